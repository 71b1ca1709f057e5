//! The alphabets in which pronunciations are written.

use crate::nearest::nearest;
use serde::Deserialize;

/// A way of writing sounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alphabet {
    /// The International Phonetic Alphabet: `ˈkɑɹkiv`.
    Ipa,
    /// Its ASCII form by Wells: `"kAr\kiv`.
    XSampa,
    /// That of the CMU Pronouncing Dictionary: `K AA1 R K IY0 V`.
    Arpabet,
    /// ASCII-IPA: `'kArkiv`.
    Kirshenbaum,
    /// The mnemonics of eSpeak NG: `k'A:rki:v`.
    Espeak,
    /// That of agency guides: `KAHR-keev`.
    Respelling,
}

impl Alphabet {
    /// All alphabets.
    pub const ALL: &'static [Alphabet] = &[
        Self::Ipa,
        Self::XSampa,
        Self::Arpabet,
        Self::Kirshenbaum,
        Self::Espeak,
        Self::Respelling,
    ];

    /// The name in lexicons, profiles and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ipa => "ipa",
            Self::XSampa => "x-sampa",
            Self::Arpabet => "arpabet",
            Self::Kirshenbaum => "kirshenbaum",
            Self::Espeak => "espeak",
            Self::Respelling => "respelling",
        }
    }

    /// The alphabet of that name, also of the names that vendors use in SSML and PLS.
    pub fn by_name(name: &str) -> Option<Self> {
        match name {
            "x-arpabet" | "cmu-arpabet" | "x-cmu" | "cmu" => Some(Self::Arpabet),
            "x-espeak" => Some(Self::Espeak),
            "x-kirshenbaum" | "ascii-ipa" => Some(Self::Kirshenbaum),
            "x-respelling" => Some(Self::Respelling),
            name => Self::ALL.iter().find(|a| a.name() == name).copied(),
        }
    }

    /// The name most like one that is none.
    pub fn nearest_name(name: &str) -> Option<&'static str> {
        nearest(name, Self::ALL.iter().map(|a| a.name()))
    }

    /// The column of `phones.tsv`.
    pub(crate) const fn column(self) -> &'static str {
        match self {
            Self::Arpabet => "cmu",
            other => other.name(),
        }
    }

    /// Its number, for tables with a place for each.
    pub(crate) const fn number(self) -> usize {
        self as usize
    }
}
