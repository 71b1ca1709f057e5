//! A limiter: turns the gain down around true peaks, beginning before them, and up again slowly.
//!
//! The gain a peak needs is held from `ATTACK_MS` before it until the peak, recovers with the time constant
//! `RELEASE_MS`, and is smoothed by two moving averages as long as the hold, so it never moves abruptly and is never
//! above what any peak needs. All channels get the same gain, so the image does not wander.

use crate::assembly::frames::frames;
use crate::assembly::peaks::{self, Peaks};
use std::collections::VecDeque;

/// How long before a peak the gain begins to fall, in ms.
const ATTACK_MS: f64 = 5.0;

/// In what time the gain regains about two thirds of what it lost, in ms.
const RELEASE_MS: f64 = 80.0;

/// A gain that differs less from 1 counts as 1 (0.001 dB).
const OPEN: f64 = 1e-4;

/// A stream of interleaved samples comes out later, with the same length, and nowhere higher than the ceiling (to a few
/// hundredths of a dB: a moving gain makes new peaks between samples; measure and lower the ceiling by what is missing).
pub struct Limiter {
    ceiling: f32,
    channels: usize,
    peaks: Peaks,
    curve: Curve,
    /// Samples that wait for their gain.
    line: Vec<f32>,
    /// Frames of the delay that have not come out yet.
    early: usize,
    found: Vec<f32>,
    work: Work,
}

/// A gain below this counts as work (0.01 dB).
const NOTABLE: f64 = 0.99885;

/// How hard a limiter worked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Work {
    /// Frames that were turned down by 0.01 dB or more.
    pub frames: u64,
    /// The lowest gain, as a factor.
    pub least: f64,
}

impl Limiter {
    /// With the ceiling `ceiling` (a magnitude, 1.0 is full scale), for sound of `channels` at `rate_hz`.
    pub fn new(ceiling: f32, rate_hz: u32, channels: usize) -> Self {
        let half = frames(ATTACK_MS / 2.0, rate_hz).max(1);
        let curve = Curve::new(half, rate_hz);
        let delay = peaks::DELAY + curve.attack - 1;
        Self {
            ceiling,
            channels,
            peaks: Peaks::new(channels),
            curve,
            line: vec![0.0; delay * channels],
            early: delay,
            found: Vec::new(),
            work: Work {
                frames: 0,
                least: 1.0,
            },
        }
    }

    /// Takes samples and appends to `out` what is ready.
    pub fn process(&mut self, samples: &[f32], out: &mut Vec<f32>) {
        self.found.clear();
        self.peaks.feed(samples, self.ceiling, &mut self.found);
        self.line.extend(samples);
        let frames = self.line.chunks_exact_mut(self.channels);
        for (peak, frame) in self.found.iter().zip(frames) {
            let above = *peak > self.ceiling;
            if !above && self.curve.is_resting() {
                continue;
            }
            let needed = if above {
                f64::from(self.ceiling) / f64::from(*peak)
            } else {
                1.0
            };
            let gain = self.curve.next(needed);
            self.work.frames += u64::from(gain < NOTABLE);
            self.work.least = self.work.least.min(gain);
            frame.iter_mut().for_each(|sample| *sample *= gain as f32);
        }
        let skipped = self.early.min(self.found.len());
        self.early -= skipped;
        let ready = self.found.len() * self.channels;
        out.extend(&self.line[skipped * self.channels..ready]);
        self.line.drain(..ready);
    }

    /// Appends the samples that still wait, and tells how hard the work was.
    pub fn finish(mut self, out: &mut Vec<f32>) -> Work {
        let rest = vec![0.0; self.line.len()];
        self.process(&rest, out);
        self.work
    }
}

/// The gain over time: from what each frame needs to what it gets, some frames later.
struct Curve {
    /// Frames over which the gain is smoothed.
    attack: usize,
    hold: Minimum,
    envelope: f64,
    release: f64,
    smooth: [Mean; 2],
    /// Frames since the envelope was last below 1.
    open: usize,
}

impl Curve {
    /// Smoothed by two averages over `half` frames, which together reach back 2 · `half` − 1.
    fn new(half: usize, rate_hz: u32) -> Self {
        let attack = 2 * half - 1;
        Self {
            attack,
            // One frame more, for the peak between two frames.
            hold: Minimum::over(attack + 1),
            envelope: 1.0,
            release: 1.0 - (-1000.0 / (RELEASE_MS * f64::from(rate_hz))).exp(),
            smooth: [Mean::over(half), Mean::over(half)],
            open: attack,
        }
    }

    /// Whether every gain is 1 until a frame needs less: nothing needs to be computed.
    fn is_resting(&self) -> bool {
        self.open >= self.attack
    }

    fn next(&mut self, needed: f64) -> f64 {
        let held = self.hold.push(needed);
        let risen = self.envelope + (held - self.envelope) * self.release;
        self.envelope = if risen > 1.0 - OPEN {
            held
        } else {
            risen.min(held)
        };
        self.open = if self.envelope < 1.0 {
            0
        } else {
            self.open + 1
        };
        let [first, second] = &mut self.smooth;
        second.push(first.push(self.envelope))
    }
}

/// The least of the last so many values.
struct Minimum {
    length: u64,
    count: u64,
    /// Rising values with their numbers: those that are or will be the least.
    rising: VecDeque<(u64, f64)>,
}

impl Minimum {
    fn over(length: usize) -> Self {
        Self {
            length: length as u64,
            count: 0,
            rising: VecDeque::new(),
        }
    }

    fn push(&mut self, value: f64) -> f64 {
        while self.rising.back().is_some_and(|(_, last)| *last >= value) {
            self.rising.pop_back();
        }
        self.rising.push_back((self.count, value));
        self.count += 1;
        if self
            .rising
            .front()
            .is_some_and(|(number, _)| number + self.length < self.count)
        {
            self.rising.pop_front();
        }
        self.rising.front().map_or(value, |(_, least)| *least)
    }
}

/// The mean of the last so many values, all 1 at first.
struct Mean {
    values: Vec<u64>,
    next: usize,
    sum: u64,
    scale: f64,
}

/// Values are summed as whole numbers, so that the sum never drifts.
const UNIT: f64 = (1u64 << 40) as f64;

impl Mean {
    fn over(length: usize) -> Self {
        let one = UNIT as u64;
        Self {
            values: vec![one; length],
            next: 0,
            sum: one * length as u64,
            scale: 1.0 / (length as f64 * UNIT),
        }
    }

    fn push(&mut self, value: f64) -> f64 {
        // Cut, not rounded: the mean stays below what a peak needs.
        let value = (value * UNIT) as u64;
        self.sum = self.sum + value - self.values[self.next];
        self.values[self.next] = value;
        self.next += 1;
        if self.next == self.values.len() {
            self.next = 0;
        }
        self.sum as f64 * self.scale
    }
}

#[cfg(test)]
mod tests {
    use crate::assembly::limiter::{Limiter, Mean, Minimum, Work};
    use ebur128::{EbuR128, Mode};
    use proptest::prelude::*;
    use std::f64::consts::TAU;

    const RATE: u32 = 22_050;

    fn limited(samples: &[f32], channels: usize, ceiling: f32, block: usize) -> (Vec<f32>, Work) {
        let mut limiter = Limiter::new(ceiling, RATE, channels);
        let mut out = Vec::new();
        for block in samples.chunks(block * channels) {
            limiter.process(block, &mut out);
        }
        let work = limiter.finish(&mut out);
        (out, work)
    }

    /// By another program's interpolation.
    fn true_peak(samples: &[f32], channels: u32) -> f64 {
        let mut meter = EbuR128::new(channels, RATE, Mode::TRUE_PEAK | Mode::SAMPLE_PEAK).unwrap();
        meter.add_frames_f32(samples).unwrap();
        (0..channels)
            .map(|c| meter.true_peak(c).unwrap())
            .fold(0.0, f64::max)
    }

    /// Bursts of two tones, much over full scale, with quiet between.
    fn bursts() -> Vec<f32> {
        let burst = |t: f64| if (t * 3.0).fract() < 0.3 { 1.5 } else { 0.2 };
        (0..RATE * 2)
            .map(|i| f64::from(i) / f64::from(RATE))
            .map(|t| (burst(t) * ((TAU * 190.0 * t).sin() + 0.6 * (TAU * 5100.0 * t).sin())) as f32)
            .collect()
    }

    #[test]
    fn nothing_is_above_the_ceiling() {
        for ceiling in [0.9, 0.5, 0.1] {
            let (out, work) = limited(&bursts(), 1, ceiling, 1000);
            let over = 20.0 * (true_peak(&out, 1) / f64::from(ceiling)).log10();
            assert!(over < 0.1, "{ceiling}: {over} dB over");
            assert!(over > -0.5, "{ceiling}: {over} dB, turned down too much");
            assert!(work.frames > 0 && work.least < 0.7);
        }
    }

    #[test]
    fn what_is_below_the_ceiling_passes_unchanged_and_unmoved() {
        let quiet: Vec<f32> = bursts().iter().map(|s| s * 0.1).collect();
        let (out, work) = limited(&quiet, 2, 0.5, 333);
        assert_eq!(out, quiet);
        assert_eq!(
            work,
            Work {
                frames: 0,
                least: 1.0
            }
        );
    }

    #[test]
    fn one_peak_is_caught_and_forgotten() {
        let mut samples = vec![0.25; 40_000];
        samples[5_000] = 2.0;
        let (out, _) = limited(&samples, 1, 0.5, 512);
        assert_eq!(out.len(), samples.len());
        assert!((out[5_000] - 0.5).abs() < 0.01, "{}", out[5_000]);
        let attack = RATE as usize * 6 / 1000;
        assert_eq!(out[..5_000 - attack], samples[..5_000 - attack]);
        assert_eq!(out[39_999], 0.25);
        let steps = out.windows(2).map(|pair| (pair[1] - pair[0]).abs());
        let moved = steps
            .enumerate()
            .filter(|(i, _)| !(4_999..=5_000).contains(i));
        assert!(moved.map(|(_, step)| step).fold(0.0, f32::max) < 0.25 * 0.04);
    }

    #[test]
    fn both_channels_get_the_same_gain() {
        let samples: Vec<f32> = bursts().iter().flat_map(|s| [*s, 0.25]).collect();
        let (out, _) = limited(&samples, 2, 0.5, 100);
        for (before, after) in samples.chunks(2).zip(out.chunks(2)) {
            assert!((before[0] * after[1] - before[1] * after[0]).abs() < 1e-4);
        }
    }

    #[test]
    fn short_sounds_keep_their_length() {
        for frames in [0, 1, 7, 300] {
            let (out, _) = limited(&vec![1.0; frames], 1, 0.5, 64);
            assert_eq!(out.len(), frames);
        }
    }

    proptest! {
        #[test]
        fn blocks_do_not_matter(samples in prop::collection::vec(-2.0f32..2.0, 0..3000), block in 1usize..500) {
            prop_assert_eq!(limited(&samples, 1, 0.5, block).0, limited(&samples, 1, 0.5, 4096).0);
        }

        #[test]
        fn samples_never_exceed_the_ceiling(samples in prop::collection::vec(-8.0f32..8.0, 1..3000)) {
            let (out, _) = limited(&samples, 1, 0.5, 100);
            prop_assert!(out.iter().all(|s| s.abs() <= 0.5 * 1.0001));
        }

        #[test]
        fn the_moving_minimum_is_the_minimum(values in prop::collection::vec(0u8..50, 1..100), length in 1usize..12) {
            let mut minimum = Minimum::over(length);
            for (i, value) in values.iter().enumerate() {
                let least = values[(i + 1).saturating_sub(length)..=i].iter().min().copied().unwrap();
                prop_assert_eq!(minimum.push(f64::from(*value)), f64::from(least));
            }
        }
    }

    #[test]
    fn the_moving_mean_forgets() {
        let mut mean = Mean::over(4);
        assert_eq!(mean.push(1.0), 1.0);
        assert_eq!(mean.push(0.0), 0.75);
        assert_eq!((0..4).map(|_| mean.push(1.0)).last(), Some(1.0));
    }
}
