//! Wordings known to stand beside articles: the files of `lexicons/en-US/read/` as patterns.
//!
//! A phrase is a regular expression in which a space stands for any white space and an apostrophe for any apostrophe;
//! capitals do not count. All matching is linear in the text (the `regex` crate has no backtracking).

use crate::read::rows::{Row, cells, rows};
use regex::{Regex, RegexSet};
use std::sync::LazyLock;

/// Text longer than this many bytes is no single line of furniture.
const LONGEST_LINE: usize = 400;

/// A row with its pattern, to be found at the beginning of a text or inside it.
#[derive(Debug)]
pub struct Phrase {
    /// The name of the rule that the row is.
    pub rule: &'static str,
    /// What the row's `kind`, `where` or `reach` says.
    pub kind: &'static str,
    pattern: Regex,
}

impl Phrase {
    /// How many bytes of the beginning of `text` the phrase takes.
    pub fn at_start(&self, text: &str) -> Option<usize> {
        self.pattern.find(text).map(|m| m.end())
    }
}

/// Phrases that take whole lines.
#[derive(Debug)]
pub struct Lines {
    set: RegexSet,
    rows: Vec<(&'static str, &'static str)>,
}

impl Lines {
    fn new(file: &'static str, kind: &str) -> Self {
        let all: Vec<Row> = rows(file).collect();
        let patterns = all.iter().map(|row| whole_line(row.cell("phrase")));
        Self {
            set: RegexSet::new(patterns).unwrap_or_else(|_| RegexSet::empty()),
            rows: all
                .iter()
                .map(|row| (row.cell("rule"), row.cell(kind)))
                .collect(),
        }
    }

    /// The first row that takes the whole of `text`: its rule and its kind.
    pub fn whole(&self, text: &str) -> Option<(&'static str, &'static str)> {
        if text.len() > LONGEST_LINE {
            return None;
        }
        let first = self.set.matches(&folded(text)).iter().next()?;
        self.rows.get(first).copied()
    }
}

/// A line as phrases see it: small letters, single spaces, plain apostrophes, no arrows or bullets around.
fn folded(line: &str) -> String {
    let around = |c: char| c.is_whitespace() || ">›»→▸•|·*_".contains(c);
    let after = |c: char| around(c) || ":…".contains(c);
    let line = line.trim_start_matches(around);
    let mut folded = String::with_capacity(line.len());
    for word in line.trim_end_matches(after).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded.replace(['’', '‘', 'ʼ'], "'")
}

/// Phrases that take the beginning of a text.
#[derive(Debug)]
pub struct Beginnings {
    phrases: Vec<Phrase>,
}

impl Beginnings {
    /// The rows whose column `kind` is one of `kinds`.
    fn new(file: &'static str, kind: &str, kinds: &[&str]) -> Self {
        let wanted = rows(file).filter(|row| kinds.contains(&row.cell(kind)));
        let phrases = wanted.filter_map(|row| {
            Some(Phrase {
                rule: row.cell("rule"),
                kind: row.cell(kind),
                pattern: prefix(row.cell("phrase"))?,
            })
        });
        Self {
            phrases: phrases.collect(),
        }
    }

    /// The first row of this kind that takes the beginning of `text`: its rule, and how many bytes.
    pub fn of_kind(&self, text: &str, kind: &str) -> Option<(&'static str, usize)> {
        let mut phrases = self.phrases.iter().filter(|p| p.kind == kind);
        phrases.find_map(|phrase| Some((phrase.rule, phrase.at_start(text)?)))
    }

    /// The first row that takes the beginning of `text`, and how many bytes.
    pub fn any(&self, text: &str) -> Option<(&Phrase, usize)> {
        let mut phrases = self.phrases.iter();
        phrases.find_map(|phrase| Some((phrase, phrase.at_start(text)?)))
    }
}

/// A phrase as a pattern for a [`folded`] line.
fn whole_line(phrase: &str) -> String {
    format!(r"\A(?:{})\z", ascii(phrase))
}

fn prefix(phrase: &str) -> Option<Regex> {
    Regex::new(&format!(r"(?i)\A(?:{})", expand(phrase))).ok()
}

/// A phrase as a pattern for text as it stands: a space is any space between words, an apostrophe any apostrophe.
pub fn expand(phrase: &str) -> String {
    let mut pattern = String::new();
    let mut in_class = false;
    let mut chars = phrase.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                pattern.push(c);
                pattern.extend(chars.next());
            }
            ' ' if in_class => pattern.push_str(SPACES),
            ' ' if chars.next_if_eq(&'?').is_some() => pattern.push_str(&format!("[{SPACES}]*")),
            ' ' => pattern.push_str(&format!("[{SPACES}]+")),
            '\'' if in_class => pattern.push_str("'’‘ʼ"),
            '\'' => pattern.push_str("['’‘ʼ]"),
            _ => {
                in_class = (in_class || c == '[') && c != ']';
                pattern.push(c);
            }
        }
    }
    ascii(&pattern)
}

/// The spaces that stand between words of one line: plain, tab, no-break, narrow no-break.
const SPACES: &str = r" \t\u{a0}\u{202f}";

/// Digits and word borders of ASCII, and groups that remember nothing: the tables of Unicode and what groups remember cost
/// most of the time to start.
pub fn ascii(pattern: &str) -> String {
    let mut simple = String::new();
    let (mut in_class, mut escaped) = (false, false);
    for (i, c) in pattern.char_indices() {
        match c {
            'd' if escaped => {
                simple.pop();
                simple.push_str(if in_class { "0-9" } else { "[0-9]" });
            }
            'b' if escaped => {
                simple.pop();
                simple.push_str(r"(?-u:\b)");
            }
            '(' if !escaped && !in_class && !pattern[i + 1..].starts_with('?') => {
                simple.push_str("(?:");
            }
            _ => simple.push(c),
        }
        in_class = !escaped && (in_class || c == '[') && c != ']' || escaped && in_class;
        escaped = c == '\\' && !escaped;
    }
    simple
}

const BANNER_FILE: &str = include_str!("../../lexicons/en-US/read/banners.tsv");
const NOTICE_FILE: &str = include_str!("../../lexicons/en-US/read/notices.tsv");
const FURNITURE_FILE: &str = include_str!("../../lexicons/en-US/read/furniture.tsv");
const CORRECTION_FILE: &str = include_str!("../../lexicons/en-US/read/corrections.tsv");
const CAPTION_FILE: &str = include_str!("../../lexicons/en-US/read/captions.tsv");
const CREDIT_FILE: &str = include_str!("../../lexicons/en-US/read/credits.tsv");

/// Membership and cookie banners; the kind is the reach, `sentence` or `phrase`.
pub static BANNERS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(BANNER_FILE, "reach", &["sentence", "phrase"]));
/// The same as whole lines.
pub static BANNER_LINES: LazyLock<Lines> = LazyLock::new(|| Lines::new(BANNER_FILE, "reach"));
/// Notices about the audio or the text.
pub static NOTICES: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(NOTICE_FILE, "", &[""]));
/// The same as whole lines.
pub static NOTICE_LINES: LazyLock<Lines> = LazyLock::new(|| Lines::new(NOTICE_FILE, ""));
/// Lines of the page; the kind says where: `line`, `end`, `heads`, `tail`, `beside`.
pub static FURNITURE: LazyLock<Lines> = LazyLock::new(|| Lines::new(FURNITURE_FILE, "where"));
/// What may be glued to the end of a paragraph.
pub static TAILS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(FURNITURE_FILE, "where", &["tail"]));
/// How corrections begin: `label`, `alone`, `wording`.
pub static CORRECTIONS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(CORRECTION_FILE, "kind", &["label", "alone", "wording"]));
/// How captions begin.
pub static CAPTIONS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(CAPTION_FILE, "kind", &["label"]));
/// How credits begin.
pub static CREDITS: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(CREDIT_FILE, "", &[""]));

/// Whether a caption's cue stands somewhere in `text`.
pub fn has_caption_cue(text: &str) -> bool {
    static CUES: LazyLock<RegexSet> = LazyLock::new(|| {
        let cues = cells(CAPTION_FILE, "phrase", "cue");
        let cues = cues.map(|cue| format!(r"(?i)(?:\A|\W)(?:{})", expand(cue)));
        RegexSet::new(cues).unwrap_or_else(|_| RegexSet::empty())
    });
    CUES.is_match(text)
}

/// Whether `text` is the name of a section, as it stands above a headline.
pub fn is_section(text: &str) -> bool {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        rows(include_str!("../../lexicons/en-US/read/sections.tsv"))
            .map(|row| row.cell("name"))
            .collect()
    });
    let text = text.trim_end_matches([':', ' ']);
    NAMES.iter().any(|name| name.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_become_patterns() {
        let spaces = format!("[{SPACES}]");
        assert_eq!(
            expand(r"a ?b' (c)[( ']\( \d[\d]\b"),
            format!(r"a{spaces}*b['’‘ʼ]{spaces}+(?:c)[({SPACES}'’‘ʼ]\({spaces}+[0-9][0-9](?-u:\b)")
        );
        assert_eq!(ascii(r"[\]d(](?i:x)\\d"), r"[\]d(](?i:x)\\d");
    }

    #[test]
    fn lines_are_folded() {
        assert_eq!(folded("→ Editors’\u{a0} PICKS »:"), "editors' picks");
        assert_eq!(folded("* * *"), "");
    }

    #[test]
    fn phrases_are_written_in_small_letters() {
        for file in [BANNER_FILE, NOTICE_FILE, FURNITURE_FILE] {
            for row in rows(file) {
                let phrase = row.cell("phrase").replace(r"\W", "").replace(r"\A", "");
                let small = phrase.to_lowercase();
                assert_eq!(phrase, small, "a capital matches no folded line");
            }
        }
    }

    #[test]
    fn every_phrase_is_a_pattern() {
        for file in [
            BANNER_FILE,
            NOTICE_FILE,
            FURNITURE_FILE,
            CORRECTION_FILE,
            CAPTION_FILE,
            CREDIT_FILE,
        ] {
            for row in rows(file) {
                assert!(prefix(row.cell("phrase")).is_some(), "{row:?}");
            }
        }
        for lines in [&*BANNER_LINES, &*NOTICE_LINES, &*FURNITURE] {
            assert!(!lines.rows.is_empty() && lines.set.len() == lines.rows.len());
        }
    }

    #[test]
    fn every_row_has_a_kind_that_is_known() {
        let kinds = [
            (BANNER_FILE, "reach", "sentence phrase"),
            (FURNITURE_FILE, "where", "line end heads tail beside"),
            (CORRECTION_FILE, "kind", "label alone wording"),
            (CAPTION_FILE, "kind", "label cue"),
        ];
        for (file, column, known) in kinds {
            for row in rows(file) {
                let kind = row.cell(column);
                assert!(known.split(' ').any(|k| k == kind), "{row:?}");
            }
        }
    }
}
