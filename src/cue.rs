//! What is seen of each lexeme at a glance, so that a grammar is asked only where it could have something to say.

use crate::lexicon::Lexicon;
use crate::lexicon::known::{Known, Tables};
use crate::scan::{Kind, Lexeme, Shape};

/// A set of cues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u32);

impl Cues {
    /// Of a word: one letter.
    pub const LETTER: Cues = Cues(1 << 16);
    /// Of a word: not all in lower case.
    pub const CAPITAL: Cues = Cues(1 << 18);
    /// Of a word: not all in lower case, and five bytes at most.
    pub const CODE: Cues = Cues(1 << 19);
    /// Of a word: capitals beyond the first letter.
    pub const MIXED: Cues = Cues(1 << 20);
    /// Of a word: an apostrophe inside. Of a mark: it is one.
    pub const APOSTROPHE: Cues = Cues(1 << 21);
    /// Of a word: its first three letters are Roman numerals.
    pub const NUMERAL: Cues = Cues(1 << 22);
    /// Of a word: a letter, a digit or a mark that is no punctuation touches it on the right.
    pub const TOUCHED: Cues = Cues(1 << 23);
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
        let known = lexicon.index.look_up(text, lexeme.span);
        let cues = match lexeme.kind {
            Kind::Word => of_word(text, lexeme).or(touched(text, lexemes, i)),
            Kind::Mark => of_mark(lexeme.span.of(text)),
            Kind::Digits | Kind::Space => Cues::default(),
        };
        Seen {
            cues: cues.or(Cues::table(known.tables)),
            known,
        }
    }));
}

fn of_word(text: &str, lexeme: &Lexeme) -> Cues {
    let bytes = lexeme.span.of(text).as_bytes();
    let mut cues = Cues::default();
    if bytes.len() == 1 {
        cues = Cues::LETTER;
    }
    if lexeme.shape != Shape::Lower {
        cues = cues.or(Cues::CAPITAL);
        if bytes.len() <= 5 {
            cues = cues.or(Cues::CODE);
        }
        if matches!(lexeme.shape, Shape::Mixed | Shape::Upper) {
            cues = cues.or(Cues::MIXED);
        }
    }
    if lexeme.apostrophe {
        cues = cues.or(Cues::APOSTROPHE);
    }
    let wide = |b: &u8| !b.is_ascii();
    if bytes.first().is_some_and(wide) {
        // One letter, or a numeral that is a character of its own.
        cues = cues.or(Cues::LETTER).or(Cues::NUMERAL);
    }
    let numeral = |b: &u8| NUMERAL[*b as usize];
    if bytes.iter().take(3).all(numeral) {
        cues = cues.or(Cues::NUMERAL);
    }
    cues
}

/// Bytes that may stand among the first three of a Roman numeral, a possessive ending included.
const NUMERAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    let bytes = b"ivxlcdmIVXLCDM's";
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    // A curly apostrophe.
    table[0xE2] = true;
    table
};

/// Hyphens and dashes that can stand inside a word or range, and the minus sign.
pub const DASHES: &[char] = &[
    '-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2012}', '\u{2212}', '\u{301C}', '\u{FF5E}',
    '\u{FE63}', '\u{FF0D}', '\u{05BE}',
];

fn of_mark(written: &str) -> Cues {
    match written.chars().next().unwrap_or_default() {
        '.' => Cues::STOP,
        ',' | ';' | ':' | '!' | '?' | '"' | ')' | ']' | '\u{201C}' | '\u{201D}' | '\u{2014}'
        | '\u{2026}' => Cues::default(),
        '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{2BC}' => Cues::APOSTROPHE,
        '(' | '[' => Cues::OPENING,
        mark if DASHES.contains(&mark) => Cues::DASH,
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
