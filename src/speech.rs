//! From meaning to words: the only place where text changes.

use crate::input::Input;
use crate::lattice::{Atom, Join, Lattice, Say, Suffix};
use crate::numerals;
use crate::pause::Pause;
use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::pronunciation::Pronunciation;
use crate::scan::{Kind, Shape, is_invisible};
use crate::source::Span;
use crate::token::Token;
use unicode_normalization::UnicodeNormalization;

/// A spoken word and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Bytes of [`Speech::text`].
    pub said: Span,
    /// Bytes of the block's text that were written for it; never empty.
    pub origin: Span,
    /// The number of its token.
    pub token: u32,
}

/// Words that are said with sounds of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sounded {
    /// First word.
    pub first: u32,
    /// One past the last word.
    pub end: u32,
    /// How they are said.
    pub sounds: Pronunciation,
}

/// A sentence of a [`Speech`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpokenSentence {
    /// Bytes of [`Speech::text`], its final mark included.
    pub said: Span,
    /// Bytes of the block's text, without the space around.
    pub span: Span,
    /// First word.
    pub first_word: u32,
    /// One past the last word.
    pub end_word: u32,
}

/// A block as it is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Speech {
    /// The words with the marks that are pauses.
    pub text: String,
    /// The words in order.
    pub words: Vec<Word>,
    /// The sentences in order.
    pub sentences: Vec<SpokenSentence>,
    /// Which words have sounds of their own, in order.
    pub sounds: Vec<Sounded>,
    /// For each token, why it is silent, if it is.
    pub silent: Vec<(u32, &'static str)>,
}

/// Says the tokens. `ends` are the tokens after which a sentence ends.
pub fn speak(
    input: &Input<'_>,
    lattice: &Lattice,
    tokens: &[Token],
    ends: &[u32],
    out: &mut Speech,
) {
    out.text.clear();
    out.words.clear();
    out.sentences.clear();
    out.sounds.clear();
    out.silent.clear();
    let mut speaker = Speaker {
        input,
        out,
        pending: None,
        join: Join::Space,
        scratch: String::new(),
    };
    let mut ends = ends.iter().copied().peekable();
    let mut from = 0usize;
    let (mut first_word, mut first_byte) = (0u32, 0u32);
    for (t, token) in tokens.iter().enumerate() {
        let last = ends.next_if_eq(&(t as u32)).is_some();
        match token.candidate.and_then(|id| lattice.candidate(id)) {
            Some(candidate) => {
                speaker.candidate(t as u32, lattice.atoms(candidate));
                if last && candidate.dotted {
                    speaker.pause('.');
                }
            }
            None if input.kind(token.first as usize) == Kind::Mark => {
                speaker.mark(t as u32, token, last)
            }
            None => speaker.written(t as u32, token.span),
        }
        if last {
            speaker.finish_sentence();
            let span = tokens[from].span.to(token.span);
            let (words, bytes) = (
                speaker.out.words.len() as u32,
                speaker.out.text.len() as u32,
            );
            if words > first_word {
                let start = speaker.out.words[first_word as usize]
                    .said
                    .start
                    .max(first_byte);
                speaker.out.sentences.push(SpokenSentence {
                    said: Span::new(start, bytes),
                    span,
                    first_word,
                    end_word: words,
                });
            }
            (first_word, first_byte, from) = (words, bytes, t + 1);
        }
    }
}

struct Speaker<'i, 'o> {
    input: &'i Input<'i>,
    out: &'o mut Speech,
    /// The mark to write before the next word.
    pending: Option<char>,
    /// How the next word is set.
    join: Join,
    scratch: String,
}

impl Speaker<'_, '_> {
    fn candidate(&mut self, t: u32, atoms: &[Atom]) {
        if atoms.is_empty() {
            self.out.silent.push((t, "silent by rule"));
        }
        for (i, atom) in atoms.iter().enumerate() {
            if i > 0 || atom.join != Join::Space {
                self.set(atom.join);
            }
            let mut scratch = std::mem::take(&mut self.scratch);
            scratch.clear();
            self.verbalize(atom, &mut scratch);
            inflect(atom, &mut scratch);
            let first = self.out.words.len();
            for word in scratch.split(' ').filter(|w| !w.is_empty()) {
                self.word(t, word, atom.origin);
            }
            self.scratch = scratch;
            if let Say::Sounds(alphabet, said) = atom.say {
                self.sound(atom, first, alphabet, self.input.lexicon.said(said));
            }
        }
    }

    /// Gives the words from `first` on their sounds: word for word, if there are as many in both.
    fn sound(&mut self, atom: &Atom, first: usize, alphabet: Alphabet, said: &str) {
        let end = self.out.words.len();
        // The lexicon has read it before.
        let Ok(mut sounds) = Pronunciation::parse(said, alphabet) else {
            return;
        };
        if atom.suffix != Suffix::None {
            sounds = sounds.with_s();
        }
        if sounds.words.len() != end - first {
            if end > first {
                self.out.sounds.push(Sounded {
                    first: first as u32,
                    end: end as u32,
                    sounds,
                });
            }
            return;
        }
        for (i, word) in sounds.words.into_iter().enumerate() {
            self.out.sounds.push(Sounded {
                first: (first + i) as u32,
                end: (first + i + 1) as u32,
                sounds: Pronunciation { words: vec![word] },
            });
        }
    }

    fn set(&mut self, join: Join) {
        match join {
            Join::Comma => self.pause(','),
            other => self.join = other,
        }
    }

    fn verbalize(&self, atom: &Atom, out: &mut String) {
        let written = atom.origin.of(self.input.text);
        let and = self.input.context.style.and;
        match atom.say {
            Say::Written | Say::Sounds(..) => clean(written, out),
            Say::Letters => letters(written, out),
            Say::Cardinal => numerals::cardinal(out, written, and),
            Say::Ordinal => numerals::ordinal(out, written, and),
            Say::Year => numerals::year(out, written, and),
            Say::Digits => numerals::one_by_one(out, written, "zero"),
            Say::DigitsOh => numerals::one_by_one(out, written, "oh"),
            Say::Pairs => numerals::in_pairs(out, written),
            Say::Designation => numerals::designation(out, written),
            Say::Number(n) => numerals::cardinal_of(out, n, and),
            Say::NumberOrdinal(n) => {
                numerals::cardinal_of(out, n, and);
                numerals::ordinalize(out);
            }
            Say::NumberOrdinalName(n) => {
                numerals::cardinal_of(out, n, and);
                numerals::ordinalize(out);
                capitalize(out);
            }
            Say::Text(text) => out.push_str(text),
            Say::Lexicon(said) => out.push_str(self.input.lexicon.said(said)),
        }
    }

    fn written(&mut self, t: u32, span: Span) {
        let written = span.of(self.input.text);
        if written.is_ascii() {
            self.word(t, written, span);
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        clean(written, &mut scratch);
        if scratch.is_empty() {
            self.out.silent.push((t, "invisible"));
        }
        for word in scratch.split(' ').filter(|w| !w.is_empty()) {
            self.word(t, word, span);
        }
        self.scratch = scratch;
    }

    fn word(&mut self, t: u32, word: &str, origin: Span) {
        let text = &mut self.out.text;
        if !text.is_empty() {
            if let Some(mark) = self.pending {
                text.push(mark);
                text.push(' ');
            } else {
                match self.join {
                    Join::Hyphen => text.push('-'),
                    Join::Glued => {}
                    Join::Space | Join::Comma => text.push(' '),
                }
            }
        }
        self.pending = None;
        self.join = Join::Space;
        let start = text.len() as u32;
        text.push_str(word);
        self.out.words.push(Word {
            said: Span::new(start, text.len() as u32),
            origin,
            token: t,
        });
    }

    /// Remembers a mark to be written before the next word; the strongest wins.
    fn pause(&mut self, mark: char) {
        // Nothing pauses before the first word, nor again after the end of a sentence.
        let last = self.out.text.chars().next_back();
        if last.is_none_or(|l| matches!(l, '.' | '!' | '?') && strength(mark) < strength(l)) {
            return;
        }
        if self.pending.is_none_or(|p| strength(mark) > strength(p)) {
            self.pending = Some(mark);
        }
    }

    /// Writes the mark of the sentence that has ended.
    fn finish_sentence(&mut self) {
        if let Some(mark) = self.pending.take()
            && strength(mark) >= strength('.')
        {
            self.out.text.push(mark);
        }
        self.join = Join::Space;
    }

    fn mark(&mut self, t: u32, token: &Token, last: bool) {
        let i = token.first as usize;
        let Some(mark) = self.input.mark(i) else {
            return;
        };
        match mark {
            '.' | '\u{2026}' if !last && !self.closes_sentence(i) => {
                let ellipsis =
                    mark != '.' || self.input.is(i + 1, '.') || i > 0 && self.input.is(i - 1, '.');
                if ellipsis {
                    self.pause(',');
                }
                self.out.silent.push((t, "a full stop that ends nothing"));
            }
            '.' | '\u{2026}' | '\u{3002}' => self.terminal(t, '.'),
            '!' | '\u{FF01}' => self.terminal(t, '!'),
            '?' | '\u{FF1F}' => self.terminal(t, '?'),
            ',' | ';' | ':' => self.terminal(t, mark),
            _ if self.input.is_dash(i) && self.joins(i) => {
                self.join = Join::Hyphen;
                self.out.silent.push((t, "a hyphen joins"));
            }
            _ if self.input.is_dash(i) && self.sets_off(i) => self.terminal(t, ','),
            '\'' | '\u{2019}' if self.owns(i) => {
                self.out.text.push('\'');
                if let Some(word) = self.out.words.last_mut() {
                    word.said.end += 1;
                }
                self.out.silent.push((t, "an apostrophe joins"));
            }
            '/' if self.pairs(i) => {
                self.join = Join::Hyphen;
                self.out.silent.push((t, "a slash joins"));
            }
            _ => match self
                .input
                .lexicon
                .punctuation
                .get(&mark)
                .and_then(|p| p.pause)
            {
                Some(Pause::Sentence) => self.terminal(t, '.'),
                Some(_) => self.terminal(t, ','),
                None => self.out.silent.push((t, "a mark that is not read")),
            },
        }
    }

    fn terminal(&mut self, t: u32, mark: char) {
        self.pause(mark);
        self.out.silent.push((t, "a pause"));
    }

    /// Whether the full stop at `i` has only closing marks between it and the end of its sentence.
    fn closes_sentence(&self, i: usize) -> bool {
        let end = self.input.note_end(i + 1).unwrap_or(i + 1);
        self.input.ends_sentence(end) && !self.input.is(end, '.')
    }

    /// Whether the hyphen at `i` is used as a dash: doubled, or with space on both sides.
    fn sets_off(&self, i: usize) -> bool {
        let doubled = self.input.is_dash(i + 1) || i > 0 && self.input.is_dash(i - 1);
        doubled || i > 0 && self.input.is_space(i - 1) && self.input.is_space(i + 1)
    }

    /// Whether the mark at `i` makes the plural or name before it a possessive: `the players' union`, `James' 32 points`.
    fn owns(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|at| self.input.is_word(*at)) else {
            return false;
        };
        let said = self.out.words.last();
        self.input.at(before).ends_with(['s', 'S'])
            && said.is_some_and(|word| word.origin.end == self.input.span(before).end)
            && self.pending.is_none()
            && self.out.text.ends_with(['s', 'S'])
            && self.input.is_space(i + 1)
            && self.input.is_word(i + 2) | self.input.is_digits(i + 2)
            && !self.input.quotes_before(before)
    }

    /// Whether the slash at `i` stands between two words in small letters: `father/son`, but not `and/or`.
    fn pairs(&self, i: usize) -> bool {
        let lower = |at: usize| self.input.shape(at) == Shape::Lower;
        i > 0 && lower(i - 1) && lower(i + 1) && !self.input.says(i - 1, "and")
    }

    /// Whether the hyphen at `i` stands between two letters or digits.
    fn joins(&self, i: usize) -> bool {
        i > 0
            && !self.input.is_dash(i - 1)
            && matches!(
                self.input.kind(i - 1),
                Kind::Word | Kind::Digits | Kind::Mark
            )
            && self.input.touches_right(i + 1)
    }
}

fn strength(mark: char) -> u8 {
    match mark {
        '?' | '!' => 5,
        '.' => 4,
        ':' => 3,
        ';' => 2,
        _ => 1,
    }
}

/// The text as written, without invisible characters, compatibility forms unfolded (ﬁ → fi, ＡＢ → AB).
fn clean(written: &str, out: &mut String) {
    if written.is_ascii() {
        out.push_str(written);
    } else {
        out.extend(written.chars().filter_map(plain).nfkc());
    }
}

/// The character as it is said inside a word; apostrophes of every kind are one, joints of print are none.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{B4}' | '\u{05F3}' => Some('\''),
        '\u{2027}' | '\u{05F4}' => None,
        c if is_invisible(c) => None,
        c => Some(c),
    }
}

/// Letters and digits apart, letters as capitals.
fn letters(written: &str, out: &mut String) {
    for c in written.nfkc() {
        if let Some(digit) = crate::scan::digit_value(c) {
            numerals::cardinal_of(out, u64::from(digit), false);
        } else if c.is_alphabetic() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.extend(c.to_uppercase());
        }
    }
}

/// The first letter as a capital; numbers in words are ASCII.
fn capitalize(out: &mut str) {
    if let Some(first) = out.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

fn inflect(atom: &Atom, out: &mut String) {
    let letters = atom.say == Say::Letters;
    match atom.suffix {
        Suffix::None => {}
        // The ending stands there as written.
        _ if matches!(atom.say, Say::Sounds(..)) => {}
        Suffix::Plural if letters => out.push('s'),
        Suffix::Plural => numerals::pluralize(out),
        Suffix::Possessive => out.push_str("'s"),
        Suffix::Member => out.push_str(if out.ends_with('e') { "r" } else { "er" }),
        Suffix::Members => out.push_str(if out.ends_with('e') { "rs" } else { "ers" }),
        Suffix::PluralPossessive if letters => out.push_str("s'"),
        Suffix::PluralPossessive => {
            numerals::pluralize(out);
            out.push('\'');
        }
    }
}

impl Sounded {
    /// The respelling between slashes.
    pub fn respelled(&self) -> String {
        format!("/{}/", self.sounds.write(Alphabet::Respelling))
    }
}

impl Speech {
    /// The text of a word.
    pub fn said(&self, word: &Word) -> &str {
        word.said.of(&self.text)
    }

    /// What is heard: the text, with the respelling of words that have sounds of their own in their place:
    /// `/zeh-LEN-skee/ spoke.`
    pub fn heard(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for sounded in &self.sounds {
            let words = self.words.get(sounded.first as usize..sounded.end as usize);
            let Some((first, last)) = words.and_then(|w| w.first().zip(w.last())) else {
                continue;
            };
            let said = first.said.to(last.said);
            out.push_str(self.text.get(at..said.start as usize).unwrap_or(""));
            out.push_str(&sounded.respelled());
            at = said.end as usize;
        }
        out.push_str(self.text.get(at..).unwrap_or(""));
        out
    }

    /// Why a token is silent, if it is.
    pub fn why_silent(&self, token: u32) -> Option<&'static str> {
        let i = self.silent.binary_search_by_key(&token, |(t, _)| *t).ok()?;
        Some(self.silent[i].1)
    }
}

/// What one reading would say by itself.
pub fn alone(input: &Input<'_>, atoms: &[Atom]) -> String {
    let mut out = Speech::default();
    let mut speaker = Speaker {
        input,
        out: &mut out,
        pending: None,
        join: Join::Space,
        scratch: String::new(),
    };
    speaker.candidate(0, atoms);
    out.text
}
