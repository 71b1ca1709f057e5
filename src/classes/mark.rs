//! Marks that are more than a pause: `shooter(s)`, `he/she`, `rock 'n' roll`, `[1]`.

use crate::class::Class;
use crate::input::{CLOSING, Input};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE, Say};
use crate::lexicon::sense::sense;
use crate::scan::{Kind, Shape};
use crate::source::Span;

/// Proposes readings of the mark at `i`.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    match input.mark(i) {
        Some('(') => optional(input, i, lattice),
        Some('/') => either(input, i, lattice),
        Some('[') => note(input, i, lattice),
        Some('\'' | '\u{2019}' | '\u{2018}' | '`') => apostrophe_n(input, i, lattice),
        _ => {}
    }
}

/// `shooter(s)`, `church(es)`: the word, "or", its plural. `(s)he`: "she or he".
fn optional(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.says_any(i + 1, &["s", "es", "ies"]) || !input.is(i + 2, ')') {
        return;
    }
    if i > 0 && input.is_word(i - 1) && !input.touches_right(i + 3) {
        let word = input.span(i - 1);
        let say = match input.shape(i - 1) {
            Shape::Upper => Say::Letters,
            _ => Say::Written,
        };
        let rule = "punctuation.optional-plural";
        lattice
            .propose(i - 1, i + 3, Class::Punctuation, rule, SURE)
            .say(say, word)
            .text("or", input.span(i))
            .say(say, word)
            .plural();
    } else if input.says(i + 3, "he") {
        lattice
            .propose(i, i + 4, Class::Punctuation, "punctuation.either", SURE)
            .text("she", input.span_of(i, i + 4))
            .text("or", input.span_of(i, i + 3))
            .text("he", input.span(i + 3));
    }
}

/// `his/her`, `s/he`: "or" between pronouns; between other words a slash is silent.
fn either(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if i == 0 || !input.is_word(i + 1) {
        return;
    }
    let pronoun = |at: usize| input.senses(at).any(sense("pronoun"));
    if input.says(i - 1, "s") && input.says(i + 1, "he") && input.begins_word(i - 1) {
        lattice
            .propose(i - 1, i + 2, Class::Punctuation, "punctuation.either", SURE)
            .text("she", input.span_of(i - 1, i + 2))
            .text("or", input.span(i))
            .text("he", input.span(i + 1));
    } else if pronoun(i - 1) && pronoun(i + 1) && !of_one_person(input, i) {
        lattice
            .propose(i, i + 1, Class::Punctuation, "punctuation.either", LIKELY)
            .text("or", input.span(i));
    }
}

/// `she/her`, `they/them`: the forms of one pronoun, as people name theirs; the slash is silent.
fn of_one_person(input: &Input<'_>, i: usize) -> bool {
    const FORMS: [[&str; 3]; 3] = [
        ["he", "him", "his"],
        ["she", "her", "hers"],
        ["they", "them", "theirs"],
    ];
    FORMS
        .iter()
        .any(|forms| input.says_any(i - 1, forms) && input.says_any(i + 1, forms))
}

/// `[1]`, `[12, 13]` directly behind a word or mark: a reference, silent.
fn note(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let follows = i > 0
        && (matches!(input.kind(i - 1), Kind::Word | Kind::Digits)
            || input.is_any(i - 1, &['.', ',', ';', ':', '!', '?', '%', ']'])
            || input.is_any(i - 1, CLOSING));
    if !follows || !input.is_digits(i + 1) {
        return;
    }
    let mut end = i + 1;
    while end < i + 12
        && (input.is_digits(end) && input.at(end).len() <= 3
            || input.is_any(end, &[',', '-', '\u{2013}'])
            || end < input.len() && input.is_space(end))
    {
        end += 1;
    }
    if input.is(end, ']') {
        lattice.propose(i, end + 1, Class::Punctuation, "punctuation.note", LIKELY);
    }
}

/// `rock 'n' roll`, `fish 'n chips`, `Guns N' Roses`: "and".
fn apostrophe_n(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let quote = |at: usize| input.is_any(at, &['\'', '\u{2019}', '\u{2018}', '`']);
    let between = |first: usize, end: usize| {
        input.before(first).is_some_and(|b| input.is_word(b))
            && input.is_word(input.skip_space(end))
    };
    if input.says(i + 1, "n") && !input.touches_left(i) {
        let end = if quote(i + 2) { i + 3 } else { i + 2 };
        if input.is_space(end) && between(i, end) {
            lattice
                .propose(i, end, Class::Punctuation, "punctuation.and", SURE)
                .text("and", input.span_of(i, end));
        }
    } else if i > 1
        && input.at(i - 1) == "N"
        && !input.touches_left(i - 1)
        && between(i - 1, i + 1)
        && input.is_space(i + 1)
    {
        lattice
            .propose(i - 1, i + 1, Class::Punctuation, "punctuation.and", SURE)
            .text("and", input.span_of(i - 1, i + 1));
    }
}

/// `rock'n'roll`, `drum’n’bass`: one word to the eye, three to the ear.
pub fn find_word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let written = input.at(i);
    if written.len() < 7 {
        return;
    }
    for middle in ["'n'", "\u{2019}n\u{2019}", "'N'", "\u{2019}N\u{2019}"] {
        if let Some(at) = written.find(middle) {
            let span = input.span(i);
            let (from, to) = (
                span.start + at as u32,
                span.start + (at + middle.len()) as u32,
            );
            lattice
                .propose(i, i + 1, Class::Punctuation, "punctuation.and", NORMAL)
                .written(Span::new(span.start, from))
                .text("and", Span::new(from, to))
                .written(Span::new(to, span.end));
            return;
        }
    }
}
