//! Fractions: `½`, `3/4`, `2 1/2`, `5-1/4`, `1/4th`.
//!
//! "half", "three-quarters", "two and a half". Whether `3/4` is a fraction or a date is a matter of cost.

use crate::amount::{Amount, Vulgar};
use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE, UNLIKELY};
use crate::style::Fractions;

/// Proposes mixed numbers and slashed fractions.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    if !input.begins_word(first) {
        return;
    }
    if let Some(amount) = input.amount(first, false)
        && amount.number.is_some()
        && amount.vulgar.is_some()
        && !input.touches_right(amount.end)
    {
        let (start, sign) = match input.sign_before(first) {
            Some(at) => (at, Some(input.span(at))),
            None => (first, None),
        };
        let mut reading =
            lattice.propose(start, amount.end, Class::Fraction, "fraction.mixed", SURE);
        if let Some(span) = sign {
            reading.text("minus", span);
        }
        reading.amount(&amount);
        range(input, &amount, lattice);
    }
    if let Some(vulgar) = input.vulgar(first).or_else(|| apart(input, first)) {
        slashed(input, &vulgar, lattice);
    }
    improper(input, number, lattice);
}

/// `1795 / 1805`, if all slashes between numbers make fractions.
fn apart(input: &Input<'_>, first: usize) -> Option<Vulgar> {
    let under = first + 4;
    let spaced = input.is_space(first + 1) && input.is(first + 2, '/') && input.is_space(first + 3);
    let wanted = input.context.style.fractions == Fractions::Always;
    if !wanted || !spaced || !input.is_digits(first) || !input.is_digits(under) {
        return None;
    }
    let value =
        |i: usize| crate::numerals::value(input.at(i)).filter(|v| (2..1_000_000).contains(v));
    Some(Vulgar {
        first,
        end: under + 1,
        numerator: value(first)?,
        denominator: value(under)?,
        over: input.span(first),
        under: input.span(under),
    })
}

/// `3 5/2`: a whole number and more than a whole; rare, but nothing else.
fn improper(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let over = number.end + 1;
    if !number.is_plain() || !input.is_space(number.end) || !input.is_digits(over) {
        return;
    }
    let Some(vulgar) = input
        .vulgar(over)
        .filter(|v| !v.is_proper() && v.denominator < 10)
    else {
        return;
    };
    if !input.touches_right(vulgar.end) {
        lattice
            .propose(
                number.first,
                vulgar.end,
                Class::Fraction,
                "fraction.improper",
                2 * LIKELY,
            )
            .cardinal(number.whole)
            .text("and", input.span(number.end))
            .vulgar(&vulgar);
    }
}

/// `2½-3`, `5-1/4 to 5-1/2` with a dash: one fraction makes both amounts a range.
fn range(input: &Input<'_>, one: &Amount, lattice: &mut Lattice) {
    if !input.is_dash(one.end) {
        return;
    }
    let Some(two) = input.amount(one.end + 1, false) else {
        return;
    };
    if !input.touches_right(two.end) {
        lattice
            .propose(one.first, two.end, Class::Range, "fraction.range", SURE)
            .amount(one)
            .text("to", input.span(one.end))
            .amount(&two);
    }
}

/// `3/4`: likely before "of" and "of a", normal with a usual denominator, a guess else.
fn slashed(input: &Input<'_>, vulgar: &Vulgar, lattice: &mut Lattice) {
    let suffixed = input.says_any(vulgar.end, &["th", "ths", "rd", "rds", "nd"]);
    let end = vulgar.end + usize::from(suffixed);
    if input.touches_right(end) || input.is_dash(end) && input.is_digits(end + 1) {
        return;
    }
    let always = input.context.style.fractions == Fractions::Always;
    let cost = if always && !suffixed {
        LIKELY - 5
    } else if suffixed || input.says(input.skip_space(end), "of") {
        SURE
    } else if !vulgar.is_proper() || vulgar.numerator == 0 {
        UNLIKELY
    } else if vulgar.is_usual() && vulgar.denominator < 10 {
        NORMAL
    } else {
        NORMAL + 20
    };
    let half = (vulgar.numerator, vulgar.denominator) == (1, 2);
    let counted = input.is_space(end) && !input.says_any(end + 1, &["of", "a", "an", "the"]);
    let mut reading = lattice.propose(vulgar.first, end, Class::Fraction, "fraction.slashed", cost);
    if half && counted {
        reading.text("one", vulgar.over).hyphen();
    }
    reading.vulgar(vulgar);
}

/// Proposes a glyph alone: `½ cup` is "half a cup", `¼ point` "a quarter point".
pub fn find_glyph(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(vulgar) = input.vulgar(i) else {
        return;
    };
    let counted = input.is_space(i + 1)
        && input.is_word(i + 2)
        && !input.says_any(i + 2, &["of", "a", "an", "the"]);
    let mut reading = lattice.propose(i, i + 1, Class::Fraction, "fraction.glyph", LIKELY);
    if vulgar.denominator == 2 {
        reading.vulgar(&vulgar);
        if counted {
            reading.text("a", vulgar.over);
        }
    } else {
        reading.part(&vulgar);
    }
}
