//! Numbers that rank: `21st`, `1,000th`.

use crate::class::Class;
use crate::classes::lexical;
use crate::classes::unit::unit_at;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE, Suffix};
use crate::scan::Kind;
use crate::style::Ordinals;

/// `11st`: not the ending of eleven, where the language has a unit of that name.
fn is_stone(input: &Input<'_>, number: &Number) -> bool {
    let ends_in_first = number.value.is_some_and(|v| v % 10 == 1 && v % 100 != 11);
    let weighs = number.within(4..=40) && !ends_in_first;
    input.at(number.end) == "st" && weighs && unit_at(input, number.end).is_some()
}

/// Whether the ending is the one the number takes: 21st, 11th.
fn is_own(number: &Number, ending: &str) -> bool {
    let Some(value) = number.value else {
        return true;
    };
    let own = match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    own.eq_ignore_ascii_case(ending)
}

/// `4rd` → "four rd", `111st` → "one one one st".
fn as_printed(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let end = number.end + 1;
    let mut reading = lattice.propose(
        number.first,
        end,
        Class::Ordinal,
        "ordinal.other-ending",
        SURE,
    );
    if number.digits > 2 {
        reading.digits(number.whole);
    } else {
        reading.cardinal(number.whole);
    }
    reading.written(input.span(number.end));
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
    if input.context.style.ordinals == Ordinals::Printed && !is_own(number, ending) {
        as_printed(input, number, lattice);
        return;
    }
    lattice
        .propose(number.first, end, Class::Ordinal, "ordinal.ending", SURE)
        .ordinal(input.span_of(number.first, end))
        .suffix(suffix);
}
