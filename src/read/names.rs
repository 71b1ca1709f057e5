//! Who wrote it: "by Abbey Fenbert", "By ADA MOSS and Tom Reed, Staff Writers".

use crate::read::dates;
use crate::read::rows::cells;
use crate::read::wrap::ends_sentence;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../lexicons/en-US/read/bylines.tsv");

/// More words than this are no name.
const LONGEST_NAME: usize = 6;
/// More names than this are no byline.
const MOST_NAMES: usize = 12;
/// More words than this are no affiliation.
const LONGEST_AFFILIATION: usize = 10;

struct Words {
    intros: Vec<&'static str>,
    particles: Vec<&'static str>,
    joiners: Vec<&'static str>,
    desks: Vec<&'static str>,
    cards: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |kind| cells(FILE, "word", kind).collect::<Vec<_>>();
    let mut intros = of("intro");
    intros.sort_by_key(|w| std::cmp::Reverse(w.len()));
    Words {
        intros,
        particles: of("particle"),
        joiners: of("joiner"),
        desks: of("desk"),
        cards: of("card"),
    }
});

/// A byline at the beginning of a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Byline {
    /// Where the names begin.
    pub names: usize,
    /// Where the spoken part ends: "by NAME and NAME".
    pub end: usize,
    /// Where what follows the names ends (", Staff Writer"); equal to `end` where nothing does.
    pub affiliation: usize,
}

/// "by" and names at the beginning of `text`.
pub fn byline(text: &str) -> Option<Byline> {
    let names = intro(text)?;
    let end = names + people(&text[names..])?;
    Some(Byline {
        names,
        end,
        affiliation: end + affiliation(&text[end..]),
    })
}

/// Whether `text` is nothing but "By" or "Written by:".
pub fn is_intro(text: &str) -> bool {
    let text = text.trim_end_matches([':', ' ']);
    WORDS.intros.iter().any(|w| same(text, w))
}

/// The persons of a byline without "by", one by one.
pub fn persons(names: &str) -> Vec<&str> {
    let mut persons = Vec::new();
    let mut rest = names;
    while let Some(length) = name(rest, persons.is_empty()) {
        persons.push(&rest[..length]);
        let Some(next) = joiner(&rest[length..]) else {
            break;
        };
        rest = &rest[length + next..];
    }
    persons
}

/// Whether `text` tells about `person` as the card of an author does: "Ada Moss is a reporter at ...".
pub fn is_card_of(text: &str, person: &str) -> bool {
    let Some(start) = text.get(..person.len()).filter(|s| same(s, person)) else {
        return false;
    };
    let rest = &text[start.len()..];
    let verb = rest.trim_start();
    verb.len() < rest.len()
        && WORDS.cards.iter().any(|card| {
            let after = verb.strip_prefix(card);
            after.is_some_and(|r| r.starts_with(char::is_whitespace))
        })
}

/// The bytes of "by " and the like at the beginning of `text`.
fn intro(text: &str) -> Option<usize> {
    let intro = WORDS
        .intros
        .iter()
        .find(|w| text.get(..w.len()).is_some_and(|start| same(start, w)))?;
    let rest = text[intro.len()..].trim_start_matches(':');
    let names = rest.trim_start();
    (names.len() < rest.len()).then(|| text.len() - names.len())
}

/// The bytes of one or more names at the beginning of `text`.
pub fn people(text: &str) -> Option<usize> {
    let mut end = name(text, true)?;
    for _ in 1..MOST_NAMES {
        let Some(next) = joiner(&text[end..]) else {
            break;
        };
        let Some(length) = name(&text[end + next..], false) else {
            break;
        };
        end += next + length;
    }
    Some(end)
}

/// The bytes of ", " or " and " between two names.
fn joiner(text: &str) -> Option<usize> {
    let after_comma = text.strip_prefix(',').unwrap_or(text);
    let rest = after_comma.trim_start();
    if rest.len() == after_comma.len() {
        return None;
    }
    let word = first_word(rest);
    if WORDS.joiners.iter().any(|w| same(word, w)) {
        let names = rest[word.len()..].trim_start();
        return Some(text.len() - names.len());
    }
    (after_comma.len() < text.len()).then(|| text.len() - rest.len())
}

/// The bytes of one name. The first of a byline may hold words that are otherwise an affiliation ("Reuters Staff").
fn name(text: &str, first: bool) -> Option<usize> {
    let (mut end, mut words, mut at) = (0, 0, 0);
    while words < LONGEST_NAME {
        let word = first_word(&text[at..]);
        if word.is_empty() || dates::when(&text[at..]).is_some() {
            break;
        }
        let desk = is_desk(word);
        if desk && !(first && words < 2) {
            return (first && end > 0).then_some(end);
        }
        let particle = WORDS.particles.contains(&word);
        if !particle && !is_name_word(word) {
            break;
        }
        words += 1;
        at += word.len();
        if !particle {
            end = at;
        }
        let space = text[at..].len() - text[at..].trim_start().len();
        if space == 0 {
            break;
        }
        at += space;
    }
    (end > 0).then_some(end)
}

/// A word of a name: it does not begin small, has letters, no digit, and no mark but those of names.
fn is_name_word(word: &str) -> bool {
    let small_prefix = ["al-", "el-", "d'", "d’", "o'", "o’"];
    let core = small_prefix
        .iter()
        .find_map(|p| word.strip_prefix(p))
        .unwrap_or(word);
    let core = core.trim_start_matches(['\'', '’', '‘', '"', '“']);
    let begins = core.chars().next();
    begins.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && core.chars().all(|c| {
            c.is_alphabetic()
                || matches!(
                    c,
                    '-' | '‑' | '.' | '\'' | '’' | '‘' | '"' | '“' | '”' | '\u{200c}' | '\u{200d}'
                )
        })
        && (!word.ends_with('.') || word.chars().filter(|c| c.is_alphabetic()).count() <= 3)
}

fn is_desk(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ':']);
    WORDS.desks.iter().any(|w| same(word, w))
}

/// The bytes of ", Staff Writer", "| The Harbor Courier", "for Reuters", "@handle" after the names, up to a date or the end.
fn affiliation(text: &str) -> usize {
    let lead = dates::separators(text);
    let rest = &text[lead..];
    let word = first_word(rest);
    if word.is_empty() || starts_when(rest) {
        return 0;
    }
    let marked = text[..lead].contains([',', '|', '/', '—', '–', '-', '•', '·']);
    let known = is_desk(word)
        || word.starts_with(['@', '('])
        || word.contains('@')
        || ["in", "for", "of", "at", "from"].contains(&word);
    if !(known || (marked && is_name_word(word))) || ends_sentence(rest) {
        return 0;
    }
    let mut at = 0;
    for _ in 0..LONGEST_AFFILIATION {
        let gap = dates::separators(&rest[at..]);
        if rest[at + gap..].is_empty() || starts_when(&rest[at + gap..]) {
            return if at == 0 { 0 } else { lead + at };
        }
        at += gap + first_word(&rest[at + gap..]).len().max(1);
        while !rest.is_char_boundary(at) {
            at += 1;
        }
    }
    if rest[at..].trim().is_empty() {
        lead + at
    } else {
        0
    }
}

fn starts_when(text: &str) -> bool {
    dates::when(text).is_some() || dates::reading_time(text).is_some()
}

/// The word at the beginning: up to white space, a comma, or a mark that separates fields.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '|' | '/' | '•' | '·' | '—' | '–' | ';')
    });
    &text[..end.unwrap_or(text.len())]
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_end_where_the_names_end() {
        for (text, spoken, rest) in [
            (
                "by Abbey Fenbert November 14, 2024",
                "by Abbey Fenbert",
                " November 14, 2024",
            ),
            ("By ADA MOSS and Tom Reed", "By ADA MOSS and Tom Reed", ""),
            (
                "By Ada Moss, Tom Reed, and J. P. de la Cruz",
                "By Ada Moss, Tom Reed, and J. P. de la Cruz",
                "",
            ),
            ("By Ada Moss, Staff Writer", "By Ada Moss", ""),
            (
                "By Ada Moss Staff Writer | 2 min read",
                "By Ada Moss",
                " | 2 min read",
            ),
            (
                "By Ada Moss | The Harbor Courier | Nov. 4, 2024",
                "By Ada Moss",
                " | Nov. 4, 2024",
            ),
            ("By The Associated Press", "By The Associated Press", ""),
            ("By Reuters Staff", "By Reuters Staff", ""),
            (
                "by The Harbor Courier news desk May 3, 2024",
                "by The Harbor Courier",
                " May 3, 2024",
            ),
            ("By April May May 3, 2024", "By April May", " May 3, 2024"),
            (
                "Written by: Łukasz O’Neil-Żak",
                "Written by: Łukasz O’Neil-Żak",
                "",
            ),
            ("By Ada Moss in Lima and Tom Reed", "By Ada Moss", ""),
            ("By Ada Moss ada@example.com", "By Ada Moss", ""),
            ("by 王小明 2024-11-14", "by 王小明", " 2024-11-14"),
        ] {
            let found = byline(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[..found.end], spoken);
            assert_eq!(&text[found.affiliation..], rest, "{text}");
        }
    }

    #[test]
    fn other_lines_are_no_bylines() {
        for text in [
            "by the time",
            "By 2030",
            "bystanders",
            "By",
            "by",
            "By and by",
            "Ada Moss",
        ] {
            assert_eq!(byline(text), None, "{text}");
        }
        let rest = |text: &str| text[byline(text).unwrap().affiliation..].to_owned();
        assert_ne!(
            rest("By Friday, the fire was out, and nobody in the town was hurt, she said."),
            ""
        );
        assert_ne!(rest("By Land Rover fans"), "");
    }

    #[test]
    fn cards_begin_with_a_person_and_what_they_do() {
        assert_eq!(
            persons("Ada Moss, Tom Reed and J. Ek"),
            ["Ada Moss", "Tom Reed", "J. Ek"]
        );
        assert!(is_card_of("ADA MOSS covers the harbor.", "Ada Moss"));
        assert!(!is_card_of("Ada Moss said so.", "Ada Moss"));
        assert!(!is_card_of("Ada Mossberg covers it.", "Ada Moss"));
    }

    #[test]
    fn intros_stand_alone() {
        assert!(is_intro("By") && is_intro("Written by:"));
        assert!(!is_intro("By Ada"));
    }
}
