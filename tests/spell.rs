//! Figures and abbreviations written out, beside their written form, or left to the engine.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::chunk::{Chunk, Limits};
use aloud::diagnostic::Severity;
use aloud::document::{Block, Document, Role};
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::markup::Markup;
use aloud::normalize::Normalizer;
use aloud::pack::pack_as;
use aloud::request::{Form, limits};
use aloud::script::Script;
use aloud::source::{Source, Span, Text};
use aloud::spell::{Spell, Spelling};
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::validate::validate;
use proptest::prelude::*;

const ALL: [Spell; 3] = [Spell::Expand, Spell::Sub, Spell::SayAs];

fn script(text: &str) -> Script {
    let source = Source::new("test", text).unwrap();
    let span = Span::new(0, text.len() as u32);
    let mut found = Document::default();
    found.blocks.push(Block {
        role: Role::Body,
        text: Text::from_span(&source, span),
        span,
        rule: "test",
    });
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    Script::new(&found, &mut normalizer, Style::default())
}

fn packed(script: &Script, profile: &Profile, limits: &Limits, spell: Spell) -> Vec<Chunk> {
    let markup = Markup {
        spelling: Spelling {
            spell,
            profile: Some(profile),
            ..Spelling::default()
        },
        ..Markup::default()
    };
    let packed = pack_as(script, limits, Form::Profile(profile), &markup, "en-US");
    packed.unwrap().chunks
}

/// What stands inside the sentences.
fn inside(text: &str, name: &str, spell: Spell) -> String {
    let profile = by_name(name, &[]).unwrap();
    let chunks = packed(&script(text), &profile, &limits(&profile), spell);
    let whole: String = chunks.into_iter().map(|c| c.ssml).collect();
    let (_, rest) = whole.split_once("<s>").unwrap();
    rest.rsplit_once("</s>").unwrap().0.to_owned()
}

#[test]
fn as_written_with_the_words_beside_it() {
    for (text, said) in [
        (
            "It began on Nov. 16.",
            r#"It began on <sub alias="November sixteenth">Nov. 16</sub>."#,
        ),
        (
            "Nobody was there, they said.",
            "Nobody was there, they said.",
        ),
        (
            "A 5-year plan.",
            r#"A <sub alias="five-year">5-year</sub> plan."#,
        ),
        (
            "AT&T rose 3%.",
            r#"<sub alias="A T and T">AT&amp;T</sub> rose <sub alias="three percent">3%</sub>."#,
        ),
    ] {
        assert_eq!(inside(text, "w3c-1.1", Spell::Sub), said);
    }
}

#[test]
fn left_to_the_engine_where_it_reads_well() {
    for (name, text, said) in [
        (
            "polly-neural",
            "They counted 1,250 votes.",
            r#"They counted <say-as interpret-as="cardinal">1250</say-as> votes."#,
        ),
        (
            "google",
            "He came 21st.",
            r#"He came <say-as interpret-as="ordinal">21</say-as>."#,
        ),
        (
            "google",
            "It was signed on 11/16/2026.",
            r#"It was signed on <say-as interpret-as="date" format="mdy">11/16/2026</say-as>."#,
        ),
        (
            "azure",
            "It was built in 1984.",
            r#"It was built in <say-as interpret-as="date" format="y">1984</say-as>."#,
        ),
        (
            "ibm",
            "The FBI came.",
            r#"The <say-as interpret-as="letters">FBI</say-as> came."#,
        ),
        // What its tables do not know, and what is said in words of ours, keeps them.
        (
            "espeak-ng",
            "They counted 1,250 votes.",
            r#"They counted <sub alias="one thousand two hundred fifty">1,250</sub> votes."#,
        ),
        (
            "google",
            "It began on Nov. 16.",
            r#"It began on <sub alias="November sixteenth">Nov. 16</sub>."#,
        ),
        (
            "w3c-1.1",
            "The FBI came.",
            r#"The <sub alias="F B I">FBI</sub> came."#,
        ),
    ] {
        assert_eq!(inside(text, name, Spell::SayAs), said, "{name}");
    }
}

#[test]
fn plain_text_is_written_out() {
    let profile = by_name("plain", &[]).unwrap();
    let script = script("It began on Nov. 16.");
    for spell in ALL {
        let chunks = packed(&script, &profile, &limits(&profile), spell);
        assert_eq!(chunks[0].ssml, "It began on November sixteenth.\n");
    }
}

#[test]
fn every_engine_reads_only_kinds_that_it_knows() {
    for name in names() {
        let profile = by_name(name, &[]).unwrap();
        for (shape, kind) in &profile.say_as.reads {
            let (kind, format) = kind.split_once(' ').unwrap_or((kind, ""));
            let formats = profile.say_as.kinds.get(kind);
            let formats = formats.unwrap_or_else(|| panic!("{name}: {shape} as {kind}"));
            assert!(
                format.is_empty() || formats.iter().any(|f| f == format),
                "{name}: {shape} as {kind} {format}"
            );
        }
    }
}

const SHARDS: &[&str] = &[
    "Nov. 16",
    "5-year",
    "U.S.-led",
    "$5M",
    "the",
    "AT&T",
    "1,250",
    "21st",
    "11/16/2026",
    "1984",
    "FBI",
    "Sen. Cruz",
    "3%",
    "said",
    "555-867-5309",
    "5 p.m.",
    "1/2",
    "\"in full\"",
    "— and",
    "mayor,",
    "zł 7",
    "Jan. 3, 2020,",
    "<b>",
    "1990s",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_words_are_the_same_and_every_request_is_valid_within_its_limits(
        picks in proptest::collection::vec(0..SHARDS.len(), 1..40),
        engine in 0usize..64,
        room in 500usize..900,
    ) {
        let all: Vec<&str> = names().collect();
        let profile = by_name(all[engine % all.len()], &[]).unwrap();
        let words: Vec<&str> = picks.iter().map(|i| SHARDS[*i]).collect();
        let script = script(&format!("He saw {}.", words.join(" ")));
        let limits = Limits { max_bytes: Some(room), ..limits(&profile) };
        let mut said = Vec::new();
        for spell in ALL {
            let chunks = packed(&script, &profile, &limits, spell);
            for chunk in &chunks {
                prop_assert!(chunk.ssml.len() <= room, "{} > {room}: {}", chunk.ssml.len(), chunk.ssml);
                let request = Source::new("request", chunk.ssml.as_str()).unwrap();
                let found = validate(&request, &profile);
                let bad: Vec<_> = found.iter().filter(|f| f.severity == Severity::Error).collect();
                prop_assert!(bad.is_empty(), "{}: {bad:?}\n{}", profile.name, chunk.ssml);
            }
            let texts: Vec<&str> = chunks.iter().map(|c| c.text.as_str()).collect();
            said.push(texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" "));
            // The aliases in their places give the words again.
            if spell == Spell::Sub {
                let heard: String = chunks.iter().map(|c| heard(&c.ssml)).collect::<Vec<_>>().join(" ");
                prop_assert_eq!(bare(&heard), bare(&texts.join(" ")));
            }
        }
        prop_assert_eq!(&said[0].replace(' ', ""), &said[1].replace(' ', ""));
        prop_assert_eq!(&said[0].replace(' ', ""), &said[2].replace(' ', ""));
    }
}

/// The words alone: a mark between two tags may be left out.
fn bare(text: &str) -> String {
    text.split_whitespace()
        .map(|word| word.trim_end_matches(['.', ':']))
        .collect()
}

/// What a request says: text, and aliases in place of theirs.
fn heard(request: &str) -> String {
    let Ok(tree) = roxmltree::Document::parse(request) else {
        return request.to_owned();
    };
    let mut out = String::new();
    for node in tree.descendants() {
        if let Some(alias) = node.attribute("alias") {
            out.push_str(alias);
        } else if node.is_text() && node.parent().is_none_or(|p| p.attribute("alias").is_none()) {
            out.push_str(node.text().unwrap_or(""));
        }
    }
    out
}
