//! Numbers that name what stands before them: `Section 230`, `Flight 370`, `Boeing 737`, `the Nikkei 225`, `the 747`.
//!
//! Three digits are said as one and a pair, four as two pairs (Chicago Manual of Style 9.1 leaves them figures; this
//! is how they are said on the air).

use crate::class::Class;
use crate::classes::figures;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, Say, Suffix};
use crate::lexicon::sense::{Senses, sense};
use crate::scan::Shape;

const DESIGNATOR: Senses = sense("designator");
const INDEX: Senses = sense("index");
const ROAD: Senses = sense("road");
const FLIGHT: Senses = sense("flight");
const MODEL: Senses = sense("model");
const COUNT: Senses = sense("count");

/// Proposes a number as a name.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() || !(3..=5).contains(&number.digits) || !input.begins_word(number.first) {
        return;
    }
    let plural = input.says(number.end, "s");
    if input.touches_right(number.end) && !plural {
        return;
    }
    let found = if number.digits == 5 {
        lettered(input, number)
    } else {
        evidence(input, number, plural)
    };
    let Some((rule, cost)) = found else {
        return;
    };
    let end = number.end + usize::from(plural);
    let mut reading = lattice.propose(number.first, end, Class::Designation, rule, cost);
    // "Chapter two thousand four": pairs would leave a zero between them.
    if number.within(2001..=2009) {
        reading.cardinal(number.whole);
    } else {
        reading.say(Say::Designation, number.whole);
    }
    if plural {
        reading.suffix(Suffix::Plural);
    }
}

fn evidence(input: &Input<'_>, number: &Number, plural: bool) -> Option<(&'static str, u16)> {
    let next = input
        .next_word(number.end)
        .map_or(Senses::NONE, |i| input.senses(i));
    let counted = next.any(COUNT);
    let model = input.lexicon.senses(number.whole.of(input.text)).any(MODEL);
    if model && !counted {
        return Some(("numbered.model", if plural { 30 } else { 85 }));
    }
    if plural {
        return (number.digits == 3).then_some(("numbered.plural", 85));
    }
    let before = input
        .before(number.first)
        .filter(|i| input.is_word(*i) || input.is(*i, '.'))?;
    if let Some(earlier) = listed(input, before) {
        return evidence(input, &earlier, false).map(|(_, cost)| ("numbered.list", cost));
    }
    let word = if input.is(before, '.') {
        before.checked_sub(1)?
    } else {
        before
    };
    if next.any(ROAD) && number.digits == 3 && input.says(word, "the") {
        return Some(("numbered.road", 55));
    }
    let senses = input.senses(word);
    if senses.any(DESIGNATOR | ROAD | FLIGHT) && !counted {
        let capital = input.is_capitalized(word);
        return Some(("numbered.designator", if capital { 55 } else { 88 }));
    }
    if senses.any(INDEX) {
        return Some(("numbered.index", 55));
    }
    let letters = input.shape(word) == Shape::Upper && word != before + 1 && !input.caps;
    (letters && !counted && !number.within(1900..=2100)).then_some(("numbered.letters", 92))
}

/// `N 21770`: five figures after a single capital, which is no pronoun and no article, are said one by one.
fn lettered(input: &Input<'_>, number: &Number) -> Option<(&'static str, u16)> {
    let letter = input.before(number.first)?;
    let fits = input.shape(letter) == Shape::Initial
        && letter + 1 != number.first
        && !matches!(input.at(letter), "A" | "I" | "O")
        && !figures::counts(input, number.end);
    fits.then_some(("numbered.letter", 92))
}

/// `Sections 504 and 508`: the number before the conjunction, if it is of the same kind. One step only.
fn listed(input: &Input<'_>, before: usize) -> Option<Number> {
    if !input.says_any(before, &["and", "or", "to", "through"]) {
        return None;
    }
    let at = input.before(before).filter(|at| input.is_digits(*at))?;
    let earlier = input.number(at).filter(|n| n.is_plain() && n.digits >= 2)?;
    input
        .before(at)
        .filter(|w| input.is_word(*w) && !input.says_any(*w, &["and", "or", "to", "through"]))?;
    Some(earlier)
}
