//! Where a code of letters and digits begins and ends, and its parts.

use crate::input::{Input, REACH};
use crate::lexicon::entry::{How, Said};
use crate::lexicon::sense::{Senses, sense};
use crate::scan::Shape;
use crate::source::Span;

const PREFIX: Senses = sense("prefix");

/// A stretch of letters and digits that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// First lexeme.
    pub first: usize,
    /// One past the last lexeme, a plural `s` included.
    pub end: usize,
    /// Whether a hyphen or slash joins parts.
    pub hyphens: bool,
    /// Whether a plural `s` ends it.
    pub plural: bool,
}

/// How a part of a code is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Letters one by one.
    Letters(Span),
    /// A word as written.
    Word(Span),
    /// Digits as a name.
    Digits(Span),
    /// Digits with a point: whole and fraction.
    Decimal(Span, Span),
    /// Subscript or superscript digits: their value.
    Small(u64, Span),
    /// As a row of `words/` says, by its written form.
    Known(Span, Span),
    /// Letters one by one with a plural `s`: `H-1Bs`.
    Plural(Span),
    /// A letter of `symbols.tsv`: `Ω`.
    Symbol(Said, Span),
}

impl Code {
    /// The code that begins at lexeme `i`: letters and digits both, joined directly or as codes are joined.
    pub fn at(input: &Input<'_>, i: usize) -> Option<Code> {
        if input.senses(i).any(PREFIX) {
            return None;
        }
        let (mut digits, mut letters, mut hyphens) = (false, false, false);
        let mut end = i;
        while end < i + 2 * REACH {
            if end > i
                && input.is_times(end)
                && input.is_digits(end - 1)
                && input.is_digits(end + 1)
            {
                return None;
            }
            if input.is_digits(end) {
                digits = true;
                end += 1;
                if letters
                    && input.is_word(end.saturating_sub(2))
                    && input.is(end, '.')
                    && input.is_digits(end + 1)
                    && !input.is(end + 2, '.')
                {
                    end += 2;
                }
            } else if input.is_word(end) {
                letters = true;
                end += 1;
            } else if small(input, end).is_some() && letters && end > i {
                digits = true;
                end += 1;
            } else if digits && bracketed(input, end) {
                letters |= input.is_word(end + 1);
                end += 3;
            } else if dot_joins(input, i, end) || joins(input, i, end) {
                hyphens = true;
                end += 1;
            } else {
                break;
            }
        }
        let plural = end > i + 1
            && input.says(end - 1, "s")
            && input.is_digits(end - 2)
            && input.shape(end - 1) == Shape::Lower;
        if plural && !has_letters(input, i, end - 1) {
            return None;
        }
        (digits && letters && fits(input, i, end)).then_some(Code {
            first: i,
            end,
            hyphens,
            plural,
        })
    }

    /// The rest of a code whose first word is known: digits at `i`, with letters or a plural after them.
    pub fn tail(input: &Input<'_>, i: usize) -> Option<Code> {
        if !input.is_digits(i) {
            return None;
        }
        if let Some(code) = Code::at(input, i) {
            return Some(code);
        }
        let plural = input.says(i + 1, "s") && input.shape(i + 1) == Shape::Lower;
        let grouped = input.is(i + 1, ',') && input.is_digits(i + 2);
        (!grouped).then_some(Code {
            first: i,
            end: i + 1 + usize::from(plural),
            hyphens: false,
            plural,
        })
    }

    /// The parts in order.
    pub fn parts<'i>(&self, input: &'i Input<'_>) -> impl Iterator<Item = Part> + 'i {
        let end = self.end - usize::from(self.plural);
        let mut at = self.first;
        std::iter::from_fn(move || {
            while at < end {
                let (part, next) = part(input, at, end);
                at = next;
                if part.is_some() {
                    return part;
                }
            }
            None
        })
    }
}

fn has_letters(input: &Input<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| input.is_word(i))
}

/// Whether the stretch is a code: not an ordinal, a decade, a unit after a hyphen.
fn fits(input: &Input<'_>, i: usize, end: usize) -> bool {
    let ordinal =
        end == i + 2 && input.is_digits(i) && input.says_any(i + 1, &["st", "nd", "rd", "th", "s"]);
    !(ordinal || input.is_dash(end) && input.is_digits(end + 1) && input.is_digits(i))
}

/// `(k)`, `(3)` after digits.
fn bracketed(input: &Input<'_>, i: usize) -> bool {
    let short = input.at(i + 1).len() <= 2 && (input.is_word(i + 1) || input.is_digits(i + 1));
    input.is(i, '(') && short && input.is(i + 2, ')')
}

/// `BA.5`, `H.264`, `B.1.1.7`: a full stop between capitals and digits, or further on in such a chain.
fn dot_joins(input: &Input<'_>, i: usize, at: usize) -> bool {
    if !input.is(at, '.') || at == i || !input.is_digits(at + 1) {
        return false;
    }
    let capitals = matches!(input.shape(at - 1), Shape::Upper | Shape::Initial)
        && input.at(at - 1).len() <= 4
        && (at - 1 == i || !input.is(at - 2, '.'));
    let chain = input.is_digits(at - 1) && at > i + 2 && input.is(at - 2, '.');
    capitals || chain
}

/// Whether the hyphen or slash at `at` joins parts of a code that begins at `i`.
fn joins(input: &Input<'_>, i: usize, at: usize) -> bool {
    if at == i {
        return false;
    }
    let (left, right) = (at - 1, at + 1);
    if input.is(at, '/') {
        let single = |i: usize| input.shape(i) == Shape::Initial;
        return single(left)
            && single(right)
            && (input.is_dash(right + 1) || input.is_digits(right + 1));
    }
    if !input.is_dash(at) || input.is(at, '\u{2212}') {
        return false;
    }
    if input.is_digits(right) {
        let named = match input.shape(left) {
            Shape::Upper | Shape::Initial | Shape::Mixed => {
                !input.senses(left).any(PREFIX) || !input.caps
            }
            Shape::Capitalized => !input.senses(left).any(PREFIX) && !is_slashed(input, right),
            Shape::Lower | Shape::None => false,
        };
        let whole = !input.is_any(right + 1, &[',', ':']) || !input.is_digits(right + 2);
        return named && whole && input.is_word(left);
    }
    // Letters after the hyphen: short capitals only, so that "20-year" and "F-16-like" stay words.
    let capitals =
        matches!(input.shape(right), Shape::Upper | Shape::Initial) && input.at(right).len() <= 3;
    capitals
        && !input.caps
        && (input.is_digits(left) || input.is_digits(right + 1) || is_mixed_code(input, right))
}

fn is_slashed(input: &Input<'_>, i: usize) -> bool {
    input.is(i + 1, '/') && input.is_digits(i + 2)
}

/// `CoV-2` in `SARS-CoV-2`: the word after the hyphen is itself joined to digits.
fn is_mixed_code(input: &Input<'_>, right: usize) -> bool {
    input.is_dash(right + 1) && input.is_digits(right + 2)
}

/// The value of a subscript or superscript digit at `i`.
pub fn small(input: &Input<'_>, i: usize) -> Option<u64> {
    let mark = input.mark(i)?;
    Some(match mark {
        '\u{2080}'..='\u{2089}' => u64::from(mark) - 0x2080,
        _ => return None,
    })
}

fn part(input: &Input<'_>, at: usize, end: usize) -> (Option<Part>, usize) {
    let span = input.span(at);
    if input.is_digits(at) {
        let decimal = input.is(at + 1, '.') && input.is_digits(at + 2) && at + 2 < end;
        if decimal && input.is_word(at - 1) && !input.is(at + 3, '.') {
            return (Some(Part::Decimal(span, input.span(at + 2))), at + 3);
        }
        return (Some(Part::Digits(span)), at + 1);
    }
    if input.is_word(at) {
        return (Some(word(input, at)), at + 1);
    }
    if small(input, at).is_some() {
        let mut next = at;
        let mut value = 0u64;
        while let Some(digit) = small(input, next).filter(|_| next < end && next < at + 6) {
            value = value * 10 + digit;
            next += 1;
        }
        return (Some(Part::Small(value, input.span_of(at, next))), next);
    }
    (None, at + 1)
}

/// `mRNA`: two capitals or more at the end; not `MiG`.
fn ends_in_capitals(written: &str) -> bool {
    written.chars().rev().take(2).all(char::is_uppercase)
}

/// A word inside a code: as the lexicon says, letters if it is short capitals or has no vowel, else a word.
fn word(input: &Input<'_>, at: usize) -> Part {
    let (written, span) = (input.at(at), input.span(at));
    if !written.is_ascii()
        && written.chars().nth(1).is_none()
        && let Some(said) = input.lexicon.symbols.get(written).and_then(|s| s.spoken)
    {
        return Part::Symbol(said, span);
    }
    if let Some(stem) = written.strip_suffix('s')
        && at > 0
        && !stem.is_empty()
        && stem.len() <= 3
        && stem.bytes().all(|b| b.is_ascii_uppercase())
        && (input.is_digits(at - 1) || input.is_dash(at - 1))
    {
        return Part::Plural(Span::new(span.start, span.end - 1));
    }
    let known = input.lexicon.words.get(written);
    if let Some(entry) = known.filter(|e| e.when.conditions.is_empty() && written.len() > 1) {
        return match entry.how {
            How::AsIs | How::Sounds(..) => Part::Word(span),
            How::Letters => Part::Letters(span),
            How::Alias(_) => Part::Known(span, span),
        };
    }
    let vowel = written.chars().any(|c| "aeiouyAEIOUY".contains(c)) || !written.is_ascii();
    let word = match input.shape(at) {
        Shape::Initial => false,
        Shape::Upper => written.len() > 4 && vowel,
        Shape::Mixed => vowel && !ends_in_capitals(written),
        _ => written.len() > 1 && vowel,
    };
    if word {
        Part::Word(span)
    } else {
        Part::Letters(span)
    }
}
