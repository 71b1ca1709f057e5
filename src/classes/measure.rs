//! Quantities with a unit: `20 km`, `155-mm shells`, `45°C`, `2 in./hr`, `12 sq km`, `5-10 kg`.
//!
//! Units come from `units.tsv`. The unit is plural unless the amount is one or modifies a noun (SI brochure 5.4,
//! Chicago Manual of Style 10.64 for the names).

use crate::amount::Amount;
use crate::class::Class;
use crate::classes::unit::{Touch, Unit, cost, named, unit_at};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, Proposal};
use crate::source::Span;
use crate::style::Signs;

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
