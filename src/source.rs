//! The written article and the one way to point into it.
//!
//! A [`Source`] owns the text as it was given. A [`Span`] is a half-open range of **bytes** in that text, on character
//! borders; no other kind of offset exists in this crate. A [`Text`] is a piece of readable text together with the
//! knowledge where each byte of it came from, so that decoding (entities, line joining) never loses the way back.

use serde::Serialize;
use std::fmt;

/// A half-open range of bytes, `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`, in bytes.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same length, moved `by` bytes to the right.
    pub const fn shifted(self, by: u32) -> Span {
        Span::new(self.start + by, self.end + by)
    }

    /// As a range for slicing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text under the span, or `""` where the span does not fit (never panics).
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A place a person can find: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Why bytes are not a readable source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The bytes are not UTF-8 (nor UTF-16 announced by a byte order mark).
    #[error(
        "{name}: not UTF-8 text: byte 0x{byte:02X} at offset {offset} (line {line}); save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotText {
        /// The name of the source.
        name: String,
        /// The offending byte.
        byte: u8,
        /// Its offset in the file.
        offset: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// Spans are 32 bits.
    #[error("{name}: {bytes} bytes, more than the 4 GiB that one source may hold; split the file")]
    TooLarge {
        /// The name of the source.
        name: String,
        /// Its size in bytes.
        bytes: usize,
    },
}

/// The text of one article exactly as it was given, with a name for messages.
///
/// Spans count bytes of [`Source::text`]. For UTF-8 input these are the bytes of the file, a byte order mark included;
/// UTF-16 (with a byte order mark) is decoded first and spans count bytes of the decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// A source from text that is already decoded.
    ///
    /// # Errors
    /// [`SourceError::TooLarge`] from 4 GiB on.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Result<Self, SourceError> {
        let (name, text) = (name.into(), text.into());
        if u32::try_from(text.len()).is_err() {
            return Err(SourceError::TooLarge {
                name,
                bytes: text.len(),
            });
        }
        Ok(Self { name, text })
    }

    /// A source from a file's bytes: UTF-8, or UTF-16 announced by its byte order mark.
    ///
    /// # Errors
    /// [`SourceError::NotText`] with the first byte that is wrong; [`SourceError::TooLarge`] from 4 GiB on.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, SourceError> {
        let name = name.into();
        let utf16 = |of: fn([u8; 2]) -> u16| {
            let units = bytes[2..].chunks_exact(2).map(|c| of([c[0], c[1]]));
            char::decode_utf16(units)
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect::<String>()
        };
        if bytes.starts_with(&[0xFF, 0xFE]) {
            return Self::new(name, utf16(u16::from_le_bytes));
        }
        if bytes.starts_with(&[0xFE, 0xFF]) {
            return Self::new(name, utf16(u16::from_be_bytes));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let bytes = error.as_bytes();
                Err(SourceError::NotText {
                    name,
                    byte: bytes[offset],
                    offset,
                    line: 1 + bytes[..offset].iter().filter(|b| **b == b'\n').count(),
                })
            }
        }
    }

    /// The name given at the start: a path, or `standard input`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text under a span, or `""` where the span does not fit.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Lines and columns of byte offsets that rise, in one pass over the text.
    pub fn positions(&self, offsets: impl IntoIterator<Item = u32>) -> Vec<Position> {
        let (mut at, mut here) = (0, Position { line: 1, column: 1 });
        let walk = |offset: u32| {
            let end = (offset as usize).min(self.text.len());
            for (_, c) in self.text[at..]
                .char_indices()
                .take_while(|(i, _)| at + i < end)
            {
                here = match c {
                    '\n' => Position {
                        line: here.line + 1,
                        column: 1,
                    },
                    _ => Position {
                        column: here.column + 1,
                        ..here
                    },
                };
            }
            at = at.max(self.text.ceil_char_boundary(end));
            here
        };
        offsets.into_iter().map(walk).collect()
    }

    /// Line and column of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Position {
            line: 1 + before.bytes().filter(|b| *b == b'\n').count() as u32,
            column: 1 + before[line_start..].chars().count() as u32,
        }
    }
}

/// One stretch of a [`Text`] and the source bytes it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where the stretch begins in the text.
    start: u32,
    /// Where it came from.
    span: Span,
    /// Byte for byte the same as the source (else the whole stretch stands for the whole span).
    exact: bool,
}

/// Readable text glued from pieces of a source, each of which knows its origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    string: String,
    pieces: Vec<Piece>,
}

impl Text {
    /// The text under `span` of `source`, unchanged.
    pub fn from_span(source: &Source, span: Span) -> Self {
        let mut text = Self::default();
        text.push(source, span);
        text
    }

    /// Text that stands for itself: spans of the text are spans of the source.
    pub fn plain(string: impl Into<String>) -> Self {
        let string = string.into();
        let span = Span::new(0, string.len() as u32);
        Self {
            string,
            pieces: vec![Piece {
                start: 0,
                span,
                exact: true,
            }],
        }
    }

    /// Appends the source text under `span` unchanged.
    pub fn push(&mut self, source: &Source, span: Span) {
        self.add(source.slice(span), span, true);
    }

    /// Appends `replacement`, which stands for the source bytes `span` (a decoded entity, a joined line end).
    pub fn push_replaced(&mut self, replacement: &str, span: Span) {
        self.add(replacement, span, false);
    }

    fn add(&mut self, string: &str, span: Span, exact: bool) {
        self.pieces.push(Piece {
            start: self.string.len() as u32,
            span,
            exact,
        });
        self.string.push_str(string);
    }

    /// The readable text.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// The source bytes that a span of this text came from.
    pub fn origin(&self, span: Span) -> Span {
        let first = self.piece_at(span.start);
        let last = self.piece_at(span.end.saturating_sub(1).max(span.start));
        let (Some(first), Some(last)) = (first, last) else {
            return Span::default();
        };
        let start = if first.exact {
            first.span.start + (span.start - first.start)
        } else {
            first.span.start
        };
        let end = if last.exact {
            last.span.start + (span.end - last.start)
        } else {
            last.span.end
        };
        Span::new(start, end.max(start))
    }

    fn piece_at(&self, offset: u32) -> Option<Piece> {
        let after = self.pieces.partition_point(|p| p.start <= offset);
        self.pieces.get(after.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_leads_back_through_replaced_pieces() {
        let source = Source::new("t", "Caf&eacute; — “open”").unwrap();
        let mut text = Text::default();
        text.push(&source, Span::new(0, 3));
        text.push_replaced("é", Span::new(3, 11));
        text.push(&source, Span::new(11, source.text().len() as u32));
        assert_eq!(text.as_str(), "Café — “open”");
        assert_eq!(source.slice(text.origin(Span::new(0, 5))), "Caf&eacute;");
        assert_eq!(source.slice(text.origin(Span::new(3, 5))), "&eacute;");
        let open = text.as_str().find("open").unwrap() as u32;
        assert_eq!(source.slice(text.origin(Span::new(open, open + 4))), "open");
    }

    #[test]
    fn bytes_that_are_not_text_name_the_byte_and_the_line() {
        let error = Source::from_bytes("a.txt", b"one\ntwo \xE9t\xE9".to_vec()).unwrap_err();
        assert!(
            error.to_string().contains("0xE9 at offset 8 (line 2)"),
            "{error}"
        );
    }

    #[test]
    fn utf16_is_decoded_by_its_mark() {
        let bytes = [0xFF, 0xFE, b'h', 0, b'i', 0].to_vec();
        assert_eq!(Source::from_bytes("a", bytes).unwrap().text(), "hi");
    }

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("t", "é\nab").unwrap();
        assert_eq!(source.position(4).to_string(), "2:2");
        let all: Vec<u32> = (0..=5).filter(|o| *o != 1).collect();
        let one_by_one: Vec<Position> = all.iter().map(|o| source.position(*o)).collect();
        assert_eq!(source.positions(all), one_by_one);
    }
}
