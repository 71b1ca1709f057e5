//! Names made of letters and digits: `F-16s`, `M1A1`, `H5N1`, `A320neo`, `PM2.5`, `401(k)`, `CO₂`, `1H24`, `my9word`.
//!
//! Letters apart or as a word, digits as a name ([`crate::numerals::designation`]), joints silent. Nothing vanishes:
//! any stretch of letters and digits that nobody else reads is read here.

use crate::class::Class;
use crate::classes::code::{Code, Part};
use crate::classes::figures::{counts, phrase_ends};
use crate::input::{Input, Number};
use crate::lattice::{Lattice, NORMAL, Proposal, SURE, Suffix};
use crate::lexicon::entry::{DesignationEntry, DesignationKind, How};
use crate::lexicon::known::Tables;
use crate::lexicon::sense::sense;
use crate::scan::Shape;

/// Proposes rows of the table and codes that begin with a word.
pub fn find_word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    named(input, i, lattice);
    let next = i + 1;
    if input.is_digits(next)
        || input.is_dash(next)
        || input.is(next, '/')
        || input.is(next, '.') && input.is_digits(next + 1)
        || input.mark(next).is_some_and(|m| !m.is_ascii())
    {
        code(input, i, lattice);
    }
    broken(input, i, lattice);
}

/// Proposes rows of the table and codes that begin with digits.
pub fn find_number(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    named(input, number.first, lattice);
    code(input, number.first, lattice);
    caliber(input, number, lattice);
}

/// Rows of `designations.tsv` and `elements.tsv`.
fn named(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) || !input.may_begin(i, Tables::DESIGNATIONS) {
        return;
    }
    let designations = &input.lexicon.designations;
    for (end, entry) in designations.matches(input.text, input.lexemes, i, false) {
        match entry.kind {
            DesignationKind::Whole => whole(input, i, end, entry, lattice),
            DesignationKind::Prefix => prefix(input, i, end, entry, lattice),
            DesignationKind::Name => {
                if input.is_space(end) && input.is_capitalized(end + 1) {
                    spell(input, i, end, entry, lattice);
                }
            }
        }
    }
}

/// The reading of a row by itself.
fn spell<'l>(
    input: &Input<'_>,
    i: usize,
    end: usize,
    entry: &DesignationEntry,
    lattice: &'l mut Lattice,
) -> Proposal<'l> {
    let span = input.span_of(i, end);
    let mut reading = lattice.propose_row(i, end, entry.class, entry.row, SURE + 10);
    match entry.spoken {
        Some(said) => reading.lexicon(said, span),
        None => reading.written(span),
    };
    reading
}

/// A whole name, or its plural.
fn whole(input: &Input<'_>, i: usize, end: usize, entry: &DesignationEntry, lattice: &mut Lattice) {
    let plural =
        input.says(end, "s") && input.shape(end) == Shape::Lower && input.is_digits(end - 1);
    let signed = input.is_any(end - 1, &['+', '-', '\u{2212}']);
    let past = end + usize::from(plural);
    if input.touches_right(past) || signed && input.is_dash(past) {
        return;
    }
    let mut reading = spell(input, i, end, entry, lattice);
    if plural {
        reading.plural().until(past);
    }
}

/// `Mk 48`, `MiG-29s`, `Airbus A330`, `Iskander-M`: the number or letter after the prefix belongs to the name.
fn prefix(
    input: &Input<'_>,
    i: usize,
    end: usize,
    entry: &DesignationEntry,
    lattice: &mut Lattice,
) {
    let joined = input.is_dash(end - 1);
    let gap = !joined && (input.is_space(end) || input.is_dash(end));
    let at = end + usize::from(gap);
    let code = Code::tail(input, at);
    let letter = joined && input.shape(at) == Shape::Initial && !input.touches_right(at + 1);
    let Some(code) = code else {
        if letter {
            let span = input.span(at);
            spell(input, i, end, entry, lattice)
                .letters(span)
                .until(at + 1);
        } else if gap && Code::at(input, at).is_some() {
            spell(input, i, end, entry, lattice);
        }
        return;
    };
    if input.touches_right(code.end) {
        return;
    }
    let mut reading = spell(input, i, end, entry, lattice);
    for part in code.parts(input) {
        say(&mut reading, input, part);
    }
    if code.plural {
        reading.plural();
    }
    reading.until(code.end);
}

fn code(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) {
        return;
    }
    let Some(code) = Code::at(input, i) else {
        return;
    };
    let cost = if code.hyphens { NORMAL - 3 } else { NORMAL };
    let mut end = code.end;
    let mut suffix = Suffix::None;
    if code.plural {
        suffix = Suffix::Plural;
    }
    if input.is_any(end, &['\'', '\u{2019}'])
        && input.says(end + 1, "s")
        && !input.touches_right(end + 2)
    {
        end += 2;
        suffix = Suffix::Possessive;
    }
    let plate = is_plate(input, i);
    let secret = plate || crate::classes::identification::coded(input, i);
    let mut reading = lattice.propose(i, end, Class::Designation, "designation.code", cost);
    for part in code.parts(input) {
        match part {
            Part::Digits(span) if secret => reading.digits(span),
            Part::Word(span) | Part::Known(_, span) if plate => reading.letters(span),
            part => {
                say(&mut reading, input, part);
                &mut reading
            }
        };
    }
    if suffix != Suffix::None {
        reading.suffix(suffix);
    }
}

/// `plate 7ABC123`, `license plate number KVR-2071`: each sign by itself.
fn is_plate(input: &Input<'_>, i: usize) -> bool {
    let plates = ["plate", "plates", "registration", "vin"];
    let Some(before) = input.prev_word(i) else {
        return false;
    };
    let number = input.says_any(before, &["number", "no", "reading", "tag"]);
    let word = if number {
        input.prev_word(before)
    } else {
        Some(before)
    };
    word.is_some_and(|w| input.says_any(w, &plates))
}

/// `C- 41`, `FT- 990's`, `X- 1/3`: a code with a space behind its hyphen, as texts have it that were taken apart and put
/// together again. Not after words of grades and ratings, where `C-` is "C minus".
fn broken(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let letters = matches!(input.shape(i), Shape::Upper | Shape::Initial) && input.at(i).len() <= 4;
    let from = i + 3;
    if !letters || !input.is(i + 1, '-') || !input.is_space(i + 2) || !input.is_digits(from) {
        return;
    }
    let Some(code) = Code::tail(input, from).filter(|_| input.begins_word(i)) else {
        return;
    };
    let slashed = input.is(code.end, '/') && input.is_digits(code.end + 1);
    let owned = input.is_any(code.end, &['\'', '\u{2019}']) && input.says(code.end + 1, "s");
    let end = code.end + if slashed || owned { 2 } else { 0 };
    let graded = input.near_before(i, 6, sense("grade") | sense("rating"));
    if input.touches_right(end) || input.is(end, '%') || graded || counts(input, end) {
        return;
    }
    let rule = "designation.broken-code";
    let mut reading = lattice.propose(i, end, Class::Designation, rule, SURE + 10);
    reading.letters(input.span(i));
    for part in code.parts(input) {
        say(&mut reading, input, part);
    }
    if slashed {
        reading.say(crate::lattice::Say::Designation, input.span(end - 1));
    } else if owned || code.plural {
        reading.plural();
    }
}

fn say(reading: &mut Proposal<'_>, input: &Input<'_>, part: Part) {
    match part {
        Part::Letters(span) => reading.letters(span),
        Part::Word(span) => reading.written(span),
        Part::Digits(span) => reading.say(crate::lattice::Say::Designation, span),
        Part::Decimal(whole, fraction) => reading
            .cardinal(whole)
            .text("point", crate::source::Span::new(whole.end, fraction.start))
            .digits(fraction),
        Part::Small(value, span) => reading.say(crate::lattice::Say::Number(value), span),
        Part::Known(row, span) => {
            match input.lexicon.words.get(row.of(input.text)).map(|e| e.how) {
                Some(How::Alias(said)) => reading.lexicon(said, span),
                Some(How::Letters) => reading.letters(span),
                _ => reading.written(span),
            }
        }
        Part::Plural(span) => reading.letters(span).plural(),
        Part::Symbol(said, span) => reading.lexicon(said, span),
    };
}

/// `.50-caliber`, `.22 rifle`, `.357 Magnum`: without the point.
fn caliber(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    const CALIBER: crate::lexicon::sense::Senses = crate::lexicon::sense::sense("caliber");
    let Some(fraction) = number
        .fraction
        .filter(|f| number.digits == 0 && (2..=3).contains(&f.len()))
    else {
        return;
    };
    let next = number.end + 1;
    let beside = (input.is_dash(number.end) || input.is_space(number.end)) && input.is_word(next);
    let named = beside
        && (input.says_any(next, &["caliber", "calibre", "cal"])
            || input.senses(next).any(CALIBER));
    // `a Smith & Wesson .38`
    let after = !input.touches_right(number.end)
        && phrase_ends(input, number.end)
        && input
            .prev_word(number.first)
            .is_some_and(|p| input.senses(p).any(sense("gunmaker")));
    if !named && !after {
        return;
    }
    let short = named && input.says(next, "cal");
    let end = if short {
        next + 1 + usize::from(input.is(next + 1, '.'))
    } else {
        number.end
    };
    let mut reading = lattice.propose(
        number.first,
        end,
        Class::Military,
        "designation.caliber",
        SURE + 20,
    );
    reading.say(crate::lattice::Say::Designation, fraction);
    if short {
        reading.hyphen().text("caliber", input.span(next));
    }
}
