//! Durations with colons: `1:59:40`, `3:43.13`, `4:12 min`: units in full, parts that are zero dropped.

use crate::class::Class;
use crate::classes::clock::{clock, hour, say_minute};
use crate::classes::figures::{has_digits, value};
use crate::input::Input;
use crate::lattice::{Lattice, SURE};
use crate::lexicon::sense::sense;
use crate::style::Clock as Full;

/// `1:59:40` in hours, minutes and seconds; `3:43.13` bare; `Listen: 4:12` in minutes and seconds.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let sixty = |at: usize| has_digits(input, at, 2) && value(input, at).is_some_and(|v| v < 60);
    if !input.is(i + 1, ':') || !sixty(i + 2) {
        return;
    }
    with_unit(input, i, lattice);
    if input.is(i + 3, ':') && sixty(i + 4) && !input.touches_right(i + 5) {
        let split = input.is(i + 5, '.') && input.is_digits(i + 6) && !input.touches_right(i + 7);
        let fraction = split.then_some(i + 6);
        let end = fraction.map_or(i + 5, |f| f + 1);
        let half = crate::classes::clock::meridiem(input, end);
        let end = half.map_or(end, |m| m.end);
        let units = [(i, "hour"), (i + 2, "minute"), (i + 4, "second")];
        let full = input.context.style.clock == Full::Full;
        let mut reading = lattice.propose(i, end, Class::Time, "time.duration", SURE);
        if half.is_some() && !full {
            reading.cardinal(input.span(i));
            let zero = |at: usize| value(input, at) == Some(0);
            if !zero(i + 2) || !zero(i + 4) {
                say_minute(input, input.span(i + 2), &mut reading);
            }
            if !zero(i + 4) {
                reading.text("and", input.span(i + 3));
                say_units(input, &[(i + 4, "second")], fraction, &mut reading);
            }
        } else {
            say_units(input, &units, fraction, &mut reading);
        }
        if let Some(half) = half {
            reading.letters(half.span).dotted(half.dotted);
        }
    } else if input.is(i + 3, '.') && input.is_digits(i + 4) {
        let mut reading = lattice.propose(i, i + 5, Class::Time, "time.split", SURE);
        reading.cardinal(input.span(i));
        say_minute(input, input.span(i + 2), &mut reading);
        reading
            .text("point", input.span(i + 3))
            .digits(input.span(i + 4));
    } else if hour(input, i).is_none() && sixty(i) && !input.touches_right(i + 3) {
        let mut reading = lattice.propose(i, i + 3, Class::Time, "time.split", SURE);
        reading.cardinal(input.span(i));
        say_minute(input, input.span(i + 2), &mut reading);
    } else if input.near_before(i, 2, sense("duration"))
        && !input
            .prev_word(i)
            .is_some_and(|p| input.says_any(p, &["from", "between", "until", "at", "since"]))
        && clock(input, i).is_some_and(|c| c.meridiem.is_none())
    {
        let mut reading = lattice.propose(i, i + 3, Class::Time, "time.length", SURE);
        say_units(
            input,
            &[(i, "minute"), (i + 2, "second")],
            None,
            &mut reading,
        );
    }
}

/// `4:12 min`, `1:30 hrs.`: the unit of the first figure stands after the second.
fn with_unit(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let unit = input.skip_space(i + 3);
    let units = if input.says_any(unit, &["min", "mins"]) {
        [(i, "minute"), (i + 2, "second")]
    } else if input.says_any(unit, &["hr", "hrs"]) {
        [(i, "hour"), (i + 2, "minute")]
    } else {
        return;
    };
    let dotted = input.is(unit + 1, '.');
    let end = unit + 1 + usize::from(dotted);
    if !input.touches_right(end) {
        let mut reading = lattice.propose(i, end, Class::Time, "time.with-unit", SURE);
        say_units(input, &units, None, &mut reading);
        reading.dotted(dotted);
    }
}

/// "one hour, fifty-nine minutes and forty seconds": parts that are zero are dropped, unless all are or the style
/// wants them. The last one may
/// have a fraction: "fifty-seven point nine seconds".
fn say_units(
    input: &Input<'_>,
    units: &[(usize, &'static str)],
    fraction: Option<usize>,
    reading: &mut crate::lattice::Proposal<'_>,
) {
    let zeros = units.len() == 3 && input.context.style.clock == Full::Full;
    let full: Vec<&(usize, &str)> = units
        .iter()
        .filter(|(at, unit)| {
            zeros || value(input, *at) != Some(0) || fraction.is_some() && *unit == "second"
        })
        .collect();
    let said = if full.is_empty() {
        units.iter().collect()
    } else {
        full
    };
    for (n, (at, unit)) in said.iter().enumerate() {
        let span = input.span(*at);
        if n > 0 && n + 1 == said.len() {
            reading.text("and", input.span(at - 1));
        } else if n > 0 {
            reading.comma();
        }
        reading.cardinal(span);
        let split = fraction.filter(|_| n + 1 == said.len() && *unit == "second");
        if let Some(at) = split {
            reading
                .text("point", input.span(at - 1))
                .digits(input.span(at));
        }
        let one = value(input, *at) == Some(1) && split.is_none();
        reading.text(unit_word(unit, one), span);
    }
}

fn unit_word(unit: &str, one: bool) -> &'static str {
    match (unit, one) {
        ("hour", true) => "hour",
        ("hour", false) => "hours",
        ("minute", true) => "minute",
        ("minute", false) => "minutes",
        (_, true) => "second",
        (_, false) => "seconds",
    }
}
