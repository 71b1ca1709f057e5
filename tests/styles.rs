//! Every row of `tests/cases/styles.tsv` is read as it says: `lang`, `style`, `written`, `spoken`, `note`; and the styles
//! are all explained in `docs/styles.md`.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::language::Language;
use aloud::style;
use std::fmt::Write;

#[test]
fn every_case_is_read_in_its_style() {
    let text = std::fs::read_to_string("tests/cases/styles.tsv").unwrap();
    let (mut wrong, mut seen) = (String::new(), 0);
    for (line, row) in support::rows(&text) {
        seen += 1;
        let [language, styles, written, spoken, ..] = row.as_slice() else {
            panic!("line {line}: a case needs the columns lang, style, written and spoken");
        };
        let language = Language::by_tag(language).unwrap();
        let got = support::words(&support::said_as(written, language, styles));
        if got != support::words(spoken) {
            writeln!(
                wrong,
                "styles.tsv:{line} {styles}\n  written {written}\n  wanted  {spoken}\n  got     {got}"
            )
            .unwrap();
        }
    }
    assert!(seen > 0 && wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_style_is_documented() {
    let page = std::fs::read_to_string("docs/styles.md").unwrap();
    for name in style::names() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/styles.md does not name `{name}`"
        );
    }
    for choice in style::CHOICES {
        assert!(
            page.contains(choice.about),
            "docs/styles.md does not say: {}",
            choice.about
        );
    }
}
