//! What a word in the neighbourhood says about a number: "beat" before 5-4 makes it a score.

use std::ops::BitOr;

/// A set of senses that a context word carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Senses(u128);

impl Senses {
    /// No sense at all.
    pub const NONE: Senses = Senses(0);

    /// Whether the two sets share a sense.
    pub const fn any(self, of: Senses) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Senses {
    type Output = Senses;
    fn bitor(self, other: Senses) -> Senses {
        Senses(self.0 | other.0)
    }
}

/// All senses by name; tables under `classes/` with the columns `word` and `sense` use these names.
pub fn by_name(name: &str) -> Option<Senses> {
    NAMES
        .iter()
        .position(|n| *n == name)
        .map(|i| Senses(1 << i))
}

/// A sense known at compile time; a name that is not in [`NAMES`] is the empty set.
pub const fn sense(name: &str) -> Senses {
    let mut i = 0;
    while i < NAMES.len() {
        if same(NAMES[i], name) {
            return Senses(1 << i);
        }
        i += 1;
    }
    Senses::NONE
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The names of the senses, at most 128.
pub const NAMES: &[&str] = &[
    "score",
    "vote",
    "record",
    "tennis",
    "odds",
    "ratio",
    "batting",
    "team",
    "spell",
    "grade",
    "index",
    "rating",
    "dial",
    "zip",
    "room",
    "flight",
    "road",
    "count",
    "year",
    "age",
    "page",
    "verse",
    "court",
    "temperature",
    "size",
    "caliber",
    "starter",
    "saying",
    "function",
    "quarter",
    "ticker",
    "month-word",
    "noun-unit",
    "formation",
    "money-noun",
    "result",
    "record-verb",
    "record-start",
    "record-noun",
    "age-class",
    "remaining",
    "relay",
    "quantity",
    "dated",
    "texting",
    "code",
    "street",
    "duration",
    "attack",
    "event",
    "circuit",
    "section",
    "won-lost",
    "tally",
    "after-amount",
    "determiner",
    "designator",
    "prefix",
    "million-noun",
    "model",
    "distance-noun",
    "given-name",
    "person-title",
    "office",
    "picture",
    "first-person",
    "first-past",
    "pronoun",
    "word-domain",
    "onset",
    "coda",
    "agency-verb",
    "agency-noun",
    "tells",
    "country-noun",
    "trade-noun",
    "militant-noun",
    "test-noun",
    "electric",
    "current",
    "arithmetic",
    "ending",
    "innings",
    "sending",
    "keyword",
    "secret",
    "gunmaker",
    "league",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_its_own_sense() {
        assert!(NAMES.len() <= 128);
        for (i, name) in NAMES.iter().enumerate() {
            assert_eq!(by_name(name), Some(Senses(1 << i)));
            assert_eq!(sense(name), Senses(1 << i));
        }
        assert!(sense("score").any(sense("vote") | sense("score")));
    }
}
