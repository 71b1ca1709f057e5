//! Chunks for tests.

use crate::chunk::Chunk;
use crate::document::Role;
use crate::pause::Pause;
use crate::source::Span;

/// A chunk of one sentence.
pub(crate) fn chunk(text: &str) -> Chunk {
    let mut escaped = String::new();
    crate::ssml::emit::escape(text, &mut escaped);
    Chunk {
        number: 1,
        role: Role::Body,
        text: text.to_owned(),
        ssml: format!("<speak version=\"1.1\" xml:lang=\"en-US\"><s>{escaped}</s></speak>"),
        plain: None,
        sounds: Vec::new(),
        span: Span::default(),
        sentences: Vec::new(),
        after: Pause::Sentence,
    }
}
