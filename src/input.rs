//! The block as the classes see it: lexemes with neighbours, numbers put together, conditions answered.
//!
//! Everything here looks; nothing decides. Indices are of lexemes; one past the end is always allowed and is nothing.

use crate::cue::{Cues, DASHES, Seen};
use crate::document::Role;
use crate::lexicon::Lexicon;
use crate::lexicon::condition::{Condition, Test, When};
use crate::lexicon::sense::Senses;
use crate::numerals;
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

/// A number put together from digits, grouping marks and a decimal point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// First lexeme.
    pub first: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// The whole part with its grouping marks; empty in `.305`.
    pub whole: Span,
    /// The digits after the point.
    pub fraction: Option<Span>,
    /// Number of digits in the whole part.
    pub digits: usize,
    /// The value of the whole part; `None` beyond 64 bits.
    pub value: Option<u64>,
    /// Whether thousands are grouped, which makes it a count.
    pub grouped: bool,
}

impl Number {
    /// The span of the whole number as written.
    #[inline]
    pub fn span(&self) -> Span {
        match self.fraction {
            Some(f) => Span::new(self.whole.start, f.end),
            None => self.whole,
        }
    }

    /// A whole number without grouping: it may be a year, a room, a code.
    pub fn is_plain(&self) -> bool {
        self.fraction.is_none() && !self.grouped
    }

    /// Whether the value is exactly one, so that its noun is singular.
    pub fn is_one(&self) -> bool {
        self.value == Some(1) && self.fraction.is_none()
    }

    /// Whether the value lies in the range; never for numbers with a fraction.
    pub fn within(&self, range: std::ops::RangeInclusive<u64>) -> bool {
        self.fraction.is_none() && self.value.is_some_and(|v| range.contains(&v))
    }
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

    /// The number that begins at lexeme `i`: digits with grouping commas and a decimal point, or `.305`.
    pub fn number(&self, i: usize) -> Option<Number> {
        let (mut end, whole, mut grouped) = if self.is_digits(i) {
            self.whole(i)
        } else if self.is(i, '.')
            && self.is_digits(i + 1)
            && (i == 0 || !self.touches_left(i) || self.opens_decimal(i - 1))
        {
            let at = self.span(i).start;
            (i, Span::new(at, at), false)
        } else {
            return None;
        };
        let mut fraction = None;
        if self.is(end, '.')
            && self.is_digits(end + 1)
            && !(self.is(end + 2, '.') && self.is_digits(end + 3))
        {
            fraction = Some(self.span(end + 1));
            end += 2;
        }
        let written = whole.of(self.text);
        let digits = if !grouped && written.is_ascii() {
            written.len()
        } else {
            numerals::digits(written).count()
        };
        grouped &= digits > 3;
        Some(Number {
            first: i,
            end,
            whole,
            fraction,
            digits,
            value: if digits == 0 {
                Some(0)
            } else {
                numerals::value(written)
            },
            grouped,
        })
    }

    /// Whether a decimal point may follow the mark at `i`: `$.50`, `<.05`, `(.305`.
    fn opens_decimal(&self, i: usize) -> bool {
        let after_text = [
            '.', ',', ')', ']', '\u{201D}', '\u{2019}', '!', '?', '/', '\u{2026}',
        ];
        self.kind(i) == Kind::Mark && !self.is_any(i, &after_text)
    }

    /// The whole part from digits at `i`: groups of three after commas or no-break spaces belong to it.
    fn whole(&self, i: usize) -> (usize, Span, bool) {
        let mut end = i + 1;
        if !self.is(end, ',') && !self.groups(end) {
            return (end, self.span(i), false);
        }
        let first = self.at(i).chars().count();
        let three = |at: usize| self.is_digits(at) && self.at(at).chars().count() == 3;
        if first <= 3 && !self.at(i).starts_with('0') {
            while end < i + 2 * REACH
                && (self.is(end, ',') || self.groups(end))
                && three(end + 1)
                && !self.is_word(end + 2) | self.is_scale_like(end + 2)
            {
                end += 2;
            }
        }
        (end, self.span_of(i, end), end > i + 1)
    }

    /// A single no-break space of any width between digits groups thousands (SI brochure 5.4.4).
    fn groups(&self, i: usize) -> bool {
        matches!(self.at(i), "\u{A0}" | "\u{202F}" | "\u{2009}" | "\u{2007}")
    }

    /// Letters directly after digits that are a unit or scale rather than a code.
    fn is_scale_like(&self, i: usize) -> bool {
        self.is_word(i) && self.at(i).len() <= 6
    }

    /// Whether a number begins at the next word.
    pub fn number_follows(&self, end: usize) -> bool {
        let i = self.skip_space(end);
        let signed = self.is_any(i, &['#', '.', '$', '\u{A3}', '\u{20AC}', '-', '\u{2212}']);
        self.is_digits(i) || signed && self.is_digits(i + 1)
    }

    /// Whether a Roman numeral that can be nothing else begins at the next word: `Art. IV`.
    pub fn numeral_follows(&self, end: usize) -> bool {
        let written = self.at(self.skip_space(end));
        written.len() > 1
            && written
                .bytes()
                .all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
            && numerals::roman(written).is_some()
    }

    /// Whether the word before `first` is a number.
    pub fn number_precedes(&self, first: usize) -> bool {
        self.before(first).is_some_and(|i| self.is_digits(i))
    }

    /// Whether all conditions of a row hold for the form `first..end`.
    pub fn holds(&self, when: &When, first: usize, end: usize) -> bool {
        when.conditions
            .iter()
            .all(|c| self.condition(c, first, end))
    }

    fn condition(&self, condition: &Condition, first: usize, end: usize) -> bool {
        let next = || self.next_word(end);
        let prev = || self.prev_word(first);
        let held = match &condition.test {
            Test::BeforeNumber => self.number_follows(end) || self.numeral_follows(end),
            Test::BeforeYear => self
                .number(self.skip_space(end))
                .is_some_and(|n| n.digits == 4 && n.is_plain() && n.within(1000..=2999)),
            Test::AfterNumber => self.number_precedes(first),
            Test::BeforeName => next().is_some_and(|i| self.is_capitalized(i)),
            Test::AfterName => prev().is_some_and(|i| self.is_capitalized(i)),
            Test::BeforeComma => self.is(end, ','),
            Test::AfterComma => self.before(first).is_some_and(|i| self.is(i, ',')),
            Test::AfterNameComma => self
                .before(first)
                .is_some_and(|i| self.is(i, ',') && i > 0 && self.is_capitalized(i - 1)),
            Test::BeforeWord(words) => {
                let i = self.skip_space(end);
                let i = if self.is_any(i, TRANSPARENT) {
                    i + 1
                } else {
                    i
                };
                words.iter().any(|w| self.phrase_at(i, w))
            }
            Test::AfterWord(words) => prev().is_some_and(|i| words.iter().any(|w| self.says(i, w))),
            Test::BeforeSense(senses) => next().is_some_and(|i| self.senses(i).any(*senses)),
            Test::AfterSense(senses) => prev().is_some_and(|i| self.senses(i).any(*senses)),
            Test::NearSense(senses) => self.near(first, end, 8, *senses),
            Test::Question => self.asks(end),
            Test::Start => self.begins_sentence(first),
            Test::End => self.ends_sentence(end),
            Test::Lower => self.shape(first) == Shape::Lower,
            Test::Caps => self.caps,
            Test::BetweenNumbers => self.number_precedes(first) && self.number_follows(end),
            Test::BetweenWords => {
                self.before(first).is_some_and(|i| self.is_word(i))
                    && self.is_word(self.skip_space(end))
            }
            Test::Style(name) => self.context.style.is(name),
            Test::Role(role) => serde_json::to_value(self.context.role)
                .is_ok_and(|v| v.as_str() == Some(role.as_ref())),
        };
        held != condition.negated
    }

    /// Whether the sentence that goes on at `end` ends in a question mark.
    pub fn asks(&self, end: usize) -> bool {
        let marks = (end..self.len()).filter(|i| self.kind(*i) == Kind::Mark);
        marks
            .take_while(|i| !self.is_any(*i, &['.', '!']))
            .any(|i| self.is_any(i, &['?', '\u{FF1F}']))
    }

    /// Whether the words of `phrase` stand from lexeme `i` on.
    fn phrase_at(&self, i: usize, phrase: &str) -> bool {
        let start = self.span(i).start as usize;
        let Some(rest) = self.text.get(start..) else {
            return false;
        };
        let Some(head) = rest.get(..phrase.len()) else {
            return false;
        };
        head.eq_ignore_ascii_case(phrase)
            && rest[phrase.len()..]
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric())
    }
}

/// The ASCII character of a full-width form (`：`, `％`); others as they are.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5D}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// How many lexemes a question about neighbours looks over at most, so that every question takes constant time.
pub const REACH: usize = 16;

/// Marks that do not hide a neighbour.
pub const TRANSPARENT: &[char] = &[
    '"', '\u{201C}', '\u{201D}', '(', '[', '\u{2018}', '\'', '\u{AB}', ')', ']', '\u{2019}',
];
/// Marks that open something.
pub const OPENING: &[char] = &[
    '"', '\u{201C}', '(', '[', '\u{2018}', '\'', '\u{AB}', '\u{BF}', '\u{A1}', '\u{2014}',
];
/// Ends without a space after which a hyphen before a number is a sign, as it is after what opens something.
const BEFORE_SIGN: &[char] = &['?', '!', ';', '='];
/// Marks that close something.
pub const CLOSING: &[char] = &['"', '\u{201D}', ')', ']', '\u{2019}', '\'', '\u{BB}'];
