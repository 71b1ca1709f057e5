//! Numbers that name a place: `350 Fifth Avenue`, `Room 214`, `Flight 370`, `P.O. Box 1234`, `SW1A 2AA`.
//!
//! Three and four figures are read in pairs (house style of readings).

use crate::class::Class;
use crate::classes::figures::{counts, has_digits, is_padded, phrase_ends};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE};
use crate::lexicon::sense::sense;
use crate::scan::Shape;

/// Proposes house, room and flight numbers.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    hyphenated(input, number, lattice);
    street(input, number, lattice);
    if !number.is_plain() || !(3..=6).contains(&number.digits) || input.touches_right(number.end) {
        return;
    }
    let rule = if after_room(input, number) {
        "contact.room"
    } else if is_freeway(input, number) {
        "contact.road"
    } else if before_street(input, number.end) && input.begins_word(number.first) {
        "contact.house"
    } else if number.digits == 4 && input.says(input.skip_space(number.end), "block") {
        "contact.block"
    } else {
        return;
    };
    lattice
        .propose(number.first, number.end, Class::Contact, rule, LIKELY)
        .pairs(number.whole);
}

/// `88 Pine St. Workers fled`, `221B Baker St.`: after a house number and a name, St. and Dr. are no Saint or Doctor.
fn street(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() || !input.begins_word(number.first) || number.digits > 5 {
        return;
    }
    let lettered = input.shape(number.end) == Shape::Initial;
    let mut at = number.end + usize::from(lettered);
    for n in 0..4 {
        let word = at + 1;
        if !input.is_space(at) || !input.is_capitalized(word) {
            return;
        }
        let said = match input.at(word) {
            "St" => "Street",
            "Dr" => "Drive",
            _ => "",
        };
        if n > 0 && !said.is_empty() && input.is(word + 1, '.') {
            lattice
                .propose(word, word + 2, Class::Place, "contact.street", SURE - 10)
                .text(said, input.span_of(word, word + 2))
                .dotted(true);
            return;
        }
        let compass = input.shape(word) == Shape::Initial && input.is(word + 1, '.');
        at = word + 1 + usize::from(compass);
    }
}

/// `Room 214`, `Suite No. 300`, `Flight 370`: after a word that takes a number, in the singular.
fn after_room(input: &Input<'_>, number: &Number) -> bool {
    let Some(mut at) = input.before(number.first) else {
        return false;
    };
    while input.is_any(at, &['.', '#']) || input.says(at, "no") {
        match input.before(at) {
            Some(before) => at = before,
            None => return false,
        }
    }
    let senses = input.senses(at);
    let named = senses.any(sense("room") | sense("flight") | sense("road"));
    let alone =
        input.is_capitalized(at) || is_padded(input, number) || phrase_ends(input, number.end);
    named && alone && !counts(input, number.end)
}

/// `45-12 Main St.`: house numbers of Queens and Hawaii, the parts bare.
fn hyphenated(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let plain = |n: &Number| n.is_plain() && (1..=4).contains(&n.digits);
    if !plain(number) || !input.is_dash(number.end) || !input.begins_word(number.first) {
        return;
    }
    let Some(right) = input.number(number.end + 1).filter(plain) else {
        return;
    };
    if right.digits >= 2 && before_street(input, right.end) {
        lattice
            .propose(
                number.first,
                right.end,
                Class::Contact,
                "contact.house",
                LIKELY - 10,
            )
            .pairs(number.whole)
            .pairs(right.whole);
    }
}

/// `U.S. 101`, `on the 405`: a road by its number alone.
fn is_freeway(input: &Input<'_>, number: &Number) -> bool {
    if number.digits != 3 || counts(input, number.end) {
        return false;
    }
    let Some(before) = input.before(number.first) else {
        return false;
    };
    if input.is(before, '.') {
        let country = before
            .checked_sub(3)
            .filter(|from| input.text_of(*from, before + 1) == "U.S.");
        // `410 U.S. 113` is a page of the reports.
        return country.is_some_and(|from| !input.before(from).is_some_and(|b| input.is_digits(b)));
    }
    let freeway = number.within(101..=118) || number.within(134..=134) || number.within(210..=215);
    let later = number.within(405..=405) || number.within(605..=605) || number.within(710..=710);
    let along = ["on", "off", "along", "via", "onto", "down", "up", "to"];
    (freeway || later)
        && input.says(before, "the")
        && input
            .prev_word(before)
            .is_some_and(|p| input.says_any(p, &along))
        && phrase_ends(input, number.end)
}

/// Whether a street's name follows: up to four words in capitals or ordinals, the last one a kind of street.
fn before_street(input: &Input<'_>, end: usize) -> bool {
    let mut at = end;
    for n in 0..5 {
        if !input.is_space(at) || at >= input.len() {
            return false;
        }
        at += 1;
        if input.is_digits(at) && input.says_any(at + 1, &["st", "nd", "rd", "th"]) {
            at += 2;
            continue;
        }
        if !input.is_word(at) {
            return false;
        }
        let street = input.senses(at).any(sense("street"));
        if street && (n > 0 || input.says(at, "broadway")) && !counts(input, at + 1) {
            return true;
        }
        if !(input.is_capitalized(at) || n == 1 && street) {
            return false;
        }
        let short = input.at(at).len() <= 2;
        at += 1;
        if short && input.is(at, '.') {
            at += 1;
        }
    }
    false
}

/// Proposes British postcodes: `SW1A 2AA`, `EC1V 9BD`, `M1 1AE`.
pub fn at_word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let letters = matches!(input.shape(i), Shape::Upper | Shape::Initial) && input.at(i).len() <= 2;
    if !letters || !input.begins_word(i) || !input.is_digits(i + 1) || input.at(i + 1).len() > 2 {
        return;
    }
    let outward = i + 2 + usize::from(input.shape(i + 2) == Shape::Initial);
    let inward = outward + 1;
    let fits = input.is_space(outward)
        && has_digits(input, inward, 1)
        && input.shape(inward + 1) == Shape::Upper
        && input.at(inward + 1).len() == 2
        && !input.touches_right(inward + 2);
    if !fits {
        return;
    }
    lattice
        .propose(i, inward + 2, Class::Contact, "contact.postcode", SURE)
        .letters(input.span_of(i, outward))
        .letters(input.span_of(inward, inward + 2));
}

/// Proposes `ext. 123` and `x123` after a number.
pub fn extension(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.says_any(i, &["ext", "extn"]) {
        return;
    }
    let end = i + 1 + usize::from(input.is(i + 1, '.'));
    if input.number_follows(end) {
        lattice
            .propose(i, end, Class::Contact, "contact.extension", NORMAL - 10)
            .text("extension", input.span_of(i, end));
    }
}
