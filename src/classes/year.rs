//! Years and decades: `1984`, `in the 1990s`.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE};

/// Proposes four digits as a year, and decades.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() || number.digits != 4 || !number.within(1000..=2999) {
        return;
    }
    if input.says(number.end, "s") {
        let end = number.end + 1;
        lattice
            .propose(number.first, end, Class::Year, "year.decade", SURE)
            .year(input.span_of(number.first, end))
            .plural();
    }
    if number.within(1100..=2099) {
        lattice
            .propose(
                number.first,
                number.end,
                Class::Year,
                "year.four-digits",
                90,
            )
            .year(number.whole);
    }
}
