//! Years, decades and eras: `1984`, `'99`, `the 1990s`, `mid-'90s`, `2018-19`, `FY24`, `A.D. 476`, `c. 1854`.
//!
//! Four digits are a year unless something is counted: "in 2024", but "2024 people" (a comma always makes a count,
//! AP Stylebook, "numerals").

use crate::class::Class;
use crate::classes::figures::{self, counts, is_apostrophe, joined_left, pair};
use crate::input::{Input, Number};
use crate::lattice::{DOUBTFUL, LIKELY, Lattice, NORMAL, SURE, Suffix};
use crate::lexicon::sense::sense;
use crate::source::Span;
use crate::style::Ranges;

/// Proposes what begins with the digits of a year or decade.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() {
        return;
    }
    decade(input, number, lattice);
    era_after(input, number, lattice);
    seasons(input, number, lattice);
    possessive(input, number, lattice);
    if number.within(2100..=2999) && is_far(input, number)
        || number.digits == 4 && number.within(1010..=2099)
    {
        let cost = if is_count(input, number) {
            DOUBTFUL
        } else {
            NORMAL - 5
        };
        lattice
            .propose(
                number.first,
                number.end,
                Class::Year,
                "year.four-digits",
                cost,
            )
            .year(number.whole);
    }
}

/// Whether four digits count things rather than name a year.
///
/// 1900 to 2039 are years unless a noun of counting follows and no word of dates stands before; other figures are
/// counts before any plural.
fn is_count(input: &Input<'_>, number: &Number) -> bool {
    let before = input
        .prev_word(number.first)
        .map(|p| input.senses(p))
        .unwrap_or_default();
    let noun = number.end + 1;
    // "Fifteen hundred troops" counts as well as it dates.
    let hundreds =
        number.within(1100..=1900) && number.value.is_some_and(|v| v.is_multiple_of(100));
    if hundreds || !counts(input, number.end) {
        return false;
    }
    if !number.within(1900..=2039) {
        return true;
    }
    let counted = input.senses(noun).any(sense("count"));
    before.any(sense("quantity"))
        || counted && (!before.any(sense("dated")) || of(input, number.first))
}

/// `by 2100`: years to come need a word of dates before them.
fn is_far(input: &Input<'_>, number: &Number) -> bool {
    let dated = |p| {
        input.says_any(
            p,
            &[
                "in", "by", "until", "since", "year", "before", "after", "from", "to",
            ],
        )
    };
    input.prev_word(number.first).is_some_and(dated) && figures::phrase_ends(input, number.end)
}

/// `2023's`, `the 747's`: a possessive.
fn possessive(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let end = number.end + 2;
    if !is_apostrophe(input, number.end)
        || !input.says(number.end + 1, "s")
        || input.touches_right(end)
    {
        return;
    }
    let year = number.digits == 4 && number.within(1010..=2099);
    let class = if year { Class::Year } else { Class::Cardinal };
    let mut reading = lattice.propose(number.first, end, class, "year.possessive", LIKELY);
    if year {
        reading.year(number.whole);
    } else {
        reading.cardinal(number.whole);
    }
    reading.suffix(Suffix::Possessive);
}

/// `a survey of 2024 people`.
fn of(input: &Input<'_>, first: usize) -> bool {
    input.prev_word(first).is_some_and(|p| input.says(p, "of"))
}

/// `1990s`, `80s`, `100s`, `1980's`, `80's`.
fn decade(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    let plain = input.says(number.end, "s") && number.end < input.len();
    let quoted = is_apostrophe(input, number.end) && input.says(number.end + 1, "s");
    if !plain && !quoted || input.touches_right(number.end + if plain { 1 } else { 2 }) {
        return;
    }
    let end = number.end + if plain { 1 } else { 2 };
    let year = number.digits == 4 && number.within(1000..=2999);
    let round = number.value.is_some_and(|v| v.is_multiple_of(10));
    if quoted && !(round && (year || number.digits == 2)) {
        return;
    }
    let thousands = number.within(1000..=1000);
    let rule = if year { "year.decade" } else { "year.tens" };
    let class = if round { Class::Year } else { Class::Cardinal };
    let cost = if round { SURE } else { NORMAL };
    let mut reading = lattice.propose(first, end, class, rule, cost);
    match number.value {
        Some(0) => reading.text("two thousands", number.whole),
        _ if thousands => reading.text("thousands", number.whole),
        Some(v @ (10 | 100)) if !year => {
            reading.text(if v == 10 { "tens" } else { "hundreds" }, number.whole)
        }
        _ if year => reading.year(number.whole).plural(),
        _ => reading.cardinal(number.whole).plural(),
    };
}

/// Proposes years and decades that begin with an apostrophe: `'99`, `the '90s`, `’05`.
pub fn at_apostrophe(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let number = i + 1;
    if !is_apostrophe(input, i) || !figures::has_digits(input, number, 2) || !input.begins_word(i) {
        return;
    }
    let span = input.span(number);
    let (s, end) = plural_ending(input, number + 1);
    if s && input.at(number).ends_with('0') {
        let mut reading = lattice.propose(i, end, Class::Year, "year.short-decade", SURE);
        if input.at(number) == "00" {
            reading.text("two thousands", span);
        } else {
            reading.cardinal(span).plural();
        }
        return;
    }
    if input.touches_right(number + 1)
        || input.is_any(number + 1, &['.', ',']) && input.is_digits(number + 2)
    {
        return;
    }
    let mut reading = lattice.propose(i, number + 1, Class::Year, "year.short", LIKELY);
    if input.at(number).starts_with('0') {
        reading.digits_oh(span);
    } else {
        reading.cardinal(span);
    }
}

/// Whether a plural ending stands at `i`, with or without apostrophe, and where the form ends.
fn plural_ending(input: &Input<'_>, i: usize) -> (bool, usize) {
    if i < input.len() && input.says(i, "s") && !input.touches_right(i + 1) {
        return (true, i + 1);
    }
    if is_apostrophe(input, i) && input.says(i + 1, "s") && !input.touches_right(i + 2) {
        return (true, i + 2);
    }
    (false, i)
}

/// `2018-19`, `1914–18`, `2023/24`: both years. `2019-2022` is a range of years.
fn seasons(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if number.digits != 4 || !number.within(1000..=2999) || joined_left(input, number.first) {
        return;
    }
    let second = number.end + 1;
    let slash = input.is(number.end, '/');
    if !slash && !input.is_dash(number.end)
        || input.touches_right(second + 1)
        || goes_on(input, second + 1)
    {
        return;
    }
    let low = number.value.unwrap_or(0) % 100;
    let short = figures::has_digits(input, second, 2)
        && figures::value(input, second).is_some_and(|v| v > low || v == (low + 1) % 100);
    let long = slash
        && figures::has_digits(input, second, 4)
        && figures::value(input, second) > number.value;
    if short || long {
        let mut reading = lattice.propose(
            number.first,
            second + 1,
            Class::Year,
            "year.two-years",
            SURE,
        );
        reading.year(number.whole);
        if !slash {
            reading.text("to", input.span(number.end));
        }
        let span = input.span(second);
        if long {
            reading.year(span);
        } else if input.at(second).starts_with('0') {
            reading.digits_oh(span);
        } else {
            reading.cardinal(span);
        }
    }
}

/// Whether another field follows, as in `2024-11-14`.
fn goes_on(input: &Input<'_>, end: usize) -> bool {
    input.is_any(end, &['-', '/', '.', '\u{2013}']) && input.is_digits(end + 1)
        || input.is(end, '%')
}

/// `1938-1981`, `2019 – 2022`: two years.
pub fn range(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() || number.digits != 4 {
        return;
    }
    let Some(pair) = pair(input, number) else {
        return;
    };
    let years = 1000..=2999;
    let rising = pair.values().is_some_and(|(a, b)| a < b);
    if !pair.is_plain(input, 4)
        || !number.within(years.clone())
        || !pair.right.within(years)
        || !rising
    {
        return;
    }
    if input.touches_right(pair.end()) || is_count(input, &pair.right) {
        return;
    }
    let mut reading = lattice.propose(number.first, pair.end(), Class::Range, "range.years", SURE);
    reading.year(number.whole);
    if input.context.style.ranges == Ranges::To {
        reading.text("to", input.span(pair.dash));
    }
    reading.year(pair.right.whole);
}

/// The letters of an era at `i`: `B.C.`, `AD`, `BCE`; with the index one past them.
fn era(input: &Input<'_>, i: usize, names: &[&str]) -> Option<usize> {
    if names.contains(&input.at(i)) {
        return (!input.touches_right(i + 1)).then_some(i + 1);
    }
    let mut end = i;
    while end < i + 6 && input.is(end + 1, '.') && input.at(end).len() == 1 && input.is_word(end) {
        end += 2;
    }
    let written = input.text_of(i, end);
    let fits = names
        .iter()
        .any(|n| written.chars().filter(|c| *c != '.').eq(n.chars()));
    (end > i && fits).then_some(end)
}

/// `476 A.D.`, `44 B.C.`
fn era_after(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if number.digits > 4 || figures::is_padded(input, number) {
        return;
    }
    let at = input.skip_space(number.end);
    let Some(end) = era(input, at, &["BC", "AD", "BCE", "CE"]) else {
        return;
    };
    lattice
        .propose(number.first, end, Class::Year, "year.era", SURE)
        .year(number.whole)
        .letters(input.span_of(at, end))
        .dotted(input.is(end - 1, '.'));
}

/// Proposes what begins with letters: `A.D. 476`, `FY24`, `fiscal '25`, `c. 1854`.
pub fn at_word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) || input.at(i).len() > 5 {
        return;
    }
    era_before(input, i, lattice);
    fiscal(input, i, lattice);
    circa(input, i, lattice);
}

fn era_before(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.says_any(i, &["a", "ad"]) {
        return;
    }
    let Some(end) = era(input, i, &["AD"]) else {
        return;
    };
    let Some(number) = input
        .number(input.skip_space(end))
        .filter(|n| n.is_plain() && n.digits <= 4)
    else {
        return;
    };
    if !input.is_space(end) || input.touches_right(number.end) {
        return;
    }
    lattice
        .propose(i, number.end, Class::Year, "year.era", SURE)
        .letters(input.span_of(i, end))
        .year(number.whole);
}

/// `FY24`, `FY2025`, `FY'24`, `FY23-24`; before four digits only the letters are its own.
fn fiscal(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.says(i, "fy") || !input.is_capitalized(i) {
        return;
    }
    let at = input.skip_space(i + 1);
    let at = at + usize::from(is_apostrophe(input, at));
    if figures::has_digits(input, at, 4) {
        lattice
            .propose(i, i + 1, Class::Year, "year.fiscal", SURE)
            .text("fiscal year", input.span(i));
    }
    if !figures::has_digits(input, at, 2) || input.touches_right(at + 1) {
        return;
    }
    let second = at + 2;
    let range = input.is_dash(at + 1)
        && figures::has_digits(input, second, 2)
        && !input.touches_right(second + 1);
    let end = if range { second + 1 } else { at + 1 };
    let mut reading = lattice.propose(i, end, Class::Year, "year.fiscal", SURE);
    reading.text("fiscal year", input.span(i));
    century(input, input.span(at), &mut reading);
    if range {
        reading
            .text("to", input.span(at + 1))
            .cardinal(input.span(second));
    }
}

/// Two digits with their century: up to 40 this one, else the last.
pub fn century(input: &Input<'_>, span: Span, reading: &mut crate::lattice::Proposal<'_>) {
    match crate::numerals::value(span.of(input.text)) {
        Some(0) => reading.text("two thousand", span),
        Some(1..10) => reading.text("two thousand", span).cardinal(span),
        Some(10..=40) => reading.text("twenty", span).cardinal(span),
        _ => reading.text("nineteen", span).cardinal(span),
    };
}

/// `c. 1854`, `ca. 300`, `(c.1400)`.
fn circa(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let dotted = input.is(i + 1, '.');
    if !(dotted && matches!(input.at(i), "c" | "ca" | "C" | "Ca") || input.at(i) == "ca") {
        return;
    }
    let end = i + 1 + usize::from(dotted);
    let number = input.number(input.skip_space(end));
    let Some(number) = number.filter(Number::is_plain) else {
        return;
    };
    if (3..=4).contains(&number.digits) && number.within(100..=2100) {
        lattice
            .propose(i, end, Class::Year, "year.circa", SURE)
            .text("circa", input.span_of(i, end));
    }
}
