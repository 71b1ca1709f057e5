//! What stands besides the words: marks that lead back to the source, pauses as breaks, other voices.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::chunk::Limits;
use aloud::document::{Choice, Role};
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::markup::{Marks, Markup, Pauses};
use aloud::pacing::{Pacing, Table};
use aloud::pack::{Packed, document, pack_as};
use aloud::pipeline;
use aloud::request::{Form, limits};
use aloud::script::Script;
use aloud::source::{Source, Span};
use aloud::spell::{Spell, Spelling};
use aloud::ssml::profiles::by_name;
use aloud::ssml::setting;
use aloud::ssml::units::{Hundredths, Rate};
use proptest::prelude::*;

fn script(source: &Source) -> Script {
    let choice: Choice = "list-item".parse().unwrap();
    pipeline::script(source, Lexicon::builtin(), &choice, Style::default()).1
}

/// The content of the sentences of a text, as SSML 1.1.
fn body(text: &str, markup: &Markup<'_>) -> String {
    let source = Source::new("test", format!("A Headline\n\n{text}")).unwrap();
    let mut script = script(&source);
    script.paragraphs.retain(|p| p.role != Role::Headline);
    let whole = document(&script, markup, "en-US");
    let (_, rest) = whole.split_once("xml:lang=\"en-US\">").unwrap();
    rest.trim_end().strip_suffix("</speak>").unwrap().to_owned()
}

fn paced(table: &str, all: bool) -> Markup<'static> {
    let pacing = Pacing::default().with(&Table::parse("t", table).unwrap());
    Markup {
        pauses: if all {
            Pauses::All(pacing)
        } else {
            Pauses::Untold(pacing)
        },
        ..Markup::default()
    }
}

fn marked(marks: Marks, spell: Spell) -> Markup<'static> {
    Markup {
        marks,
        spelling: Spelling {
            telling: None,
            spell,
            profile: None,
        },
        ..Markup::default()
    }
}

#[test]
fn a_mark_is_named_after_the_bytes_it_was_written_with() {
    let text = "It rose 3.2% in Lima.";
    for (marks, spell, expected) in [
        (
            Marks::None,
            Spell::Expand,
            "It rose three point two percent in Lima.",
        ),
        (
            Marks::Sentence,
            Spell::Expand,
            "<mark name=\"s12-33\"/>It rose three point two percent in Lima.",
        ),
        (
            Marks::Word,
            Spell::Expand,
            "<mark name=\"s12-33\"/><mark name=\"w12-14\"/>It <mark name=\"w15-19\"/>rose \
             <mark name=\"w20-24\"/>three point two percent <mark name=\"w25-27\"/>in <mark name=\"w28-32\"/>Lima.",
        ),
        (
            Marks::Word,
            Spell::Sub,
            "<mark name=\"s12-33\"/><mark name=\"w12-14\"/>It <mark name=\"w15-19\"/>rose \
             <mark name=\"w20-24\"/><sub alias=\"three point two percent\">3.2%</sub> \
             <mark name=\"w25-27\"/>in <mark name=\"w28-32\"/>Lima.",
        ),
    ] {
        let found = body(text, &marked(marks, spell));
        assert_eq!(found, format!("<p><s>{expected}</s></p>"));
    }
}

#[test]
fn breaks_are_written_where_p_and_s_do_not_tell_or_where_the_user_asks() {
    let text = "He went; we stayed. Nobody won.\n\n- One thing\n- Two things\n\nAll left.";
    let semicolon = "He went;<break time=\"320ms\"/> we stayed.";
    let untold = format!(
        "<p><s>{semicolon}</s><s>Nobody won.</s></p><p><s>One thing</s></p><break time=\"550ms\"/>\
         <p><s>Two things</s></p><break time=\"550ms\"/><p><s>All left.</s></p>"
    );
    assert_eq!(body(text, &paced("", false)), untold);
    let all = body(text, &paced("sentence = 333", true));
    assert!(
        all.contains("</s><break time=\"333ms\"/><s>Nobody won.</s></p><break time=\"750ms\"/><p>"),
        "{all}"
    );
    assert!(!all.contains("All left.</s><break"), "{all}");
    let none = body(text, &paced("inside = []", false));
    assert!(none.contains("He went; we stayed."), "{none}");
}

#[test]
fn quotations_and_brackets_may_have_a_manner_of_their_own() {
    let markup = Markup {
        quotation: Some(setting::parse("voice=Ann").unwrap()),
        parenthesis: Some(setting::parse("pitch=-2st").unwrap()),
        ..Markup::default()
    };
    let voice = |text: &str| format!("<voice name=\"Ann\">{text}</voice>");
    let low = |text: &str| format!("<prosody pitch=\"-2st\">{text}</prosody>");
    for (text, expected) in [
        (
            "“We came for a roof,” he said.",
            format!("{} he said.", voice("We came for a roof,")),
        ),
        (
            "\"We came for a roof,\" he said.",
            format!("{} he said.", voice("We came for a roof,")),
        ),
        (
            "He said: \"We came. For a roof.\" Then he left.",
            // Two sentences of two and three words: no speech.
            "He said: We came.</s><s>For a roof.</s><s>Then he left.".to_owned(),
        ),
        (
            "The so-called “reset” failed.",
            "The so-called reset failed.".to_owned(),
        ),
        (
            "The other one (a dog) barked.",
            format!("The other one, {} barked.", low("a dog,")),
        ),
        // Nothing closes it: it goes on in the next paragraph.
        (
            "He said: “We came here for a roof.",
            format!("He said: {}", voice("We came here for a roof.")),
        ),
        (
            "She is 5'4\" tall and left.",
            "She is five foot four tall and left.".to_owned(),
        ),
    ] {
        let found = body(text, &markup);
        assert_eq!(found, format!("<p><s>{expected}</s></p>"), "{text}");
    }
}

fn packed(text: &str, engine: &str, markup: &Markup<'_>, change: impl Fn(&mut Limits)) -> Packed {
    let source = Source::new("test", text).unwrap();
    let profile = by_name(engine, &[]).unwrap();
    let mut most = limits(&profile);
    change(&mut most);
    pack_as(
        &script(&source),
        &most,
        Form::Profile(&profile),
        markup,
        "en-US",
    )
    .unwrap()
}

#[test]
fn what_an_engine_is_not_told_is_listed_with_its_place() {
    let text = "A Headline\n\nHe went; we stayed.";
    let markup = Markup {
        marks: Marks::Sentence,
        ..paced("", false)
    };
    let lost = packed(text, "openai", &markup, |_| {}).losses;
    let lost: Vec<(&str, Span)> = lost.iter().map(|l| (l.what.as_str(), l.span)).collect();
    assert_eq!(
        lost,
        [
            ("the mark `s0-10`", Span::new(0, 10)),
            ("the mark `s12-30`", Span::new(12, 30)),
            ("<break>", Span::new(19, 21)),
        ]
    );
    assert!(
        packed(text, "polly-standard", &markup, |_| {})
            .losses
            .is_empty()
    );
}

#[test]
fn no_request_has_more_breaks_than_the_engine_takes() {
    let text = "He went; we stayed; they won; all left. ".repeat(9);
    let markup = paced("", false);
    let breaks = |packed: &Packed| -> Vec<usize> {
        let count = |ssml: &str| ssml.matches("<break").count();
        packed.chunks.iter().map(|c| count(&c.ssml)).collect()
    };
    assert_eq!(breaks(&packed(&text, "google", &markup, |_| {})), [27]);
    let few = packed(&text, "google", &markup, |l| l.max_breaks = Some(7));
    assert_eq!(breaks(&few), [6, 6, 3, 6, 6]);
}

#[test]
fn the_pace_is_the_speed_of_every_request() {
    let markup = Markup {
        rate: Some(Rate::Times(Hundredths(11_500))),
        ..Markup::default()
    };
    for (engine, rate) in [("polly-standard", "115%"), ("azure", "+15%")] {
        for chunk in packed(&"All left now. ".repeat(900), engine, &markup, |_| {}).chunks {
            let prosody = format!("<prosody rate=\"{rate}\"><p>");
            assert!(
                chunk.ssml.contains(&prosody),
                "{engine}: {}",
                &chunk.ssml[..200]
            );
        }
    }
}

proptest! {
    /// Marks in any text: each name is a span of the source that holds something, all rise, and no name stands twice.
    #[test]
    fn marks_lead_back_to_the_source(text in "([A-Za-z$%0-9.,;:()\"'’“” \n-]|Nov\\. |U\\.S\\. |\\$5M |3\\.2% ){0,120}") {
        let source = Source::new("test", text.as_str()).unwrap();
        let whole = document(&script(&source), &marked(Marks::Word, Spell::Expand), "en-US");
        let mut last = [0, 0];
        let mut names = std::collections::BTreeSet::new();
        for name in whole.split("<mark name=\"").skip(1) {
            let name = name.split('"').next().unwrap();
            let (kind, bytes) = name.split_at(1);
            let (start, end) = bytes.split_once('-').unwrap();
            let (start, end): (u32, u32) = (start.parse().unwrap(), end.parse().unwrap());
            prop_assert!(start < end, "{name}");
            prop_assert!(text.get(start as usize..end as usize).is_some(), "{name}");
            let last = &mut last[usize::from(kind == "w")];
            prop_assert!(*last <= start, "{name}");
            *last = start;
            prop_assert!(names.insert(name.to_owned()), "{name} stands twice in {whole}");
        }
    }
}
