//! Formulas and figures of science: `10^6`, `3 × 10⁻⁵`, `²³⁵U`, `E. coli`, `95% CI`, `x²`, footnote marks.

use crate::class::Class;
use crate::classes::unit::unit_at;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE, Say};
use crate::scan::{Kind, Shape};
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;

/// Proposes powers: `10^6`, `10⁻⁶`, `2^10`.
pub fn find_power(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let Some(power) = power(input, number.end) else {
        return;
    };
    let times = number
        .first
        .checked_sub(2)
        .filter(|at| input.is_times(*at) && input.is_space(at + 1));
    let glued = number
        .first
        .checked_sub(1)
        .filter(|at| input.is_times(*at) && *at > 0 && input.is_digits(at - 1));
    let times = times.or(glued).filter(|_| number.value == Some(10));
    let first = times.unwrap_or(number.first);
    // `3 × 10⁸ m/s`: longer than a letter, which may be a name.
    let unit = unit_at(input, power.end).filter(|u| u.span.len() > 1);
    let end = unit.map_or(power.end, |u| u.end);
    let mut reading = lattice.propose(first, end, Class::Science, "science.power", SURE);
    if let Some(at) = times {
        reading.text("times", input.span(at));
    }
    reading.number(number);
    match (power.minus, power.value) {
        (None, 2) if number.value != Some(10) => reading.text("squared", power.span),
        (None, 3) if number.value != Some(10) => reading.text("cubed", power.span),
        (None, n) => reading
            .text("to the", power.span)
            .say(Say::NumberOrdinal(n), power.span),
        (Some(minus), n) => reading
            .text("to the", power.span)
            .text("minus", minus)
            .say(Say::NumberOrdinal(n), power.span),
    };
    if let Some(unit) = unit {
        reading
            .lexicon(unit.entry.plural, unit.span)
            .dotted(unit.entry.dotted);
    }
}

struct Power {
    value: u64,
    minus: Option<Span>,
    span: Span,
    end: usize,
}

/// The exponent that stands at `i`; a superscript after other numbers than ten is a footnote mark unless a caret says so.
fn power(input: &Input<'_>, i: usize) -> Option<Power> {
    if input.is(i, '^') {
        let minus = input.is_minus(i + 1);
        let at = i + 1 + usize::from(minus);
        let value = input.number(at).filter(Number::is_plain)?;
        return Some(Power {
            value: value.value?,
            minus: minus.then(|| input.span(i + 1)),
            span: input.span_of(at, value.end),
            end: value.end,
        });
    }
    let minus = input.is(i, '\u{207B}');
    let (value, end) = superscript(input, i + usize::from(minus))?;
    let ten = i > 0 && input.at(i - 1) == "10";
    (ten || minus).then(|| Power {
        value,
        minus: minus.then(|| input.span(i)),
        span: input.span_of(i + usize::from(minus), end),
        end,
    })
}

/// The number in superscript digits at `i`, and where it ends.
fn superscript(input: &Input<'_>, i: usize) -> Option<(u64, usize)> {
    let digit = |i: usize| {
        Some(match input.mark(i)? {
            '\u{2070}' => 0,
            '\u{B9}' => 1,
            '\u{B2}' => 2,
            '\u{B3}' => 3,
            c @ '\u{2074}'..='\u{2079}' => u64::from(c) - 0x2070,
            _ => return None,
        })
    };
    let mut value = digit(i)?;
    let mut end = i + 1;
    while let Some(next) = digit(end).filter(|_| end < i + 6) {
        value = value * 10 + next;
        end += 1;
    }
    Some((value, end))
}

/// Proposes the value of any other sign that is a number: `₂`, `①`.
pub fn find_numeral(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(mark) = input.mark(i).filter(|m| !m.is_ascii() && m.is_numeric()) else {
        return;
    };
    let mut folded = String::new();
    folded.extend(mark.nfkc());
    if let Some(value) = circled(mark).or_else(|| crate::numerals::value(&folded)) {
        lattice
            .propose(i, i + 1, Class::Cardinal, "science.numeral", NORMAL)
            .say(Say::Number(value), input.span(i));
    }
}

/// The value of a number in a circle that Unicode does not decompose: `❶`, `➓`, `⓫`, `⓵`.
fn circled(c: char) -> Option<u64> {
    let code = u64::from(c);
    match c {
        '\u{2776}'..='\u{2793}' => Some((code - 0x2776) % 10 + 1),
        '\u{24EB}'..='\u{24F4}' => Some(code - 0x24EB + 11),
        '\u{24F5}'..='\u{24FE}' => Some(code - 0x24F5 + 1),
        '\u{24FF}' => Some(0),
        _ => None,
    }
}

/// Proposes superscripts: squares of a letter, the mass of an isotope, silent footnote marks.
pub fn find_superscript(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some((value, end)) = superscript(input, i) else {
        return;
    };
    let span = input.span_of(i, end);
    let symbol = input.is_capitalized(end) && input.at(end).len() <= 2 && !input.touches_left(i);
    if symbol {
        let mut reading = lattice.propose(i, end + 1, Class::Science, "science.isotope", SURE);
        reading.letters(input.span(end));
        isotope(&mut reading, value, span);
        return;
    }
    // `E = mc²`: two letters after an equals sign.
    let product = i > 1
        && input.shape(i - 1) == Shape::Lower
        && input.at(i - 1).len() == 2
        && input.before(i - 1).is_some_and(|b| input.is(b, '='));
    if product && matches!(value, 2 | 3) {
        lattice
            .propose(i - 1, end, Class::Science, "science.product", LIKELY)
            .letters(input.span(i - 1))
            .text(if value == 2 { "squared" } else { "cubed" }, span);
        return;
    }
    let variable = i > 0 && input.is_word(i - 1) && input.at(i - 1).len() == 1;
    match value {
        2 if variable => lattice
            .propose(i, end, Class::Science, "science.squared", LIKELY)
            .text("squared", span),
        3 if variable => lattice
            .propose(i, end, Class::Science, "science.cubed", LIKELY)
            .text("cubed", span),
        _ => &mut lattice.propose(i, end, Class::Symbol, "science.note-mark", NORMAL),
    };
}

/// `235` as it is said: "two thirty-five".
fn isotope(reading: &mut crate::lattice::Proposal<'_>, value: u64, span: Span) {
    if value > 100 && value % 100 >= 10 {
        reading
            .say(Say::Number(value / 100), span)
            .say(Say::Number(value % 100), span);
    } else {
        reading.say(Say::Number(value), span);
    }
}

/// Proposes `CI` after a percentage, and the initial of a genus.
pub fn find_word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.at(i) == "pH" {
        lattice
            .propose(i, i + 1, Class::Science, "science.acidity", LIKELY)
            .letters(input.span(i));
    }
    interval(input, i, lattice);
    genus(input, i, lattice);
}

/// `95% CI`: "confidence interval".
fn interval(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let plural = input.at(i) == "CIs";
    if (input.at(i) == "CI" || plural)
        && input
            .before(i)
            .is_some_and(|b| input.is(b, '%') || input.says(b, "percent"))
    {
        let said = if plural {
            "confidence intervals"
        } else {
            "confidence interval"
        };
        lattice
            .propose(i, i + 1, Class::Science, "science.interval", SURE)
            .text(said, input.span(i));
    }
}

/// `E. coli`: one capital, and a lower-case word that is no word of grammar.
fn genus(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let initial = input.shape(i) == Shape::Initial
        && input.is(i + 1, '.')
        && input.kind(i + 2) == Kind::Space;
    let species = input.shape(i + 3) == Shape::Lower && input.at(i + 3).len() > 2;
    if initial && species && input.begins_word(i) && !input.lexicon.is_common(input.at(i + 3)) {
        lattice
            .propose(i, i + 2, Class::Science, "science.genus", LIKELY)
            .letters(input.span(i));
    }
}
