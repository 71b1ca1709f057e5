//! The laws of provenance, over random text and over the samples.
//!
//! Every byte that is not space is in exactly one token, each token is said or silent with a reason, every word points at
//! bytes inside its token, tokens rise, and the same text gives the same bytes.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use proptest::prelude::*;

fn laws(text: &str) {
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    let explained = normalizer.explain(text, Context::default(), true);
    let mut at = 0;
    for token in &explained {
        let start = token.span.start as usize;
        assert!(token.span.end as usize <= text.len(), "{text:?}: {token:?}");
        assert!(
            text[at..start].chars().all(char::is_whitespace),
            "{text:?}: lost {:?}",
            &text[at..start]
        );
        assert!(!token.span.is_empty(), "{text:?}: {token:?}");
        assert_eq!(
            token.silent.is_some(),
            token.spoken.is_empty(),
            "{text:?}: neither said nor silent: {token:?}"
        );
        at = token.span.end as usize;
    }
    assert!(
        text[at..].chars().all(char::is_whitespace),
        "{text:?}: lost {:?}",
        &text[at..]
    );

    let speech = normalizer.speech(text, Context::default()).clone();
    let mut last_token = 0;
    let mut said = 0;
    for word in &speech.words {
        let token = &explained[word.token as usize];
        assert!(!word.origin.is_empty(), "{text:?}: {word:?}");
        assert!(
            token.span.contains(word.origin),
            "{text:?}: {word:?} outside {token:?}"
        );
        assert!(
            word.origin.of(text).len() == word.origin.len(),
            "{text:?}: origin not on character borders"
        );
        assert!(word.token >= last_token, "{text:?}: words cross");
        assert!(
            word.said.start >= said && word.said.end > word.said.start,
            "{text:?}: {word:?}"
        );
        (last_token, said) = (word.token, word.said.end);
    }
    let mut sentence = 0;
    for s in &speech.sentences {
        assert!(
            s.said.start >= sentence && s.end_word > s.first_word,
            "{text:?}: {s:?}"
        );
        sentence = s.said.end;
    }
    let covered = speech
        .sentences
        .iter()
        .map(|s| s.end_word - s.first_word)
        .sum::<u32>();
    assert_eq!(
        covered as usize,
        speech.words.len(),
        "{text:?}: words outside sentences"
    );
    assert_eq!(
        speech,
        *Normalizer::new(Lexicon::builtin()).speech(text, Context::default()),
        "{text:?}: not repeatable"
    );

    let mut at = 0;
    for span in normalizer.sentences(text, Context::default()) {
        assert!(
            text[at..span.start as usize]
                .chars()
                .all(char::is_whitespace),
            "{text:?}: sentence lost bytes"
        );
        at = span.end as usize;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "{text:?}");
}

/// Pieces of news that meet each other in odd ways.
fn shards() -> impl Strategy<Value = String> {
    let shard = prop::sample::select(vec![
        "$",
        "€",
        "5",
        "10,000",
        "3.5",
        "%",
        " ",
        "  ",
        "\u{a0}",
        "-",
        "–",
        "—",
        "Nov.",
        "16",
        "2024",
        "U.S.",
        "St.",
        "Dr.",
        "Gov.",
        "NATO",
        "WHO",
        "who",
        "MPs",
        "million",
        "１２．５",
        "：３０",
        "٢٠٢٤",
        "𝟏𝟐",
        "1\u{ad}0",
        "zero\u{200b}width",
        "\u{202e}",
        "ﬁ",
        "Ⅷ",
        "❶",
        "㎞",
        "x²",
        "👩🏽\u{200d}🚀",
        "\u{e000}",
        "\u{7}",
        "[[",
        "bn",
        "m",
        "km/h",
        "°C",
        "½",
        "1/4",
        "(",
        ")",
        "“",
        "”",
        "'",
        "’s",
        "th",
        "a.m.",
        "p.m",
        ":",
        "6:39",
        "@",
        "#",
        "/",
        "www.",
        ".com",
        "F-16",
        "AK-47",
        "XIV",
        "Louis",
        "I",
        "vs.",
        "No.",
        "&",
        "+",
        "*",
        "…",
        "...",
        "\u{200b}",
        "\u{ad}",
        "\u{202e}",
        "é",
        "ﬁ",
        "１２",
        "😀",
        "👩‍🚀",
        "中文",
        "слово",
        "°",
        "²",
        "₂",
        "\n",
        "\t",
        "s",
        "The",
        "the",
        ".",
        "!",
        "?",
        ",",
        ";",
        "[",
        "]",
        "_",
        "~",
        ">",
        "<",
        "=",
        "|",
        "§",
        "№",
        "ORDER",
        "e.g.",
        "D-N.Y.,",
    ]);
    prop::collection::vec(shard, 0..24).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_laws_hold_for_any_text(text in ".{0,80}") {
        laws(&text);
    }

    #[test]
    fn the_laws_hold_for_shards_of_news(text in shards()) {
        laws(&text);
    }

    #[test]
    fn letters_and_digits_never_vanish(text in shards()) {
        let mut normalizer = Normalizer::new(Lexicon::builtin());
        for token in normalizer.explain(&text, Context::default(), false) {
            // The mark of a footnote, `word.[5]`, is there for the eye.
            if token.rule == "punctuation.note" {
                continue;
            }
            let heard = token.written.chars().filter(|c| !aloud::scan::is_invisible(*c)).any(|c| c.is_alphanumeric() && !"⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c));
            prop_assert!(!heard || !token.spoken.is_empty(), "{text:?}: {token:?}");
        }
    }
}

#[test]
fn the_laws_hold_for_the_samples() {
    for file in support::files("samples", "txt") {
        laws(&std::fs::read_to_string(file).unwrap());
    }
}

#[test]
fn ten_megabytes_of_one_letter_are_one_word() {
    let text = "a".repeat(10 << 20);
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    assert_eq!(normalizer.speech(&text, Context::default()).words.len(), 1);
    for odd in [
        "1", ".", "A", "-", "(", "\u{200b}", "I ", "1,", "A.", "a-", "@", "/", "$",
    ] {
        let text = odd.repeat(200_000);
        normalizer.speech(&text, Context::default());
    }
}
