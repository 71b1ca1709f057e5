//! How much a request holds, in every unit in which a profile sets a limit.

use crate::ssml::emit::nfc;
use crate::ssml::forms::strength_ms;
use crate::ssml::model::{Document, Element, Manner, Node};
use crate::ssml::profile::{Figure, Profile, Reads};
use crate::ssml::reduce::{name, words};
use crate::ssml::units::Strength;
use crate::ssml::write::{inside, write};

/// Characters in a second of slow speech: what fits into a limit of seconds at this pace fits at any other.
pub const SLOW_CHARS_PER_SECOND: u64 = 11;

/// Amounts in the order of [`limits`].
pub(crate) type Amounts = [u64; 7];

/// A limit: its place in [`Amounts`], the most, and the unit in words.
pub(crate) type Limit = (usize, u64, &'static str);

/// The limits that a profile sets.
pub(crate) fn limits(profile: &Profile) -> Vec<Limit> {
    let limits = &profile.limits;
    let rows: [(&Option<Figure>, u64, &str); 7] = [
        (&limits.total_chars, 1, "characters"),
        (&limits.billed_chars, 1, "characters outside tags"),
        (&limits.bytes, 1, "UTF-8 bytes"),
        (&limits.audio_s, 1_000, "milliseconds of sound"),
        // A letter is seldom more than one phoneme, with a mark of stress now and then.
        (&limits.phonemes, 4, "quarter phonemes, five a letter"),
        (&limits.voices, 1, "`voice` elements"),
        (&limits.breaks, 1, "`break` elements"),
    ];
    let rows = rows.into_iter().enumerate();
    rows.filter_map(|(unit, (figure, times, words))| {
        Some((unit, figure.as_ref()?.value * times, words))
    })
    .collect()
}

/// Both together.
pub(crate) fn plus(a: Amounts, b: Amounts) -> Amounts {
    std::array::from_fn(|unit| a[unit] + b[unit])
}

/// What is left of `a`.
pub(crate) fn minus(a: Amounts, b: Amounts) -> Amounts {
    std::array::from_fn(|unit| a[unit].saturating_sub(b[unit]))
}

/// What is counted when text is said and written: `said` characters, as so many characters and bytes.
fn said(said: u64, chars: u64, bytes: u64) -> Amounts {
    // Rounded up a character: parts are never less than the whole.
    let sound = said * 1_000u64.div_ceil(SLOW_CHARS_PER_SECOND);
    [chars, said, bytes, sound, said * 5, 0, 0]
}

/// Counts for one profile.
pub(crate) struct Meter<'m> {
    profile: &'m Profile,
}

impl<'m> Meter<'m> {
    /// Counts as the writer for `profile` writes.
    pub(crate) const fn new(profile: &'m Profile) -> Self {
        Self { profile }
    }

    /// The document without content.
    pub(crate) fn envelope(&self, language: &str) -> Amounts {
        let document = Document {
            language: language.to_owned(),
            nodes: Vec::new(),
        };
        match self.profile.reads {
            // The line feed at the end.
            Reads::Plain => said(1, 1, 1),
            Reads::Ssml => markup(&write(&document, self.profile)),
        }
    }

    /// One character of text.
    pub(crate) fn char(&self, c: char) -> Amounts {
        let plain = self.profile.reads == Reads::Plain;
        let escaped = match c {
            _ if plain => 0,
            '&' => 5,
            '<' | '>' => 4,
            '"' => 6,
            '\t' | '\n' | '\r' => 1,
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => return Amounts::default(),
            _ => 0,
        };
        match escaped {
            0 => said(1, 1, c.len_utf8() as u64),
            n => said(1, n, n),
        }
    }

    /// The start tag and the end tag of an element.
    pub(crate) fn tags(&self, element: &Element) -> (Amounts, Amounts) {
        let empty = Node::element(element.manner.clone(), Vec::new(), element.span);
        let written = inside(&[empty], self.profile);
        let end = written
            .len()
            .saturating_sub(name(&element.manner).len() + 3);
        let mut start = markup(&written[..end]);
        start[5] = u64::from(matches!(element.manner, Manner::Voice(_)));
        (start, markup(&written[end..]))
    }

    /// A pause, a mark, or an element that is never cut.
    pub(crate) fn whole(&self, node: &Node) -> Amounts {
        let mut amounts = markup(&inside(std::slice::from_ref(node), self.profile));
        match node {
            Node::Break(pause) => {
                let ms = pause.ms.or(pause.strength.map(strength_ms));
                amounts[3] = u64::from(ms.unwrap_or(strength_ms(Strength::Medium)));
                amounts[6] = 1;
            }
            Node::Element(element) => {
                let (mut heard, mut shown) = (String::new(), String::new());
                words(std::slice::from_ref(node), &mut heard);
                words(&element.nodes, &mut shown);
                let length = |text: &str| nfc(text).chars().count();
                let most = length(&heard).max(length(&shown));
                amounts = plus(amounts, said(most as u64, 0, 0));
            }
            Node::Text(_) | Node::Mark(_) => {}
        }
        amounts
    }
}

/// Tags: characters and bytes.
fn markup(written: &str) -> Amounts {
    said_nothing(written.chars().count() as u64, written.len() as u64)
}

const fn said_nothing(chars: u64, bytes: u64) -> Amounts {
    [chars, 0, bytes, 0, 0, 0, 0]
}
