//! True peaks: how high the sound goes between its samples.
//!
//! ITU-R BS.1770-5, annex 2, asks for 4-fold interpolation by 12 taps a phase; ours is 8-fold by 32, so it reads up to
//! a few tenths of a dB higher (and nearer to the truth) in the highest octave.

use std::f64::consts::PI;

/// Points per frame at which the sound is computed, the frame itself included.
const PHASES: usize = 8;

/// Frames that a point depends on.
const TAPS: usize = 32;

/// A peak comes out this many frames after its frame went in.
pub const DELAY: usize = TAPS / 2;

/// Frames that are looked at together: if none of their surroundings is loud, nothing is computed.
const GROUP: usize = 32;

/// Finds peaks in a stream of interleaved samples.
pub struct Peaks {
    /// `kernel[tap][phase]`.
    kernel: Box<[[f32; PHASES]; TAPS]>,
    /// How many times higher than its loudest sample a sound can go between samples at worst.
    reach: f32,
    /// For each channel the last [`TAPS`] − 1 samples, and while feeding the new ones.
    lanes: Vec<Vec<f32>>,
}

impl Peaks {
    /// For sound of `channels`; before it lies silence.
    pub fn new(channels: usize) -> Self {
        let kernel = kernel();
        let sum = |phase: usize| kernel.iter().map(|taps| taps[phase].abs()).sum::<f32>();
        Self {
            reach: (0..PHASES).map(sum).fold(1.0, f32::max),
            kernel,
            lanes: vec![vec![0.0; TAPS - 1]; channels],
        }
    }

    /// Takes samples and appends to `out` as many peaks as frames came in: each is the largest magnitude in any channel
    /// from its frame up to the next, [`DELAY`] frames ago. Peaks that are surely not above `floor` may be given as 0.
    pub fn feed(&mut self, samples: &[f32], floor: f32, out: &mut Vec<f32>) {
        let channels = self.lanes.len();
        let first = out.len();
        out.resize(first + samples.len() / channels.max(1), 0.0);
        for (channel, lane) in self.lanes.iter_mut().enumerate() {
            lane.extend(samples.iter().skip(channel).step_by(channels));
            let groups = out[first..].chunks_mut(GROUP);
            for (group, peaks) in groups.enumerate() {
                let around = &lane[group * GROUP..group * GROUP + peaks.len() + TAPS - 1];
                if largest(around) * self.reach > floor {
                    raise(&self.kernel, around, peaks);
                }
            }
            lane.drain(..lane.len() - (TAPS - 1));
        }
    }
}

/// Raises each of the peaks to that of the window that begins at its place.
fn raise(kernel: &[[f32; PHASES]; TAPS], around: &[f32], peaks: &mut [f32]) {
    for (window, peak) in around.windows(TAPS).zip(peaks) {
        let mut points = [0.0f32; PHASES];
        for (taps, sample) in kernel.iter().zip(window) {
            for (point, tap) in points.iter_mut().zip(taps) {
                *point += tap * sample;
            }
        }
        *peak = peak.max(largest(&points));
    }
}

/// The largest magnitude.
pub fn largest(samples: &[f32]) -> f32 {
    // Eight at a time: a single chain of maxima cannot be vectorized.
    let mut largest = [0.0f32; 8];
    let (groups, rest) = samples.as_chunks::<8>();
    for group in groups {
        for (most, sample) in largest.iter_mut().zip(group) {
            *most = most.max(sample.abs());
        }
    }
    largest
        .iter()
        .chain(rest)
        .fold(0.0, |most, s| most.max(s.abs()))
}

/// A sinc under a Kaiser window (Kaiser 1974), 80 dB down outside its band.
fn kernel() -> Box<[[f32; PHASES]; TAPS]> {
    let mut kernel = Box::new([[0.0; PHASES]; TAPS]);
    for phase in 0..PHASES {
        let place = |tap: usize| tap as f64 - (DELAY - 1) as f64 - phase as f64 / PHASES as f64;
        let weight = |tap: usize| sinc(place(tap)) * kaiser(place(tap) / DELAY as f64);
        let sum: f64 = (0..TAPS).map(weight).sum();
        for tap in 0..TAPS {
            kernel[tap][phase] = (weight(tap) / sum) as f32;
        }
    }
    kernel
}

fn sinc(x: f64) -> f64 {
    if x == 0.0 {
        1.0
    } else {
        (PI * x).sin() / (PI * x)
    }
}

fn kaiser(x: f64) -> f64 {
    const BETA: f64 = 7.857;
    bessel(BETA * (1.0 - x * x).max(0.0).sqrt()) / bessel(BETA)
}

/// The modified Bessel function of order 0, by its series.
fn bessel(x: f64) -> f64 {
    let mut term = 1.0;
    let terms = (1..50).map(|k| {
        term *= (x / 2.0 / f64::from(k)).powi(2);
        term
    });
    1.0 + terms.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use crate::assembly::peaks::{DELAY, Peaks};
    use std::f64::consts::TAU;

    fn peak(samples: &[f32], channels: usize) -> f64 {
        let mut out = Vec::new();
        Peaks::new(channels).feed(samples, 0.0, &mut out);
        out.iter().copied().fold(0.0, f32::max).into()
    }

    /// EBU Tech 3341, November 2023, table 1, cases 15 to 19: sines whose samples miss the peak.
    #[test]
    fn sines_between_samples() {
        let cases = [
            (4.0, 0.0, 0.5, -6.0),
            (4.0, 45.0, 0.5, -6.0),
            (6.0, 60.0, 0.5, -6.0),
            (8.0, 67.5, 0.5, -6.0),
            (4.0, 45.0, 1.41, 3.0),
        ];
        for (divisor, degrees, amplitude, expected) in cases {
            let sine =
                |i: u32| amplitude * (TAU * (f64::from(i) / divisor + degrees / 360.0)).sin();
            let edge = |i: u32| (f64::from(i.min(47_999 - i)) / 480.0).min(1.0);
            let samples: Vec<f32> = (0..48_000).map(|i| (sine(i) * edge(i)) as f32).collect();
            let dbtp = 20.0 * peak(&samples, 1).log10();
            assert!(
                (-0.05..0.05).contains(&(dbtp - expected)),
                "fs/{divisor} {degrees}: {dbtp}"
            );
        }
    }

    #[test]
    fn peaks_come_after_the_delay_and_from_any_channel() {
        let mut samples = vec![0.0; 200];
        samples[2 * 50 + 1] = -0.7;
        let mut out = Vec::new();
        Peaks::new(2).feed(&samples, 0.0, &mut out);
        assert_eq!(out.len(), 100);
        assert!((out[50 + DELAY] - 0.7).abs() < 1e-6);
        assert!(
            out.iter()
                .enumerate()
                .all(|(i, p)| *p < 0.69 || i == 50 + DELAY || i == 50 + DELAY - 1)
        );
    }

    #[test]
    fn blocks_and_floor_change_nothing_that_matters() {
        let noise = |i: u64| {
            ((i.wrapping_mul(6_364_136_223_846_793_005) >> 33) as f32 / (1u64 << 30) as f32) - 1.0
        };
        let samples: Vec<f32> = (0..10_000)
            .map(|i| noise(i) * if i % 1000 < 100 { 1.0 } else { 0.1 })
            .collect();
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        Peaks::new(1).feed(&samples, 0.0, &mut whole);
        let mut peaks = Peaks::new(1);
        for block in samples.chunks(77) {
            peaks.feed(block, 0.5, &mut parts);
        }
        assert_eq!(whole.len(), parts.len());
        for (whole, part) in whole.iter().zip(&parts) {
            assert!(part == whole || *part == 0.0 && *whole <= 0.5);
        }
    }
}
