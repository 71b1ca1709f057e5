//! Telephone numbers and addresses of the Internet: `1-888-555-0199`, `+380 44 555 2000`, `123.123.0.40`.
//!
//! North American numbers as 3-3-4 (North American Numbering Plan), others as grouped, a plus before the country code
//! (ITU-T E.123).

use crate::class::Class;
use crate::classes::figures::{has_digits, joined_left};
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE};
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
    if !input.is_digits(i) || joined_left(input, i) {
        return;
    }
    vanity(input, i, lattice);
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
