//! The signals of EBU Tech 3341 (November 2023, table 1), made here, and what the meter says of them. Cases 7 and 8 are
//! real programmes that only the EBU may distribute. Cases 1 to 5 are also in `src/assembly/meter.rs`, without stereo blocks.
#![allow(clippy::unwrap_used)] // a test may

use aloud::assembly::meter::{Measured, Meter};
use ebur128::{EbuR128, Mode};
use std::f64::consts::{PI, TAU};

const RATES: [u32; 5] = [16_000, 22_050, 24_000, 44_100, 48_000];

/// A stereo tone of 1000 Hz in parts of (seconds, dBFS); no level is silence.
fn tone(rate: u32, parts: &[Stretch]) -> Vec<f32> {
    let mut samples = Vec::new();
    let mut at = 0.0;
    for (seconds, dbfs) in parts {
        at += seconds * f64::from(rate);
        let amplitude = dbfs.map_or(0.0, |dbfs| 10f64.powf(dbfs / 20.0));
        while samples.len() < 2 * at.round() as usize {
            let t = (samples.len() / 2) as f64 / f64::from(rate);
            let sample = (amplitude * (TAU * 1000.0 * t).sin()) as f32;
            samples.extend([sample; 2]);
        }
    }
    samples
}

fn measured(rate: u32, channels: u16, samples: &[f32]) -> Measured {
    let mut meter = Meter::new(rate, channels).unwrap();
    let block = 4801 * usize::from(channels);
    samples.chunks(block).for_each(|b| meter.add(b).unwrap());
    meter.finish()
}

fn near(what: &str, value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= 0.1,
        "{what}: {value}, expected {expected}"
    );
}

/// Seconds, and the level in dBFS; `None` is silence.
type Stretch = (f64, Option<f64>);

#[test]
fn integrated_loudness_at_the_rates_of_engines() {
    let level = |seconds: f64, dbfs: f64| (seconds, Some(dbfs));
    let cases: [(&[Stretch], f64); 5] = [
        (&[level(20.0, -23.0)], -23.0),
        (&[level(20.0, -33.0)], -33.0),
        (
            &[level(10.0, -36.0), level(60.0, -23.0), level(10.0, -36.0)],
            -23.0,
        ),
        (
            &[
                level(10.0, -72.0),
                level(10.0, -36.0),
                level(60.0, -23.0),
                level(10.0, -36.0),
                level(10.0, -72.0),
            ],
            -23.0,
        ),
        (
            &[level(20.0, -26.0), level(20.1, -20.0), level(20.0, -26.0)],
            -23.0,
        ),
    ];
    for rate in RATES {
        for (number, (parts, expected)) in (1..).zip(cases) {
            let lufs = measured(rate, 2, &tone(rate, parts)).lufs.unwrap();
            near(&format!("case {number} at {rate} Hz"), lufs, expected);
        }
    }
}

#[test]
fn five_channels_are_weighted() {
    // Case 6: left, right, centre, left and right surround.
    let levels = [-28.0, -28.0, -24.0, -30.0, -30.0].map(|dbfs: f64| 10f64.powf(dbfs / 20.0));
    for rate in RATES {
        let frame = |i: u32| {
            let sine = (TAU * 1000.0 * f64::from(i) / f64::from(rate)).sin();
            levels.map(|level| (level * sine) as f32)
        };
        let samples: Vec<f32> = (0..rate * 20).flat_map(frame).collect();
        let lufs = measured(rate, 5, &samples).lufs.unwrap();
        near(&format!("case 6 at {rate} Hz"), lufs, -23.0);
    }
}

/// Momentary and short-term loudness every 10 ms, by the library that the meter stands on.
fn windows(rate: u32, samples: &[f32]) -> Vec<(f64, f64)> {
    let mut meter = EbuR128::new(2, rate, Mode::M | Mode::S).unwrap();
    samples
        .chunks(rate as usize / 100 * 2)
        .map(|block| {
            meter.add_frames_f32(block).unwrap();
            let momentary = meter.loudness_momentary().unwrap();
            (momentary, meter.loudness_shortterm().unwrap())
        })
        .collect()
}

#[test]
fn short_term_loudness() {
    let rate = 48_000;
    // Case 9: constant after 3 s.
    let steps = [(1.34, Some(-20.0)), (1.66, Some(-30.0))].repeat(5);
    for (_, short) in &windows(rate, &tone(rate, &steps))[300..] {
        near("case 9", *short, -23.0);
    }
    // Cases 10 and 11: the highest of each.
    for i in 0..20 {
        let lead = f64::from(i) * 0.15;
        for (case, parts, expected) in [
            (10, [(lead, None), (3.0, Some(-23.0)), (1.0, None)], -23.0),
            (
                11,
                [
                    (lead, None),
                    (3.0, Some(f64::from(i - 38))),
                    (3.0 - lead, None),
                ],
                f64::from(i - 38),
            ),
        ] {
            let highest = windows(rate, &tone(rate, &parts))
                .iter()
                .fold(f64::NEG_INFINITY, |most, (_, short)| most.max(*short));
            near(&format!("case {case}, {i}"), highest, expected);
        }
    }
}

#[test]
fn momentary_loudness() {
    let rate = 48_000;
    // Case 12: constant after 1 s.
    let steps = [(0.18, Some(-20.0)), (0.22, Some(-30.0))].repeat(25);
    for (momentary, _) in &windows(rate, &tone(rate, &steps))[100..] {
        near("case 12", *momentary, -23.0);
    }
    for i in 0..20 {
        let lead = f64::from(i) * 0.02;
        for (case, parts, expected) in [
            (13, [(lead, None), (0.4, Some(-23.0)), (1.0, None)], -23.0),
            (
                14,
                [
                    (lead, None),
                    (0.4, Some(f64::from(i - 38))),
                    (0.4 - lead, None),
                ],
                f64::from(i - 38),
            ),
        ] {
            let highest = windows(rate, &tone(rate, &parts))
                .iter()
                .fold(f64::NEG_INFINITY, |most, (momentary, _)| {
                    most.max(*momentary)
                });
            near(&format!("case {case}, {i}"), highest, expected);
        }
    }
}

fn true_peak(what: &str, samples: &[f64], expected: f64) {
    let stereo: Vec<f32> = samples.iter().flat_map(|s| [*s as f32; 2]).collect();
    let dbtp = measured(48_000, 2, &stereo).dbtp.unwrap();
    assert!(
        (-0.4..=0.2).contains(&(dbtp - expected)),
        "{what}: {dbtp}, expected {expected}"
    );
}

/// Linear ramps of `length` samples at both ends.
fn ramped(samples: &mut [f64], length: usize) {
    let count = samples.len();
    for i in 0..length {
        let gain = i as f64 / length as f64;
        samples[i] *= gain;
        samples[count - 1 - i] *= gain;
    }
}

#[test]
fn true_peaks_of_sines_between_samples() {
    // They are given in fractions of the rate, so one rate stands for all.
    for (case, divisor, degrees, amplitude, expected) in [
        (15, 4.0, 0.0, 0.5, -6.0),
        (16, 4.0, 45.0, 0.5, -6.0),
        (17, 6.0, 60.0, 0.5, -6.0),
        (18, 8.0, 67.5, 0.5, -6.0),
        (19, 4.0, 45.0, 1.41, 3.0),
    ] {
        let sine = |i: u32| amplitude * (TAU * (f64::from(i) / divisor + degrees / 360.0)).sin();
        let mut samples: Vec<f64> = (0..48_000).map(sine).collect();
        ramped(&mut samples, 480);
        true_peak(&format!("case {case}"), &samples, expected);
    }
}

/// `length` samples at four times the rate: fs/6 at 0.5, and in the middle one period of fs/4 at 1.0, phase continuous.
fn burst(length: usize) -> Vec<f64> {
    let slow = |i: usize| (TAU * i as f64 / 24.0).sin() * 0.5;
    let start = length / 2 / 24 * 24;
    (0..length)
        .map(|i| match i {
            _ if i < start => slow(i),
            _ if i < start + 16 => (TAU * (i - start) as f64 / 16.0).sin(),
            _ => slow(i - start - 16),
        })
        .collect()
}

/// Low-passed below half of the lower rate by a windowed sinc.
fn low_passed(samples: &[f64]) -> Vec<f64> {
    const HALF: i32 = 256;
    let cut = 0.95 / 8.0;
    let taps: Vec<f64> = (-HALF..=HALF)
        .map(|i| {
            let x = f64::from(i);
            let sinc = if i == 0 {
                2.0 * cut
            } else {
                (TAU * cut * x).sin() / (PI * x)
            };
            sinc * (0.5 + 0.5 * (PI * x / f64::from(HALF)).cos())
        })
        .collect();
    (0..samples.len())
        .map(|at| {
            let from = at as i64 - i64::from(HALF);
            let sample = |tap: usize| {
                let place = usize::try_from(from + tap as i64).ok();
                place.and_then(|p| samples.get(p)).copied().unwrap_or(0.0)
            };
            taps.iter()
                .enumerate()
                .map(|(i, tap)| tap * sample(i))
                .sum()
        })
        .collect()
}

#[test]
fn true_peaks_of_a_burst_at_every_offset() {
    let made = low_passed(&burst(4 * 2400));
    for (case, offset) in (20..).zip(0..4) {
        let mut samples: Vec<f64> = made.iter().skip(offset).step_by(4).copied().collect();
        ramped(&mut samples, 48);
        true_peak(&format!("case {case}"), &samples, 0.0);
    }
}
