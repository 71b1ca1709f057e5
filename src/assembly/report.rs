//! What was made, in figures.

use crate::assembly::level::{Goal, Outcome, Target};
use crate::assembly::meter::Measured;
use crate::assembly::preset::{self, Facts, Judgement};
use crate::assembly::settings::Mono;
use crate::output::wav::Encoding;
use serde::Serialize;
use std::ops::Range;

/// A finished programme in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Clips that were joined, silent ones included.
    pub clips: usize,
    /// Length in frames.
    pub frames: u64,
    /// Length in ms.
    pub duration_ms: u64,
    /// Sample rate in Hz.
    pub rate_hz: u32,
    /// Channels of the file.
    pub channels: u16,
    /// How samples are stored.
    pub encoding: Encoding,
    /// The level that was wanted.
    pub target: Target,
    /// How the loudness of a mono file is counted, here too.
    pub mono: Mono,
    /// Whether the file is within 0.1 of the target and not above the ceiling; if not, a warning says why.
    pub on_target: bool,
    /// Integrated loudness of the joined clips as they came, in LUFS; `None` for silence.
    pub lufs_before: Option<f64>,
    /// Integrated loudness of the file in LUFS; `None` for silence.
    pub lufs: Option<f64>,
    /// True peak that was allowed, in dBTP.
    pub ceiling_dbtp: f64,
    /// True peak of the joined clips as they came, in dBTP; `None` for silence.
    pub dbtp_before: Option<f64>,
    /// True peak of the file in dBTP; `None` for silence.
    pub dbtp: Option<f64>,
    /// Mean power of the file in dB of full scale; `None` for silence.
    pub rms_db: Option<f64>,
    /// Mean power of its quietest half second in dB of full scale; `None` if that is digital silence.
    pub floor_db: Option<f64>,
    /// Silence before the first sound, in ms.
    pub head_ms: u64,
    /// Silence after the last sound, in ms.
    pub tail_ms: u64,
    /// The one gain of the whole programme, in dB.
    pub gain_db: f64,
    /// How long peaks were turned down by more than 0.01 dB, in ms.
    pub limited_ms: u64,
    /// How much the highest peak was turned down, in dB.
    pub reduction_db: f64,
    /// How often the file was written and measured.
    pub rounds: u32,
    /// What each preset says of the file.
    pub presets: Vec<Judgement>,
    /// What a person should know. Each is one sentence without a full stop. Empty if all is well.
    pub warnings: Vec<String>,
}

/// What a report is made of.
pub(crate) struct Made {
    pub(crate) clips: usize,
    /// Length in frames.
    pub(crate) frames: u64,
    /// From the first sound to the last, in frames; `None` if there is none.
    pub(crate) sound: Option<Range<u64>>,
    pub(crate) rate_hz: u32,
    pub(crate) channels: u16,
    pub(crate) encoding: Encoding,
    pub(crate) goal: Goal,
    pub(crate) mono: Mono,
    pub(crate) before: Measured,
    pub(crate) outcome: Outcome,
    pub(crate) rounds: u32,
    pub(crate) warnings: Vec<String>,
}

impl From<Made> for Report {
    fn from(made: Made) -> Self {
        let (goal, rate_hz, outcome) = (made.goal, made.rate_hz, made.outcome);
        let counted = |lufs: Option<f64>| lufs.map(|lufs| goal.counted(lufs));
        let sound = made.sound.unwrap_or(made.frames..made.frames);
        let facts = Facts {
            measured: Measured {
                lufs: counted(outcome.measured.lufs),
                ..outcome.measured
            },
            rate_hz,
            head_ms: ms(sound.start, rate_hz),
            tail_ms: ms(made.frames.saturating_sub(sound.end), rate_hz),
            duration_ms: ms(made.frames, rate_hz),
        };
        Self {
            clips: made.clips,
            frames: made.frames,
            duration_ms: facts.duration_ms,
            rate_hz,
            channels: made.channels,
            encoding: made.encoding,
            target: goal.target,
            mono: made.mono,
            on_target: outcome.is_on_target(goal),
            lufs_before: counted(made.before.lufs),
            lufs: facts.measured.lufs,
            ceiling_dbtp: goal.dbtp,
            dbtp_before: made.before.dbtp,
            dbtp: outcome.measured.dbtp,
            rms_db: outcome.measured.rms_db,
            floor_db: outcome.measured.floor_db,
            head_ms: facts.head_ms,
            tail_ms: facts.tail_ms,
            gain_db: outcome.attempt.gain_db,
            limited_ms: ms(outcome.work.frames, rate_hz),
            reduction_db: outcome.reduction_db(),
            rounds: made.rounds,
            presets: preset::judge(&facts),
            warnings: made.warnings,
        }
    }
}

/// Frames as ms, to the nearest.
pub fn ms(frames: u64, rate_hz: u32) -> u64 {
    let rate = u64::from(rate_hz.max(1));
    (frames.saturating_mul(1000) + rate / 2) / rate
}

#[cfg(test)]
mod tests {
    use crate::assembly::report::ms;

    #[test]
    fn frames_become_the_nearest_ms() {
        assert_eq!(ms(22_050, 22_050), 1000);
        assert_eq!(ms(11, 22_050), 0);
        assert_eq!(ms(12, 22_050), 1);
        assert_eq!(ms(10, 0), 10_000);
    }
}
