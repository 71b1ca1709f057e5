//! What is lost on the way from one dialect to another.

use crate::source::Span;
use serde::Serialize;

/// Something that a document asked for and the engine will not be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// What it was: `<emphasis>`, `rate on <prosody>`.
    pub what: String,
    /// What happens now.
    pub instead: String,
    /// The source bytes that asked for it.
    pub span: Span,
}

impl Loss {
    /// The loss of `what` at `span`.
    pub fn new(what: impl Into<String>, instead: impl Into<String>, span: Span) -> Self {
        Self {
            what: what.into(),
            instead: instead.into(),
            span,
        }
    }
}
