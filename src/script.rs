//! The article phrased for speech: paragraphs of sentences, with the boundary after each.

use crate::aside::{self, Aside};
use crate::class::Class;
use crate::document::{Block, Document, Role};
use crate::input::{Context, Style};
use crate::normalize::Normalizer;
use crate::pause::Pause;
use crate::phonetics::pronunciation::Pronunciation;
use crate::source::Span;
use crate::speech::{Speech, SpokenSentence, Word};
use std::collections::BTreeSet;
use std::ops::Range;

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
    /// The boundaries inside it: the number of the word after each, rising.
    pub pauses: Vec<(usize, Pause)>,
    /// The boundary after it; after the last of a paragraph, the paragraph's.
    pub after: Pause,
    /// The tokens that are said in other words than they are written, in order.
    pub written: Vec<Written>,
    /// What stands in quotation marks or brackets, in order.
    pub asides: Vec<Aside>,
    /// The words that have sounds of their own, in order.
    pub sounds: Vec<Sounding>,
}

/// Words that have sounds of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sounding {
    /// Their numbers in [`Sentence::words`].
    pub words: Range<usize>,
    /// How they are said.
    pub sounds: Pronunciation,
}

/// A token that is said in other words than it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its number, as in [`ScriptWord::token`].
    pub token: u32,
    /// What it is.
    pub class: Class,
    /// How it is written, white space as one space.
    pub text: String,
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
            let after = boundary(paragraphs[i].role, next);
            paragraphs[i].end_with(after);
        }
        Self { paragraphs }
    }

    /// The same, with each sentence parted at the `inside` boundaries, so that assembly can put silence there.
    #[must_use]
    pub fn parted(mut self, inside: &BTreeSet<Pause>) -> Self {
        for paragraph in &mut self.paragraphs {
            let whole = std::mem::take(&mut paragraph.sentences);
            for sentence in whole {
                sentence.parts(inside, &mut paragraph.sentences);
            }
        }
        self
    }

    /// All sentences in order.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.paragraphs.iter().flat_map(|p| &p.sentences)
    }
}

impl Paragraph {
    fn end_with(&mut self, after: Pause) {
        self.after = after;
        if let Some(last) = self.sentences.last_mut() {
            last.after = after;
        }
    }
}

impl Sentence {
    /// Its parts between the `inside` boundaries.
    fn parts(self, inside: &BTreeSet<Pause>, out: &mut Vec<Self>) {
        let cuts = self.pauses.iter().filter(|(_, p)| inside.contains(p));
        let cuts: Vec<(usize, Pause)> = cuts.copied().collect();
        let mut from = 0;
        for (to, after) in cuts {
            out.push(self.part(from, to, after));
            from = to;
        }
        if from == 0 {
            out.push(self);
        } else {
            out.push(self.part(from, self.words.len(), self.after));
        }
    }

    /// The words `from..to`, with the marks behind them.
    fn part(&self, from: usize, to: usize, after: Pause) -> Self {
        let start = self.words.get(from).map_or(0, |w| w.said.start);
        let end = self
            .words
            .get(to)
            .map_or(self.text.len(), |w| w.said.start as usize);
        let words = self.words.get(from..to).unwrap_or_default();
        let origin = words.iter().map(|w| w.origin).reduce(Span::to);
        Self {
            text: self.text[start as usize..end].trim_end().to_owned(),
            words: words
                .iter()
                .map(|w| ScriptWord {
                    said: Span::new(w.said.start - start, w.said.end - start),
                    ..*w
                })
                .collect(),
            span: origin.unwrap_or(self.span),
            pauses: self
                .pauses
                .iter()
                .filter(|(at, _)| (from + 1..to).contains(at))
                .map(|(at, pause)| (at - from, *pause))
                .collect(),
            after,
            written: self
                .written
                .iter()
                .filter(|token| words.iter().any(|w| w.token == token.token))
                .cloned()
                .collect(),
            asides: self
                .asides
                .iter()
                .map(|aside| Aside {
                    words: aside.words.start.max(from) - from
                        ..aside.words.end.min(to).max(from) - from,
                    ..*aside
                })
                .filter(|aside| !aside.words.is_empty())
                .collect(),
            sounds: self
                .sounds
                .iter()
                .filter(|s| from <= s.words.start && s.words.end <= to)
                .map(|s| Sounding {
                    words: s.words.start - from..s.words.end - from,
                    sounds: s.sounds.clone(),
                })
                .collect(),
        }
    }
}

/// The boundary between a block and the next one.
fn boundary(role: Role, next: Option<Role>) -> Pause {
    match (role, next) {
        (_, None) => Pause::End,
        (Role::Headline, _) => Pause::Headline,
        (Role::Byline, _) => Pause::Byline,
        (Role::Date | Role::Subheading, _) => Pause::Section,
        (_, Some(Role::Subheading | Role::Correction | Role::Caption | Role::Notice)) => {
            Pause::Section
        }
        (Role::ListItem, _) => Pause::ListItem,
        _ => Pause::Paragraph,
    }
}

/// The boundaries between words: what is said must have a mark there, what is written tells which one it was.
fn pauses(words: &[Word], said: &str, written: &str) -> Vec<(usize, Pause)> {
    let between = |pair: &[Word]| {
        let said = said.get(pair[0].said.end as usize..pair[1].said.start as usize)?;
        let written = written.get(pair[0].origin.end as usize..pair[1].origin.start as usize);
        let apart = pair[0].token != pair[1].token;
        apart.then(|| mark(said, written.unwrap_or(""))).flatten()
    };
    let pairs = words.windows(2).enumerate();
    pairs
        .filter_map(|(i, pair)| Some((i + 1, between(pair)?)))
        .collect()
}

/// The strongest boundary of what stands between two words, as said and as written.
fn mark(said: &str, written: &str) -> Option<Pause> {
    let any = |text: &str, marks: &[char]| text.contains(marks);
    let dash = any(written, &['—', '–', '―']) || written.contains("--") || written.contains(" - ");
    let marks = [
        (any(said, &[';']), Pause::Semicolon),
        (any(said, &[':']), Pause::Colon),
        (dash, Pause::Dash),
        (
            any(written, &['"', '“', '”', '„', '«', '»']),
            Pause::Quotation,
        ),
        (any(written, &['(', ')', '[', ']']), Pause::Parenthesis),
    ];
    let strongest = marks.into_iter().find(|(is, _)| *is).map(|(_, p)| p);
    let heard = any(said, &[',', ';', ':', '.', '!', '?']) && said.ends_with(' ');
    heard.then_some(strongest.unwrap_or(Pause::Clause))
}

fn paragraph(block: &Block, normalizer: &mut Normalizer<'_>, style: Style) -> Option<Paragraph> {
    let context = Context {
        role: block.role,
        style,
    };
    let text = block.text.as_str();
    normalizer.speech(text, context);
    let speech = normalizer.last();
    let origin = |span: Span| block.text.origin(span);
    let kinds = aside::kinds(&speech.words, text);
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
                pauses: pauses(words, &speech.text, block.text.as_str()),
                after: Pause::Sentence,
                written: written(normalizer, text, words),
                asides: aside::stretches(&kinds[s.first_word as usize..s.end_word as usize]),
                sounds: sounds(speech, s),
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

/// The words of a sentence that have sounds of their own, counted from its first word.
fn sounds(speech: &Speech, sentence: &SpokenSentence) -> Vec<Sounding> {
    let from = speech
        .sounds
        .partition_point(|s| s.first < sentence.first_word);
    let first = sentence.first_word as usize;
    speech.sounds[from..]
        .iter()
        .take_while(|s| s.end <= sentence.end_word)
        .map(|s| Sounding {
            words: s.first as usize - first..s.end as usize - first,
            sounds: s.sounds.clone(),
        })
        .collect()
}

/// The tokens of `words` that are said in other words than they are written.
fn written(normalizer: &Normalizer<'_>, text: &str, words: &[Word]) -> Vec<Written> {
    let said = |of: &[Word]| {
        let (first, last) = (of.first()?, of.last()?);
        Some(first.said.to(last.said).of(&normalizer.last().text))
    };
    let tokens = words.chunk_by(|a, b| a.token == b.token);
    let written = tokens.filter_map(|of| {
        let token = of.first()?.token;
        let (span, class) = normalizer.reading(token)?;
        let text = span.of(text);
        let differs = said(of)? != text;
        differs.then(|| Written {
            token,
            class,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        })
    });
    written.collect()
}
