//! Which single letters of a text are names of letters.
//!
//! Normalized text has spelled words as single letters: "the U S A plan", "ten a m". Only `a` is in doubt, being the
//! article most of the time; engines then say "the U S uh plan".

use crate::engines::words::{Mark, Word};
use crate::table::{Table, TableError};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const FILE: &str = "lexicons/engines/letter-a.tsv";

static KNOWN: LazyLock<Known> = LazyLock::new(|| known().unwrap_or_default());

/// What the text alone does not tell.
#[derive(Debug, Default)]
struct Known {
    /// Words after which a capital A is the letter.
    after: BTreeSet<String>,
    /// What follows the A of spelled words, letters parted by spaces.
    begins: BTreeSet<String>,
}

fn known() -> Result<Known, TableError> {
    let text = include_str!("../../lexicons/engines/letter-a.tsv");
    let table = Table::parse(FILE, text, &["kind", "written"])?;
    let mut known = Known::default();
    for row in table.rows() {
        let row = row?;
        let written = row.need("written")?;
        let set = match row.need("kind")? {
            "after" => &mut known.after,
            "begins" => &mut known.begins,
            other => {
                return Err(row.error(
                    format!("unknown kind `{other}`"),
                    "kinds are `after` and `begins`",
                ));
            }
        };
        set.insert(written.to_owned());
    }
    Ok(known)
}

/// Marks the words of `text` that are names of letters.
pub(crate) fn find(text: &str, words: &mut [Word]) {
    let found: Vec<bool> = (0..words.len())
        .map(|at| Place { text, words, at }.is_letter())
        .collect();
    for (word, letter) in words.iter_mut().zip(found) {
        word.letter = letter;
    }
}

/// Spelled letters as engines read them that take the A of `U S A` for the article and the Ps of `M Ps` for "pss": those
/// with an A joined by dots (`U.S.A`), plurals with an apostrophe (`M P's`), and an A that stands alone as `lone_a`. What
/// stands between `<` and `>` is left alone.
pub(crate) fn dotted(text: &str, lone_a: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive('>') {
        let (spoken, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        dot(spoken, lone_a, &mut out);
        out.push_str(tag);
    }
    out
}

fn dot(text: &str, lone_a: Option<&str>, out: &mut String) {
    let words = crate::engines::words::words(text);
    let mut at = 0;
    for run in words.chunk_by(|a, b| joins(text, a, b)) {
        let has_a = run.iter().any(|w| written(text, w).starts_with(['a', 'A']));
        for (place, word) in run.iter().enumerate() {
            if place > 0 && has_a {
                out.push('.');
            } else {
                out.push_str(&text[at..word.range.start]);
            }
            match (written(text, word), lone_a) {
                ("A" | "a", Some(lone_a)) if word.letter && run.len() == 1 => out.push_str(lone_a),
                (written, _) if is_plural(word, written) => {
                    out.push_str(&written[..1]);
                    out.push_str("'s");
                }
                (written, _) => out.push_str(written),
            }
            at = word.range.end;
        }
    }
    out.push_str(&text[at..]);
}

fn written<'t>(text: &'t str, word: &Word) -> &'t str {
    text.get(word.range.clone()).unwrap_or_default()
}

/// Whether a word is the plural of a letter: `Ps` in `M Ps`.
pub(crate) fn is_plural(word: &Word, written: &str) -> bool {
    word.letter && written.len() == 2
}

fn joins(text: &str, a: &Word, b: &Word) -> bool {
    let between = text.get(a.range.end..b.range.start);
    a.letter && b.letter && a.range.len() == 1 && between == Some(" ")
}

/// A word among its neighbours.
#[derive(Clone, Copy)]
struct Place<'t> {
    text: &'t str,
    words: &'t [Word],
    at: usize,
}

impl<'t> Place<'t> {
    fn is_letter(self) -> bool {
        match self.single() {
            None => self.is_plural_letter(),
            Some('a') => self.is_lower_a_a_letter(),
            Some('A') => self.is_capital_a_a_letter(),
            Some(_) => true,
        }
    }

    /// "two M Ps", "the G Is came", but "Plan B Is Dead".
    fn is_plural_letter(self) -> bool {
        let &[letter, b's'] = self.text().as_bytes() else {
            return false;
        };
        let title = |p: Place<'_>| p.text().starts_with(char::is_uppercase);
        let word = matches!(letter, b'A' | b'I' | b'U') && self.joined_next().is_some_and(title);
        letter.is_ascii_uppercase()
            && !word
            && self.joined_previous().is_some_and(|p| p.is_capital())
    }

    /// "ten a m", "a k a", "a's"; everything else is the article.
    fn is_lower_a_a_letter(self) -> bool {
        let small = |p: Place<'_>| p.single().is_some_and(|c| c.is_ascii_lowercase());
        self.is_possessive()
            || self.joined_next().is_some_and(small)
            || self.joined_previous().is_some_and(small)
    }

    fn is_capital_a_a_letter(self) -> bool {
        if self.is_possessive() {
            return true;
        }
        match (self.joined_previous_letter(), self.joined_next()) {
            (true, _) => true,
            (false, Some(next)) if next.is_capital() => self.begins_a_spelled_word(next),
            (false, Some(next)) => !self.is_first() && self.stands_alone_before(next),
            (false, None) => true,
        }
    }

    /// "A P reporters" begins a spelled word, "A U S official" does not.
    fn begins_a_spelled_word(self, next: Place<'_>) -> bool {
        let vowel_name = next.single().is_some_and(|c| "AEFHILMNORSX".contains(c));
        !self.is_first() || vowel_name || self.begins_a_known_word()
    }

    fn begins_a_known_word(self) -> bool {
        let rest = self.words.get(self.at + 1..).unwrap_or_default();
        KNOWN.begins.iter().any(|known| {
            let mut wanted = known.split(' ');
            let mut rest = rest.iter();
            wanted.all(|w| rest.next().is_some_and(|r| begins(self.word_text(r), w)))
                && !rest.next().is_some_and(|r| self.is_capital_letter(r))
        })
    }

    /// "Plan A is ready", "a class A felony", but "Lee Gets A Raise".
    fn stands_alone_before(self, next: Place<'_>) -> bool {
        let after_known = self
            .joined_previous()
            .is_some_and(|p| KNOWN.after.contains(p.text()));
        after_known || !next.text().starts_with(|c: char| c.is_uppercase())
    }

    fn is_first(self) -> bool {
        self.joined_previous().is_none() || self.word().is_some_and(|w| w.opens)
    }

    /// The word after this one, where no boundary parts them.
    fn joined_next(self) -> Option<Place<'t>> {
        let joined = self.word()?.mark == Mark::None && self.at + 1 < self.words.len();
        joined.then_some(Place {
            at: self.at + 1,
            ..self
        })
    }

    fn joined_previous(self) -> Option<Place<'t>> {
        let before = Place {
            at: self.at.checked_sub(1)?,
            ..self
        };
        (before.word()?.mark == Mark::None).then_some(before)
    }

    /// Whether the word before is a spelled letter: a capital, but not the pronoun I.
    fn joined_previous_letter(self) -> bool {
        self.joined_previous().is_some_and(|p| {
            p.is_capital()
                && (p.single() != Some('I')
                    || p.joined_previous()
                        .is_some_and(|before| before.is_capital())
                    || self.joined_next().is_some_and(|next| next.is_capital()))
        })
    }

    fn is_capital(self) -> bool {
        self.word().is_some_and(|w| self.is_capital_letter(w))
    }

    fn is_capital_letter(self, word: &Word) -> bool {
        single(self.word_text(word)).is_some_and(|c| c.is_ascii_uppercase())
    }

    fn is_possessive(self) -> bool {
        self.text().len() > 1
    }

    fn single(self) -> Option<char> {
        single(self.text())
    }

    fn text(self) -> &'t str {
        self.word().map_or("", |w| self.word_text(w))
    }

    fn word(self) -> Option<&'t Word> {
        self.words.get(self.at)
    }

    fn word_text(self, word: &Word) -> &'t str {
        self.text.get(word.range.clone()).unwrap_or_default()
    }
}

/// The letter that a word is, with or without `'s`.
fn single(text: &str) -> Option<char> {
    let mut chars = stem(text).chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_ascii_alphabetic() => Some(c),
        _ => None,
    }
}

/// Whether `text` is `wanted`, or its possessive or, for a letter, its plural.
fn begins(text: &str, wanted: &str) -> bool {
    stem(text) == wanted || (wanted.len() == 1 && text.strip_suffix('s') == Some(wanted))
}

fn stem(text: &str) -> &str {
    text.strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::words::words;

    /// The letters in angle brackets.
    fn shown(text: &str) -> String {
        words(text)
            .iter()
            .map(|w| match (w.letter, &text[w.range.clone()]) {
                (true, word) => format!("<{word}>"),
                (false, word) => word.to_owned(),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn the_tables_are_well_formed() {
        let known = known().unwrap();
        assert!(known.after.contains("Plan") && known.begins.contains("C L U"));
    }

    #[test]
    fn a_letter_is_told_from_the_article() {
        for expected in [
            "The <U> <S> <A> plan",
            "ten <a> <m> on Monday",
            "ten <p> <m> on a Monday",
            "also known as <a> <k> <a> Joe",
            "A man came",
            "He said a man came",
            "He got an <A>",
            "Plan <A> is ready",
            "Vitamin <A> Helps",
            "Lee Gets A Raise",
            "THIS IS A TEST",
            "<A> <I> is new",
            "the <A> <P> reported",
            "<A> <P> reporters said",
            "<A> <C> <L> <U> lawyers",
            "<A> <T> and <T> said",
            "A <U> <S> official",
            "A <B> <B> <C> crew",
            "a <U> <S> official",
            "<C> <I> <A> agents",
            "<F> <B> <I's> chief",
            "the <A's> won",
            "What am <I> a part of",
            "<I> <A> <E> <A> inspectors",
            "a <T> shirt",
            "two <M> <Ps> came",
            "the <G> <Is> came",
            "Plan <B> Is Dead",
            "As it Is",
            "<A> <T> <Ms> and <P> <Cs>",
        ] {
            let text: String = expected.replace(['<', '>'], "");
            assert_eq!(shown(&text), expected);
        }
    }

    #[test]
    fn boundaries_part_letters() {
        assert_eq!(shown("A, B and C"), "<A> <B> and <C>");
        assert_eq!(shown("He said: “A man.”"), "He said A man");
        assert_eq!(shown("A"), "<A>");
        assert_eq!(shown("in the U S. A man"), "in the <U> <S> A man");
    }

    #[test]
    fn spelled_words_with_an_a_are_dotted() {
        for (text, expected) in [
            ("The U S A plan.", "The U.S.A plan."),
            ("at ten a m, the A P's man", "at ten a.m, the A.P's man"),
            ("the A I-led U S firm", "the A.I-led U S firm"),
            ("A U S man, é", "A U S man, é"),
            (
                "<s>the C I A</s><s lang=\"A B\">A man</s>",
                "<s>the C.I.A</s><s lang=\"A B\">A man</s>",
            ),
            ("two M Ps and A T Ms.", "two M P's and A.T.M's."),
            ("", ""),
        ] {
            assert_eq!(dotted(text, None), expected);
        }
    }

    #[test]
    fn an_a_alone_is_written_as_the_engine_wants() {
        let text = "Plan A is an A. A man in the C I A.";
        assert_eq!(
            dotted(text, Some("ay")),
            "Plan ay is an ay. A man in the C.I.A."
        );
    }

    proptest::proptest! {
        #[test]
        fn dotting_changes_spaces_to_dots_and_adds_apostrophes(text in "[aAbIs.,é<> -]{0,30}") {
            let plain = |s: &str| s.replace([' ', '.', '\''], "");
            let dotted = dotted(&text, None);
            proptest::prop_assert_eq!(plain(&dotted), plain(&text));
        }
    }
}
