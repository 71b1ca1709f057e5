//! What was made, in figures.

use crate::assembly::level::Target;
use crate::assembly::preset::Judgement;
use crate::assembly::settings::Mono;
use crate::output::wav::Encoding;
use serde::Serialize;

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
