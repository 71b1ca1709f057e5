//! Letters said one by one: `FBI`, `U.S.`, `J.D.`, `a.k.a.`, and capitals that the lexicon does not know.

use crate::class::Class;
use crate::classes::lexical;
use crate::input::Input;
use crate::lattice::{DOUBTFUL, LIKELY, Lattice, NORMAL, Suffix};
use crate::lexicon::sense::sense;
use crate::scan::Shape;
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;

/// Letters of the longest dotted chain.
const LONGEST: usize = 12;

/// Proposes dotted letters and unknown capitals.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) {
        return;
    }
    if input.at(i).chars().count() == 1 {
        dotted(input, i, lattice);
    } else if input.shape(i) != Shape::Lower {
        capitals(input, i, lattice);
    }
}

/// `U.S.`, `J.D.`, `a.k.a.`, `U.S-led`: chains of single letters with full stops; one letter is an initial.
fn dotted(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let lower = input.shape(i) == Shape::Lower;
    let mut end = i;
    while end < i + 2 * LONGEST
        && input.is(end + 1, '.')
        && input.at(end).chars().count() == 1
        && input.is_word(end)
        && (input.shape(end) == Shape::Lower) == lower
    {
        end += 2;
    }
    let letters = (end - i) / 2;
    let open = letters > 0
        && input.is_word(end)
        && input.at(end).chars().count() == 1
        && (input.shape(end) == Shape::Lower) == lower;
    match letters {
        0 => {}
        1 if !open => initial(input, i, end, lattice),
        _ if open => {
            lattice
                .propose(
                    i,
                    end + 1,
                    Class::Initialism,
                    "initialism.dotted-open",
                    LIKELY,
                )
                .letters(input.span_of(i, end + 1));
        }
        _ => {
            let cost = if lower { NORMAL } else { LIKELY };
            lattice
                .propose(i, end, Class::Initialism, "initialism.dotted", cost)
                .letters(input.span_of(i, end))
                .dotted(true);
            inflected(input, i, end, lattice);
        }
    }
}

/// `J. K. Rowling`: the full stop of an initial before a name.
fn initial(input: &Input<'_>, i: usize, end: usize, lattice: &mut Lattice) {
    if input.shape(i) == Shape::Initial && input.is_capitalized(input.skip_space(end)) {
        lattice
            .propose(i, end, Class::Initialism, "initialism.initial", DOUBTFUL)
            .letters(input.span_of(i, end))
            .dotted(true);
    }
}

/// `the U.S.'s`, `M.D.s`.
fn inflected(input: &Input<'_>, i: usize, end: usize, lattice: &mut Lattice) {
    let owned = input.is_any(end, &['\'', '\u{2019}']) && input.says(end + 1, "s");
    let many = input.at(end) == "s";
    let (to, rule, suffix) = if owned {
        (end + 2, "initialism.dotted-possessive", Suffix::Possessive)
    } else if many {
        (end + 1, "initialism.dotted-plural", Suffix::Plural)
    } else {
        return;
    };
    let mut reading = lattice.propose(i, to, Class::Initialism, rule, LIKELY);
    reading.letters(input.span_of(i, end)).suffix(suffix);
}

/// Capitals that no row knows: letters, unless they are an ordinary word or can be said as one.
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
    let folded: String = stem.nfkc().collect::<String>().to_ascii_lowercase();
    if !folded.bytes().all(|b| b.is_ascii_lowercase()) || !is_spelled(input, i, &folded) {
        return;
    }
    let mut origin = input.span(i);
    origin = Span::new(origin.start, origin.start + stem.len() as u32);
    let mut reading = lattice.propose(
        i,
        i + 1,
        Class::Initialism,
        "initialism.unknown-capitals",
        NORMAL,
    );
    reading.letters(origin).suffix(suffix);
}

/// Whether unknown capitals, here in lower case, are letters. Among other words in capitals only what has no vowel.
fn is_spelled(input: &Input<'_>, i: usize, letters: &str) -> bool {
    if letters.len() > 6 || input.lexicon.is_common(letters) {
        return false;
    }
    let vowels = letters.bytes().any(|b| is_vowel(b) || b == b'y');
    if input.caps || letters.len() > 2 && vowels && is_shouted(input, i) {
        return !vowels && letters.len() < 6;
    }
    letters.len() < 4 || !is_syllables(input, letters)
}

/// Whether the word stands among at least two others in capitals of which one is an ordinary word or too long for an
/// initialism: `"HOWZE, ROBERT LEE"`, `STOP THE STEAL`.
fn is_shouted(input: &Input<'_>, i: usize) -> bool {
    let passes = |at: usize| {
        at < input.len() && (input.is_space(at) || input.is_any(at, &[',', '.', '-', '\'', '!']))
    };
    let (mut first, mut end) = (i, i + 1);
    while first > 0
        && i - first < 12
        && (passes(first - 1) || input.shape(first - 1) == Shape::Upper)
    {
        first -= 1;
    }
    while end - i < 12 && (passes(end) || input.shape(end) == Shape::Upper) {
        end += 1;
    }
    let words = (first..end).filter(|w| input.shape(*w) == Shape::Upper);
    let ordinary = |w: usize| {
        input.at(w).len() > 6 || input.lexicon.is_common(&input.at(w).to_ascii_lowercase())
    };
    let (mut count, mut shouted) = (0, false);
    for word in words {
        count += 1;
        shouted |= word != i && ordinary(word);
    }
    count > 2 && shouted
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the letters fall into English syllables (`lexicons/en-US/classes/syllables.tsv`), as in FEMA and NORAD; four
/// letters that begin with a vowel (OECD, IAEA) are rarely said as a word.
fn is_syllables(input: &Input<'_>, letters: &str) -> bool {
    let vowel = |b: u8| is_vowel(b) || b == b'y';
    let bytes = letters.as_bytes();
    if bytes.len() < 5 && bytes.first().is_some_and(|b| vowel(*b)) {
        return false;
    }
    let fits = |cluster: &str, place: &str| {
        let wanted = if place == "onset" {
            sense("onset")
        } else {
            sense("coda")
        };
        cluster.len() < 2 || input.lexicon.senses(cluster).any(wanted)
    };
    let mut at = 0;
    let mut vowels = 0;
    while at < bytes.len() {
        let from = at;
        while at < bytes.len() && !vowel(bytes[at]) {
            at += 1;
        }
        let consonants = &letters[from..at];
        let ok = match (from == 0, at == bytes.len()) {
            (true, _) => fits(consonants, "onset"),
            (false, true) => fits(consonants, "coda"),
            (false, false) => (0..=consonants.len())
                .any(|cut| fits(&consonants[..cut], "coda") && fits(&consonants[cut..], "onset")),
        };
        if !ok {
            return false;
        }
        let from = at;
        while at < bytes.len() && vowel(bytes[at]) {
            at += 1;
        }
        vowels += usize::from(at > from);
        if at - from > 2 {
            return false;
        }
    }
    vowels > 0
}
