//! Packing the script into chunks that fit an engine's limits.
//!
//! Never over a limit, measured on the request as sent; fewest chunks; then the best boundaries (paragraph before
//! sentence). A sentence longer than the limit is cut after a clause, else between words, never inside one. Chunks do
//! not mix the headline or byline with the body: these have pauses and, later, voices of their own.

use crate::chunk::{Chunk, ChunkSentence, ChunkSound, Limits};
use crate::document::Role;
use crate::engine::Input;
use crate::markup::Markup;
use crate::partition::{Boundary, Row, cuts};
use crate::pause::Pause;
use crate::phonetics::alphabet::Alphabet;
use crate::request::{Costs, Form, Size, sentence};
use crate::script::{Paragraph, Script, Sentence, Sounding};
use crate::source::Span;
use crate::ssml::loss::Loss;
use crate::ssml::model::{Manner, Node};
use crate::ssml::reduce::words;
use std::ops::Range;

/// Why a script cannot be packed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// One word alone passes the limit.
    #[error(
        "the word «{word}» at bytes {span} is alone over the engine's limit of {limit}; raise the limit or shorten the word"
    )]
    WordTooLong {
        /// The word.
        word: String,
        /// Its source bytes.
        span: Span,
        /// The limit, in words.
        limit: String,
    },
}

/// A sentence, or the part of one, that stays together.
#[derive(Debug, Clone)]
struct Unit<'s> {
    text: &'s str,
    nodes: Vec<Node>,
    sounds: Vec<ChunkSound>,
    span: Span,
    role: Role,
    paragraph: usize,
    after: Pause,
    size: Size,
    /// The pause after it, where another follows in the chunk.
    gap: Size,
}

/// What the cutting goes by.
struct Packer<'l> {
    limits: &'l Limits,
    form: Form<'l>,
    markup: &'l Markup<'l>,
    language: &'l str,
    costs: Costs<'l>,
}

/// Cuts the script into chunks, in order; together they hold every sentence.
///
/// # Errors
/// [`PackError::WordTooLong`] naming the word.
pub fn pack(
    script: &Script,
    limits: &Limits,
    input: Input,
    language: &str,
) -> Result<Vec<Chunk>, PackError> {
    let markup = Markup::default();
    let packed = pack_as(script, limits, Form::from(input), &markup, language)?;
    Ok(packed.chunks)
}

/// What there is to send, and what could not be said in its form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Packed {
    /// In order; together they hold every sentence.
    pub chunks: Vec<Chunk>,
    /// In the order of the chunks.
    pub losses: Vec<Loss>,
}

/// As [`pack`], the requests written in any form and with any markup.
///
/// # Errors
/// As [`pack`].
pub fn pack_as(
    script: &Script,
    limits: &Limits,
    form: Form<'_>,
    markup: &Markup<'_>,
    language: &str,
) -> Result<Packed, PackError> {
    let packer = Packer {
        limits,
        form,
        markup,
        language,
        costs: Costs::of(form, markup, language),
    };
    let mut units = Vec::new();
    for (number, paragraph) in script.paragraphs.iter().enumerate() {
        packer.units(paragraph, number, &mut units)?;
    }
    // A unit alone always fits.
    let ends = cuts(&Units::new(&units, &packer)).unwrap_or_default();
    let mut packed = Packed::default();
    let mut from = 0;
    for to in ends {
        packer.chunk(&units[from..to], &mut packed);
        from = to;
    }
    Ok(packed)
}

/// The whole script as one SSML 1.1 document.
pub fn document(script: &Script, markup: &Markup<'_>, language: &str) -> String {
    let mut nodes = Vec::new();
    for paragraph in &script.paragraphs {
        let mut inside = Vec::new();
        for s in &paragraph.sentences {
            let text = Span::new(0, s.text.len() as u32);
            let content = markup.nodes(s, 0..s.words.len(), text, s.span);
            inside.push(sentence(content, s.span));
            let last = s.after == paragraph.after;
            inside.extend(markup.pause(s.after, s.span).filter(|_| !last));
        }
        nodes.push(Node::element(Manner::Paragraph, inside, paragraph.span));
        nodes.extend(markup.pause(paragraph.after, paragraph.span));
    }
    Form::Ssml.written(markup.all(nodes), language).0
}

/// Whether a chunk may hold both roles.
const fn together(a: Role, b: Role) -> bool {
    const fn apart(role: Role) -> bool {
        matches!(
            role,
            Role::Headline
                | Role::Byline
                | Role::Date
                | Role::Subheading
                | Role::Caption
                | Role::Correction
        )
    }
    !apart(a) && !apart(b)
}

impl Packer<'_> {
    /// Whether a sentence fits into a request of its own.
    fn fits_alone(&self, size: Size) -> bool {
        self.costs
            .envelope
            .plus(self.costs.paragraph)
            .plus(size)
            .within(self.limits)
    }

    /// The content of a part of a sentence: its words `range`, said with `text`.
    fn nodes(&self, sentence: &Sentence, range: Range<usize>, text: &str) -> Vec<Node> {
        let words = sentence.words.get(range.clone()).unwrap_or_default();
        let start = match words.first() {
            Some(first) if range.start > 0 => first.said.start,
            _ => 0,
        };
        let origin = words.iter().map(|w| w.origin).reduce(Span::to);
        let span = origin.unwrap_or(sentence.span);
        let said = Span::new(start, start + text.len() as u32);
        self.markup.nodes(sentence, range, said, span)
    }

    /// The sentences of a paragraph, cut where they must be.
    fn units<'s>(
        &self,
        paragraph: &'s Paragraph,
        number: usize,
        out: &mut Vec<Unit<'s>>,
    ) -> Result<(), PackError> {
        for sentence in &paragraph.sentences {
            let after = sentence.after;
            let nodes = self.nodes(sentence, 0..sentence.words.len(), &sentence.text);
            let size = self.costs.sentence(|| nodes.clone());
            let unit = Unit {
                text: &sentence.text,
                nodes,
                sounds: sounds(sentence, 0..sentence.words.len(), 0),
                span: sentence.span,
                role: paragraph.role,
                paragraph: number,
                after,
                size,
                gap: self.costs.pause(self.markup.pause(after, sentence.span)),
            };
            if self.fits_alone(unit.size) {
                out.push(unit);
            } else {
                self.parts(sentence, &unit, out)?;
            }
        }
        Ok(())
    }

    /// Parts of a sentence that is too long: as many words as fit, back to the last clause if that keeps half of them.
    fn parts<'s>(
        &self,
        sentence: &'s Sentence,
        whole: &Unit<'s>,
        out: &mut Vec<Unit<'s>>,
    ) -> Result<(), PackError> {
        let words = &sentence.words;
        let mut from = 0;
        while from < words.len() {
            let to = self.reach(sentence, from)?;
            let to = if to == words.len() {
                to
            } else {
                clause_before(sentence, from, to)
            };
            let end = words
                .get(to)
                .map_or(sentence.text.len(), |w| w.said.start as usize);
            let text = sentence.text[words[from].said.start as usize..end].trim_end();
            let text = text
                .strip_suffix('-')
                .filter(|_| to < words.len())
                .unwrap_or(text);
            let origin = words[from..to]
                .iter()
                .map(|w| w.origin)
                .reduce(Span::to)
                .unwrap_or(whole.span);
            let nodes = self.nodes(sentence, from..to, text);
            let after = match to {
                _ if to == words.len() => whole.after,
                _ if ends_clause(text) => Pause::Clause,
                _ => Pause::None,
            };
            out.push(Unit {
                text,
                gap: self.costs.pause(self.markup.pause(after, origin)),
                size: self.costs.sentence(|| nodes.clone()),
                nodes,
                sounds: sounds(sentence, from..to, words[from].said.start),
                span: if from == 0 && to == words.len() {
                    whole.span
                } else {
                    origin
                },
                after,
                role: whole.role,
                paragraph: whole.paragraph,
            });
            from = to;
        }
        Ok(())
    }

    /// One past the last word of the longest part that begins at word `from` and fits, by bisection.
    fn reach(&self, sentence: &Sentence, from: usize) -> Result<usize, PackError> {
        let words = &sentence.words;
        let start = words[from].said.start as usize;
        let fits = |to: usize| {
            let end = words
                .get(to)
                .map_or(sentence.text.len(), |w| w.said.start as usize);
            let text = sentence.text[start..end].trim_end();
            let nodes = || self.nodes(sentence, from..to, text);
            self.fits_alone(self.costs.sentence(nodes))
        };
        let (mut good, mut bad) = (from, words.len() + 1);
        while bad - good > 1 {
            let middle = usize::midpoint(good, bad);
            if fits(middle) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        if good == from {
            return Err(PackError::WordTooLong {
                word: beginning(words[from].said.of(&sentence.text)),
                span: words[from].origin,
                limit: self.limit_in_words(),
            });
        }
        Ok(good)
    }

    fn limit_in_words(&self) -> String {
        let chars = self.limits.max_chars.map(|n| format!("{n} characters"));
        let bytes = self.limits.max_bytes.map(|n| format!("{n} bytes"));
        let said = self
            .limits
            .max_said
            .map(|n| format!("{n} characters to say"));
        chars
            .into_iter()
            .chain(bytes)
            .chain(said)
            .collect::<Vec<_>>()
            .join(" and ")
    }

    fn chunk(&self, units: &[Unit<'_>], packed: &mut Packed) {
        let mut text = String::new();
        let mut plain = String::new();
        let mut sounds = Vec::new();
        let mut sentences = Vec::with_capacity(units.len());
        let mut paragraphs: Vec<Node> = Vec::new();
        for (i, unit) in units.iter().enumerate() {
            let continues = i > 0 && units[i - 1].paragraph == unit.paragraph;
            if i > 0 {
                text.push_str(if continues { " " } else { "\n\n" });
            }
            let start = text.len() as u32;
            text.push_str(unit.text);
            if i > 0 {
                plain.push_str(if continues { " " } else { "\n\n" });
            }
            words(&unit.nodes, &mut plain);
            sounds.extend(unit.sounds.iter().map(|sound| ChunkSound {
                said: sound.said.shifted(start),
                ipa: sound.ipa.clone(),
            }));
            sentences.push(ChunkSentence {
                span: unit.span,
                said: Span::new(start, text.len() as u32),
                after: unit.after,
            });
            let pause = i.checked_sub(1).and_then(|before| {
                let before = &units[before];
                self.markup.pause(before.after, before.span)
            });
            if !continues {
                paragraphs.extend(pause.clone());
                paragraphs.push(Node::element(Manner::Paragraph, Vec::new(), unit.span));
            }
            if let Some(Node::Element(paragraph)) = paragraphs.last_mut() {
                paragraph.nodes.extend(pause.filter(|_| continues));
                paragraph
                    .nodes
                    .push(sentence(unit.nodes.clone(), unit.span));
                paragraph.span = paragraph.span.to(unit.span);
            }
        }
        let (ssml, losses) = self
            .form
            .written(self.markup.all(paragraphs), self.language);
        packed.losses.extend(losses);
        packed.chunks.push(Chunk {
            number: packed.chunks.len() + 1,
            role: units.first().map_or(Role::Body, |u| u.role),
            plain: (plain != text).then_some(plain),
            text,
            ssml,
            sounds,
            span: units
                .iter()
                .map(|u| u.span)
                .reduce(Span::to)
                .unwrap_or_default(),
            sentences,
            after: units.last().map_or(Pause::End, |u| u.after),
        });
    }
}

/// The sounds of the words `range`, in a text that begins at byte `start` of the sentence's.
fn sounds(sentence: &Sentence, range: Range<usize>, start: u32) -> Vec<ChunkSound> {
    let inside = |s: &&Sounding| range.start <= s.words.start && s.words.end <= range.end;
    let sound = |s: &Sounding| {
        let words = sentence.words.get(s.words.clone())?;
        let said = words.first()?.said.to(words.last()?.said);
        Some(ChunkSound {
            said: Span::new(said.start - start, said.end - start),
            ipa: s.sounds.write(Alphabet::Ipa),
        })
    };
    let all = sentence.sounds.iter().filter(inside);
    all.filter_map(sound).collect()
}

/// The first 40 characters, for messages.
fn beginning(word: &str) -> String {
    match word.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// The units as a row of pieces, with what stands before each.
struct Units<'u> {
    units: &'u [Unit<'u>],
    limits: &'u Limits,
    /// A request without sentences, but with a paragraph.
    envelope: Size,
    paragraph: Size,
    /// The size of the units before each, with the pauses after them.
    before: Vec<Size>,
    /// The number of borders before each that no chunk may pass.
    walls: Vec<usize>,
}

impl<'u> Units<'u> {
    fn new(units: &'u [Unit<'u>], packer: &Packer<'u>) -> Self {
        let (mut before, mut walls) = (vec![Size::default()], vec![0; units.len().min(1)]);
        for unit in units {
            let sum = before.last().copied().unwrap_or_default();
            before.push(sum.plus(unit.size).plus(unit.gap));
        }
        for pair in units.windows(2) {
            let wall = usize::from(!together(pair[0].role, pair[1].role));
            walls.push(walls.last().copied().unwrap_or_default() + wall);
        }
        Self {
            units,
            limits: packer.limits,
            envelope: packer.costs.envelope.plus(packer.costs.paragraph),
            paragraph: packer.costs.paragraph,
            before,
            walls,
        }
    }
}

impl Row for Units<'_> {
    fn pieces(&self) -> usize {
        self.units.len()
    }

    fn fits(&self, from: usize, to: usize) -> bool {
        if to - from == 1 {
            return true;
        }
        let last = &self.units[to - 1];
        let paragraphs = last.paragraph - self.units[from].paragraph;
        let size = self.before[to].minus(self.before[from]).minus(last.gap);
        self.walls[from] == self.walls[to - 1]
            && self
                .limits
                .max_sentences
                .is_none_or(|most| to - from <= most)
            && self
                .envelope
                .plus(size)
                .plus(self.paragraph.times(paragraphs))
                .within(self.limits)
    }

    fn boundary(&self, at: usize) -> Boundary {
        match self.units[at - 1].after {
            Pause::None => Boundary::Word,
            Pause::Clause => Boundary::Phrase,
            inside if inside.is_inside() => Boundary::Clause,
            Pause::Sentence => Boundary::Sentence,
            _ => Boundary::Paragraph,
        }
    }

    fn position(&self, at: usize) -> u64 {
        self.before[at].chars as u64
    }
}

fn ends_clause(text: &str) -> bool {
    text.ends_with([',', ';', ':'])
}

/// The last clause end before word `to` that keeps at least half of the words, else the last place between two tokens
/// that no hyphen joins; inside a token only if nothing else fits.
fn clause_before(sentence: &Sentence, from: usize, to: usize) -> usize {
    let half = from + (to - from).div_ceil(2);
    let before = |w: usize| sentence.text[..sentence.words[w].said.start as usize].trim_end();
    let clause = (half..=to)
        .rev()
        .find(|w| *w > from && ends_clause(before(*w)));
    let apart = |w: usize| {
        sentence.words[w - 1].token != sentence.words[w].token && !before(w).ends_with('-')
    };
    let whole = || (from + 1..=to).rev().find(|w| apart(*w));
    clause.or_else(whole).unwrap_or(to)
}
