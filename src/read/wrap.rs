//! Paragraphs of a text: one a line, or several lines that were broken at a column and belong together.
//!
//! A line broken at column *w* is one that the first word of the next line would not have fitted on. Whether a text is
//! broken at all is told by lines that stop in the middle of a sentence: the next begins with a small letter.

use crate::read::lines::{Line, columns};
use crate::read::part::Part;
use crate::source::Source;

/// Lines narrower than this are not broken at a column; they are lists, menus, verse.
const NARROWEST: u32 = 40;
/// Lines wider than this are paragraphs.
const WIDEST: u32 = 132;

/// Joins the lines of each paragraph. `apart` tells whether a line and the next never belong together.
pub fn paragraphs(
    source: &Source,
    lines: &[Line],
    apart: impl Fn(&str, &str) -> bool,
) -> Vec<Part> {
    let text = |line: &Line| Part::of_line(line.span).text(source);
    let everywhere = column(source, lines);
    let mut paragraphs: Vec<Part> = Vec::new();
    for stanza in lines.chunk_by(|_, next| !next.after_blank) {
        let column = column(source, stanza).or(everywhere);
        for (i, line) in stanza.iter().enumerate() {
            let joined = i > 0
                && column.is_some_and(|c| broken(source, &stanza[i - 1], line, c))
                && !apart(text(&stanza[i - 1]).as_str(), text(line).as_str());
            match paragraphs.last_mut() {
                Some(paragraph) if joined => paragraph.push(line.span),
                _ => paragraphs.push(Part::of_line(line.span)),
            }
        }
    }
    paragraphs
}

/// Whether `line` was broken at `column` and goes on in `next`.
fn broken(source: &Source, line: &Line, next: &Line, column: u32) -> bool {
    let (text, next_text) = (source.slice(line.span), source.slice(next.span));
    let word = next_text.split_whitespace().next().map_or(0, columns);
    // Text that was broken by hand is ragged: a long line in the middle of a sentence goes on, too.
    let ragged = line.width * 4 > column * 3 && !ends_sentence(text);
    let hyphen = ends_at_hyphen(text) && next_text.starts_with(char::is_lowercase);
    // The lines of an item hang below its text.
    let hanging = if begins_item(text) { 6 } else { 1 };
    line.width <= WIDEST
        && (line.width + 1 + word > column || ragged || hyphen)
        && next.indent <= line.indent + hanging
        && !begins_item(next_text)
}

/// Whether a line ends inside a word that has a hyphen ("long-" / "term").
pub fn ends_at_hyphen(line: &str) -> bool {
    let mut before = line.chars().rev();
    matches!(before.next(), Some('-' | '\u{2010}' | '\u{ad}'))
        && before.next().is_some_and(char::is_alphanumeric)
}

/// The column at which the lines of one text are broken, if they are.
///
/// Nine in ten of the lines that stop in the middle of a sentence are not longer than this; one line that was broken
/// otherwise (a long caption) must not hide the rest.
fn column(source: &Source, lines: &[Line]) -> Option<u32> {
    let text = |line: &Line| source.slice(line.span);
    let (mut pairs, mut widths) = (0_usize, Vec::new());
    for pair in lines.windows(2).filter(|pair| !pair[1].after_blank) {
        let [line, next] = pair else { continue };
        if !(NARROWEST..=WIDEST).contains(&line.width) {
            continue;
        }
        pairs += 1;
        let goes_on = text(next).chars().next().is_some_and(char::is_lowercase);
        if goes_on && !ends_sentence(text(line)) {
            widths.push(line.width);
        }
    }
    let enough = widths.len() >= 2 || (widths.len() == 1 && pairs <= 2);
    if !enough || widths.len() * 5 < pairs * 2 {
        return None;
    }
    widths.sort_unstable();
    widths.get((widths.len() * 9).div_ceil(10) - 1).copied()
}

/// Whether a text ends with a full stop, a question or an exclamation mark, an ellipsis, or these with quotes or brackets
/// after.
pub fn ends_sentence(text: &str) -> bool {
    let stop = |text: &str| {
        text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_'])
            .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
    };
    let before_bracket = |open| text.rfind(open).map(|at| text[..at].trim_end());
    let before = match text.chars().next_back() {
        Some(')') => before_bracket('('),
        Some(']') => before_bracket('['),
        _ => None,
    };
    stop(text) || before.is_some_and(stop)
}

/// Whether a line begins as a list item does: a bullet, or a number with a dot or a bracket.
pub fn begins_item(line: &str) -> bool {
    let bullet = [
        '•', '‣', '▪', '◦', '●', '○', '■', '□', '∙', '·', '*', '-', '–', '—', '+',
    ];
    if let Some(rest) = line.strip_prefix(bullet) {
        return rest.starts_with(char::is_whitespace) && !rest.trim().is_empty();
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = &line[digits..];
    (1..=3).contains(&digits)
        && rest
            .strip_prefix(['.', ')'])
            .is_some_and(|r| r.starts_with(char::is_whitespace) && !r.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Vec<String> {
        let source = Source::new("t", text).unwrap();
        let lines = crate::read::lines::lines(source.text());
        paragraphs(&source, &lines, |_, next| next == "Comments")
            .iter()
            .map(|p| p.text(&source).as_str().to_owned())
            .collect()
    }

    #[test]
    fn lines_broken_at_a_column_are_one_paragraph() {
        let text = "The harbor board voted on Tuesday to rebuild the pier\nthat burned in March, and to pay for it with a loan\nand a small fee.\n\nNobody spoke against the plan, which the mayor called\nthe best of three.\n";
        let want = [
            "The harbor board voted on Tuesday to rebuild the pier that burned in March, and to pay for it with a loan and a small fee.",
            "Nobody spoke against the plan, which the mayor called the best of three.",
        ];
        assert_eq!(joined(text), want);
        assert_eq!(joined(&text.replace('\n', "\r\n")), want);
    }

    #[test]
    fn short_lines_end_a_paragraph_where_no_blank_line_does() {
        let text = "The harbor board voted on Tuesday to rebuild the pier\nthat burned in March, and to pay for it with a loan\nand a small fee.\nNobody spoke against the plan, which the mayor called\nthe best of three.\nComments\n";
        assert_eq!(joined(text).len(), 3);
    }

    #[test]
    fn lines_broken_by_hand_are_joined_in_the_middle_of_a_sentence() {
        let text = "The harbor board voted on Tuesday to rebuild the pier\nthat burned in March, and to pay for it with\n14 loans and a small fee that nobody likes. Then\nit went home, and came again.\n";
        assert_eq!(joined(text).len(), 1);
    }

    #[test]
    fn a_paragraph_a_line_stays_as_it_is() {
        let text = "The harbor board voted on Tuesday to rebuild the pier.\nNobody spoke against the plan, said the mayor.\niPhone makers did not comment on the plan at all.\nThe vote was 5-2.";
        assert_eq!(joined(text).len(), 4);
    }

    #[test]
    fn indented_lines_and_items_begin_paragraphs() {
        let text = "   The harbor board voted on Tuesday to rebuild the pier\nthat burned in March, and to pay for it with a new loan.\n   Nobody spoke against the plan, which the mayor called\nthe best of three, among them one that would have\n- kept the old pier and the old sheds where they stand\nand left the rest to the sea.";
        let got = joined(text);
        assert_eq!(got.len(), 3, "{got:#?}");
        assert!(got[2].starts_with("- kept") && got[2].ends_with("the sea."));
    }

    #[test]
    fn sentences_end_with_a_stop_before_quotes_and_brackets() {
        for text in ["Yes.", "“Yes.”", "(Yes!)", "Yes. (AP)", "Yes?", "Yes…"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Yes", "The board (AP)", "", ")", "Yes,"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn items_are_known_by_bullet_or_number() {
        for item in ["• One", "- One", "1. One", "12) One", "— One"] {
            assert!(begins_item(item), "{item}");
        }
        for line in [
            "-5 degrees",
            "2024. It",
            "1.5 million",
            "One",
            "•",
            "--",
            "*note",
        ] {
            assert!(!begins_item(line), "{line}");
        }
    }
}
