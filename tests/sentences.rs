//! Every line of `tests/cases/sentences.txt` is cut where ` | ` stands, and nowhere else.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use std::fmt::Write;

#[test]
fn paragraphs_are_cut_where_the_bars_stand() {
    let cases = include_str!("cases/sentences.txt");
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    let mut wrong = String::new();
    for (number, line) in cases.lines().enumerate() {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        let wanted: Vec<&str> = line.split(" | ").collect();
        let text = wanted.join(" ");
        let got: Vec<&str> = normalizer
            .sentences(&text, Context::default())
            .iter()
            .map(|s| s.of(&text))
            .collect();
        if got != wanted {
            writeln!(
                wrong,
                "tests/cases/sentences.txt:{}\n  wanted {line}\n  got    {}",
                number + 1,
                got.join(" | ")
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
