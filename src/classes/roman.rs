//! Roman numerals: `Louis XIV`, `Article IV`, `World War II`, `Robert Griffin III`, `the XXXIII Olympiad`.
//!
//! The words beside a numeral decide (`lexicons/en-US/classes/roman.tsv`): a king, pope or heir is "the Fourteenth", a
//! chapter or war is a count. Without such a word only forms that can hardly be anything else are numerals.

use crate::class::Class;
use crate::input::Input;
use crate::lattice::{LIKELY, Lattice, NORMAL, Proposal, SURE, Say, Suffix};
use crate::lexicon::entry::{RomanEntry, RomanReading};
use crate::lexicon::sense::sense;
use crate::numerals;
use crate::scan::Shape;
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;

/// How many lexemes a context word may be away at most: four words.
const REACH: usize = 8;

/// A numeral as written.
#[derive(Debug, Clone, Copy)]
struct Numeral {
    at: usize,
    end: usize,
    value: u64,
    origin: Span,
    suffix: Suffix,
}

impl Numeral {
    fn letters(&self) -> usize {
        self.origin.len()
    }
}

/// Proposes the numeral at `i`.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !input.begins_word(i) {
        return;
    }
    let Some(numeral) = numeral(input, i) else {
        return;
    };
    if is_sign(input.at(i)) {
        lattice
            .propose(i, numeral.end, Class::Roman, "roman.sign", NORMAL)
            .say(Say::Number(numeral.value), numeral.origin);
    }
    if part_of_code(input, &numeral) {
        return;
    }
    if let Some((entry, rule)) = context(input, &numeral) {
        if numeral.value > 1 || !is_pronoun(input, &numeral) {
            by_context(input, &numeral, entry, rule, lattice);
            range(input, &numeral, entry, lattice);
        }
    } else if input.shape(i) != Shape::Lower {
        alone(input, &numeral, lattice);
    }
}

/// `Counts I-IV`, `Chapters II–V`: from one to the other, where the word says that numerals count.
fn range(input: &Input<'_>, numeral: &Numeral, entry: &RomanEntry, lattice: &mut Lattice) {
    let dash = numeral.end;
    if entry.reading != RomanReading::Cardinal
        || !input.is_dash(dash)
        || input.touches_right(dash + 2)
    {
        return;
    }
    let Some(last) = numerals::roman(input.at(dash + 1)).filter(|last| *last > numeral.value)
    else {
        return;
    };
    lattice
        .propose(numeral.at, dash + 2, Class::Range, "roman.range", SURE)
        .say(Say::Number(numeral.value), numeral.origin)
        .text("to", input.span(dash))
        .say(Say::Number(last), input.span(dash + 1));
}

/// Whether the word is made of code points that are nothing but numerals: `Ⅳ`, `ⅸ`.
fn is_sign(written: &str) -> bool {
    written
        .chars()
        .all(|c| ('\u{2160}'..='\u{217F}').contains(&c))
}

/// The numeral at lexeme `i`, with a possessive ending if it has one; lower case only where it is long enough to be none
/// but a numeral (`chapter iv`).
fn numeral(input: &Input<'_>, i: usize) -> Option<Numeral> {
    let folded: String;
    let mut written = input.at(i);
    let sign = is_sign(written);
    if sign {
        folded = written.nfkc().collect::<String>().to_uppercase();
        written = &folded;
    }
    if !written.starts_with(['I', 'V', 'X', 'L', 'C', 'D', 'M', 'i', 'v', 'x']) {
        return None;
    }
    let (stem, suffix) = match written
        .strip_suffix("'s")
        .or(written.strip_suffix("\u{2019}s"))
    {
        Some(stem) => (stem, Suffix::Possessive),
        None => (written, Suffix::None),
    };
    let value = if stem.len() > 1 && stem.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')) {
        numerals::roman(&stem.to_ascii_uppercase())?
    } else {
        numerals::roman(stem)?
    };
    let mut origin = input.span(i);
    if !sign {
        origin.end = origin.start + stem.len() as u32;
    }
    let mut numeral = Numeral {
        at: i,
        end: i + 1,
        value,
        origin,
        suffix,
    };
    // `Charles V.'s`
    if input.is(i + 1, '.') && input.is_any(i + 2, &['\'', '\u{2019}']) && input.says(i + 3, "s") {
        numeral.end = i + 4;
        numeral.suffix = Suffix::Possessive;
    }
    Some(numeral)
}

/// `X-ray`, `V-shaped`, `M-16`, `CV-22`: a letter or two and a hyphen before something else.
fn part_of_code(input: &Input<'_>, numeral: &Numeral) -> bool {
    let next = numeral.end;
    numeral.letters() <= 2
        && input.is_dash(next)
        && (input.is_digits(next + 1)
            || numeral.letters() == 1
                && input.is_word(next + 1)
                && !input.says_any(next + 1, &["era", "style"])
                && numerals::roman(input.at(next + 1)).is_none())
        || input.is(next, '&')
        || numeral.at > 0 && input.is(numeral.at - 1, '&')
}

/// The word beside the numeral that says how it is read.
fn context<'l>(input: &Input<'l>, numeral: &Numeral) -> Option<(&'l RomanEntry, &'static str)> {
    let in_list = numeral.letters() > 1 || matches!(numeral.value, 5 | 10);
    let single = matches!(numeral.value, 1 | 5 | 10);
    if numeral.letters() == 1 && !single {
        return None;
    }
    word_before(input, numeral.at)
        .map(|entry| (entry, "roman.after-word"))
        .or_else(|| {
            let name = before_space(input, numeral.at).filter(|n| input.is_capitalized(*n))?;
            let entry = title_before(input, name)?;
            Some((entry, "roman.after-title"))
        })
        .or_else(|| {
            let before = if in_list {
                list_before(input, numeral.at)
            } else {
                None
            };
            before.map(|entry| (entry, "roman.in-list"))
        })
        .or_else(|| {
            let after = word_after(input, numeral)?;
            Some((after, "roman.before-word"))
        })
}

/// The longest table form that ends directly before lexeme `at`: `Louis XIV`, `Phase-III`, `Pope John Paul II`.
fn word_before<'l>(input: &Input<'l>, at: usize) -> Option<&'l RomanEntry> {
    let end = at
        .checked_sub(1)
        .filter(|i| input.is_space(*i) || input.is_dash(*i))?;
    let mut longest = None;
    for start in (end.saturating_sub(REACH)..end).rev() {
        if input.is_word(start) && input.begins_word(start) {
            // A heading of two words in capitals is no line of capitals yet: `CHAPTER XI`.
            let fold = input.caps || input.shape(start) == Shape::Upper;
            let found = input
                .lexicon
                .roman
                .matches(input.text, input.lexemes, start, fold);
            let fits = |entry: &&RomanEntry| entry.numeral_after;
            longest = found
                .filter(|(to, _)| *to == end)
                .map(|(_, entry)| entry)
                .find(fits)
                .or(longest);
        }
    }
    longest
}

/// `Emperor Theo II`: the table knows the title before the name at `name`.
fn title_before<'l>(input: &Input<'l>, name: usize) -> Option<&'l RomanEntry> {
    word_before(input, name).filter(|entry| entry.reading == RomanReading::Ordinal)
}

/// The word before lexeme `at` with one space between.
fn before_space(input: &Input<'_>, at: usize) -> Option<usize> {
    let space = at.checked_sub(1).filter(|i| input.is_space(*i))?;
    space.checked_sub(1).filter(|i| input.is_word(*i))
}

/// `Acts I and II`, `Chapters IV-VI`, `Types I, II and III`: the word stands before the first of the list.
fn list_before<'l>(input: &Input<'l>, at: usize) -> Option<&'l RomanEntry> {
    let mut at = at;
    for _ in 0..6 {
        let before = separator(input, at)?;
        numerals::roman(input.at(before))?;
        if let Some(entry) = word_before(input, before) {
            return Some(entry);
        }
        at = before;
    }
    None
}

/// The lexeme before `, `, ` and `, `-` and the like.
fn separator(input: &Input<'_>, at: usize) -> Option<usize> {
    let mut i = at.checked_sub(1)?;
    if input.is_dash(i) {
        return i.checked_sub(1);
    }
    if !input.is_space(i) {
        return None;
    }
    i = i.checked_sub(1)?;
    if input.says_any(i, &["and", "or", "to", "through", "&", "versus"]) {
        i = i.checked_sub(2)?;
    }
    if input.is(i, ',') {
        i = i.checked_sub(1)?;
    }
    Some(i)
}

/// `the XXXIII Olympiad`, `XVIII Airborne Corps`.
fn word_after<'l>(input: &Input<'l>, numeral: &Numeral) -> Option<&'l RomanEntry> {
    let next = numeral.end;
    if !input.is_space(next) && !input.is_dash(next)
        || numeral.value == 1 && !input.is_capitalized(next + 1)
    {
        return None;
    }
    let found = input
        .lexicon
        .roman
        .matches(input.text, input.lexemes, next + 1, input.caps);
    found
        .map(|(_, entry)| entry)
        .find(|entry| !entry.numeral_after)
}

/// `the part I played`, `Elizabeth I know`: before a verb that only goes with the pronoun; after a small letter before
/// any verb (`a level I trauma center` has none).
fn is_pronoun(input: &Input<'_>, numeral: &Numeral) -> bool {
    let Some(before) = input.prev_word(numeral.at) else {
        // `Art. I, Sec. 9`: a comma or a bracket after it is none of the pronoun's.
        return !input.is_any(numeral.end, &[',', ';', ')', '\u{A7}']);
    };
    let Some(next) = input.next_word(numeral.end) else {
        return input.shape(before) == Shape::Lower;
    };
    let senses = input.senses(next);
    if input.shape(before) != Shape::Lower {
        return senses.any(sense("first-person")) && title_before(input, before).is_none();
    }
    senses.any(sense("first-person") | sense("first-past")) || input.at(next).ends_with("ed")
}

fn by_context(
    input: &Input<'_>,
    numeral: &Numeral,
    entry: &RomanEntry,
    rule: &'static str,
    lattice: &mut Lattice,
) {
    let the = entry.numeral_after
        && !input
            .prev_word(numeral.at)
            .is_some_and(|p| input.says(p, "the"));
    let small = !entry.numeral_after
        && input
            .next_word(numeral.end)
            .is_some_and(|n| !input.is_capitalized(n));
    let mut say = |end: usize, dotted: bool| {
        let mut reading = lattice.propose(numeral.at, end, Class::Roman, rule, SURE);
        match entry.reading {
            RomanReading::Cardinal => count(&mut reading, numeral),
            RomanReading::Ordinal if small => {
                reading.say(Say::NumberOrdinal(numeral.value), numeral.origin);
            }
            RomanReading::Ordinal => rank(&mut reading, numeral, the),
        }
        reading.dotted(dotted);
    };
    say(numeral.end, false);
    // `Charles V. prosecuted`, `Charles I. Now`: the full stop of old print belongs to the numeral.
    if input.is(numeral.end, '.') && numeral.letters() == 1 {
        say(numeral.end + 1, true);
    }
}

fn count(reading: &mut Proposal<'_>, numeral: &Numeral) {
    reading
        .say(Say::Number(numeral.value), numeral.origin)
        .suffix(numeral.suffix);
}

fn rank(reading: &mut Proposal<'_>, numeral: &Numeral, the: bool) {
    if the {
        reading.text("the", numeral.origin);
    }
    reading
        .say(Say::NumberOrdinalName(numeral.value), numeral.origin)
        .suffix(numeral.suffix);
}

/// A numeral without a word of the table beside it.
fn alone(input: &Input<'_>, numeral: &Numeral, lattice: &mut Lattice) {
    let (at, end) = (numeral.at, numeral.end);
    if numeral.letters() == 1 {
        return;
    }
    if is_heir(input, numeral) {
        let mut reading = lattice.propose(at, end, Class::Roman, "roman.heir", SURE);
        rank(&mut reading, numeral, true);
    } else if is_heading(input, numeral) {
        let mut reading = lattice.propose(at, end, Class::Roman, "roman.heading", LIKELY);
        count(&mut reading, numeral);
    } else if is_plainly_numeral(input, numeral) {
        let mut reading = lattice.propose(at, end, Class::Roman, "roman.numeral", NORMAL - 6);
        count(&mut reading, numeral);
    }
}

/// `Robert Griffin III`, `William H. Gates III`, `Sen. Adlai Stevenson III`: a second to ninth of his name.
fn is_heir(input: &Input<'_>, numeral: &Numeral) -> bool {
    if !(2..=9).contains(&numeral.value) {
        return false;
    }
    let mut at = numeral.at;
    if at > 1 && input.is_space(at - 1) && input.is(at - 2, ',') {
        at -= 2;
    }
    let Some(family) = at.checked_sub(1).map(|i| {
        if input.is_space(i) {
            i.saturating_sub(1)
        } else {
            i
        }
    }) else {
        return false;
    };
    if !input.is_word(family) || !input.is_capitalized(family) {
        return false;
    }
    let mut i = family;
    for _ in 0..4 {
        let Some(before) = i.checked_sub(2).filter(|b| input.is_space(b + 1)) else {
            return false;
        };
        let (word, initial) = if input.is(before, '.') {
            (before.saturating_sub(1), true)
        } else {
            (before, false)
        };
        if !input.is_capitalized(word) {
            return false;
        }
        let titled = input
            .senses(word)
            .any(sense("given-name") | sense("person-title"));
        if titled || initial && input.shape(word) == Shape::Initial {
            return true;
        }
        // `Loudon Wainwright III`: two names that are no ordinary words (the table of those ends at six letters).
        let unknown = |i: usize| {
            input.shape(i) == Shape::Capitalized
                && input.at(i).len() > 3
                && !input.lexicon.is_common(&input.at(i).to_lowercase())
        };
        if i == family && input.at(word).len() <= 6 && unknown(word) && unknown(family) {
            return true;
        }
        i = word;
    }
    false
}

/// The numeral opens the block, and ends it or is followed by a full stop, a dash or a colon: `XXVI.`, `II. The Plan`.
fn is_heading(input: &Input<'_>, numeral: &Numeral) -> bool {
    let opens = numeral.at == 0 || numeral.at == 1 && input.is_space(0);
    opens
        && (numeral.end >= input.len()
            || input.is_any(numeral.end, &['.', ':', ')', '-', '\u{2014}', '\u{2013}']))
}

/// Forms of I, V and X that are hardly ever initials, and the rest after a name.
fn is_plainly_numeral(input: &Input<'_>, numeral: &Numeral) -> bool {
    let written = numeral.origin.of(input.text);
    if written.bytes().any(|b| !matches!(b, b'I' | b'V' | b'X')) {
        return false;
    }
    match written {
        "XI" if input.caps => false,
        "XX" | "XXX" => false,
        "IV" | "VI" | "IX" | "XV" | "XIX" => input.before(numeral.at).is_some_and(|p| {
            input.is_word(p) && input.is_capitalized(p) && !input.begins_sentence(p)
        }),
        _ => true,
    }
}
