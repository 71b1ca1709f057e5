//! What a script's sentences become in SSML: the words as they are spelled, marks, pauses, other voices.

use crate::aside::{Aside, AsideKind};
use crate::pacing::Pacing;
use crate::pause::Pause;
use crate::script::Sentence;
use crate::source::Span;
use crate::spell::{Spelling, mark};
use crate::ssml::model::{Manner, Node, Prosody};
use crate::ssml::units::Rate;
use std::ops::Range;

/// A shorter quotation is a name or a word somebody doubts, not a speech: it stays in the voice around it.
const SHORTEST_QUOTATION: usize = 4;

/// What there is besides the words. By default nothing.
#[derive(Debug, Clone, Default)]
pub struct Markup<'p> {
    /// How words are spelled.
    pub spelling: Spelling<'p>,
    /// Which moments are named.
    pub marks: Marks,
    /// Which pauses are written as breaks.
    pub pauses: Pauses,
    /// How fast all of it is said, if not as the engine does by itself.
    pub rate: Option<Rate>,
    /// How quotations of at least four words are said, if not as the text around them.
    pub quotation: Option<Manner>,
    /// How brackets are said, if not as the text around them.
    pub parenthesis: Option<Manner>,
}

/// Which moments are named, for engines that tell their times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// None.
    #[default]
    None,
    /// The beginning of each sentence: `s120-161`, the source bytes it was written with.
    Sentence,
    /// Also the beginning of each token: `w120-124`.
    Word,
}

/// Which pauses are written as breaks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Pauses {
    /// None: all are left to the engine, or to whoever joins the sound.
    #[default]
    None,
    /// Those that `<p>` and `<s>` do not tell: after a headline, a list item, at the boundaries in [`Pacing::inside`].
    Untold(Pacing),
    /// Also those between paragraphs and between sentences.
    All(Pacing),
}

impl Pauses {
    /// How long the break at a boundary is, in ms, if there is one.
    pub fn after(&self, boundary: Pause) -> Option<u32> {
        let (pacing, all) = match self {
            Self::None => return None,
            Self::Untold(pacing) => (pacing, false),
            Self::All(pacing) => (pacing, true),
        };
        let written = match boundary {
            Pause::End => false,
            Pause::Sentence | Pause::Paragraph => all,
            inside if inside.is_inside() => pacing.inside.contains(&inside),
            _ => true,
        };
        written.then(|| pacing.after(boundary))
    }
}

impl Markup<'_> {
    /// The break at a boundary, if it is written.
    pub fn pause(&self, boundary: Pause, span: Span) -> Option<Node> {
        let ms = self.pauses.after(boundary)?;
        Some(Node::pause(ms, span))
    }

    /// The paragraphs of a request, at the speed of all of it.
    pub fn all(&self, nodes: Vec<Node>) -> Vec<Node> {
        if self.rate.is_none() {
            return nodes;
        }
        let manner = Manner::Prosody(Prosody {
            rate: self.rate,
            ..Prosody::default()
        });
        vec![Node::element(manner, nodes, Span::default())]
    }

    /// The content of the sentence whose words `range` are said with `text`, a part of the sentence's text.
    pub fn nodes(
        &self,
        sentence: &Sentence,
        range: Range<usize>,
        text: Span,
        span: Span,
    ) -> Vec<Node> {
        let mut out = Vec::new();
        if self.marks != Marks::None {
            out.push(mark('s', span));
        }
        let borders = self.borders(sentence, &range);
        let (mut from, mut start) = (range.start, text.start);
        for to in borders.into_iter().chain([range.end]) {
            let end = match sentence.words.get(to) {
                Some(next) if to < range.end => next.said.start,
                _ => text.end,
            };
            let text = Span::new(start, end);
            let pause = self.inside(sentence, to).filter(|_| to < range.end);
            self.stretch(sentence, from..to, (text, span), pause, &mut out);
            (from, start) = (to, end);
        }
        out
    }

    /// Words that are said in one manner, and the pause after them before the space.
    fn stretch(
        &self,
        sentence: &Sentence,
        words: Range<usize>,
        (text, span): (Span, Span),
        pause: Option<Node>,
        out: &mut Vec<Node>,
    ) {
        let length = text.of(&sentence.text).trim_end().len() as u32;
        let body = Span::new(text.start, text.start + length);
        let marked = self.marks == Marks::Word;
        let aside = sentence
            .asides
            .iter()
            .find(|a| a.words.contains(&words.start));
        let manner = aside.and_then(|aside| self.manner(aside));
        let all = sentence.words.get(words.clone()).unwrap_or_default();
        let nodes = self.spelling.nodes(sentence, words, body, span, marked);
        match manner {
            Some(manner) => {
                let origins = all.iter().map(|w| w.origin);
                let span = origins.reduce(Span::to).unwrap_or(span);
                out.push(Node::element(manner.clone(), nodes, span));
            }
            None => out.extend(nodes),
        }
        out.extend(pause);
        if body.end < text.end {
            let space = Span::new(body.end, text.end).of(&sentence.text);
            out.push(Node::text(space, span));
        }
    }

    /// The break before word `to`, with what is written there.
    fn inside(&self, sentence: &Sentence, to: usize) -> Option<Node> {
        let (_, boundary) = sentence.pauses.iter().find(|(at, _)| *at == to)?;
        let (before, next) = (
            sentence.words.get(to.checked_sub(1)?)?,
            sentence.words.get(to)?,
        );
        let end = before.origin.end.min(next.origin.start);
        self.pause(*boundary, Span::new(end, next.origin.start))
    }

    fn manner(&self, aside: &Aside) -> Option<&Manner> {
        match aside.kind {
            AsideKind::Parenthesis => self.parenthesis.as_ref(),
            AsideKind::Quotation if aside.words.len() < SHORTEST_QUOTATION => None,
            AsideKind::Quotation => self.quotation.as_ref(),
        }
    }

    /// The words before which something changes, rising, without the edges of `range`.
    fn borders(&self, sentence: &Sentence, range: &Range<usize>) -> Vec<usize> {
        let pauses = sentence.pauses.iter();
        let paused = pauses.filter(|(_, p)| self.pauses.after(*p).is_some());
        let asides = sentence.asides.iter().filter(|a| self.manner(a).is_some());
        let edges = asides.flat_map(|a| [a.words.start, a.words.end]);
        let mut all: Vec<usize> = paused.map(|(at, _)| *at).chain(edges).collect();
        all.retain(|at| range.start < *at && *at < range.end);
        all.sort_unstable();
        all.dedup();
        all
    }
}
