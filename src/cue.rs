//! What is seen of each lexeme at a glance, so that a grammar is asked only where it could have something to say.

use crate::lexicon::Lexicon;
use crate::lexicon::known::{Known, Tables};
use crate::scan::{Kind, Lexeme, Shape};
use std::ops::BitOr;

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u32);

impl Cues {
    /// Of a word: one letter.
    pub const LETTER: Cues = Cues(1 << 16);
    /// Of a word: two letters or one that is long in UTF-8.
    pub const PAIR: Cues = Cues(1 << 17);
    /// Of a word: not all in lower case.
    pub const CAPITAL: Cues = Cues(1 << 18);
    /// Of a word: not all in lower case, and five bytes at most.
    pub const CODE: Cues = Cues(1 << 19);
    /// Of a word: capitals beyond the first letter.
    pub const MIXED: Cues = Cues(1 << 20);
    /// Of a word: an apostrophe inside. Of a mark: it is one.
    pub const APOSTROPHE: Cues = Cues(1 << 21);
    /// Of a word: its first letter is a Roman numeral, and so is its second.
    pub const NUMERAL: Cues = Cues(1 << 22);
    /// Of a word: a letter, a digit or a mark that is no punctuation touches it on the right.
    pub const TOUCHED: Cues = Cues(1 << 23);
    /// Of a word: the lexicon's context tables know it.
    pub const SENSE: Cues = Cues(1 << 24);
    /// Of a mark: a full stop.
    pub const STOP: Cues = Cues(1 << 25);
    /// Of a mark: a hyphen, dash or minus sign, whatever its use.
    pub const DASH: Cues = Cues(1 << 26);
    /// Of a mark: an opening bracket.
    pub const OPENING: Cues = Cues(1 << 27);
    /// Of a mark: none of these, and no other punctuation.
    pub const SIGN: Cues = Cues(1 << 28);

    /// Every cue.
    pub const ALL: Cues = Cues(u32::MAX);

    /// A form of the table begins here.
    pub const fn table(table: Tables) -> Cues {
        Cues(table.bits() as u32)
    }

    /// Whether the sets share a cue.
    #[inline]
    pub const fn any(self, of: Cues) -> bool {
        self.0 & of.0 != 0
    }

    /// Either set.
    pub const fn or(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }
}

impl BitOr for Cues {
    type Output = Cues;
    fn bitor(self, other: Cues) -> Cues {
        self.or(other)
    }
}

/// What is seen of one lexeme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// Its cues.
    pub cues: Cues,
    /// What the lexicon knows about it.
    pub known: Known,
}

/// Looks at every lexeme once. `out` is cleared first and gets one entry a lexeme.
pub fn look(text: &str, lexemes: &[Lexeme], lexicon: &Lexicon, out: &mut Vec<Seen>) {
    out.clear();
    out.extend(lexemes.iter().enumerate().map(|(i, lexeme)| {
        if lexeme.kind == Kind::Space {
            return Seen::default();
        }
        let written = lexeme.span.of(text);
        let known = lexicon.known(written);
        let cues = match lexeme.kind {
            Kind::Word => of_word(written, lexeme.shape) | touched(text, lexemes, i),
            Kind::Mark => of_mark(written),
            Kind::Digits | Kind::Space => Cues::default(),
        };
        let sense = if known.has_sense() {
            Cues::SENSE
        } else {
            Cues::default()
        };
        Seen {
            cues: cues | sense | Cues::table(known.tables),
            known,
        }
    }));
}

fn of_word(written: &str, shape: Shape) -> Cues {
    let bytes = written.as_bytes();
    let mut cues = match bytes.len() {
        1 => Cues::LETTER,
        2 => Cues::PAIR,
        _ => Cues::default(),
    };
    if shape != Shape::Lower {
        cues = cues | Cues::CAPITAL;
        if bytes.len() <= 5 {
            cues = cues | Cues::CODE;
        }
        if matches!(shape, Shape::Mixed | Shape::Upper) {
            cues = cues | Cues::MIXED;
        }
    }
    if !written.is_ascii() {
        // Few enough to be asked about everything a form in letters can be.
        let sign = written.starts_with(|c| ('\u{2160}'..='\u{217F}').contains(&c));
        let numeral = if sign { Cues::NUMERAL } else { Cues::default() };
        return cues | numeral | Cues::LETTER | Cues::PAIR | Cues::APOSTROPHE;
    }
    let numeral = |b: &u8| b"ivxlcdmIVXLCDM'".contains(b);
    if numeral(&bytes[0]) && bytes.get(1).is_none_or(numeral) {
        cues = cues | Cues::NUMERAL;
    }
    if bytes.contains(&b'\'') {
        cues = cues | Cues::APOSTROPHE;
    }
    cues
}

fn of_mark(written: &str) -> Cues {
    match written {
        "." => Cues::STOP,
        "," | ";" | ":" | "!" | "?" | "\"" | ")" | "]" | "\u{201C}" | "\u{201D}" | "\u{2014}"
        | "\u{2026}" => Cues::default(),
        "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2212}" | "\u{301C}"
        | "\u{FF5E}" | "\u{FE63}" | "\u{FF0D}" | "\u{05BE}" => Cues::DASH,
        "'" | "`" | "\u{2018}" | "\u{2019}" | "\u{2BC}" => Cues::APOSTROPHE,
        "(" | "[" => Cues::OPENING,
        _ => Cues::SIGN,
    }
}

/// Whether lexeme `i` goes on without space in more than punctuation that closes it.
fn touched(text: &str, lexemes: &[Lexeme], i: usize) -> Cues {
    let touches = match lexemes.get(i + 1) {
        None => false,
        Some(next) => match next.kind {
            Kind::Space => false,
            Kind::Word | Kind::Digits => true,
            Kind::Mark => {
                let apart = lexemes.get(i + 2).is_none_or(|l| l.kind == Kind::Space);
                !(apart && closes(next.span.of(text)))
            }
        },
    };
    if touches {
        Cues::TOUCHED
    } else {
        Cues::default()
    }
}

fn closes(mark: &str) -> bool {
    matches!(
        mark,
        "." | ","
            | ";"
            | ":"
            | "!"
            | "?"
            | "\""
            | ")"
            | "]"
            | "'"
            | "\u{2019}"
            | "\u{201D}"
            | "\u{2014}"
            | "\u{2026}"
    )
}
