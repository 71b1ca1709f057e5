//! The phones of a language, read from its table.

use crate::nearest::nearest;
use crate::phonetics::alphabet::Alphabet;
use crate::table::{Row, Table, TableError};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// A sound of the language; [`Inventory`] knows its symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone(pub(crate) u8);

/// What kind of sound a phone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The heart of a syllable.
    Vowel,
    /// A vowel that stands only where there is no stress.
    Reduced,
    /// Any other sound.
    Consonant,
}

/// What a symbol of an alphabet stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Phones, mostly one.
    Phones(Vec<Phone>),
    /// Primary stress.
    Primary,
    /// Secondary stress.
    Secondary,
    /// The border of two syllables.
    Boundary,
    /// Nothing that matters in this language.
    Ignored,
    /// A sound that the language does not have, and the nearest it has.
    Foreign(Vec<Phone>),
}

/// The symbols of one alphabet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Symbols {
    /// How each phone is written.
    written: Vec<Option<Box<str>>>,
    primary: Box<str>,
    secondary: Box<str>,
    boundary: Box<str>,
    /// By the first byte of the symbol, longest first.
    read: Vec<Vec<(Box<str>, Meaning)>>,
}

/// A phone in all alphabets.
#[derive(Debug, Clone)]
struct Sound {
    kind: Kind,
    /// What is said where there is no symbol for it.
    instead: Vec<Phone>,
    example: Box<str>,
}

/// The phones of a language.
#[derive(Debug, Clone)]
pub struct Inventory {
    sounds: Vec<Sound>,
    alphabets: Vec<Symbols>,
    onsets: FxHashSet<Vec<Phone>>,
}

static EN_US: LazyLock<Inventory> = LazyLock::new(|| {
    let text = include_str!("../../lexicons/en-US/phones.tsv");
    let (inventory, _) = Inventory::read("en-US/phones.tsv", text);
    inventory
});

/// Columns without which the table says nothing.
const COLUMNS: &[&str] = &["ipa", "kind", "phones"];

impl Inventory {
    /// The phones of General American English.
    pub fn en_us() -> &'static Self {
        &EN_US
    }

    /// Whether every row of the embedded table can be used.
    ///
    /// # Errors
    /// The first that cannot.
    pub fn check() -> Result<(), TableError> {
        let text = include_str!("../../lexicons/en-US/phones.tsv");
        let (_, errors) = Self::read("en-US/phones.tsv", text);
        errors.into_iter().next().map_or(Ok(()), Err)
    }

    /// Reads a table; rows that cannot be used are left out and listed.
    pub fn read(file: &str, text: &str) -> (Self, Vec<TableError>) {
        let mut inventory = Self {
            sounds: Vec::new(),
            alphabets: vec![
                Symbols {
                    read: vec![Vec::new(); 256],
                    ..Symbols::default()
                };
                Alphabet::ALL.len()
            ],
            onsets: FxHashSet::default(),
        };
        let mut errors = Vec::new();
        match Table::parse(file, text, COLUMNS) {
            Err(error) => errors.push(error),
            Ok(table) => {
                let rows: Vec<Row<'_>> = table
                    .rows()
                    .filter_map(|row| row.map_err(|e| errors.push(e)).ok())
                    .collect();
                // Phones first: other rows name them.
                for row in &rows {
                    inventory.add_sound(row);
                }
                for row in &rows {
                    if let Err(error) = inventory.add_symbols(row) {
                        errors.push(error);
                    }
                }
            }
        }
        (inventory, errors)
    }

    fn add_sound(&mut self, row: &Row<'_>) {
        let kind = match row.cell("kind") {
            "vowel" => Kind::Vowel,
            "reduced" => Kind::Reduced,
            "consonant" => Kind::Consonant,
            _ => return,
        };
        if self.sounds.len() == usize::from(u8::MAX) {
            return;
        }
        self.sounds.push(Sound {
            kind,
            instead: Vec::new(),
            example: row.cell("example").into(),
        });
        for alphabet in Alphabet::ALL {
            let symbol = row.cell(alphabet.column()).split(' ').next();
            let symbol = symbol.filter(|s| !matches!(*s, "" | "-")).map(Box::from);
            let symbols = &mut self.alphabets[alphabet.number()];
            // The first row with a symbol is the one that is found by it.
            let id = Phone(symbols.written.len() as u8);
            if *alphabet == Alphabet::Ipa
                && let Some(symbol) = &symbol
            {
                symbols.learn(symbol, Meaning::Phones(vec![id]));
            }
            symbols.written.push(symbol);
        }
    }

    fn add_symbols(&mut self, row: &Row<'_>) -> Result<(), TableError> {
        let kind = row.need("kind")?;
        let phones = self.phones(row, row.cell("phones"))?;
        let meaning = match kind {
            "vowel" | "reduced" | "consonant" => {
                let first = row.need("ipa")?.split(' ').next().unwrap_or_default();
                let phone = self.phones(row, first)?;
                if let [Phone(id)] = phone.as_slice()
                    && let Some(sound) = self.sounds.get_mut(usize::from(*id))
                {
                    sound.instead = phones;
                }
                Meaning::Phones(phone)
            }
            "sequence" => Meaning::Phones(phones),
            "foreign" => Meaning::Foreign(phones),
            "stress" if row.cell("example") == "primary" => Meaning::Primary,
            "stress" => Meaning::Secondary,
            "boundary" => Meaning::Boundary,
            "ignored" => Meaning::Ignored,
            "onset" => {
                let onset = self.phones(row, row.need("ipa")?)?;
                self.onsets.insert(onset);
                return Ok(());
            }
            other => {
                return Err(row.error(
                    format!("`{other}` is no kind of row"),
                    "use vowel, reduced, consonant, onset, sequence, stress, boundary, ignored or foreign",
                ));
            }
        };
        for alphabet in Alphabet::ALL {
            self.alphabets[alphabet.number()].add(row.cell(alphabet.column()), &meaning);
        }
        Ok(())
    }

    /// The phones that a cell names in IPA, parted by spaces.
    fn phones(&self, row: &Row<'_>, cell: &str) -> Result<Vec<Phone>, TableError> {
        let ipa = &self.alphabets[Alphabet::Ipa.number()];
        cell.split_whitespace()
            .map(|symbol| match ipa.longest(symbol) {
                Some((len, Meaning::Phones(phones))) if len == symbol.len() => Ok(phones[0]),
                _ => Err(row.error(
                    format!("`{symbol}` is no phone of this table"),
                    "name phones as the column `ipa` does",
                )),
            })
            .collect()
    }

    /// The symbols of an alphabet.
    pub(crate) fn symbols(&self, alphabet: Alphabet) -> &Symbols {
        &self.alphabets[alphabet.number()]
    }

    /// What kind of sound it is.
    pub fn kind(&self, phone: Phone) -> Kind {
        self.sounds
            .get(usize::from(phone.0))
            .map_or(Kind::Consonant, |s| s.kind)
    }

    /// Whether the phone is the heart of a syllable.
    pub fn is_vowel(&self, phone: Phone) -> bool {
        self.kind(phone) != Kind::Consonant
    }

    /// All phones, in the order of the table.
    pub fn all(&self) -> impl Iterator<Item = Phone> + use<> {
        (0..self.sounds.len()).map(|i| Phone(i as u8))
    }

    /// How a phone is written; `None` where the alphabet has no symbol for it.
    pub fn symbol(&self, phone: Phone, alphabet: Alphabet) -> Option<&str> {
        let written = &self.symbols(alphabet).written;
        written.get(usize::from(phone.0))?.as_deref()
    }

    /// A word in which it is heard.
    pub fn example(&self, phone: Phone) -> &str {
        self.sounds
            .get(usize::from(phone.0))
            .map_or("", |s| &s.example)
    }

    /// The phones that are said where there is no symbol for this one.
    pub(crate) fn instead(&self, phone: Phone) -> &[Phone] {
        self.sounds
            .get(usize::from(phone.0))
            .map_or(&[], |s| &s.instead)
    }

    /// The other phone with the same symbol in the alphabet: the reduced one without stress, the full one with it.
    pub(crate) fn for_stress(&self, phone: Phone, alphabet: Alphabet, stressed: bool) -> Phone {
        let kind = self.kind(phone);
        let fits = |k: Kind| (k == Kind::Reduced) != stressed;
        if kind == Kind::Consonant || fits(kind) {
            return phone;
        }
        let symbol = self.symbol(phone, alphabet);
        self.all()
            .find(|p| {
                *p != phone
                    && self.is_vowel(*p)
                    && fits(self.kind(*p))
                    && self.symbol(*p, alphabet) == symbol
            })
            .unwrap_or(phone)
    }

    /// Whether a syllable may begin with these consonants.
    pub(crate) fn is_onset(&self, phones: &[Phone]) -> bool {
        match phones {
            [] => true,
            [one] => self.symbol(*one, Alphabet::Ipa) != Some("ŋ"),
            more => self.onsets.contains(more),
        }
    }

    /// How phones are written one after another, for messages.
    pub(crate) fn shown(&self, phones: &[Phone], alphabet: Alphabet) -> String {
        let symbols = phones.iter().filter_map(|p| self.symbol(*p, alphabet));
        symbols.collect::<Vec<_>>().join(" ")
    }
}

impl Symbols {
    fn add(&mut self, cell: &str, meaning: &Meaning) {
        let symbols: Vec<&str> = cell
            .split(' ')
            .filter(|s| !matches!(*s, "" | "-"))
            .collect();
        if let Some(first) = symbols.first() {
            match meaning {
                Meaning::Primary => self.primary = (*first).into(),
                Meaning::Secondary => self.secondary = (*first).into(),
                Meaning::Boundary => self.boundary = (*first).into(),
                _ => {}
            }
        }
        for symbol in symbols {
            self.learn(symbol, meaning.clone());
        }
    }

    /// The first meaning of a symbol stays.
    fn learn(&mut self, symbol: &str, meaning: Meaning) {
        let Some(bucket) = symbol
            .bytes()
            .next()
            .and_then(|b| self.read.get_mut(usize::from(b)))
        else {
            return;
        };
        if !bucket.iter().any(|(s, _)| **s == *symbol) {
            let longer = bucket.partition_point(|(s, _)| s.len() >= symbol.len());
            bucket.insert(longer, (symbol.into(), meaning));
        }
    }

    /// The longest symbol with which `text` begins: its length in bytes, and what it stands for.
    #[inline]
    pub(crate) fn longest(&self, text: &str) -> Option<(usize, &Meaning)> {
        let bucket = self.read.get(usize::from(*text.as_bytes().first()?))?;
        let found = bucket.iter().find(|(s, _)| text.starts_with(&**s));
        found.map(|(symbol, meaning)| (symbol.len(), meaning))
    }

    pub(crate) fn primary(&self) -> &str {
        &self.primary
    }

    pub(crate) fn secondary(&self) -> &str {
        &self.secondary
    }

    pub(crate) fn boundary(&self) -> &str {
        &self.boundary
    }

    /// The symbol most like `text`.
    pub(crate) fn nearest(&self, text: &str) -> Option<&str> {
        nearest(text, self.written.iter().flatten().map(|s| &**s))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_used_and_every_phone_has_symbols_or_a_stand_in() {
        Inventory::check().unwrap();
        let inventory = Inventory::en_us();
        assert!(inventory.all().count() > 40);
        for phone in inventory.all() {
            for alphabet in Alphabet::ALL {
                let symbol = inventory.symbol(phone, *alphabet);
                assert!(
                    symbol.is_some() || !inventory.instead(phone).is_empty(),
                    "{phone:?} in {alphabet:?}"
                );
            }
        }
    }

    #[test]
    fn a_bad_row_is_reported_and_the_others_are_read() {
        let text = "ipa\tkind\tphones\nk\tconsonant\t\nx\tconsonant\tqq\nt\tloud\t\n";
        let (inventory, errors) = Inventory::read("x.tsv", text);
        assert_eq!(inventory.all().count(), 2);
        let lines: Vec<usize> = errors.iter().map(|e| e.line).collect();
        assert_eq!(lines, [3, 4], "{errors:?}");
    }
}
