//! A stretch of the source that will get one role: the lines of a paragraph, or a piece cut from them.

use crate::read::wrap::ends_at_hyphen;
use crate::source::{Source, Span, Text};

/// A stretch of the source, as the lines that it is written on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The stretch of each line, without white space around it; at least one, in order, none empty.
    lines: Vec<Span>,
}

impl Part {
    /// A part of one line.
    pub fn of_line(line: Span) -> Self {
        Self { lines: vec![line] }
    }

    /// Continues on another line.
    pub fn push(&mut self, line: Span) {
        self.lines.push(line);
    }

    /// Continues on all the lines of another part.
    pub fn append(&mut self, other: Part) {
        self.lines.extend(other.lines);
    }

    /// The source bytes from the first line to the last.
    pub fn span(&self) -> Span {
        let first = self.lines.first().copied().unwrap_or_default();
        self.lines.last().map_or(first, |last| first.to(*last))
    }

    /// The text to read: lines joined by a space (by nothing after a hyphen at the end of a line), and without characters
    /// that nobody can see or hear.
    pub fn text(&self, source: &Source) -> Text {
        let mut text = Text::default();
        let mut before: Option<Span> = None;
        for line in &self.lines {
            if let Some(before) = before {
                let join = if broken_at_hyphen(source, before, *line) {
                    ""
                } else {
                    " "
                };
                text.push_replaced(join, Span::new(before.end, line.start));
            }
            push_visible(&mut text, source, *line);
            before = Some(*line);
        }
        text
    }

    /// The pieces between cuts, given as offsets into the source that rise; pieces of nothing but white space fall away.
    pub fn cut(self, source: &Source, cuts: &[u32]) -> Vec<Option<Part>> {
        let mut pieces: Vec<Option<Part>> = vec![None; cuts.len() + 1];
        let mut piece = 0;
        for line in &self.lines {
            let mut start = line.start;
            while piece < cuts.len() && cuts[piece] < line.end {
                add_trimmed(
                    &mut pieces[piece],
                    source,
                    Span::new(start, cuts[piece].max(start)),
                );
                start = cuts[piece].max(start);
                piece += 1;
            }
            add_trimmed(&mut pieces[piece], source, Span::new(start, line.end));
        }
        pieces
    }
}

fn add_trimmed(piece: &mut Option<Part>, source: &Source, span: Span) {
    let text = source.slice(span);
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = span.start + (text.len() - text.trim_start().len()) as u32;
    let line = Span::new(start, start + trimmed.len() as u32);
    match piece {
        Some(part) => part.push(line),
        None => *piece = Some(Part::of_line(line)),
    }
}

/// Whether a word goes on in the next line after its hyphen, so that no space belongs between.
fn broken_at_hyphen(source: &Source, line: Span, next: Span) -> bool {
    ends_at_hyphen(source.slice(line)) && source.slice(next).starts_with(char::is_lowercase)
}

/// Appends a line without its unseen characters, and without white space that stands outside of them; they stay inside
/// the span.
fn push_visible(text: &mut Text, source: &Source, line: Span) {
    let whole = source.slice(line);
    let outside = |c: char| c.is_whitespace() || is_unseen(c);
    let start = line.start + (whole.len() - whole.trim_start_matches(outside).len()) as u32;
    let end = start + whole.trim_matches(outside).len() as u32;
    push_unheard(text, Span::new(line.start, start));
    let mut at = start;
    for (offset, c) in Span::new(start, end).of(source.text()).char_indices() {
        let here = start + offset as u32;
        if is_unseen(c) {
            let next = here + c.len_utf8() as u32;
            push_exact(text, source, Span::new(at, here));
            push_unheard(text, Span::new(here, next));
            at = next;
        }
    }
    push_exact(text, source, Span::new(at, end));
    push_unheard(text, Span::new(end, line.end));
}

fn push_exact(text: &mut Text, source: &Source, span: Span) {
    if !span.is_empty() {
        text.push(source, span);
    }
}

fn push_unheard(text: &mut Text, span: Span) {
    if !span.is_empty() {
        text.push_replaced("", span);
    }
}

/// Whether a character is neither seen nor heard nor a space: controls, byte order mark, soft hyphen, zero-width space,
/// word joiner, marks of writing direction, the placeholder of a pasted object.
///
/// Zero-width joiner and non-joiner stay: they shape emoji and words of other scripts.
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(source: &Source) -> Part {
        let lines = crate::read::lines::lines(source.text());
        let mut lines = lines.iter().map(|l| l.span);
        let mut part = Part::of_line(lines.next().unwrap());
        lines.for_each(|line| part.push(line));
        part
    }

    #[test]
    fn lines_are_joined_and_lead_back() {
        let source = Source::new("t", "A long-\r\n  term\u{ad}\u{200b} plan\r\nholds").unwrap();
        let text = part(&source).text(&source);
        assert_eq!(text.as_str(), "A long-term plan holds");
        let at = text.as_str().find("plan h").unwrap() as u32;
        assert_eq!(
            source.slice(text.origin(Span::new(at, at + 6))),
            "plan\r\nh"
        );
        let term = source.slice(text.origin(Span::new(7, 16)));
        assert_eq!(term, "term\u{ad}\u{200b} plan");
    }

    #[test]
    fn cuts_part_lines_and_keep_every_visible_byte() {
        let source = Source::new("t", "one two\nthree four\nfive").unwrap();
        let shown = |cuts: &[u32]| {
            let pieces = part(&source).cut(&source, cuts);
            let text = |p: &Option<Part>| {
                p.as_ref()
                    .map(|p| p.text(&source).as_str().to_owned())
                    .unwrap_or_default()
            };
            pieces.iter().map(text).collect::<Vec<_>>()
        };
        assert_eq!(shown(&[]), ["one two three four five"]);
        assert_eq!(shown(&[3, 14]), ["one", "two three", "four five"]);
        assert_eq!(shown(&[0, 7, 8]), ["", "one two", "", "three four five"]);
        assert_eq!(shown(&[23]), ["one two three four five", ""]);
    }
}
