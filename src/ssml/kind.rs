//! The kinds of value that grammars speak of.

use crate::ssml::lexical::{is_ncname, is_nmtoken, is_qname};

/// Kinds of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `10`, `5.5`, `9.`, `.45`.
    Number,
    /// `10`, `5.5`, `.45`: what the standard's times are made of.
    Decimal,
    /// Digits.
    Integer,
    /// `+` or `-`.
    Sign,
    /// A language tag (BCP 47).
    Language,
    /// Anything without white space, not empty.
    Word,
    /// Characters of names.
    Nmtoken,
    /// A name without a colon.
    Name,
    /// A name, with a prefix or without.
    Qname,
    /// Anything that is more than white space.
    Text,
    /// Anything.
    Any,
}

/// Every kind with the name that grammars call it.
pub const KINDS: [(&str, Kind); 11] = [
    ("number", Kind::Number),
    ("decimal", Kind::Decimal),
    ("integer", Kind::Integer),
    ("sign", Kind::Sign),
    ("language", Kind::Language),
    ("word", Kind::Word),
    ("nmtoken", Kind::Nmtoken),
    ("name", Kind::Name),
    ("qname", Kind::Qname),
    ("text", Kind::Text),
    ("any", Kind::Any),
];

impl Kind {
    /// The longest beginning of `text` that is of this kind.
    pub fn take(self, text: &str) -> Option<&str> {
        let until = |ends: fn(char) -> bool| &text[..text.find(ends).unwrap_or(text.len())];
        match self {
            Self::Number => Some(number(text)).filter(|n| n.contains(|c: char| c != '.')),
            Self::Decimal => {
                Some(number(text)).filter(|n| n.ends_with(|c: char| c.is_ascii_digit()))
            }
            Self::Integer => Some(until(|c| !c.is_ascii_digit())).filter(|n| !n.is_empty()),
            Self::Sign => text.starts_with(['+', '-']).then(|| &text[..1]),
            Self::Language => {
                Some(until(|c| !c.is_ascii_alphanumeric() && c != '-')).filter(|t| is_language(t))
            }
            Self::Word => Some(until(char::is_whitespace)).filter(|w| !w.is_empty()),
            Self::Nmtoken => Some(until(char::is_whitespace)).filter(|w| is_nmtoken(w)),
            Self::Name => Some(until(char::is_whitespace)).filter(|w| is_ncname(w)),
            Self::Qname => Some(until(char::is_whitespace)).filter(|w| is_qname(w)),
            Self::Text => (!text.trim().is_empty()).then_some(text),
            Self::Any => Some(text),
        }
    }
}

/// Digits with at most one point among or beside them.
fn number(text: &str) -> &str {
    let digits = |t: &str| t.len() - t.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(text);
    match text[whole..].strip_prefix('.') {
        Some(part) => &text[..whole + 1 + digits(part)],
        None => &text[..whole],
    }
}

/// Whether `tag` looks like a language tag: letters, then parts of at most eight letters and digits (RFC 5646, 2.1).
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (1..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_look_like_languages() {
        for (tag, is) in [
            ("en-US", true),
            ("zh-Hant-TW", true),
            ("x-klingon", true),
            ("", false),
            ("en_US", false),
            ("1en", false),
            ("en-", false),
            ("abcdefghi", false),
        ] {
            assert_eq!(is_language(tag), is, "{tag}");
        }
    }
}
