//! Wordings known to stand beside articles: the files of `lexicons/en-US/read/` as patterns.
//!
//! A phrase is a regular expression in which a space stands for any white space and an apostrophe for any apostrophe;
//! capitals do not count. All matching is linear in the text (the `regex` crate has no backtracking).

use crate::read::rows::{Row, rows};
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

/// A file of phrases.
#[derive(Debug)]
pub struct Phrases {
    whole: RegexSet,
    rows: Vec<(&'static str, &'static str)>,
    prefixes: Vec<Phrase>,
}

impl Phrases {
    fn new(file: &'static str, kind: &str) -> Self {
        let all: Vec<Row> = rows(file).collect();
        let whole = all.iter().map(|row| whole_line(row.cell("phrase")));
        Self {
            whole: RegexSet::new(whole).unwrap_or_else(|_| RegexSet::empty()),
            rows: all
                .iter()
                .map(|row| (row.cell("rule"), row.cell(kind)))
                .collect(),
            prefixes: all
                .iter()
                .filter_map(|row| {
                    Some(Phrase {
                        rule: row.cell("rule"),
                        kind: row.cell(kind),
                        pattern: prefix(row.cell("phrase"))?,
                    })
                })
                .collect(),
        }
    }

    /// The first row that takes the whole of `text`: its rule and its kind.
    pub fn whole(&self, text: &str) -> Option<(&'static str, &'static str)> {
        if text.len() > LONGEST_LINE {
            return None;
        }
        let first = self.whole.matches(text).iter().next()?;
        self.rows.get(first).copied()
    }

    /// The first row of this kind that takes the beginning of `text`, and how many bytes.
    pub fn prefix(&self, text: &str, kind: &str) -> Option<(&'static str, usize)> {
        self.of_kind(kind)
            .find_map(|phrase| Some((phrase.rule, phrase.at_start(text)?)))
    }

    /// The rows of one kind, in order.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Phrase> {
        self.prefixes.iter().filter(move |p| p.kind == kind)
    }

    /// The first row that takes the beginning of `text`, and how many bytes.
    pub fn any_prefix(&self, text: &str) -> Option<(&Phrase, usize)> {
        self.prefixes
            .iter()
            .find_map(|phrase| Some((phrase, phrase.at_start(text)?)))
    }
}

fn whole_line(phrase: &str) -> String {
    format!(
        r"(?i)\A[\s>›»→▸•|·*_]*(?:{})[\s:>›»→▸|·…]*\z",
        expand(phrase)
    )
}

fn prefix(phrase: &str) -> Option<Regex> {
    Regex::new(&format!(r"(?i)\A(?:{})", expand(phrase))).ok()
}

/// A phrase as the regular expression it stands for: white space, apostrophes.
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
            ' ' if in_class => pattern.push_str(r"\s"),
            ' ' if chars.next_if_eq(&'?').is_some() => pattern.push_str(r"\s*"),
            ' ' => pattern.push_str(r"\s+"),
            '\'' if in_class => pattern.push_str("'’‘ʼ"),
            '\'' => pattern.push_str("['’‘ʼ]"),
            _ => {
                in_class = (in_class || c == '[') && c != ']';
                pattern.push(c);
            }
        }
    }
    pattern
}

macro_rules! phrases {
    ($(#[$doc:meta])* $name:ident, $file:literal, $kind:literal) => {
        $(#[$doc])*
        pub static $name: LazyLock<Phrases> = LazyLock::new(|| {
            Phrases::new(include_str!(concat!("../../lexicons/en-US/read/", $file)), $kind)
        });
    };
}

phrases!(
    /// Membership and cookie banners; the kind is the reach, `sentence` or `phrase`.
    BANNERS, "banners.tsv", "reach"
);
phrases!(
    /// Notices about the audio or the text; no kinds.
    NOTICES, "notices.tsv", "kind"
);
phrases!(
    /// Lines of the page; the kind says where, `line`, `end` or `beside`.
    FURNITURE, "furniture.tsv", "where"
);
phrases!(
    /// How corrections begin: `label`, `alone`, `wording`.
    CORRECTIONS, "corrections.tsv", "kind"
);
phrases!(
    /// How captions are known: `label`, `cue`.
    CAPTIONS, "captions.tsv", "kind"
);
phrases!(
    /// How credits begin; no kinds.
    CREDITS, "credits.tsv", "kind"
);

/// Whether a caption's cue stands somewhere in `text`.
pub fn has_caption_cue(text: &str) -> bool {
    static CUES: LazyLock<RegexSet> = LazyLock::new(|| {
        let file = include_str!("../../lexicons/en-US/read/captions.tsv");
        let cues = crate::read::rows::cells(file, "phrase", "cue");
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
    fn spaces_and_apostrophes_are_any_outside_and_inside_brackets() {
        assert_eq!(expand(r"a ?b' [c ']\. d"), r"a\s*b['’‘ʼ]\s+[c\s'’‘ʼ]\.\s+d");
    }

    #[test]
    fn every_phrase_is_a_pattern() {
        for list in [
            &*BANNERS,
            &*NOTICES,
            &*FURNITURE,
            &*CORRECTIONS,
            &*CAPTIONS,
            &*CREDITS,
        ] {
            assert!(!list.rows.is_empty());
            assert_eq!(list.whole.len(), list.rows.len());
            assert_eq!(list.prefixes.len(), list.rows.len());
        }
    }
}
