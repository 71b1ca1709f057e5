//! Quantities with a unit: `20 km`, `155-mm shells`, `45°C`, `2 in./hr`, `12 sq km`, `5-10 kg`.
//!
//! Units come from `units.tsv`. The unit is plural unless the amount is one or modifies a noun (SI brochure 5.4,
//! Chicago Manual of Style 10.64 for the names). Units that are also words, letters or states cost more.

use crate::amount::Amount;
use crate::class::Class;
use crate::classes::figures::phrase_ends;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, Proposal};
use crate::lexicon::entry::{Joint, UnitEntry};
use crate::lexicon::sense::{Senses, sense};
use crate::scan::{Kind, Shape};
use crate::source::Span;
use crate::style::Signs;

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

/// Proposes quantities that begin with digits.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if input.begins_word(i) || input.follows_by(i) {
        at(input, i, lattice);
    }
}

/// Proposes quantities that begin with a fraction: `½ km`.
pub fn find_glyph(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.begins_word(i) && input.vulgar(i).is_some() {
        at(input, i, lattice);
    }
}

fn at(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(amount) = input.amount(i, false) else {
        return;
    };
    let (first, minus) = match input.sign_before(i) {
        Some(at) => (at, Some(input.span(at))),
        None => (i, None),
    };
    let unit = unit_at(input, amount.end);
    scaled(input, i, lattice);
    range(input, first, minus, &amount, unit.as_ref(), lattice);
    // By name, the x of `4.4x` is a letter.
    let named = input.context.style.signs == Signs::Names;
    let Some(unit) = unit.filter(|u| !(named && input.says(u.end - 1, "x"))) else {
        return;
    };
    let Some(cost) = cost(input, first, &amount, &unit) else {
        return;
    };
    let per = per(input, unit.end);
    let end = per.as_ref().map_or(unit.end, |p| p.0);
    let each =
        per_time(input, end).filter(|_| per.is_some() || unit.span.of(input.text).contains('/'));
    let end = each.unwrap_or(end);
    let modifier = modifies(input, dimensions(input, first), end, &unit);
    let mut reading = lattice.propose(first, end, Class::Measure, "measure.unit", cost);
    say_minus(&mut reading, minus);
    say(&mut reading, input, &amount, &unit, modifier);
    if let Some((_, slash, below)) = per {
        reading.text("per", slash);
        reading.lexicon(below.entry.singular, below.span);
    }
    if each.is_some() {
        reading
            .text("per", input.span(end - 2))
            .written(input.span(end - 1));
    }
    reading.dotted(input.is(end - 1, '.'));
}

/// Where the figures begin that the number at `i` is multiplied with: `a 7.62 x 39 mm round`.
fn dimensions(input: &Input<'_>, i: usize) -> usize {
    let mut first = i;
    for _ in 0..2 {
        let Some(times) = input.before(first).filter(|at| input.is_times(*at)) else {
            break;
        };
        let Some(figure) = input.before(times).filter(|at| input.is_digits(*at)) else {
            break;
        };
        let decimal = figure > 1 && input.is(figure - 1, '.') && input.is_digits(figure - 2);
        first = if decimal { figure - 2 } else { figure };
    }
    first
}

/// `1.2m gal`, `3bn kWh`: a letter is a scale before a unit.
fn scaled(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(amount) = input.amount(i, true).filter(|a| a.scale.is_some()) else {
        return;
    };
    let Some(unit) = unit_at(input, amount.end).filter(|u| u.span.len() > 1) else {
        return;
    };
    let modifier = modifies(input, i, unit.end, &unit);
    let mut reading = lattice.propose(i, unit.end, Class::Measure, "measure.scaled", LIKELY);
    say(&mut reading, input, &amount, &unit, modifier);
    reading.dotted(unit.entry.dotted);
}

/// Proposes units without a number before them: `per MWh`, `$4 a bu`, `1,698/km²`, `9% ABV`.
pub fn find_word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(at) = input.before(i) else {
        return;
    };
    let slash = at + 1 == i
        && input.is(at, '/')
        && at > 0
        && (input.is_digits(at - 1) || input.is_any(at - 1, &['%', '"']));
    let per = input.says(at, "per");
    let each =
        input.says_any(at, &["a", "an"]) && input.before(at).is_some_and(|b| priced(input, b));
    let share = input.is(at, '%');
    if !(slash || per || each || share) {
        return;
    }
    let Some(unit) = named(input, i, Touch::Slash) else {
        return;
    };
    let written = unit.span.of(input.text);
    if share {
        if &*unit.entry.kind == "concentration" {
            lattice
                .propose(i, unit.end, Class::Measure, "measure.share", LIKELY)
                .lexicon(unit.entry.plural, unit.span);
        }
        return;
    }
    if !slash && (written.len() < 2 || input.lexicon.is_common(&written.to_lowercase())) {
        return;
    }
    let first = if slash { at } else { i };
    let mut reading = lattice.propose(first, unit.end, Class::Measure, "measure.per", LIKELY);
    if slash {
        reading.text("per", input.span(at));
    }
    reading
        .lexicon(unit.entry.singular, unit.span)
        .dotted(unit.entry.dotted);
}

/// Whether the lexeme at `i` ends a price or a count: digits, a scale, a coin.
fn priced(input: &Input<'_>, i: usize) -> bool {
    input.is_digits(i)
        || input.is_any(i, &['\u{A2}', '\u{20AC}'])
        || input.says_any(
            i,
            &[
                "cents", "cent", "dollars", "dollar", "pounds", "pence", "euros", "million",
                "billion", "yen", "rupees",
            ],
        )
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
fn named<'l>(input: &'l Input<'_>, at: usize, touch: Touch) -> Option<Unit<'l>> {
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

/// A second unit after a slash: `mg/egg` stays, `mg/dose` has no unit; `N/m` is "newtons per meter".
fn per<'l>(input: &'l Input<'_>, end: usize) -> Option<(usize, Span, Unit<'l>)> {
    if !input.is(end, '/') {
        return None;
    }
    let below = named(input, end + 1, Touch::Slash)?;
    Some((below.end, input.span(end), below))
}

/// `mg/kg/day`: where a third part, a word of time, ends.
fn per_time(input: &Input<'_>, end: usize) -> Option<usize> {
    let time = input.says_any(end + 1, &["day", "hour", "week", "month", "year", "minute"]);
    (input.is(end, '/') && time && !input.touches_right(end + 2)).then_some(end + 2)
}

/// What the reading costs, or `None` where the form cannot be this unit.
fn cost(input: &Input<'_>, first: usize, amount: &Amount, unit: &Unit<'_>) -> Option<u16> {
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

/// Whether the quantity modifies a noun; multiples (`3x`) never change their form.
fn modifies(input: &Input<'_>, first: usize, end: usize, unit: &Unit<'_>) -> bool {
    if &*unit.entry.kind == "count" && unit.touch == Touch::Glued {
        return false;
    }
    unit.touch == Touch::Hyphen || input.measures(first, end)
}

fn say_minus(reading: &mut Proposal<'_>, minus: Option<Span>) {
    if let Some(span) = minus {
        reading.text("minus", span);
    }
}

/// The amount and its unit.
fn say(
    reading: &mut Proposal<'_>,
    input: &Input<'_>,
    amount: &Amount,
    unit: &Unit<'_>,
    modifier: bool,
) {
    if amount.number.is_none()
        && let Some(vulgar) = &amount.vulgar
        && amount.scale.is_none()
        && !modifier
    {
        reading.vulgar(vulgar);
        if (vulgar.numerator, vulgar.denominator) != (1, 2) {
            reading.text("of", vulgar.under);
        }
        let vowel = input
            .lexicon
            .said(unit.entry.singular)
            .starts_with(['a', 'e', 'i', 'o', 'u']);
        reading.text(if vowel { "an" } else { "a" }, unit.span);
        reading.lexicon(unit.entry.singular, unit.span);
        return;
    }
    reading.amount(amount);
    let said = |said| input.lexicon.said(said);
    let singular = said(unit.entry.singular);
    let word = singular.starts_with(char::is_lowercase) && singular != said(unit.entry.plural);
    if modifier && word {
        reading.hyphen();
    }
    let singular = modifier || amount.is_one();
    let said = if singular {
        unit.entry.singular
    } else {
        unit.entry.plural
    };
    reading.lexicon(said, unit.span);
}

/// `5-10 km`, `5km-10km`, `20–25 C`: two amounts that share the last unit.
fn range(
    input: &Input<'_>,
    first: usize,
    minus: Option<Span>,
    one: &Amount,
    unit: Option<&Unit<'_>>,
    lattice: &mut Lattice,
) {
    let joint = unit.map_or(one.end, |u| u.end);
    if !input.is_dash(joint) || !input.is_digits(joint + 1) {
        return;
    }
    let Some(two) = input.amount(joint + 1, false) else {
        return;
    };
    let Some(last) = unit_at(input, two.end) else {
        return;
    };
    let Some(cost) = cost(input, first, &two, &last) else {
        return;
    };
    if unit.is_none() && !one.may_share(&two) {
        return;
    }
    let modifier = modifies(input, first, last.end, &last);
    let mut reading = lattice.propose(first, last.end, Class::Measure, "measure.range", cost);
    say_minus(&mut reading, minus);
    match unit {
        Some(unit) if unit.entry.singular != last.entry.singular => {
            say(&mut reading, input, one, unit, modifier)
        }
        _ => {
            reading.amount(one);
        }
    }
    reading.text("to", input.span(joint));
    say(&mut reading, input, &two, &last, modifier);
    reading.dotted(input.is(last.end - 1, '.'));
}
