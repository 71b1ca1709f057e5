//! What each stretch of the block means: the path of least cost through the candidates.

use crate::class::Class;
use crate::classes;
use crate::input::Input;
use crate::lattice::{Lattice, UNREAD, WORD};
use crate::scan::Kind;
use crate::source::Span;

/// A stretch of the block with its meaning. Spaces are not tokens; everything else is in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First lexeme.
    pub first: u32,
    /// One past the last lexeme.
    pub end: u32,
    /// The bytes of the block's text.
    pub span: Span,
    /// The chosen candidate; `None` for a lexeme as written.
    pub candidate: Option<u32>,
}

/// Finds the meaning of every lexeme. `tokens` and `path` are cleared first.
pub fn classify(
    input: &Input<'_>,
    lattice: &mut Lattice,
    path: &mut Vec<Option<u32>>,
    tokens: &mut Vec<Token>,
) {
    classes::propose(input, lattice);
    lattice.best(|i| plain(input, i), path);
    tokens.clear();
    let mut at = 0;
    for step in path.iter() {
        let end = match step.and_then(|id| lattice.candidate(id)) {
            Some(candidate) => candidate.end as usize,
            None => at + 1,
        };
        if step.is_some() || !input.is_space(at) {
            tokens.push(Token {
                first: at as u32,
                end: end as u32,
                span: input.span_of(at, end),
                candidate: *step,
            });
        }
        at = end;
    }
}

/// The cost of a lexeme as written.
fn plain(input: &Input<'_>, i: usize) -> u32 {
    match input.kind(i) {
        Kind::Space => 0,
        Kind::Digits => UNREAD,
        Kind::Word | Kind::Mark => WORD,
    }
}

impl Token {
    /// What the token is.
    pub fn class(&self, input: &Input<'_>, lattice: &Lattice) -> Class {
        match self.candidate.and_then(|id| lattice.candidate(id)) {
            Some(candidate) => candidate.class,
            None if input.kind(self.first as usize) == Kind::Word => Class::Word,
            None => Class::Punctuation,
        }
    }
}
