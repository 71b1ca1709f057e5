//! Days of the week abbreviated: `Sat., Nov. 16`, `Tues at 7 p.m.`, `Mon-Fri`.
//!
//! `Sat`, `Sun`, `Mon`, `Wed` are also words, papers and names: without a full stop they are days only beside a date,
//! a time or another day.

use crate::class::Class;
use crate::classes::figures;
use crate::input::Input;
use crate::lattice::{LIKELY, Lattice};
use crate::lexicon::sense::sense;
use crate::scan::Shape;

/// Proposes abbreviated days.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let abbreviated = (2..=5).contains(&input.at(i).len());
    if !abbreviated
        || !input.begins_word(i)
        || !matches!(input.shape(i), Shape::Capitalized | Shape::Upper)
    {
        return;
    }
    let fold = input.shape(i) == Shape::Upper;
    let days = &input.lexicon.weekdays;
    for (end, entry) in days.matches(input.text, input.lexemes, i, fold) {
        let dotted = input.is(end - 1, '.');
        let held = if input.at(i).len() == 2 {
            short_day(input, end)
        } else if dotted {
            dotted_day(input, i, end)
        } else {
            bare_day(input, i, end)
        };
        if held && !input.touches_right(end) {
            lattice
                .propose(i, end, Class::Date, "date.weekday", LIKELY)
                .lexicon(entry.spoken, input.span_of(i, end))
                .dotted(dotted);
        }
    }
}

fn is_also_a_word(input: &Input<'_>, i: usize) -> bool {
    input.says_any(i, &["sat", "sun", "wed", "mon"])
}

/// `Tu (2/22)`, `Th, Oct. 4`, `Tu 9:30`: two letters are a day only before a date or a time.
fn short_day(input: &Input<'_>, end: usize) -> bool {
    let at = input.skip_space(end + usize::from(input.is(end, ',')));
    let at = at + usize::from(input.is(at, '('));
    let figures =
        input.is_digits(at) && input.is_any(at + 1, &['/', ':']) && input.is_digits(at + 2);
    figures || input.is_word(at) && figures::month(input, at, true).is_some()
}

/// With a full stop it is a day, unless the stop could end a sentence after the word.
fn dotted_day(input: &Input<'_>, i: usize, end: usize) -> bool {
    if !is_also_a_word(input, i) && !input.caps {
        return true;
    }
    let before_date =
        input.is(end, ',') && !input.caps || beside_date(input, end) || after_half(input, i);
    before_date
        || other_day(input, i, end)
        || on(input, i)
        || mid_sentence(input, i)
        || !input.caps && !input.ends_sentence(end)
}

/// `starts Mon.`, `on a Wed.`: a capital inside a sentence; papers (`The Sun.`) and names stand after a capital or "the".
fn mid_sentence(input: &Input<'_>, i: usize) -> bool {
    !input.caps
        && input.shape(i) == Shape::Capitalized
        && input.prev_word(i).is_some_and(|p| {
            p + 2 == i && input.shape(p) == Shape::Lower && !input.says_any(p, &["the", "said"])
        })
}

/// `8 p.m. Sun.`, `noon Sat.`: straight after a time.
fn after_half(input: &Input<'_>, i: usize) -> bool {
    let Some(mut at) = input.before(i) else {
        return false;
    };
    if input.is(at, '.') && at > 0 {
        at -= 1;
    }
    input.says_any(at, &["m", "am", "pm", "noon", "midnight"]) && at > 1
}

/// Without one it needs a neighbour that tells the time.
fn bare_day(input: &Input<'_>, i: usize, end: usize) -> bool {
    let article = input
        .prev_word(i)
        .is_some_and(|p| input.says_any(p, &["the", "a", "said"]));
    if input.shape(i) == Shape::Upper && !beside_date(input, end) || article {
        return false;
    }
    let at = input.skip_space(end);
    let timed = input.says_any(at, &["at", "from"])
        && figures::value(input, input.skip_space(at + 1)).is_some();
    let clear = !is_also_a_word(input, i)
        || input.shape(i) == Shape::Capitalized && !input.begins_sentence(i);
    beside_date(input, end)
        || timed
        || other_day(input, i, end)
        || clear && closed(input, i)
        || !is_also_a_word(input, i) && i > 0 && figures::phrase_ends(input, end)
}

/// `closed Mon,`: after a word that is about opening hours or time.
fn closed(input: &Input<'_>, i: usize) -> bool {
    input.prev_word(i).is_some_and(|p| {
        input.says_any(
            p,
            &["closed", "open", "every", "each", "next", "until", "by"],
        )
    })
}

/// `on Sun.`
fn on(input: &Input<'_>, i: usize) -> bool {
    input.prev_word(i).is_some_and(|p| {
        input.says_any(
            p,
            &[
                "on", "last", "next", "until", "by", "since", "from", "through", "every", "this",
                "closed", "open",
            ],
        )
    })
}

/// Whether a month or a number follows, over a comma or an opening bracket.
fn beside_date(input: &Input<'_>, end: usize) -> bool {
    let mut at = if input.is(end, ',') { end + 1 } else { end };
    at = input.skip_space(at);
    if input.is(at, '(') {
        at += 1;
    }
    input.is_digits(at)
        || input.is_word(at)
            && figures::month(input, at, true)
                .is_some_and(|(end, _)| !input.is_capitalized(input.skip_space(end)))
}

/// `Mon-Fri`, `Sat/Sun`, `Sat and Sun`, `Thurs.-Sat.`
fn other_day(input: &Input<'_>, i: usize, end: usize) -> bool {
    let days = &input.lexicon.weekdays;
    let day = |at: usize| days.longest(input.text, input.lexemes, at, false).is_some();
    let joint = |at: usize| {
        input.is_dash(at)
            || input.is_any(at, &['/', '&', ','])
            || input.says_any(at, &["and", "to"])
    };
    let next = input.skip_space(end);
    let after = joint(next) && day(input.skip_space(next + 1));
    let before = input
        .before(i)
        .filter(|at| joint(*at))
        .and_then(|at| input.before(at))
        .map(|at| at - usize::from(at > 0 && input.is(at, '.')));
    after || before.is_some_and(|at| input.is_word(at) && day(at))
}

/// Whether lexeme `i` is a month, a weekday or the end of one (its full stop).
pub fn is_calendar_end(input: &Input<'_>, i: usize) -> bool {
    let word = if input.is(i, '.') {
        i.saturating_sub(1)
    } else {
        i
    };
    is_calendar(input, word)
}

/// Whether a month or weekday begins at lexeme `i`.
pub fn is_calendar(input: &Input<'_>, i: usize) -> bool {
    if !input.is_word(i) || !input.is_capitalized(i) {
        return false;
    }
    let lexicon = input.lexicon;
    let day = lexicon
        .weekdays
        .longest(input.text, input.lexemes, i, input.caps);
    day.is_some()
        || lexicon
            .months
            .longest(input.text, input.lexemes, i, input.caps)
            .is_some()
}

/// `Monday-Friday`, `May–September`, `Nov. 30-Dec. 2`: the dash between two names of the calendar is "to".
pub fn dash(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is_dash(i) || i == 0 {
        return;
    }
    let spaced = input.is_space(i - 1);
    let figures = |at: usize| input.is_digits(at) || at > 0 && input.is_digits(at - 1);
    let (left, right) = if spaced {
        (i.saturating_sub(2), i + 2)
    } else {
        (i - 1, i + 1)
    };
    if spaced && (!input.is_space(i + 1) || input.is(i, '-') && !figures(left))
        || !is_calendar(input, right)
    {
        return;
    }
    if is_calendar_end(input, left) || after_month(input, left) {
        lattice
            .propose(i, i + 1, Class::Range, "range.calendar", LIKELY - 10)
            .text("to", input.span(i));
    }
}

/// Whether the digits at `i` are the day or year of a date: `Nov. 30-Dec. 2`, `May 2024-June 2025`.
fn after_month(input: &Input<'_>, i: usize) -> bool {
    let i = if input.says_any(i, &["st", "nd", "rd", "th"]) {
        i.saturating_sub(1)
    } else {
        i
    };
    input.is_digits(i)
        && (input.before(i).is_some_and(|b| is_calendar_end(input, b))
            || input.senses(i).any(sense("month-word")))
}
