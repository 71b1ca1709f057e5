//! Numbers that rank: `21st`, `1,000th`.

use crate::class::Class;
use crate::classes::lexical;
use crate::classes::measure::unit_at;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE, Suffix};
use crate::scan::Kind;

/// `11st`: not the ending of eleven, where the language has a unit of that name.
fn is_stone(input: &Input<'_>, number: &Number) -> bool {
    let ends_in_first = number.value.is_some_and(|v| v % 10 == 1 && v % 100 != 11);
    let weighs = number.within(4..=40) && !ends_in_first;
    input.at(number.end) == "st" && weighs && unit_at(input, number.end).is_some()
}

/// Proposes digits with an ordinal ending; `Jan. 6th's mob` is a possessive.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if number.fraction.is_some() || number.digits == 0 || input.kind(number.end) != Kind::Word {
        return;
    }
    let written = input.at(number.end);
    let (ending, suffix) = match lexical::stem(written) {
        Some((ending, Suffix::Possessive)) => (ending, Suffix::Possessive),
        _ => (written, Suffix::None),
    };
    if !["st", "nd", "rd", "th"]
        .iter()
        .any(|e| e.eq_ignore_ascii_case(ending))
    {
        return;
    }
    if is_stone(input, number) {
        return;
    }
    let end = number.end + 1;
    lattice
        .propose(number.first, end, Class::Ordinal, "ordinal.ending", SURE)
        .ordinal(input.span_of(number.first, end))
        .suffix(suffix);
}
