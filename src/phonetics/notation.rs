//! How an engine is told sounds inside its text.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::pronunciation::Pronunciation;
use serde::Deserialize;

/// Sounds inside a text: `[[k'A:rki:v]]` for eSpeak NG.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notation {
    /// The alphabet.
    pub alphabet: Alphabet,
    /// What is written: `{sounds}` stands for the sounds, `{written}` for the word as printed.
    pub write: String,
}

impl Notation {
    /// The word as it is sent.
    pub fn of(&self, written: &str, sounds: &Pronunciation) -> String {
        let sounds = sounds.write(self.alphabet);
        // In one pass: neither may be taken for a placeholder in the other.
        let mut out = String::new();
        let mut rest = self.write.as_str();
        while let Some(at) = rest.find('{') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some(after) = rest.strip_prefix("{sounds}") {
                out.push_str(&sounds);
                rest = after;
            } else if let Some(after) = rest.strip_prefix("{written}") {
                out.push_str(written);
                rest = after;
            } else {
                out.push('{');
                rest = &rest[1..];
            }
        }
        out.push_str(rest);
        out
    }
}

/// The words that an engine without sounds reads most nearly as they are: `zeh-len-skee`.
pub fn respelled(sounds: &Pronunciation) -> String {
    // Capitals would be spelled by many.
    sounds.write(Alphabet::Respelling).to_lowercase()
}
