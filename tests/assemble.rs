//! `aloud assemble` as a user has it: files in, a file out, exit codes, and what is left behind when things go wrong.
#![allow(clippy::unwrap_used)] // a test may

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A mono clip of 16 bits at 16 kHz: silence, a beating tone, silence.
    fn clip(&self, name: &str, seconds: f64, hz: f64) -> Vec<i16> {
        let frames = (seconds * 16_000.0) as usize;
        let tone = |i: usize| {
            let t = i as f64 / 16_000.0;
            let beat = 0.6 + 0.4 * (t * 18.0).sin();
            (beat * 6000.0 * (t * hz * std::f64::consts::TAU).sin()) as i16
        };
        let samples: Vec<i16> = std::iter::repeat_n(0, 3200)
            .chain((0..frames).map(tone))
            .chain(std::iter::repeat_n(0, 3200))
            .collect();
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: 16_000,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut file = hound::WavWriter::create(self.path(name), spec).unwrap();
        samples.iter().for_each(|s| file.write_sample(*s).unwrap());
        file.finalize().unwrap();
        samples
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aloud"));
        command.arg("assemble").args(arguments).current_dir(&self.0);
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What is said on standard error where the exit code is `code`.
    #[track_caller]
    fn said(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        said
    }

    fn report(&self) -> serde_json::Value {
        serde_json::from_slice(&fs::read(self.path("r.json")).unwrap()).unwrap()
    }

    fn files(&self) -> usize {
        fs::read_dir(&self.0).unwrap().count()
    }
}

fn samples(path: &Path) -> Vec<i16> {
    let file = hound::WavReader::open(path).unwrap();
    file.into_samples().map(Result::unwrap).collect()
}

#[test]
fn clips_become_a_programme_with_the_pauses_of_the_list() {
    let desk = Desk::new();
    for (name, hz) in [("a.wav", 300.0), ("b.wav", 400.0), ("c.wav", 500.0)] {
        desk.clip(name, 1.0, hz);
    }
    fs::create_dir(desk.path("lists")).unwrap();
    fs::write(
        desk.path("lists/all.tsv"),
        "# three\n../a.wav\theadline\tRates rise\n../b.wav\t\n../c.wav\t123\n../a.wav\n",
    )
    .unwrap();
    let said = desk.said(
        0,
        &[
            "--list",
            "lists/all.tsv",
            "-o",
            "o.wav",
            "--report",
            "r.json",
            "--pause",
            "250",
        ],
    );
    assert!(
        said.contains("-16.0 LUFS") && said.contains("passes podcast, 4 clips"),
        "{said}"
    );
    let report = desk.report();
    let clips = report["clips"].as_array().unwrap();
    let pauses: Vec<u64> = clips
        .windows(2)
        .map(|pair| pair[1]["start_ms"].as_u64().unwrap() - pair[0]["end_ms"].as_u64().unwrap())
        .collect();
    assert_eq!(pauses, [900, 250, 123]);
    assert_eq!(clips[0]["text"], "Rates rise");
    assert_eq!(
        report["report"]["frames"],
        samples(&desk.path("o.wav")).len()
    );
}

#[test]
fn the_level_is_what_was_asked_for() {
    let desk = Desk::new();
    desk.clip("a.wav", 3.0, 300.0);
    for (arguments, lufs, dbtp, rate) in [
        (&["--preset", "ebu"][..], -23.0, -1.0, 16_000),
        (
            &["--preset", "spotify", "--peak", "-2"],
            -14.0,
            -2.0,
            16_000,
        ),
        (
            &["--target", "-19", "--sample-rate", "48000", "--bits", "24"],
            -19.0,
            -1.0,
            48_000,
        ),
        (&["--mono", "dual", "--bits", "float"], -16.0, -1.0, 16_000),
    ] {
        let output = ["a.wav", "-o", "o.wav", "--report", "r.json"];
        desk.said(0, &[&output, arguments].concat());
        let report = &desk.report()["report"];
        assert!(
            (report["lufs"].as_f64().unwrap() - lufs).abs() <= 0.1,
            "{arguments:?}"
        );
        assert!(report["dbtp"].as_f64().unwrap() <= dbtp, "{arguments:?}");
        assert_eq!(report["rate_hz"], rate);
    }
}

#[test]
fn one_clip_passes_as_it_is() {
    let desk = Desk::new();
    let written = desk.clip("a.wav", 1.0, 300.0);
    let said = desk.said(0, &["a.wav", "--as-is", "-o", "o.wav"]);
    assert!(said.contains("was left as it is"), "{said}");
    assert_eq!(samples(&desk.path("o.wav")), written);
    let said = desk.said(2, &["a.wav", "a.wav", "--as-is", "-o", "o.wav"]);
    assert!(said.contains("takes one clip, not 2"), "{said}");
    fs::write(desk.path("wide"), [7; 64]).unwrap();
    let said = desk.said(
        1,
        &["wide", "--raw", "8000:1:s32le", "--as-is", "-o", "o.wav"],
    );
    assert!(said.contains("leave out `--as-is`"), "{said}");
}

#[test]
fn every_bad_clip_is_named_and_nothing_is_written() {
    let desk = Desk::new();
    desk.clip("good.wav", 1.0, 300.0);
    fs::write(desk.path("error.wav"), "{\"error\": \"no such voice\"}").unwrap();
    fs::write(desk.path("empty.wav"), "").unwrap();
    let said = desk.said(1, &["good.wav", "error.wav", "empty.wav", "-o", "o.wav"]);
    assert!(
        said.contains("error.wav: JSON where sound was promised: «{\"error\": \"no such voice\"}»")
    );
    assert!(said.contains("empty.wav: no samples: 0 bytes"), "{said}");
    assert_eq!(desk.files(), 3);
    for (arguments, expected) in [
        (&["-o", "o.wav"][..], "there are no clips to assemble"),
        (&["nope.wav", "-o", "o.wav"], "there is no clip `nope.wav`"),
        (&[".", "-o", "o.wav"], "`.` is a folder"),
        (
            &["good.wav", "--target", "3", "-o", "o.wav"],
            "outside -60 to -5",
        ),
        (
            &["good.wav", "--preset", "podcasts", "-o", "o.wav"],
            "did you mean `podcast`?",
        ),
        (
            &["good.wav", "--raw", "8000:1", "-o", "o.wav"],
            "raw:24000:1:s16le",
        ),
    ] {
        let said = desk.said(2, arguments);
        assert!(said.contains(expected), "{said}");
    }
    assert_eq!(desk.files(), 3);
}

#[test]
fn raw_samples_and_other_formats_are_joined_with_wav() {
    let desk = Desk::new();
    let sounds = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sounds");
    let (mp3, flac) = (format!("{sounds}/tone.mp3"), format!("{sounds}/tone.flac"));
    desk.clip("a.wav", 1.0, 300.0);
    desk.said(0, &["a.wav", &mp3, &flac, "-o", "o.wav"]);
    let raw: Vec<u8> = desk
        .clip("b.wav", 1.0, 300.0)
        .iter()
        .flat_map(|s| s.to_be_bytes())
        .collect();
    fs::write(desk.path("b.raw"), raw).unwrap();
    desk.said(0, &["b.raw", "--raw", "16000:1:s16be", "-o", "raw.wav"]);
    desk.said(0, &["b.wav", "-o", "wav.wav"]);
    assert_eq!(
        samples(&desk.path("raw.wav")),
        samples(&desk.path("wav.wav"))
    );
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_nothing_and_says_what_to_do() {
    let desk = Desk::new();
    desk.clip("a.wav", 20.0, 300.0);
    fs::write(desk.path("o.wav"), "old").unwrap();
    // A limit on the size of files stands for the disk: in blocks of 512 or 1024 bytes.
    let script = "trap '' XFSZ; ulimit -f 200; exec \"$0\" assemble a.wav -o o.wav";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_aloud")])
        .current_dir(&desk.0)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("intermediate sound") && said.contains("MB free"),
        "{said}"
    );
    assert_eq!(fs::read(desk.path("o.wav")).unwrap(), b"old");
    assert_eq!(desk.files(), 2);
}

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_the_old_file_or_the_new_one() {
    let desk = Desk::new();
    desk.clip("a.wav", 20.0, 300.0);
    let arguments = ["a.wav", "a.wav", "a.wav", "-o", "o.wav", "-q"];
    let begun = Instant::now();
    assert!(desk.run(&arguments).status.success());
    let whole = begun.elapsed();
    let new = fs::read(desk.path("o.wav")).unwrap();
    for part in 0..8 {
        fs::write(desk.path("o.wav"), "old").unwrap();
        let mut child = desk.command(&arguments).spawn().unwrap();
        std::thread::sleep(whole * part / 8 + Duration::from_millis(1));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = fs::read(desk.path("o.wav")).unwrap();
        assert!(
            found == b"old" || found == new,
            "{part}: {} bytes",
            found.len()
        );
    }
}
