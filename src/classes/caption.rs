//! The small print around pictures and articles: `2 min read`, `3h ago`, `(L)`, `LONDON (AP) —`.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, SURE};
use crate::lexicon::sense::sense;
use crate::scan::Shape;

/// Proposes reading times and ages of articles.
pub fn find_number(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    reading_time(input, number, lattice);
    age(input, number, lattice);
}

/// `2 min read`, `12-minute listen`: "two-minute read".
fn reading_time(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let mut unit = number.end;
    if input.is_space(unit) || input.is_dash(unit) {
        unit += 1;
    }
    let Some(said) = minute(input, unit) else {
        return;
    };
    let end = if input.is(unit + 1, '.') {
        unit + 2
    } else {
        unit + 1
    };
    if input.is_space(end) && input.says_any(end + 1, &["read", "listen", "watch", "video", "quiz"])
    {
        lattice
            .propose(
                number.first,
                end,
                Class::Caption,
                "caption.reading-time",
                SURE,
            )
            .number(number)
            .hyphen()
            .text(said, input.span_of(unit, end));
    }
}

fn minute(input: &Input<'_>, unit: usize) -> Option<&'static str> {
    if input.says_any(unit, &["min", "mins", "minute"]) {
        Some("minute")
    } else if input.says_any(unit, &["sec", "secs", "second"]) {
        Some("second")
    } else if input.says_any(unit, &["hr", "hour"]) {
        Some("hour")
    } else {
        None
    }
}

/// The letters of an age with its unit, for one and for several.
const AGES: &[(&[&str], &str, &str)] = &[
    (&["s", "sec", "secs"], "second", "seconds"),
    (&["m", "min", "mins"], "minute", "minutes"),
    (&["h", "hr", "hrs"], "hour", "hours"),
    (&["d"], "day", "days"),
    (&["w", "wk", "wks"], "week", "weeks"),
    (&["mo", "mos", "mth", "mths"], "month", "months"),
    (&["y", "yr", "yrs"], "year", "years"),
];

/// `3h ago`, `5 min ago`, `2 hrs. ago`.
fn age(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let unit = input.skip_space(number.end);
    if !input.is_word(unit) {
        return;
    }
    let dotted = usize::from(input.is(unit + 1, '.'));
    let end = unit + 1 + dotted;
    if !input.says(input.skip_space(end), "ago") {
        return;
    }
    let Some((_, one, many)) = AGES.iter().find(|(forms, ..)| input.says_any(unit, forms)) else {
        return;
    };
    lattice
        .propose(number.first, end, Class::Caption, "caption.age", SURE)
        .number(number)
        .text(
            if number.is_one() { one } else { many },
            input.span_of(unit, end),
        );
}

/// Proposes `(L)`, `(2nd R)`, `(L-R)`, `L-R:`.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    side(input, i, lattice);
    if i == 0 || i == 1 && input.is_space(0) {
        dateline(input, i, lattice);
    }
}

fn side_name(input: &Input<'_>, i: usize) -> Option<&'static str> {
    match input.at(i) {
        "L" => Some("left"),
        "R" => Some("right"),
        "C" => Some("center"),
        _ => None,
    }
}

/// Whether everything between the brackets around `i` says where somebody stands.
fn in_brackets(input: &Input<'_>, i: usize) -> bool {
    let belongs = |at: usize| {
        side_name(input, at).is_some()
            || input.is_digits(at)
            || input.is_dash(at)
            || input.kind(at) == crate::scan::Kind::Space && at < input.len()
            || input.is_any(at, &[',', '/'])
            || input.says_any(
                at,
                &[
                    "st", "nd", "rd", "th", "from", "to", "first", "second", "third", "fourth",
                    "far", "top", "bottom", "front", "back",
                ],
            )
    };
    let mut first = i;
    while first > 0 && i - first < 8 && belongs(first - 1) {
        first -= 1;
    }
    let mut end = i + 1;
    while end - i < 8 && belongs(end) {
        end += 1;
    }
    first > 0 && input.is(first - 1, '(') && input.is(end, ')')
}

fn side(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(name) = side_name(input, i) else {
        return;
    };
    let dash = input.is_dash(i + 1);
    let other = if dash { side_name(input, i + 2) } else { None };
    if let Some(other) =
        other.filter(|_| input.is_any(i + 3, &[':', ')', ',']) || in_brackets(input, i))
    {
        lattice
            .propose(i, i + 3, Class::Caption, "caption.sides", SURE - 5)
            .text(name, input.span(i))
            .text("to", input.span(i + 1))
            .text(other, input.span(i + 2));
    } else if in_brackets(input, i) && !is_party(input, i) {
        lattice
            .propose(i, i + 1, Class::Caption, "caption.side", LIKELY)
            .text(name, input.span(i));
    }
}

/// `Gov. Ann Diaz (R)`: a single letter behind somebody in office is the party.
fn is_party(input: &Input<'_>, i: usize) -> bool {
    i > 1
        && input.is(i - 1, '(')
        && input.near_before(i - 1, 5, sense("office"))
        && !input.near(i - 1, i + 2, 12, sense("picture"))
}

/// `LONDON (AP) —`, `PARIS, Nov. 3 —`, `LIMA, Peru (AP) -`: the place in capitals at the beginning is a word.
fn dateline(input: &Input<'_>, first: usize, lattice: &mut Lattice) {
    if input.caps {
        return;
    }
    let mut end = first;
    while input.shape(end) == Shape::Upper
        || input.is(end, '.')
        || input.is_space(end) && input.shape(end + 1) == Shape::Upper
    {
        end += 1;
        if end - first > 8 {
            return;
        }
    }
    let next = input.skip_space(end);
    if !(input.is_any(next, &['(', ',', '\u{2014}', '\u{2013}', '-', '/', '|'])
        && closes(input, next))
    {
        return;
    }
    for i in first..end {
        if input.shape(i) == Shape::Upper && input.at(i).len() > 2 && !is_initialism(input, i) {
            lattice
                .propose(i, i + 1, Class::Caption, "caption.dateline", LIKELY)
                .written(input.span(i));
        }
    }
}

fn is_initialism(input: &Input<'_>, i: usize) -> bool {
    input
        .lexicon
        .words
        .single(input.at(i))
        .is_some_and(|entry| entry.class == Class::Initialism)
}

/// Whether a dash or an agency in brackets closes the dateline within a few words.
fn closes(input: &Input<'_>, from: usize) -> bool {
    (from..(from + 16).min(input.len())).any(|i| {
        input.is_any(i, &['\u{2014}', '\u{2013}', '|'])
            || input.is(i, '-') && input.is_space(i + 1) && input.is_space(i.saturating_sub(1))
            || input.is(i, '-') && input.is(i + 1, '-')
            || input.is(i, '(') && input.is_capitalized(i + 1)
    })
}
