//! The respelling of agency guides: syllables joined by hyphens, the stressed one in capitals (`zeh-LEN-skee`).
//!
//! It has no secondary stress, and one spelling for the vowels of "hut" and "about", of "hurt" and "butter": the stress
//! tells them apart.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::fault::SoundFault;
use crate::phonetics::inventory::{Inventory, Meaning, Phone};
use crate::phonetics::pronunciation::{Segment, Stress};
use crate::phonetics::syllable::syllables;

/// Reads a word.
pub(crate) fn read(inventory: &Inventory, text: &str) -> Result<Vec<Segment>, SoundFault> {
    let mut word = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('-') {
        let written = piece.strip_suffix('-').unwrap_or(piece);
        let reader = Reader {
            inventory,
            written,
            lower: written.to_ascii_lowercase(),
        };
        reader
            .syllable(&mut word)
            .map_err(|fault| fault.shifted(start))?;
        start += piece.len();
    }
    Ok(word)
}

struct Reader<'r> {
    inventory: &'r Inventory,
    written: &'r str,
    lower: String,
}

impl Reader<'_> {
    fn syllable(&self, word: &mut Vec<Segment>) -> Result<(), SoundFault> {
        let stressed = self.stressed()?;
        let from = word.len();
        let mut at = 0;
        while at < self.lower.len() {
            let vowel_before = word[from..]
                .iter()
                .any(|s| self.inventory.is_vowel(s.phone));
            let (len, phones) = self.next(at, vowel_before)?;
            for phone in phones {
                let alphabet = Alphabet::Respelling;
                word.push(Segment {
                    phone: self.inventory.for_stress(phone, alphabet, stressed),
                    stress: Stress::None,
                    begins: word.len() == from,
                });
            }
            at += len;
        }
        let mut vowels = word[from..]
            .iter_mut()
            .filter(|s| self.inventory.is_vowel(s.phone));
        match (vowels.next(), vowels.next()) {
            (Some(vowel), None) => {
                if stressed {
                    vowel.stress = Stress::Primary;
                }
                Ok(())
            }
            (None, _) => Err(self.fault(
                0..self.written.len(),
                format!("the syllable `{}` has no vowel", self.written),
                "each syllable has one: ah, a, uh, aw, ow, y, eh, ur, ay, ih, ee, oh, oy, uu, oo",
            )),
            (Some(_), Some(_)) => Err(self.fault(
                0..self.written.len(),
                format!("the syllable `{}` has two vowels", self.written),
                "part it with a hyphen, or write the vowel as ah, a, uh, aw, ow, y, eh, ur, ay, ih, ee, oh, oy, uu, oo",
            )),
        }
    }

    /// Whether it is in capitals.
    fn stressed(&self) -> Result<bool, SoundFault> {
        let upper = self.written.bytes().any(|b| b.is_ascii_uppercase());
        let lower = self.written.bytes().find(u8::is_ascii_lowercase);
        if upper && lower.is_some() {
            return Err(self.fault(
                0..self.written.len(),
                format!("`{}` is only partly in capitals", self.written),
                "write the whole of the stressed syllable in capitals, and nothing else",
            ));
        }
        Ok(upper)
    }

    /// The sounds of the symbol at `at`, and its length in bytes.
    fn next(&self, at: usize, vowel_before: bool) -> Result<(usize, Vec<Phone>), SoundFault> {
        let rest = &self.lower[at..];
        let symbols = self.inventory.symbols(Alphabet::Respelling);
        if rest.starts_with('y') && vowel_follows(&rest[1..]) {
            let j = self.inventory.all().find(|p| {
                !self.inventory.is_vowel(*p)
                    && self.inventory.symbol(*p, Alphabet::Respelling) == Some("y")
            });
            return Ok((1, j.into_iter().collect()));
        }
        match symbols.longest(rest) {
            Some((len, Meaning::Phones(phones))) => {
                let glide = matches!(&rest[..len], "h" | "w" | "wh");
                if glide && vowel_before {
                    return Err(self.fault(
                        at..at + len,
                        format!("`{}` cannot end a syllable", &self.written[at..at + len]),
                        "vowels are ah, a, uh, aw, ow, y, eh, ur, ay, ih, ee, oh, oy, uu, oo",
                    ));
                }
                Ok((len, phones.clone()))
            }
            Some((len, Meaning::Foreign(phones))) => Err(self.fault(
                at..at + len,
                format!(
                    "`{}` alone may be several sounds",
                    &self.written[at..at + len]
                ),
                match phones.first() {
                    Some(phone) => format!(
                        "for the sound of «{}» write `{}`",
                        self.inventory.example(*phone),
                        self.inventory.shown(phones, Alphabet::Respelling)
                    ),
                    None => "see lexicons/en-US/phones.tsv".to_owned(),
                },
            )),
            _ => {
                let len = rest.chars().next().map_or(0, char::len_utf8);
                Err(self.fault(
                    at..at + len,
                    format!("`{}` is no sound of a respelling", &rest[..len]),
                    "a respelling has letters only, syllables joined by hyphens: KAHR-keev",
                ))
            }
        }
    }

    fn fault(
        &self,
        at: std::ops::Range<usize>,
        message: String,
        hint: impl Into<String>,
    ) -> SoundFault {
        SoundFault::new(at, message, hint)
    }
}

/// Whether a vowel begins here: a `y` before it is then a consonant.
fn vowel_follows(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    match bytes.next() {
        Some(b'a' | b'e' | b'i' | b'o' | b'u') => true,
        Some(b'y') => !vowel_follows(&rest[1..]),
        _ => false,
    }
}

/// Writes a word.
pub(crate) fn write(inventory: &Inventory, word: &[Segment], out: &mut String) {
    for (i, syllable) in syllables(word).enumerate() {
        if i > 0 {
            out.push('-');
        }
        let from = out.len();
        let symbol = |s: &Segment| {
            let symbol = inventory.symbol(s.phone, Alphabet::Respelling);
            symbol.unwrap_or("")
        };
        for (at, segment) in syllable.iter().enumerate() {
            let next = syllable.get(at + 1).map(symbol);
            out.push_str(match symbol(segment) {
                "y" if at == 0 && inventory.is_vowel(segment.phone) => "eye",
                // "LEN", but "leh-oh", and "lehr": `er` is another sound.
                "eh" if next.is_some_and(|n| n != "r") => "e",
                symbol => symbol,
            });
        }
        if syllable.iter().any(|s| s.stress == Stress::Primary) {
            out[from..].make_ascii_uppercase();
        }
    }
}
