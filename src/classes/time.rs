//! Times of day and their ranges: `6:39 a.m. ET`, `9-11 a.m.`, `10am-4pm`, `0600 GMT`.
//!
//! `:00` is dropped before a.m. and p.m. and is "o'clock" or "hundred" without; `:05` is "oh five" (house style of
//! readings). Full stops between hour and minute are British.

use crate::class::Class;
use crate::classes::clock::{Clock, clock, hour, military, say_minute, zone};
use crate::classes::duration;
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
    duration::find(input, i, lattice);
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
