//! Every row of `tests/cases/en/*.tsv` (and `en-GB/`, in British English) is read as it says: `written`, `spoken` (several readings with ` | `), `note`.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::language::Language;
use std::fmt::Write;

#[test]
fn every_case_is_read_as_written_down() {
    read_in(Language::EnUs, "tests/cases/en");
}

#[test]
fn every_british_case_is_read_as_written_down() {
    read_in(Language::EnGb, "tests/cases/en-GB");
}

fn read_in(language: Language, folder: &str) {
    let (mut wrong, mut seen) = (String::new(), 0);
    for file in support::files(folder, "tsv") {
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, row) in support::rows(&text) {
            seen += 1;
            let [written, spoken, ..] = row.as_slice() else {
                panic!(
                    "{}:{line}: a case needs the columns written and spoken",
                    support::shown(&file)
                );
            };
            let got = support::words(&support::said_as(written, language, ""));
            if !spoken.split(" | ").any(|s| support::words(s) == got) {
                let shown = support::shown(&file);
                writeln!(
                    wrong,
                    "{shown}:{line}\n  written {written}\n  wanted  {spoken}\n  got     {got}"
                )
                .unwrap();
            }
        }
    }
    assert!(seen > 0, "no cases found");
    assert!(wrong.is_empty(), "\n{wrong}");
}
