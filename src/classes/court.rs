//! Citations: `Brown v. Board`, `§ 924(c)(1)(A)`, `18 U.S.C.`, `No. 23-719`, `2d Cir.`
//!
//! Forms as in The Bluebook; read without the brackets, nested parts in order.

use crate::class::Class;
use crate::classes::figures::{has_digits, is_padded, joined_left};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, Proposal, SURE};
use crate::lexicon::sense::sense;
use crate::scan::Shape;

/// Proposes sections and dockets that begin with a number.
pub fn find(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !number.is_plain() {
        return;
    }
    subsections(input, number, lattice);
    section(input, number, lattice);
    docket(input, number, lattice);
}

/// `924(c)(1)(A)`, `501(c)(3)`, `12(b)(6)`.
fn subsections(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let mut end = number.end;
    let (mut levels, mut lettered) = (0, false);
    while levels < 6 && part(input, end) {
        lettered |= input.is_word(end + 1);
        levels += 1;
        end += 3;
    }
    let enough = lettered && number.digits <= 5 || levels > 1 && after_section(input, number.first);
    if levels == 0 || !enough || input.touches_right(end) {
        return;
    }
    let mut reading = lattice.propose(number.first, end, Class::Court, "court.subsection", SURE);
    reading.pairs(number.whole);
    for at in (number.end + 1..end).step_by(3) {
        say_part(input, at, &mut reading);
    }
}

/// Whether a bracketed letter, small number or small Roman numeral stands at `open`.
fn part(input: &Input<'_>, open: usize) -> bool {
    let inside = open + 1;
    let short = input.at(inside).len() <= 4 && input.at(inside).is_ascii();
    input.is(open, '(')
        && input.is(open + 2, ')')
        && short
        && (input.is_digits(inside)
            || input.is_word(inside)
                && (input.at(inside).len() == 1 || small_roman(input, inside).is_some()))
}

fn small_roman(input: &Input<'_>, i: usize) -> Option<u64> {
    let written = input.at(i);
    (written.len() > 1 && input.shape(i) == Shape::Lower)
        .then(|| crate::numerals::roman(&written.to_ascii_uppercase()))
        .flatten()
        .filter(|n| *n < 40)
}

fn say_part(input: &Input<'_>, i: usize, reading: &mut Proposal<'_>) {
    let span = input.span(i);
    if input.is_digits(i) {
        reading.cardinal(span);
    } else if let Some(n) = small_roman(input, i) {
        reading.say(crate::lattice::Say::Number(n), span);
    } else {
        reading.letters(span);
    }
}

/// Whether `§`, a word such as "Section" or the name of a code (`18 U.S.C. 371`) stands before lexeme `i`.
fn after_section(input: &Input<'_>, i: usize) -> bool {
    input.before(i).is_some_and(|b| {
        input.is(b, '§')
            || input.senses(b).any(sense("section")) && input.is_word(b)
            || is_code(input, b)
    })
}

/// `U.S.C.`, `USC`, `C.F.R.` after the number of a title, ending with lexeme `last`.
fn is_code(input: &Input<'_>, last: usize) -> bool {
    let first = if input.is(last, '.') {
        last.saturating_sub(5)
    } else {
        last
    };
    matches!(
        input.text_of(first, last + 1),
        "U.S.C." | "USC" | "C.F.R." | "CFR"
    ) && input.number_precedes(first)
}

/// `§ 1983`, `Section 230`: in pairs.
fn section(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !(3..=4).contains(&number.digits)
        || input.touches_right(number.end)
        || !after_section(input, number.first)
    {
        return;
    }
    lattice
        .propose(
            number.first,
            number.end,
            Class::Court,
            "court.section",
            LIKELY,
        )
        .pairs(number.whole);
}

/// Proposes `§` and `§§`.
pub fn at_mark(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.is(i, '§') || i > 0 && input.is(i - 1, '§') {
        return;
    }
    let double = input.is(i + 1, '§');
    let end = i + 1 + usize::from(double);
    lattice
        .propose(i, end, Class::Court, "court.section-sign", SURE - 5)
        .text(
            if double { "sections" } else { "section" },
            input.span_of(i, end),
        );
}

/// `No. 23-719`, `Case 1:21-cr-00123`, `docket 22-10234`: year and number, the hyphen silent.
fn docket(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if joined_left(input, number.first) || number.digits > 4 {
        return;
    }
    if !after_docket(input, number.first) {
        if number.digits <= 2 && names_case(input, number.end) {
            chain(input, number, lattice);
        }
        return;
    }
    let second = number.end + 1;
    let plain = input.is_dash(number.end)
        && input.is_digits(second)
        && (1..=6).contains(&input.at(second).len())
        && !input.touches_right(second + 1)
        && !(input.is_dash(second + 1) && input.is_digits(second + 2));
    if plain && number.digits == 2 {
        let mut reading = lattice.propose(
            number.first,
            second + 1,
            Class::Court,
            "court.docket",
            SURE - 10,
        );
        reading
            .cardinal(number.whole)
            .comma()
            .pairs(input.span(second));
        return;
    }
    chain(input, number, lattice);
}

/// `24-cv-1187`: the letters of civil, criminal and other cases, with figures behind.
fn names_case(input: &Input<'_>, end: usize) -> bool {
    let kinds = ["cv", "cr", "mj", "mc", "md", "bk", "ap", "civ", "crim"];
    let year =
        |at: usize| input.is_dash(at) && input.says_any(at + 1, &kinds) && input.is_dash(at + 2);
    let at = if input.is(end, ':') { end + 2 } else { end };
    year(at) && input.is_digits(at + 3)
}

/// `1:21-cr-00123-ABC`: figures one by one, letters apart.
fn chain(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let mut end = number.end;
    let mut lettered = false;
    while end < number.first + 12
        && (input.is_dash(end) || input.is(end, ':'))
        && (input.is_digits(end + 1) || input.is_word(end + 1) && input.at(end + 1).len() <= 3)
    {
        lettered |= input.is_word(end + 1);
        end += 2;
    }
    if !lettered || input.touches_right(end) {
        return;
    }
    let mut reading = lattice.propose(
        number.first,
        end,
        Class::Court,
        "court.case-number",
        SURE - 10,
    );
    for at in (number.first..end).step_by(2) {
        let span = input.span(at);
        if input.is_word(at) {
            reading.letters(span);
        } else if input.at(at).len() <= 2 && !input.at(at).starts_with('0') {
            reading.cardinal(span);
        } else {
            reading.digits(span);
        }
    }
}

/// Whether "No.", "Nos.", "Case" or "Docket" stands before lexeme `i`.
fn after_docket(input: &Input<'_>, i: usize) -> bool {
    let Some(mut before) = input.before(i) else {
        return false;
    };
    if input.is_any(before, &['.', '#', ':']) {
        let Some(word) = before.checked_sub(1) else {
            return false;
        };
        before = word;
    }
    input.says_any(
        before,
        &["no", "nos", "case", "docket", "cases", "dockets", "number"],
    ) || input.says(before, "and")
        && (input.near_before(before, 3, sense("court")) || after_first_docket(input, before))
        && !is_padded_at(input, i)
}

/// `Nos. 24-38 and 24-43`: year and number stand before the conjunction, and the word before them.
fn after_first_docket(input: &Input<'_>, and: usize) -> bool {
    let Some(first) = and.checked_sub(4) else {
        return false;
    };
    input.is_digits(first)
        && input.is_dash(first + 1)
        && input.is_digits(first + 2)
        && input
            .prev_word(first)
            .or(first.checked_sub(3))
            .is_some_and(|word| input.says_any(word, &["nos", "cases", "dockets"]))
}

fn is_padded_at(input: &Input<'_>, i: usize) -> bool {
    input.number(i).is_some_and(|n| is_padded(input, &n))
}

/// Proposes `v.` between names.
pub fn versus(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.at(i) != "v" || !input.begins_word(i) {
        return;
    }
    let dotted = input.is(i + 1, '.');
    let end = i + 1 + usize::from(dotted);
    let named = |at: Option<usize>| at.is_some_and(|at| input.is_capitalized(at));
    let after = input.is_space(end) && named(input.next_word(end));
    let before = input.before(i).is_some_and(|b| {
        input.is_capitalized(b)
            || input.is_any(b, &['.', ')', '\u{2019}', '"', '\u{201D}', ','])
            || input.is_digits(b)
    });
    // `the champ v. the brawler`: with its full stop it is nothing else between two words.
    let plain = dotted
        && input.before(i).is_some_and(|b| input.is_word(b))
        && input.is_space(end)
        && input.is_word(end + 1);
    if before && after || plain {
        lattice
            .propose(i, end, Class::Court, "court.versus", LIKELY)
            .text("versus", input.span_of(i, end));
    }
}

/// `2d Cir.`, `3d Dist.`: "second", "third" (The Bluebook's short ordinals).
pub fn short_ordinal(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let ending = input.at(number.end) == "d" && number.is_plain();
    let last = number.value.map(|v| v % 10);
    if !ending || !matches!(last, Some(2 | 3)) || !input.is_space(number.end + 1) {
        return;
    }
    let noun = number.end + 2;
    if input.is_capitalized(noun)
        && (input.senses(noun).any(sense("circuit")) || number.digits > 1)
        && !has_digits(input, noun, 1)
    {
        lattice
            .propose(
                number.first,
                number.end + 1,
                Class::Ordinal,
                "ordinal.legal",
                SURE,
            )
            .ordinal(input.span_of(number.first, number.end + 1));
    }
}
