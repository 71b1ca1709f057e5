//! What the finished programme shall be like.

use crate::assembly::edges::Edges;
use crate::assembly::error::AssemblyError;
use crate::assembly::level::{Goal, Target};
use crate::output::info::Tags;
use crate::output::wav::Encoding;
use crate::pacing::{LONGEST_MS, Pacing};
use crate::programme::NOTICE;
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::ops::RangeInclusive;

/// Channels of the finished file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channels {
    /// One; clips with more are averaged.
    #[default]
    Mono,
    /// Two; a mono clip goes to both.
    Stereo,
}

impl Channels {
    /// How many.
    pub const fn count(self) -> u16 {
        match self {
            Self::Mono => 1,
            Self::Stereo => 2,
        }
    }
}

/// How the loudness of a mono file is counted. The meter adds up channels, and a mono file is played through two
/// loudspeakers: the same sound measures 3.01 LU less as a mono file than as two equal channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mono {
    /// As the one channel it is: what meters print.
    #[default]
    AsIs,
    /// As the two equal channels it will be heard from: a target of -16 gives a file that measures -19.
    Dual,
}

impl Mono {
    /// What is added to the measured loudness of a file of `channels`, in LU.
    pub fn offset_lu(self, channels: Channels) -> f64 {
        match (self, channels) {
            (Self::Dual, Channels::Mono) => 10.0 * 2f64.log10(),
            _ => 0.0,
        }
    }
}

/// What the finished programme shall be like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Sample rate in Hz; `None` is the rate of the first clip.
    pub rate_hz: Option<u32>,
    /// Mono or stereo.
    pub channels: Channels,
    /// The level to reach.
    pub target: Target,
    /// How the loudness of a mono file is counted.
    pub mono: Mono,
    /// What the true peak must not exceed, in dBTP.
    pub ceiling_dbtp: f64,
    /// How samples are stored.
    pub encoding: Encoding,
    /// Pauses.
    pub pacing: Pacing,
    /// How clips are trimmed.
    pub edges: Edges,
    /// The file's tags.
    pub tags: Tags,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rate_hz: None,
            channels: Channels::default(),
            target: Target::default(),
            mono: Mono::default(),
            ceiling_dbtp: -1.0,
            encoding: Encoding::default(),
            pacing: Pacing::default(),
            edges: Edges::default(),
            tags: Tags {
                comment: Some(NOTICE.to_owned()),
                software: Some(format!("aloud {}", env!("CARGO_PKG_VERSION"))),
                ..Tags::default()
            },
        }
    }
}

/// Rates in Hz a programme may have: from telephone to four times the studio's.
pub const RATES_HZ: RangeInclusive<u32> = 8_000..=192_000;

impl Settings {
    /// What is wanted of the level.
    pub fn goal(&self) -> Goal {
        Goal {
            target: self.target,
            offset_lu: self.mono.offset_lu(self.channels),
            dbtp: self.ceiling_dbtp,
        }
    }

    /// Whether the settings make sense.
    ///
    /// # Errors
    /// [`AssemblyError::Setting`] naming the first that does not.
    pub fn check(&self) -> Result<(), AssemblyError> {
        if let Some(rate_hz) = self.rate_hz {
            within("rate-hz", rate_hz, RATES_HZ)?;
        }
        match self.target {
            Target::Lufs(lufs) => within("target.lufs", lufs, -60.0..=-5.0)?,
            Target::Rms(db) => within("target.rms", db, -60.0..=-5.0)?,
        }
        within("ceiling-dbtp", self.ceiling_dbtp, -20.0..=0.0)?;
        within("edges.threshold-db", self.edges.threshold_db, -90.0..=-10.0)?;
        within("edges.guard-ms", self.edges.guard_ms, 0.0..=1000.0)?;
        within("edges.fade-ms", self.edges.fade_ms, 0.0..=100.0)?;
        for (name, ms) in self.pacing.entries() {
            within(name, ms, 0..=LONGEST_MS)?;
        }
        Ok(())
    }
}

fn within<T: PartialOrd + Display>(
    name: &'static str,
    value: T,
    allowed: RangeInclusive<T>,
) -> Result<(), AssemblyError> {
    if allowed.contains(&value) {
        return Ok(());
    }
    Err(AssemblyError::Setting {
        name,
        value: value.to_string(),
        allowed: format!("{} to {}", allowed.start(), allowed.end()),
    })
}

#[cfg(test)]
mod tests {
    use crate::assembly::settings::{Channels, Mono, Settings};

    #[test]
    fn the_defaults_make_sense() {
        Settings::default().check().unwrap();
        let dual = |channels| Settings {
            channels,
            mono: Mono::Dual,
            ..Settings::default()
        };
        assert!((dual(Channels::Mono).goal().offset_lu - 3.01).abs() < 0.001);
        assert_eq!(dual(Channels::Stereo).goal().offset_lu, 0.0);
    }

    #[test]
    fn nonsense_is_named() {
        for (toml, expected) in [
            (
                "rate-hz = 0",
                "`rate-hz` is 0, which is outside 8000 to 192000",
            ),
            (
                "target = { lufs = 16.0 }",
                "`target.lufs` is 16, which is outside -60 to -5",
            ),
            (
                "target = { rms = nan }",
                "`target.rms` is NaN, which is outside -60 to -5",
            ),
            (
                "ceiling-dbtp = nan",
                "`ceiling-dbtp` is NaN, which is outside -20 to 0",
            ),
            (
                "[pacing]\nhead = 100000",
                "`pacing.head` is 100000, which is outside 0 to 60000",
            ),
        ] {
            let settings: Settings = toml::from_str(toml).unwrap();
            assert_eq!(settings.check().unwrap_err().to_string(), expected);
        }
    }
}
