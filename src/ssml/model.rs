//! A document of speech, typed: what an engine is to do, in units that mean one thing, whatever the dialect in which it
//! was written or will be.

use crate::source::Span;
use crate::ssml::units::{Level, Pitch, Rate, Strength, Volume};

/// A complete document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// BCP 47 language of the document.
    pub language: String,
    /// What it says, in order.
    pub nodes: Vec<Node>,
}

/// What a document is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(Text),
    /// A pause.
    Break(Break),
    /// A named moment.
    Mark(Mark),
    /// A stretch that is said in a certain way.
    Element(Element),
}

/// Words, and where they stand in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// The source bytes that they were written with.
    pub span: Span,
}

/// A pause; with neither length nor strength, stronger than the engine would make by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Break {
    /// Its length in milliseconds.
    pub ms: Option<u32>,
    /// Its strength; beside a length it only shapes what stands around.
    pub strength: Option<Strength>,
    /// The source bytes that ask for it.
    pub span: Span,
}

/// A named moment, whose time the engine reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its name, once in a document.
    pub name: String,
    /// The source bytes that ask for it.
    pub span: Span,
}

/// A stretch that is said in a certain way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// In which way.
    pub manner: Manner,
    /// What is said so.
    pub nodes: Vec<Node>,
    /// The source bytes it covers.
    pub span: Span,
}

/// In which way a stretch is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// As a paragraph.
    Paragraph,
    /// As a sentence.
    Sentence,
    /// With stress.
    Emphasis(Level),
    /// At another speed, height or loudness.
    Prosody(Prosody),
    /// In another language, BCP 47.
    Language(String),
    /// By another voice.
    Voice(Voice),
    /// As a kind of thing, read by the engine: a date, digits.
    SayAs(SayAs),
    /// In other words.
    Sub {
        /// What is said.
        alias: String,
    },
    /// With these sounds.
    Phoneme(Phoneme),
}

impl Manner {
    /// Whether the stretch may not be cut: its words are read as one.
    pub const fn is_whole(&self) -> bool {
        matches!(self, Self::SayAs(_) | Self::Sub { .. } | Self::Phoneme(_))
    }
}

/// Speed, height and loudness; what is `None` stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prosody {
    /// Speed.
    pub rate: Option<Rate>,
    /// Height.
    pub pitch: Option<Pitch>,
    /// How much the height varies.
    pub range: Option<Pitch>,
    /// Loudness.
    pub volume: Option<Volume>,
    /// How long the stretch takes, in milliseconds; stronger than `rate`.
    pub duration_ms: Option<u32>,
}

/// Who speaks; what is `None` does not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voice {
    /// The engine's own name, or names parted by spaces, the best first.
    pub name: Option<String>,
    /// `male`, `female` or `neutral`.
    pub gender: Option<String>,
    /// Languages it must speak, BCP 47.
    pub language: Option<String>,
    /// In years.
    pub age: Option<u32>,
    /// Which of those that fit, from 1.
    pub variant: Option<u32>,
}

/// How an engine is to read a text by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SayAs {
    /// The kind: `date`, `characters`.
    pub interpret_as: String,
    /// The order of its parts: `mdy`.
    pub format: Option<String>,
    /// How much of it is said.
    pub detail: Option<String>,
}

/// Sounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phoneme {
    /// The alphabet: `ipa`, `x-sampa`; `None` is the engine's own.
    pub alphabet: Option<String>,
    /// The sounds, byte for byte as written: never normalized.
    pub ph: String,
}

impl Node {
    /// Words that came from `span`.
    pub fn text(text: impl Into<String>, span: Span) -> Self {
        Self::Text(Text {
            text: text.into(),
            span,
        })
    }

    /// A pause of `ms` milliseconds at `span`.
    pub const fn pause(ms: u32, span: Span) -> Self {
        Self::Break(Break {
            ms: Some(ms),
            strength: None,
            span,
        })
    }

    /// A stretch said in this manner.
    pub const fn element(manner: Manner, nodes: Vec<Node>, span: Span) -> Self {
        Self::Element(Element {
            manner,
            nodes,
            span,
        })
    }
}
