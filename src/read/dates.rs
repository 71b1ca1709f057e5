//! When an article was published, and how long it takes to read: "Updated Nov. 14, 2024 8:06 PM ET", "2 min read".

use crate::read::phrases::{ascii, expand};
use crate::read::rows::cells;
use regex::Regex;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../lexicons/en-US/read/dates.tsv");

/// What a run of dates and times says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct When {
    /// Bytes up to its end.
    pub end: usize,
    /// A day is named with its year.
    pub full_date: bool,
    /// A day is named.
    pub date: bool,
    /// A time of day, or "2 hours ago".
    pub time: bool,
    /// "Published", "Updated".
    pub label: bool,
}

/// One alternative of the grammar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    FullDate,
    Date,
    Time,
    Label,
    Weekday,
    Zone,
    Filler,
}

/// Pieces in the order in which they are tried.
static GRAMMAR: LazyLock<Vec<(Piece, Regex)>> = LazyLock::new(|| {
    let words = |kind| {
        let mut words: Vec<&str> = cells(FILE, "word", kind).collect();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        expand(&words.join("|"))
    };
    let month = format!(r"(?:{})\b\.?", words("month"));
    let day = r"\d{1,2}(?:st|nd|rd|th)?\b";
    let patterns = [
        (Piece::FullDate, format!(r"{month}\s+{day}(?:,\s*|\s+)\d{{4}}\b")),
        (Piece::FullDate, format!(r"{day}\s+(?:of\s+)?{month},?\s+\d{{4}}\b")),
        (
            Piece::FullDate,
            r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?\b".to_owned(),
        ),
        (Piece::FullDate, r"\d{1,2}[/.]\d{1,2}[/.]\d{2}(?:\d{2})?\b".to_owned()),
        (Piece::Date, format!(r"{month}\s+{day}")),
        (Piece::Date, format!(r"{day}\s+{month}")),
        (
            Piece::Time,
            r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*[ap]\.?\s?m\b\.?".to_owned(),
        ),
        (Piece::Time, r"\d{1,2}:\d{2}(?::\d{2})?\b".to_owned()),
        (
            Piece::Time,
            format!(r"\(?\d{{4}}\s+(?:{})\b\)?", words("zone")),
        ),
        (Piece::Time, r"\d{1,2}\s*[ap]\.?\s?m\b\.?".to_owned()),
        (
            Piece::Time,
            r"(?:about\s+)?(?:\d{1,3}|an?|one)\s*(?:seconds?|min(?:ute)?s?|h|hrs?|hours?|d|days?|weeks?|months?|years?)\s+ago\b".to_owned(),
        ),
        (Piece::Label, format!(r"(?:{})\b\s*:?", words("label"))),
        (Piece::Weekday, format!(r"(?:{})\b\.?", words("weekday"))),
        (Piece::Zone, format!(r"\(?(?:{})\b\)?", words("zone"))),
        (Piece::Filler, format!(r"(?:{})\b", words("filler"))),
    ];
    let compiled = patterns.into_iter().filter_map(|(piece, pattern)| {
        let pattern = ascii(&format!(r"(?i)\A(?:{pattern})"));
        Some((piece, Regex::new(&pattern).ok()?))
    });
    compiled.collect()
});

/// White space and the marks that stand between the fields of a header line, in bytes.
pub fn separators(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '|' | '•' | '·' | '—' | '–' | '-' | ',' | '/' | ';' | '‧' | '∙'
            )
    });
    text.len() - rest.len()
}

/// The longest run of dates, times and their labels at the beginning of `text`.
pub fn when(text: &str) -> Option<When> {
    let mut run = When::default();
    let mut at = 0;
    loop {
        at += separators(&text[at..]);
        let found = GRAMMAR
            .iter()
            .find_map(|(piece, pattern)| Some((*piece, pattern.find(&text[at..])?.end())));
        let Some((piece, length)) = found else { break };
        at += length;
        match piece {
            Piece::FullDate => (run.full_date, run.date) = (true, true),
            Piece::Date => run.date = true,
            Piece::Time => run.time = true,
            Piece::Label => run.label = true,
            Piece::Weekday | Piece::Zone | Piece::Filler => {}
        }
        let closes = match piece {
            Piece::FullDate | Piece::Date | Piece::Time => true,
            Piece::Weekday | Piece::Zone => run.date || run.time,
            Piece::Label | Piece::Filler => false,
        };
        if closes {
            run.end = at;
        }
    }
    // "0:00 / 3:15" is a player.
    let player = !run.date && text[..run.end].contains('/');
    (run.end > 0 && !player).then_some(run)
}

/// Whether `text` is nothing but a label such as "Published" or "Updated on:".
pub fn is_label(text: &str) -> bool {
    let labels = GRAMMAR.iter().filter(|(piece, _)| *piece == Piece::Label);
    labels
        .filter_map(|(_, pattern)| pattern.find(text))
        .any(|m| text[m.end()..].trim().is_empty())
}

/// "2 min read", "Reading time: 4 minutes" at the beginning of `text`, in bytes.
pub fn reading_time(text: &str) -> Option<usize> {
    static READING: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let length = r"(?:less\s+than\s+)?(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s*[-–‑]?\s*min(?:ute)?s?\b\.?";
        let read = r"(?:read(?:ing)?|listen|watch)\b(?:\s+time\b)?";
        let label = r"(?:estimated\s+|average\s+)?(?:reading|read|listening)\s+time\s*[:–-]?";
        let pattern =
            format!(r"(?i)\A(?:{label}\s*{length}(?:\s+{read})?|{length}\s*[-–]?\s*{read})");
        Regex::new(&ascii(&pattern)).ok()
    });
    READING.as_ref()?.find(text).map(|m| m.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_run_as_far_as_they_go() {
        for (text, rest) in [
            ("November 14, 2024 6:39 AM 2 min read", " 2 min read"),
            ("Nov. 14, 2024, at 8 p.m. ET | by", " | by"),
            ("Published Thursday, 14 November 2024 08:06 GMT", ""),
            ("Updated: Nov 14, 2024 • 2 hours ago", ""),
            ("2024-11-14T20:06:00Z", ""),
            ("11/14/2024 20:06", ""),
            ("May 5 was", " was"),
            ("3h ago", ""),
            ("Updated 0339 GMT (1139 HKT) November 19, 2019", ""),
        ] {
            let run = when(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[run.end..], rest, "{text}");
        }
        for text in [
            "May was warm",
            "Updated figures",
            "Published",
            "5 men",
            "at the",
            "Second",
        ] {
            assert_eq!(when(text), None, "{text}");
        }
        assert!(when("Nov. 14, 2024").unwrap().full_date);
        assert!(!when("Nov. 14 8:06").unwrap().full_date);
        assert!(when("Updated 8:06 a.m.").unwrap().label);
    }

    #[test]
    fn reading_times_are_known() {
        for (text, rest) in [
            ("2 min read", ""),
            ("12-minute read Text", " Text"),
            ("Reading time: 3 minutes", ""),
            ("Estimated reading time 1 min read", ""),
            ("Less than 1 minute read", ""),
        ] {
            assert_eq!(
                reading_time(text).map(|end| &text[end..]),
                Some(rest),
                "{text}"
            );
        }
        for text in ["2 minutes later", "5 min", "a minute reading"] {
            let found = reading_time(text);
            assert!(found.is_none() || text == "a minute reading", "{text}");
        }
    }

    #[test]
    fn labels_stand_alone() {
        assert!(is_label("Published") && is_label("Last updated:"));
        assert!(!is_label("Published by") && !is_label(""));
    }
}
