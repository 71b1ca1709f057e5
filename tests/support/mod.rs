//! Shared by the table-driven tests; each test uses a part of it.
#![allow(dead_code)]
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::input::Context;
use aloud::language::Language;
use aloud::normalize::Normalizer;

/// What is said for `text`, as plain text.
pub fn said(text: &str) -> String {
    said_as(text, Language::default(), "")
}

/// The same in a language and with the named styles.
pub fn said_as(text: &str, language: Language, styles: &str) -> String {
    let context = Context {
        style: language.style().with(styles).unwrap(),
        ..Context::default()
    };
    let mut normalizer = Normalizer::new(language.lexicon());
    normalizer.speech(text, context).text.clone()
}

/// What is heard, as the column `heard` shows it: respellings of words with sounds of their own.
pub fn heard_as(text: &str, language: Language, styles: &str) -> String {
    let context = Context {
        style: language.style().with(styles).unwrap(),
        ..Context::default()
    };
    let mut normalizer = Normalizer::new(language.lexicon());
    normalizer.speech(text, context).heard()
}

/// Words only: pauses and quotation marks do not count, case and hyphens do.
pub fn words(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| {
            if ",;:.?!\"()—–“”".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    plain
        .replace(['’', '‘'], "'")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The rows of a tab-separated file with their line numbers, comments and header left out.
pub fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    text.lines()
        .enumerate()
        .filter(|(_, l)| {
            !l.trim().is_empty() && !l.starts_with("# ") && *l != "#" && !l.starts_with("##")
        })
        .skip(1)
        .map(|(i, l)| (i + 1, l.split('\t').map(str::trim).collect()))
}

/// All files below `folder` with this extension, sorted.
pub fn files(folder: &str, extension: &str) -> Vec<std::path::PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut todo = vec![root];
    while let Some(dir) = todo.pop() {
        let Ok(entries) = std::fs::read_dir(&dir) else {
            continue;
        };
        for path in entries.flatten().map(|e| e.path()) {
            if path.is_dir() {
                todo.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The file's name below the project.
pub fn shown(path: &std::path::Path) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    path.strip_prefix(root)
        .unwrap_or(path)
        .display()
        .to_string()
}
