//! Sets of tennis and their tiebreaks: `7-6 (5), 6-4`: bare (house style of readings).

use crate::class::Class;
use crate::classes::figures::{Pair, after_comma, pair};
use crate::input::Input;
use crate::lattice::{Lattice, SURE};
use crate::lexicon::sense::sense;

/// `6-4, 7-6 (5), 6-3`: sets one after the other, or one with its tiebreak.
pub fn find(input: &Input<'_>, pair: &Pair, lattice: &mut Lattice) {
    let unfinished = !is_set(pair)
        && pair.values().is_some_and(|(a, b)| a <= 6 && b <= 6)
        && after_set(input, pair.left.first);
    if !is_set(pair) && !unfinished {
        return;
    }
    let tiebreak = tiebreak(input, pair.end());
    let end = tiebreak.map_or(pair.end(), |(_, _, close)| close + 1);
    let context = unfinished
        || tiebreak.is_some()
        || beside_set(input, pair.left.first, end)
        || input.near(pair.left.first, end, 5, sense("tennis"));
    if !context {
        return;
    }
    let mut reading = lattice.propose(pair.left.first, end, Class::Score, "score.set", SURE - 5);
    reading
        .cardinal(pair.left.whole)
        .hyphen()
        .cardinal(pair.right.whole);
    if let Some((from, to, _)) = tiebreak {
        reading.comma();
        reading.cardinal(input.span(from));
        if to > from {
            reading.hyphen().cardinal(input.span(to));
        }
    }
}

/// Whether the pair can be a set: one side won six or seven games, or a long last set or tiebreak.
fn is_set(pair: &Pair) -> bool {
    let Some((a, b)) = pair.values() else {
        return false;
    };
    let (high, low) = (a.max(b), a.min(b));
    high == 6 && low <= 4
        || high == 7 && (5..=6).contains(&low)
        || high >= 8 && high - low == 2 && high <= 70
}

/// `(5)` or `(7-5)` after a set: first and last figure, and the closing bracket.
fn tiebreak(input: &Input<'_>, end: usize) -> Option<(usize, usize, usize)> {
    let open = input.skip_space(end);
    let first = open + 1;
    if !input.is(open, '(') || !input.is_digits(first) || input.at(first).len() > 2 {
        return None;
    }
    if input.is(first + 1, ')') {
        return Some((first, first, first + 1));
    }
    (input.is_dash(first + 1) && input.is_digits(first + 2) && input.is(first + 3, ')'))
        .then_some((first, first + 2, first + 3))
}

/// Whether another set stands directly before or after, after a comma.
fn beside_set(input: &Input<'_>, first: usize, end: usize) -> bool {
    let next = after_comma(input, end).or(input.is_space(end).then_some(end + 1));
    let after = next
        .and_then(|n| input.number(n))
        .and_then(|n| pair(input, &n))
        .is_some_and(|p| is_set(&p));
    after || after_set(input, first)
}

/// Whether a set, or its tiebreak, and a comma stand directly before.
fn after_set(input: &Input<'_>, first: usize) -> bool {
    if first < 6 || !input.is_space(first - 1) || !input.is(first - 2, ',') {
        return false;
    }
    let close = first - 3;
    input.is(close, ')') && input.is_digits(close - 1)
        || input.is_digits(close)
            && input.is_dash(close - 1)
            && input
                .number(close - 2)
                .and_then(|n| pair(input, &n))
                .is_some_and(|p| is_set(&p))
}
