//! When a row applies: a short list of conditions, all of which must hold.
//!
//! `before:` speaks of the next word, `after:` of the previous one; spaces, quotation marks and brackets do not count.

use crate::lexicon::sense::{self, Senses};
use crate::pause::Pause;
use crate::style;

/// One condition of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Whether the test must fail instead (`not-`).
    pub negated: bool,
    /// What is tested.
    pub test: Test,
}

/// What a condition tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// `before:number`: a number follows.
    BeforeNumber,
    /// `before:year`: four digits from 1000 to 2999 follow.
    BeforeYear,
    /// `after:number`.
    AfterNumber,
    /// `before:name`: a capitalized word follows.
    BeforeName,
    /// `after:name`.
    AfterName,
    /// `after:name-comma`: a comma, and before it a capitalized word ("Portland, OR").
    AfterNameComma,
    /// `before:comma`.
    BeforeComma,
    /// `after:comma`.
    AfterComma,
    /// `before:a|b`: the next word is one of these, in lower case.
    BeforeWord(Vec<Box<str>>),
    /// `after:a|b`.
    AfterWord(Vec<Box<str>>),
    /// `before:~sense`: the next word carries the sense (tables of `classes/`).
    BeforeSense(Senses),
    /// `after:~sense`.
    AfterSense(Senses),
    /// `near:~sense`: one of the eight words on either side, in the same sentence, carries it.
    NearSense(Senses),
    /// `question`: the sentence ends in a question mark.
    Question,
    /// `start`: first word of its sentence.
    Start,
    /// `end`: nothing follows in its sentence.
    End,
    /// `lower`: the form begins in lower case, for abbreviations of one letter (`p.`, not the initial `P.`).
    Lower,
    /// `caps`: the whole line is in capitals.
    Caps,
    /// `between:numbers`.
    BetweenNumbers,
    /// `between:words`.
    BetweenWords,
    /// `style:signs=names` and so on: the style in force.
    Style(&'static str),
    /// `role:headline` and so on, by the role's name.
    Role(Box<str>),
}

/// The conditions of a row and its cost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// Fixed by `cost:N`; else it follows from the number of conditions.
    pub cost: Option<u16>,
}

impl When {
    /// Reads the `when` cell.
    ///
    /// # Errors
    /// The word that is not a condition.
    pub fn parse(cell: &str) -> Result<Self, String> {
        let mut when = Self::default();
        for word in cell.split_whitespace() {
            if let Some(cost) = word.strip_prefix("cost:") {
                when.cost = Some(cost.parse().map_err(|_| word.to_owned())?);
                continue;
            }
            let (negated, plain) = match word.strip_prefix("not-") {
                Some(rest) => (true, rest),
                None => (false, word),
            };
            let test = test(plain).ok_or_else(|| word.to_owned())?;
            when.conditions.push(Condition { negated, test });
        }
        Ok(when)
    }

    /// The kinds of condition, for messages.
    pub const KNOWN: &'static str = "before:number, before:year, after:number, before:name, after:name, after:name-comma, before:comma, after:comma, before:WORD|WORD, after:WORD|WORD, before:~SENSE, after:~SENSE, near:~SENSE, start, end, question, lower, caps, between:numbers, between:words, role:NAME, style:NAME, cost:N, each but the last also with not-";

    /// Whether the pause named in a punctuation table is one of ours.
    pub fn pause(cell: &str) -> Option<Option<Pause>> {
        match cell {
            "none" | "" => Some(None),
            "clause" => Some(Some(Pause::Clause)),
            "sentence" => Some(Some(Pause::Sentence)),
            _ => None,
        }
    }
}

fn test(word: &str) -> Option<Test> {
    let words = |list: &str| {
        list.split('|')
            .map(|w| w.replace('_', " ").into())
            .collect()
    };
    Some(match word.split_once(':') {
        None => match word {
            "start" => Test::Start,
            "end" => Test::End,
            "lower" => Test::Lower,
            "question" => Test::Question,
            "caps" => Test::Caps,
            _ => return None,
        },
        Some(("before", "number")) => Test::BeforeNumber,
        Some(("before", "year")) => Test::BeforeYear,
        Some(("after", "number")) => Test::AfterNumber,
        Some(("before", "name")) => Test::BeforeName,
        Some(("after", "name")) => Test::AfterName,
        Some(("after", "name-comma")) => Test::AfterNameComma,
        Some(("before", "comma")) => Test::BeforeComma,
        Some(("after", "comma")) => Test::AfterComma,
        Some((side @ ("before" | "after" | "near"), name)) if name.starts_with('~') => {
            let senses = sense::by_name(&name[1..])?;
            match side {
                "before" => Test::BeforeSense(senses),
                "after" => Test::AfterSense(senses),
                _ => Test::NearSense(senses),
            }
        }
        Some(("before", list)) => Test::BeforeWord(words(list)),
        Some(("after", list)) => Test::AfterWord(words(list)),
        Some(("between", "numbers")) => Test::BetweenNumbers,
        Some(("between", "words")) => Test::BetweenWords,
        Some(("style", name)) => Test::Style(style::names().find(|n| *n == name)?),
        Some(("role", role)) => Test::Role(role.into()),
        Some(_) => return None,
    })
}
