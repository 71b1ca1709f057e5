//! Questions about neighbors: the words around, what they say about numbers, where sentences begin and end.

use crate::input::{CLOSING, Input, OPENING, REACH, TRANSPARENT};
use crate::lexicon::sense::Senses;
use crate::scan::Kind;

impl Input<'_> {
    /// The next word or number at or after `i`, over space, quotation marks and opening brackets.
    pub fn next_word(&self, mut i: usize) -> Option<usize> {
        let reach = self.len().min(i + REACH);
        while i < reach {
            match self.kind(i) {
                Kind::Word | Kind::Digits => return Some(i),
                Kind::Space => {}
                Kind::Mark if self.is_any(i, TRANSPARENT) => {}
                Kind::Mark => return None,
            }
            i += 1;
        }
        None
    }

    /// The word or number before `i`, over space, quotation marks and brackets.
    pub fn prev_word(&self, mut i: usize) -> Option<usize> {
        let reach = i.saturating_sub(REACH);
        while i > reach {
            i -= 1;
            match self.kind(i) {
                Kind::Word | Kind::Digits => return Some(i),
                Kind::Space => {}
                Kind::Mark if self.is_any(i, TRANSPARENT) => {}
                Kind::Mark => return None,
            }
        }
        None
    }

    /// Whether one of the `reach` words before `first` or after `end`, in the same sentence, carries one of the senses.
    pub fn near(&self, first: usize, end: usize, reach: usize, senses: Senses) -> bool {
        self.near_before(first, reach, senses) || self.near_after(end, reach, senses)
    }

    /// Whether one of the `reach` words before `first` carries one of the senses.
    pub fn near_before(&self, first: usize, reach: usize, senses: Senses) -> bool {
        let mut seen = 0;
        for i in (first.saturating_sub(4 * reach)..first).rev() {
            if self.kind(i) == Kind::Word {
                if self.senses(i).any(senses) {
                    return true;
                }
                seen += 1;
            }
            if seen == reach
                || self.is_any(i, &['.', '!', '?']) && self.is_space(i + 1) && !self.abbreviates(i)
            {
                break;
            }
        }
        false
    }

    /// Whether one of the `reach` words after `end` carries one of the senses.
    pub fn near_after(&self, end: usize, reach: usize, senses: Senses) -> bool {
        let mut seen = 0;
        for i in end..self.len().min(end + 4 * reach) {
            if self.kind(i) == Kind::Word {
                if self.senses(i).any(senses) {
                    return true;
                }
                seen += 1;
            }
            if seen == reach
                || self.is_any(i, &['.', '!', '?']) && self.is_space(i + 1) && !self.abbreviates(i)
            {
                break;
            }
        }
        false
    }

    /// Whether the full stop at `i` follows a single letter or a short capitalized word, so that it may be no end.
    fn abbreviates(&self, i: usize) -> bool {
        self.is(i, '.')
            && i > 0
            && self.is_word(i - 1)
            && self.at(i - 1).len() <= 4
            && self.is_capitalized(i - 1)
    }

    /// Whether nothing follows `end` in its sentence: the block ends, or a capitalized word comes after space.
    pub fn ends_sentence(&self, end: usize) -> bool {
        let mut i = end;
        let reach = end + REACH;
        while i < reach && self.is_any(i, CLOSING) {
            i += 1;
        }
        if i >= self.len() {
            return true;
        }
        if !self.is_space(i) {
            return false;
        }
        i += 1;
        while i < reach && self.is_any(i, OPENING) {
            i += 1;
        }
        i >= self.len() || self.is_capitalized(i)
    }

    /// Whether a single quotation mark is open before lexeme `i`, so that the next one may close it.
    pub fn quotes_before(&self, i: usize) -> bool {
        let reach = i.saturating_sub(4 * REACH);
        let mark = |at: usize| self.is_any(at, &['\'', '\u{2018}', '\u{2019}', '`']);
        let opens = |at: usize| {
            mark(at) && (at == 0 || self.is_space(at - 1) || self.is_any(at - 1, OPENING))
        };
        let last = (reach..i).rev().find(|at| mark(*at));
        last.is_some_and(opens)
    }

    /// Past the mark of a footnote that begins at `open`: `[17]`, `[3, 4]`.
    pub fn note_end(&self, open: usize) -> Option<usize> {
        if !self.is(open, '[') {
            return None;
        }
        let mut close = open + 1;
        while close < self.len().min(open + REACH)
            && (self.is_digits(close)
                || self.is_any(close, &[',', '-', '\u{2013}'])
                || self.is_space(close))
        {
            close += 1;
        }
        (close > open + 1 && self.is(close, ']')).then_some(close + 1)
    }

    /// Whether `first` begins a sentence: nothing before it, or the end of another one.
    pub fn begins_sentence(&self, first: usize) -> bool {
        let mut i = first;
        while i > 0 && i + REACH > first && (self.is_any(i - 1, OPENING) || self.is_space(i - 1)) {
            i -= 1;
        }
        i == 0 || self.is_any(i - 1, &['.', '!', '?', '\u{2026}', ':']) || {
            self.is_any(i - 1, CLOSING) && i > 1 && self.is_any(i - 2, &['.', '!', '?', '\u{2026}'])
        }
    }
}
