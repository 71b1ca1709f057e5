//! Written forms that stand in the lexicon's `words/` files.

use crate::class::Class;
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE, Suffix};
use crate::lexicon::condition::Test;
use crate::lexicon::entry::{How, WordEntry};
use crate::scan::Kind;

/// Proposes every row that fits at lexeme `i` and whose conditions hold.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) {
        return;
    }
    let words = &input.lexicon.words;
    for (end, entry) in words.matches(input.text, input.lexemes, i, input.caps) {
        if input.touches_right(end) && !entry.dotted
            || is_capital_word(input, i, end, entry)
            || !input.holds(&entry.when, i, end)
        {
            continue;
        }
        propose(input, i, end, entry, Suffix::None, lattice);
        // After a form that ends in a mark: `Downey Jr.'s`, `Yahoo!'s`.
        let owned = input.is_any(end, APOSTROPHES) && input.at(end + 1) == "s";
        if owned && !input.touches_right(end + 2) {
            propose(input, i, end + 2, entry, Suffix::Possessive, lattice);
        }
    }
    for (end, entry) in words.owned(input.text, input.lexemes, i, input.caps) {
        if !input.touches_right(end) {
            propose(input, i, end, entry, Suffix::Possessive, lattice);
        }
    }
    inflected(input, i, lattice);
    pronounced(input, i, lattice);
}

const APOSTROPHES: &[char] = &['\'', '\u{2019}'];

/// In a line of capitals WHO and IT are the ordinary words, unless the row says what to do there (`caps`).
fn is_capital_word(input: &Input<'_>, first: usize, end: usize, entry: &WordEntry) -> bool {
    input.caps
        && end == first + 1
        && entry.class == Class::Initialism
        && !entry.when.conditions.iter().any(|c| c.test == Test::Caps)
        && input
            .lexicon
            .is_common(&input.at(first).to_ascii_lowercase())
}

/// The same for forms that begin with a number: `24/7`, `3M`, `1st Lt.`.
pub fn find_number(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if !input.is(number.first, '.') {
        find(input, number.first, lattice);
    }
}

/// What a row costs: the more conditions it has met, the surer it is.
fn cost(entry: &WordEntry) -> u16 {
    entry
        .when
        .cost
        .unwrap_or(match entry.when.conditions.len() {
            0 => NORMAL - 5,
            1 => LIKELY,
            _ => SURE,
        })
}

fn propose(
    input: &Input<'_>,
    first: usize,
    end: usize,
    entry: &WordEntry,
    suffix: Suffix,
    lattice: &mut Lattice,
) {
    let whole = input.span_of(first, end);
    let mut span = whole;
    if suffix == Suffix::Possessive {
        let written = span.of(input.text);
        let ending = written.strip_suffix(['s', 'S']).map_or(0, |w| {
            w.chars().next_back().map_or(1, |c| 1 + c.len_utf8() as u32)
        });
        span.end -= ending;
    }
    let mut reading = lattice.propose_row(first, end, entry.class, entry.row, cost(entry));
    match entry.how {
        How::AsIs => reading.written(span),
        How::Letters => reading.letters(span),
        How::Alias(said) => reading.lexicon(said, span),
        How::Sounds(alphabet, said) => reading.sounds(alphabet, said, whole),
    };
    reading
        .suffix(suffix)
        .dotted(entry.dotted && suffix == Suffix::None && !opens_name(entry));
}

/// Whether the row needs a name behind it, so that its full stop never ends a sentence: `Ft.` in `Ft. Worth`.
fn opens_name(entry: &WordEntry) -> bool {
    entry
        .when
        .conditions
        .iter()
        .any(|c| !c.negated && c.test == Test::BeforeName)
}

/// Plurals and possessives of initialisms and acronyms: `MPs`, `FBI's`, `the CEOs'`.
fn inflected(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.kind(i) != Kind::Word {
        return;
    }
    let Some((stem, suffix)) = stem(input.at(i)) else {
        return;
    };
    let entry = input.lexicon.words.single(stem);
    let Some(entry) = entry.filter(|e| !matches!(e.how, How::Sounds(..))) else {
        return;
    };
    // `WHO'S` in a line of capitals is "who's".
    if input.caps && input.lexicon.is_common(&stem.to_ascii_lowercase()) {
        return;
    }
    if !matches!(
        entry.class,
        Class::Initialism | Class::Acronym | Class::Name
    ) || input.touches_right(i + 1)
    {
        return;
    }
    let span = input.span(i);
    let mut origin = span;
    origin.end = origin.start + stem.len() as u32;
    let mut reading = lattice.propose_row(i, i + 1, entry.class, entry.row, LIKELY);
    match entry.how {
        How::AsIs => reading.written(span),
        How::Letters => reading.letters(origin).suffix(suffix),
        How::Alias(said) => reading.lexicon(said, origin).suffix(suffix),
        How::Sounds(alphabet, said) => reading.sounds(alphabet, said, origin).suffix(suffix),
    };
}

/// Plurals and possessives of names with a pronunciation: `the Zelenskyys`, `Putin's`, `the Houthis'`.
fn pronounced(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.kind(i) != Kind::Word || input.touches_right(i + 1) {
        return;
    }
    for (stem, suffix) in endings(input.at(i)) {
        let mut rows = input.lexicon.words.singles(stem, input.caps);
        let fits =
            |e: &&WordEntry| matches!(e.how, How::Sounds(..)) && input.holds(&e.when, i, i + 1);
        let Some(entry) = rows.find(fits) else {
            continue;
        };
        if let How::Sounds(alphabet, said) = entry.how {
            lattice
                .propose_row(i, i + 1, entry.class, entry.row, cost(entry))
                .sounds(alphabet, said, input.span(i))
                .suffix(suffix);
            return;
        }
    }
}

/// What a name may be without its ending.
fn endings(written: &str) -> impl Iterator<Item = (&str, Suffix)> {
    let possessive = ["'s", "\u{2019}s", "'S", "\u{2019}S"];
    let plural = ["s", "S", "es", "ES"];
    let cut = |suffix: Suffix| move |ending: &str| Some((written.strip_suffix(ending)?, suffix));
    let possessive = possessive.into_iter().filter_map(cut(Suffix::Possessive));
    possessive.chain(plural.into_iter().filter_map(cut(Suffix::Plural)))
}

/// The form without a plural or possessive ending.
pub fn stem(written: &str) -> Option<(&str, Suffix)> {
    for apostrophe in ["'s", "\u{2019}s", "'S", "\u{2019}S"] {
        if let Some(stem) = written.strip_suffix(apostrophe) {
            return Some(match stem.strip_suffix('s') {
                Some(inner) if is_upper(inner) => (inner, Suffix::PluralPossessive),
                _ => (stem, Suffix::Possessive),
            });
        }
    }
    let stem = written.strip_suffix('s')?;
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    (is_upper(stem) || capitals > 1).then_some((stem, Suffix::Plural))
}

fn is_upper(stem: &str) -> bool {
    stem.len() >= 2 && stem.chars().all(char::is_uppercase)
}
