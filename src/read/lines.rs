//! The lines of a text, trimmed, with what separates them.

use crate::read::part::is_unseen;
use crate::source::Span;

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its bytes without the white space around it.
    pub span: Span,
    /// Columns of white space before it.
    pub indent: u32,
    /// Columns up to its last character; a character is one column, an unseen one none.
    pub width: u32,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
}

/// Every line that is not blank; together they hold every byte that is not white space.
///
/// A line ends at a line feed, a carriage return, both together, a vertical tab, a form feed, or one of the line ends of
/// Unicode (U+0085, U+2028, U+2029).
pub fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut blank) = (0, false);
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if !ends_line(c) {
            continue;
        }
        push(&mut lines, text, start..at, &mut blank);
        let pair = c == '\r' && rest.next_if(|(_, next)| *next == '\n').is_some();
        start = at + c.len_utf8() + usize::from(pair);
    }
    push(&mut lines, text, start..text.len(), &mut blank);
    lines
}

const fn ends_line(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn push(lines: &mut Vec<Line>, text: &str, range: std::ops::Range<usize>, blank: &mut bool) {
    let whole = &text[range.clone()];
    let line = whole.trim();
    if line.is_empty() {
        *blank = true;
        return;
    }
    let before = whole.len() - whole.trim_start().len();
    let start = range.start + before;
    let indent = whole[..before].chars().count() as u32;
    lines.push(Line {
        span: Span::new(start as u32, (start + line.len()) as u32),
        indent,
        width: indent + columns(line),
        after_blank: std::mem::take(blank),
    });
}

/// How many columns a text takes: unseen characters take none.
pub fn columns(text: &str) -> u32 {
    text.chars().filter(|c| !is_unseen(*c)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, bool)> {
        let of = |l: &Line| (l.span.of(text), l.after_blank);
        lines(text).iter().map(of).collect::<Vec<_>>()
    }

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let want = [("a", false), ("b", false), ("c", true), ("d", false)];
        for end in [
            "\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}",
        ] {
            let text = format!("a{end} b \t{end}\u{a0}{end}c{end}d{end}");
            assert_eq!(shown(&text), want, "{end:?}");
        }
        assert_eq!(shown(""), []);
        assert_eq!(shown(" \n\n "), []);
    }

    #[test]
    fn columns_count_characters() {
        let line = lines("\t été 1 \n")[0];
        assert_eq!((line.indent, line.width), (2, 7));
    }
}
