//! Finding written forms of several lexemes in the text, longest first.

use crate::scan::{Lexeme, scan};
use rustc_hash::FxHashMap;

/// A written form cut into lexemes, with what it stands for.
#[derive(Debug, Clone)]
pub struct Phrase<T> {
    parts: Vec<Box<str>>,
    /// What the form stands for.
    pub value: T,
}

/// Written forms by their first lexeme; looking one up costs one hash of one lexeme.
///
/// Case counts, with two exceptions: in a line of capitals it does not, and a form that begins in lower case is also
/// found with a capital. Straight and curly apostrophes are the same, and so are all kinds of space.
#[derive(Debug, Clone)]
pub struct PhraseMap<T> {
    by_first: FxHashMap<u64, Vec<Phrase<T>>>,
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
        }
    }
}

/// Bytes of a lexeme as compared: ASCII letters in lower case, apostrophes straight.
fn folded(text: &str) -> impl Iterator<Item = u8> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let byte = *bytes.get(at)?;
        if byte == 0xE2
            && bytes.get(at + 1) == Some(&0x80)
            && matches!(bytes.get(at + 2), Some(0x98 | 0x99))
        {
            at += 3;
            return Some(b'\'');
        }
        at += 1;
        Some(byte.to_ascii_lowercase())
    })
}

fn hash(text: &str) -> u64 {
    folded(text).fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Whether `written` is the form `part`, by the rules of [`PhraseMap`].
fn same(part: &str, written: &str, fold_case: bool, first: bool) -> bool {
    if part == written {
        return true;
    }
    if part.bytes().all(|b| b == b' ') && written.chars().all(char::is_whitespace) {
        return !written.contains('\n');
    }
    if !folded(part).eq(folded(written)) {
        return false;
    }
    if fold_case {
        return true;
    }
    let mut a = part.chars().map(straight);
    let mut b = written.chars().map(straight);
    let (x, y) = (a.next(), b.next());
    let opening = x == y || first && x.is_some_and(|c| c.is_ascii_lowercase());
    opening && a.eq(b)
}

const fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        _ => c,
    }
}

impl<T> PhraseMap<T> {
    /// Adds a written form; an empty one is ignored.
    pub fn insert(&mut self, written: &str, value: T) {
        let mut lexemes = Vec::new();
        scan(written, &mut lexemes);
        let parts: Vec<Box<str>> = lexemes.iter().map(|l| l.span.of(written).into()).collect();
        let Some(first) = parts.first() else { return };
        let list = self.by_first.entry(hash(first)).or_default();
        // Longest first; among equals the later layer wins, so it goes before.
        let place = list.partition_point(|p| p.parts.len() > parts.len());
        list.insert(place, Phrase { parts, value });
    }

    /// All forms that stand at lexeme `at`, longest first, with the index one past their last lexeme.
    ///
    /// A form ends at the end of a lexeme; the caller decides what may touch it.
    pub fn matches<'m>(
        &'m self,
        text: &'m str,
        lexemes: &'m [Lexeme],
        at: usize,
        fold_case: bool,
    ) -> impl Iterator<Item = (usize, &'m T)> {
        let list = lexemes
            .get(at)
            .map_or(&[][..], |l| self.beginning_with(l.span.of(text)));
        list.iter()
            .filter(move |p| p.stands_at(text, lexemes, at, fold_case))
            .map(move |p| (at + p.parts.len(), &p.value))
    }

    fn beginning_with(&self, first: &str) -> &[Phrase<T>] {
        self.by_first.get(&hash(first)).map_or(&[], Vec::as_slice)
    }

    /// The longest form that stands at lexeme `at`.
    pub fn longest<'m>(
        &'m self,
        text: &'m str,
        lexemes: &'m [Lexeme],
        at: usize,
        fold_case: bool,
    ) -> Option<(usize, &'m T)> {
        self.matches(text, lexemes, at, fold_case).next()
    }

    /// The longest form at lexeme `at` that `accept` takes; among equally long ones that with exactly this case.
    /// A form that begins with a single letter is found in its own case only.
    pub fn closest<'m>(
        &'m self,
        text: &'m str,
        lexemes: &'m [Lexeme],
        at: usize,
        fold_case: bool,
        accept: impl Fn(usize, &T) -> bool,
    ) -> Option<(usize, &'m T)> {
        let list = self.beginning_with(lexemes.get(at)?.span.of(text));
        let mut found: Option<(usize, bool, &T)> = None;
        for phrase in list {
            let end = at + phrase.parts.len();
            if found.is_some_and(|(past, exact, _)| exact || past > end) {
                break;
            }
            if phrase.stands_at(text, lexemes, at, fold_case) && accept(end, &phrase.value) {
                let exact = phrase.is_exactly(text, lexemes, at);
                let letter = phrase.parts[0].len() == 1;
                if exact || found.is_none() && !letter {
                    found = Some((end, exact, &phrase.value));
                }
            }
        }
        found.map(|(end, _, value)| (end, value))
    }

    /// The value of exactly this written form.
    pub fn get(&self, written: &str) -> Option<&T> {
        let mut lexemes = Vec::new();
        scan(written, &mut lexemes);
        let list = self.beginning_with(lexemes.first()?.span.of(written));
        list.iter()
            .find(|p| p.parts.len() == lexemes.len() && p.stands_at(written, &lexemes, 0, false))
            .map(|p| &p.value)
    }
}

impl<T> Phrase<T> {
    fn is_exactly(&self, text: &str, lexemes: &[Lexeme], at: usize) -> bool {
        let rest = lexemes.get(at..).unwrap_or(&[]).iter();
        let mut pairs = self.parts.iter().zip(rest);
        pairs.all(|(part, l)| part.as_ref() == l.span.of(text))
    }

    fn stands_at(&self, text: &str, lexemes: &[Lexeme], at: usize, fold_case: bool) -> bool {
        let Some(rest) = lexemes.get(at..at.saturating_add(self.parts.len())) else {
            return false;
        };
        let mut pairs = self.parts.iter().zip(rest).enumerate();
        pairs.all(|(i, (part, l))| same(part, l.span.of(text), fold_case, i == 0))
    }
}
