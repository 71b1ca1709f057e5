//! The contract of an engine, kept by every engine in the list; and what a hostile program does to the command engine.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests; the lints spare only the test functions themselves"
)]

use aloud::chunk::Chunk;
use aloud::document::Role;
use aloud::engine::{Availability, Clip, Engine, EngineError, Reason, Voice};
use aloud::engines;
use aloud::pause::Pause;
use aloud::source::Span;

/// A chunk of one sentence, as the packer makes it.
fn chunk(text: &str) -> Chunk {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    Chunk {
        number: 7,
        role: Role::Body,
        text: text.to_owned(),
        ssml: format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" \
             xml:lang=\"en-US\"><p><s>{escaped}</s></p></speak>\n"
        ),
        plain: None,
        sounds: Vec::new(),
        span: Span::default(),
        sentences: Vec::new(),
        after: Pause::Sentence,
    }
}

const SENTENCE: &str = "The leaders of the U S and Peru met in Lima on Friday, the A P reported.";

mod contract {
    use super::*;

    /// The engines that work here. With `ALOUD_REQUIRE_ENGINES=1` every one must.
    fn each(check: impl Fn(&dyn Engine)) {
        let required = std::env::var("ALOUD_REQUIRE_ENGINES").is_ok_and(|v| v == "1");
        for engine in engines::all(&[]).unwrap().engines {
            match engine.availability() {
                Availability::Works { .. } => check(engine.as_ref()),
                Availability::Absent { why, hint } => {
                    assert!(!required, "{}: {why}; {hint}", engine.name());
                    eprintln!("skipped: {} ({why})", engine.name());
                }
            }
        }
    }

    fn say(engine: &dyn Engine, text: &str) -> Clip {
        say_with(engine, text, &Voice::default())
    }

    #[track_caller]
    fn say_with(engine: &dyn Engine, text: &str, voice: &Voice) -> Clip {
        engine
            .speak(&chunk(text), voice)
            .unwrap_or_else(|e| panic!("{e}"))
    }

    #[test]
    fn a_sentence_becomes_plausible_sound() {
        each(|engine| {
            let clip = say(engine, SENTENCE);
            let audio = clip.audio;
            assert!(
                (8_000..=48_000).contains(&audio.rate_hz),
                "{}",
                engine.name()
            );
            assert_eq!(audio.samples.len() % usize::from(audio.channels), 0);
            assert!(
                (2_000.0..10_000.0).contains(&audio.duration_ms()),
                "{}",
                engine.name()
            );
            assert!(
                audio
                    .samples
                    .iter()
                    .all(|s| s.is_finite() && s.abs() <= 1.0)
            );
            assert_eq!(clip.warnings, [""; 0], "{}", engine.name());
        });
    }

    #[test]
    fn the_same_sentence_gives_the_same_samples() {
        each(|engine| {
            assert_eq!(
                say(engine, SENTENCE),
                say(engine, SENTENCE),
                "{}",
                engine.name()
            )
        });
    }

    #[test]
    fn threads_do_not_disturb_each_other() {
        each(|engine| {
            let alone: Vec<Clip> = ["One came.", "Two came.", "Three came."]
                .map(|t| say(engine, t))
                .into();
            let together: Vec<Clip> = std::thread::scope(|scope| {
                let threads = ["One came.", "Two came.", "Three came."]
                    .map(|t| scope.spawn(move || say(engine, t)));
                threads.map(|t| t.join().unwrap()).into()
            });
            assert_eq!(alone, together, "{}", engine.name());
        });
    }

    #[test]
    fn a_faster_rate_is_shorter() {
        each(|engine| {
            let with = |rate| {
                let voice = Voice {
                    rate: Some(rate),
                    ..Voice::default()
                };
                say_with(engine, SENTENCE, &voice).audio.duration_ms()
            };
            let (slow, normal, fast) = (with(0.7), with(1.0), with(1.5));
            assert!(
                slow > normal * 1.2 && normal > fast * 1.2,
                "{}: {slow} {normal} {fast}",
                engine.name()
            );
        });
    }

    #[test]
    fn every_listed_voice_speaks() {
        each(|engine| {
            for name in engine.voices() {
                let voice = Voice {
                    name: Some(name),
                    ..Voice::default()
                };
                say_with(engine, "Good morning to you all.", &voice);
            }
        });
    }

    #[test]
    fn odd_text_is_sound_or_an_error_with_the_text_in_it() {
        let long = "and then they went on, ".repeat(60);
        for text in [
            "",
            " ",
            "…",
            "—",
            "\u{0}",
            "-f /etc/passwd",
            "$(reboot) `id` ; ls",
            "{in} {out} {text}",
            "A & B < C > D",
            "[[t@m]]",
            "“Curly ‘quotes’—and dashes…”",
            "Café Ångström 北京 Москва 🎉",
            "\u{202E}right to left",
            "a\tb\r\nc",
            &long,
        ] {
            each(
                |engine| match engine.speak(&chunk(text), &Voice::default()) {
                    Ok(clip) => assert!(clip.audio.frames() > 0),
                    Err(error) => {
                        let start: String = text.chars().take(20).collect();
                        assert!(
                            error.to_string().contains(&format!("on chunk 7 («{start}")),
                            "{error}"
                        );
                    }
                },
            );
        }
    }

    #[test]
    fn wishes_that_cannot_be_met_are_errors() {
        each(|engine| {
            let voice = Voice {
                name: Some("no such voice".into()),
                ..Voice::default()
            };
            let error = engine.speak(&chunk("Hello there."), &voice);
            assert!(
                error.is_err() || engine.name() == "tone",
                "{}",
                engine.name()
            );
            let voice = Voice {
                rate: Some(1000.0),
                ..Voice::default()
            };
            assert!(
                engine.speak(&chunk("Hello there."), &voice).is_err(),
                "{}",
                engine.name()
            );
        });
    }

    #[test]
    fn engines_say_who_they_are() {
        each(|engine| {
            assert!(!engine.about().is_empty() && engine.parallel() >= 1);
            assert!(engine.identity().starts_with(engine.name()));
            assert!(
                engine
                    .origin()
                    .uri()
                    .starts_with("http://cv.iptc.org/newscodes/digitalsourcetype/")
            );
            assert_eq!(engine.identity(), engine.identity());
        });
    }
}

#[cfg(unix)]
mod hostile {
    use super::*;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;
    use std::time::{Duration, Instant};

    /// An engine whose program is a shell script; `keys` are further lines of its description.
    struct Script {
        folder: tempfile::TempDir,
        engine: Box<dyn Engine>,
    }

    const TO_FILE: &str = r#"command = ["sh", "{here}/engine.sh", "{in}", "{out}"]"#;
    const TO_STDOUT: &str =
        "command = [\"sh\", \"{here}/engine.sh\"]\nvia = \"stdin\"\noutput = \"stdout\"";

    fn script(body: &str, keys: &str) -> Script {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("engine.sh"), body).unwrap();
        let engine = described(folder.path(), keys);
        Script { folder, engine }
    }

    fn described(folder: &Path, keys: &str) -> Box<dyn Engine> {
        let file = folder.join("engine.toml");
        let head = "name = \"hostile\"\nabout = \"a test\"\norigin = \"algorithmicMedia\"\ninstall = \"ask Joe\"";
        std::fs::write(&file, format!("{head}\n{keys}\n")).unwrap();
        engines::from_file(&file).unwrap()
    }

    impl Script {
        fn say(&self, text: &str) -> Result<Clip, EngineError> {
            self.engine.speak(&chunk(text), &Voice::default())
        }

        #[track_caller]
        fn fails(&self) -> EngineError {
            self.say("Hello, this is a test of some length.")
                .unwrap_err()
        }
    }

    /// A healthy WAV of `seconds` in a shell script: header with unknown length, then a square wave.
    fn wav(seconds: u32) -> String {
        let header = r"RIFF\377\377\377\377WAVEfmt \020\000\000\000\001\000\001\000\100\037\000\000\200\076\000\000\002\000\020\000data\377\377\377\377";
        let count = seconds * 8000;
        format!(
            "printf '{header}'; yes 'a!b?' | tr -d '\\n' | head -c {}",
            count * 2
        )
    }

    fn within(limit: Duration, work: impl FnOnce()) {
        let start = Instant::now();
        work();
        assert!(start.elapsed() < limit, "{:?}", start.elapsed());
    }

    #[test]
    fn a_healthy_program_speaks_by_every_way() {
        let to_file = format!("({}) > \"$2\"", wav(2));
        for (body, keys) in [
            (to_file.clone(), TO_FILE.to_owned()),
            (format!("cat >/dev/null; {}", wav(2)), TO_STDOUT.to_owned()),
            (format!("test \"$1\" = 'A test of arguments.' && {}", wav(2)), "command = [\"sh\", \"{here}/engine.sh\", \"{text}\"]\nvia = \"arg\"\noutput = \"stdout\"".to_owned()),
            ("cat >/dev/null; yes ab | tr a '\\377' | head -c 40000".into(), format!("{TO_STDOUT}\nformat = \"raw:8000:1:s16le\"")),
        ] {
            let clip = script(&body, &keys).say("A test of arguments.").unwrap();
            assert_eq!(clip.audio.rate_hz, 8000);
            assert!(clip.audio.duration_ms() >= 2000.0, "{}", clip.audio.duration_ms());
        }
    }

    #[test]
    fn the_text_arrives_unchanged() {
        let body = format!(
            "grep -qx 'It’s «{{out}}» & \\$HOME' \"$1\" || exit 9; ({}) > \"$2\"",
            wav(1)
        );
        script(&body, TO_FILE).say("It’s «{out}» & $HOME").unwrap();
    }

    #[test]
    fn a_program_that_hangs_is_killed_with_its_children() {
        let marker = format!("3{}", std::process::id());
        let engine = script(
            &format!("sleep {marker} & sleep {marker}; wait"),
            &format!("{TO_FILE}\ntimeout_s = 0.5"),
        );
        within(Duration::from_secs(3), || {
            let error = engine.fails();
            assert!(matches!(*error.reason, Reason::Timeout { .. }), "{error}");
            assert!(
                error.to_string().contains("no answer within 0.5 s"),
                "{error}"
            );
        });
        let alive = std::process::Command::new("pgrep")
            .args(["-f", &format!("sleep {marker}")])
            .output();
        if let Ok(found) = alive {
            assert_eq!(String::from_utf8_lossy(&found.stdout), "");
        }
    }

    #[test]
    fn a_child_left_behind_with_the_pipe_does_not_hold_us() {
        let body = format!("sleep 600 & {}", wav(2));
        within(Duration::from_secs(5), || {
            script(&body, TO_STDOUT)
                .say("Hello, this is a test.")
                .unwrap();
        });
    }

    #[test]
    fn a_failing_program_is_quoted() {
        let error = script("echo one >&2; echo 'no such voice' >&2; exit 3", TO_FILE)
            .fails()
            .to_string();
        assert!(
            error.contains("engine `hostile` failed on chunk 7"),
            "{error}"
        );
        assert!(
            error.contains("it ended with exit code 3; it said: one / no such voice"),
            "{error}"
        );
        let error = script("kill -SEGV $$", TO_FILE).fails().to_string();
        assert!(error.contains("signal 11"), "{error}");
        let error = script("echo 'quota used up'; exit 1", TO_FILE)
            .fails()
            .to_string();
        assert!(error.contains("it said: quota used up"), "{error}");
    }

    #[test]
    fn success_without_sound_is_no_success() {
        let header = r"printf 'RIFF\044\000\000\000WAVEfmt \020\000\000\000\001\000\001\000\100\037\000\000\200\076\000\000\002\000\020\000data\000\000\000\000'";
        let silence = format!("{header}; head -c 32000 /dev/zero");
        let nan = r"printf '\000\000\300\177\000\000\000\077%.0s' $(seq 16000)";
        for (body, keys, said) in [
            ("true", TO_FILE, "it ended well but wrote no file"),
            (": > \"$2\"", TO_FILE, "no samples: 0 bytes"),
            ("true", TO_STDOUT, "no samples: 0 bytes"),
            (header, TO_STDOUT, "no samples: a header of 44 bytes"),
            (&silence, TO_STDOUT, "2.00 s of silence"),
            (
                "echo '<html><h1>502 Bad Gateway</h1>'",
                TO_STDOUT,
                "an HTML page where sound was promised: «<html><h1>502 Bad Gateway",
            ),
            (
                "echo '{\"error\": \"quota\"}'; echo warned >&2",
                TO_STDOUT,
                "JSON where sound was promised: «{\"error\": \"quota\"}»; it said: warned",
            ),
            (
                "printf 'ID3\\004\\000\\000\\000\\000\\000\\000\\377\\373\\220'",
                TO_STDOUT,
                "broken MP3",
            ),
            (&wav(60), TO_STDOUT, "too long for 37 characters"),
            (
                nan,
                &format!("{TO_STDOUT}\nformat = \"raw:16000:1:f32le\""),
                "16000 of its samples are not numbers",
            ),
        ] {
            let error = script(body, keys).fails();
            assert!(matches!(*error.reason, Reason::Garbage { .. }), "{error}");
            assert!(error.to_string().contains(said), "{body}: {error}");
        }
    }

    #[test]
    fn sound_that_breaks_off_is_noticed() {
        let text = "A sentence that is far too long for the single second of sound that this program makes of it.";
        let error = script(&wav(1), TO_STDOUT)
            .say(text)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("1.00 s are too short for 93 characters"),
            "{error}"
        );
        let tolerant = format!("{TO_STDOUT}\nchars_per_second = [1, 200]");
        script(&wav(1), &tolerant).say(text).unwrap();
    }

    #[test]
    fn floods_are_drained() {
        let body = format!(
            "head -c 100000000 /dev/zero >&2; echo 'the end' >&2; {}",
            wav(2)
        );
        script(&body, TO_STDOUT)
            .say("Hello, this is a test.")
            .unwrap();
        let body = format!("yes | head -c 100000000; ({}) > \"$2\"", wav(2));
        script(&body, TO_FILE)
            .say("Hello, this is a test.")
            .unwrap();
        let error = script(
            "head -c 100000000 /dev/zero >&2; echo 'the end' >&2; exit 1",
            TO_STDOUT,
        )
        .fails();
        assert!(error.to_string().ends_with("the end"), "{error}");
    }

    #[test]
    fn input_that_is_not_read_holds_nobody() {
        let text = "and so on ".repeat(100_000);
        within(Duration::from_secs(5), || {
            let error = script("exit 0", TO_STDOUT).say(&text).unwrap_err();
            assert!(error.to_string().contains("no samples"), "{error}");
        });
    }

    #[test]
    fn standard_input_is_closed() {
        within(Duration::from_secs(5), || {
            let body = format!("cat; ({}) > \"$2\"", wav(2));
            script(&body, TO_FILE)
                .say("Hello, this is a test.")
                .unwrap();
        });
    }

    #[test]
    fn a_missing_program_says_how_to_get_it() {
        let folder = tempfile::tempdir().unwrap();
        let engine = described(
            folder.path(),
            r#"command = ["no-such-program-anywhere", "{in}", "{out}"]"#,
        );
        let Availability::Absent { why, hint } = engine.availability() else {
            panic!("it must be absent");
        };
        assert!(why.contains("no-such-program-anywhere") && hint == "install it: ask Joe");
        let error = engine
            .speak(&chunk("Hello."), &Voice::default())
            .unwrap_err()
            .to_string();
        assert!(error.contains("`no-such-program-anywhere` cannot be started: there is no such program; install it: ask Joe"), "{error}");
    }

    #[test]
    fn a_program_without_the_right_to_run_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("speak");
        std::fs::write(&program, "#!/bin/sh\n").unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o644)).unwrap();
        let engine = described(folder.path(), r#"command = ["./speak", "{in}", "{out}"]"#);
        let error = engine
            .speak(&chunk("Hello."), &Voice::default())
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("it may not be executed; give it the right with `chmod +x`"),
            "{error}"
        );
    }

    #[test]
    fn nothing_is_left_behind() {
        let keys = "command = [\"sh\", \"-c\", \"pwd > {here}/where; touch stray; exit 1\", \"{in}\", \"{out}\"]";
        let engine = script("", keys);
        engine.fails();
        let place = std::fs::read_to_string(engine.folder.path().join("where")).unwrap();
        assert!(place.contains("aloud-"), "{place}");
        assert!(!Path::new(place.trim()).exists(), "{place}");
    }

    #[test]
    fn versions_tell_two_installations_apart() {
        let keys =
            |version: &str| format!("{TO_FILE}\nversion_command = [\"echo\", \"{version}\"]");
        let (a, b) = (
            script("", &keys("speak 1.0")),
            script("", &keys("speak 1.1")),
        );
        assert_eq!(
            a.engine.availability(),
            Availability::Works {
                version: "speak 1.0".into()
            }
        );
        assert_ne!(a.engine.identity(), b.engine.identity());
        let c = script("", &format!("{}\nvoice = \"x\"", keys("speak 1.0")));
        assert_ne!(a.engine.identity(), c.engine.identity());
    }
}
