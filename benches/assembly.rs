//! Speed and memory of assembly: ten minutes of something like speech, 120 clips of 5 s at 22.05 kHz.
//!
//! `cargo bench --bench assembly`. Items are seconds of programme.
#![allow(clippy::unwrap_used)] // a bench may

use aloud::assembly::assembler::Assembler;
use aloud::assembly::level::Target;
use aloud::assembly::settings::{Channels, Settings};
use aloud::audio::Audio;
use aloud::pause::Pause;
use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use std::f64::consts::TAU;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

const CLIPS: u32 = 120;

fn main() {
    divan::main();
}

fn clip() -> Audio {
    let voice = |i: u32| {
        let t = f64::from(i) / 22_050.0;
        let syllable = (TAU * 2.0 * t).sin().powi(2) * (0.6 + 0.4 * (TAU * 0.7 * t).sin());
        let pulse = (1..12)
            .map(|k| (TAU * 120.0 * f64::from(k) * t).sin() / f64::from(k))
            .sum::<f64>();
        (0.5 * syllable * pulse) as f32
    };
    Audio {
        rate_hz: 22_050,
        channels: 1,
        samples: (0..22_050 * 5).map(voice).collect(),
    }
}

fn assemble(bencher: Bencher<'_, '_>, settings: &Settings) {
    let folder = tempfile::tempdir().unwrap();
    let clip = clip();
    bencher.counter(ItemsCount::new(CLIPS * 5)).bench_local(|| {
        let path = folder.path().join("out.wav");
        let mut assembler = Assembler::create(&path, settings.clone()).unwrap();
        for _ in 0..CLIPS {
            assembler.push(&clip, Pause::Sentence).unwrap();
        }
        assembler.finish().unwrap()
    });
}

#[divan::bench(sample_count = 10)]
fn mono_by_gain_alone(bencher: Bencher<'_, '_>) {
    let settings = Settings {
        target: Target::Lufs(-25.0),
        ..Settings::default()
    };
    assemble(bencher, &settings);
}

#[divan::bench(sample_count = 10)]
fn mono_with_limiter(bencher: Bencher<'_, '_>) {
    let settings = Settings {
        target: Target::Lufs(-12.0),
        ..Settings::default()
    };
    assemble(bencher, &settings);
}

#[divan::bench(sample_count = 10)]
fn stereo_48_khz(bencher: Bencher<'_, '_>) {
    let settings = Settings {
        rate_hz: Some(48_000),
        channels: Channels::Stereo,
        ..Settings::default()
    };
    assemble(bencher, &settings);
}
