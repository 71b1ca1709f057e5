//! The article phrased for speech: paragraphs of sentences, with the boundary after each.

use crate::document::{Block, Document, Role};
use crate::input::{Context, Style};
use crate::normalize::Normalizer;
use crate::pause::Pause;
use crate::source::Span;

/// The whole article as it is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    /// In reading order; a paragraph without words is not here.
    pub paragraphs: Vec<Paragraph>,
}

/// A block as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// The source bytes it covers.
    pub span: Span,
    /// Its sentences, at least one.
    pub sentences: Vec<Sentence>,
    /// The boundary after it.
    pub after: Pause,
}

/// A sentence as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The words, with the marks that are pauses.
    pub text: String,
    /// The words one by one.
    pub words: Vec<ScriptWord>,
    /// The source bytes it was written with.
    pub span: Span,
}

/// A word of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct ScriptWord {
    /// Bytes of [`Sentence::text`].
    pub said: Span,
    /// The source bytes it was written with.
    pub origin: Span,
    /// The token it says; words of one token are never parted.
    pub token: u32,
}

impl Script {
    /// Phrases every block of a document.
    pub fn new(document: &Document, normalizer: &mut Normalizer<'_>, style: Style) -> Self {
        let mut paragraphs: Vec<Paragraph> = document
            .blocks
            .iter()
            .filter_map(|block| paragraph(block, normalizer, style))
            .collect();
        for i in 0..paragraphs.len() {
            let next = paragraphs.get(i + 1).map(|p| p.role);
            paragraphs[i].after = boundary(paragraphs[i].role, next);
        }
        Self { paragraphs }
    }

    /// All sentences in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.paragraphs.iter().flat_map(|p| &p.sentences)
    }
}

/// The boundary between a block and the next one.
fn boundary(role: Role, next: Option<Role>) -> Pause {
    match (role, next) {
        (_, None) => Pause::End,
        (Role::Headline, _) => Pause::Headline,
        (Role::Byline | Role::Date | Role::Subheading, _) => Pause::Section,
        (_, Some(Role::Subheading | Role::Correction | Role::Caption | Role::Notice)) => {
            Pause::Section
        }
        _ => Pause::Paragraph,
    }
}

fn paragraph(block: &Block, normalizer: &mut Normalizer<'_>, style: Style) -> Option<Paragraph> {
    let context = Context {
        role: block.role,
        style,
    };
    let speech = normalizer.speech(block.text.as_str(), context);
    let origin = |span: Span| block.text.origin(span);
    let sentences: Vec<Sentence> = speech
        .sentences
        .iter()
        .map(|s| {
            let words = &speech.words[s.first_word as usize..s.end_word as usize];
            Sentence {
                text: s.said.of(&speech.text).to_owned(),
                words: words
                    .iter()
                    .map(|w| ScriptWord {
                        said: Span::new(w.said.start - s.said.start, w.said.end - s.said.start),
                        origin: origin(w.origin),
                        token: w.token,
                    })
                    .collect(),
                span: origin(s.span),
            }
        })
        .collect();
    (!sentences.is_empty()).then_some(Paragraph {
        role: block.role,
        span: block.span,
        sentences,
        after: Pause::Paragraph,
    })
}
