//! Clips in, one finished WAV out: what the file holds, measured from outside.
#![allow(clippy::unwrap_used)] // a test may

use aloud::assembly::assembler::{Assembler, Placed};
use aloud::assembly::error::AssemblyError;
use aloud::assembly::gap::Gap;
use aloud::assembly::level::Target;
use aloud::assembly::preset;
use aloud::assembly::report::Report;
use aloud::assembly::settings::{Channels, Mono, Settings};
use aloud::audio::Audio;
use aloud::output::wav::Encoding;
use aloud::pacing::Pacing;
use aloud::pause::Pause;
use ebur128::{EbuR128, Mode};
use std::f64::consts::TAU;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Something like speech: syllables of a few harmonics, four a second, between two silences, about as peaky as a voice.
fn spoken(rate_hz: u32, seconds: f64, amplitude: f64) -> Audio {
    let silence = vec![0.0; rate_hz as usize / 5];
    let frames = (seconds * f64::from(rate_hz)) as u32;
    let voice = (0..frames).map(|i| {
        let t = f64::from(i) / f64::from(rate_hz);
        let syllable = (TAU * 2.0 * t).sin().powi(2) * (0.6 + 0.4 * (TAU * 0.7 * t).sin());
        let pulse = (1..12)
            .map(|k| (TAU * 120.0 * f64::from(k) * t).sin() / f64::from(k))
            .sum::<f64>();
        (amplitude * (0.03 + syllable) * pulse) as f32
    });
    Audio {
        rate_hz,
        channels: 1,
        samples: silence
            .iter()
            .copied()
            .chain(voice)
            .chain(silence.iter().copied())
            .collect(),
    }
}

fn silent(rate_hz: u32, frames: usize) -> Audio {
    Audio {
        rate_hz,
        channels: 1,
        samples: vec![0.0; frames],
    }
}

fn assembled(path: &Path, settings: &Settings, clips: &[(Audio, Pause)]) -> (Report, Vec<Placed>) {
    let mut assembler = Assembler::create(path, settings.clone()).unwrap();
    let places = clips
        .iter()
        .map(|(clip, after)| assembler.push(clip, *after).unwrap())
        .collect();
    (assembler.finish().unwrap(), places)
}

fn in_folder<T>(test: impl FnOnce(&Path) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    test(&folder.path().join("out.wav"))
}

/// The samples of a file as floats, by hound's reader.
fn read(path: &Path) -> (hound::WavSpec, Vec<f32>) {
    let reader = hound::WavReader::open(path).unwrap();
    let spec = reader.spec();
    let samples = match spec.sample_format {
        hound::SampleFormat::Float => reader.into_samples().map(Result::unwrap).collect(),
        hound::SampleFormat::Int => {
            let full = f64::from(1u32 << (spec.bits_per_sample - 1));
            reader
                .into_samples::<i32>()
                .map(|s| (f64::from(s.unwrap()) / full) as f32)
                .collect()
        }
    };
    (spec, samples)
}

/// Loudness in LUFS and true peak in dBTP by the ebur128 crate alone, which interpolates 4-fold.
fn measured(path: &Path) -> (f64, f64) {
    let (spec, samples) = read(path);
    let channels = u32::from(spec.channels);
    let mut meter = EbuR128::new(
        channels,
        spec.sample_rate,
        Mode::I | Mode::TRUE_PEAK | Mode::SAMPLE_PEAK,
    )
    .unwrap();
    meter.add_frames_f32(&samples).unwrap();
    let peak = (0..channels)
        .map(|c| meter.true_peak(c).unwrap())
        .fold(0.0, f64::max);
    (meter.loudness_global().unwrap(), 20.0 * peak.log10())
}

#[test]
fn loudness_and_peak_are_right_at_all_rates_and_levels() {
    for rate in [16_000, 22_050, 24_000, 44_100, 48_000] {
        for (channels, amplitude) in [
            (Channels::Mono, 0.02),
            (Channels::Mono, 0.4),
            (Channels::Stereo, 0.1),
            (Channels::Stereo, 1.2),
        ] {
            let settings = Settings {
                channels,
                ..Settings::default()
            };
            let clips = [
                (spoken(rate, 2.0, amplitude), Pause::Sentence),
                (spoken(rate, 3.0, amplitude), Pause::End),
            ];
            in_folder(|path| {
                let (report, _) = assembled(path, &settings, &clips);
                let (lufs, dbtp) = measured(path);
                assert!(
                    (lufs + 16.0).abs() <= 0.1,
                    "{rate} {channels:?} {amplitude}: {lufs} LUFS"
                );
                assert!(dbtp <= -1.0, "{rate} {channels:?} {amplitude}: {dbtp} dBTP");
                assert!((report.lufs.unwrap() - lufs).abs() < 0.02);
                assert_eq!(report.warnings, Vec::<String>::new());
            });
        }
    }
}

#[test]
fn a_mono_file_can_be_counted_as_the_two_channels_it_is_heard_from() {
    let settings = Settings {
        mono: Mono::Dual,
        ..Settings::default()
    };
    let clips = [(spoken(24_000, 5.0, 0.3), Pause::End)];
    in_folder(|path| {
        let (report, _) = assembled(path, &settings, &clips);
        let (lufs, _) = measured(path);
        assert!((lufs + 19.01).abs() <= 0.1, "{lufs}");
        assert!((report.lufs.unwrap() + 16.0).abs() <= 0.1 && report.on_target);
    });
}

#[test]
fn audiobooks_are_levelled_by_their_mean_power() {
    let acx = preset::by_name("acx").unwrap();
    let settings = Settings {
        target: acx.target(),
        ceiling_dbtp: acx.peak,
        rate_hz: Some(44_100),
        encoding: Encoding::Float32,
        ..Settings::default()
    };
    let clips = [
        (spoken(22_050, 5.0, 0.3), Pause::Sentence),
        (spoken(22_050, 5.0, 0.3), Pause::End),
    ];
    in_folder(|path| {
        let (report, _) = assembled(path, &settings, &clips);
        let (_, samples) = read(path);
        let power = samples.iter().map(|s| f64::from(*s).powi(2)).sum::<f64>();
        let rms = 10.0 * (power / samples.len() as f64).log10();
        assert!((rms + 20.0).abs() <= 0.1, "{rms}");
        assert!(measured(path).1 <= -3.0);
        let judged = report.presets.iter().find(|j| j.preset == "acx").unwrap();
        assert!(judged.passes, "{:?}", judged.why_not);
    });
}

#[test]
fn a_pause_may_be_given_in_ms() {
    let clip = spoken(16_000, 1.0, 0.4);
    in_folder(|path| {
        let mut assembler = Assembler::create(path, Settings::default()).unwrap();
        let one = assembler.push(&clip, Gap::Ms(1234)).unwrap();
        let two = assembler.push(&clip, Gap::Ms(1)).unwrap();
        assert_eq!(two.start - one.end, 1234 * 16);
        let report = assembler.finish().unwrap();
        assert_eq!((report.head_ms, report.tail_ms), (500, 1000));
    });
}

#[test]
fn a_loud_target_needs_the_limiter_and_gets_it() {
    let settings = Settings {
        target: Target::Lufs(-12.0),
        ..Settings::default()
    };
    in_folder(|path| {
        let (report, _) = assembled(path, &settings, &[(spoken(24_000, 5.0, 0.3), Pause::End)]);
        let (lufs, dbtp) = measured(path);
        assert!((lufs + 12.0).abs() <= 0.1 && dbtp <= -1.0, "{lufs} {dbtp}");
        assert!(report.limited_ms > 0 && report.reduction_db > 0.5);
    });
}

#[test]
fn what_cannot_be_reached_is_told() {
    // Single clicks: all peak, no loudness.
    let mut clicks = silent(24_000, 24_000 * 3);
    clicks
        .samples
        .iter_mut()
        .step_by(6_000)
        .for_each(|s| *s = 0.9);
    let settings = Settings {
        target: Target::Lufs(-5.0),
        ..Settings::default()
    };
    in_folder(|path| {
        let (report, _) = assembled(path, &settings, &[(clicks, Pause::End)]);
        assert!(measured(path).1 <= -1.0);
        assert!(
            report
                .warnings
                .iter()
                .any(|w| w.contains("choose a lower target")),
            "{:?}",
            report.warnings
        );
    });
}

/// The first and last frame of the sounds in a file whose gain is known to be 1, by looking for what is not 0.
#[test]
fn pauses_and_places_are_exact_to_the_sample() {
    let pacing = Pacing {
        none: 0,
        ..Pacing::default()
    };
    let mut settings = Settings {
        encoding: Encoding::Float32,
        pacing,
        ..Settings::default()
    };
    // No silence is kept and nothing faded: what is not 0 is sound.
    (settings.edges.guard_ms, settings.edges.fade_ms) = (0.0, 0.0);
    let boundaries = [
        (Pause::Clause, 180),
        (Pause::Dash, 260),
        (Pause::Semicolon, 320),
        (Pause::Sentence, 400),
        (Pause::ListItem, 550),
        (Pause::Paragraph, 750),
        (Pause::Section, 900),
        (Pause::Byline, 900),
        (Pause::Headline, 900),
        (Pause::End, 1000),
    ];
    // One frame in 5 ms, the window of the edges: its beginning is exact.
    let clip = |rate: u32| {
        let mut clip = silent(rate, rate as usize);
        clip.samples[rate as usize / 5..rate as usize / 2].fill(0.25);
        clip.samples[rate as usize / 5..rate as usize / 2]
            .iter_mut()
            .step_by(2)
            .for_each(|s| *s = -0.25);
        clip
    };
    for rate in [8_000, 16_000, 24_000, 48_000] {
        let clips: Vec<_> = boundaries
            .iter()
            .map(|(after, _)| (clip(rate), *after))
            .collect();
        in_folder(|path| {
            let (report, places) = assembled(path, &settings, &clips);
            let (_, samples) = read(path);
            let per_ms = rate as usize / 1000;
            let mut at = 500 * per_ms;
            for (place, (_, pause)) in places.iter().zip(boundaries) {
                assert_eq!(
                    (place.start as usize, place.end as usize),
                    (at, at + 300 * per_ms)
                );
                assert_eq!(
                    (place.start_ms(), place.end_ms()),
                    ((at / per_ms) as u64, (at / per_ms + 300) as u64)
                );
                assert!(samples[at..at + 300 * per_ms].iter().all(|s| *s != 0.0));
                let after = at + 300 * per_ms;
                at = after + pause * per_ms;
                assert!(
                    samples[after..at].iter().all(|s| *s == 0.0),
                    "{rate} {pause}"
                );
            }
            assert_eq!(samples.len(), at);
            assert_eq!(report.frames as usize, at);
        });
    }
}

#[test]
fn joins_do_not_click() {
    // Speech from the first sample to the last, with a constant offset: the worst an engine does.
    let mut harsh = spoken(16_000, 1.5, 0.5);
    harsh.samples = harsh.samples[3_300..harsh.samples.len() - 3_300]
        .iter()
        .map(|s| s + 0.2)
        .collect();
    let inside = step(&harsh.samples);
    let settings = Settings {
        encoding: Encoding::Float32,
        ..Settings::default()
    };
    let clips = [
        (harsh.clone(), Pause::None),
        (harsh.clone(), Pause::Sentence),
        (harsh, Pause::End),
    ];
    in_folder(|path| {
        let (report, places) = assembled(path, &settings, &clips);
        let (_, samples) = read(path);
        let gain = 10f32.powf(report.gain_db as f32 / 20.0);
        for at in places
            .iter()
            .flat_map(|p| [p.start as usize, p.end as usize])
        {
            // In the first and last ms there is next to nothing yet.
            let edge = step(&samples[at - 16..at + 16]);
            assert!(
                edge < inside * gain * 0.5,
                "{at}: {edge} of {}",
                inside * gain
            );
        }
        assert!(
            samples[..places[0].start as usize]
                .iter()
                .all(|s| *s == 0.0)
        );
    });
}

fn step(samples: &[f32]) -> f32 {
    samples
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .fold(0.0, f32::max)
}

#[test]
fn same_clips_same_bytes() {
    let clips = [
        (spoken(22_050, 1.0, 0.7), Pause::Sentence),
        (spoken(16_000, 1.5, 0.3), Pause::End),
    ];
    for encoding in [Encoding::Pcm16, Encoding::Pcm24, Encoding::Float32] {
        let settings = Settings {
            encoding,
            channels: Channels::Stereo,
            ..Settings::default()
        };
        let bytes = || {
            in_folder(|path| {
                assembled(path, &settings, &clips);
                fs::read(path).unwrap()
            })
        };
        assert_eq!(bytes(), bytes());
    }
}

#[test]
fn clips_of_all_kinds_come_to_one_rate() {
    let mut stereo = spoken(44_100, 1.0, 0.4);
    stereo.samples = stereo.samples.iter().flat_map(|s| [*s, *s]).collect();
    stereo.channels = 2;
    let clips = [
        (spoken(16_000, 1.0, 0.4), Pause::Sentence),
        (stereo, Pause::Sentence),
        (spoken(22_050, 1.0, 0.4), Pause::Sentence),
        (spoken(8_000, 1.0, 0.4), Pause::End),
    ];
    for (wanted, rate) in [(None, 16_000), (Some(48_000), 48_000)] {
        let settings = Settings {
            rate_hz: wanted,
            ..Settings::default()
        };
        in_folder(|path| {
            let (report, places) = assembled(path, &settings, &clips);
            let spec = read(path).0;
            assert_eq!(
                (spec.sample_rate, spec.channels, spec.bits_per_sample),
                (rate, 1, 16)
            );
            for place in &places {
                // Each holds the same second of sound.
                assert!(
                    place.end_ms() - place.start_ms() > 950
                        && place.end_ms() - place.start_ms() < 1020,
                    "{place:?}"
                );
            }
            assert_eq!(report.rate_hz, rate);
        });
    }
}

#[test]
fn several_sentences_in_one_clip_are_found() {
    let parts = [
        spoken(16_000, 2.0, 0.4),
        spoken(16_000, 1.0, 0.4),
        spoken(16_000, 3.0, 0.4),
    ];
    let clip = Audio {
        rate_hz: 16_000,
        channels: 1,
        samples: parts.iter().flat_map(|p| p.samples.clone()).collect(),
    };
    in_folder(|path| {
        let mut assembler = Assembler::create(path, Settings::default()).unwrap();
        let places = assembler
            .push_sentences(&clip, &[40, 20, 60], Pause::End)
            .unwrap();
        let starts: Vec<u64> = places.iter().map(|p| p.start_ms()).collect();
        for (start, expected) in starts.iter().zip([500, 500 + 2400, 500 + 3800]) {
            assert!(start.abs_diff(expected) < 20, "{starts:?}");
        }
        assert!(places.iter().all(|p| !p.measured));
        assembler.finish().unwrap();
    });
}

#[test]
fn broken_clips_are_refused_and_the_rest_goes_on() {
    let mut broken = spoken(16_000, 1.0, 0.4);
    broken.samples[8_000] = f32::NAN;
    let good = spoken(16_000, 1.0, 0.4);
    let with = in_folder(|path| {
        let mut assembler = Assembler::create(path, Settings::default()).unwrap();
        let said = assembler
            .push(&broken, Pause::Sentence)
            .unwrap_err()
            .to_string();
        assert!(
            said.starts_with("clip 1 cannot be used: its sample at 0.500 s is not a number (NaN)"),
            "{said}"
        );
        assembler.push(&good, Pause::End).unwrap();
        assert!(assembler.push(&broken, Pause::Sentence).is_err());
        assembler.finish().unwrap();
        fs::read(path).unwrap()
    });
    let without = in_folder(|path| {
        assembled(path, &Settings::default(), &[(good.clone(), Pause::End)]);
        fs::read(path).unwrap()
    });
    assert!(with == without);
}

#[test]
fn silent_empty_and_tiny_clips_are_no_catastrophe() {
    let clips = [
        (silent(16_000, 0), Pause::Headline),
        (silent(16_000, 16_000), Pause::Sentence),
        (spoken(16_000, 1.0, 0.4), Pause::Sentence),
        (silent(16_000, 1), Pause::Paragraph),
        (
            Audio {
                rate_hz: 16_000,
                channels: 1,
                samples: vec![0.9],
            },
            Pause::Sentence,
        ),
        (
            Audio {
                rate_hz: 22_050,
                channels: 2,
                samples: vec![0.9, -0.3, -0.9, 0.3],
            },
            Pause::Sentence,
        ),
    ];
    in_folder(|path| {
        let (report, places) = assembled(path, &Settings::default(), &clips);
        assert_eq!(places[0], places[1]);
        assert_eq!(places[2].start_ms(), 500);
        // One sample is its own mean: after the offset is gone, nothing is left of it.
        for (warning, clip) in report.warnings.iter().zip([1, 2, 4, 5]) {
            assert!(
                warning.starts_with(&format!("clip {clip} is silent")),
                "{warning}"
            );
        }
        assert_eq!(places[5].start, places[2].end + 750 * 16);
        assert_eq!(read(path).1.len() as u64, report.frames);
    });
}

#[test]
fn a_silent_programme_is_written_with_a_warning() {
    in_folder(|path| {
        let (report, _) = assembled(
            path,
            &Settings::default(),
            &[(silent(16_000, 16_000), Pause::End)],
        );
        assert_eq!(
            (report.lufs, report.dbtp, report.gain_db),
            (None, None, 0.0)
        );
        assert!(
            report
                .warnings
                .iter()
                .any(|w| w.contains("cannot be measured"))
        );
        assert!(read(path).1.iter().all(|s| *s == 0.0));
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["lufs"], serde_json::Value::Null);
    });
}

#[test]
fn the_old_file_stays_until_the_new_one_is_whole() {
    in_folder(|path| {
        fs::write(path, b"old").unwrap();
        let mut assembler = Assembler::create(path, Settings::default()).unwrap();
        assembler
            .push(&spoken(16_000, 1.0, 0.4), Pause::End)
            .unwrap();
        let files = || fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!((fs::read(path).unwrap(), files()), (b"old".to_vec(), 1));
        drop(assembler);
        assert_eq!((fs::read(path).unwrap(), files()), (b"old".to_vec(), 1));
    });
}

#[test]
fn what_cannot_work_fails_at_once() {
    let failed = |path: &str| {
        Assembler::create(path.as_ref(), Settings::default())
            .err()
            .unwrap()
            .to_string()
    };
    assert!(failed("/nowhere/at/all/out.wav").contains("create the folder first"));
    assert!(failed("/").contains("it is a folder"));
    let settings = Settings {
        rate_hz: Some(5),
        ..Settings::default()
    };
    assert!(matches!(
        Assembler::create("out.wav".as_ref(), settings),
        Err(AssemblyError::Setting { .. })
    ));
    in_folder(|path| {
        let empty = Assembler::create(path, Settings::default()).unwrap();
        assert!(matches!(empty.finish(), Err(AssemblyError::NoClips)));
        assert!(!path.exists());
    });
}

#[test]
fn tags_are_read_by_others() {
    let mut settings = Settings::default();
    settings.tags.title = Some("Rates rise — again".to_owned());
    in_folder(|path| {
        assembled(path, &settings, &[(spoken(16_000, 1.0, 0.4), Pause::End)]);
        let Ok(probe) = Command::new("ffprobe")
            .args(["-v", "error", "-show_entries", "format_tags", "-of", "json"])
            .arg(path)
            .output()
        else {
            eprintln!("skipped: there is no ffprobe here");
            return;
        };
        let found: serde_json::Value = serde_json::from_slice(&probe.stdout).unwrap();
        let tags = &found["format"]["tags"];
        assert_eq!(tags["title"], "Rates rise — again");
        assert_eq!(tags["comment"], "This audio is created with AI assistance");
        assert_eq!(String::from_utf8_lossy(&probe.stderr), "");
    });
}
