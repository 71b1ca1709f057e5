//! Dates all in figures: `2024-11-14`, `1/4/24`, `14/11/2024`, `15.01.2020`, `9/11`.
//!
//! ISO 8601 order begins with the year. Slashed dates are month first unless the first field is above 12 (house style
//! of readings); dates with full stops are the European kind, day first, unless the second field is above 12. A
//! [`Figures`] style decides otherwise.

use crate::class::Class;
use crate::classes::figures::{has_digits, joined_left, phrase_ends, value};
use crate::classes::year::century;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, Proposal, SURE};
use crate::lexicon::sense::sense;
use crate::source::Span;
use crate::style::{Dates, Figures, Years};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Proposes dates in figures that begin at the number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if !input.is_digits(i)
        || joined_left(input, i)
        || !input.is_any(i + 1, &['-', '/', '.', '\u{2013}', '\u{2010}', '\u{2011}'])
    {
        return;
    }
    year_first(input, i, lattice);
    year_last(input, i, lattice);
    event(input, i, lattice);
    without_year(input, i, lattice);
    month_and_year(input, i, lattice);
}

/// The name of the month written at lexeme `i`.
pub(super) fn month(input: &Input<'_>, i: usize) -> Option<&'static str> {
    let n = value(input, i)?;
    if input.at(i).len() > 2 || n == 0 {
        return None;
    }
    MONTHS.get(n as usize - 1).copied()
}

pub(super) fn is_day(input: &Input<'_>, i: usize) -> bool {
    input.at(i).len() <= 2 && value(input, i).is_some_and(|d| (1..=31).contains(&d))
}

/// Whether the form ends at `end`: no letter, digit or further field touches it.
fn closes(input: &Input<'_>, end: usize) -> bool {
    let goes_on = input.is_any(end, &['-', '/', '.', ':']) && input.is_digits(end + 1);
    !(input.touches_right(end) || goes_on)
}

fn same_mark(input: &Input<'_>, i: usize) -> bool {
    input.at(i + 1) == input.at(i + 3)
}

/// `2024-11-14`, `1998/2/28`.
fn year_first(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !has_digits(input, i, 4)
        || !same_mark(input, i)
        || !is_day(input, i + 4)
        || !closes(input, i + 5)
    {
        return;
    }
    let Some(month) = month(input, i + 2) else {
        return;
    };
    let mut reading = lattice.propose(i, i + 5, Class::Date, "date.iso", SURE);
    say_year_first(input, i, month, &mut reading);
}

/// The date of `2024-11-14` at lexeme `i`, in the order of the style.
pub(super) fn say_year_first(
    input: &Input<'_>,
    i: usize,
    month: &'static str,
    reading: &mut Proposal<'_>,
) {
    let day_first = input.context.style.figures != Figures::MonthFirst;
    say(input, i + 4, i + 2, (month, day_first), reading);
    reading.comma().year(input.span(i));
}

/// `1/4/24`, `14/11/2024`, `15.01.2020`, `11-14-2024`.
fn year_last(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let slashed = input.is(i + 1, '/');
    let padded = [i, i + 2, i + 4].iter().all(|at| has_digits(input, *at, 2));
    let dated = || {
        input
            .prev_word(i)
            .is_some_and(|p| input.says_any(p, &["on", "dated", "of", "until", "since"]))
    };
    let slashed = slashed || padded && dated();
    let long = has_digits(input, i + 4, 4);
    let fits = same_mark(input, i)
        && closes(input, i + 5)
        && (long || slashed && has_digits(input, i + 4, 2));
    if !fits || input.at(i).len() > 2 || input.at(i + 2).len() > 2 {
        return;
    }
    let day_first = match input.context.style.figures {
        Figures::Usual => {
            let second_is_month = month(input, i + 2).is_some();
            month(input, i).is_none() || long && input.is(i + 1, '.') && second_is_month
        }
        Figures::MonthFirst => month(input, i).is_none(),
        Figures::DayFirst => month(input, i + 2).is_some(),
    };
    let (d, m) = if day_first { (i, i + 2) } else { (i + 2, i) };
    let Some(month) = month(input, m).filter(|_| is_day(input, d)) else {
        return;
    };
    let rule = if slashed {
        "date.slashed"
    } else {
        "date.figures"
    };
    let mut reading = lattice.propose(i, i + 5, Class::Date, rule, SURE);
    say(input, d, m, (month, day_first), &mut reading);
    reading.comma();
    full_year(input, &mut reading, i + 4);
}

/// "the fourteenth of November" or "November fourteenth": as printed (`day_first`), unless the style says otherwise.
fn say(
    input: &Input<'_>,
    day: usize,
    month: usize,
    (name, day_first): (&'static str, bool),
    reading: &mut Proposal<'_>,
) {
    let (day, month) = (input.span(day), input.span(month));
    let day_first = match input.context.style.dates {
        Dates::AsPrinted => day_first,
        Dates::MonthFirst => false,
        Dates::DayFirst => true,
    };
    if day_first {
        reading.text("the", day).ordinal(day).text("of", month);
        reading.text(name, month);
    } else {
        reading.text(name, month).ordinal(day);
    }
}

/// The year; two figures get their century.
fn full_year(input: &Input<'_>, reading: &mut Proposal<'_>, i: usize) {
    let short = input.context.style.years == Years::Short;
    if input.at(i).len() == 2 && short {
        digits_oh_or_cardinal(input.at(i), input.span(i), reading);
    } else if input.at(i).len() == 2 {
        century(input, input.span(i), reading);
    } else {
        reading.year(input.span(i));
    }
}

/// `05` → "oh five", `17` → "seventeen".
fn digits_oh_or_cardinal(written: &str, span: Span, reading: &mut Proposal<'_>) {
    if written.starts_with('0') {
        reading.digits_oh(span);
    } else {
        reading.cardinal(span);
    }
}

/// `9/11`, `the 7/7 bombings`, `post-10/7`: two bare numbers that name an event.
fn event(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !is_day(input, i) || !is_day(input, i + 2) || !closes(input, i + 3) {
        return;
    }
    let named = input
        .lexicon
        .senses(input.text_of(i, i + 3))
        .any(sense("event"));
    let attack = input.senses(input.skip_space(i + 3)).any(sense("attack"));
    let dated = input.prev_word(i).is_some_and(|p| {
        input.says_any(p, &["after", "since", "before", "of"])
            || named && input.says_any(p, &["post", "pre", "on"])
    }) || i > 1 && input.is_dash(i - 1) && input.says_any(i - 2, &["post", "pre"]);
    // `since 9-11`: the hyphen is as usual as the slash for this one.
    let since = input.text_of(i, i + 3) == "9-11"
        && phrase_ends(input, i + 3)
        && (dated
            || input
                .prev_word(i)
                .is_some_and(|p| input.says_any(p, &["post", "pre", "on"])));
    let famous = since || input.text_of(i, i + 3) == "9/11";
    if famous || attack && (named || input.is(i + 1, '/')) || named && dated && input.is(i + 1, '/')
    {
        lattice
            .propose(i, i + 3, Class::Date, "date.event", SURE - 5)
            .cardinal(input.span(i))
            .cardinal(input.span(i + 2));
    }
}

/// `on 3/3`, `Tuesday (2/22)`: month and day only; otherwise it is a fraction.
fn without_year(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is(i + 1, '/') || !is_day(input, i) || !is_day(input, i + 2) || !closes(input, i + 3)
    {
        return;
    }
    let day_first =
        input.context.style.figures == Figures::DayFirst && month(input, i + 2).is_some();
    let (d, m) = if day_first { (i, i + 2) } else { (i + 2, i) };
    let Some(month) = month(input, m) else { return };
    let dated = input.prev_word(i).is_some_and(|p| {
        input.says_any(
            p,
            &[
                "on", "dated", "until", "by", "before", "since", "due", "through",
            ],
        ) || input.says(p, "for") && scheduled(input, p)
            || input.lexicon.weekdays.get(input.at(p)).is_some()
    });
    let dated = dated || listed(input, i);
    let closed =
        phrase_ends(input, i + 3) || input.says_any(input.skip_space(i + 3), &["and", "or"]);
    let odd = value(input, d).is_some_and(|d| d > 12 && d != 16 && d != 25);
    let cost = match (dated && closed, odd) {
        (true, _) => LIKELY - 10,
        (false, true) => NORMAL - 5,
        _ => return,
    };
    let mut reading = lattice.propose(i, i + 3, Class::Date, "date.month-and-day", cost);
    say(input, d, m, (month, day_first), &mut reading);
}

/// `trial was set for 10/7`
fn scheduled(input: &Input<'_>, word: usize) -> bool {
    input.prev_word(word).is_some_and(|p| {
        input.says_any(
            p,
            &["set", "scheduled", "planned", "slated", "booked", "due"],
        )
    })
}

/// `on 3/3, 4/4 and 5/5`: a date in figures stands before in the list.
fn listed(input: &Input<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..4 {
        let Some(mut b) = input.before(at) else {
            return false;
        };
        if input.says_any(b, &["and", "or"]) || input.is(b, ',') {
            let Some(last) = input.before(b) else {
                return false;
            };
            b = last;
        } else {
            return at != i && input.says_any(b, &["on", "dated", "by", "since"]);
        }
        if b < 2 || !is_day(input, b) || !input.is(b - 1, '/') || month(input, b - 2).is_none() {
            return false;
        }
        at = b - 2;
    }
    false
}

/// `11/2024`: month and year.
fn month_and_year(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let year = value(input, i + 2).is_some_and(|y| (1900..2100).contains(&y));
    if !input.is(i + 1, '/') || !has_digits(input, i + 2, 4) || !year || !closes(input, i + 3) {
        return;
    }
    if let Some(month) = month(input, i) {
        lattice
            .propose(i, i + 3, Class::Date, "date.month-and-year", LIKELY)
            .text(month, input.span(i))
            .year(input.span(i + 2));
    }
}
