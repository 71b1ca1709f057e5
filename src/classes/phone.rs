//! Telephone numbers and other figures read one by one: `1-888-555-0199`, `+380 44 555 2000`, `911`, `text 741741`.
//!
//! North American numbers as 3-3-4 (North American Numbering Plan), others as grouped, a plus before the country code
//! (ITU-T E.123).

use crate::class::Class;
use crate::classes::figures::{has_digits, joined_left, phrase_ends};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, SURE};
use crate::lexicon::sense::sense;

/// The most groups a number has.
const MOST: usize = 8;

/// Groups of digits with single separators between them.
struct Groups {
    /// The lexemes of the groups.
    at: [usize; MOST],
    count: usize,
    /// One past the last lexeme.
    end: usize,
    /// Whether all separators are the same kind of mark.
    spaced: bool,
}

impl Groups {
    fn at(&self) -> &[usize] {
        &self.at[..self.count]
    }

    fn lengths(&self, input: &Input<'_>) -> [usize; MOST] {
        let mut lengths = [0; MOST];
        for (length, at) in lengths.iter_mut().zip(self.at()) {
            *length = input.at(*at).len();
        }
        lengths
    }

    fn total(&self, input: &Input<'_>) -> usize {
        self.at().iter().map(|at| input.at(*at).len()).sum()
    }
}

/// Reads groups from lexeme `i` on.
fn groups(input: &Input<'_>, i: usize) -> Option<Groups> {
    let mut groups = Groups {
        at: [0; MOST],
        count: 0,
        end: i,
        spaced: false,
    };
    let mut at = i;
    while groups.count < MOST {
        let digits = at + usize::from(input.is(at, '('));
        if !input.is_digits(digits) || !input.at(digits).is_ascii() {
            break;
        }
        groups.at[groups.count] = digits;
        groups.count += 1;
        let closed = digits + 1 + usize::from(input.is(digits + 1, ')'));
        groups.end = closed;
        let Some(next) = separator(input, closed, &mut groups.spaced) else {
            break;
        };
        at = next;
    }
    (groups.count > 0).then_some(groups)
}

/// The lexeme after the separator at `i`: a hyphen, a full stop, a space, or nothing after a bracket.
fn separator(input: &Input<'_>, i: usize, spaced: &mut bool) -> Option<usize> {
    let space = input.is_space(i) && i < input.len();
    let mut next = i + usize::from(space);
    if input.is_dash(next) || input.is(next, '.') {
        next += 1 + usize::from(space && input.is_space(next + 1));
    }
    let begins = input.is_digits(next) || input.is(next, '(') && input.is_digits(next + 1);
    let bracketed = i > 0 && input.is(i - 1, ')');
    *spaced |= begins && space;
    (begins && (next > i || bracketed)).then_some(next)
}

/// Proposes telephone numbers that begin with digits.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if !input.is_digits(i) {
        return;
    }
    if joined_left(input, i) {
        if number.digits > 4 && is_serial(input, number) {
            code(input, number, lattice);
        }
        return;
    }
    vanity(input, i, lattice);
    code(input, number, lattice);
    let Some(groups) = groups(input, i).filter(|g| g.count > 1) else {
        return;
    };
    // `081101 (2005)`: no telephone number ends in brackets.
    if input.is(groups.at[groups.count - 1] - 1, '(') {
        return;
    }
    if let Some(count) = shape(input, &groups) {
        say(input, i, &groups, count, "contact.phone", lattice);
    }
    internet(input, i, &groups, lattice);
}

/// Proposes `(212) 555-0100` and `+44 20 7946 0958`.
pub fn at_mark(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let plus = input.is(i, '+');
    if !(plus || input.is(i, '(') && has_digits(input, i + 1, 3)) {
        return;
    }
    let Some(groups) = groups(input, i + usize::from(plus)) else {
        return;
    };
    if plus {
        if groups.count > 1 && (7..=15).contains(&groups.total(input))
            || (10..=15).contains(&groups.total(input))
        {
            say(
                input,
                i,
                &groups,
                groups.count,
                "contact.international",
                lattice,
            );
        }
    } else if groups.lengths(input)[..3] == [3, 3, 4] {
        say(input, i, &groups, 3, "contact.phone", lattice);
    }
}

/// How many of the groups are a telephone number.
fn shape(input: &Input<'_>, groups: &Groups) -> Option<usize> {
    let lengths = groups.lengths(input);
    let first = input.at(groups.at[0]);
    let dialed = || input.near(groups.at[0], groups.end, 6, sense("dial"));
    match lengths {
        [1, 3, 3, 4, ..] if first == "1" => Some(4),
        [3, 3, 4, 0, ..] if !groups.spaced || dialed() => Some(3),
        [3, 2, 4, 0, ..] if !groups.spaced => Some(3),
        [3, 4, 0, ..]
            if !groups.spaced
                && (first == "555" || input.at(groups.at[1]).starts_with('0') || dialed()) =>
        {
            Some(2)
        }
        [4, 4, 4, 4, 0, ..] => Some(4),
        _ if first.starts_with('0')
            && (9..=12).contains(&groups.total(input))
            && groups.count > 1 =>
        {
            Some(groups.count)
        }
        _ if groups.count > 2 && groups.total(input) >= 9 && !groups.spaced => Some(groups.count),
        _ => None,
    }
}

/// Says `count` groups, each after a pause. The toll-free code 800 is "eight hundred".
fn say(
    input: &Input<'_>,
    first: usize,
    groups: &Groups,
    count: usize,
    rule: &'static str,
    lattice: &mut Lattice,
) {
    let last = groups.at[count - 1];
    let end = if count == groups.count {
        groups.end
    } else {
        last + 1
    };
    if input.touches_right(end) {
        return;
    }
    let mut reading = lattice.propose(first, end, Class::Contact, rule, SURE - 10);
    if input.is(first, '+') {
        reading.text("plus", input.span(first));
    }
    for (n, at) in groups.at()[..count].iter().enumerate() {
        let span = input.span(*at);
        if n > 1 || n == 1 && input.at(groups.at[0]).len() > 1 {
            reading.comma();
        }
        let toll_free =
            input.at(*at) == "800" && (n == 0 || n == 1 && input.at(groups.at[0]) == "1");
        if toll_free && !input.is(first, '+') {
            reading.cardinal(span);
        } else {
            reading.digits(span);
        }
    }
}

/// `1-800-FLOWERS`, `1-800-577-TIPS`: the word as written.
fn vanity(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let dashes = input.is_dash(i + 1) && input.is_dash(i + 3);
    if input.at(i) != "1" || !dashes || !has_digits(input, i + 2, 3) {
        return;
    }
    let exchange = has_digits(input, i + 4, 3) && input.is_dash(i + 5);
    let word = if exchange { i + 6 } else { i + 4 };
    if !input.is_capitalized(word) {
        return;
    }
    let end = if exchange { i + 5 } else { i + 3 };
    let mut reading = lattice.propose(i, end, Class::Contact, "contact.vanity", SURE);
    reading.cardinal(input.span(i));
    if input.at(i + 2).ends_with("00") {
        reading.cardinal(input.span(i + 2));
    } else {
        reading.digits(input.span(i + 2));
    }
    if exchange {
        reading.comma().digits(input.span(i + 4));
    }
}

/// `123.123.0.40`: an address of the Internet.
fn internet(input: &Input<'_>, i: usize, groups: &Groups, lattice: &mut Lattice) {
    let dots = (0..3).all(|n| input.is(i + 2 * n + 1, '.') && input.is_digits(i + 2 * n + 2));
    if !dots || groups.spaced || groups.count != 4 || input.touches_right(i + 7) {
        return;
    }
    let mut reading = lattice.propose(i, i + 7, Class::Web, "contact.internet", SURE - 15);
    for n in 0..4 {
        if n > 0 {
            reading.text("dot", input.span(i + 2 * n - 1));
        }
        reading.digits(input.span(i + 2 * n));
    }
}

/// `911`, `dial 311`, `text HOPE to 741741`, `ZIP code 10001`, `Calif. 95051`, `area code 212`.
fn code(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() || input.touches_right(number.end) || !(3..=12).contains(&number.digits) {
        return;
    }
    let i = number.first;
    if number.digits == 5 {
        zip_plus_four(input, number, lattice);
    }
    let rule = if number.digits == 3 && service(input, number) {
        "contact.service-number"
    } else if number.digits >= 4 && input.near_before(i, 4, sense("texting")) && number.digits != 4
    {
        "contact.text-code"
    } else if coded(input, i)
        || number.digits < 5 && ends_account(input, i)
        || number.digits == 4 && spells_out(input, number)
    {
        "contact.code"
    } else if number.digits > 4 && is_serial(input, number) {
        "contact.serial"
    } else if number.digits == 5 && zip(input, number) {
        "contact.zip"
    } else {
        return;
    };
    lattice
        .propose(i, number.end, Class::Contact, rule, LIKELY - 5)
        .digits(number.whole);
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
    if input.says(next, "area") && input.says_any(next + 2, &["code", "codes"]) {
        return true;
    }
    let dialed = input
        .prev_word(number.first)
        .is_some_and(|p| input.says_any(p, &["dial", "dials", "dialed", "dialing", "dialling"]));
    let counted =
        !dialed && crate::classes::figures::counts(input, number.end) && !input.says(next, "calls");
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
    if input.says_any(before, &["is", "number", "no"]) {
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
        && input.shape(letters) == crate::scan::Shape::Lower
        && !input.lexicon.is_common(input.at(letters))
        && !input.senses(letters).any(sense("count"))
        && crate::classes::measure::unit_at(input, number.end).is_none()
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
        && input.shape(open - 2) == crate::scan::Shape::Upper
        && input.is_dash(open - 3)
        && input.is_digits(open - 4)
}

/// After a state's name or postal letters, where the phrase ends: `New York 10001`, `CA 95051`.
fn zip(input: &Input<'_>, number: &Number) -> bool {
    let Some(mut before) = input.before(number.first) else {
        return false;
    };
    if input.is(before, ',') || input.is(before, '.') {
        let Some(word) = before.checked_sub(1) else {
            return false;
        };
        before = word;
    }
    let postal = input.at(before).len() == 2 && input.shape(before) == crate::scan::Shape::Upper;
    let state = input.is_capitalized(before) && input.senses(before).any(sense("zip"));
    (postal || state || input.is(before, '.')) && phrase_ends(input, number.end)
}
