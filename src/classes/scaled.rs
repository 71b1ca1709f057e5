//! Counts with a short scale: `5bn people`, `1.2m homes`, `50K users`, `2.5 million`.
//!
//! `m`, `M`, `K` and `B` after a number are scales only where what is counted follows; else they are meters, letters.

use crate::amount::Amount;
use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL};
use crate::lexicon::sense::{Senses, sense};
use crate::scan::Shape;

const COUNTED: Senses = sense("million-noun");
const DISTANCE: Senses = sense("distance-noun");
const AFTER: Senses = sense("after-amount");

/// Proposes numbers with a scale.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !input.begins_word(number.first) {
        return;
    }
    let (start, sign) = match input.sign_before(number.first) {
        Some(at) => (at, Some(input.span(at))),
        None => (number.first, None),
    };
    let Some((amount, rule, cost)) = scaled(input, number) else {
        return;
    };
    let mut reading = lattice.propose(start, amount.end, Class::Cardinal, rule, cost);
    if let Some(span) = sign {
        reading.text("minus", span);
    }
    reading.amount(&amount);
    if let Some(scale) = amount.scale {
        reading.dotted(scale.dotted);
    }
}

fn scaled(input: &Input<'_>, number: &Number) -> Option<(Amount, &'static str, u16)> {
    let plain = input.amount(number.first, false)?;
    if let Some(scale) = plain.scale {
        // Words stay words; only what is abbreviated or mixed needs a reading of its own.
        let short = input.lexicon.said(scale.said) != scale.span.of(input.text).to_lowercase();
        let cost = if short { LIKELY } else { NORMAL };
        return (short || plain.vulgar.is_some()).then_some((plain, "scaled.abbreviation", cost));
    }
    let amount = input.amount(number.first, true)?;
    let scale = amount.scale?;
    let glued = scale.span.start == number.span().end;
    let letter = scale.span.of(input.text);
    let fits = match letter {
        "M" | "B" if in_headline(input, number, amount.end) => true,
        "M" | "B" if number.fraction.is_some_and(|f| f.len() == 1) => {
            counts(input, number, amount.end)
                || crate::classes::figures::phrase_ends(input, amount.end)
        }
        "m" | "M" | "B" | "K" | "k" | "b" if plus(input, amount.end) => true,
        "m" | "M" | "B" | "b" | "mil" => counts(input, number, amount.end),
        "K" | "k" => {
            let large = number.fraction.is_some() || number.value.is_some_and(|v| v > 8);
            number.fraction.is_some() || large && counts(input, number, amount.end)
        }
        _ => false,
    };
    let spaced = letter == "m" && million_people(input, amount.end);
    (fits && glued || spaced).then_some((amount, "scaled.letter", 58))
}

/// `7M+ subscribers`: a plus sign that belongs to a count.
fn plus(input: &Input<'_>, end: usize) -> bool {
    input.is(end, '+') && !input.touches_right(end + 1)
}

/// `120 m people`: nobody measures them.
fn million_people(input: &Input<'_>, end: usize) -> bool {
    input.is_space(end) && input.senses(end + 1).any(COUNTED)
}

/// `Cases Top 1M in Miss.`, `2M W/O POWER`: in a title or a line of capitals, before a small word or a noun.
fn in_headline(input: &Input<'_>, number: &Number, end: usize) -> bool {
    let before = input.before(number.first);
    let verb = before.is_some_and(|b| {
        input.says_any(
            b,
            &[
                "top", "tops", "hit", "hits", "reach", "reaches", "past", "over", "nearly", "near",
                "almost", "than",
            ],
        )
    });
    let next = input.skip_space(end);
    let lacks = input.is_space(end) && input.says_any(next, &["w", "without", "lose", "flee"]);
    number.is_plain() && (verb && crate::classes::figures::phrase_ends(input, end) || lacks)
}

/// Whether what is counted follows: people, a unit, a plural that is no distance.
fn counts(input: &Input<'_>, number: &Number, end: usize) -> bool {
    let dash = input.is_dash(end);
    let i = if dash { end + 1 } else { input.skip_space(end) };
    if !input.is_word(i) || i == end {
        return false;
    }
    let senses = input.senses(i);
    if senses.any(COUNTED) {
        return true;
    }
    if senses.any(DISTANCE | AFTER) {
        return false;
    }
    let word = input.at(i);
    if input.shape(i) == Shape::Capitalized {
        // `2M Kids Missed Shots`: a plural in a title.
        let folded = word.to_lowercase();
        return folded.ends_with('s')
            && !folded.ends_with("ss")
            && input.lexicon.is_common(&folded);
    }
    if input.shape(i) != Shape::Lower {
        return false;
    }
    let plural =
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let modified = input.is_word(i + 2) && input.is_space(i + 1) && {
        let next = input.at(i + 2);
        next.len() > 3 && next.ends_with('s') && !input.senses(i + 2).any(DISTANCE | AFTER)
    };
    let unit = crate::classes::unit::unit_at(input, end).is_some_and(|u| u.span.len() > 1);
    unit || plural || modified && number.value.is_some_and(|v| v < 1000)
}
