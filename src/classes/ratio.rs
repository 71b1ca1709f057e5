//! The "by" of dimensions: `4x4`, `2x4s`, `1080×1920`, `5 x 10 m`.

use crate::class::Class;
use crate::classes::unit::unit_at;
use crate::input::Input;
use crate::lattice::{Lattice, SURE};
use crate::style::Signs;

/// Words of the two pressures of a heartbeat.
const PRESSURE: &[&str] = &[
    "pressure",
    "pressures",
    "systolic",
    "hypertension",
    "reading",
    "mmhg",
];

/// Proposes "over" for the slash of a blood pressure: `a pressure of 120/80`.
pub fn pressure(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is(i, '/') || i == 0 || !input.is_digits(i - 1) || !input.begins_word(i - 1) {
        return;
    }
    let within = |at: usize, range: std::ops::RangeInclusive<u64>| {
        crate::classes::figures::value(input, at).is_some_and(|v| range.contains(&v))
    };
    if !within(i - 1, 80..=260) || !within(i + 1, 40..=150) || input.touches_right(i + 2) {
        return;
    }
    let near = i.saturating_sub(14)..(i + 8).min(input.len());
    if near.into_iter().any(|at| input.says_any(at, PRESSURE)) {
        lattice
            .propose(i - 1, i + 2, Class::Measure, "ratio.pressure", SURE - 10)
            .cardinal(input.span(i - 1))
            .text("over", input.span(i))
            .cardinal(input.span(i + 1));
    }
}

/// Proposes "by" for an `x` or `×` between two numbers.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is_times(i) || i == 0 {
        return;
    }
    let spaced = input.is_space(i - 1) && input.is_space(i + 1);
    let (before, after) = if spaced {
        (i.checked_sub(2), i + 2)
    } else {
        (Some(i - 1), i + 1)
    };
    let quantity = |at: usize| input.is_digits(at) || input.vulgar(at).is_some();
    let unit = |at: usize| {
        spaced
            && input.is_word(at)
            && at > 1
            && quantity(at - 1 - usize::from(input.is_space(at - 1)))
    };
    let measured = before.is_some_and(|at| {
        quantity(at) || unit(at) || input.is_any(at, &['\u{2032}', '\u{2033}', '"', '\''])
    });
    let power = input.says(after, "10") && input.is_any(after + 1, SUPERSCRIPT);
    let starts = quantity(after) || input.is(after, '.') && input.is_digits(after + 1);
    let named = input.context.style.signs == Signs::Names && !input.is(i, '\u{D7}');
    if !measured || !starts || power || named && unit_at(input, after + 1).is_none() {
        return;
    }
    let sum = input.is(input.skip_space(after + 1), '=');
    let word = if sum { "times" } else { "by" };
    lattice
        .propose(i, i + 1, Class::Measure, "ratio.by", SURE)
        .text(word, input.span(i));
    if input.says(after + 1, "s") && input.is_digits(after) {
        lattice
            .propose(after, after + 2, Class::Measure, "ratio.plural", SURE)
            .cardinal(input.span(after))
            .plural();
    }
}

const SUPERSCRIPT: &[char] = &[
    '^', '\u{2070}', '\u{B9}', '\u{B2}', '\u{B3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}',
    '\u{2078}', '\u{2079}', '\u{207B}',
];
