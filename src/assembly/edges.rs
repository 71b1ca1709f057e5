//! Where speech begins and ends inside a clip.
//!
//! Only the silence outside is ever cut. Silence inside belongs to the engine: tools that cut there lost up to 84 % of
//! the speech (voicebox issue 1108).

use crate::assembly::frames::frames;
use serde::{Deserialize, Serialize};
use std::f32::consts::PI;
use std::ops::Range;

/// How clips are trimmed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edges {
    /// What counts as silence, in dB relative to the loudest 5 ms of the clip.
    pub threshold_db: f64,
    /// What is kept of the silence at each edge, in ms, so that soft consonants live.
    pub guard_ms: f64,
    /// The fade at each edge, in ms.
    pub fade_ms: f64,
}

impl Default for Edges {
    fn default() -> Self {
        Self {
            threshold_db: -45.0,
            guard_ms: 60.0,
            fade_ms: 5.0,
        }
    }
}

/// Length of the windows levels are taken over, in ms.
const WINDOW_MS: f64 = 5.0;

/// A clip whose loudest window is below this is silent, in dBFS: the noise of an 11-bit converter, not speech.
pub const SILENCE_DBFS: f64 = -70.0;

/// The levels of one clip: the mean square of each 5 ms, of the louder channel.
#[derive(Debug, Clone)]
pub struct Levels {
    window: usize,
    clip: usize,
    squares: Vec<f64>,
    /// Mean square from which on a window is sound.
    threshold: f64,
}

impl Levels {
    /// Measures interleaved samples.
    pub fn of(samples: &[f32], channels: usize, rate_hz: u32, edges: &Edges) -> Self {
        let window = frames(WINDOW_MS, rate_hz).max(1);
        let squares: Vec<f64> = samples
            .chunks(window * channels.max(1))
            .map(|window| louder(window, channels.max(1)))
            .collect();
        let loudest = squares.iter().copied().fold(0.0, f64::max);
        let audible = loudest >= power(SILENCE_DBFS);
        Self {
            window,
            clip: samples.len() / channels.max(1),
            squares,
            threshold: if audible {
                loudest * power(edges.threshold_db)
            } else {
                f64::INFINITY
            },
        }
    }

    /// The frames from the first sound to the last; `None` if the clip is silent.
    pub fn speech(&self) -> Option<Range<usize>> {
        let first = self.squares.iter().position(|s| *s >= self.threshold)?;
        let last = self.squares.iter().rposition(|s| *s >= self.threshold)?;
        Some(first * self.window..((last + 1) * self.window).min(self.clip))
    }

    /// The silences between the first sound and the last that last `shortest` frames or more.
    pub fn gaps(&self, shortest: usize) -> Vec<Range<usize>> {
        let mut gaps = Vec::new();
        let mut sound: Option<usize> = None;
        for (number, _) in self
            .squares
            .iter()
            .enumerate()
            .filter(|(_, s)| **s >= self.threshold)
        {
            let gap = sound.map_or(number, |last| last + 1) * self.window..number * self.window;
            if gap.len() >= shortest.max(1) {
                gaps.push(gap);
            }
            sound = Some(number);
        }
        gaps
    }
}

fn power(db: f64) -> f64 {
    10f64.powf(db / 10.0)
}

fn louder(window: &[f32], channels: usize) -> f64 {
    let mean = |channel| {
        let own = window.iter().skip(channel).step_by(channels);
        own.map(|s| f64::from(*s).powi(2)).sum::<f64>() / (window.len() / channels).max(1) as f64
    };
    (0..channels).map(mean).fold(0.0, f64::max)
}

/// Fades interleaved samples in and out over `length` frames, along a cosine; less if they would meet.
pub fn fade(samples: &mut [f32], channels: usize, length: usize) {
    let total = samples.len() / channels;
    let length = length.min(total / 2);
    for step in 0..length {
        let gain = 0.5 - 0.5 * (PI * (step as f32 + 0.5) / length as f32).cos();
        for channel in 0..channels {
            samples[step * channels + channel] *= gain;
            samples[(total - 1 - step) * channels + channel] *= gain;
        }
    }
}

#[cfg(test)]
// A list of one range is meant.
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use crate::assembly::edges::{Edges, Levels, fade};

    /// At 1 kHz a window is 5 frames.
    fn levels(parts: &[(usize, f32)], channels: usize) -> Levels {
        let samples: Vec<f32> = parts
            .iter()
            .flat_map(|(frames, level)| {
                (0..frames * channels).map(move |i| if i % 2 == 0 { *level } else { -level })
            })
            .collect();
        Levels::of(&samples, channels, 1000, &Edges::default())
    }

    #[test]
    fn speech_lies_between_the_first_sound_and_the_last() {
        let clip = [(100, 0.001), (50, 0.5), (200, 0.0), (50, 0.01), (33, 0.0)];
        for channels in [1, 2] {
            assert_eq!(levels(&clip, channels).speech(), Some(100..400));
            assert_eq!(levels(&clip, channels).gaps(1), [150..350]);
        }
    }

    #[test]
    fn the_threshold_follows_the_clip() {
        let clip =
            |scale: f32| levels(&[(100, 0.001 * scale), (50, 0.5 * scale), (50, 0.0)], 1).speech();
        assert_eq!(clip(1.0), clip(0.01));
        assert_eq!(clip(4.0), clip(1.0));
    }

    #[test]
    fn silence_has_no_speech() {
        for clip in [&[][..], &[(100, 0.0)], &[(100, 0.0002)], &[(1, 0.0)]] {
            assert_eq!(levels(clip, 1).speech(), None);
        }
        assert_eq!(levels(&[(1, 0.5)], 1).speech(), Some(0..1));
        assert_eq!(levels(&[(103, 0.5)], 1).speech(), Some(0..103));
    }

    #[test]
    fn fades_are_smooth_and_never_meet() {
        let mut samples = vec![1.0; 40];
        fade(&mut samples, 2, 5);
        assert!(samples[0] < 0.03 && samples[39] < 0.03);
        assert_eq!(samples[10..30], [1.0; 20]);
        assert!(samples[..10].is_sorted());
        let mut short = vec![1.0; 3];
        fade(&mut short, 1, 100);
        assert_eq!(short, [0.5, 1.0, 0.5]);
        fade(&mut [], 1, 5);
    }
}
