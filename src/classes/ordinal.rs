//! Numbers that rank: `21st`, `1,000th`.

use crate::class::Class;
use crate::classes::lexical;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE, Suffix};
use crate::scan::Kind;

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
    let end = number.end + 1;
    lattice
        .propose(number.first, end, Class::Ordinal, "ordinal.ending", SURE)
        .ordinal(input.span_of(number.first, end))
        .suffix(suffix);
}
