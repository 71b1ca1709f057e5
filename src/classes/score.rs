//! Results, votes and line-ups: `beat Norway 3-2`, `voted 52-48`, `a 2-2 draw`, `4-3-3`.
//!
//! Results and votes are said with "to", level ones bare (house style of readings).

use crate::class::Class;
use crate::classes::figures::{Pair, is_padded, joined_left, pair};
use crate::classes::{record, tennis};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice};
use crate::lexicon::sense::sense;
use crate::style::Scores;

/// Proposes what a pair of numbers may be in sport or in a vote.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() || number.digits > 3 {
        return;
    }
    chain(input, number, lattice);
    let Some(pair) = pair(input, number) else {
        return;
    };
    if pair.spaced || !pair.is_plain(input, 3) || glued_right(input, &pair) {
        return;
    }
    tennis::find(input, &pair, lattice);
    if record::is_record(input, &pair) {
        record::propose(input, &pair, lattice);
        return;
    }
    let context = sense("score") | sense("vote") | sense("odds");
    let aged = input.near_before(number.first, 2, sense("age") | sense("page"));
    let pitch = input.says_any(input.skip_space(pair.end()), &["count", "counts", "pitch"]);
    if !aged && (pitch || input.near(number.first, pair.end(), 7, context)) {
        result(input, &pair, lattice);
    }
}

fn glued_right(input: &Input<'_>, pair: &Pair) -> bool {
    input.touches_right(pair.end()) || input.is_any(pair.end(), &['%', '/', ':', '°'])
}

/// `3-2`: "three to two"; `2-2`: "two-two"; `a 1-0 win`: "a one-nothing win".
fn result(input: &Input<'_>, pair: &Pair, lattice: &mut Lattice) {
    let noun = input.skip_space(pair.end());
    let before_result = input.is_space(pair.end()) && input.senses(noun).any(sense("result"));
    let equal = pair.left.value == pair.right.value;
    let nothing = pair.right.value == Some(0) && !equal;
    let vote = input.near(pair.left.first, pair.end(), 4, sense("vote"));
    let rule = if vote { "score.vote" } else { "score.result" };
    let mut reading = lattice.propose(pair.left.first, pair.end(), Class::Score, rule, LIKELY);
    reading.cardinal(pair.left.whole);
    let nil = !vote && input.context.style.scores == Scores::Nil;
    if equal || before_result || nil {
        reading.hyphen();
    } else {
        reading.text("to", input.span(pair.dash));
    }
    if nil && nothing {
        reading.text("nil", pair.right.whole);
    } else if nothing && before_result {
        reading.text("nothing", pair.right.whole);
    } else {
        reading.cardinal(pair.right.whole);
    }
}

/// `4-3-3`, `10-3-2`: line-ups and records of three or four figures are bare.
fn chain(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    if joined_left(input, first) || number.digits > 2 || is_padded(input, number) {
        return;
    }
    let mut at = first;
    let (mut parts, mut sum) = (1, number.value.unwrap_or(0));
    while parts < 5
        && input.is_dash(at + 1)
        && input.is_digits(at + 2)
        && input.at(at + 2).len() <= 2
    {
        at += 2;
        parts += 1;
        sum += crate::classes::figures::value(input, at).unwrap_or(0);
    }
    let end = at + 1;
    if !(3..=4).contains(&parts) || input.is_dash(end) || input.touches_right(end) {
        return;
    }
    let formation = sum == 10 && number.value != Some(0);
    let sports = input.near(
        first,
        end,
        6,
        sense("formation") | sense("score") | sense("won-lost"),
    );
    if !formation && !sports {
        return;
    }
    let rule = if formation {
        "sports.formation"
    } else {
        "score.record-with-ties"
    };
    let mut reading = lattice.propose(first, end, Class::Score, rule, LIKELY);
    for i in (first..end).step_by(2) {
        if i > first {
            reading.hyphen();
        }
        reading.cardinal(input.span(i));
    }
}
