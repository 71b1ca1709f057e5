//! Figures of sport that are no results: `.305`, `+7`, `49ers`, `U-21`, `4x100m`.

use crate::class::Class;
use crate::classes::figures::{has_digits, joined_left, pair, value};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE, Suffix};
use crate::lexicon::sense::sense;
use crate::source::Span;

/// Proposes what begins with a number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    average(input, number, lattice);
    slash_line(input, number, lattice);
    members(input, number, lattice);
    relay(input, number, lattice);
    innings(input, number, lattice);
    rounds(input, number.first, lattice);
}

/// `287-6 at stumps`: runs and wickets, where the words around are cricket's.
fn innings(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let Some(pair) = pair(input, number).filter(|p| !p.spaced && p.is_plain(input, 3)) else {
        return;
    };
    let fits = pair
        .values()
        .is_some_and(|(runs, wickets)| runs > 10 && wickets <= 10);
    let end = pair.end();
    if fits && !input.touches_right(end) && input.near(number.first, end, 6, sense("innings")) {
        lattice
            .propose(number.first, end, Class::Score, "score.innings", SURE - 5)
            .cardinal(number.whole)
            .text("for", input.span(pair.dash))
            .cardinal(pair.right.whole);
    }
}

/// `67-70-68—205`: a golfer's rounds, and the sum after the long dash.
fn rounds(input: &Input<'_>, first: usize, lattice: &mut Lattice) {
    let (mut at, mut sum) = (first, 0);
    if joined_left(input, first) {
        return;
    }
    loop {
        match value(input, at) {
            Some(round) if (55..=99).contains(&round) && at < first + 8 => sum += round,
            _ => return,
        }
        let next = at + 2;
        let total = value(input, next);
        if at > first && total == Some(sum) && input.is_any(at + 1, &['\u{2014}', '\u{2013}', '-'])
        {
            let mut reading =
                lattice.propose(first, next + 1, Class::Score, "score.rounds", SURE - 10);
            for i in (first..=at).step_by(2) {
                reading.cardinal(input.span(i)).comma();
            }
            reading.cardinal(input.span(next));
            return;
        }
        if !input.is_dash(at + 1) {
            return;
        }
        at = next;
    }
}

/// `batting .305`: an average is read in pairs without its point.
fn average(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let Some(fraction) = number
        .fraction
        .filter(|f| f.len() == 3 && number.digits == 0)
    else {
        return;
    };
    let context = sense("batting") | sense("record") | sense("team");
    let written = fraction.of(input.text);
    let even = written == "500"
        && input.prev_word(number.first).is_some_and(|p| {
            input.says_any(
                p,
                &[
                    "at", "above", "below", "over", "under", "around", "to", "reach", "near",
                ],
            )
        });
    if !even && !input.near(number.first, number.end, 5, context) || input.touches_right(number.end)
    {
        return;
    }
    let mut reading = lattice.propose(
        number.first,
        number.end,
        Class::Sports,
        "sports.average",
        LIKELY,
    );
    if written == "000" {
        reading.text("zero", fraction);
    } else {
        reading.pairs(fraction);
    }
}

/// `.287/.392/.611`: batting average, on-base and slugging percentage, each read as an average.
fn slash_line(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    let rate = |dot: usize| input.is(dot, '.') && has_digits(input, dot + 1, 3);
    let slash = |at: usize| input.is(at, '/');
    if !(rate(first) && slash(first + 2) && rate(first + 3) && slash(first + 5) && rate(first + 6))
        || input.touches_right(first + 8)
    {
        return;
    }
    let (start, end) = (first, first + 8);
    let mut reading = lattice.propose(start, end, Class::Sports, "sports.slash-line", SURE);
    reading
        .pairs(input.span(first + 1))
        .comma()
        .pairs(input.span(first + 4))
        .comma()
        .pairs(input.span(first + 7));
}

/// `49ers`, `76ers`: those who belong to a number.
fn members(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let end = number.end + 1;
    if !number.is_plain() || !input.says_any(number.end, &["ers", "er"]) || input.touches_right(end)
    {
        return;
    }
    // The 777-300ER is an airliner.
    if input.shape(number.end) == crate::scan::Shape::Upper && !input.caps {
        return;
    }
    let words = &input.lexicon.words;
    if words
        .matches(input.text, input.lexemes, number.first, input.caps)
        .next()
        .is_some()
    {
        return;
    }
    let mut reading = lattice.propose(number.first, end, Class::Sports, "sports.members", SURE);
    reading.cardinal(input.span_of(number.first, end));
    if input.says(number.end, "ers") {
        reading.suffix(Suffix::Members);
    } else {
        reading.suffix(Suffix::Member);
    }
}

/// `4x100m`, `4 x 400 meter`: "four by one hundred meter".
fn relay(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let by = input.skip_space(number.end);
    if !number.is_plain() || number.digits != 1 || !(input.says(by, "x") || input.is(by, '×')) {
        return;
    }
    let leg = input.skip_space(by + 1);
    if !input.is_digits(leg) || !(3..=4).contains(&input.at(leg).len()) {
        return;
    }
    let unit = input.skip_space(leg + 1) + usize::from(input.is_dash(leg + 1));
    let meter = input.says(unit, "m") && !input.touches_right(unit + 1);
    let named = input.senses(unit).any(sense("relay"))
        || input.says_any(unit, &["meter", "metre", "meters"]);
    if !meter && !named {
        return;
    }
    let end = if meter { unit + 1 } else { leg + 1 };
    let mut reading = lattice.propose(number.first, end, Class::Sports, "sports.relay", SURE);
    reading
        .cardinal(number.whole)
        .text("by", input.span(by))
        .cardinal(input.span(leg));
    if meter {
        reading.text("meter", input.span(unit));
    }
}

/// Proposes `+7`, and the true minus or a hyphen before a number that stands by itself: `−5`, `(-3)`.
pub fn at_sign(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let plus = input.is(i, '+');
    let minus = input.is_minus(i);
    if !plus && !minus {
        return;
    }
    let alone = i == 0
        || input.is_space(i - 1)
        || input.is_any(i - 1, &['(', '[', '"', '\u{201C}', '/', ':', '?', '!', ';']);
    let Some(number) = input.number(i + 1) else {
        return;
    };
    let dash = input.is(i, '\u{2013}');
    if !alone || dash && (i == 0 || input.before(i).is_some_and(|b| input.is_digits(b))) {
        return;
    }
    let (class, rule, word) = if plus {
        (Class::Sports, "sports.plus", "plus")
    } else {
        (Class::Cardinal, "cardinal.minus", "minus")
    };
    // `+199K`, `-1.2M`
    let scaled = input.amount(number.first, true).filter(|a| {
        a.scale
            .is_some_and(|s| s.span.start == number.span().end && !input.touches_right(a.end))
    });
    let end = scaled.as_ref().map_or(number.end, |a| a.end);
    let mut reading = lattice.propose(i, end, class, rule, NORMAL);
    reading.text(word, input.span(i));
    match &scaled {
        Some(amount) => reading.amount(amount),
        None => reading.number(&number),
    };
}

/// Proposes `U21`, `U-17`: age classes where the neighbours are about sport.
pub fn at_letter(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !matches!(input.at(i), "U" | "u") || !input.begins_word(i) {
        return;
    }
    let number = i + 1 + usize::from(input.is_dash(i + 1));
    let (s, end) = if input.says(number + 1, "s") {
        (true, number + 2)
    } else {
        (false, number + 1)
    };
    let age = has_digits(input, number, 2)
        && value(input, number).is_some_and(|v| (12..=23).contains(&v));
    if !age || input.touches_right(end) || !input.near(i, end, 5, sense("age-class")) {
        return;
    }
    let span: Span = input.span(number);
    let mut reading = lattice.propose(i, end, Class::Sports, "sports.age-class", LIKELY - 5);
    reading.text("under", input.span(i)).hyphen().cardinal(span);
    if s {
        reading.plural();
    }
}
