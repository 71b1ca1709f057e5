//! Times of day, their ranges, and durations: `6:39 a.m. ET`, `9-11 a.m.`, `10am-4pm`, `0600 GMT`, `1:59:40`.
//!
//! `:00` is dropped before a.m. and p.m. and is "o'clock" or "hundred" without; `:05` is "oh five" (house style of
//! readings). Full stops between hour and minute are British.

use crate::class::Class;
use crate::classes::clock::{Clock, clock, hour, military, say_minute, zone};
use crate::classes::figures::{has_digits, joined_left, value};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, SURE};
use crate::lexicon::sense::sense;
use crate::scan::Shape;
use crate::style::Clock as Full;

/// Proposes times that begin at the number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if !input.is_digits(i) || joined_left(input, i) && !after_dash(input, i) {
        return;
    }
    if number.digits == 4 {
        four_digits(input, i, lattice);
        return;
    }
    if number.digits > 2 {
        return;
    }
    if let Some(clock) = clock(input, i) {
        of_day(input, i, &clock, lattice);
    }
    hour_range(input, i, lattice);
    broadcast(input, i, lattice);
    parts(input, i, lattice);
}

/// Whether the dash or slash before `i` follows a time, so that a time may begin here: `noon-5 p.m.`, `ET/6 p.m.`
fn after_dash(input: &Input<'_>, i: usize) -> bool {
    i > 1
        && (input.is_dash(i - 1) && ends_time(input, i - 2)
            || input.is(i - 1, '/') && input.shape(i - 2) == Shape::Upper)
}

/// Whether lexeme `i` is the end of a time: `pm`, the stop of `p.m.`, `noon`, minutes.
fn ends_time(input: &Input<'_>, i: usize) -> bool {
    if input.is(i, '.') {
        return i > 0 && input.says(i - 1, "m");
    }
    input.says_any(i, &["am", "pm", "m", "noon", "midnight"])
        || has_digits(input, i, 2) && i > 1 && input.is(i - 1, ':') && input.is_digits(i - 2)
}

/// `6:39 a.m. ET`, `14:30`, `5pm`.
fn of_day(input: &Input<'_>, i: usize, clock: &Clock, lattice: &mut Lattice) {
    let zone = zone(input, clock.end);
    if clock.meridiem.is_none() && zone.is_none() && is_ratio(input, i) {
        return;
    }
    let mut end = zone.map_or(clock.end, |z| z.end);
    let dotted = zone.map_or(clock.meridiem.is_some_and(|m| m.dotted), |z| z.dotted);
    let cost = if clock.meridiem.is_some() || zone.is_some() {
        SURE
    } else {
        LIKELY
    };
    let second = zone
        .filter(|z| input.is(z.end, '/'))
        .and_then(|z| crate::classes::clock::zone(input, z.end + 1));
    if let Some(second) = second {
        end = second.end;
    }
    let remaining = clock.meridiem.is_none() && remains(input, clock.end);
    let universal = zone
        .as_ref()
        .is_some_and(|z| matches!(z.span.of(input.text), "GMT" | "UTC" | "Z" | "Zulu"));
    let late = value(input, i).is_some_and(|h| h > 12) && input.context.style.clock == Full::Short;
    let hundred = universal || hours_follow(input, clock.end) || late;
    let mut reading = lattice.propose(i, end, Class::Time, "time.clock", cost);
    match clock.minute {
        Some(minute) if remaining && minute.of(input.text) == "00" => {
            let one = value(input, i) == Some(1);
            reading
                .cardinal(clock.hour)
                .text(if one { "minute" } else { "minutes" }, minute);
        }
        _ => clock.say(input, hundred, &mut reading),
    }
    for zone in [zone, second].into_iter().flatten() {
        zone.say(input, &mut reading);
    }
    reading.dotted(dotted);
}

fn hours_follow(input: &Input<'_>, end: usize) -> bool {
    input.says_any(input.skip_space(end), &["hours", "hrs", "h"])
}

/// `with 2:00 left`.
fn remains(input: &Input<'_>, end: usize) -> bool {
    input.senses(input.skip_space(end)).any(sense("remaining"))
        || input.says(input.skip_space(end), "to")
            && input.says_any(input.skip_space(input.skip_space(end) + 1), &["play", "go"])
}

/// `a 16:10 ratio`, `odds of 5:20`.
fn is_ratio(input: &Input<'_>, i: usize) -> bool {
    input.near(i, i + 3, 3, sense("ratio") | sense("odds"))
        || input
            .prev_word(i)
            .is_some_and(|p| input.senses(p).any(sense("verse")) && input.is_capitalized(p))
}

/// `9-11 a.m.`, `5-6pm`, `9:30–11:30 a.m.`, `10am-4pm`, `14:00-16:00`.
fn hour_range(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some((left, dash, right)) = range_parts(input, i) else {
        return;
    };
    let zone = zone(input, right.end);
    let end = zone.map_or(right.end, |z| z.end);
    let dotted = zone.map_or(right.meridiem.is_some_and(|m| m.dotted), |z| z.dotted);
    let hundred = |clock: &Clock| clock.hour.len() == 2 && right.meridiem.is_none();
    let mut reading = lattice.propose(i, end, Class::Time, "time.range", SURE - 5);
    match left {
        Some(clock)
            if right.meridiem.is_some()
                && clock.minute.is_some_and(|m| m.of(input.text) == "00")
                && clock.meridiem.is_none() =>
        {
            reading.cardinal(clock.hour);
        }
        Some(clock) => clock.say(input, hundred(&clock), &mut reading),
        None => {
            reading.cardinal(input.span(i));
        }
    }
    reading.text("to", input.span(dash));
    right.say(input, hundred(&right), &mut reading);
    if let Some(zone) = zone {
        zone.say(input, &mut reading);
    }
    reading.dotted(dotted);
}

/// The first time (or bare hour), the dash, and the second time.
fn range_parts(input: &Input<'_>, i: usize) -> Option<(Option<Clock>, usize, Clock)> {
    let left = clock(input, i);
    let end = match left {
        Some(clock) => clock.end,
        None => {
            hour(input, i)?;
            i + 1
        }
    };
    let spaced = input.is_space(end) && end < input.len();
    let dash = end + usize::from(spaced);
    if !input.is_dash(dash) {
        return None;
    }
    let right = clock(input, input.skip_space(dash + 1))?;
    let both = left.is_some_and(|l| l.minute.is_some()) && right.minute.is_some();
    (right.meridiem.is_some() || both).then_some((left, dash, right))
}

/// `noon-5 p.m.`, `8 a.m.-noon`, `9-noon`: the dash is "to".
pub fn dash(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is_dash(i) || i == 0 {
        return;
    }
    let left = if input.is_space(i - 1) {
        i.saturating_sub(2)
    } else {
        i - 1
    };
    let right = input.skip_space(i + 1);
    let named = |at: usize| input.says_any(at, &["noon", "midnight"]);
    let bare = |at: usize| hour(input, at).is_some() && input.begins_word(at);
    let begins = named(right)
        || clock(input, right).is_some()
        || named(left) && bare(right) && !input.touches_right(right + 1);
    let ends = ends_time(input, left) || named(right) && bare(left);
    if ends && begins && (named(left) || named(right) || !input.is_space(i - 1)) {
        lattice
            .propose(i, i + 1, Class::Time, "time.dash", LIKELY - 10)
            .text("to", input.span(i));
    }
}

/// `0600 GMT`, `1430 hours`, `at 0630`.
fn four_digits(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some((hours, minutes)) = military(input, i) else {
        return;
    };
    let zone = zone(input, i + 1).filter(|z| z.entry.spoken.is_some());
    let next = input.skip_space(i + 1);
    let of_day = input.says_any(next, &["hours", "hrs"])
        && !input.says(input.skip_space(next + 1), "of")
        || input.says(next, "local") && input.says(input.skip_space(next + 1), "time");
    let padded = hours.of(input.text).starts_with('0')
        && input.prev_word(i).is_some_and(|p| {
            input.says_any(
                p,
                &["at", "by", "until", "before", "after", "from", "around"],
            )
        });
    let zoned = zone.is_some_and(|z| z.span.len() > 2 || hours.of(input.text).starts_with('0'));
    if !(zoned || of_day || padded) || input.touches_right(i + 1) && !zoned {
        return;
    }
    let zone = zone.filter(|_| zoned);
    let end = zone.map_or(i + 1, |z| z.end);
    let mut reading = lattice.propose(i, end, Class::Time, "time.military", SURE);
    match hours.of(input.text) {
        "00" => reading.text("zero", hours),
        h if h.starts_with('0') => reading.digits_oh(hours),
        _ => reading.cardinal(hours),
    };
    match minutes.of(input.text) {
        "00" => {
            reading.text("hundred", minutes);
        }
        _ => say_minute(input, minutes, &mut reading),
    }
    if let Some(zone) = zone {
        zone.say(input, &mut reading);
        reading.dotted(zone.dotted);
    } else if of_day && input.says(next, "hrs") {
        let dotted = input.is(next + 1, '.');
        let end = next + 1 + usize::from(dotted);
        reading
            .text("hours", input.span_of(next, end))
            .until(end)
            .dotted(dotted);
    }
}

/// `1:59:40` in hours, minutes and seconds; `3:43.13` bare; `Listen: 4:12` in minutes and seconds.
fn parts(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
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

/// `8/7c`: the hours of a broadcast in the Eastern zone and the Central one, an hour behind.
fn broadcast(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is(i + 1, '/') || !input.says(i + 3, "c") || input.touches_right(i + 4) {
        return;
    }
    let (Some(east), Some(central)) = (value(input, i), value(input, i + 2)) else {
        return;
    };
    if (1..=12).contains(&east) && (east == central + 1 || (east, central) == (1, 12)) {
        lattice
            .propose(i, i + 4, Class::Time, "time.broadcast", SURE)
            .cardinal(input.span(i))
            .cardinal(input.span(i + 2))
            .text("Central", input.span(i + 3));
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
