//! What we write for eSpeak NG, heard by the real one: the phonemes are those of the plain words, the pauses as long as
//! asked for. Says so and passes where the program is absent.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::document::Choice;
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::markup::{Marks, Markup, Pauses};
use aloud::pacing::Pacing;
use aloud::pack::pack_as;
use aloud::pipeline;
use aloud::request::{Form, limits};
use aloud::source::Source;
use aloud::spell::{Spell, Spelling};
use aloud::ssml::profiles::by_name;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What eSpeak NG writes to standard output, if it is there.
fn espeak(arguments: &[&str], text: &str) -> Option<String> {
    let child = Command::new("espeak-ng")
        .args(["-v", "en-us", "--stdin"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        eprintln!("skipped: there is no espeak-ng here");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The sounds alone: stress, rhythm and pauses go by what stands around, and so does the `t` at the edge of a word.
fn sounds(phonemes: &str) -> String {
    let heard = phonemes.replace("t#", "t").replace("_!", "");
    heard
        .chars()
        .filter(|c| !c.is_whitespace() && !"',_|:%=".contains(*c))
        .collect()
}

#[test]
fn the_phonemes_are_those_of_the_plain_words() {
    let profile = by_name("espeak-ng", &[]).unwrap();
    for file in support::files("samples", "txt") {
        let text = std::fs::read_to_string(&file).unwrap();
        let source = Source::new("sample", text).unwrap();
        let choice = Choice::default();
        let (_, script) = pipeline::script(&source, Lexicon::builtin(), &choice, Style::default());
        for spell in [Spell::Expand, Spell::Sub, Spell::SayAs] {
            let markup = Markup {
                spelling: Spelling {
                    spell,
                    profile: Some(&profile),
                    telling: None,
                },
                marks: Marks::Sentence,
                pauses: Pauses::All(Pacing::default()),
                ..Markup::default()
            };
            let form = Form::Profile(&profile);
            let packed = pack_as(&script, &limits(&profile), form, &markup, "en-US").unwrap();
            for chunk in packed.chunks {
                let Some(plain) = espeak(&["-q", "-x"], &chunk.text) else {
                    return;
                };
                // A name whose sounds we tell is not said as eSpeak NG would by itself.
                if chunk.ssml.contains("[[") {
                    continue;
                }
                let marked = espeak(&["-q", "-x", "-m"], &chunk.ssml).unwrap();
                assert_eq!(sounds(&marked), sounds(&plain), "{spell:?} {}", chunk.ssml);
            }
        }
    }
}

/// The longest silence inside a WAV file of 16 bits, in ms.
fn longest_silence(file: &Path) -> f64 {
    let mut wav = hound::WavReader::open(file).unwrap();
    let rate = f64::from(wav.spec().sample_rate);
    let samples: Vec<i16> = wav.samples().map(Result::unwrap).collect();
    let loud = |s: &i16| s.unsigned_abs() > 150;
    let first = samples.iter().position(loud).unwrap();
    let last = samples.iter().rposition(loud).unwrap();
    let quiet = samples[first..last].split(loud).map(<[i16]>::len);
    quiet.max().unwrap() as f64 * 1_000.0 / rate
}

#[test]
fn a_break_is_as_long_as_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("b.wav");
    let profile = by_name("espeak-ng", &[]).unwrap();
    for ms in [700, 1_000, 2_500] {
        let pacing = Pacing {
            sentence: ms,
            ..Pacing::default()
        };
        let source = Source::new("t", "A Headline\n\nOne came. Two came.").unwrap();
        let (_, mut script) = pipeline::script(
            &source,
            Lexicon::builtin(),
            &Choice::default(),
            Style::default(),
        );
        script.paragraphs.remove(0);
        let markup = Markup {
            pauses: Pauses::All(pacing),
            ..Markup::default()
        };
        let form = Form::Profile(&profile);
        let packed = pack_as(&script, &limits(&profile), form, &markup, "en-US").unwrap();
        assert_eq!(packed.chunks.len(), 1);
        let path = file.to_str().unwrap();
        let Some(_) = espeak(&["-m", "-w", path], &packed.chunks[0].ssml) else {
            return;
        };
        let heard = longest_silence(&file);
        // Its voice fades in and out around the break.
        assert!((heard - f64::from(ms)).abs() < 60.0, "{ms}: {heard}");
    }
}
