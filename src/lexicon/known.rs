//! Which tables know a word: one look-up, so that everything else can be left out for words that none of them knows.

use crate::lexicon::sense::Senses;
use crate::source::Span;
use rustc_hash::FxHashMap;

/// The tables of forms that may begin with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tables(u16);

impl Tables {
    /// `words/`.
    pub const WORDS: Tables = Tables(1);
    /// Months.
    pub const MONTHS: Tables = Tables(1 << 1);
    /// Weekdays.
    pub const WEEKDAYS: Tables = Tables(1 << 2);
    /// Currencies.
    pub const CURRENCY: Tables = Tables(1 << 3);
    /// Units.
    pub const UNITS: Tables = Tables(1 << 4);
    /// Symbols.
    pub const SYMBOLS: Tables = Tables(1 << 5);
    /// Pictographs.
    pub const EMOJI: Tables = Tables(1 << 6);
    /// Designations and elements.
    pub const DESIGNATIONS: Tables = Tables(1 << 7);
    /// Party tags.
    pub const PARTIES: Tables = Tables(1 << 8);
    /// Scales.
    pub const SCALES: Tables = Tables(1 << 10);
    /// No table: the [`KEYWORDS`].
    pub const KEYWORDS: Tables = Tables(1 << 9);

    /// The set as bits.
    pub const fn bits(self) -> u16 {
        self.0
    }
}

/// Words that stand in no table of forms, and that grammars ask for by name.
pub const KEYWORDS: &[&str] = &["ad", "ca", "fy", "ext", "extn"];

/// What the tables know about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// The tables with a form that begins with it.
    pub tables: Tables,
    /// The number of its set of senses; 0 is the empty set.
    senses: u32,
}

impl Known {
    /// Whether the word carries any sense.
    pub const fn has_sense(self) -> bool {
        self.senses != 0
    }
}

/// All words of all tables by their [`hash`]. Two words with one hash would be one here; a form is compared in full where
/// it is looked up, so that only a sense could be lent.
#[derive(Debug, Clone)]
pub struct Index {
    words: FxHashMap<u64, Known>,
    sets: Vec<Senses>,
    numbers: FxHashMap<Senses, u32>,
}

impl Default for Index {
    fn default() -> Self {
        let mut index = Self {
            words: FxHashMap::default(),
            sets: vec![Senses::NONE],
            numbers: FxHashMap::default(),
        };
        for word in KEYWORDS {
            index.add_form(hash(word), Tables::KEYWORDS);
        }
        index
    }
}

impl Index {
    /// A form of the table begins with the word of that hash.
    pub fn add_form(&mut self, word: u64, table: Tables) {
        self.words.entry(word).or_default().tables.0 |= table.0;
    }

    /// The word of that hash carries the senses.
    pub fn add_senses(&mut self, word: u64, senses: Senses) {
        let known = self.words.entry(word).or_default();
        let all = self.sets[known.senses as usize] | senses;
        known.senses = *self.numbers.entry(all).or_insert_with(|| {
            self.sets.push(all);
            self.sets.len() as u32 - 1
        });
    }

    /// What is known about the word at `span` of `text`.
    #[inline]
    pub fn look_up(&self, text: &str, span: Span) -> Known {
        self.get(hash_at(text, span))
    }

    /// What is known about the word of that hash.
    #[inline]
    pub fn get(&self, word: u64) -> Known {
        self.words.get(&word).copied().unwrap_or_default()
    }

    /// The senses of a known word.
    #[inline]
    pub fn senses(&self, known: Known) -> Senses {
        self.sets
            .get(known.senses as usize)
            .copied()
            .unwrap_or_default()
    }
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash that does not tell ASCII letters of different case, nor straight from curly apostrophes.
///
/// Eight bytes a step: it is computed once for every word of the text.
#[inline]
pub fn hash(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut hash = SEED;
    if word.is_ascii() {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            hash = mix(hash, lower(u64::from_le_bytes(*eight)));
        }
        if !rest.is_empty() {
            let last = rest.iter().rev().fold(0, |w, b| w << 8 | u64::from(*b));
            hash = mix(hash, lower(last));
        }
        return hash;
    }
    let (mut at, mut eight, mut filled) = (0, 0u64, 0u32);
    while let Some(byte) = bytes.get(at) {
        let curly = *byte == 0xE2 && matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x98 | 0x99]));
        let folded = if curly {
            b'\''
        } else {
            byte.to_ascii_lowercase()
        };
        at += if curly { 3 } else { 1 };
        eight |= u64::from(folded) << (8 * filled);
        filled += 1;
        if filled == 8 {
            hash = mix(hash, eight);
            (eight, filled) = (0, 0);
        }
    }
    if filled > 0 {
        hash = mix(hash, eight);
    }
    hash
}

/// The same for a word inside a text: most words are one step.
#[inline]
fn hash_at(text: &str, span: Span) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (start, len) = (span.start as usize, span.len());
    if let (1..=8, Some(eight)) = (len, text.as_bytes().get(start..start + 8)) {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        let word = eight & (u64::MAX >> (64 - 8 * len));
        if word & HIGH == 0 {
            return mix(SEED, lower(word));
        }
    }
    hash(span.of(text))
}

const fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash.rotate_left(23) ^ word) as u128 * 0xA076_1D64_78BD_642F;
    (product >> 64) as u64 ^ product as u64
}

/// Eight ASCII bytes in lower case.
const fn lower(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let past_z = word + (0x7F - b'Z' as u64) * ONES;
    let from_a = word + (0x80 - b'A' as u64) * ONES;
    word | ((past_z ^ from_a) & (0x80 * ONES)) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::sense::sense;
    use proptest::prelude::*;

    #[test]
    fn case_and_apostrophes_make_no_difference() {
        assert_eq!(hash("Don't"), hash("dON\u{2019}T"));
        assert_eq!(hash("Québec's"), hash("québec’s"));
        assert_ne!(hash("a"), hash("b"));
        assert_ne!(hash("@"), hash("`"));
        assert_ne!(hash("["), hash("{"));
    }

    #[test]
    fn senses_add_up() {
        let mut index = Index::default();
        index.add_form(hash("march"), Tables::MONTHS);
        index.add_senses(hash("march"), sense("score"));
        index.add_senses(hash("March"), sense("vote"));
        let known = index.get(hash("MARCH"));
        assert_eq!(known.tables, Tables::MONTHS);
        assert!(index.senses(known).any(sense("vote")));
        assert!(index.senses(known).any(sense("score")));
        assert!(!index.get(hash("april")).has_sense());
    }

    proptest! {
        #[test]
        fn folded_words_have_the_same_hash(word in "[ -~]{0,40}") {
            prop_assert_eq!(hash(&word), hash(&word.to_ascii_uppercase()));
            let curly = word.replace('\'', "\u{2019}");
            prop_assert_eq!(hash(&word), hash(&curly));
            let text = format!("{word} and more text");
            prop_assert_eq!(hash(&word), hash_at(&text, Span::new(0, word.len() as u32)));
            prop_assert_eq!(hash(&word), hash_at(&word, Span::new(0, word.len() as u32)));
        }
    }
}
