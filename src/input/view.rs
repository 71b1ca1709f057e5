//! The lexemes of a block: what stands where, and what touches it.

use crate::cue::{Cues, DASHES, Seen};
use crate::document::Role;
use crate::input::marks::{BEFORE_SIGN, OPENING};
use crate::lexicon::Lexicon;
use crate::lexicon::known::Tables;
use crate::lexicon::sense::Senses;
use crate::scan::{Kind, Lexeme, Shape};
use crate::source::Span;
pub use crate::style::Style;

/// What is known about the block besides its text.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// What the block is.
    pub role: Role,
    /// How things are worded.
    pub style: Style,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            role: Role::Body,
            style: Style::default(),
        }
    }
}

/// A block cut into lexemes, with the lexicon to look things up in.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The block's text.
    pub text: &'a str,
    /// Its lexemes.
    pub lexemes: &'a [Lexeme],
    /// What is seen of each lexeme.
    pub seen: &'a [Seen],
    /// What is known about words.
    pub lexicon: &'a Lexicon,
    /// What is known about the block.
    pub context: Context,
    /// Whether the line is in capitals, so that capitals mean nothing.
    pub caps: bool,
}

impl<'a> Input<'a> {
    /// Puts text, lexemes and knowledge together.
    pub fn new(
        text: &'a str,
        lexemes: &'a [Lexeme],
        seen: &'a [Seen],
        lexicon: &'a Lexicon,
        context: Context,
    ) -> Self {
        let (mut upper, mut lower) = (0usize, 0usize);
        for l in lexemes {
            match l.shape {
                Shape::Upper => upper += 1,
                Shape::Lower | Shape::Capitalized if l.span.len() > 1 => lower += 1,
                _ => {}
            }
        }
        Self {
            text,
            lexemes,
            seen,
            lexicon,
            context,
            caps: upper >= 3 && lower * 8 <= upper,
        }
    }

    /// Number of lexemes.
    pub fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.lexemes.is_empty()
    }

    /// The text of lexeme `i`, `""` past the end.
    #[inline]
    pub fn at(&self, i: usize) -> &'a str {
        self.lexemes.get(i).map_or("", |l| l.span.of(self.text))
    }

    /// The span of lexeme `i`.
    #[inline]
    pub fn span(&self, i: usize) -> Span {
        let end = self.text.len() as u32;
        self.lexemes.get(i).map_or(Span::new(end, end), |l| l.span)
    }

    /// The span of the lexemes `first..end`.
    pub fn span_of(&self, first: usize, end: usize) -> Span {
        if end <= first {
            return Span::new(self.span(first).start, self.span(first).start);
        }
        self.span(first).to(self.span(end - 1))
    }

    /// The text of the lexemes `first..end`.
    pub fn text_of(&self, first: usize, end: usize) -> &'a str {
        self.span_of(first, end).of(self.text)
    }

    /// The kind of lexeme `i`; past the end it is space.
    #[inline]
    pub fn kind(&self, i: usize) -> Kind {
        self.lexemes.get(i).map_or(Kind::Space, |l| l.kind)
    }

    /// The shape of lexeme `i`.
    #[inline]
    pub fn shape(&self, i: usize) -> Shape {
        self.lexemes.get(i).map_or(Shape::None, |l| l.shape)
    }

    /// The mark at `i`, if it is one.
    #[inline]
    pub fn mark(&self, i: usize) -> Option<char> {
        match self.lexemes.get(i) {
            Some(l) if l.kind == Kind::Mark => {
                let first = self.text.as_bytes().get(l.span.start as usize)?;
                if first.is_ascii() {
                    return Some(char::from(*first));
                }
                l.span.of(self.text).chars().next().map(narrow)
            }
            _ => None,
        }
    }

    /// The cues of lexeme `i`.
    #[inline]
    pub fn cues(&self, i: usize) -> Cues {
        self.seen.get(i).map_or(Cues::default(), |s| s.cues)
    }

    /// Whether a form of the table may begin at lexeme `i`: one look at what is known, before a look-up.
    #[inline]
    pub fn may_begin(&self, i: usize, table: Tables) -> bool {
        self.cues(i).any(Cues::table(table))
    }

    /// Whether lexeme `i` is this mark.
    #[inline]
    pub fn is(&self, i: usize, mark: char) -> bool {
        self.mark(i) == Some(mark)
    }

    /// Whether lexeme `i` is one of these marks.
    #[inline]
    pub fn is_any(&self, i: usize, marks: &[char]) -> bool {
        self.mark(i).is_some_and(|m| marks.contains(&m))
    }

    /// Whether lexeme `i` is a hyphen or dash that can stand inside a word or range: `-`, `‐`, `‑`, `–`, `−`.
    pub fn is_dash(&self, i: usize) -> bool {
        self.is_any(i, DASHES)
    }

    /// Whether lexeme `i` is a minus sign or a hyphen used as one.
    pub fn is_minus(&self, i: usize) -> bool {
        self.is_any(i, &['-', '\u{2212}', '\u{2013}'])
    }

    /// The minus sign directly before the form that begins at `i`: a sign or hyphen that touches nothing on its left.
    pub fn sign_before(&self, i: usize) -> Option<usize> {
        let at = i.checked_sub(1).filter(|at| self.is_minus(*at))?;
        let apart = at == 0
            || self.is_space(at - 1)
            || self.is_any(at - 1, OPENING)
            || self.is_any(at - 1, BEFORE_SIGN);
        apart.then_some(at)
    }

    /// Whether the number at `i` follows the "by" of dimensions: `4x100`, `9×9`.
    pub fn follows_by(&self, i: usize) -> bool {
        i > 1 && self.is_times(i - 1) && self.is_digits(i - 2)
    }

    /// Whether lexeme `i` is an `x` or `×` by itself.
    pub fn is_times(&self, i: usize) -> bool {
        self.says(i, "x") || self.is(i, '\u{D7}')
    }

    /// Whether a clause may end at `end`: nothing more, or a mark that is no hyphen.
    pub fn ends_phrase(&self, end: usize) -> bool {
        end >= self.len() || self.kind(end) == Kind::Mark && !self.is_dash(end)
    }

    /// Whether lexeme `i` is space, or there is none.
    #[inline]
    pub fn is_space(&self, i: usize) -> bool {
        self.kind(i) == Kind::Space
    }

    /// Whether lexeme `i` is a word.
    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Kind::Word && i < self.len()
    }

    /// Whether lexeme `i` is digits.
    #[inline]
    pub fn is_digits(&self, i: usize) -> bool {
        i < self.len() && self.kind(i) == Kind::Digits
    }

    /// Whether lexeme `i` is this word, whatever its case.
    #[inline]
    pub fn says(&self, i: usize, word: &str) -> bool {
        self.span(i).len() == word.len() && self.at(i).eq_ignore_ascii_case(word)
    }

    /// Whether lexeme `i` is one of these words, whatever its case.
    pub fn says_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.says(i, w))
    }

    /// `i`, or the lexeme after it if `i` is space.
    pub fn skip_space(&self, i: usize) -> usize {
        if i < self.len() && self.is_space(i) {
            i + 1
        } else {
            i
        }
    }

    /// The lexeme before `i` that is not space.
    pub fn before(&self, i: usize) -> Option<usize> {
        let mut at = i.checked_sub(1)?;
        if self.is_space(at) {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// Whether something other than space touches lexeme `i` on its left.
    pub fn touches_left(&self, i: usize) -> bool {
        i > 0 && !self.is_space(i - 1)
    }

    /// Whether lexeme `i` (the first one after a form) touches the form: letters, digits.
    pub fn touches_right(&self, end: usize) -> bool {
        end < self.len() && matches!(self.kind(end), Kind::Word | Kind::Digits)
    }

    /// Whether the form that begins at `i` begins a word of its own: no letter or digit directly before it.
    pub fn begins_word(&self, i: usize) -> bool {
        i == 0 || !matches!(self.kind(i - 1), Kind::Word | Kind::Digits)
    }

    /// Whether lexeme `i` is a word that begins with a capital.
    pub fn is_capitalized(&self, i: usize) -> bool {
        match self.shape(i) {
            Shape::Capitalized | Shape::Upper | Shape::Initial => true,
            Shape::Mixed => self.at(i).starts_with(char::is_uppercase),
            _ => false,
        }
    }

    /// What the word at `i` says about numbers near it.
    pub fn senses(&self, i: usize) -> Senses {
        match self.seen.get(i) {
            Some(seen) if self.is_word(i) => self.lexicon.senses_of(seen.known),
            _ => Senses::NONE,
        }
    }
}

/// The ASCII character of a full-width form (`：`, `％`); others as they are.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5D}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
