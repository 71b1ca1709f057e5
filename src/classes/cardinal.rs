//! Numbers that count: `10,000`, `1.2`, `007`.
//!
//! Every run of digits has at least this reading, so that digits never vanish.

use crate::class::Class;
use crate::classes::figures::{has_digits, is_padded, joined_left, phrase_ends};
use crate::input::{Input, Number};
use crate::lattice::{DOUBTFUL, Lattice, NORMAL};
use crate::scan::Shape;

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
    spaced(input, number, lattice);
    version(input, number, lattice);
}

/// `10.15.7`, `section 4.2.1`: figures with a point between each.
fn version(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    if !number.is_plain() || joined_left(input, first) || !input.is_digits(first) {
        return;
    }
    let mut end = first + 1;
    while end < first + 11 && input.is(end, '.') && input.is_digits(end + 1) {
        end += 2;
    }
    // The clade of a virus: `2.3.4.4b`.
    let letter = end > first + 5 && input.at(end).len() == 1 && input.is_word(end);
    if end < first + 5 || input.touches_right(end + usize::from(letter)) {
        return;
    }
    let past = end + usize::from(letter);
    let mut reading = lattice.propose(first, past, Class::Decimal, "decimal.version", NORMAL - 5);
    for at in (first..end).step_by(2) {
        if at > first {
            reading.text("point", input.span(at - 1));
        }
        reading.cardinal(input.span(at));
    }
    if letter {
        reading.letters(input.span(end));
    }
}

/// `25 000 soldiers`: an ordinary space groups thousands where no-break spaces were lost. The figure must be followed by
/// a noun in lower case and stand apart from other figures.
fn spaced(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    if !number.is_plain()
        || number.digits > 3
        || is_padded(input, number)
        || joined_left(input, first)
    {
        return;
    }
    let mut end = number.end;
    while end < first + 8 && input.at(end) == " " && has_digits(input, end + 1, 3) {
        end += 2;
    }
    let alone = !input
        .before(first)
        .is_some_and(|b| input.is_digits(b) || input.is(b, '+'))
        && !input.is_digits(input.skip_space(end));
    let counts = input.is_space(end) && input.shape(end + 1) == Shape::Lower;
    let zeros = input.at(end.saturating_sub(1)) == "000";
    if end == number.end || !alone || !(counts || zeros && phrase_ends(input, end)) {
        return;
    }
    lattice
        .propose(first, end, Class::Cardinal, "cardinal.spaced", NORMAL)
        .cardinal(input.span_of(first, end));
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
