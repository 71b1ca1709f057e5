//! Figures that name instead of counting and are read one by one: `911`, `text 741741`, `PIN 4821`, `CA 95051`.

use crate::class::Class;
use crate::classes::figures::{counts, has_digits, joined_left, phrase_ends};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, SURE};
use crate::lexicon::sense::sense;
use crate::scan::Shape;

/// `911`, `dial 311`, `text HOPE to 741741`, `ZIP code 10001`, `Calif. 95051`, `area code 212`.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if !number.is_plain()
        || !input.is_digits(i)
        || input.touches_right(number.end)
        || !(3..=12).contains(&number.digits)
        || joined_left(input, i) && !(number.digits > 4 && is_serial(input, number))
    {
        return;
    }
    if number.digits == 5 {
        zip_plus_four(input, number, lattice);
    }
    let rule = if number.digits == 3 && service(input, number) {
        "contact.service-number"
    } else if number.digits > 4 && texted(input, i) {
        "contact.text-code"
    } else if coded(input, i)
        || number.digits < 5 && ends_account(input, i)
        || number.digits == 4 && spells_out(input, number)
    {
        "contact.code"
    } else if number.digits > 4 && is_serial(input, number) {
        "contact.serial"
    } else if number.digits == 5 && (zip(input, number) || before_zip(input, number.end)) {
        "contact.zip"
    } else {
        return;
    };
    lattice
        .propose(i, number.end, Class::Contact, rule, LIKELY - 5)
        .digits(number.whole);
}

/// `text HOPE to 741741`, `send the word YES to 40404`.
fn texted(input: &Input<'_>, i: usize) -> bool {
    if input.near_before(i, 4, sense("texting")) {
        return true;
    }
    let sent = input.prev_word(i).is_some_and(|p| input.says(p, "to"));
    sent && phrase_ends(input, i + 1)
        && (input.near_before(i, 8, sense("texting"))
            || input.near_before(i, 6, sense("sending"))
                && input.near_before(i, 6, sense("code") | sense("keyword")))
}

/// `95051-1234`.
fn zip_plus_four(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if input.is_dash(number.end)
        && has_digits(input, number.end + 1, 4)
        && !input.touches_right(number.end + 2)
    {
        lattice
            .propose(
                number.first,
                number.end + 2,
                Class::Contact,
                "contact.zip",
                SURE,
            )
            .digits(number.whole)
            .comma()
            .digits(input.span(number.end + 1));
    }
}

/// A number of three digits that people dial: 911 unless it counts or names a car, others beside a word of dialing.
fn service(input: &Input<'_>, number: &Number) -> bool {
    let written = number.whole.of(input.text);
    let next = number.end + 1;
    let area = |at: usize| {
        input.says(at, "area")
            && input.says_any(at + 2, &["code", "codes"])
            && input.is_space(at + 1)
    };
    // `the 202 and 703 area codes`
    let listed = input.says(next, "and") && has_digits(input, next + 2, 3) && area(next + 4);
    if area(next) || listed {
        return true;
    }
    let dialed = input
        .prev_word(number.first)
        .is_some_and(|p| input.says_any(p, &["dial", "dials", "dialed", "dialing", "dialling"]));
    let counted = !dialed && counts(input, number.end) && !input.says(next, "calls");
    if counted {
        return false;
    }
    if written == "911" {
        let name = input.prev_word(number.first);
        return !name.is_some_and(|p| input.is_capitalized(p) && !input.begins_sentence(p));
    }
    let known = input.lexicon.senses(written).any(sense("dial"));
    known
        && (input
            .prev_word(number.first)
            .is_some_and(|p| input.senses(p).any(sense("dial")) && !input.says(p, "line"))
            || input.near(
                number.first,
                number.end,
                service_reach(written),
                sense("dial"),
            ) && !input.near_after(number.end, 1, sense("count")))
}

/// How many words away the word of dialing may stand: farther for the crisis line, which is hardly ever a count.
fn service_reach(written: &str) -> usize {
    if written == "988" { 10 } else { 3 }
}

/// After a word such as `code`, `badge` or `PIN`, over "is", "number" or a colon; years and counts are not codes.
pub fn coded(input: &Input<'_>, i: usize) -> bool {
    let Some(mut before) = input.prev_word(i) else {
        return false;
    };
    // `area codes 213 and 323`
    if input.says_any(before, &["and", "or"])
        && let Some(first) = input
            .prev_word(before)
            .filter(|f| input.is_digits(*f) && input.at(*f).len() == input.at(i).len())
    {
        return input
            .prev_word(first)
            .is_some_and(|word| input.senses(word).any(sense("code")));
    }
    // `the PIN on his card was 4471`
    if input.says_any(before, &["is", "was"]) && input.near_before(before, 6, sense("secret")) {
        return true;
    }
    if input.says_any(before, &["is", "was", "number", "no"]) {
        let Some(word) = input.prev_word(before) else {
            return false;
        };
        before = word;
    }
    let five = input.at(i).len() >= 5;
    input.senses(before).any(sense("code")) || five && input.senses(before).any(sense("spell"))
}

/// `a card ending in 8876`: the last figures of an account, not of a year.
fn ends_account(input: &Input<'_>, i: usize) -> bool {
    let Some(joint) = input
        .prev_word(i)
        .filter(|p| input.says_any(*p, &["in", "with"]))
    else {
        return false;
    };
    input
        .prev_word(joint)
        .is_some_and(|p| input.says_any(p, &["ending", "ends", "ended", "end"]))
        && input.near(joint, i + 1, 8, sense("ending"))
}

/// `235212-asdg`: a long number joined to letters that are no word.
fn is_serial(input: &Input<'_>, number: &Number) -> bool {
    let letters = number.end + 1;
    input.is_dash(number.end)
        && input.shape(letters) == Shape::Lower
        && !input.lexicon.is_common(input.at(letters))
        && !input.senses(letters).any(sense("count"))
        && crate::classes::unit::unit_at(input, number.end).is_none()
}

/// `1-800-799-SAFE (7233)`: the same in figures.
fn spells_out(input: &Input<'_>, number: &Number) -> bool {
    let Some(open) = number.first.checked_sub(1) else {
        return false;
    };
    open > 3
        && input.is(open, '(')
        && input.is(number.end, ')')
        && input.is_space(open - 1)
        && input.shape(open - 2) == Shape::Upper
        && input.is_dash(open - 3)
        && input.is_digits(open - 4)
}

/// After a place where the phrase ends: `New York 10001`, `CA 95051`, `Washington, D.C. 20500`, `Beverly Hills 90210`.
fn zip(input: &Input<'_>, number: &Number) -> bool {
    let Some(mut before) = input.before(number.first) else {
        return false;
    };
    if !phrase_ends(input, number.end) {
        return false;
    }
    let mark = input.is(before, ',') || input.is(before, '.');
    if mark {
        let Some(word) = before.checked_sub(1) else {
            return false;
        };
        before = word;
    }
    let letters = matches!(input.shape(before), Shape::Upper | Shape::Initial);
    let postal = letters && input.at(before).len() == 2;
    let state = input.is_capitalized(before) && input.senses(before).any(sense("zip"));
    let dotted = before > 2
        && input.is(before + 1, '.')
        && letters
        && input.is(before - 1, '.')
        && input.shape(before - 2) == Shape::Initial
        && !matches!(input.text_of(before - 2, before + 1), "U.S" | "U.K" | "U.N");
    postal || state || dotted || !mark && after_city(input, before, number.end)
}

/// `the 90210 ZIP code`
fn before_zip(input: &Input<'_>, end: usize) -> bool {
    let next = input.skip_space(end);
    input.says_any(next, &["zip", "postal"])
        || input.says(next, "area") && input.says(next + 2, "code")
}

/// `Chicago 60601`: after a name inside the sentence, at the end of what is said.
fn after_city(input: &Input<'_>, name: usize, end: usize) -> bool {
    let lexicon = input.lexicon;
    let calendar = lexicon.months.get(input.at(name)).is_some()
        || lexicon.weekdays.get(input.at(name)).is_some();
    let ends = end >= input.len() || input.is_any(end, &['.', ',', ';']);
    input.shape(name) == Shape::Capitalized
        && ends
        && !calendar
        && !input.senses(name).any(sense("function") | sense("model"))
        && (name == 0 || !input.begins_sentence(name))
}
