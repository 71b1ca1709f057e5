//! Cuts inside a line: what a page kept apart and a paste glued together.
//!
//! Above the body a line may hold a crawler's date, a banner, the headline, the byline with date and reading time, a
//! caption with its credit, and a notice, in this order. In the body only its end is looked at: a credit that makes the
//! line a caption, and "Read more" or "Comments" glued to the last sentence.

use crate::document::Role;
use crate::read::credits;
use crate::read::header::{self, Field, Header};
use crate::read::phrases::{BANNERS, NOTICES, TAILS, has_caption_cue};
use crate::read::wrap::ends_sentence;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A caption is not longer than this many bytes; a longer stretch before a credit is body text.
const LONGEST_CAPTION: usize = 700;
/// A banner's sentence without an end is not longer than this many words; a headline would be swallowed.
const LONGEST_BANNER: usize = 30;

/// A stretch of a text, with its role where the cut has decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// Its bytes in the text; slices touch each other.
    pub range: Range<usize>,
    /// Role and rule, if decided.
    pub role: Option<(Role, &'static str)>,
}

/// The slices of a paragraph; one, if nothing is glued.
pub fn cut(text: &str, above_body: bool) -> Vec<Slice> {
    let mut cutter = Cutter {
        text,
        slices: Vec::new(),
        at: 0,
    };
    let end = tail(text);
    if above_body {
        cutter.head(end);
    } else {
        cutter.body(end);
    }
    cutter.open(end);
    cutter.open(text.len());
    cutter.slices
}

struct Cutter<'t> {
    text: &'t str,
    slices: Vec<Slice>,
    at: usize,
}

impl Cutter<'_> {
    /// Everything up to `end` is one slice without a role.
    fn open(&mut self, end: usize) {
        self.push(end, None);
    }

    fn push(&mut self, end: usize, role: Option<(Role, &'static str)>) {
        let text = &self.text[self.at..end];
        if text.trim().is_empty() {
            // White space between slices belongs to none; keep them touching.
            return;
        }
        self.slices.push(Slice {
            range: self.at..end,
            role,
        });
        self.at = end;
    }

    fn decide(&mut self, end: usize, role: Role, rule: &'static str) {
        self.push(end, Some((role, rule)));
    }

    fn fields(&mut self, start: usize, header: Header) {
        for field in header.fields {
            let Field { range, role, rule } = field;
            self.decide(start + range.end, role, rule);
        }
    }

    /// A line above the body.
    fn head(&mut self, end: usize) {
        if let Some(prefix) = crawl_prefix(self.text) {
            self.decide(prefix, Role::CrawlPrefix, "crawl-prefix.date");
        }
        for stop in stops(&self.text[..end]) {
            if stop.range.start >= self.at {
                self.gap(stop.range.start);
                self.stop(stop);
            }
        }
        self.gap(end);
        if let Some(credit) = credits::at_end(&self.text[self.at..end], true) {
            let (start, end) = (self.at + credit.range.start, self.at + credit.range.end);
            self.caption(start);
            self.decide(end, Role::Credit, credit.rule);
        }
    }

    /// A credit or a notice, with the caption before a credit.
    fn stop(&mut self, stop: Field) {
        if stop.role == Role::Credit {
            self.caption(stop.range.start);
        } else {
            self.open(stop.range.start);
        }
        self.decide(stop.range.end, stop.role, stop.rule);
    }

    fn caption(&mut self, end: usize) {
        if end - self.at <= LONGEST_CAPTION {
            self.decide(end, Role::Caption, "caption.before-credit");
        } else {
            self.open(end);
        }
    }

    /// Takes banners, notices and headers from the beginning of what is left before `end`, then a header inside it.
    fn gap(&mut self, end: usize) {
        loop {
            self.leading(end);
            let Some((start, header)) = header::find(&self.text[self.at..end]) else {
                break;
            };
            let start = self.at + start;
            self.open(start);
            self.fields(start, header);
        }
    }

    fn leading(&mut self, end: usize) {
        loop {
            let rest = &self.text[self.at..end];
            let start = self.at + (rest.len() - rest.trim_start().len());
            let rest = rest.trim_start();
            if let Some((rule, length)) = banner(rest) {
                self.decide(start + length, Role::Banner, rule);
            } else if let Some((rule, length)) = notice(rest) {
                self.decide(start + length, Role::Notice, rule);
            } else if let Some(header) = leading_header(rest) {
                self.fields(start, header);
            } else {
                return;
            }
        }
    }

    /// A line of the body: a byline or a reading time as a whole line, or a caption with its credit.
    fn body(&mut self, end: usize) {
        let line = &self.text[..end];
        if let Some(header) = body_header(line) {
            self.fields(0, header);
            return;
        }
        let Some(credit) = credits::at_end(line, false) else {
            return;
        };
        let before = &line[..credit.range.start];
        if credit.rule == "credit.in-brackets" || has_caption_cue(before) {
            self.caption(credit.range.start);
        } else {
            self.open(credit.range.start);
        }
        self.decide(credit.range.end, Role::Credit, credit.rule);
    }
}

/// Credits and notices inside a line above the body, in order.
fn stops(text: &str) -> Vec<Field> {
    let credits = credits::inside(text).into_iter().map(|credit| Field {
        range: credit.range,
        role: Role::Credit,
        rule: credit.rule,
    });
    let mut stops: Vec<Field> = credits.chain(notices(text)).collect();
    stops.sort_by_key(|stop| stop.range.start);
    stops
}

/// Notices that begin a sentence.
fn notices(text: &str) -> impl Iterator<Item = Field> {
    static STARTS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"[.!?)\]”"’]\s*"#).ok());
    let starts = STARTS.as_ref().map(|s| s.find_iter(text));
    starts.into_iter().flatten().filter_map(|m| {
        let (rule, length) = notice(&text[m.end()..])?;
        Some(Field {
            range: m.end()..m.end() + length,
            role: Role::Notice,
            rule,
        })
    })
}

/// ` date 2024-11-14 `, as a crawler writes before the text of a page.
fn crawl_prefix(text: &str) -> Option<usize> {
    static PREFIX: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\Adate [0-9]{4}-[0-9]{2}-[0-9]{2}(?:\s|\z)").ok());
    PREFIX.as_ref()?.find(text).map(|m| m.end())
}

/// A banner at the beginning: its rule, and the bytes of it.
fn banner(text: &str) -> Option<(&'static str, usize)> {
    let (phrase, length) = BANNERS.any(text)?;
    let rest = &text[length..];
    if phrase.kind == "phrase" {
        return ends_here(rest).then_some((phrase.rule, length));
    }
    let sentence = length + sentence_end(rest);
    let swallowed = sentence == text.len() && !ends_sentence(text);
    let long =
        swallowed && rest.split_whitespace().take(LONGEST_BANNER + 1).count() > LONGEST_BANNER;
    Some((phrase.rule, if long { length } else { sentence }))
}

/// A notice at the beginning: its rule, and the bytes of it.
fn notice(text: &str) -> Option<(&'static str, usize)> {
    if text.starts_with(char::is_lowercase) {
        return None;
    }
    let (phrase, length) = NOTICES.any(text)?;
    ends_here(&text[length..]).then_some((phrase.rule, length))
}

/// Whether a fixed wording can end before `rest`: nothing follows, or something that does not go on with the sentence.
fn ends_here(rest: &str) -> bool {
    let spaced = rest.trim_start();
    let next = spaced.chars().next();
    next.is_none_or(|c| {
        spaced.len() < rest.len()
            && !c.is_lowercase()
            && (c.is_alphanumeric() || "“\"‘'([|•·—–".contains(c))
    })
}

/// The bytes up to the end of the sentence that goes on here.
fn sentence_end(text: &str) -> usize {
    static END: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"[.!?…]["”’)]*(?:\s|\z)"#).ok());
    let end = END.as_ref().and_then(|end| end.find(text));
    end.map_or(text.len(), |m| m.end())
}

/// A header at the beginning of a line above the body: the whole line, or sure enough that text may follow.
fn leading_header(text: &str) -> Option<Header> {
    let header = header::parse(text);
    if header.fields.is_empty() {
        return header::parse_without_by(text);
    }
    let first = &header.fields[0];
    let reading_time = first.role == Role::ReadTime && header.end == first.range.end;
    let whole = text[header.end..].trim().is_empty();
    (whole || reading_time || header.is_certain()).then_some(header)
}

/// A whole line of the body that is a byline, a labelled date or a reading time. A bare date is a subheading there.
fn body_header(line: &str) -> Option<Header> {
    let header = header::parse(line);
    let whole = !header.fields.is_empty() && line[header.end..].trim().is_empty();
    let sure = |field: &Field| match field.role {
        Role::Byline => header.fields.len() > 1 || line.starts_with(char::is_uppercase),
        Role::ReadTime => true,
        _ => field.rule == "date.labelled",
    };
    (whole && header.fields.iter().any(sure)).then_some(header)
}

/// Where a line of furniture is glued to the last sentence, or the end of the text.
fn tail(text: &str) -> usize {
    /// No such line is longer, in bytes.
    const LONGEST: usize = 40;
    let mut from = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let places = text[from..].char_indices().map(|(at, _)| from + at);
    let glued = |at: &usize| {
        let rest = &text[*at..];
        rest.starts_with(|c: char| c.is_whitespace() || c.is_uppercase())
            && ends_sentence(&text[..*at])
            && rest.trim_start().starts_with(char::is_uppercase)
            && TAILS
                .of_kind(rest.trim_start(), "tail")
                .is_some_and(|(_, length)| length == rest.trim_start().len())
    };
    places.into_iter().find(glued).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, above_body: bool) -> Vec<(&'static str, &str)> {
        let of = |s: &Slice| {
            let role = s.role.map_or("", |(role, _)| role.as_str());
            (role, text[s.range.clone()].trim())
        };
        cut(text, above_body).iter().map(of).collect()
    }

    #[test]
    fn a_whole_page_head_on_one_line_comes_apart() {
        let text = "date 2024-11-14 Three years of reporting, funded by our readers — become a member now! Board votes to rebuild Pier 4 by Ada Moss November 14, 2024 8:06 PM 2 min read The pier on Nov. 12, 2024. (Tom Reed /AFP via Getty Images) This audio is created with AI assistance The board voted on Thursday.";
        let want = [
            ("crawl-prefix", "date 2024-11-14"),
            (
                "banner",
                "Three years of reporting, funded by our readers — become a member now!",
            ),
            ("", "Board votes to rebuild Pier 4"),
            ("byline", "by Ada Moss"),
            ("date", "November 14, 2024 8:06 PM"),
            ("read-time", "2 min read"),
            ("caption", "The pier on Nov. 12, 2024."),
            ("credit", "(Tom Reed /AFP via Getty Images)"),
            ("notice", "This audio is created with AI assistance"),
            ("", "The board voted on Thursday."),
        ];
        assert_eq!(shown(text, true), want);
    }

    #[test]
    fn slices_touch_and_cover_the_text() {
        for text in [
            "",
            "  ",
            "A line.",
            " By Ada Moss | 2 min read | ",
            "He left. Read more",
            "A. (Ada Moss/AP)",
        ] {
            for above_body in [true, false] {
                let mut at = 0;
                for slice in cut(text, above_body) {
                    assert_eq!(slice.range.start, at, "{text}");
                    at = slice.range.end;
                }
                assert!(text[at..].trim().is_empty(), "{text}");
            }
        }
    }

    #[test]
    fn furniture_glued_to_the_last_sentence_is_cut() {
        assert_eq!(
            shown("She covers human rights.Read more", false),
            [("", "She covers human rights."), ("", "Read more")]
        );
        assert_eq!(
            shown("“No.” Comments", false),
            [("", "“No.”"), ("", "Comments")]
        );
        assert_eq!(shown("They asked her to Read more", false).len(), 1);
        assert_eq!(shown("They asked. Read more of it", false).len(), 1);
    }

    #[test]
    fn notices_are_cut_only_where_they_stand_alone() {
        let glued = "This audio is created with AI assistance Pier burns";
        assert_eq!(shown(glued, true).len(), 2);
        for text in [
            "This audio was created with AI, according to two experts.",
            "“This audio was created with AI,” he said.",
        ] {
            assert_eq!(shown(text, true).len(), 1, "{text}");
        }
    }

    #[test]
    fn in_the_body_a_bare_date_stays() {
        assert_eq!(shown("Nov. 16, 2024", false), [("", "Nov. 16, 2024")]);
        assert_eq!(
            shown("Updated Nov. 16, 2024", false),
            [("date", "Updated Nov. 16, 2024")]
        );
        assert_eq!(shown("Nov. 16, 2024", true), [("date", "Nov. 16, 2024")]);
    }
}
