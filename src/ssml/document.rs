//! A document of speech, typed.

/// `<speak>`: a complete document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speak {
    /// BCP 47 language of the document.
    pub language: String,
    /// Its paragraphs and the pauses between them.
    pub nodes: Vec<Node>,
}

/// What a document is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// `<p>` with its sentences.
    Paragraph(Vec<Node>),
    /// `<s>` with its text.
    Sentence(Vec<Node>),
    /// Words.
    Text(String),
    /// `<break time="…ms"/>`, in milliseconds.
    Break(u32),
}
