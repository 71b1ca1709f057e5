//! The plural and the possessive of a pronunciation.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::inventory::{Inventory, Phone};
use crate::phonetics::pronunciation::{Pronunciation, Segment, Stress};

/// Sounds after which an `s` needs a vowel: "Bushes", "Gomez's".
const HISSING: &[&str] = &["s", "z", "ʃ", "ʒ", "tʃ", "dʒ"];
/// Sounds after which it is a hard one: "Putins" has a soft one, "Tusks" a hard one.
const VOICELESS: &[&str] = &["p", "t", "k", "f", "θ", "x", "ʔ"];

impl Pronunciation {
    /// With the `s` of a plural or a possessive at its end, as it sounds there.
    #[must_use]
    pub fn with_s(mut self) -> Self {
        let inventory = Inventory::en_us();
        let Some(word) = self.words.last_mut() else {
            return self;
        };
        let last = word
            .last()
            .and_then(|s| inventory.symbol(s.phone, Alphabet::Ipa));
        let one_of = |list: &[&str]| last.is_some_and(|l| list.contains(&l));
        let ending: &[&str] = if one_of(HISSING) {
            &["ɪ", "z"]
        } else if one_of(VOICELESS) {
            &["s"]
        } else {
            &["z"]
        };
        let hissing = ending.len() > 1;
        if hissing && let Some(last) = word.last_mut() {
            last.begins = true;
        }
        let phones = ending.iter().filter_map(|symbol| by_ipa(inventory, symbol));
        word.extend(phones.map(|phone| Segment {
            phone,
            stress: Stress::None,
            begins: false,
        }));
        self
    }
}

fn by_ipa(inventory: &Inventory, symbol: &str) -> Option<Phone> {
    inventory
        .all()
        .find(|p| inventory.symbol(*p, Alphabet::Ipa) == Some(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_sounds_as_it_does_in_english() {
        for (name, with_s) in [
            ("KAHR-keev", "KAHR-keevz"),
            ("zeh-LEN-skee", "zeh-LEN-skeez"),
            ("TUHSK", "TUHSKS"),
            ("BUUSH", "BUU-shihz"),
            ("GOH-mehz", "GOH-meh-zihz"),
            ("BAHKH", "BAHKHS"),
        ] {
            let sounds = Pronunciation::parse(name, Alphabet::Respelling).unwrap();
            assert_eq!(sounds.with_s().write(Alphabet::Respelling), with_s);
        }
    }
}
