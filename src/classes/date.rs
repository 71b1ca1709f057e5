//! Dates with the month in letters: `Nov. 14, 2024`, `Aug. 1-3`, `3 May 1987`, `May 2024`, `in Sept.`
//!
//! American order is "November fourteenth", day first is "the third of May" (house style of readings; months
//! abbreviated as in the AP Stylebook, "months", and undotted as British papers do).

use crate::class::Class;
use crate::classes::figures::{self, Day, YearFigure, day, month, year};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, Proposal, SURE, Suffix};
use crate::lexicon::entry::CalendarEntry;
use crate::lexicon::sense::sense;
use crate::scan::Shape;
use crate::source::Span;
use crate::style::Dates;

/// How a day hangs on the day before it.
#[derive(Debug, Clone, Copy)]
enum Joint {
    /// `14-16`: "to".
    Dash(Span),
    /// `14 and 15`: the word as written.
    Word(Span),
    /// `14, 15 and 16`.
    Comma,
}

/// The days of a date: one, a range or a list.
struct Days {
    first: Day,
    more: Vec<(Joint, Day)>,
}

impl Days {
    fn end(&self) -> usize {
        self.more.last().map_or(self.first.end, |(_, d)| d.end)
    }

    fn say(&self, reading: &mut Proposal<'_>) {
        reading.ordinal(self.first.span);
        for (joint, day) in &self.more {
            match joint {
                Joint::Dash(span) => reading.text("to", *span),
                Joint::Word(span) => reading.written(*span),
                Joint::Comma => reading.comma(),
            };
            reading.ordinal(day.span);
        }
    }
}

/// A month where it stands.
#[derive(Clone, Copy)]
struct Month<'i> {
    span: Span,
    end: usize,
    entry: &'i CalendarEntry,
}

impl<'i> Month<'i> {
    fn at(input: &Input<'i>, i: usize, by_number: bool) -> Option<Self> {
        let (end, entry) = month(input, i, by_number)?;
        let span = input.span_of(i, end);
        Some(Self { span, end, entry })
    }
}

/// Proposes what begins with a month.
pub fn at_month(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) {
        return;
    }
    let by_number = [i + 1, i + 2, i + 3].iter().any(|at| input.is_digits(*at));
    if input.shape(i) == Shape::Lower && !by_number {
        return;
    }
    let Some(month) = Month::at(input, i, by_number) else {
        return;
    };
    month_day(input, i, &month, lattice);
    month_year(input, i, &month, lattice);
    month_alone(input, i, &month, lattice);
}

/// `Nov. 14`, `Nov. 14-16`, `Sept. 14, 15 and 16`, `Nov. 14, 2024`, `Jan-15`.
fn month_day(input: &Input<'_>, i: usize, month: &Month<'_>, lattice: &mut Lattice) {
    let at = if input.is_dash(month.end) {
        month.end + 1
    } else {
        input.skip_space(month.end)
    };
    let Some(first) = day(input, at).filter(|d| !measured(input, d.end)) else {
        return;
    };
    let days = days(input, first, |input, day| {
        figures::phrase_ends(input, day.end) && !timed(input, day)
    });
    let year = year_after(input, days.end());
    let end = year.map_or(days.end(), |(_, y)| y.end);
    let possessive = figures::is_apostrophe(input, end)
        && input.says(end + 1, "s")
        && !input.touches_right(end + 2);
    let end = if possessive { end + 2 } else { end };
    let day_first = input.context.style.dates == Dates::DayFirst;
    let mut reading = lattice.propose(i, end, Class::Date, "date.month-day", SURE);
    say_day_and_month(input, i, &days, month, day_first, &mut reading);
    say_year(&mut reading, year);
    if possessive {
        reading.suffix(Suffix::Possessive);
    }
}

/// `March 2024`, `March, 1937`, `March '24`.
fn month_year(input: &Input<'_>, i: usize, month: &Month<'_>, lattice: &mut Lattice) {
    let Some((comma, year)) = year_after(input, month.end) else {
        return;
    };
    let mut reading = lattice.propose(i, year.end, Class::Date, "date.month-year", LIKELY);
    reading.lexicon(month.entry.spoken, month.span);
    say_year(&mut reading, Some((comma, year)));
}

/// `in Sept.`, `late Nov`: an abbreviation without a number. The undotted ones also look like names, so they need a
/// word of time before them.
fn month_alone(input: &Input<'_>, i: usize, month: &Month<'_>, lattice: &mut Lattice) {
    let dotted = input.is(month.end - 1, '.');
    let short = dotted || input.at(i).len() <= 4;
    let name = input.says_any(i, &["may", "june", "july", "mar", "jan", "jun"]);
    let dated = input
        .prev_word(i)
        .is_some_and(|p| input.senses(p).any(sense("dated")));
    let named = input.says(i, "mar") && input.is_capitalized(input.skip_space(month.end));
    let sure = dotted && !named || input.says(i, "sept");
    let dated = dated || other_month(input, i, month.end);
    if short && (sure || dated && (dotted || !name) && input.shape(i) == Shape::Capitalized) {
        lattice
            .propose(
                i,
                month.end,
                Class::Date,
                "date.month-abbreviated",
                NORMAL - 10,
            )
            .lexicon(month.entry.spoken, month.span)
            .dotted(dotted);
    }
}

/// `Nov/Dec`, `Jan-Mar`: beside another month.
fn other_month(input: &Input<'_>, i: usize, end: usize) -> bool {
    let joint = |at: usize| input.is_dash(at) || input.is(at, '/');
    let after = joint(end) && month(input, end + 1, false).is_some();
    let before = i > 1 && joint(i - 1) && {
        let word = i - 2 - usize::from(input.is(i - 2, '.'));
        month(input, word, false).is_some()
    };
    after || before
}

/// Proposes what begins with a day: `3 May 1987`, `14-16 November`, `the 26th May`, `15-Jan-2020`.
pub fn at_day(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if !number.is_plain()
        || number.digits > 2
        || figures::joined_left(input, i)
        || after_sign(input, i)
    {
        return;
    }
    let Some(first) = day(input, i) else { return };
    let days = days(input, first, |input, day| {
        month_follows(input, day.end).is_some()
    });
    let Some(month) = month_follows(input, days.end()) else {
        return;
    };
    let year = if input.is_dash(month.end) {
        year(input, month.end + 1).map(|y| (false, y))
    } else {
        year_after(input, month.end)
    };
    let end = year.map_or(month.end, |(_, y)| y.end);
    let mut reading = lattice.propose(i, end, Class::Date, "date.day-month", SURE - 5);
    let day_first = input.context.style.dates != Dates::MonthFirst;
    say_day_and_month(input, i, &days, &month, day_first, &mut reading);
    say_year(&mut reading, year);
    reading.dotted(end == month.end && input.is(end - 1, '.'));
}

/// "the third of May", or "May third". There is one "the", whoever wrote it.
fn say_day_and_month(
    input: &Input<'_>,
    i: usize,
    days: &Days,
    month: &Month<'_>,
    day_first: bool,
    reading: &mut Proposal<'_>,
) {
    if !day_first {
        reading.lexicon(month.entry.spoken, month.span);
        days.say(reading);
        return;
    }
    if !input.prev_word(i).is_some_and(|p| input.says(p, "the")) {
        reading.text("the", days.first.span);
    }
    days.say(reading);
    reading
        .text("of", month.span)
        .lexicon(month.entry.spoken, month.span);
}

/// The month after a day, over a space or a hyphen.
fn month_follows<'i>(input: &Input<'i>, end: usize) -> Option<Month<'i>> {
    let hyphen = input.is_dash(end);
    if !hyphen && !input.is_space(end) {
        return None;
    }
    let month = Month::at(input, end + 1, true)?;
    let fits = !hyphen || input.is_capitalized(end + 1) || input.is_dash(month.end);
    fits.then_some(month)
}

/// Days joined to the first; `closes` decides whether a list or a worded range may end with a day.
fn days(input: &Input<'_>, first: Day, closes: impl Fn(&Input<'_>, &Day) -> bool) -> Days {
    let mut days = Days {
        first,
        more: Vec::new(),
    };
    let (mut at, mut kept) = (first.end, 0);
    while days.more.len() < 16 {
        let Some((joint, next)) = joined_day(input, at) else {
            break;
        };
        at = next.end;
        let done = match joint {
            Joint::Dash(_) => !input.is_dash(next.end),
            Joint::Word(_) => {
                closes(input, &next) || !days.more.is_empty() && !counted(input, next.end)
            }
            Joint::Comma => false,
        };
        days.more.push((joint, next));
        if done {
            kept = days.more.len();
        }
    }
    days.more.truncate(kept);
    days
}

fn joined_day(input: &Input<'_>, at: usize) -> Option<(Joint, Day)> {
    if input.is_dash(at) {
        return Some((Joint::Dash(input.span(at)), day(input, at + 1)?));
    }
    if input.is(at, ',') {
        return Some((Joint::Comma, day(input, input.skip_space(at + 1))?));
    }
    let word = at + 1;
    let joins = input.is_any(word, &['\u{2013}', '\u{2014}'])
        || input.says_any(word, &["and", "or", "to", "through", "thru", "until"]);
    if !input.is_space(at) || !joins || !input.is_space(word + 1) {
        return None;
    }
    let joint = if input.is_word(word) {
        Joint::Word(input.span(word))
    } else {
        Joint::Dash(input.span(word))
    };
    Some((joint, day(input, word + 2)?))
}

/// The year after a date, and whether a comma stands before it.
fn year_after(input: &Input<'_>, end: usize) -> Option<(bool, YearFigure)> {
    let comma = input.is(end, ',');
    let at = match figures::after_comma(input, end) {
        Some(at) => at,
        None if input.is_space(end) => end + 1,
        None => return None,
    };
    let year = year(input, at)?;
    let value = crate::numerals::value(year.span.of(input.text))?;
    let doubtful = figures::counts(input, year.end) && !(1900..2100).contains(&value);
    (!doubtful).then_some((comma, year))
}

fn say_year(reading: &mut Proposal<'_>, year: Option<(bool, YearFigure)>) {
    if let Some((comma, year)) = year {
        if comma {
            reading.comma();
        }
        if year.padded {
            reading.digits_oh(year.span);
        } else {
            reading.year(year.span);
        }
    }
}

/// Whether the number before `end` is an amount after all: `May 5 percent`.
fn measured(input: &Input<'_>, end: usize) -> bool {
    let next = input.skip_space(end);
    input.says_any(
        next,
        &[
            "percent", "pct", "million", "billion", "trillion", "thousand",
        ],
    )
}

/// Whether a day is the hour of a time: `Aug. 1 to 3 p.m.`
fn timed(input: &Input<'_>, day: &Day) -> bool {
    let next = input.skip_space(day.end);
    input.says_any(next, &["a", "p", "am", "pm"])
}

/// Whether a noun of counting follows: `May 5, 12 and 14 people`.
fn counted(input: &Input<'_>, end: usize) -> bool {
    input.is_space(end) && input.senses(end + 1).any(sense("count"))
}

/// Whether a sign of money or number stands before lexeme `i`.
fn after_sign(input: &Input<'_>, i: usize) -> bool {
    i > 0
        && input.is_any(
            i - 1,
            &['$', '£', '€', '¥', '#', '+', '\u{2212}', '\'', '\u{2019}'],
        )
}
