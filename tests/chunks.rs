//! Chunks hold every word in order, never pass a limit, and are well-formed SSML.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::chunk::{Chunk, Limits};
use aloud::diagnostic::Severity;
use aloud::document::{Block, Document, Role};
use aloud::engine::Input;
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::markup::{Marks, Markup, Pauses};
use aloud::normalize::Normalizer;
use aloud::pacing::Pacing;
use aloud::pack::{PackError, document, pack, pack_as};
use aloud::request::{Form, limits};
use aloud::script::Script;
use aloud::source::{Source, Span, Text};
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::setting;
use aloud::ssml::units::{Hundredths, Rate};
use aloud::ssml::validate::validate;
use proptest::prelude::*;

fn script(paragraphs: &[(Role, &str)]) -> (Source, Script) {
    let text: Vec<&str> = paragraphs.iter().map(|(_, t)| *t).collect();
    let source = Source::new("test", text.join("\n")).unwrap();
    let mut at = 0;
    let mut found = Document::default();
    for (role, text) in paragraphs {
        let span = Span::new(at, at + text.len() as u32);
        at = span.end + 1;
        found.blocks.push(Block {
            role: *role,
            text: Text::from_span(&source, span),
            span,
            rule: "test",
        });
    }
    let script = Script::new(
        &found,
        &mut Normalizer::new(Lexicon::builtin()),
        Style::default(),
    );
    (source, script)
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(script: &Script) -> String {
    bare(
        &script
            .sentences()
            .map(|s| s.text.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn sent(chunk: &Chunk, input: Input) -> &str {
    match input {
        Input::Plain => &chunk.text,
        Input::Ssml => &chunk.ssml,
    }
}

#[test]
fn headline_and_body_are_never_in_one_chunk() {
    let (_, script) = script(&[
        (Role::Headline, "Leaders Meet in Lima"),
        (Role::Body, "They met at 5 p.m. The talks were short."),
        (Role::Body, "Nobody spoke."),
    ]);
    let chunks = pack(&script, &Limits::default(), Input::Ssml, "en-US").unwrap();
    let texts: Vec<&str> = chunks.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(texts[0], "Leaders Meet in Lima");
    assert_eq!(chunks.len(), 2);
    assert_eq!(chunks[1].sentences.len(), 3);
}

#[test]
fn one_sentence_a_chunk_where_the_engine_wants_it() {
    let (_, script) = script(&[(Role::Body, "One came. Two came. Three came.")]);
    let limits = Limits {
        max_sentences: Some(1),
        ..Limits::default()
    };
    let chunks = pack(&script, &limits, Input::Plain, "en-US").unwrap();
    assert_eq!(
        chunks.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(),
        ["One came.", "Two came.", "Three came."]
    );
}

#[test]
fn a_long_sentence_is_cut_after_a_clause_and_never_inside_a_token() {
    let (_, script) = script(&[(
        Role::Body,
        "The mayor, who had promised 1,234 trees, planted none of them, and the council, tired of waiting, bought shade.",
    )]);
    let limits = Limits {
        max_chars: Some(80),
        ..Limits::default()
    };
    let chunks = pack(&script, &limits, Input::Plain, "en-US").unwrap();
    for chunk in &chunks[..chunks.len() - 1] {
        let ends_badly = ["million", "thousand", "hundred", "two hundred"]
            .iter()
            .any(|w| chunk.text.ends_with(w));
        assert!(!ends_badly, "{:?}", chunk.text);
    }
    assert!(chunks[0].text.ends_with(','), "{:?}", chunks[0].text);
}

#[test]
fn a_word_over_the_limit_is_named() {
    let (_, script) = script(&[(Role::Body, "A Donaudampfschifffahrtsgesellschaft ship.")]);
    let limits = Limits {
        max_chars: Some(20),
        ..Limits::default()
    };
    let error = pack(&script, &limits, Input::Plain, "en-US").unwrap_err();
    let PackError::WordTooLong { word, .. } = &error;
    assert!(word.starts_with("Donaudampf"), "{error}");
}

#[test]
fn a_book_is_packed_in_linear_time() {
    let paragraph =
        "It was a long day, and nobody knew why. The rain fell on the town. ".repeat(20_000);
    let (_, script) = script(&[(Role::Body, &paragraph)]);
    let limits = Limits {
        max_bytes: Some(5_000),
        ..Limits::default()
    };
    let chunks = pack(&script, &limits, Input::Ssml, "en-US").unwrap();
    assert!(chunks.iter().all(|c| c.ssml.len() <= 5_000));
    assert_eq!(
        pack(&script, &Limits::default(), Input::Ssml, "en-US")
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn every_profiles_requests_are_valid_within_its_limits_and_whole() {
    let paragraph =
        "Ms. Żak & Co. paid $5M on Nov. 16, \"in full\", she said. Nobody <else> paid 12,345 zł. ";
    let paragraphs: Vec<String> = (1..40).map(|n| paragraph.repeat(n)).collect();
    let blocks: Vec<(Role, &str)> = paragraphs
        .iter()
        .map(|p| (Role::Body, p.as_str()))
        .collect();
    let (_, script) = script(&blocks);
    let rich = Markup {
        marks: Marks::Word,
        pauses: Pauses::All(Pacing::default()),
        rate: Some(Rate::Times(Hundredths(11_500))),
        quotation: Some(setting::parse("pitch=-1st").unwrap()),
        parenthesis: Some(setting::parse("voice=Other").unwrap()),
        ..Markup::default()
    };
    let both = [Markup::default(), rich];
    for (name, markup) in names().flat_map(|n| both.iter().map(move |m| (n, m))) {
        let profile = by_name(name, &[]).unwrap();
        let form = Form::Profile(&profile);
        let packed = pack_as(&script, &limits(&profile), form, markup, "en-US");
        let chunks = packed.unwrap().chunks;
        for chunk in &chunks {
            let request = Source::new("request", chunk.ssml.as_str()).unwrap();
            let found: Vec<_> = validate(&request, &profile)
                .into_iter()
                .filter(|f| f.severity == Severity::Error || f.rule == "limit")
                .collect();
            assert!(found.is_empty(), "{name}: {found:?}\n{}", chunk.ssml);
        }
        let whole: Vec<&str> = chunks.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(bare(&whole.join(" ")), said(&script), "{name}");
        assert_eq!(
            profile.limits == Default::default(),
            chunks.len() == 1,
            "{name}: {}",
            chunks.len()
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn nothing_is_lost_and_nothing_passes_the_limit(
        paragraphs in proptest::collection::vec(("[A-Z][a-zé&<>\"', ]{0,80}[.!?]( [A-Z][a-z, ]{0,60}[.!?]){0,4}", prop::bool::ANY), 1..6),
        room in 60usize..400,
        sentences in prop::option::of(1usize..4),
        ssml in prop::bool::ANY,
        bytes in prop::bool::ANY,
    ) {
        let blocks: Vec<(Role, &str)> = paragraphs
            .iter()
            .map(|(t, sub)| (if *sub { Role::Subheading } else { Role::Body }, t.as_str()))
            .collect();
        let (source, script) = script(&blocks);
        let input = if ssml { Input::Ssml } else { Input::Plain };
        let max = if ssml { room + 160 } else { room };
        let limits = Limits {
            max_chars: (!bytes).then_some(max),
            max_bytes: bytes.then_some(max),
            max_said: None,
            max_breaks: None,
            max_sentences: sentences,
        };
        let Ok(chunks) = pack(&script, &limits, input, "en-US") else {
            // Only a single word of the generator may be too long.
            return Ok(());
        };
        for chunk in &chunks {
            let text = sent(chunk, input);
            let size = if bytes { text.len() } else { text.chars().count() };
            prop_assert!(size <= max, "{size} > {max}: {text}");
            prop_assert!(sentences.is_none_or(|m| chunk.sentences.len() <= m));
            prop_assert!(!chunk.text.trim().is_empty());
            roxmltree::Document::parse(&chunk.ssml).unwrap();
            prop_assert!(source.text().get(chunk.span.range()).is_some());
        }
        let whole: Vec<&str> = chunks.iter().map(|c| c.text.as_str()).collect();
        prop_assert_eq!(bare(&whole.join(" ")), said(&script));
        roxmltree::Document::parse(&document(&script, &Markup::default(), "en-US")).unwrap();
    }
}
