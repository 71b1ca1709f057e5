//! Cutting a document into requests that an engine takes.
//!
//! No limit is passed, measured on the request as written; there are as few requests as can be; then the cuts are at the
//! best boundaries, then sizes are even. What is open at a cut is closed and opened again. Nothing is cut that is read as
//! one. White space at a cut goes; every word, pause and mark stays, once.

use crate::partition::{Boundary, Row, cuts};
use crate::source::Span;
use crate::ssml::amounts::{Amounts, Limit, Meter, limits, minus, plus};
use crate::ssml::flow::{Place, Step, flow, part, tidy, trim};
use crate::ssml::model::{Break, Document, Element, Manner, Node};
use crate::ssml::profile::{Profile, Reads};
use crate::ssml::reduce::words;
use crate::ssml::units::Strength;

/// From this length on a pause parts sentences.
const LONG_MS: u32 = 400;

/// A stretch that cannot be cut and does not fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{words}» cannot be cut and is, with the markup around it, over the limit of {limit}")]
pub struct TooLong {
    /// How the stretch begins.
    pub words: String,
    /// Its source bytes.
    pub span: Span,
    /// The limits, in words.
    pub limit: String,
}

/// The requests that say what `document` says. It must be reduced to the profile before.
///
/// # Errors
/// [`TooLong`] naming the word.
pub fn cut(document: &Document, profile: &Profile) -> Result<Vec<Document>, TooLong> {
    let limits = limits(profile);
    let mut steps = Vec::new();
    flow(&document.nodes, &mut steps);
    if profile.reads == Reads::Plain {
        tidy(&mut steps);
    }
    let meter = Meter::new(profile);
    let envelope = meter.envelope(&document.language);
    let seams = Survey::new(meter, limits, envelope).of(&steps);
    let ends = cuts(&seams).map_err(|piece| {
        let mut open = Vec::new();
        part(&steps, &mut open, Place::default(), seams.places[piece]);
        let nodes = part(
            &steps,
            &mut open,
            seams.places[piece],
            seams.places[piece + 1],
        );
        too_long(&nodes, &seams.limits)
    })?;
    if ends.len() < 2 {
        return Ok(vec![document.clone()]);
    }
    let (mut open, mut from) = (Vec::new(), Place::default());
    let last = ends.len() - 1;
    let requests = ends.iter().enumerate().map(|(number, end)| {
        let to = seams.places[*end];
        let mut nodes = part(&steps, &mut open, from, to);
        from = to;
        if number > 0 {
            trim(&mut nodes, false);
        }
        if number < last {
            trim(&mut nodes, true);
        }
        Document {
            language: document.language.clone(),
            nodes,
        }
    });
    Ok(requests.collect())
}

/// The source bytes that nodes came from, if they came from any.
pub fn span(nodes: &[Node]) -> Option<Span> {
    let spans = nodes.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.span).filter(|_| !text.text.trim().is_empty()),
        Node::Break(pause) => Some(pause.span),
        Node::Mark(mark) => Some(mark.span),
        Node::Element(element) if element.manner.is_whole() => Some(element.span),
        Node::Element(element) => span(&element.nodes),
    });
    spans.filter(|s| s.start < s.end).reduce(Span::to)
}

fn too_long(nodes: &[Node], limits: &[Limit]) -> TooLong {
    let mut said = String::new();
    words(nodes, &mut said);
    let said = said.trim();
    let beginning = match said.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &said[..end]),
        None => said.to_owned(),
    };
    let limit: Vec<String> = limits
        .iter()
        .map(|(_, most, unit)| format!("{most} {unit}"))
        .collect();
    TooLong {
        words: beginning,
        span: span(nodes).unwrap_or_default(),
        limit: limit.join(" or "),
    }
}

/// The places where a document may be cut, its beginning and its end among them.
struct Seams {
    limits: Vec<Limit>,
    places: Vec<Place>,
    boundaries: Vec<Boundary>,
    /// For each place and each limit, what stands before a request that begins there, what it opens again taken off.
    heads: Vec<u64>,
    /// For each place and each limit, what stands before the end of a request that ends there, what it closes added.
    tails: Vec<u64>,
}

impl Row for Seams {
    fn pieces(&self) -> usize {
        self.places.len() - 1
    }

    fn fits(&self, from: usize, to: usize) -> bool {
        let units = self.limits.len();
        let head = &self.heads[from * units..][..units];
        let tail = &self.tails[to * units..][..units];
        let mut all = self.limits.iter().zip(head.iter().zip(tail));
        all.all(|((_, most, _), (head, tail))| tail.saturating_sub(*head) <= *most)
    }

    fn boundary(&self, at: usize) -> Boundary {
        self.boundaries[at]
    }

    fn position(&self, at: usize) -> u64 {
        self.heads.get(at * self.limits.len()).copied().unwrap_or(0)
    }
}

/// The place in a gap between two words at which the fewest elements are open.
#[derive(Default)]
struct Gap {
    place: Place,
    depth: usize,
    /// All before it.
    sum: Amounts,
    /// White space before it in the gap.
    blank: Amounts,
    /// The start tags of what is open there.
    open: Amounts,
    /// Their end tags.
    close: Amounts,
}

/// What was before a gap.
#[derive(Clone, Copy)]
enum Before<'d> {
    Nothing,
    Word(&'d str),
    Pause(Boundary),
    Mark,
    Whole,
}

/// A walk through a document that finds its seams.
struct Survey<'m, 'd> {
    meter: Meter<'m>,
    envelope: Amounts,
    seams: Seams,
    sum: Amounts,
    blank: Amounts,
    stack: Vec<(&'d Element, Amounts, Amounts)>,
    open: Amounts,
    close: Amounts,
    gap: Gap,
    before: Before<'d>,
    /// Whether there is white space in the gap, and with an empty line.
    space: bool,
    lines: u32,
    /// What elements begin or end in the gap.
    structure: Option<Boundary>,
}

impl<'m, 'd> Survey<'m, 'd> {
    fn new(meter: Meter<'m>, limits: Vec<Limit>, envelope: Amounts) -> Self {
        let units = limits.len();
        Self {
            meter,
            envelope,
            seams: Seams {
                limits,
                places: vec![Place::default()],
                boundaries: vec![Boundary::default()],
                heads: vec![0; units],
                tails: vec![0; units],
            },
            sum: Amounts::default(),
            blank: Amounts::default(),
            stack: Vec::new(),
            open: Amounts::default(),
            close: Amounts::default(),
            gap: Gap::default(),
            before: Before::Nothing,
            space: false,
            lines: 0,
            structure: None,
        }
    }

    fn of(mut self, steps: &'d [Step<'d>]) -> Seams {
        for (at, step) in steps.iter().enumerate() {
            match step {
                Step::Open(element) => {
                    let (start, end) = self.meter.tags(element);
                    self.sum = plus(self.sum, start);
                    self.open = plus(self.open, start);
                    self.close = plus(self.close, end);
                    self.stack.push((element, start, end));
                    self.parted(&element.manner);
                }
                Step::Close => self.closed(at),
                Step::Text(text, _) => self.text(at, text),
                Step::Whole(node) => self.whole(at, node),
            }
        }
        let end = Place {
            step: steps.len(),
            offset: 0,
        };
        let tail = plus(self.sum, self.envelope);
        self.seam(end, Boundary::default(), self.sum, tail);
        self.seams
    }

    fn closed(&mut self, at: usize) {
        let Some((element, start, end)) = self.stack.pop() else {
            return;
        };
        self.sum = plus(self.sum, end);
        self.open = minus(self.open, start);
        self.close = minus(self.close, end);
        self.parted(&element.manner);
        if self.stack.len() < self.gap.depth {
            self.begin_gap(at + 1, 0);
        }
    }

    fn parted(&mut self, manner: &Manner) {
        let boundary = match manner {
            Manner::Paragraph => Boundary::Paragraph,
            Manner::Sentence | Manner::Voice(_) => Boundary::Sentence,
            _ => return,
        };
        self.structure = Some(self.structure.map_or(boundary, |b| b.min(boundary)));
    }

    /// The place is the best of the gap so far.
    fn begin_gap(&mut self, step: usize, offset: usize) {
        self.gap = Gap {
            place: Place { step, offset },
            depth: self.stack.len(),
            sum: self.sum,
            blank: self.blank,
            open: self.open,
            close: self.close,
        };
    }

    fn text(&mut self, at: usize, text: &'d str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let start = text.len() - rest.len();
            if may_part(c) {
                self.space = true;
                self.lines += u32::from(c == '\n');
                let cost = self.meter.char(c);
                self.sum = plus(self.sum, cost);
                self.blank = plus(self.blank, cost);
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let end = rest.find(may_part).unwrap_or(rest.len());
            for part in parts(&rest[..end]) {
                let from = part.as_ptr() as usize - text.as_ptr() as usize;
                self.space |= from > start;
                self.meet(Before::Word(part));
                for c in part.chars() {
                    self.sum = plus(self.sum, self.meter.char(c));
                }
                self.passed(Before::Word(part), at, from + part.len());
            }
            rest = &rest[end..];
        }
    }

    fn whole(&mut self, at: usize, node: &Node) {
        let is = match node {
            Node::Break(pause) => Before::Pause(length(pause)),
            Node::Mark(_) => Before::Mark,
            Node::Element(_) | Node::Text(_) => Before::Whole,
        };
        self.meet(is);
        self.sum = plus(self.sum, self.meter.whole(node));
        self.passed(is, at + 1, 0);
    }

    /// Something that is not cut begins: the gap before it may be a seam.
    fn meet(&mut self, next: Before<'_>) {
        let paused = matches!(self.before, Before::Pause(_)) || matches!(next, Before::Pause(_));
        let first = matches!(self.before, Before::Nothing);
        if first || !(self.space || paused || self.structure.is_some()) {
            return;
        }
        let boundary = match (self.before, next) {
            // A pause belongs to what is before it, a mark to what follows.
            (_, Before::Pause(_)) | (Before::Mark, _) => Boundary::Word,
            (Before::Pause(boundary), _) => boundary,
            (Before::Word(word), Before::Word(next)) => after(word, next),
            (Before::Word(word), _) => after(word, ""),
            (Before::Whole | Before::Nothing, _) => Boundary::Word,
        };
        let lines = (self.lines > 1).then_some(Boundary::Paragraph);
        let boundary = [self.structure, lines]
            .into_iter()
            .flatten()
            .filter(|_| !matches!(self.before, Before::Mark) && !matches!(next, Before::Pause(_)))
            .fold(boundary, Ord::min);
        let gap = &self.gap;
        let skipped = minus(self.blank, gap.blank);
        let head = minus(plus(gap.sum, skipped), gap.open);
        let tail = plus(plus(minus(gap.sum, gap.blank), gap.close), self.envelope);
        self.seam(gap.place, boundary, head, tail);
    }

    /// Something that is not cut has ended at this place: a gap begins.
    fn passed(&mut self, what: Before<'d>, step: usize, offset: usize) {
        self.before = what;
        (self.space, self.lines, self.structure) = (false, 0, None);
        self.blank = Amounts::default();
        self.begin_gap(step, offset);
    }

    fn seam(&mut self, place: Place, boundary: Boundary, head: Amounts, tail: Amounts) {
        let seams = &mut self.seams;
        seams.places.push(place);
        seams.boundaries.push(boundary);
        seams.heads.extend(seams.limits.iter().map(|l| head[l.0]));
        seams.tails.extend(seams.limits.iter().map(|l| tail[l.0]));
    }
}

/// White space at which a line may be broken.
fn may_part(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// A run without white space, cut after each character of a script that writes words without space between them.
fn parts(run: &str) -> impl Iterator<Item = &str> {
    let closes = |c: char| {
        matches!(
            c,
            '\u{3001}'..='\u{3002}' | '」' | '』' | '）' | '，' | '！' | '？' | '：' | '；'
        )
    };
    let alone = |c: char| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    let mut rest = run;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let (_, mut last) = chars.next()?;
        let end = loop {
            let Some(&(at, c)) = chars.peek() else {
                break rest.len();
            };
            if (alone(last) || closes(last)) && (alone(c) || c.is_alphanumeric()) && c != 'ー' {
                break at;
            }
            last = c;
            chars.next();
        };
        let (part, more) = rest.split_at(end);
        rest = more;
        Some(part)
    })
}

/// How good a cut after `word` and before `next` is.
fn after(word: &str, next: &str) -> Boundary {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』');
    let bare = word.trim_end_matches(closing);
    let closed = bare.len() < word.len();
    match bare.chars().next_back() {
        Some('!' | '?' | '…' | '。' | '！' | '？') => Boundary::Sentence,
        Some('.') if ends_sentence(bare, next) => Boundary::Sentence,
        Some(';' | ':' | '—' | '–' | '；' | '：') => Boundary::Clause,
        None if !closed => Boundary::Word,
        Some('-') if bare.len() == 1 => Boundary::Clause,
        Some(',' | '、' | '，') => Boundary::Phrase,
        _ if closed => Boundary::Phrase,
        _ => Boundary::Word,
    }
}

/// Whether a full stop ends a sentence: not after what looks like an abbreviation or an initial, nor before a small letter.
fn ends_sentence(word: &str, next: &str) -> bool {
    let stem = word.trim_end_matches('.');
    let stem = stem.trim_start_matches(|c: char| !c.is_alphanumeric());
    let short = stem.chars().count() <= 4 && stem.starts_with(char::is_uppercase);
    let small = next
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_lowercase);
    !small && !short && !stem.contains('.')
}

/// A long pause parts sentences, a short one clauses.
fn length(pause: &Break) -> Boundary {
    let strong = matches!(pause.strength, Some(Strength::Strong | Strength::XStrong));
    match pause.ms {
        Some(ms) if ms < LONG_MS => Boundary::Clause,
        None if !strong => Boundary::Clause,
        _ => Boundary::Sentence,
    }
}
