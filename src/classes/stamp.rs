//! Date and time in one, as machines write them (ISO 8601): `2026-11-25T14:30Z`, `2026-11-25T14:30:05+01:00`.

use crate::class::Class;
use crate::classes::clock::say_minute;
use crate::classes::date_figures::{is_day, month, say_year_first};
use crate::classes::figures::{has_digits, joined_left, value};
use crate::input::{Input, Number};
use crate::lattice::{Lattice, Proposal, SURE};

/// Proposes stamps that begin at the number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    let dashes = input.is(i + 1, '-') && input.is(i + 3, '-');
    if !dashes || !has_digits(input, i, 4) || joined_left(input, i) || !is_day(input, i + 4) {
        return;
    }
    let (hour, minute) = (i + 6, i + 8);
    let below = |at: usize, limit: u64| {
        has_digits(input, at, 2) && value(input, at).is_some_and(|v| v < limit)
    };
    if input.at(i + 5) != "T" || !below(hour, 25) || !input.is(i + 7, ':') || !below(minute, 60) {
        return;
    }
    let Some(month) = month(input, i + 2) else {
        return;
    };
    let seconds = (input.is(i + 9, ':') && below(i + 10, 60)).then_some(i + 10);
    let mut past = seconds.map_or(i + 9, |s| s + 1);
    if seconds.is_some() && input.is(past, '.') && input.is_digits(past + 1) {
        past += 2;
    }
    let end = zone_end(input, past);
    if input.touches_right(end) {
        return;
    }
    let mut reading = lattice.propose(i, end, Class::Date, "date.stamp", SURE - 10);
    say_year_first(input, i, month, &mut reading);
    reading.comma();
    match input.at(hour) {
        "00" => reading.text("zero", input.span(hour)),
        h if h.starts_with('0') => reading.digits_oh(input.span(hour)),
        _ => reading.cardinal(input.span(hour)),
    };
    match input.at(minute) {
        "00" => {
            reading.text("hundred", input.span(minute));
        }
        _ => say_minute(input, input.span(minute), &mut reading),
    }
    if let Some(at) = seconds.filter(|at| value(input, *at) != Some(0)) {
        let one = value(input, at) == Some(1);
        reading
            .text("and", input.span(at - 1))
            .cardinal(input.span(at))
            .text(if one { "second" } else { "seconds" }, input.span(at));
    }
    say_zone(input, past, end, &mut reading);
}

/// Past `Z` or an offset from universal time at `i`.
fn zone_end(input: &Input<'_>, i: usize) -> usize {
    if input.at(i) == "Z" {
        return i + 1;
    }
    let signed = (input.is(i, '+') || input.is_minus(i)) && has_digits(input, i + 1, 2);
    match signed {
        true if input.is(i + 2, ':') && has_digits(input, i + 3, 2) => i + 4,
        true => i + 2,
        false => i,
    }
}

/// "U T C", "U T C plus one", "U T C minus five thirty".
fn say_zone(input: &Input<'_>, i: usize, end: usize, reading: &mut Proposal<'_>) {
    if end == i {
        return;
    }
    reading.text("U T C", input.span(i));
    if end == i + 1 || value(input, i + 1) == Some(0) && value(input, i + 3).is_none_or(|m| m == 0)
    {
        return;
    }
    let plus = input.is(i, '+');
    reading
        .text(if plus { "plus" } else { "minus" }, input.span(i))
        .cardinal(input.span(i + 1));
    if value(input, i + 3).is_some_and(|m| m > 0) {
        reading.cardinal(input.span(i + 3));
    }
}
