//! Pauses: where they lie, how long they are in the file, and who may change them.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::assembly::settings::Settings;
use aloud::document::Choice;
use aloud::engine::Voice;
use aloud::engines;
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::pacing::{Pacing, Table};
use aloud::pause::Pause;
use aloud::pipeline::{self, Spoken, Studio};
use aloud::script::Script;
use aloud::source::Source;

const ARTICLE: &str = "\
Big news today
by Jane Doe

He went; we must stay. Next: the figures. The vote — a close one — failed. \"We will,\" he said. The other (really?), too.

- First thing
- Second thing

The so-called plan died.
";

fn script(article: &str) -> Script {
    let source = Source::new("article", article).unwrap();
    let choice: Choice = "list-item".parse().unwrap();
    pipeline::script(&source, Lexicon::builtin(), &choice, Style::default()).1
}

fn said(article: &str, pacing: Pacing) -> (Vec<(String, Pause)>, Spoken) {
    let engine = engines::by_name("tone", &[]).unwrap();
    let script = script(article);
    let parts = script.clone().parted(&pacing.inside);
    let parts = parts.sentences().map(|s| (s.text.clone(), s.after));
    let studio = Studio {
        engine: engine.as_ref(),
        voice: Voice::default(),
        settings: Settings {
            pacing,
            ..Settings::default()
        },
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.wav");
    let spoken = pipeline::say("article", &script, &studio, &file, &mut |_| {}).unwrap();
    (parts.collect(), spoken)
}

/// The table of a text: where each pause lies and of which kind it is.
#[test]
fn boundaries_are_told_by_what_is_said_and_what_is_written() {
    use Pause::{Clause, Colon, Dash, Parenthesis, Quotation, Semicolon};
    for (text, expected) in [
        ("He went; we stayed.", &[("we", Semicolon)][..]),
        ("Next: the figures.", &[("the", Colon)]),
        ("He said, “We go.”", &[("We", Quotation)]),
        ("He said: “We go.”", &[("We", Colon)]),
        (
            "“We go,” he said, smiling.",
            &[("he", Quotation), ("smiling", Clause)],
        ),
        (
            "The vote—a close one—failed.",
            &[("a", Dash), ("failed", Dash)],
        ),
        (
            "The vote - a close one - failed.",
            &[("a", Dash), ("failed", Dash)],
        ),
        (
            "The plan (an old one) died.",
            &[("an", Parenthesis), ("died", Parenthesis)],
        ),
        ("A so-called “plan” for 2010-12 and 52–48.", &[]),
        ("It cost $5M; nobody paid.", &[("nobody", Semicolon)]),
        ("It began at 10:30 at https://a.org/b today.", &[]),
    ] {
        let script = script(&format!("Headline here\nby Jane Doe\n\n{text}"));
        let sentence = script.sentences().last().unwrap();
        let found: Vec<(&str, Pause)> = sentence
            .pauses
            .iter()
            .map(|(at, pause)| (sentence.words[*at].said.of(&sentence.text), *pause))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn parts_hold_every_word_in_order() {
    let all = [
        Pause::Clause,
        Pause::Parenthesis,
        Pause::Quotation,
        Pause::Dash,
        Pause::Colon,
        Pause::Semicolon,
    ];
    let whole = script(ARTICLE);
    let parted = whole.clone().parted(&all.into_iter().collect());
    let bare = |script: &Script| {
        let texts: Vec<&str> = script.sentences().map(|s| s.text.as_str()).collect();
        texts.join(" ")
    };
    assert_eq!(bare(&whole), bare(&parted));
    assert!(parted.sentences().count() > whole.sentences().count());
    for sentence in parted.sentences() {
        assert!(sentence.pauses.is_empty(), "{sentence:?}");
        for word in &sentence.words {
            assert!(!word.said.of(&sentence.text).is_empty());
            assert!(
                sentence.span.start <= word.origin.start && word.origin.end <= sentence.span.end
            );
        }
    }
    assert_eq!(whole.clone().parted(&Default::default()), whole);
}

/// The tone engine is exact to the sample, and a tone lasts 50 ms a letter, so the length of the file is known.
#[test]
fn the_file_is_as_long_as_letters_and_table_say() {
    let tables = [
        Pacing::default(),
        Pacing::default().at(0.5),
        Pacing::default()
            .with(&Table::parse("t", "inside = []\nbyline = 1234\nlist-item = 0").unwrap()),
        Pacing::default()
            .with(&Table::parse("t", "inside = [\"quotation\", \"parenthesis\"]").unwrap()),
    ];
    for pacing in tables {
        let (_, silent) = said(
            ARTICLE,
            Pacing::default()
                .with(&all_zero())
                .with(&inside_of(&pacing)),
        );
        let (parts, spoken) = said(ARTICLE, pacing.clone());
        let pauses: u32 = parts.iter().map(|(_, after)| pacing.after(*after)).sum();
        let expected = silent.report.duration_ms + u64::from(pacing.head + pauses);
        let difference = spoken.report.duration_ms.abs_diff(expected);
        assert!(
            difference <= 1,
            "{} is not {expected}",
            spoken.report.duration_ms
        );
        // One cue a sentence, however many parts it is spoken in.
        let sentences: Vec<String> = script(ARTICLE)
            .sentences()
            .map(|s| s.text.clone())
            .collect();
        let cues: Vec<String> = spoken
            .programme
            .cues
            .iter()
            .map(|c| c.text.clone())
            .collect();
        assert_eq!(cues, sentences);
    }
}

fn all_zero() -> Table {
    let keys = Pacing::default()
        .entries()
        .map(|(key, _)| key.trim_start_matches("pacing."));
    let text: String = keys.iter().map(|key| format!("{key} = 0\n")).collect();
    Table::parse("zero", &text).unwrap()
}

fn inside_of(pacing: &Pacing) -> Table {
    Table {
        inside: Some(pacing.inside.clone()),
        ..Table::default()
    }
}

#[test]
fn the_time_between_two_cues_is_the_tables() {
    let pacing = Pacing::default();
    let (_, spoken) = said(ARTICLE, pacing.clone());
    let sentences: Vec<Pause> = script(ARTICLE).sentences().map(|s| s.after).collect();
    for (pair, after) in spoken.programme.cues.windows(2).zip(sentences) {
        let silence = pair[1].start_ms - pair[0].end_ms;
        assert!(
            silence.abs_diff(pacing.after(after).into()) <= 1,
            "{after:?}: {silence}"
        );
    }
}

#[test]
fn an_engines_description_may_differ() {
    let described = |pacing: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mine.toml");
        let text = format!(
            "name = \"mine\"\nabout = \"mine\"\norigin = \"algorithmicMedia\"\ncommand = [\"x\", \"{{in}}\", \"{{out}}\"]\n\n{pacing}"
        );
        std::fs::write(&file, text).unwrap();
        engines::from_file(&file).map_err(|e| e.to_string())
    };
    let engine = described("[pacing]\nsentence = 350\ninside = []\n").unwrap();
    let pacing = Pacing::default().with(&engine.pacing());
    assert_eq!(
        (pacing.sentence, pacing.inside.len(), pacing.paragraph),
        (350, 0, 750)
    );
    assert!(!engine.takes_rate());
    for (wrong, expected) in [
        ("[pacing]\nsentance = 350", "did you mean `sentence`?"),
        ("[pacing]\nsentence = 90000", "outside 0 to 60000"),
    ] {
        let error = described(wrong).err().unwrap();
        assert!(
            error.contains(expected) && error.contains("mine.toml:"),
            "{error}"
        );
    }
}
