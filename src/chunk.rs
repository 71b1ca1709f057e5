//! A chunk: what one request to an engine carries.

use crate::document::Role;
use crate::pause::Pause;
use crate::source::Span;
use serde::Serialize;

/// How much an engine takes in one request. `None` means no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Characters of the request as sent: of the SSML for engines that take SSML, of the plain text for the others.
    pub max_chars: Option<usize>,
    /// UTF-8 bytes of the request as sent, after escaping.
    pub max_bytes: Option<usize>,
    /// Characters outside tags.
    pub max_said: Option<usize>,
    /// `break` elements.
    pub max_breaks: Option<usize>,
    /// Sentences; 1 gives exact pauses and sentence times.
    pub max_sentences: Option<usize>,
}

impl Limits {
    /// Limits that keep both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let least = |a: Option<usize>, b: Option<usize>| a.into_iter().chain(b).min();
        Self {
            max_chars: least(self.max_chars, other.max_chars),
            max_bytes: least(self.max_bytes, other.max_bytes),
            max_said: least(self.max_said, other.max_said),
            max_breaks: least(self.max_breaks, other.max_breaks),
            max_sentences: least(self.max_sentences, other.max_sentences),
        }
    }
}

/// One sentence, or a part of one, inside a chunk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChunkSentence {
    /// The source bytes it was written with.
    pub span: Span,
    /// Bytes of [`Chunk::text`] it is said with.
    pub said: Span,
    /// The boundary after it.
    pub after: Pause,
}

/// Words of a chunk that have sounds of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChunkSound {
    /// Bytes of [`Chunk::text`].
    pub said: Span,
    /// How they are said, in IPA.
    pub ipa: String,
}

impl Chunk {
    /// The text as an engine gets it that reads plain text.
    pub fn plain(&self) -> &str {
        self.plain.as_deref().unwrap_or(&self.text)
    }
}

/// One request to an engine: the same words twice, plain and as SSML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chunk {
    /// Number within the programme, from 1.
    pub number: usize,
    /// What it is part of.
    pub role: Role,
    /// The words to say, plain text, nothing left to normalize.
    pub text: String,
    /// The same as a complete SSML 1.1 document.
    pub ssml: String,
    /// The text for an engine that reads plain text and is told sounds inside it, where that differs from `text`.
    #[serde(skip)]
    pub plain: Option<String>,
    /// The words that have sounds of their own, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sounds: Vec<ChunkSound>,
    /// The source bytes it covers.
    pub span: Span,
    /// Its sentences in order, at least one.
    pub sentences: Vec<ChunkSentence>,
    /// The boundary after the chunk.
    pub after: Pause,
}
