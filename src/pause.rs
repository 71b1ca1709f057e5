//! Pauses by name. Milliseconds belong to the table at assembly, not to the text stages.

use serde::{Deserialize, Serialize};

/// The kind of boundary between two spoken stretches, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pause {
    /// No pause: the text was cut between words only because the engine's limit demanded it.
    None,
    /// A comma, a dash, a bracket.
    Clause,
    /// The end of a sentence.
    Sentence,
    /// The end of a paragraph.
    Paragraph,
    /// After the byline, before and after a subheading.
    Section,
    /// After the headline.
    Headline,
    /// The end of the programme.
    End,
}
