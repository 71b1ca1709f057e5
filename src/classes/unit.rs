//! Units as they stand after a number, and what it costs to take them for units: many are also words, letters or states.
//!
//! Nothing here proposes.

use crate::amount::Amount;
use crate::class::Class;
use crate::classes::figures::phrase_ends;
use crate::input::Input;
use crate::lattice::LIKELY;
use crate::lexicon::entry::{Joint, UnitEntry};
use crate::lexicon::known::Tables;
use crate::lexicon::sense::{Senses, sense};
use crate::scan::{Kind, Shape};
use crate::source::Span;

const DESIGNATOR: Senses = sense("designator");
const TEMPERATURE: Senses = sense("temperature");

/// How a unit stands after its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// `5km`.
    Glued,
    /// `5-km`.
    Hyphen,
    /// `5 km`.
    Space,
    /// `/km`.
    Slash,
}

/// A unit as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub struct Unit<'l> {
    /// What the lexicon says.
    pub entry: &'l UnitEntry,
    /// One past its last lexeme.
    pub end: usize,
    /// Where it stands.
    pub span: Span,
    /// How it stands after the number.
    pub touch: Touch,
}

/// The unit after an amount that ends before `end`.
pub fn unit_at<'l>(input: &'l Input<'_>, end: usize) -> Option<Unit<'l>> {
    let (touch, at) = if input.is_dash(end) && input.is_word(end + 1) && !input.is(end, '\u{2212}')
    {
        (Touch::Hyphen, end + 1)
    } else if input.kind(end) == Kind::Space {
        (Touch::Space, end + 1)
    } else {
        (Touch::Glued, end)
    };
    named(input, at, touch)
}

/// Whether a decimal stands directly before the small letter at `at`: `10.72s` is no plural, `Exhibit 3.1A` no current.
fn follows_decimal(input: &Input<'_>, at: usize) -> bool {
    input.shape(at) == Shape::Lower
        && at > 2
        && input.is_digits(at - 1)
        && input.is(at - 2, '.')
        && input.is_digits(at - 3)
}

/// The unit that begins at `at`.
pub fn named<'l>(input: &'l Input<'_>, at: usize, touch: Touch) -> Option<Unit<'l>> {
    if !input.may_begin(at, Tables::UNITS) {
        return None;
    }
    let (end, entry) =
        input
            .lexicon
            .units
            .closest(input.text, input.lexemes, at, input.caps, |end, unit| {
                let joint = match unit.joint {
                    Joint::Any => true,
                    Joint::Glued => touch != Touch::Space,
                    Joint::Spaced => {
                        matches!(touch, Touch::Space | Touch::Slash)
                            || touch == Touch::Glued && follows_decimal(input, at)
                    }
                };
                joint && !input.touches_right(end)
            })?;
    Some(Unit {
        entry,
        end,
        span: input.span_of(at, end),
        touch,
    })
}

/// What the reading costs, or `None` where the form cannot be this unit.
pub fn cost(input: &Input<'_>, first: usize, amount: &Amount, unit: &Unit<'_>) -> Option<u16> {
    let written = unit.span.of(input.text);
    let exact_letter = unit.end == unit_start(input, unit) + 1 && written.len() == 1;
    if exact_letter {
        return letter(input, first, amount, unit, written);
    }
    if written.starts_with("cal") && amount.number.is_some_and(|n| n.digits == 0) {
        return None;
    }
    if unit.touch == Touch::Hyphen && written == "in" && input.is_dash(unit.end) {
        // `a 1-in-83 chance`
        return None;
    }
    if unit.touch != Touch::Space {
        return Some(if written == "st" && is_ordinal(amount) {
            200
        } else {
            38 + LIKELY / 2
        });
    }
    let capital = written.starts_with(char::is_uppercase);
    let place = input
        .lexicon
        .words
        .get(written)
        .is_some_and(|e| e.class == Class::Place);
    let name_follows = input.is_capitalized(input.skip_space(unit.end)) && !input.caps;
    if capital && (place || unit.entry.dotted) && amount.scale.is_none() {
        return Some(if name_follows { 210 } else { 150 });
    }
    let common = input.lexicon.is_common(&written.to_lowercase());
    Some(if common && !unit.entry.dotted {
        150
    } else {
        LIKELY
    })
}

fn unit_start(input: &Input<'_>, unit: &Unit<'_>) -> usize {
    let mut at = unit.end;
    while at > 0 && input.span(at - 1).start >= unit.span.start {
        at -= 1;
    }
    at
}

/// Whether the number would take "st" as an ordinal: 1, 21, 101.
fn is_ordinal(amount: &Amount) -> bool {
    let value = amount.number.and_then(|n| n.value).unwrap_or(0);
    value % 10 == 1 && value % 100 != 11
}

/// Units of one letter: mostly letters of a name, a grade or a designation.
fn letter(
    input: &Input<'_>,
    first: usize,
    amount: &Amount,
    unit: &Unit<'_>,
    written: &str,
) -> Option<u16> {
    let spaced = unit.touch == Touch::Space;
    let next = input.skip_space(unit.end);
    let closes = spaced
        && (input.is(unit.end, '.') && input.is_word(unit.end + 1)
            || input.is_any(unit.end, &['\'', '\u{2019}', '-', '&']));
    let name = input.is_capitalized(next) && !input.caps && !input.is_any(unit.end, &['.']);
    let decimal = amount.number.is_some_and(|n| n.fraction.is_some());
    let warm = || input.near(first, unit.end, 8, TEMPERATURE);
    match written {
        "\"" => (!quote_open(input, unit.end - 1)).then_some(LIKELY),
        _ if closes => None,
        "C" | "F" if !spaced && numbered(input, first) => None,
        "C" | "F" if !spaced => Some(75),
        "C" | "F" if first != amount.first || warm() => Some(60),
        "C" | "F" if numbered(input, first) => None,
        "C" | "F" => Some(if name { 210 } else { 150 }),
        "K" => (warm() || spaced && decimal && phrase_ends(input, unit.end)).then_some(60),
        "T" if !spaced => Some(80),
        "G" | "T" => Some(if spaced { 150 } else { 120 }),
        "d" | "w" | "y" => Some(if decimal || input.says(next, "ago") {
            60
        } else {
            120
        }),
        "x" | "X" if spaced => None,
        "X" if is_station(input, first) => None,
        _ if !spaced => Some(75),
        _ if name => Some(210),
        _ if written.starts_with(char::is_uppercase) => Some(150),
        _ => Some(80),
    }
}

/// `on 97X`: two figures with a letter after "on" are a radio station.
fn is_station(input: &Input<'_>, first: usize) -> bool {
    input.at(first).len() > 1 && input.before(first).is_some_and(|b| input.says(b, "on"))
}

/// Whether the number at `first` is the number of a thing: `Room 5 C`, `No. 5 F`.
fn numbered(input: &Input<'_>, first: usize) -> bool {
    let before = input.before(first).map(|i| {
        if input.is(i, '.') {
            i.saturating_sub(1)
        } else {
            i
        }
    });
    before.is_some_and(|i| input.senses(i).any(DESIGNATOR))
}

/// Whether a quotation mark is open before lexeme `i`.
fn quote_open(input: &Input<'_>, i: usize) -> bool {
    let reach = i.saturating_sub(4 * crate::input::REACH);
    let last = (reach..i)
        .rev()
        .find(|at| input.is_any(*at, &['"', '\u{201C}']));
    last.is_some_and(|at| {
        at == 0 || !input.touches_left(at) || input.is_any(at - 1, &['(', '\u{2014}', '['])
    })
}
