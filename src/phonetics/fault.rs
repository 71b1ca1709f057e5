//! What is wrong with a pronunciation, and where.

use std::ops::Range;

/// A pronunciation that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct SoundFault {
    /// The bytes of the pronunciation that are wrong.
    pub at: Range<usize>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// One step the writer can take.
    pub hint: String,
}

impl SoundFault {
    /// A fault at these bytes.
    pub fn new(at: Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// The same in a text in which the pronunciation begins at `start`.
    pub(crate) fn shifted(mut self, start: usize) -> Self {
        self.at = self.at.start + start..self.at.end + start;
        self
    }

    /// The column of the fault in `text`, in characters, from 1.
    pub fn column(&self, text: &str) -> usize {
        text.get(..self.at.start).map_or(0, |t| t.chars().count()) + 1
    }
}
