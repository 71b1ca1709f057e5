//! Signs that are read or silent: `&`, `±`, `§`, `#1`, `100+`, `•`, `†`.
//!
//! The table is `symbols.tsv`; a row whose conditions hold is dearer the fewer conditions it has.

use crate::class::Class;
use crate::input::Input;
use crate::lattice::{Lattice, NORMAL, Say};
use crate::lexicon::entry::SymbolEntry;
use crate::lexicon::sense::sense;
use unicode_normalization::UnicodeNormalization;

/// Proposes every row that fits at the mark `i`.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let symbols = &input.lexicon.symbols;
    for (end, entry) in symbols.matches(input.text, input.lexemes, i, false) {
        if input.holds(&entry.when, i, end) && !(input.is(i, '+') && counted(input, i)) {
            propose(input, i, end, entry, lattice);
        }
    }
    compatible(input, i, lattice);
    trailing_plus(input, i, lattice);
    stars(input, i, lattice);
    difference(input, i, lattice);
}

fn propose(input: &Input<'_>, i: usize, end: usize, entry: &SymbolEntry, lattice: &mut Lattice) {
    let silent = if entry.spoken.is_none() { 3 } else { 0 };
    let conditions = entry.when.conditions.len() as u16;
    let cost = entry
        .when
        .cost
        .unwrap_or(90 - 5 * conditions.min(4) + silent);
    let mut reading = lattice.propose_row(i, end, Class::Symbol, entry.row, cost);
    if let Some(said) = entry.spoken {
        reading.lexicon(said, input.span_of(i, end));
    }
}

/// Proposes the name of a Greek or other letter-like symbol that stands alone.
pub fn find_letter(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let written = input.at(i);
    if written.is_ascii() || written.chars().nth(1).is_some() || !input.begins_word(i) {
        return;
    }
    let symbols = &input.lexicon.symbols;
    let found = symbols.closest(input.text, input.lexemes, i, false, |end, _| end == i + 1);
    if let Some((end, entry)) = found.filter(|(end, _)| !input.touches_right(*end)) {
        propose(input, i, end, entry, lattice);
    }
}

/// `㎞`, `㏂`, `🄰`: a sign that stands for letters and has no row is said as those letters. Raised letters are marks of
/// print (`Nº`, `℠`).
fn compatible(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(mark) = input.mark(i).filter(|m| !m.is_ascii() && !m.is_numeric()) else {
        return;
    };
    if !matches!(mark, 'ª' | 'º' | '\u{2120}' | '\u{2122}') && mark.nfkc().any(char::is_alphabetic)
    {
        lattice
            .propose(i, i + 1, Class::Symbol, "symbol.letters", NORMAL + 2)
            .written(input.span(i));
    }
}

/// `★★★★`, `★★★☆`: a row of stars is counted.
fn stars(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is(i, '\u{2605}') || i > 0 && input.is(i - 1, '\u{2605}') {
        return;
    }
    let run = |from: usize, mark: char| {
        (from..from + 10)
            .take_while(|at| input.is(*at, mark))
            .count()
    };
    let full = run(i, '\u{2605}');
    let empty = run(i + full, '\u{2606}');
    if full + empty < 2 {
        return;
    }
    let end = i + full;
    let unit = if full == 1 { "star" } else { "stars" };
    lattice
        .propose(i, end + empty, Class::Symbol, "symbol.stars", 40)
        .say(Say::Number(full as u64), input.span_of(i, end))
        .text(unit, input.span_of(i, end));
}

/// `1-2=5`, `solve 3 - 2`: a hyphen before an equals sign or after a word of sums is a minus.
fn difference(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let left = input
        .before(i)
        .filter(|at| input.is_dash(i) && input.is_digits(*at));
    let right = input.number(input.skip_space(i + 1));
    let (Some(left), Some(right)) = (left, right) else {
        return;
    };
    let spaced = input.is_space(i + 1) && left + 1 < i;
    if input.is(input.skip_space(right.end), '=')
        || spaced && input.near_before(left, 4, sense("arithmetic"))
    {
        lattice
            .propose(left, right.end, Class::Symbol, "symbol.difference", 30)
            .cardinal(input.span(left))
            .text("minus", input.span(i))
            .number(&right);
    }
}

/// Whether a plus touches what it follows and begins nothing.
fn counted(input: &Input<'_>, i: usize) -> bool {
    i > 0
        && input.touches_left(i)
        && !input.is_any(i - 1, &['(', '"', '\u{201C}'])
        && !input.touches_right(i + 1)
}

/// `100+`, `$5m+`, `Disney+`, `A+`, `C++`.
fn trailing_plus(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.is(i, '+') && counted(input, i) {
        lattice
            .propose(i, i + 1, Class::Symbol, "symbol.trailing-plus", 80)
            .text("plus", input.span(i));
    }
}
