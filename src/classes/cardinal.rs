//! Numbers that count: `10,000`, `1.2`, `007`.
//!
//! Every run of digits has at least this reading, so that digits never vanish.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{DOUBTFUL, Lattice, NORMAL};

/// Proposes the plain reading of a number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let (first, end) = (number.first, number.end);
    let plain = number.is_plain();
    if plain && number.digits > 1 && number.whole.of(input.text).starts_with('0') {
        lattice
            .propose(first, end, Class::Cardinal, "cardinal.leading-zero", NORMAL)
            .digits(number.whole);
    } else if plain && number.digits > 15 {
        lattice
            .propose(
                first,
                end,
                Class::Cardinal,
                "cardinal.long-digit-string",
                DOUBTFUL,
            )
            .digits(number.whole);
    } else {
        let (class, rule) = match number.fraction {
            Some(_) => (Class::Decimal, "decimal.point"),
            None if number.grouped => (Class::Cardinal, "cardinal.grouped"),
            None => (Class::Cardinal, "cardinal.plain"),
        };
        lattice
            .propose(first, end, class, rule, NORMAL)
            .number(number);
    }
    parts(input, number, lattice);
}

/// Each run of digits alone, should the whole number collide with something better.
fn parts(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if number.end == number.first + 1 {
        return;
    }
    for i in number.first..number.end {
        if input.is_digits(i) {
            lattice
                .propose(i, i + 1, Class::Cardinal, "cardinal.part", DOUBTFUL)
                .cardinal(input.span(i));
        }
    }
}
