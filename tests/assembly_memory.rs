//! Memory does not grow with the programme. A test of its own, because memory is counted for the whole process.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // a test may

use aloud::assembly::assembler::Assembler;
use aloud::assembly::settings::Settings;
use aloud::audio::Audio;
use aloud::pause::Pause;
use std::fs;

/// The most memory this process has ever held, in kB.
fn most_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

fn assemble(clips: usize) {
    let folder = tempfile::tempdir().unwrap();
    let tone = |i: u32| ((i / 100 * i) % 1000) as f32 / 1000.0 - 0.5;
    let clip = Audio {
        rate_hz: 16_000,
        channels: 1,
        samples: (0..80_000).map(tone).collect(),
    };
    let mut assembler =
        Assembler::create(&folder.path().join("out.wav"), Settings::default()).unwrap();
    for _ in 0..clips {
        assembler.push(&clip, Pause::Sentence).unwrap();
    }
    assembler.finish().unwrap();
}

#[test]
fn ten_times_the_programme_in_the_same_memory() {
    assemble(40);
    let short = most_kb();
    assemble(400);
    let long = most_kb();
    // 36 minutes are 138 MB of samples, and 2 MB are room for chance.
    assert!(long - short < 2_000, "{short} kB, then {long} kB");
}
