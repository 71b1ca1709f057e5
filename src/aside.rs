//! Which words stand in quotation marks or in brackets, told from what is written between them.

use crate::speech::Word;
use std::ops::Range;

/// Why a stretch is not in the voice of the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AsideKind {
    /// It stands in quotation marks.
    Quotation,
    /// It stands in brackets.
    Parenthesis,
}

/// What is said by somebody else, or aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Why.
    pub kind: AsideKind,
    /// Numbers of words, half-open.
    pub words: Range<usize>,
}

/// For each word of a block, in what it stands. A quotation that nothing closes goes on to the end of the block, as a
/// quotation of several paragraphs is printed.
pub fn kinds(words: &[Word], written: &str) -> Vec<Option<AsideKind>> {
    let (mut quoted, mut brackets, mut end) = (false, 0u32, 0);
    let kind_of = |word: &Word| {
        let start = word.origin.start as usize;
        let between = written.get(end..start).unwrap_or_default();
        end = end.max(word.origin.end as usize);
        let mut marks = between.chars().peekable();
        while let Some(mark) = marks.next() {
            match mark {
                '“' | '„' | '«' => quoted = true,
                '”' | '»' => quoted = false,
                // Straight: it opens before a word, and closes before a space or another mark.
                '"' => quoted = !quoted && !marks.peek().is_some_and(|next| next.is_whitespace()),
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
        }
        match (brackets, quoted) {
            (0, false) => None,
            (0, true) => Some(AsideKind::Quotation),
            _ => Some(AsideKind::Parenthesis),
        }
    };
    words.iter().map(kind_of).collect()
}

/// The stretches of one kind, in order.
pub fn stretches(kinds: &[Option<AsideKind>]) -> Vec<Aside> {
    let mut from = 0;
    let runs = kinds.chunk_by(|a, b| a == b).filter_map(|run| {
        let words = from..from + run.len();
        from = words.end;
        Some(Aside {
            kind: (*run.first()?)?,
            words,
        })
    });
    runs.collect()
}
