//! Finding written forms of several lexemes in the text, longest first.

use crate::lexicon::known::hash;
use crate::scan::{Kind, Lexeme, Shape, scan};
use crate::source::Span;
use rustc_hash::FxHashMap;

/// A written form and what it stands for.
#[derive(Debug, Clone)]
struct Phrase<T> {
    /// Where the form stands among [`PhraseMap::forms`].
    form: (u32, u32),
    /// How many lexemes it is.
    lexemes: u16,
    /// Its first lexeme is one letter.
    letter: bool,
    /// What its second lexeme begins with, as [`beginning`] tells.
    second: u8,
    /// The next form with the same first lexeme, not longer than this one.
    next: u32,
    value: T,
}

/// Written forms by their first lexeme; looking one up costs one hash of one lexeme.
///
/// Case counts, with two exceptions: in a line of capitals it does not, and a form that begins in lower case is also
/// found with a capital. Straight and curly apostrophes are the same, and so are all kinds of space.
///
/// All forms stand in one string, so that thousands of rows are read in a millisecond.
#[derive(Debug, Clone)]
pub struct PhraseMap<T> {
    forms: String,
    phrases: Vec<Phrase<T>>,
    first: FxHashMap<u64, u32>,
}

const NONE: u32 = u32::MAX;

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self {
            forms: String::new(),
            phrases: Vec::new(),
            first: FxHashMap::default(),
        }
    }
}

/// Whether `written` is the `form`, by the rules of [`PhraseMap`].
fn same(form: &str, written: &str, fold_case: bool) -> bool {
    if form == written {
        return true;
    }
    let mut rest = written.chars().peekable();
    for (i, wanted) in form.chars().enumerate() {
        let Some(found) = rest.next() else {
            return false;
        };
        if wanted == ' ' {
            if !is_gap(found) {
                return false;
            }
            while rest.next_if(|c| is_gap(*c)).is_some() {}
            continue;
        }
        let (wanted, found) = (straight(wanted), straight(found));
        let any_case = fold_case || i == 0 && wanted.is_ascii_lowercase();
        if wanted != found && !(any_case && wanted.eq_ignore_ascii_case(&found)) {
            return false;
        }
    }
    rest.next().is_none()
}

/// The first byte of a lexeme in lower case, a space for any white space, and 0 for what cannot be told by one byte.
fn beginning(text: &str, lexeme: Option<&Lexeme>) -> u8 {
    match lexeme {
        None => 0,
        Some(l) if l.kind == Kind::Space => b' ',
        Some(l) => match text.as_bytes().get(l.span.start as usize) {
            Some(b'\'') | None => 0,
            Some(byte) if byte.is_ascii() => byte.to_ascii_lowercase(),
            Some(_) => 0,
        },
    }
}

/// White space inside a line.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

const fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        _ => c,
    }
}

impl<T> PhraseMap<T> {
    /// Adds a written form, and gives the hash of its first lexeme; an empty form is ignored.
    pub fn insert(&mut self, written: &str, value: T) -> Option<u64> {
        let mut lexemes = Vec::new();
        scan(written, &mut lexemes);
        let first = lexemes.first()?.span.of(written);
        let word = hash(first);
        let from = self.forms.len() as u32;
        self.forms.push_str(written);
        let count = u16::try_from(lexemes.len()).unwrap_or(u16::MAX);
        let id = self.phrases.len() as u32;
        let head = self.first.entry(word).or_insert(NONE);
        // Longest first; among equals the later layer wins, so it goes before.
        let (mut before, mut after) = (NONE, *head);
        while let Some(phrase) = self
            .phrases
            .get(after as usize)
            .filter(|p| p.lexemes > count)
        {
            (before, after) = (after, phrase.next);
        }
        match self.phrases.get_mut(before as usize) {
            Some(phrase) => phrase.next = id,
            None => *head = id,
        }
        self.phrases.push(Phrase {
            form: (from, self.forms.len() as u32),
            lexemes: count,
            letter: first.len() == 1,
            second: beginning(written, lexemes.get(1)),
            next: after,
            value,
        });
        Some(word)
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
        self.beginning_at(text, lexemes, at)
            .filter(move |p| self.stands_at(p, text, lexemes, at, fold_case))
            .map(move |p| (at + usize::from(p.lexemes), &p.value))
    }

    /// Forms of several lexemes that stand at `at` with a possessive ending glued to their last one: `AT&T's`.
    pub fn owned<'m>(
        &'m self,
        text: &'m str,
        lexemes: &'m [Lexeme],
        at: usize,
        fold_case: bool,
    ) -> impl Iterator<Item = (usize, &'m T)> {
        self.beginning_at(text, lexemes, at)
            .filter(|p| p.lexemes > 1)
            .filter(move |p| {
                let end = at + usize::from(p.lexemes);
                let stem = written(text, lexemes, at, end)
                    .and_then(|w| w.strip_suffix("'s").or(w.strip_suffix("\u{2019}s")));
                stem.is_some_and(|stem| same(self.form(p), stem, fold_case))
            })
            .map(move |p| (at + usize::from(p.lexemes), &p.value))
    }

    /// The value of a form that is the single lexeme `written`, by the rules of case; takes no memory.
    pub fn single(&self, written: &str) -> Option<&T> {
        let lexeme = [lone(written)];
        self.beginning_at(written, &lexeme, 0)
            .find(|p| p.lexemes == 1 && same(self.form(p), written, false))
            .map(|p| &p.value)
    }

    /// The values of all forms that are the single lexeme `written`, the latest layer first; takes no memory.
    pub fn singles<'m>(&'m self, written: &'m str, fold_case: bool) -> impl Iterator<Item = &'m T> {
        let lexeme = [lone(written)];
        self.beginning_at(written, &lexeme, 0)
            .filter(move |p| p.lexemes == 1 && same(self.form(p), written, fold_case))
            .map(|p| &p.value)
    }

    /// The phrases whose first lexeme may be the one at `at`.
    fn beginning_at<'m>(
        &'m self,
        text: &str,
        lexemes: &[Lexeme],
        at: usize,
    ) -> impl Iterator<Item = &'m Phrase<T>> + use<'m, T> {
        let first = lexemes.get(at).map(|l| hash(l.span.of(text)));
        let mut id = first
            .and_then(|h| self.first.get(&h))
            .copied()
            .unwrap_or(NONE);
        std::iter::from_fn(move || {
            let phrase = self.phrases.get(id as usize)?;
            id = phrase.next;
            Some(phrase)
        })
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
        let mut found: Option<(usize, bool, &T)> = None;
        for phrase in self.beginning_at(text, lexemes, at) {
            let end = at + usize::from(phrase.lexemes);
            if found.is_some_and(|(past, exact, _)| exact || past > end) {
                break;
            }
            if self.stands_at(phrase, text, lexemes, at, fold_case) && accept(end, &phrase.value) {
                let exact = written(text, lexemes, at, end) == Some(self.form(phrase));
                if exact || found.is_none() && !phrase.letter {
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
        self.beginning_at(written, &lexemes, 0)
            .find(|p| usize::from(p.lexemes) == lexemes.len() && same(self.form(p), written, false))
            .map(|p| &p.value)
    }

    fn form(&self, phrase: &Phrase<T>) -> &str {
        self.forms
            .get(phrase.form.0 as usize..phrase.form.1 as usize)
            .unwrap_or("")
    }

    fn stands_at(
        &self,
        phrase: &Phrase<T>,
        text: &str,
        lexemes: &[Lexeme],
        at: usize,
        fold_case: bool,
    ) -> bool {
        if phrase.second != 0 {
            let second = beginning(text, lexemes.get(at + 1));
            if second != 0 && second != phrase.second {
                return false;
            }
        }
        written(text, lexemes, at, at + usize::from(phrase.lexemes))
            .is_some_and(|written| same(self.form(phrase), written, fold_case))
    }
}

/// A word that is a text of its own.
const fn lone(written: &str) -> Lexeme {
    Lexeme {
        span: Span::new(0, written.len() as u32),
        kind: Kind::Word,
        shape: Shape::None,
        apostrophe: false,
    }
}

/// The text of the lexemes `at..end`, if there are so many.
fn written<'t>(text: &'t str, lexemes: &[Lexeme], at: usize, end: usize) -> Option<&'t str> {
    let first = lexemes.get(at)?;
    let last = lexemes.get(end.checked_sub(1)?)?;
    text.get(first.span.start as usize..last.span.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_start(map: &PhraseMap<u32>, text: &str, fold_case: bool) -> Option<(usize, u32)> {
        let mut lexemes = Vec::new();
        scan(text, &mut lexemes);
        map.longest(text, &lexemes, 0, fold_case)
            .map(|(end, value)| (end, *value))
    }

    #[test]
    fn the_longest_form_wins_and_the_later_layer() {
        let mut map = PhraseMap::default();
        map.insert("Lt.", 1);
        map.insert("Lt. Gov.", 2);
        map.insert("Lt. Col.", 3);
        map.insert("Lt.", 4);
        assert_eq!(at_start(&map, "Lt. Gov. Ames", false), Some((5, 2)));
        assert_eq!(at_start(&map, "Lt.\u{a0}Col. Ames", false), Some((5, 3)));
        assert_eq!(at_start(&map, "Lt. Ames", false), Some((2, 4)));
        assert_eq!(at_start(&map, "Lt.\nGov. Ames", false), Some((2, 4)));
    }

    #[test]
    fn case_counts_but_at_the_start_and_in_capitals() {
        let mut map = PhraseMap::default();
        map.insert("approx.", 1);
        map.insert("Gov't", 2);
        assert_eq!(at_start(&map, "Approx. 5", false), Some((2, 1)));
        assert_eq!(at_start(&map, "APPROX. 5", false), None);
        assert_eq!(at_start(&map, "APPROX. 5", true), Some((2, 1)));
        assert_eq!(at_start(&map, "Gov\u{2019}t", false), Some((1, 2)));
        assert_eq!(at_start(&map, "gov't", false), None);
        assert_eq!((map.get("Gov't"), map.get("gov't")), (Some(&2), None));
    }
}
