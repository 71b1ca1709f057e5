//! What is known about written forms: rows in readable files, layered, looked up in constant time.
//!
//! The files live in `lexicons/` (see the README there) and are embedded; a user's files are laid over them with
//! [`Lexicon::add_words`], later wins.

pub mod builtin;
pub mod condition;
pub mod entry;
pub mod known;
pub mod load;
pub mod phrase;
pub mod sense;

use crate::lexicon::entry::{
    CalendarEntry, CurrencyEntry, DesignationEntry, FractionEntry, PartyEntry, PlainEntry,
    PunctuationEntry, RomanEntry, RowId, Said, ScaleEntry, SymbolEntry, UnitEntry, WebEntry,
    WordEntry,
};
use crate::lexicon::known::{Index, Known};
use crate::lexicon::phrase::PhraseMap;
use crate::lexicon::sense::Senses;
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

/// All tables of one language, compiled for look-up.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// All spoken forms in a row, and where each ends.
    pub(crate) said: (String, Vec<u32>),
    pub(crate) files: Vec<Arc<str>>,
    /// File and line of each row.
    pub(crate) rows: Vec<(u32, u32)>,
    /// Whether the sounds of rows are known to be right, as those of the embedded files are, which the tests read: to read them
    /// again at every start would cost milliseconds.
    pub(crate) trusted: bool,
    /// `words/`: written forms of any class.
    pub words: PhraseMap<WordEntry>,
    /// Month names and abbreviations.
    pub months: PhraseMap<CalendarEntry>,
    /// Weekday names and abbreviations.
    pub weekdays: PhraseMap<CalendarEntry>,
    /// Currency signs, codes and names.
    pub currency: PhraseMap<CurrencyEntry>,
    /// `million`, `bn`, `K`.
    pub scales: PhraseMap<ScaleEntry>,
    /// Units of measurement.
    pub units: PhraseMap<UnitEntry>,
    /// Time zones.
    pub timezones: PhraseMap<PlainEntry>,
    /// Symbols that are read or silent.
    pub symbols: PhraseMap<SymbolEntry>,
    /// Pictographs.
    pub emoji: PhraseMap<PlainEntry>,
    /// Punctuation marks.
    pub punctuation: FxHashMap<char, PunctuationEntry>,
    /// Glyphs such as ½.
    pub fractions: FxHashMap<char, FractionEntry>,
    /// Words beside which a Roman numeral is read.
    pub roman: PhraseMap<RomanEntry>,
    /// Weapons, products, roads, formulas with a reading of their own.
    pub designations: PhraseMap<DesignationEntry>,
    /// Party tags.
    pub parties: PhraseMap<PartyEntry>,
    /// Labels of web names and file extensions.
    pub web: PhraseMap<WebEntry>,
    /// Which tables know which words.
    pub(crate) index: Index,
    /// Lists of ordinary words, one a line, sorted by bytes.
    pub(crate) common: Vec<&'static str>,
}

/// The embedded lexicon of American English, read on first use.
static BUILTIN: LazyLock<Lexicon> = LazyLock::new(builtin::en_us);
/// The same for British English.
static BRITISH: LazyLock<Lexicon> = LazyLock::new(builtin::en_gb);

impl Lexicon {
    /// The embedded lexicon of American English.
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// The embedded lexicon of British English: its rows laid over the American ones.
    pub fn british() -> &'static Lexicon {
        &BRITISH
    }

    /// The text of a spoken form.
    pub fn said(&self, id: Said) -> &str {
        let (text, ends) = &self.said;
        let at = id.0 as usize;
        let start = at
            .checked_sub(1)
            .and_then(|i| ends.get(i))
            .map_or(0, |e| *e as usize);
        ends.get(at)
            .and_then(|end| text.get(start..*end as usize))
            .unwrap_or("")
    }

    /// File and line of a row.
    pub fn origin(&self, row: RowId) -> (&str, u32) {
        let (file, line) = self
            .rows
            .get(row.0 as usize)
            .copied()
            .unwrap_or((u32::MAX, 0));
        (self.files.get(file as usize).map_or("", |f| f), line)
    }

    /// The senses of a word, whatever its case.
    pub fn senses(&self, word: &str) -> Senses {
        self.index.senses(self.known(word))
    }

    /// What the tables know about a word, whatever its case.
    pub fn known(&self, word: &str) -> Known {
        self.index.get(known::hash(word))
    }

    /// The senses of a word that was looked up.
    pub fn senses_of(&self, known: Known) -> Senses {
        self.index.senses(known)
    }

    /// Whether the word, in lower case, is an ordinary word of the language.
    pub fn is_common(&self, lower: &str) -> bool {
        self.common.iter().any(|list| has_line(list, lower))
    }
}

/// Whether `line` is one of the lines of a sorted list, by bisection: nothing is built at the start.
fn has_line(list: &str, line: &str) -> bool {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = list.as_bytes()[low..middle]
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(low, |i| low + i + 1);
        let end = list.as_bytes()[start..]
            .iter()
            .position(|b| *b == b'\n')
            .map_or(list.len(), |i| start + i);
        match list.as_bytes()[start..end].cmp(line.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_by_bisection() {
        let list = "ab\nabc\nb\nz";
        for word in ["ab", "abc", "b", "z"] {
            assert!(has_line(list, word), "{word}");
        }
        for word in ["", "a", "abd", "zz", "ab\nabc"] {
            assert!(!has_line(list, word), "{word}");
        }
        assert!(Lexicon::builtin().is_common("hope") && !Lexicon::builtin().is_common("fbi"));
    }
}
