//! Figures of the markets: tickers, bond ratings.

use crate::class::Class;
use crate::classes::figures::has_digits;
use crate::classes::year::century;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, SURE};
use crate::lexicon::sense::{Senses, sense};
use crate::scan::Shape;
use crate::style::Years;

const TICKER: Senses = sense("ticker");
const RATING: Senses = sense("rating");

/// Proposes tickers and ratings that begin at a capital word.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.begins_word(i) && input.at(i).is_ascii() {
        ticker(input, i, lattice);
        reuters(input, i, lattice);
        rating(input, i, lattice);
    }
}

/// The exchange and the colon before a ticker at `i`: `(NYSE: GM)`, `NYSE:GM`.
fn listed(input: &Input<'_>, i: usize) -> Option<usize> {
    let at = i.checked_sub(1)?;
    let colon = if input.is_space(at) {
        at.checked_sub(1)?
    } else {
        at
    };
    let exchange = colon.checked_sub(1).filter(|_| input.is(colon, ':'))?;
    let opened = exchange > 0 && input.is_any(exchange - 1, &['(', '[']);
    let named = input.senses(exchange).any(TICKER);
    let capitals = matches!(input.shape(exchange), Shape::Upper | Shape::Capitalized);
    (capitals && (opened || named)).then_some(colon)
}

/// `(NYSE: GM)`, `(Nasdaq: AAPL)`, `LON:VOD`: the colon is silent, the ticker spelled.
fn ticker(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let symbol = matches!(input.shape(i), Shape::Upper | Shape::Initial) && input.at(i).len() <= 5;
    if let Some(colon) = listed(input, i).filter(|_| symbol) {
        lattice
            .propose(i, i + 1, Class::Finance, "finance.ticker", SURE)
            .comma()
            .letters(input.span(i));
        lattice.propose(colon, colon + 1, Class::Finance, "finance.colon", SURE);
    }
}

/// `(SIEGn.DE)`, `(VOD.L)`: a company's code and its exchange, alone in brackets.
fn reuters(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if i == 0 || !input.is(i - 1, '(') {
        return;
    }
    let Some(dot) = (i + 1..i + 4).find(|at| input.is(*at, '.')) else {
        return;
    };
    let exchange = dot + 1;
    let capital = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    let code = input.text_of(i, dot).as_bytes();
    let body = code
        .strip_suffix(b"n")
        .or(code.strip_suffix(b"p"))
        .unwrap_or(code);
    let fits = (2..=6).contains(&code.len())
        && body.iter().all(|b| capital(*b))
        && matches!(input.shape(exchange), Shape::Upper | Shape::Initial)
        && input.at(exchange).len() <= 2
        && input.is_any(exchange + 1, &[')', ',', ';']);
    if fits {
        lattice
            .propose(
                i,
                exchange + 1,
                Class::Finance,
                "finance.reuters-code",
                SURE - 15,
            )
            .letters(input.span_of(i, dot))
            .text("dot", input.span(dot))
            .letters(input.span(exchange));
    }
}

/// `2Q22`, `3Q 2024`: "the second quarter of twenty twenty-two".
fn quarter(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let year = i + 2 + usize::from(input.is_space(i + 2));
    let short = has_digits(input, year, 2) && year == i + 2;
    let fits = input.at(i + 1) == "Q"
        && matches!(input.at(i), "1" | "2" | "3" | "4")
        && input.begins_word(i)
        && (short || has_digits(input, year, 4) && input.at(year).starts_with("20"))
        && !input.touches_right(year + 1);
    if !fits {
        return;
    }
    let (number, letter, span) = (input.span(i), input.span(i + 1), input.span(year));
    let article = input
        .prev_word(i)
        .is_some_and(|p| input.senses(p).any(sense("determiner")));
    let mut reading = lattice.propose(i, year + 1, Class::Finance, "finance.quarter", SURE);
    if !article {
        reading.text("the", number);
    }
    reading
        .ordinal(number)
        .text("quarter", letter)
        .text("of", letter);
    match (short, input.context.style.years) {
        (true, Years::Full) => century(input, span, &mut reading),
        (true, Years::Short) if input.at(year).starts_with('0') => {
            reading.digits_oh(span);
        }
        (true, Years::Short) => {
            reading.cardinal(span);
        }
        (false, _) => {
            reading.year(span);
        }
    }
}

/// Proposes quarters and tickers of digits: `2Q22`, `(TYO: 7203)`.
pub fn find_number(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let i = number.first;
    if input.at(i + 1) == "Q" {
        quarter(input, i, lattice);
    }
    if (3..=6).contains(&number.digits)
        && let Some(colon) = listed(input, i)
        && input.senses(colon - 1).any(TICKER)
    {
        lattice
            .propose(i, number.end, Class::Finance, "finance.ticker", SURE)
            .comma()
            .digits(number.whole);
        lattice.propose(colon, colon + 1, Class::Finance, "finance.colon", SURE);
    }
}

/// Proposes cashtags: `$TSLA` is spelled, the sign is silent.
pub fn find_sign(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let apart = i == 0 || !input.touches_right(i - 1) && !input.is(i - 1, '$');
    let symbol = input.shape(i + 1) == Shape::Upper && input.at(i + 1).len() <= 5;
    if input.is(i, '$') && apart && symbol && !input.caps && !input.touches_right(i + 2) {
        lattice
            .propose(i, i + 2, Class::Finance, "finance.cashtag", SURE)
            .letters(input.span(i + 1));
    }
}

/// `AA-`, `BBB+`, `Baa3`, `A-`: the letters as agencies say them, the sign as "plus" or "minus".
fn rating(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let written = input.at(i);
    let grade = written.bytes().all(|b| b == written.as_bytes()[0])
        && matches!(written.as_bytes()[0], b'A'..=b'D' | b'F');
    if grade && written.len() <= 3 {
        signed(input, i, lattice);
    } else if matches!(written, "Aa" | "Aaa" | "Ba" | "Baa" | "Ca" | "Caa") {
        moodys(input, i, lattice);
    }
}

fn signed(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let sign = i + 1;
    let minus = input.is_dash(sign);
    let rated = || input.near(i, i + 1, 8, RATING);
    let many = input.at(i).len() > 1;
    if !minus && !input.is(sign, '+') {
        if many && rated() {
            let mut reading = lattice.propose(i, i + 1, Class::Finance, "finance.rating", SURE);
            letters(&mut reading, input, i);
        }
        return;
    }
    if input.touches_right(sign + 1)
        || input.is_any(sign + 1, &['+', '-', '\u{2013}'])
        || suspended(input, sign + 1)
    {
        return;
    }
    let mut reading = lattice.propose(i, sign + 1, Class::Finance, "finance.rating-sign", SURE);
    letters(&mut reading, input, i);
    reading.text(if minus { "minus" } else { "plus" }, input.span(sign));
}

/// `B- and C-list`: the hyphen waits for a word.
fn suspended(input: &Input<'_>, i: usize) -> bool {
    let joint = input.skip_space(i);
    input.says_any(joint, &["and", "or", "to"]) && {
        let other = input.skip_space(joint + 1);
        input.is_dash(other + 1) && input.is_word(other + 2)
    }
}

/// One letter, "double A", "triple B".
fn letters(reading: &mut crate::lattice::Proposal<'_>, input: &Input<'_>, i: usize) {
    let span = input.span(i);
    let one = crate::source::Span::new(span.start, span.start + 1);
    match span.len() {
        2 => {
            reading.text("double", span);
        }
        3 => {
            reading.text("triple", span);
        }
        _ => {}
    }
    reading.letters(one);
}

/// `Baa3` is "B double A three", `Aa1` "double A one", `Aaa` "triple A".
fn moodys(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let digit = input.is_digits(i + 1)
        && matches!(input.at(i + 1), "1" | "2" | "3")
        && !input.touches_right(i + 2);
    if !digit && (input.at(i) != "Aaa" || input.touches_right(i + 1)) {
        return;
    }
    let span = input.span(i);
    let mut reading = lattice.propose(
        i,
        i + 1 + usize::from(digit),
        Class::Finance,
        "finance.rating-moodys",
        SURE,
    );
    let at = |n: u32| crate::source::Span::new(span.start + n, span.start + n + 1);
    match input.at(i) {
        "Aa" => reading.text("double", span).letters(at(0)),
        "Aaa" => reading.text("triple", span).letters(at(0)),
        "Baa" | "Caa" => reading.letters(at(0)).text("double", at(1)).letters(at(2)),
        _ => reading.letters(span),
    };
    if digit {
        reading.cardinal(input.span(i + 1));
    }
}
