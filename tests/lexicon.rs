//! Every row of the lexicon is its own test: the example is read as `heard` says, and every file is embedded.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::language::Language;
use aloud::phonetics::alphabet::Alphabet;
use aloud::phonetics::inventory::Inventory;
use aloud::phonetics::pronunciation::Pronunciation;
use std::fmt::Write;

#[test]
fn every_row_is_heard_as_its_example_says() {
    for language in Language::ALL {
        every_row_of(*language);
    }
}

/// Rows that ask for a style (`style:…` under `when`) are read in it.
fn every_row_of(language: Language) {
    let (mut wrong, mut seen, mut failed) = (String::new(), 0, 0);
    for file in support::files(&format!("lexicons/{}", language.tag()), "tsv") {
        let text = std::fs::read_to_string(&file).unwrap();
        let header = text.lines().find(|l| !l.starts_with('#')).unwrap_or("");
        let columns: Vec<&str> = header.split('\t').collect();
        let column = |name: &str| columns.iter().position(|c| *c == name);
        let (Some(example), Some(heard)) = (column("example"), column("heard")) else {
            continue;
        };
        for (line, row) in support::rows(&text) {
            let (Some(example), Some(heard)) = (row.get(example), row.get(heard)) else {
                continue;
            };
            if example.is_empty() {
                continue;
            }
            seen += 1;
            let when = column("when").and_then(|c| row.get(c)).unwrap_or(&"");
            let style = when.split(' ').find_map(|w| w.strip_prefix("style:"));
            let said = support::heard_as(example, language, style.unwrap_or(""));
            let got = support::words(&said);
            if got != support::words(&canonical(heard)) {
                failed += 1;
                let shown = support::shown(&file);
                writeln!(
                    wrong,
                    "{shown}:{line}\n  example {example}\n  heard   {heard}\n  got     {got}"
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{failed} of {seen} rows\n{wrong}");
}

/// `normalize` gives a form with sounds as it is printed, so nothing in it may need a reading: no `St.`, no `&`.
#[test]
fn forms_with_sounds_are_plain_words() {
    for file in support::files("lexicons", "tsv") {
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, row) in support::rows(&text) {
            let [written, how, ..] = row.as_slice() else {
                continue;
            };
            if Alphabet::by_name(how).is_some() {
                let shown = support::shown(&file);
                assert!(!written.contains(['.', '&']), "{shown}:{line}: {written}");
            }
        }
    }
}

/// Respellings between slashes in the one form that the program writes: `/zel-EHN-skee/` is `/zel-EN-skee/`.
fn canonical(heard: &str) -> String {
    let form = |(i, part): (usize, &str)| match Pronunciation::parse(part, Alphabet::Respelling) {
        Ok(sounds) if i % 2 == 1 => sounds.write(Alphabet::Respelling),
        _ => part.to_owned(),
    };
    let parts: Vec<String> = heard.split('/').enumerate().map(form).collect();
    parts.join("/")
}

/// `tests/cases/names.tsv`: names keep off what is said otherwise. Columns lang, written, heard, note.
#[test]
fn names_are_heard_only_where_they_are_meant() {
    let text = std::fs::read_to_string("tests/cases/names.tsv").unwrap();
    let mut seen = 0;
    for (line, row) in support::rows(&text) {
        let [lang, written, heard, ..] = row.as_slice() else {
            panic!("tests/cases/names.tsv:{line}: a case needs lang, written and heard");
        };
        let language = Language::by_tag(lang).unwrap();
        let got = support::words(&support::heard_as(written, language, ""));
        let wanted = support::words(&canonical(heard));
        assert_eq!(got, wanted, "tests/cases/names.tsv:{line}");
        seen += 1;
    }
    assert!(seen > 0, "no cases found");
}

#[test]
fn every_embedded_file_can_be_read() {
    aloud::lexicon::builtin::check().unwrap();
    Inventory::check().unwrap();
}

#[test]
fn every_file_is_embedded() {
    let embedded: Vec<&str> = aloud::lexicon::builtin::files().collect();
    for file in support::files("lexicons", "tsv") {
        let shown = support::shown(&file);
        let name = shown.strip_prefix("lexicons/").unwrap_or(&shown);
        assert!(
            name.contains("/read/")
                || name.ends_with("phones.tsv")
                || name.starts_with("engines/")
                || embedded.contains(&name),
            "{name} is not embedded: add it to src/lexicon/builtin.rs"
        );
    }
}
