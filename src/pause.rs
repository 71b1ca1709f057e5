//! Pauses by name. Milliseconds belong to the table of [`crate::pacing`], not to the text stages.

use serde::{Deserialize, Serialize};

/// The kind of boundary between two spoken stretches, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pause {
    /// No pause: the text was cut between words only because the engine's limit demanded it.
    None,
    /// A comma.
    Clause,
    /// A bracket opens or closes.
    Parenthesis,
    /// A quotation begins or ends, beside a comma or a colon.
    Quotation,
    /// A dash.
    Dash,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// The end of a sentence.
    Sentence,
    /// The end of a list item.
    ListItem,
    /// The end of a paragraph.
    Paragraph,
    /// After a date, before and after a subheading.
    Section,
    /// After the byline.
    Byline,
    /// After the headline.
    Headline,
    /// The end of the programme.
    End,
}

impl Pause {
    /// Whether it lies inside a sentence.
    pub const fn is_inside(self) -> bool {
        (self as u8) < (Self::Sentence as u8)
    }
}
