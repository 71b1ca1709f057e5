//! One request as it is sent: how it is written, how large it is, and how large it may be.

use crate::chunk::Limits;
use crate::engine::Input;
use crate::markup::Markup;
use crate::source::Span;
use crate::ssml::amounts::SLOW_CHARS_PER_SECOND;
use crate::ssml::emit::emit;
use crate::ssml::loss::Loss;
use crate::ssml::model::{Document, Manner, Node};
use crate::ssml::profile::Profile;
use crate::ssml::reduce::{reduce, words};
use crate::ssml::write::write;

/// How a request is written.
#[derive(Debug, Clone, Copy)]
pub enum Form<'f> {
    /// As plain text.
    Plain,
    /// As SSML 1.1.
    Ssml,
    /// As a profile has it.
    Profile(&'f Profile),
}

impl From<Input> for Form<'_> {
    fn from(input: Input) -> Self {
        match input {
            Input::Plain => Self::Plain,
            Input::Ssml => Self::Ssml,
        }
    }
}

impl Form<'_> {
    /// The request with this content, as markup; for [`Form::Plain`] as SSML 1.1, too.
    ///
    /// With it what the engine is not told.
    pub fn written(self, nodes: Vec<Node>, language: &str) -> (String, Vec<Loss>) {
        let document = Document {
            language: language.to_owned(),
            nodes,
        };
        match self {
            Self::Plain | Self::Ssml => (emit(&document), Vec::new()),
            Self::Profile(profile) => {
                let (reduced, losses) = reduce(&document, profile);
                (write(&reduced, profile), losses)
            }
        }
    }

    /// How large the request with this content is.
    pub fn size(self, nodes: Vec<Node>, language: &str) -> Size {
        let mut said = String::new();
        words(&nodes, &mut said);
        // Aliases are heard, what is written is billed: the longer counts.
        let mut shown = 0;
        visible(&nodes, &mut shown);
        Size {
            said: said.chars().count().max(shown),
            breaks: breaks(&nodes),
            ..Size::of(&self.written(nodes, language).0)
        }
    }
}

/// Characters outside tags.
fn visible(nodes: &[Node], chars: &mut usize) {
    for node in nodes {
        match node {
            Node::Text(text) => *chars += text.text.chars().count(),
            Node::Element(element) => visible(&element.nodes, chars),
            Node::Break(_) | Node::Mark(_) => {}
        }
    }
}

fn breaks(nodes: &[Node]) -> usize {
    let of = |node: &Node| match node {
        Node::Break(_) => 1,
        Node::Element(element) => breaks(&element.nodes),
        Node::Text(_) | Node::Mark(_) => 0,
    };
    nodes.iter().map(of).sum()
}

/// The size of a request or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Characters.
    pub chars: usize,
    /// UTF-8 bytes.
    pub bytes: usize,
    /// Characters outside tags.
    pub said: usize,
    /// `break` elements.
    pub breaks: usize,
}

impl Size {
    /// The size of plain text.
    pub fn of(text: &str) -> Self {
        let chars = text.chars().count();
        Self {
            chars,
            bytes: text.len(),
            said: chars,
            breaks: 0,
        }
    }

    /// Both together.
    pub const fn plus(self, other: Size) -> Self {
        Self {
            chars: self.chars + other.chars,
            bytes: self.bytes + other.bytes,
            said: self.said + other.said,
            breaks: self.breaks + other.breaks,
        }
    }

    /// So many together.
    #[must_use]
    pub const fn times(self, count: usize) -> Self {
        Self {
            chars: self.chars * count,
            bytes: self.bytes * count,
            said: self.said * count,
            breaks: self.breaks * count,
        }
    }

    /// What remains without `other`.
    pub const fn minus(self, other: Size) -> Self {
        Self {
            chars: self.chars.saturating_sub(other.chars),
            bytes: self.bytes.saturating_sub(other.bytes),
            said: self.said.saturating_sub(other.said),
            breaks: self.breaks.saturating_sub(other.breaks),
        }
    }

    /// Whether an engine takes so much.
    pub fn within(self, limits: &Limits) -> bool {
        limits.max_chars.is_none_or(|m| self.chars <= m)
            && limits.max_bytes.is_none_or(|m| self.bytes <= m)
            && limits.max_said.is_none_or(|m| self.said <= m)
            && limits.max_breaks.is_none_or(|m| self.breaks <= m)
    }
}

/// What requests of a form cost, found by writing small ones.
#[derive(Debug, Clone, Copy)]
pub struct Costs<'f> {
    form: Form<'f>,
    language: &'f str,
    /// A document without paragraphs.
    pub envelope: Size,
    /// A paragraph without sentences.
    pub paragraph: Size,
    /// A document with one sentence of one letter.
    alone: Size,
    /// One more sentence of one letter.
    more: Size,
}

impl<'f> Costs<'f> {
    /// The costs of a form.
    pub fn of(form: Form<'f>, markup: &Markup<'_>, language: &'f str) -> Self {
        let probe = |sentences: &[usize]| {
            let letter = || vec![Node::text("x", Span::default())];
            let paragraph = |n: &usize| paragraph(vec![sentence(letter(), Span::default()); *n]);
            form.size(sentences.iter().map(paragraph).collect(), language)
        };
        if matches!(form, Form::Plain) {
            // Paragraphs are parted by an empty line, sentences by a space counted with each.
            let space = Size {
                said: 0,
                ..Size::of(" ")
            };
            let none = Size::default();
            return Self {
                form,
                language,
                envelope: none,
                paragraph: space,
                alone: none,
                more: space,
            };
        }
        let alone = probe(&[1]);
        let more = probe(&[2]).minus(alone);
        let paragraph = probe(&[1, 1]).minus(alone).minus(more);
        let letter = || vec![Node::text("x", Span::default())];
        let wrapped = form.size(markup.all(letter()), language);
        let wrap = wrapped.minus(form.size(letter(), language));
        Self {
            form,
            language,
            envelope: alone.minus(more).minus(paragraph).plus(wrap),
            paragraph,
            alone,
            more,
        }
    }

    /// A sentence of this content.
    pub fn sentence(&self, nodes: impl FnOnce() -> Vec<Node>) -> Size {
        let whole = match self.form {
            Form::Plain => {
                let mut sent = String::new();
                words(&nodes(), &mut sent);
                Size::of(&sent)
            }
            form => {
                let nodes = vec![paragraph(vec![sentence(nodes(), Span::default())])];
                form.size(nodes, self.language)
            }
        };
        whole.plus(self.more).minus(self.alone)
    }

    /// A pause between two sentences.
    pub fn pause(&self, pause: Option<Node>) -> Size {
        let Some(pause) = pause.filter(|_| !matches!(self.form, Form::Plain)) else {
            return Size::default();
        };
        let letter = || sentence(vec![Node::text("x", Span::default())], Span::default());
        let with = paragraph(vec![letter(), pause, letter()]);
        let without = paragraph(vec![letter(), letter()]);
        let size = |node| self.form.size(vec![node], self.language);
        size(with).minus(size(without))
    }
}

/// A sentence with this content.
pub fn sentence(nodes: Vec<Node>, span: Span) -> Node {
    Node::element(Manner::Sentence, nodes, span)
}

/// A paragraph of these sentences.
pub fn paragraph(sentences: Vec<Node>) -> Node {
    Node::element(Manner::Paragraph, sentences, Span::default())
}

/// How much the engine of a profile takes in one request. Limits of sound and of phonemes become limits of characters that
/// keep them, too.
pub fn limits(profile: &Profile) -> Limits {
    let value = |figure: &Option<crate::ssml::profile::Figure>| figure.as_ref().map(|f| f.value);
    let limits = &profile.limits;
    let said = [
        value(&limits.billed_chars),
        value(&limits.audio_s).map(|s| s * SLOW_CHARS_PER_SECOND),
        // A letter is seldom more than one phoneme, with a mark of stress now and then.
        value(&limits.phonemes).map(|n| n * 4 / 5),
    ];
    Limits {
        max_chars: value(&limits.total_chars).map(|n| n as usize),
        max_bytes: value(&limits.bytes).map(|n| n as usize),
        max_said: said.into_iter().flatten().min().map(|n| n as usize),
        max_breaks: value(&limits.breaks).map(|n| n as usize),
        max_sentences: None,
    }
}
