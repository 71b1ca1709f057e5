//! Signs that a text is not what a reader of plain text expects.

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::source::{Source, Span};

/// How files of other formats begin, and what to do with them.
const BEGINNINGS: &[(&str, &str, &str)] = &[
    ("<!doctype html", "HTML", HTML),
    ("<html", "HTML", HTML),
    ("<?xml", "XML", "read its text, not its tags"),
    ("{\\rtf", "RTF", "save it as plain text"),
    ("%pdf-", "PDF", "copy its text into a file"),
    (
        "pk\u{3}\u{4}",
        "a ZIP archive (a DOCX file, perhaps)",
        "save it as plain text",
    ),
];
const HTML: &str = "open it in a browser and copy the article's text, or read it as HTML";

/// What looks wrong with `document`, as it was read from `source`: nothing to read, another format, no body.
pub fn doubts(source: &Source, document: &Document) -> Vec<Diagnostic> {
    let mut doubts: Vec<Diagnostic> = document.emptiness(source).into_iter().collect();
    doubts.extend(other_format(source));
    doubts.extend(replaced_characters(source));
    doubts
}

fn other_format(source: &Source) -> Option<Diagnostic> {
    let text = source.text();
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let at = (text.len() - start.len()) as u32;
    let (beginning, format, hint) = BEGINNINGS.iter().find(|(beginning, ..)| {
        let there = start.get(..beginning.len());
        there.is_some_and(|t| t.eq_ignore_ascii_case(beginning))
    })?;
    let span = Span::new(at, at + beginning.len() as u32);
    let message = format!("this looks like {format}, not plain text; its marks will be read aloud");
    Some(Diagnostic::warning(message, span).with_hint(*hint))
}

/// U+FFFD stands where something could not be decoded.
fn replaced_characters(source: &Source) -> Option<Diagnostic> {
    let first = source.text().find('\u{fffd}')? as u32;
    let count = source.text().matches('\u{fffd}').count();
    let message = format!("{count} characters were lost before this text was saved (U+FFFD)");
    let span = Span::new(first, first + 3);
    Some(
        Diagnostic::warning(message, span)
            .with_hint("copy the article again, and save it as UTF-8"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let source = Source::new("a.txt", text).unwrap();
        let document = crate::read::text(&source, &crate::document::Choice::default());
        let doubts = doubts(&source, &document);
        doubts.iter().map(|d| d.one_line(&source)).collect()
    }

    #[test]
    fn other_formats_are_named() {
        let found = messages("\u{feff}\n<!DOCTYPE HTML><html>");
        assert!(
            found[0].starts_with("a.txt:2:1: warning: this looks like HTML"),
            "{found:?}"
        );
        assert!(messages("{\\rtf1\\ansi Text}")[0].contains("RTF"));
        assert!(messages("Lost \u{fffd} twice \u{fffd}.")[0].contains("2 characters"));
        assert!(messages("")[0].contains("holds no text"));
        assert_eq!(messages("The board met."), [""; 0]);
    }
}
