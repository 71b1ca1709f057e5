//! Written forms that stand in the lexicon's `words/` files.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE, Suffix};
use crate::lexicon::entry::{How, WordEntry};
use crate::scan::Kind;

/// Proposes every row that fits at lexeme `i` and whose conditions hold.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) {
        return;
    }
    let words = &input.lexicon.words;
    for (end, entry) in words.matches(input.text, input.lexemes, i, input.caps) {
        if input.touches_right(end) && !entry.dotted || !input.holds(&entry.when, i, end) {
            continue;
        }
        propose(input, i, end, entry, lattice);
        possessive(input, i, end, entry, lattice);
    }
    inflected(input, i, lattice);
}

/// The same for forms that begin with a number: `24/7`, `3M`, `1st Lt.`.
pub fn find_number(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !input.is(number.first, '.') {
        find(input, number.first, lattice);
    }
}

/// What a row costs: the more conditions it has met, the surer it is.
fn cost(entry: &WordEntry) -> u16 {
    entry
        .when
        .cost
        .unwrap_or(match entry.when.conditions.len() {
            0 => NORMAL - 5,
            1 => LIKELY,
            _ => SURE,
        })
}

fn propose(input: &Input<'_>, first: usize, end: usize, entry: &WordEntry, lattice: &mut Lattice) {
    let span = input.span_of(first, end);
    let mut reading = lattice.propose_row(first, end, entry.class, entry.row, cost(entry));
    match entry.how {
        How::AsIs => reading.written(span),
        How::Letters => reading.letters(span),
        How::Alias(said) => reading.lexicon(said, span),
    };
    reading.dotted(entry.dotted);
}

/// Forms that end in a mark, with `'s`: `the Rev.'s`, `Downey Jr.'s`, `Yahoo!'s`.
fn possessive(
    input: &Input<'_>,
    first: usize,
    end: usize,
    entry: &WordEntry,
    lattice: &mut Lattice,
) {
    if !input.is_any(end, &['\'', '\u{2019}'])
        || input.at(end + 1) != "s"
        || input.touches_right(end + 2)
    {
        return;
    }
    let span = input.span_of(first, end);
    let mut reading = lattice.propose_row(first, end + 2, entry.class, entry.row, cost(entry));
    match entry.how {
        How::AsIs => reading.written(span),
        How::Letters => reading.letters(span),
        How::Alias(said) => reading.lexicon(said, span),
    };
    reading.suffix(Suffix::Possessive);
}

/// Plurals and possessives of initialisms and acronyms: `MPs`, `FBI's`, `the CEOs'`.
fn inflected(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.kind(i) != Kind::Word {
        return;
    }
    let Some((stem, suffix)) = stem(input.at(i)) else {
        return;
    };
    let Some(entry) = input.lexicon.words.get(stem) else {
        return;
    };
    if !matches!(
        entry.class,
        Class::Initialism | Class::Acronym | Class::Name
    ) || input.touches_right(i + 1)
    {
        return;
    }
    let span = input.span(i);
    let mut origin = span;
    origin.end = origin.start + stem.len() as u32;
    let mut reading = lattice.propose_row(i, i + 1, entry.class, entry.row, LIKELY);
    match entry.how {
        How::AsIs => reading.written(span),
        How::Letters => reading.letters(origin).suffix(suffix),
        How::Alias(said) => reading.lexicon(said, origin).suffix(suffix),
    };
}

/// The form without a plural or possessive ending.
pub fn stem(written: &str) -> Option<(&str, Suffix)> {
    for apostrophe in ["'s", "\u{2019}s"] {
        if let Some(stem) = written.strip_suffix(apostrophe) {
            return Some(match stem.strip_suffix('s') {
                Some(inner) if is_upper(inner) => (inner, Suffix::PluralPossessive),
                _ => (stem, Suffix::Possessive),
            });
        }
    }
    let stem = written.strip_suffix('s')?;
    is_upper(stem).then_some((stem, Suffix::Plural))
}

fn is_upper(stem: &str) -> bool {
    stem.len() >= 2 && stem.chars().all(char::is_uppercase)
}
