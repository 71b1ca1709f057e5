//! The words of a text as an engine shall hear them: without quotes, with the boundary after each, and with single
//! letters told from the article `a`.

use crate::engines::letters;
use std::ops::Range;

/// The boundary after a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// None.
    None,
    /// A comma, a dash, a bracket.
    Clause,
    /// A full stop or an exclamation mark.
    Stop,
    /// A question mark.
    Question,
}

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its bytes in the text, without marks around it.
    pub(crate) range: Range<usize>,
    /// Whether a quote or a bracket opens before it.
    pub(crate) opens: bool,
    /// The boundary after it.
    pub(crate) mark: Mark,
    /// Whether it is the name of a letter.
    pub(crate) letter: bool,
}

/// Marks that open before a word.
const OPENING: &[char] = &['"', '\'', '`', '(', '[', '{', '“', '‘', '«', '„', '¿', '¡'];
/// Marks that close after a word.
const CLOSING: &[char] = &[
    '"', '\'', '`', ')', ']', '}', '”', '’', '»', '.', ',', ':', ';', '!', '?', '…',
];
/// Marks that part two words that nothing else parts.
const DASHES: &[char] = &['–', '—', '―'];

/// Cuts `text` into words.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter {
        text,
        words: Vec::new(),
        opened: false,
    };
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let token = piece.trim_end_matches(char::is_whitespace);
        cutter.token(at..at + token.len());
        at += piece.len();
    }
    let mut words = cutter.words;
    for at in 1..words.len() {
        if words[at - 1].mark == Mark::Stop && !ends_sentence(text, &words[at - 1], &words[at]) {
            words[at - 1].mark = Mark::Clause;
        }
    }
    letters::find(text, &mut words);
    words
}

/// Whether a full stop before another word ends a sentence: not "e g. Joe", not "Go! he said".
fn ends_sentence(text: &str, word: &Word, next: &Word) -> bool {
    let next = text.get(next.range.clone()).unwrap_or_default();
    word.range.len() > 1 && !next.starts_with(char::is_lowercase)
}

struct Cutter<'t> {
    text: &'t str,
    words: Vec<Word>,
    opened: bool,
}

impl Cutter<'_> {
    /// What stands between two spaces.
    fn token(&mut self, token: Range<usize>) {
        let text = self.text.get(token.clone()).unwrap_or_default();
        let mut at = token.start;
        for piece in text.split_inclusive(DASHES) {
            let part = piece.trim_end_matches(DASHES);
            self.part(at..at + part.len());
            if part.len() < piece.len() {
                self.mark(Mark::Clause);
            }
            at += piece.len();
        }
    }

    /// A word with the marks around it.
    fn part(&mut self, part: Range<usize>) {
        let text = self.text.get(part.clone()).unwrap_or_default();
        let body = text.trim_start_matches(OPENING);
        let start = part.end - body.len();
        let opening = &text[..text.len() - body.len()];
        if opening.contains(['(', '[', '{']) {
            self.mark(Mark::Clause);
        }
        self.opened |= !opening.is_empty();
        let core = body.trim_end_matches(CLOSING);
        self.hyphenated(start..start + core.len());
        self.mark(closing(&body[core.len()..]));
    }

    /// A word, or several joined by hyphens. Between digits a hyphen stays: the engine reads a range.
    fn hyphenated(&mut self, core: Range<usize>) {
        let text = self.text.get(core.clone()).unwrap_or_default();
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            self.word(core);
            return;
        }
        let mut at = core.start;
        for piece in text.split_inclusive('-') {
            let word = piece.trim_end_matches('-');
            self.word(at..at + word.len());
            at += piece.len();
            if piece == "-" && (at == core.end || at > core.start + 1) {
                // One hyphen alone or two in a row are a dash.
                self.mark(Mark::Clause);
            }
        }
    }

    fn word(&mut self, range: Range<usize>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        if !text.contains(char::is_alphanumeric) {
            return;
        }
        self.words.push(Word {
            range,
            opens: std::mem::take(&mut self.opened),
            mark: Mark::None,
            letter: false,
        });
    }

    /// Puts a boundary after the last word, unless there is a stronger one.
    fn mark(&mut self, mark: Mark) {
        if let Some(last) = self.words.last_mut() {
            last.mark = last.mark.max(mark);
        }
    }
}

fn closing(marks: &str) -> Mark {
    if marks.contains('?') {
        Mark::Question
    } else if marks.contains(['.', '!', '…']) {
        Mark::Stop
    } else if marks.contains([',', ';', ':', ')', ']', '}']) {
        Mark::Clause
    } else {
        Mark::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        words(text)
            .iter()
            .map(|w| {
                let mark = match w.mark {
                    Mark::None => "",
                    Mark::Clause => ",",
                    Mark::Stop => ".",
                    Mark::Question => "?",
                };
                format!("{}{mark}", &text[w.range.clone()])
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn marks_become_boundaries() {
        for (text, expected) in [
            ("He said, \"hello\" to me.", "He said, hello to me."),
            ("“Go!” he said: (late) now", "Go, he said, late, now"),
            ("Stop. Go. And e g. Joe.", "Stop. Go. And e g, Joe."),
            ("Why? — because", "Why? because"),
            ("yes—no – or -- so - far", "yes, no, or, so, far"),
            ("well-known, U S-led", "well known, U S led"),
            ("don't dogs' 'em", "don't dogs em"),
            ("1998-1999 and 9:30", "1998-1999 and 9:30"),
            ("... wait...", "wait."),
            ("-", ""),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn ranges_rise_and_every_letter_is_in_one(text in any::<String>()) {
            let words = words(&text);
            let mut end = 0;
            let mut covered = String::new();
            for word in &words {
                prop_assert!(word.range.start >= end);
                end = word.range.end;
                covered.push_str(&text[word.range.clone()]);
            }
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&covered), letters(&text));
        }
    }
}
