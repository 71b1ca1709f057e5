//! The line between headline and body: "by Abbey Fenbert November 14, 2024 6:39 AM 2 min read", in any order.

use crate::document::Role;
use crate::read::dates;
use crate::read::names;
use std::ops::Range;

/// A header line is looked for in this many bytes.
const LONGEST: usize = 600;

/// A field of a header line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Bytes of the text, separators before the field included where they can be.
    pub range: Range<usize>,
    /// What it is.
    pub role: Role,
    /// The rule's name.
    pub rule: &'static str,
}

/// The fields at the beginning of a text; they touch each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// In order; empty where there is no header.
    pub fields: Vec<Field>,
    /// Bytes up to the end of the last field.
    pub end: usize,
    byline: bool,
    read_time: bool,
    time: bool,
    full_date: bool,
}

impl Header {
    /// Whether the fields are so many that other text may follow on the same line.
    pub fn is_certain(&self) -> bool {
        (self.byline && self.full_date) || self.read_time && (self.byline || self.full_date)
    }

    /// Whether there is a byline with a date and a time or a reading time: sure enough to be seen inside a line.
    pub fn is_complete(&self) -> bool {
        self.byline && self.full_date && (self.time || self.read_time)
    }

    fn push(&mut self, end: usize, role: Role, rule: &'static str) {
        self.fields.push(Field {
            range: self.end..end,
            role,
            rule,
        });
        self.end = end;
    }

    /// A separator that belongs to no spoken field.
    fn push_separator(&mut self, text: &str, end: usize) {
        if !text[self.end..end].trim().is_empty() {
            self.push(end, Role::Furniture, "furniture.separator");
        }
        self.end = end;
    }

    fn push_byline(&mut self, text: &str, at: usize, byline: names::Byline) {
        self.push_separator(text, at);
        self.push(at + byline.end, Role::Byline, "byline.by-name");
        if byline.affiliation > byline.end {
            self.push(
                at + byline.affiliation,
                Role::Furniture,
                "byline.affiliation",
            );
        }
        self.byline = true;
    }

    fn push_when(&mut self, at: usize, when: dates::When) {
        let rule = if when.label {
            "date.labelled"
        } else {
            "date.in-header"
        };
        self.push(at + when.end, Role::Date, rule);
        self.full_date |= when.full_date;
        self.time |= when.time;
    }
}

/// The header at the beginning of `text`, as far as it goes.
pub fn parse(text: &str) -> Header {
    let text = window(text);
    let mut header = Header::default();
    loop {
        let at = header.end + dates::separators(&text[header.end..]);
        let rest = &text[at..];
        if let Some(length) = dates::reading_time(rest) {
            header.push(at + length, Role::ReadTime, "read-time.min-read");
            header.read_time = true;
        } else if let Some(when) = dates::when(rest) {
            header.push_when(at, when);
        } else if let Some(byline) = names::byline(rest) {
            header.push_byline(text, at, byline);
        } else {
            break;
        }
    }
    if !header.fields.is_empty() {
        let at = header.end + dates::separators(&text[header.end..]);
        if at == text.len() {
            header.push_separator(text, at);
        }
    }
    header
}

/// A header without "by": "Ada Moss Nov. 14, 2024 8:06 PM 2 min read", the whole of `text`.
pub fn parse_without_by(text: &str) -> Option<Header> {
    let text = window(text);
    let end = names::people(text)?;
    let words = text[..end].split_whitespace().count();
    let mut header = Header::default();
    header.push(end, Role::Byline, "byline.name-before-date");
    let after = parse(&text[end..]);
    header.end += after.end;
    header
        .fields
        .extend(after.fields.into_iter().map(|field| Field {
            range: field.range.start + end..field.range.end + end,
            ..field
        }));
    let dated = after.read_time || (after.full_date && after.time);
    (words >= 2 && dated && !after.byline && header.end == text.len()).then_some(header)
}

/// A complete header inside a line: where it begins, and it.
pub fn find(text: &str) -> Option<(usize, Header)> {
    let text = window(text);
    let starts = text.match_indices(" by ").chain(text.match_indices(" By "));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at + 1).collect();
    starts.sort_unstable();
    starts
        .into_iter()
        .map(|at| (at, parse(&text[at..])))
        .find(|(_, header)| header.is_complete())
}

/// The beginning of the text, long enough for a header.
fn window(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(header: &Header, text: &str) -> Vec<(Role, String)> {
        let of = |f: &Field| (f.role, text[f.range.clone()].to_owned());
        header.fields.iter().map(of).collect()
    }

    fn fields(text: &str) -> Vec<(Role, String)> {
        shown(&parse(text), text)
    }

    #[test]
    fn fields_come_in_any_order_and_touch() {
        let own = |list: &[(Role, &str)]| -> Vec<(Role, String)> {
            list.iter().map(|(r, t)| (*r, (*t).to_owned())).collect()
        };
        assert_eq!(
            fields("by Abbey Fenbert November 14, 2024 6:39 AM 2 min read"),
            own(&[
                (Role::Byline, "by Abbey Fenbert"),
                (Role::Date, " November 14, 2024 6:39 AM"),
                (Role::ReadTime, " 2 min read"),
            ])
        );
        assert_eq!(
            fields("2 min read | Nov. 14, 2024 | By Ada Moss, Staff Writer |"),
            own(&[
                (Role::ReadTime, "2 min read"),
                (Role::Date, " | Nov. 14, 2024"),
                (Role::Furniture, " | "),
                (Role::Byline, "By Ada Moss"),
                (Role::Furniture, ", Staff Writer"),
                (Role::Furniture, " |"),
            ])
        );
        assert_eq!(fields("The board met"), []);
    }

    #[test]
    fn a_name_needs_a_date_and_time_where_no_by_stands() {
        let text = "Ada Moss Nov. 14, 2024 8:06 PM 2 min read";
        let header = parse_without_by(text).unwrap();
        assert_eq!(header.fields[0].range, 0..8);
        assert_eq!(header.fields.len(), 3);
        assert_eq!(parse_without_by("Election Day November 5, 2024"), None);
        assert_eq!(parse_without_by("Ada Moss"), None);
    }

    #[test]
    fn a_complete_header_is_found_inside_a_line() {
        let text = "Pier burned by vandals by Ada Moss Nov. 14, 2024 8:06 PM 2 min read The pier";
        let (at, header) = find(text).unwrap();
        assert_eq!(&text[..at], "Pier burned by vandals ");
        assert_eq!(&text[at + header.end..], " The pier");
        assert_eq!(find("Won by Ada Moss on Nov. 14, 2024 in Lima"), None);
    }
}
