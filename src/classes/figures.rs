//! What the grammars of numbers look at together: pairs of numbers, days, two-digit years, what is counted.
//!
//! Nothing here proposes.

use crate::input::{Input, Number};
use crate::lexicon::entry::CalendarEntry;
use crate::lexicon::known::Tables;
use crate::lexicon::sense::sense;
use crate::scan::Shape;
use crate::source::Span;

/// Two numbers with a dash between them: `3-2`, `10–15`, `1938 - 1981`.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// The first number.
    pub left: Number,
    /// The lexeme of the dash.
    pub dash: usize,
    /// The second number.
    pub right: Number,
    /// Whether there is space on both sides of the dash.
    pub spaced: bool,
}

impl Pair {
    /// One past the last lexeme.
    pub fn end(&self) -> usize {
        self.right.end
    }

    /// Whether both are whole numbers without grouping, of at most `digits` digits, not padded with zeros.
    pub fn is_plain(&self, input: &Input<'_>, digits: usize) -> bool {
        let fits = |n: &Number| n.is_plain() && n.digits <= digits && !is_padded(input, n);
        fits(&self.left) && fits(&self.right)
    }

    /// The two values; a number beyond 64 bits has none.
    pub fn values(&self) -> Option<(u64, u64)> {
        Some((self.left.value?, self.right.value?))
    }
}

/// Whether a number is written with a leading zero.
pub fn is_padded(input: &Input<'_>, number: &Number) -> bool {
    number.digits > 1 && number.whole.of(input.text).starts_with('0')
}

/// The pair that begins with `left`, if it is one by itself: not part of a longer chain, nothing glued to it.
pub fn pair(input: &Input<'_>, left: &Number) -> Option<Pair> {
    if left.digits == 0 || joined_left(input, left.first) {
        return None;
    }
    let spaced = input.is_space(left.end) && left.end < input.len();
    let dash = left.end + usize::from(spaced);
    if !input.is_dash(dash) || spaced && !input.is_space(dash + 1) {
        return None;
    }
    let right = input.number(dash + 1 + usize::from(spaced))?;
    let chained = input.is_dash(right.end) && input.is_digits(right.end + 1);
    (right.digits > 0 && !chained).then_some(Pair {
        left: *left,
        dash,
        right,
        spaced,
    })
}

/// Whether lexeme `i` hangs on a letter, a digit or a hyphen before it (`F-16`, `3-2`, `A10`).
pub fn joined_left(input: &Input<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else {
        return false;
    };
    !input.begins_word(i)
        || (input.is_dash(before) || input.is_any(before, &['.', '/', ':', ',']))
            && !input.begins_word(before)
}

/// Whether lexeme `i` is exactly `count` ASCII digits.
pub fn has_digits(input: &Input<'_>, i: usize, count: usize) -> bool {
    input.is_digits(i) && input.at(i).len() == count && input.at(i).is_ascii()
}

/// The value of the digits at `i`.
pub fn value(input: &Input<'_>, i: usize) -> Option<u64> {
    if input.is_digits(i) {
        crate::numerals::value(input.at(i))
    } else {
        None
    }
}

/// A day of the month: `14`, `14th`.
#[derive(Debug, Clone, Copy)]
pub struct Day {
    /// The digits with their ordinal ending.
    pub span: Span,
    /// One past the last lexeme.
    pub end: usize,
}

/// The day written at lexeme `i`.
pub fn day(input: &Input<'_>, i: usize) -> Option<Day> {
    if input.at(i).len() > 2 || !(1..=31).contains(&value(input, i)?) {
        return None;
    }
    let mut end = i + 1;
    if input.says_any(end, &["st", "nd", "rd", "th"]) {
        end += 1;
    }
    let goes_on = input.touches_right(end)
        || input.is_any(end, &['.', ':', '/', '\'', '\u{2019}']) && input.is_digits(end + 1)
        || input.is_any(end, &['%', '°'])
        || input.is(end, ',') && has_digits(input, end + 1, 3);
    (!goes_on).then(|| Day {
        span: input.span_of(i, end),
        end,
    })
}

/// A year written out or as `'24`.
#[derive(Debug, Clone, Copy)]
pub struct YearFigure {
    /// The digits.
    pub span: Span,
    /// One past the last lexeme.
    pub end: usize,
    /// Whether they begin with a zero.
    pub padded: bool,
}

/// The year written at lexeme `i`: four digits from 1000 to 2999, or two after an apostrophe.
pub fn year(input: &Input<'_>, i: usize) -> Option<YearFigure> {
    let at = i + usize::from(is_apostrophe(input, i));
    let fits = if at == i {
        has_digits(input, i, 4) && (1000..3000).contains(&value(input, i)?)
    } else {
        has_digits(input, at, 2)
    };
    let goes_on = input.touches_right(at + 1)
        || input.is_any(at + 1, &['.', ',', ':']) && input.is_digits(at + 2)
        || input.is_any(at + 1, &['%', '°']);
    (fits && !goes_on).then(|| YearFigure {
        span: input.span(at),
        end: at + 1,
        padded: input.at(at).starts_with('0'),
    })
}

/// Whether lexeme `i` is an apostrophe of any kind.
pub fn is_apostrophe(input: &Input<'_>, i: usize) -> bool {
    input.is_any(i, &['\'', '\u{2019}', '\u{2018}', '\u{2BC}'])
}

/// Whether something countable follows `end`: a noun of the table, or a plural in lower case.
pub fn counts(input: &Input<'_>, end: usize) -> bool {
    if !input.is_space(end) {
        return false;
    }
    let noun = end + 1;
    input.shape(noun) == Shape::Lower
        && (input.senses(noun).any(sense("count")) || is_plural(input, noun))
}

/// Whether the word at `i` looks like a plural noun.
pub fn is_plural(input: &Input<'_>, i: usize) -> bool {
    let word = input.at(i);
    input.shape(i) == Shape::Lower
        && word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("'s")
        && !word.ends_with("\u{2019}s")
        && !input.senses(i).any(sense("function"))
}

/// Whether no noun follows `end` in the same phrase: a mark, the end, or a word of grammar.
pub fn phrase_ends(input: &Input<'_>, end: usize) -> bool {
    !input.is_space(end) || end >= input.len() || {
        let next = end + 1;
        next >= input.len() || !input.is_word(next) || input.senses(next).any(sense("function"))
    }
}

/// The month at lexeme `i` with the index one past it. A form in small letters or capitals counts beside a number only.
pub fn month<'i>(
    input: &Input<'i>,
    i: usize,
    by_number: bool,
) -> Option<(usize, &'i CalendarEntry)> {
    if !input.is_word(i) || input.at(i).len() > 10 || !input.may_begin(i, Tables::MONTHS) {
        return None;
    }
    let fold = match input.shape(i) {
        Shape::Upper => true,
        Shape::Lower => by_number && !input.says_any(i, &["may", "march", "mar"]),
        _ => false,
    };
    let lexicon = input.lexicon;
    let mut found = lexicon
        .months
        .matches(input.text, input.lexemes, i, fold || input.caps);
    let apart =
        |end: usize| !input.touches_right(end) || input.is(end - 1, '.') && input.is_digits(end);
    found.find(|(end, _)| apart(*end))
}

/// Whether the month that begins at `i` is a full name or has its full stop, so that it needs no number beside it.
pub fn is_full_month(input: &Input<'_>, i: usize, end: usize) -> bool {
    input.at(i).len() > 4 || input.is(end - 1, '.') || input.says_any(i, &["june", "july", "sept"])
}

/// Where the next lexeme after a comma and space begins, if there is a comma at `i`.
pub fn after_comma(input: &Input<'_>, i: usize) -> Option<usize> {
    input.is(i, ',').then(|| input.skip_space(i + 1))
}
