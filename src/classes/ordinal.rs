//! Numbers that rank: `21st`, `1,000th`.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE};

/// Proposes digits with an ordinal ending.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if number.fraction.is_some()
        || number.digits == 0
        || !input.says_any(number.end, &["st", "nd", "rd", "th"])
    {
        return;
    }
    let end = number.end + 1;
    lattice
        .propose(number.first, end, Class::Ordinal, "ordinal.ending", SURE)
        .ordinal(input.span_of(number.first, end));
}
