//! How long pauses are.

use crate::pause::Pause;
use serde::{Deserialize, Serialize};

/// Pauses in ms: the **whole** silence between two spoken sounds, what is kept of the engine's own included.
///
/// The defaults follow the ranges found in measured reading and in audiobook tools: between sentences 200–980 ms,
/// between paragraphs 400–1340 ms for fast readers (Kazlauskienė and Kalašinskaitė 2020,
/// doi 10.15388/RESPECTUS.2019.37.42.37), for the 160–180 words a minute of radio news (Rodero 2012,
/// doi 10.1515/text-2012-0019).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Pacing {
    /// Before the first sound.
    pub head: u32,
    /// Where a sentence was cut only because the engine takes no more at once.
    pub none: u32,
    /// After a comma, a dash, a bracket.
    pub clause: u32,
    /// After a sentence.
    pub sentence: u32,
    /// After a paragraph.
    pub paragraph: u32,
    /// After the byline, before and after a subheading.
    pub section: u32,
    /// After the headline.
    pub headline: u32,
    /// After the last sound.
    pub tail: u32,
}

impl Default for Pacing {
    fn default() -> Self {
        Self {
            head: 500,
            none: 60,
            clause: 180,
            sentence: 400,
            paragraph: 750,
            section: 900,
            headline: 900,
            tail: 1000,
        }
    }
}

impl Pacing {
    /// The pause at a boundary, in ms.
    pub const fn after(&self, boundary: Pause) -> u32 {
        match boundary {
            Pause::None => self.none,
            Pause::Clause => self.clause,
            Pause::Sentence => self.sentence,
            Pause::Paragraph => self.paragraph,
            Pause::Section => self.section,
            Pause::Headline => self.headline,
            Pause::End => self.tail,
        }
    }

    /// All entries with their names.
    pub const fn entries(&self) -> [(&'static str, u32); 8] {
        [
            ("pacing.head", self.head),
            ("pacing.none", self.none),
            ("pacing.clause", self.clause),
            ("pacing.sentence", self.sentence),
            ("pacing.paragraph", self.paragraph),
            ("pacing.section", self.section),
            ("pacing.headline", self.headline),
            ("pacing.tail", self.tail),
        ]
    }
}

/// A duration in frames, rounded to the nearest.
pub fn frames(ms: f64, rate_hz: u32) -> usize {
    (ms * f64::from(rate_hz) / 1000.0).round() as usize
}

#[cfg(test)]
mod tests {
    use crate::assembly::pacing::{Pacing, frames};

    #[test]
    fn a_table_may_name_only_what_it_changes() {
        let pacing: Pacing = toml::from_str("sentence = 300").unwrap();
        assert_eq!(pacing.sentence, 300);
        assert_eq!(pacing.paragraph, Pacing::default().paragraph);
        assert!(toml::from_str::<Pacing>("sentance = 300").is_err());
    }

    #[test]
    fn frames_are_rounded() {
        assert_eq!(frames(5.0, 22_050), 110);
        assert_eq!(frames(1000.0, 44_100), 44_100);
        assert_eq!(frames(0.0, 44_100), 0);
    }
}
