//! Numbers put together from digits, grouping marks and a decimal point.

use crate::input::{Input, REACH};
use crate::numerals;
use crate::scan::Kind;
use crate::source::Span;

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

impl Input<'_> {
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
}
