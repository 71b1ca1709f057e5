//! Presets: the levels that places of publication ask for. Data in `presets/loudness.toml`, which a test reads.

use crate::assembly::level::Target;
use crate::assembly::meter::Measured;
use crate::nearest::nearest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../presets/loudness.toml");

static PRESETS: LazyLock<BTreeMap<String, Preset>> =
    LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

/// What one place of publication asks for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Preset {
    /// Who asks.
    pub about: String,
    target_lufs: Option<f64>,
    target_rms: Option<f64>,
    /// The levels it takes, lowest and highest, in the unit of the target.
    pub accepts: [f64; 2],
    /// The highest true peak in dBTP.
    pub peak: f64,
    /// The loudest that the quietest half second may be, in dB RMS.
    pub noise_floor: Option<f64>,
    /// The sample rates it takes, in Hz; the first is used if none is asked for.
    pub rate_hz: Option<Vec<u32>>,
    /// Silence before the first sound, shortest and longest, in ms.
    pub head_ms: Option<[u64; 2]>,
    /// Silence after the last sound, shortest and longest, in ms.
    pub tail_ms: Option<[u64; 2]>,
    /// The longest programme in minutes.
    pub longest_min: Option<u64>,
}

/// What a preset says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The preset's name.
    pub preset: String,
    /// Whether the file is as it asks.
    pub passes: bool,
    /// What is not as it asks, each without a full stop; empty if it passes.
    pub why_not: Vec<String>,
}

/// A finished file as presets see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facts {
    /// Its level, the loudness as it is counted.
    pub measured: Measured,
    /// Sample rate in Hz.
    pub rate_hz: u32,
    /// Silence before the first sound, in ms.
    pub head_ms: u64,
    /// Silence after the last sound, in ms.
    pub tail_ms: u64,
    /// Its length in ms.
    pub duration_ms: u64,
}

/// Every preset with its name, by name.
pub fn all() -> impl Iterator<Item = (&'static str, &'static Preset)> {
    PRESETS.iter().map(|(name, preset)| (name.as_str(), preset))
}

/// The preset of that name.
///
/// # Errors
/// What is accepted.
pub fn by_name(name: &str) -> Result<&'static Preset, String> {
    let names = || all().map(|(name, _)| name);
    PRESETS.get(name).ok_or_else(|| {
        let meant = nearest(name, names())
            .map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
        let known = names().collect::<Vec<_>>().join(", ");
        format!("there is no preset `{name}`{meant}; known are {known}")
    })
}

/// What every preset says of a file.
pub fn judge(facts: &Facts) -> Vec<Judgement> {
    all()
        .map(|(name, preset)| {
            let why_not = preset.why_not(facts);
            Judgement {
                preset: name.to_owned(),
                passes: why_not.is_empty(),
                why_not,
            }
        })
        .collect()
}

impl Preset {
    /// The level it aims at.
    pub fn target(&self) -> Target {
        let rms = self.target_rms.map(Target::Rms);
        rms.or(self.target_lufs.map(Target::Lufs))
            .unwrap_or_default()
    }

    /// What is not as it asks.
    fn why_not(&self, facts: &Facts) -> Vec<String> {
        let measured = &facts.measured;
        let [lowest, highest] = self.accepts;
        let target = self.target();
        let level = match target.of(measured) {
            None => Some("it has no level to be measured".to_owned()),
            Some(level) => (!(lowest..=highest).contains(&level)).then(|| {
                let (level, lowest, highest) =
                    (target.at(level), target.at(lowest), target.at(highest));
                format!("its level is {level}, not from {lowest} to {highest}")
            }),
        };
        let peak = measured.dbtp.filter(|dbtp| *dbtp > self.peak);
        let peak =
            peak.map(|dbtp| format!("its true peak is {dbtp:.2} dBTP, above {:.1}", self.peak));
        let floor = self.noise_floor.zip(measured.floor_db);
        let floor = floor
            .filter(|(most, floor)| floor > most)
            .map(|(most, floor)| format!("its noise floor is {floor:.1} dB RMS, above {most:.0}"));
        [level, peak, floor]
            .into_iter()
            .chain([self.rate(facts.rate_hz)])
            .chain([silence(
                "before the first sound",
                facts.head_ms,
                self.head_ms,
            )])
            .chain([silence("after the last sound", facts.tail_ms, self.tail_ms)])
            .chain([self.length(facts.duration_ms)])
            .flatten()
            .collect()
    }

    fn rate(&self, rate_hz: u32) -> Option<String> {
        let rates = self.rate_hz.as_ref().filter(|r| !r.contains(&rate_hz))?;
        let rates: Vec<String> = rates.iter().map(u32::to_string).collect();
        let rates = rates.join(" or ");
        Some(format!("its sample rate is {rate_hz} Hz, not {rates}"))
    }

    fn length(&self, ms: u64) -> Option<String> {
        let longest = self.longest_min.filter(|min| ms > min * 60_000)?;
        let minutes = ms as f64 / 60_000.0;
        Some(format!(
            "it lasts {minutes:.1} minutes, longer than {longest}"
        ))
    }
}

fn silence(place: &str, ms: u64, allowed: Option<[u64; 2]>) -> Option<String> {
    let [shortest, longest] = allowed?;
    (!(shortest..=longest).contains(&ms))
        .then(|| format!("the silence {place} is {ms} ms, not from {shortest} to {longest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_can_be_met_by_its_own_target() {
        let presets: BTreeMap<String, Preset> = toml::from_str(FILE).unwrap();
        assert_eq!(presets.len(), all().count());
        for (name, preset) in presets {
            let [lowest, highest] = preset.accepts;
            let level = preset.target().value();
            assert!((lowest..=highest).contains(&level), "{name}");
            assert!(
                preset.target_lufs.is_some() != preset.target_rms.is_some(),
                "{name}: one target"
            );
            let facts = Facts {
                measured: Measured {
                    lufs: Some(level),
                    rms_db: Some(level),
                    dbtp: Some(preset.peak),
                    floor_db: preset.noise_floor,
                },
                rate_hz: preset.rate_hz.as_ref().map_or(24_000, |r| r[0]),
                head_ms: preset.head_ms.map_or(0, |h| h[0]),
                tail_ms: preset.tail_ms.map_or(0, |t| t[1]),
                duration_ms: preset.longest_min.map_or(0, |m| m * 60_000),
            };
            assert_eq!(preset.why_not(&facts), [""; 0], "{name}");
        }
    }

    #[test]
    fn what_is_wrong_is_told() {
        let facts = Facts {
            measured: Measured {
                lufs: Some(-16.0),
                rms_db: Some(-17.2),
                dbtp: Some(-1.0),
                floor_db: Some(-55.0),
            },
            rate_hz: 22_050,
            head_ms: 100,
            tail_ms: 6000,
            duration_ms: 300_000,
        };
        let judged = judge(&facts);
        let passed: Vec<&str> = judged
            .iter()
            .filter(|j| j.passes)
            .map(|j| j.preset.as_str())
            .collect();
        assert_eq!(passed, ["podcast"]);
        let acx = judged.iter().find(|j| j.preset == "acx").unwrap();
        assert_eq!(
            acx.why_not,
            [
                "its level is -17.2 dB RMS, not from -23.0 dB RMS to -18.0 dB RMS",
                "its true peak is -1.00 dBTP, above -3.0",
                "its noise floor is -55.0 dB RMS, above -60",
                "its sample rate is 22050 Hz, not 44100",
                "the silence before the first sound is 100 ms, not from 500 to 1000",
                "the silence after the last sound is 6000 ms, not from 1000 to 5000",
            ]
        );
        let alexa = judged.iter().find(|j| j.preset == "alexa").unwrap();
        assert!(alexa.why_not[1].starts_with("it lasts 5.0 minutes"));
    }

    #[test]
    fn a_wrong_name_shows_the_right_one() {
        let error = by_name("podcasts").unwrap_err();
        assert!(error.contains("did you mean `podcast`?"), "{error}");
        assert!(by_name("tv").unwrap_err().contains("acx, alexa, ebu"));
    }
}
