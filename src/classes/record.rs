//! Wins and losses: `improved to 21-0`, `the Lions (10-1)`, `2-6 in the AFC`: "and", never "to" (house style of readings).

use crate::class::Class;
use crate::classes::figures::Pair;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, Proposal, SURE};
use crate::lexicon::sense::{Senses, sense};
use crate::scan::Shape;

/// `11-5`: "eleven and five"; 0 is "oh".
pub fn propose(input: &Input<'_>, pair: &Pair, lattice: &mut Lattice) {
    let mut reading = lattice.propose(
        pair.left.first,
        pair.end(),
        Class::Score,
        "score.record",
        SURE,
    );
    figure(&pair.left, &mut reading);
    reading.text("and", input.span(pair.dash));
    figure(&pair.right, &mut reading);
}

fn figure(number: &Number, reading: &mut Proposal<'_>) {
    if number.value == Some(0) {
        reading.digits_oh(number.whole);
    } else {
        reading.cardinal(number.whole);
    }
}

/// Whether the neighbours make the pair wins and losses.
pub fn is_record(input: &Input<'_>, pair: &Pair) -> bool {
    let (first, end) = (pair.left.first, pair.end());
    let noun = input.skip_space(end);
    if input.senses(noun).any(sense("result")) && !input.senses(noun).any(sense("record-noun")) {
        return false;
    }
    if in_standings(input, first, end) {
        return true;
    }
    if input.near_before(first, 4, sense("tally")) {
        return false;
    }
    before_record_noun(input, end)
        || before_team(input, first, end)
        || this_season(input, first, end)
        || in_league(input, end)
        || between_commas(input, first, end)
        || after_record_verb(input, first)
        || of_record(input, first)
        || after_start(input, first)
        || before_clause(input, first, end)
        || second_record(input, first)
        || unbeaten(input, pair)
}

/// `went 17-0`: nobody loses 17 to nothing in a season's number of games.
fn unbeaten(input: &Input<'_>, pair: &Pair) -> bool {
    let went = input.prev_word(pair.left.first);
    went.is_some_and(|p| input.says_any(p, &["went", "go", "goes", "gone"]))
        && (pair.left.value == Some(0) || pair.right.value == Some(0))
        && !input
            .senses(input.skip_space(pair.end()))
            .any(sense("result"))
        && !input.says_any(
            input.skip_space(pair.end()),
            &["up", "down", "ahead", "behind"],
        )
}

/// `The Dodgers, 98-64, won`: after a team between commas, when no result stands before.
fn between_commas(input: &Input<'_>, first: usize, end: usize) -> bool {
    let team = input
        .before(first)
        .filter(|c| input.is(*c, ',') && input.is(end, ','));
    team.and_then(|c| c.checked_sub(1)).is_some_and(|t| {
        input.is_capitalized(t)
            && input.senses(t).any(sense("team"))
            && !input.near_before(t, 6, sense("score"))
    })
}

/// `Auburn, 5-7 last year, ...`, `19-22 overall`
fn this_season(input: &Input<'_>, first: usize, end: usize) -> bool {
    let word = end + 1;
    if !input.is_space(end) {
        return false;
    }
    // `2-6 since the break and 19-22 overall`; `won 5-3 overall` is a result.
    if input.says(word, "overall") {
        return !input.near_before(first, 3, sense("score"));
    }
    input.says_any(word, &["this", "last"])
        && input.says_any(input.skip_space(word + 1), &["season", "year"])
}

fn has(input: &Input<'_>, i: Option<usize>, senses: Senses) -> bool {
    i.is_some_and(|i| input.senses(i).any(senses))
}

/// `Kansas City (9-1)`, `the Lions (10-1, 4-0 NFC North)`: in brackets after a name, alone or first of several.
fn in_standings(input: &Input<'_>, first: usize, end: usize) -> bool {
    let Some(open) = first.checked_sub(1) else {
        return false;
    };
    if input.is(open, '(') {
        let name = input
            .before(open)
            .is_some_and(|b| input.is_capitalized(b) || input.says(b, "ers"));
        return name
            && input.is_any(end, &[')', ','])
            && !input.near_before(first, 6, sense("tennis"));
    }
    let before = first
        .checked_sub(4)
        .filter(|_| input.is_space(open) && input.is(open - 1, ','));
    before.is_some_and(|b| input.is_dash(b) && b >= 2 && input.is(b - 2, '('))
        && (input.is(end, ')')
            || input.is_space(end) && !input.near_before(first, 6, sense("tennis")))
}

/// `The 11-5 Eagles`, `the 3-9 Chicago Bears`: before the name of a team, after an article.
fn before_team(input: &Input<'_>, first: usize, end: usize) -> bool {
    let team = |i: usize| input.is_capitalized(i) && input.senses(i).any(sense("team"));
    let next = end + 1;
    let article = input
        .prev_word(first)
        .is_some_and(|p| input.says_any(p, &["the", "a", "an"]));
    article
        && input.is_space(end)
        && (team(next) || input.is_capitalized(next) && input.is_space(next + 1) && team(next + 2))
}

/// `2-6 in the AFC`, `4-0 in Big Ten play`: wins and losses within a league.
fn in_league(input: &Input<'_>, end: usize) -> bool {
    if !input.is_space(end) || !input.says_any(end + 1, &["in", "against"]) {
        return false;
    }
    let name = input.skip_space(end + 2);
    let name = if input.says(name, "the") {
        input.skip_space(name + 1)
    } else {
        name
    };
    input.is_capitalized(name) && input.senses(name).any(sense("league"))
}

/// `At 9-8, Denver needs help`: the record of the team that is named next begins the sentence.
fn before_clause(input: &Input<'_>, first: usize, end: usize) -> bool {
    let at = input.prev_word(first).filter(|p| input.says(*p, "at"));
    at.is_some_and(|p| input.begins_sentence(p))
        && input.is(end, ',')
        && input.is_space(end + 1)
        && (input.is_capitalized(end + 2) || input.says_any(end + 2, &["the", "including"]))
}

/// `12-4 at home and 3-9 on the road`: the second of two records told apart by place.
fn second_record(input: &Input<'_>, first: usize) -> bool {
    let Some(place) = input
        .prev_word(first)
        .filter(|p| input.says_any(*p, &["and", "but"]))
        .and_then(|p| input.prev_word(p))
    else {
        return false;
    };
    input.says_any(place, &["home", "road", "away", "conference", "division"])
        && input
            .prev_word(place)
            .and_then(|p| {
                if input.says(p, "the") {
                    input.prev_word(p)
                } else {
                    Some(p)
                }
            })
            .is_some_and(|p| {
                input.says_any(p, &["at", "on", "in"])
                    && p > 3
                    && input.is_digits(p - 2)
                    && input.is_dash(p - 3)
            })
}

/// `improved to 21-0`, `fell back to 3-7`.
fn after_record_verb(input: &Input<'_>, first: usize) -> bool {
    let Some(to) = input.prev_word(first).filter(|t| input.says(*t, "to")) else {
        return false;
    };
    has(input, input.prev_word(to), sense("record-verb"))
        && !input.near_before(to, 2, sense("result"))
}

/// `a record of 11-5`, `their record is now 8-2`, `went 5-1 this season`; not `a record 3-2 win`.
fn of_record(input: &Input<'_>, first: usize) -> bool {
    let Some(before) = input.prev_word(first) else {
        return false;
    };
    let joins = input.says_any(
        before,
        &[
            "of", "at", "is", "was", "to", "now", "stands", "stood", "a", "an", "with",
        ],
    );
    joins
        && input.near_before(first, 4, sense("won-lost"))
        && !input.near_before(first, 4, sense("vote"))
        || has(input, Some(before), sense("won-lost")) && input.is(first.saturating_sub(1), '(')
}

/// `a 0-4 start`, `an 11-5 season`.
fn before_record_noun(input: &Input<'_>, end: usize) -> bool {
    if !input.is_space(end) {
        return false;
    }
    let noun = end + 1;
    let second = input.skip_space(noun + 1);
    input.senses(noun).any(sense("record-noun"))
        || input.shape(noun) == Shape::Lower
            && input.says(second, "record")
            && !input.senses(noun).any(sense("function"))
}

/// `The Jets are 2-7`, `finished 10-7`, `started the year 0-4`; not a score or vote that "was 3-2".
fn after_start(input: &Input<'_>, first: usize) -> bool {
    let Some(before) = input.prev_word(first) else {
        return false;
    };
    let verb = if input.says(before, "is") || input.says(before, "was") {
        input
            .prev_word(before)
            .is_some_and(|b| input.says_any(b, &["he", "she", "who", "team"]))
    } else if input.says_any(before, &["year", "season", "campaign", "schedule"]) {
        input.near_before(before, 3, sense("record-start"))
    } else if input
        .prev_word(before)
        .is_some_and(|p| input.says_any(p, &["hours", "shifts", "odds", "times", "dates"]))
    {
        false
    } else {
        input.senses(before).any(sense("record-start"))
    };
    verb && !input.near_before(first, 6, sense("vote") | sense("ratio"))
        && !has(input, input.prev_word(before), sense("score"))
}
