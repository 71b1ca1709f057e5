//! The finished programme: what is heard when, and the written bytes it comes from.

use crate::source::Span;
use serde::Serialize;

/// The disclosure, word for word the same in every carrier: spoken, in the WAV's tags, in the captions.
pub const NOTICE: &str = "This audio is created with AI assistance";

/// One sentence as heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// Number of the sentence within the programme, from 1.
    pub sentence: usize,
    /// The source bytes it was written with.
    pub span: Span,
    /// The words to show.
    pub text: String,
    /// Where its sound begins, in ms from the start of the file.
    pub start_ms: u64,
    /// Where its sound ends, in ms; the pause after it does not belong to it.
    pub end_ms: u64,
    /// Both times were counted in samples. `false`: the sentence shares its clip with others, and the border was
    /// estimated from the pauses inside the clip.
    pub measured: bool,
}

/// What a programme holds besides its sound.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Programme {
    /// The title, mostly the headline.
    pub title: Option<String>,
    /// Length of the file in ms.
    pub duration_ms: u64,
    /// The sentences in the order they are heard.
    pub cues: Vec<Cue>,
}
