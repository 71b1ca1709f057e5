//! Letters said one by one: `FBI`, `U.S.`, `J.D.`, and capitals that the lexicon does not know.

use crate::class::Class;
use crate::classes::lexical;
use crate::input::{Input, REACH};
use crate::lattice::{LIKELY, Lattice, NORMAL, Suffix};
use crate::scan::Shape;

/// Proposes dotted letters and unknown capitals.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.begins_word(i) {
        dotted(input, i, lattice);
        capitals(input, i, lattice);
    }
}

/// `U.S.`, `J.D.`: chains of single letters with full stops; one letter is an initial.
fn dotted(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let mut end = i;
    while end < i + REACH && input.shape(end) == Shape::Initial && input.is(end + 1, '.') {
        end += 2;
    }
    let origin = input.span_of(i, end);
    match (end - i) / 2 {
        0 => {}
        1 => {
            if input.is_capitalized(input.skip_space(end)) {
                lattice
                    .propose(i, end, Class::Initialism, "initialism.initial", NORMAL)
                    .letters(origin)
                    .dotted(true);
            }
        }
        _ => {
            lattice
                .propose(i, end, Class::Initialism, "initialism.dotted", LIKELY)
                .letters(origin)
                .dotted(true);
            possessive(input, i, end, lattice);
        }
    }
}

/// `the U.S.'s`.
fn possessive(input: &Input<'_>, i: usize, end: usize, lattice: &mut Lattice) {
    if input.is_any(end, &['\'', '\u{2019}']) && input.says(end + 1, "s") {
        let mut reading = lattice.propose(
            i,
            end + 2,
            Class::Initialism,
            "initialism.dotted-possessive",
            LIKELY,
        );
        reading
            .letters(input.span_of(i, end))
            .suffix(Suffix::Possessive);
    }
}

/// Capitals: letters, unless they are an ordinary word, can only be a word, or the whole line is in capitals.
fn capitals(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let written = input.at(i);
    let (stem, suffix) = match input.shape(i) {
        Shape::Upper => (written, Suffix::None),
        Shape::Mixed => match lexical::stem(written) {
            Some((stem, suffix)) if stem.chars().all(char::is_uppercase) => (stem, suffix),
            _ => return,
        },
        _ => return,
    };
    if input.caps
        || !stem.is_ascii()
        || stem.len() > 5
        || input.lexicon.is_common(&stem.to_ascii_lowercase())
    {
        return;
    }
    let mut origin = input.span(i);
    origin.end = origin.start + stem.len() as u32;
    let mut reading = lattice.propose(
        i,
        i + 1,
        Class::Initialism,
        "initialism.unknown-capitals",
        NORMAL,
    );
    reading.letters(origin).suffix(suffix);
}
