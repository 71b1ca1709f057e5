//! What is known about written forms: rows in readable files, layered, looked up in constant time.
//!
//! The files live in `lexicons/` (see the README there) and are embedded; a user's files are laid over them with
//! [`Lexicon::add_words`], later wins.

pub mod builtin;
pub mod condition;
pub mod entry;
pub mod load;
pub mod phrase;
pub mod sense;
pub mod table;

use crate::lexicon::entry::{
    CalendarEntry, CurrencyEntry, DesignationEntry, FractionEntry, PartyEntry, PlainEntry,
    PunctuationEntry, RomanEntry, RowId, Said, ScaleEntry, SymbolEntry, UnitEntry, WordEntry,
};
use crate::lexicon::phrase::PhraseMap;
use crate::lexicon::sense::Senses;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{Arc, LazyLock};

/// All tables of one language, compiled for look-up.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    pub(crate) said: Vec<Box<str>>,
    pub(crate) rows: Vec<(Arc<str>, u32)>,
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
    pub web: PhraseMap<PlainEntry>,
    pub(crate) senses: FxHashMap<Box<str>, Senses>,
    pub(crate) common: FxHashSet<Box<str>>,
}

/// The embedded lexicon of American English, read on first use.
static BUILTIN: LazyLock<Lexicon> = LazyLock::new(builtin::en_us);

impl Lexicon {
    /// The embedded lexicon.
    pub fn builtin() -> &'static Lexicon {
        &BUILTIN
    }

    /// The text of a spoken form.
    pub fn said(&self, id: Said) -> &str {
        self.said.get(id.0 as usize).map_or("", |s| s)
    }

    /// File and line of a row.
    pub fn origin(&self, row: RowId) -> (&str, u32) {
        self.rows
            .get(row.0 as usize)
            .map_or(("", 0), |(file, line)| (file, *line))
    }

    /// The senses of a word, whatever its case.
    pub fn senses(&self, word: &str) -> Senses {
        if let Some(senses) = self.senses.get(word) {
            return *senses;
        }
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            let lower = word.to_ascii_lowercase();
            return self.senses.get(lower.as_str()).copied().unwrap_or_default();
        }
        Senses::NONE
    }

    /// Whether the word, in lower case, is an ordinary word of the language.
    pub fn is_common(&self, lower: &str) -> bool {
        self.common.contains(lower)
    }
}
