//! Percentages: `67%`, `10-15%`, `4.5%-4.75%`, `5½ pct`, `+0.3 per cent`.
//!
//! "percent" is one word and has no plural (AP Stylebook, "percentages"); British "per cent" stays two words.

use crate::amount::Amount;
use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, Proposal, SURE};
use crate::scan::Kind;
use crate::source::Span;

/// Proposes percentages that begin with digits.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    at(input, number.first, lattice);
}

/// Proposes percentages that begin with a fraction: `½%`.
pub fn find_glyph(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.vulgar(i).is_some() {
        at(input, i, lattice);
    }
}

fn at(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if i > 0 && input.touches_right(i - 1) {
        return;
    }
    let Some(one) = input.amount(i, false) else {
        return;
    };
    let (first, sign) = match input.sign_before(i) {
        Some(at) => (at, Some(input.span(at))),
        None => (i, None),
    };
    let unit = unit(input, one.end);
    if let Some((end, span)) = unit {
        let mut reading = lattice.propose(first, end, Class::Percent, "percent.unit", SURE);
        minus(&mut reading, sign);
        reading.amount(&one);
        say(input, &mut reading, span);
        reading.dotted(input.is(end - 1, '.'));
    }
    let Some((joint, two)) = range(input, unit.map_or(one.end, |(end, _)| end)) else {
        return;
    };
    if let Some((end, span)) = self::unit(input, two.end) {
        let mut reading = lattice.propose(first, end, Class::Percent, "percent.range", SURE);
        minus(&mut reading, sign);
        reading.amount(&one);
        if let Some((_, span)) = unit {
            say(input, &mut reading, span);
        }
        reading.text("to", joint).amount(&two);
        say(input, &mut reading, span);
        reading.dotted(input.is(end - 1, '.'));
    }
}

fn minus(reading: &mut Proposal<'_>, sign: Option<Span>) {
    if let Some(span) = sign {
        reading.text("minus", span);
    }
}

/// "percent", or the two words where two words are printed.
fn say(input: &Input<'_>, reading: &mut Proposal<'_>, unit: Span) {
    if unit.of(input.text).ends_with("nt") {
        reading.written(unit);
    } else {
        reading.text("percent", unit);
    }
}

/// The second amount after a dash.
fn range(input: &Input<'_>, end: usize) -> Option<(Span, Amount)> {
    if !input.is_dash(end) {
        return None;
    }
    let amount = input.amount(end + 1, false)?;
    Some((input.span(end), amount))
}

/// `%`, `pct`, `per cent`, over one space or a hyphen.
fn unit(input: &Input<'_>, end: usize) -> Option<(usize, Span)> {
    let joined = input.is_dash(end) && input.is_word(end + 1);
    let at = if joined {
        end + 1
    } else {
        input.skip_space(end)
    };
    let past = if input.is_any(at, &['%', '\u{FF05}', '\u{66A}']) {
        at + 1
    } else if input.says_any(at, &["pct", "pc"]) {
        let dotted = input.is(at + 1, '.') && !input.ends_sentence(at + 2);
        if dotted && input.says(at, "pc") {
            return None;
        }
        at + 1 + usize::from(dotted)
    } else if input.says(at, "p") && input.is(at + 1, '.') && input.says(at + 2, "c") {
        at + 3 + usize::from(input.is(at + 3, '.'))
    } else if input.says(at, "per")
        && input.says(at + 2, "cent")
        && input.kind(at + 1) == Kind::Space
    {
        at + 3
    } else {
        return None;
    };
    (!input.touches_right(past) || input.is(past - 1, '%')).then(|| (past, input.span_of(at, past)))
}
