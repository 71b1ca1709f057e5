//! Feet and inches: `5'10"`, `6′2″`, `6-foot-2`, `5ft 10in`, `6ft2`.
//!
//! "five foot ten", the way heights are said in American news.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE};

const PRIME: &[char] = &['\'', '\u{2019}', '\u{2032}', '\u{B4}'];
const DOUBLE_PRIME: &[char] = &['"', '\u{201D}', '\u{2033}'];

/// Proposes feet and inches.
pub fn find(input: &Input<'_>, feet: &Number, lattice: &mut Lattice) {
    if !input.begins_word(feet.first) {
        return;
    }
    mark_alone(input, feet, lattice);
    if !feet.is_plain() || feet.digits > 2 {
        return;
    }
    primes(input, feet, lattice);
    joined(input, feet, lattice);
    glued(input, feet, lattice);
    pair(input, feet, lattice);
}

/// `stands 6-2`, `listed at 5-11`, `He is 6-4, 230 pounds`: a person's height with a hyphen.
fn pair(input: &Input<'_>, feet: &Number, lattice: &mut Lattice) {
    if !feet.within(4..=7) || !input.is_dash(feet.end) {
        return;
    }
    let Some((inches, end)) = inches(input, feet.end + 1) else {
        return;
    };
    if input.touches_right(end) || input.is_dash(end) {
        return;
    }
    let stands = input.prev_word(feet.first).is_some_and(|p| {
        input.says_any(p, &["stands", "stood", "standing", "height"])
            || input.says_any(p, &["at", "a"])
                && input
                    .prev_word(p)
                    .is_some_and(|v| input.says_any(v, &["listed", "measured", "standing"]))
    });
    if !stands && !weighs(input, feet.first, end) && !input.says(input.skip_space(end), "tall") {
        return;
    }
    lattice
        .propose(feet.first, end, Class::Measure, "height.pair", SURE - 5)
        .number(feet)
        .number(&inches);
}

/// `, 230 pounds`, ` and 140 lb`, `, 230-pound`: a weight follows; without its unit in `Smith, 6-2 and 210,`.
fn weighs(input: &Input<'_>, first: usize, end: usize) -> bool {
    let mut at = input.skip_space(end + usize::from(input.is(end, ',')));
    let and = input.says(at, "and");
    if and {
        at = input.skip_space(at + 1);
    }
    let Some(weight) = input.number(at).filter(|n| n.within(80..=450)) else {
        return false;
    };
    let unit = input.skip_space(weight.end + usize::from(input.is_dash(weight.end)));
    let described = input.before(first).is_some_and(|b| {
        input.is(b, ',') || input.is(b, '(') || input.says_any(b, &["at", "is", "was"])
    });
    let bare = (and || input.is(end, ','))
        && described
        && weight.within(140..=400)
        && input.ends_phrase(weight.end)
        && !input.touches_right(weight.end + 1);
    bare || input.says_any(unit, &["pounds", "pound", "lb", "lbs", "pounder"])
}

/// `6' tall`, `a 12' wide path`, `the 14,115' peak`: feet alone.
fn mark_alone(input: &Input<'_>, feet: &Number, lattice: &mut Lattice) {
    let end = feet.end + 1;
    if !input.is_any(feet.end, PRIME) || input.touches_right(end) {
        return;
    }
    let sized = (input.is_space(end) || input.is_dash(end))
        && input.says_any(
            end + 1,
            &["tall", "high", "wide", "deep", "long", "thick", "across"],
        );
    let prime = input.is(feet.end, '\u{2032}');
    let counted = feet.grouped || feet.digits <= 3 && feet.digits > 0;
    if !(sized || prime || counted && !input.quotes_before(feet.first)) {
        return;
    }
    let modifier = !sized && input.measures(feet.first, end);
    let one = modifier || feet.is_one() || input.is_dash(end) && input.is_word(end + 1);
    let mut reading = lattice.propose(
        feet.first,
        end,
        Class::Measure,
        "height.feet-mark",
        if sized || prime { SURE } else { NORMAL },
    );
    reading.number(feet);
    if modifier {
        reading.hyphen();
    }
    reading.text(if one { "foot" } else { "feet" }, input.span(feet.end));
}

/// Inches that end before the returned index, below twelve.
fn inches(input: &Input<'_>, i: usize) -> Option<(Number, usize)> {
    let number = input.number(i)?;
    let vulgar = input
        .vulgar(number.end)
        .filter(|_| input.kind(number.end) == crate::scan::Kind::Mark);
    let below = number.value.is_some_and(|v| v < 12) && !number.grouped;
    below.then(|| (number, vulgar.map_or(number.end, |v| v.end)))
}

/// `5'10"`, `6'2`, `5'10½"`.
fn primes(input: &Input<'_>, feet: &Number, lattice: &mut Lattice) {
    if !input.is_any(feet.end, PRIME) {
        return;
    }
    let at = input.skip_space(feet.end + 1);
    let Some((inches, past)) = inches(input, at) else {
        return;
    };
    let doubled = input.is_any(past, PRIME) && input.is_any(past + 1, PRIME);
    let closed = input.is_any(past, DOUBLE_PRIME) || doubled;
    let end = past + usize::from(closed) + usize::from(doubled);
    if input.touches_right(end) || !closed && at != feet.end + 1 {
        return;
    }
    let mut reading = lattice.propose(feet.first, end, Class::Measure, "height.primes", SURE);
    reading
        .number(feet)
        .text("foot", input.span(feet.end))
        .number(&inches);
    if past > inches.end
        && let Some(vulgar) = input.vulgar(inches.end)
    {
        reading
            .text("and", vulgar.over)
            .text("a", vulgar.over)
            .vulgar(&vulgar);
    }
}

/// `6-foot-2`, `6-ft.-2`: a modifier or a noun, said the same.
fn joined(input: &Input<'_>, feet: &Number, lattice: &mut Lattice) {
    let unit = feet.end + 1;
    if !input.is_dash(feet.end) || !input.says_any(unit, &["foot", "feet", "ft"]) {
        return;
    }
    let dash = unit + 1 + usize::from(input.is(unit + 1, '.'));
    if !input.is_dash(dash) {
        return;
    }
    let Some((inches, end)) = inches(input, dash + 1) else {
        return;
    };
    lattice
        .propose(feet.first, end, Class::Measure, "height.hyphens", SURE)
        .number(feet)
        .hyphen()
        .text("foot", input.span(unit))
        .hyphen()
        .number(&inches);
}

/// `5ft 10in`, `6ft2in`, `6ft 2`: the foot is singular before inches without a unit.
fn glued(input: &Input<'_>, feet: &Number, lattice: &mut Lattice) {
    let unit = input.skip_space(feet.end);
    if !input.says(unit, "ft")
        || unit != feet.end && input.is_space(unit + 1) && !input.is_digits(unit + 2)
    {
        return;
    }
    let at = input.skip_space(unit + 1 + usize::from(input.is(unit + 1, '.')));
    let Some((inches, past)) = inches(input, at) else {
        return;
    };
    let inch = input.skip_space(past);
    let said_inch = input.says_any(inch, &["in", "ins", "inch", "inches"]);
    let preposition =
        said_inch && inch != past && input.says(inch, "in") && !input.is(inch + 1, '.');
    let mut reading;
    if said_inch && !preposition {
        let end = inch + 1 + usize::from(input.is(inch + 1, '.'));
        let modifier = input.modifies(feet.first, end);
        reading = lattice.propose(feet.first, end, Class::Measure, "height.units", SURE);
        let many = |one: &'static str, more: &'static str, n: &Number| {
            if n.is_one() || modifier { one } else { more }
        };
        reading
            .number(feet)
            .text(many("foot", "feet", feet), input.span(unit))
            .number(&inches)
            .text(many("inch", "inches", &inches), input.span(inch));
        reading.dotted(input.is(end - 1, '.'));
    } else if unit == feet.end && !input.touches_right(past) {
        reading = lattice.propose(feet.first, past, Class::Measure, "height.feet", LIKELY);
        reading
            .number(feet)
            .text("foot", input.span(unit))
            .number(&inches);
    }
}
