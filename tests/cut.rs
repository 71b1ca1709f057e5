//! A document is cut into requests that fit, with every word, pause and mark once.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::diagnostic::Severity;
use aloud::source::Source;
use aloud::ssml::cut::cut;
use aloud::ssml::model::Document;
use aloud::ssml::profile::{Figure, Profile, Support};
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::read::read;
use aloud::ssml::reduce::{reduce, words};
use aloud::ssml::understand::understand;
use aloud::ssml::validate::validate;
use aloud::ssml::write::write;
use proptest::prelude::*;
use std::sync::LazyLock;

static PROFILES: LazyLock<Vec<Profile>> =
    LazyLock::new(|| names().map(|n| by_name(n, &[]).unwrap()).collect());

fn figure(value: u64) -> Option<Figure> {
    Some(Figure {
        value,
        source: String::new(),
        beyond: Support::Refused,
        note: None,
    })
}

fn reduced(text: &str, profile: &Profile) -> Document {
    let source = Source::new("t", text).unwrap();
    let tree = read(&source).unwrap();
    let from = PROFILES.iter().find(|p| p.name == "w3c-1.1").unwrap();
    reduce(&understand(&tree, from, "en-US").0, profile).0
}

fn named(name: &str) -> Profile {
    PROFILES.iter().find(|p| p.name == name).unwrap().clone()
}

/// The requests as Polly would get them, without what is the same in all.
fn requests(inner: &str, bytes: u64) -> Vec<String> {
    let mut profile = named("polly-standard");
    let (head, tail) = ("<speak xml:lang=\"en-US\">", "</speak>\n");
    profile.limits.bytes = figure(bytes + (head.len() + tail.len()) as u64);
    let document = reduced(&format!("<speak>{inner}</speak>"), &profile);
    let all = cut(&document, &profile).unwrap_or_else(|e| panic!("{inner}: {e}"));
    let text = |d: &Document| write(d, &profile).replace(head, "").replace(tail, "");
    all.iter().map(text).collect()
}

#[test]
fn cuts_stand_where_a_reader_would_pause() {
    for (inner, bytes, cut) in [
        ("One two.", 8, vec!["One two."]),
        ("One two three four.", 9, vec!["One two", "three", "four."]),
        ("A cat, a big dog", 10, vec!["A cat,", "a big dog"]),
        (
            "It was Dr. Smith. He ran",
            19,
            vec!["It was Dr. Smith.", "He ran"],
        ),
        (
            "<p>One. Two.</p><p>Three.</p>",
            22,
            vec!["<p>One. Two.</p>", "<p>Three.</p>"],
        ),
        (
            "<prosody rate=\"slow\">One two, <emphasis>three four</emphasis></prosody>",
            85,
            vec![
                "<prosody rate=\"slow\">One two,</prosody>",
                "<prosody rate=\"slow\"><emphasis level=\"moderate\">three four</emphasis></prosody>",
            ],
        ),
        // Read as one.
        (
            "a <say-as interpret-as=\"date\" format=\"mdy\">1 2 3</say-as> b c d e f",
            61,
            vec![
                "a <say-as interpret-as=\"date\" format=\"mdy\">1 2 3</say-as>",
                "b c d e f",
            ],
        ),
        // A pause stays with what is before it, a mark with what follows.
        (
            "One<break time=\"500ms\"/>two",
            26,
            vec!["One<break time=\"500ms\"/>", "two"],
        ),
        (
            "One <mark name=\"a\"/>two",
            21,
            vec!["One", "<mark name=\"a\"/>two"],
        ),
        ("R&amp;D R&amp;D", 7, vec!["R&amp;D", "R&amp;D"]),
    ] {
        assert_eq!(requests(inner, bytes), cut, "{inner}");
    }
}

#[test]
fn a_word_over_the_limit_is_named() {
    let mut profile = named("google");
    profile.limits.bytes = figure(60);
    let word = "Donaudampfschifffahrtsgesellschaftskapitän";
    let text = format!("<speak>A <emphasis>{word}</emphasis> sails.</speak>");
    let error = cut(&reduced(&text, &profile), &profile).unwrap_err();
    assert!(error.words.starts_with("Donaudampf"), "{error}");
    assert_eq!(error.span.of(&text), word);
    assert!(error.limit.contains("60 UTF-8 bytes"), "{error}");
}

#[test]
fn a_book_is_cut_in_linear_time() {
    let paragraph =
        "<p>It was a long day, and nobody <emphasis>knew</emphasis> why. The rain fell.</p>";
    let text = format!("<speak>{}</speak>", paragraph.repeat(12_000));
    for name in ["polly-neural", "azure", "openai", "kokoro"] {
        let profile = named(name);
        let all = cut(&reduced(&text, &profile), &profile).unwrap();
        assert!(all.len() > 1, "{name}");
    }
}

/// Random documents: words of many scripts, pauses, marks, and what encloses them.
fn document() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => "[a-zA-Zé&&[^x]]{1,9}[.,;:!?]? ",
        1 => "[a-z]{1,5}",
        1 => "[日本語。、]{1,9}",
        1 => Just("&amp;&lt;\" ".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("<break time=\"2s\"/>".to_owned()),
        1 => Just("<break strength=\"weak\"/> ".to_owned()),
        1 => Just("<mark name=\"m\"/>".to_owned()),
        1 => Just("<sub alias=\"as said\">w</sub>".to_owned()),
        1 => Just("<say-as interpret-as=\"date\" format=\"mdy\">1 2</say-as> ".to_owned()),
    ];
    let starts = vec![
        "p",
        "s",
        "emphasis",
        "prosody rate=\"50%\"",
        "lang xml:lang=\"de\"",
        "voice name=\"a\"",
    ];
    let inner = leaf.prop_recursive(4, 60, 8, move |inner| {
        let all = proptest::collection::vec(inner, 0..8);
        (prop::sample::select(starts.clone()), all).prop_map(|(start, inner)| {
            let name = start.split(' ').next().unwrap_or_default();
            format!("<{start}>{}</{name}>", inner.concat())
        })
    });
    proptest::collection::vec(inner, 0..12)
        .prop_map(|all| format!("<speak>{}</speak>", all.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_is_lost_and_nothing_passes_a_limit(
        text in document(),
        room in 20u64..200,
        unit in 0..5usize,
    ) {
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let count = |texts: &[String], what: &str| texts.iter().map(|t| t.matches(what).count()).sum::<usize>();
        for profile in PROFILES.iter() {
            let mut profile = profile.clone();
            let document = reduced(&text, &profile);
            let empty = Document { nodes: Vec::new(), ..document.clone() };
            let envelope = write(&empty, &profile).len() as u64;
            let limits = &mut profile.limits;
            match unit {
                0 => limits.total_chars = figure(envelope + room + 80),
                1 => limits.bytes = figure(envelope + room + 80),
                2 => limits.billed_chars = figure(room),
                3 => limits.breaks = figure(1 + room / 50),
                _ => limits.audio_s = figure(3 + room / 20),
            }
            let Ok(requests) = cut(&document, &profile) else {
                prop_assert!(unit < 2 && room < 150, "{}\n{text}", profile.name);
                continue;
            };
            let whole = write(&document, &profile);
            let written: Vec<String> = requests.iter().map(|r| write(r, &profile)).collect();
            for request in &written {
                let source = Source::new("t", request.as_str()).unwrap();
                let wrong: Vec<_> = validate(&source, &profile)
                    .into_iter()
                    .filter(|f| f.rule == "limit" || f.severity == Severity::Error && f.rule != "name.twice" && f.rule != "element.missing")
                    .collect();
                prop_assert!(wrong.is_empty(), "{}\n{text}\n{request}\n{wrong:?}", profile.name);
            }
            let (mut said, mut kept) = (String::new(), String::new());
            words(&document.nodes, &mut said);
            requests.iter().for_each(|r| words(&r.nodes, &mut kept));
            prop_assert_eq!(bare(&kept), bare(&said), "{}\n{}", profile.name, text);
            for tag in ["<break", "<mark", "<bookmark", "<say-as", "<sub"] {
                let there = whole.matches(tag).count();
                prop_assert_eq!(count(&written, tag), there, "{} {}\n{}", profile.name, tag, text);
            }
            if requests.len() == 1 {
                prop_assert_eq!(&written[0], &whole);
            }
        }
    }
}
