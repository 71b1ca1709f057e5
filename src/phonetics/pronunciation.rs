//! A pronunciation: words of phones with syllables and stress, and its way from alphabet to alphabet.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::fault::SoundFault;
use crate::phonetics::inventory::{Inventory, Phone};
use crate::phonetics::{arpabet, respelling, syllable, symbols};
use std::ops::Range;

/// How much a syllable is stressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum Stress {
    /// Not.
    #[default]
    None,
    /// Somewhat.
    Secondary,
    /// Most of its word.
    Primary,
}

/// A phone in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Segment {
    /// The sound.
    pub phone: Phone,
    /// The stress of its syllable; only vowels carry it.
    pub stress: Stress,
    /// Whether a syllable begins here.
    pub begins: bool,
}

/// How words are said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Pronunciation {
    /// The words in order, each with at least one phone.
    pub words: Vec<Vec<Segment>>,
}

/// The longest pronunciation that is read, in bytes; a long phrase has a few hundred.
pub const LONGEST: usize = 4096;

impl Pronunciation {
    /// Reads what is written in an alphabet with the phones of General American English.
    ///
    /// # Errors
    /// The first thing that is no phone or no syllable, with its place and the nearest phone.
    pub fn parse(text: &str, alphabet: Alphabet) -> Result<Self, SoundFault> {
        Self::parse_with(Inventory::en_us(), text, alphabet)
    }

    /// The same with the phones of any inventory.
    ///
    /// # Errors
    /// As [`Pronunciation::parse`].
    pub fn parse_with(
        inventory: &Inventory,
        text: &str,
        alphabet: Alphabet,
    ) -> Result<Self, SoundFault> {
        if text.len() > LONGEST {
            return Err(SoundFault::new(
                LONGEST..text.len(),
                format!("it is longer than {LONGEST} bytes"),
                "give each word a row of its own",
            ));
        }
        let mut words = Vec::new();
        for range in parts(text, alphabet) {
            let part = text.get(range.clone()).unwrap_or_default();
            let shift = |fault: SoundFault| fault.shifted(range.start);
            let mut word = match alphabet {
                Alphabet::Arpabet => arpabet::read(inventory, part),
                Alphabet::Respelling => respelling::read(inventory, part),
                _ => symbols::read(inventory, part, alphabet),
            }
            .map_err(shift)?;
            syllable::fill(inventory, &mut word);
            if !word.iter().any(|s| inventory.is_vowel(s.phone)) {
                return Err(shift(SoundFault::new(
                    0..part.len(),
                    format!("`{part}` has no vowel"),
                    "a word needs one: for a murmur write the vowel of \"about\"",
                )));
            }
            words.push(word);
        }
        if words.is_empty() {
            return Err(SoundFault::new(
                0..text.len(),
                "there is no sound in it",
                "write the sounds, or delete the row",
            ));
        }
        Ok(Self { words })
    }

    /// How it is written in an alphabet; what that has no symbol for is replaced by the nearest.
    pub fn write(&self, alphabet: Alphabet) -> String {
        self.write_with(Inventory::en_us(), alphabet)
    }

    /// The same for the phones of any inventory.
    pub fn write_with(&self, inventory: &Inventory, alphabet: Alphabet) -> String {
        let mut out = String::new();
        for word in &self.words {
            if !out.is_empty() {
                out.push_str(if alphabet == Alphabet::Arpabet {
                    " / "
                } else {
                    " "
                });
            }
            let word = &within(inventory, word, alphabet);
            match alphabet {
                Alphabet::Arpabet => arpabet::write(inventory, word, &mut out),
                Alphabet::Respelling => respelling::write(inventory, word, &mut out),
                _ => symbols::write(inventory, word, alphabet, &mut out),
            }
        }
        out
    }

    /// The phones that an alphabet has no symbol for.
    pub fn beyond(&self, alphabet: Alphabet) -> Vec<Phone> {
        let inventory = Inventory::en_us();
        let phones = self.words.iter().flatten().map(|s| s.phone);
        let mut beyond: Vec<Phone> = phones
            .filter(|p| inventory.symbol(*p, alphabet).is_none())
            .collect();
        beyond.sort_unstable();
        beyond.dedup();
        beyond
    }

    /// One word alone.
    pub fn word(&self, number: usize) -> Option<Self> {
        let word = self.words.get(number)?.clone();
        Some(Self { words: vec![word] })
    }

    /// How many phones there are.
    pub fn len(&self) -> usize {
        self.words.iter().map(Vec::len).sum()
    }

    /// Whether there is no phone.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The word with the phones that the alphabet can write.
fn within(inventory: &Inventory, word: &[Segment], alphabet: Alphabet) -> Vec<Segment> {
    let mut out = Vec::with_capacity(word.len());
    for segment in word {
        if inventory.symbol(segment.phone, alphabet).is_some() {
            out.push(*segment);
            continue;
        }
        for (i, phone) in inventory.instead(segment.phone).iter().enumerate() {
            out.push(Segment {
                phone: *phone,
                begins: segment.begins && i == 0,
                ..*segment
            });
        }
    }
    out
}

/// The bytes of the words. In ARPABET, where spaces part phones, a slash parts words.
fn parts(text: &str, alphabet: Alphabet) -> Vec<Range<usize>> {
    let between = |c: char| match alphabet {
        Alphabet::Arpabet => c == '/',
        _ => c.is_whitespace(),
    };
    let mut parts = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(between) {
        let inner = piece.trim_end_matches(between);
        let word = inner.trim();
        if !word.is_empty() {
            let from = start + (inner.len() - inner.trim_start().len());
            parts.push(from..from + word.len());
        }
        start += piece.len();
    }
    parts
}
