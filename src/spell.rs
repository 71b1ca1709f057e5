//! How much of the wording is left to the engine: written out, beside the written form, or by `say-as`.
//!
//! What is left to the engine is only what it reads as we would: a shape that its profile names in `say_as.reads`, and
//! only if our own words are the plain reading of that shape. Everything else keeps our words.

use crate::class::Class;
use crate::engine::Telling;
use crate::numerals;
use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::notation::respelled;
use crate::phonetics::pronunciation::Pronunciation;
use crate::script::{ScriptWord, Sentence};
use crate::source::Span;
use crate::ssml::model::{Manner, Mark, Node, Phoneme, SayAs};
use crate::ssml::profile::{Profile, Reads};
use std::ops::Range;

/// How tokens are sent that are said in other words than they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spell {
    /// As the words.
    #[default]
    Expand,
    /// As written, with the words beside them.
    Sub,
    /// As written, with the kind of thing where the engine reads it well; else as [`Spell::Sub`].
    SayAs,
}

/// A way of spelling, and the engine it is for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spelling<'p> {
    /// How.
    pub spell: Spell,
    /// For which engine; `None` knows no `say-as`.
    pub profile: Option<&'p Profile>,
    /// How the engine is told sounds; `None` is by `<phoneme>`, which a profile makes into what its engine takes.
    pub telling: Option<&'p Telling>,
}

impl Spelling<'_> {
    /// How tokens are really sent: an engine that takes no markup gets the words.
    pub fn spell(self) -> Spell {
        match self.profile {
            Some(profile) if profile.reads == Reads::Plain => Spell::Expand,
            _ => self.spell,
        }
    }

    /// The content of the sentence whose words `range` are said with `text`, a part of the sentence's text; where `marked`
    /// says so, with a mark before each token.
    pub fn nodes(
        self,
        sentence: &Sentence,
        range: Range<usize>,
        text: Span,
        span: Span,
        marked: bool,
    ) -> Vec<Node> {
        let mut out = Vec::new();
        let (mut word, mut byte) = (range.start, text.start);
        // What the limit has cut keeps its words.
        let whole = |words: &Range<usize>| range.start <= words.start && words.end <= range.end;
        for sounding in sentence.sounds.iter().filter(|s| whole(&s.words)) {
            let words = sentence.words.get(sounding.words.clone());
            let Some((first, last)) = words.and_then(|w| w.first().zip(w.last())) else {
                continue;
            };
            let said = first.said.to(last.said);
            if byte < said.start {
                let before = Span::new(byte, said.start);
                out.extend(self.unsounded(
                    sentence,
                    word..sounding.words.start,
                    before,
                    span,
                    marked,
                ));
            }
            let origin = first.origin.to(last.origin);
            let before = sounding.words.start.checked_sub(1);
            let before = before.and_then(|i| sentence.words.get(i));
            let begins = before.is_none_or(|w| w.token != first.token);
            out.extend((marked && begins).then(|| mark('w', origin)));
            out.push(self.sounded(said.of(&sentence.text), &sounding.sounds, origin));
            (word, byte) = (sounding.words.end, said.end);
        }
        if byte < text.end {
            let rest = Span::new(byte, text.end);
            out.extend(self.unsounded(sentence, word..range.end, rest, span, marked));
        }
        out
    }

    /// Words with sounds of their own.
    fn sounded(self, written: &str, sounds: &Pronunciation, origin: Span) -> Node {
        let text = match self.telling {
            None | Some(Telling::Element) => {
                let phoneme = Phoneme {
                    alphabet: Some(Alphabet::Ipa.name().to_owned()),
                    ph: sounds.write(Alphabet::Ipa),
                };
                let written = vec![Node::text(written, origin)];
                return Node::element(Manner::Phoneme(phoneme), written, origin);
            }
            Some(Telling::Inside(notation)) => notation.of(written, sounds),
            Some(Telling::Aside) => written.to_owned(),
            Some(Telling::Respelled) => respelled(sounds),
        };
        Node::text(text, origin)
    }

    /// The same for words without sounds of their own.
    fn unsounded(
        self,
        sentence: &Sentence,
        range: Range<usize>,
        text: Span,
        span: Span,
        marked: bool,
    ) -> Vec<Node> {
        let words = sentence.words.get(range.clone()).unwrap_or_default();
        let whole = |said: Span| said.of(&sentence.text);
        let spelled = self.spell() != Spell::Expand && !sentence.written.is_empty();
        if !spelled && !marked {
            return vec![Node::text(whole(text), span)];
        }
        let mut out = Vec::new();
        let mut plain_from = text.start;
        for run in words.chunk_by(|a, b| joined(sentence, a, b)) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else {
                continue;
            };
            // A token that the limit has cut keeps its words, and its mark is where it begins.
            let cut = |outside: Option<&ScriptWord>, inside: &ScriptWord| {
                outside.is_some_and(|w| w.token == inside.token)
            };
            let before = range
                .start
                .checked_sub(1)
                .and_then(|i| sentence.words.get(i));
            let goes_on = cut(before, first);
            let parted = goes_on || cut(sentence.words.get(range.end), last);
            let said = first.said.to(last.said);
            let origin = first.origin.to(last.origin);
            let node = (spelled && !parted)
                .then(|| self.node(sentence, run, whole(said), origin))
                .flatten();
            let mark = (marked && !goes_on).then(|| mark('w', origin));
            if node.is_none() && mark.is_none() {
                continue;
            }
            if plain_from < said.start {
                out.push(Node::text(whole(Span::new(plain_from, said.start)), span));
            }
            plain_from = if node.is_some() { said.end } else { said.start };
            out.extend(mark);
            out.extend(node);
        }
        if plain_from < text.end {
            out.push(Node::text(whole(Span::new(plain_from, text.end)), span));
        }
        out
    }

    /// Tokens that nothing parts, as written; `None` if they are said so.
    fn node(
        self,
        sentence: &Sentence,
        run: &[ScriptWord],
        said: &str,
        origin: Span,
    ) -> Option<Node> {
        let mut written = String::new();
        let (mut differs, mut tokens, mut class) = (false, 0, Class::Word);
        let mut end = run.first()?.said.start;
        for token in run.chunk_by(|a, b| a.token == b.token) {
            let (first, last) = (token.first()?, token.last()?);
            written.push_str(Span::new(end, first.said.start).of(&sentence.text));
            let found = sentence.written.iter().find(|w| w.token == first.token);
            match found {
                Some(found) => {
                    written.push_str(&found.text);
                    class = found.class;
                    differs = true;
                }
                None => written.push_str(first.said.to(last.said).of(&sentence.text)),
            }
            tokens += 1;
            end = last.said.end;
        }
        if !differs || written == said {
            return None;
        }
        let by_engine = (self.spell() == Spell::SayAs && tokens == 1)
            .then(|| self.say_as(class, &written, said))
            .flatten();
        Some(match by_engine {
            Some((say_as, text)) => Node::element(
                Manner::SayAs(say_as),
                vec![Node::text(text, origin)],
                origin,
            ),
            None => {
                let alias = said.to_owned();
                Node::element(
                    Manner::Sub { alias },
                    vec![Node::text(written, origin)],
                    origin,
                )
            }
        })
    }

    /// The kind that the engine is told, and the text in the shape it knows.
    fn say_as(self, class: Class, written: &str, said: &str) -> Option<(SayAs, String)> {
        let (shape, text, order) = shape(class, written, said)?;
        let reads = self.profile?.say_as.reads.get(shape)?;
        let (kind, format) = match reads.split_once(' ') {
            Some((kind, format)) => (kind, Some(format)),
            None => (reads.as_str(), order),
        };
        let say_as = SayAs {
            interpret_as: kind.to_owned(),
            format: format.map(str::to_owned),
            detail: None,
        };
        Some((say_as, text))
    }
}

/// A mark whose name leads back to the source: `w` or `s`, and the bytes, `w103-107`.
pub fn mark(kind: char, span: Span) -> Node {
    Node::Mark(Mark {
        name: format!("{kind}{}-{}", span.start, span.end),
        span,
    })
}

/// Whether two words belong together: of one token, or with nothing to part them.
fn joined(sentence: &Sentence, a: &ScriptWord, b: &ScriptWord) -> bool {
    let between = sentence
        .text
        .get(a.said.end as usize..b.said.start as usize);
    a.token == b.token || between.is_some_and(|s| !s.contains(' '))
}

/// The shape of a token whose words are the plain reading of it: its name, the text as engines take it, and the order of
/// the parts of a date.
fn shape(
    class: Class,
    written: &str,
    said: &str,
) -> Option<(&'static str, String, Option<&'static str>)> {
    let reads = |say: fn(&mut String, &str, bool)| {
        [false, true].into_iter().any(|and| {
            let mut out = String::new();
            say(&mut out, written, and);
            out == said
        })
    };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let only = |others: &str| {
        written
            .chars()
            .all(|c| c.is_ascii_digit() || others.contains(c))
    };
    let one_by_one = || {
        let mut out = String::new();
        numerals::one_by_one(&mut out, &digits, "zero");
        let words = said.split([' ', ',', '-']).filter(|w| !w.is_empty());
        words.eq(out.split(' '))
    };
    if digits.is_empty() {
        let capitals = written.len() > 1 && written.chars().all(|c| c.is_ascii_uppercase());
        let letters = said
            .split(' ')
            .map(|w| w.chars().next().filter(|_| w.len() == 1));
        let apart = capitals && letters.eq(written.chars().map(Some));
        return apart.then(|| ("characters", written.to_owned(), None));
    }
    match class {
        Class::Cardinal if only(",") && digits.len() <= 15 && reads(numerals::cardinal) => {
            Some(("cardinal", digits, None))
        }
        Class::Ordinal if reads(numerals::ordinal) => Some(("ordinal", digits, None)),
        Class::Year if only("") && digits.len() == 4 && reads(numerals::year) => {
            Some(("year", digits, None))
        }
        Class::Date => {
            let (order, text) = date(written, said)?;
            Some(("date", text, Some(order)))
        }
        Class::Contact if digits.len() == 10 && only(" -.()") && one_by_one() => {
            Some(("telephone", written.to_owned(), None))
        }
        _ if only("") && one_by_one() => Some(("digits", digits, None)),
        _ => None,
    }
}

/// The order of a date in figures with the year in full, by the day that is said.
fn date(written: &str, said: &str) -> Option<(&'static str, String)> {
    let parts: Vec<&str> = written.split(['/', '-', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let digits = parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let ranks = |part: &str| {
        let mut out = String::new();
        numerals::ordinal(&mut out, part, false);
        said.split([' ', ',']).any(|word| word == out)
    };
    let order = match (a.len(), b.len(), c.len()) {
        (4, 1..=2, 1..=2) if ranks(c) => "ymd",
        (1..=2, 1..=2, 4) if ranks(b) => "mdy",
        (1..=2, 1..=2, 4) if ranks(a) => "dmy",
        _ => return None,
    };
    digits.then(|| (order, parts.join("/")))
}
