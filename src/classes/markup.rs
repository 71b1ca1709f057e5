//! Markup for an engine, kept where the style says so: `<breath/>`, `<pitch=-.3>`, `[HH AH0 L OW1]`.

use crate::class::Class;
use crate::input::Input;
use crate::lattice::{Lattice, SURE};
use crate::scan::Shape;
use crate::style::Markup;

/// The most lexemes between two brackets.
const LONGEST: usize = 48;

/// Proposes what the bracket at `i` opens, as printed.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.context.style.markup != Markup::Kept {
        return;
    }
    let close = match input.mark(i) {
        Some('<') => '>',
        Some('[') => ']',
        _ => return,
    };
    let within = i + 1..input.len().min(i + LONGEST);
    let Some(end) = within.into_iter().find(|at| input.is(*at, close)) else {
        return;
    };
    if is_tag(input, i) || is_phonemes(input, i, end) {
        lattice
            .propose(i, end + 1, Class::Symbol, "markup.kept", SURE - 10)
            .written(input.span_of(i, end + 1));
    }
}

/// `<` with a name directly behind it, perhaps after a slash.
fn is_tag(input: &Input<'_>, open: usize) -> bool {
    let name = open + 1 + usize::from(input.is(open + 1, '/'));
    input.is(open, '<') && input.is_word(name)
}

/// `[` before codes of capitals with at least one degree of stress (ARPAbet): `AH0`, `OW1`.
fn is_phonemes(input: &Input<'_>, open: usize, end: usize) -> bool {
    let first = open + 1;
    let short =
        |i: usize| matches!(input.shape(i), Shape::Upper | Shape::Initial) && input.at(i).len() < 4;
    let stress = |i: usize| input.is_digits(i) && input.at(i).len() == 1 && i > 0 && short(i - 1);
    input.is(open, '[')
        && (first..end).all(|i| short(i) || stress(i) || input.is_space(i))
        && (first..end).any(stress)
}
