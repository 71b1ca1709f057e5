//! From one number to another: `10-15`, `ages 6–11`, `1960s-1980s`, `16th-17th`, `3:1`, `John 3:16`.
//!
//! A hyphen or en dash between numbers is "to" (Chicago Manual of Style 6.78), unless something else explains it:
//! results, records, dates, telephone numbers have their own grammars.

use crate::class::Class;
use crate::classes::figures::{is_padded, joined_left, pair};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE};
use crate::lexicon::sense::sense;
use crate::style::Ranges;

/// Proposes ranges and ratios that begin with the number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    numbers(input, number, lattice);
    ratio(input, number, lattice);
    triple(input, number, lattice);
    verse(input, number, lattice);
}

/// `10-15`, `1,000–2,000`, `1.5-2`, `18 – 49`.
fn numbers(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let Some(pair) = pair(input, number) else {
        return;
    };
    if input.touches_right(pair.end()) || is_padded(input, number) || is_padded(input, &pair.right)
    {
        return;
    }
    if pair.spaced && pair.values().is_none_or(|(a, b)| a >= b) {
        return;
    }
    let equal = pair.values().is_some_and(|(a, b)| a == b)
        && number.fraction.is_none()
        && pair.right.fraction.is_none();
    let rule = if equal {
        "range.equal"
    } else {
        "range.numbers"
    };
    let mut reading = lattice.propose(number.first, pair.end(), Class::Range, rule, NORMAL);
    reading.number(number);
    if equal {
        reading.hyphen();
    } else if input.context.style.ranges == Ranges::To {
        reading.text("to", input.span(pair.dash));
    }
    reading.number(&pair.right);
}

/// `3:1`, `a 16:10 ratio`, `1:250,000`; two digits after the colon are a time unless the neighbours say otherwise.
fn ratio(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain()
        || !input.is_any(number.end, &[':', '/'])
        || joined_left(input, number.first)
    {
        return;
    }
    let spaced = input.is_space(number.end + 1);
    let Some(right) = input.number(input.skip_space(number.end + 1)) else {
        return;
    };
    let near = input.near(number.first, right.end, 3, sense("ratio") | sense("odds"));
    let quoted = || {
        input
            .prev_word(number.first)
            .is_some_and(|p| input.says_any(p, &["at", "of", "a"]))
    };
    // Odds are written with the larger figure first: 5/2. 2/3 is a fraction.
    if input.is(number.end, '/') && !(near && quoted() && number.value > right.value) {
        return;
    }
    if spaced && !near || !right.is_plain() && !right.grouped || input.touches_right(right.end) {
        return;
    }
    if input.is(right.end, ':')
        || right.digits == 2 && !near && number.digits < 3
        || right.digits > 2 && !near && !right.grouped
    {
        return;
    }
    let cost = if near { SURE } else { LIKELY };
    lattice
        .propose(number.first, right.end, Class::Range, "range.ratio", cost)
        .cardinal(number.whole)
        .text("to", input.span(number.end))
        .cardinal(right.whole);
}

/// `1:2:3`: a ratio of three.
fn triple(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    let single = |at: usize| input.is_digits(at) && input.at(at).len() == 1;
    let colons = input.is(i + 1, ':') && input.is(i + 3, ':');
    if !colons
        || ![i, i + 2, i + 4].into_iter().all(single)
        || joined_left(input, i)
        || input.touches_right(i + 5)
    {
        return;
    }
    let mut reading = lattice.propose(i, i + 5, Class::Range, "range.ratio", LIKELY);
    reading.cardinal(input.span(i));
    for at in [i + 2, i + 4] {
        reading
            .text("to", input.span(at - 1))
            .cardinal(input.span(at));
    }
}

/// `John 3:16`, `Genesis 6:14-16`: chapter and verse after the name of a book.
fn verse(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    if !number.is_plain() || !input.is(number.end, ':') || !input.is_digits(number.end + 1) {
        return;
    }
    let book = input.before(first).map(|b| {
        if input.is(b, '.') {
            b.saturating_sub(1)
        } else {
            b
        }
    });
    if !book.is_some_and(|b| input.is_capitalized(b) && input.senses(b).any(sense("verse"))) {
        return;
    }
    let verse = number.end + 1;
    let last = verse + 2;
    let many = input.is_dash(verse + 1) && input.is_digits(last);
    let end = if many { last + 1 } else { verse + 1 };
    if input.touches_right(end) {
        return;
    }
    let mut reading = lattice.propose(first, end, Class::Range, "range.verse", SURE - 5);
    reading.cardinal(number.whole).cardinal(input.span(verse));
    if many {
        reading
            .text("to", input.span(verse + 1))
            .cardinal(input.span(last));
    }
}

/// `1960s-1980s`, `16th–17th`, `'80s-'90s`: the dash between two decades or two ordinals is "to".
pub fn dash(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is_dash(i) || i < 2 {
        return;
    }
    let ending = |at: usize| {
        input.says_any(at, &["s", "st", "nd", "rd", "th"]) && at > 0 && input.is_digits(at - 1)
    };
    let right = i + 1 + usize::from(crate::classes::figures::is_apostrophe(input, i + 1));
    if ending(i - 1) && input.is_digits(right) && ending(right + 1) {
        lattice
            .propose(i, i + 1, Class::Range, "range.dash", LIKELY - 10)
            .text("to", input.span(i));
    }
}
