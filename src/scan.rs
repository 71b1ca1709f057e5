//! Cutting a block into lexemes: words, digits, marks, space.
//!
//! Unicode word bounds (UAX 29) keep `5.5m` and `30am` whole and cut `U.S` from its dot, so the cut is ours: a new
//! lexeme begins wherever letters, digits, marks and space meet. One pass, no allocation beside the list itself.

use crate::source::Span;

/// What a lexeme is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters and combining marks, with apostrophes between letters (`don't`) and invisible characters inside.
    Word,
    /// Decimal digits, with single invisible characters inside.
    Digits,
    /// One character that is none of the others.
    Mark,
    /// A run of white space, no-break spaces included.
    Space,
}

/// The case of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `word`, and words of scripts without case.
    Lower,
    /// `Word`.
    Capitalized,
    /// `WORD`, two letters or more.
    Upper,
    /// A single capital letter.
    Initial,
    /// `iPhone`, `McCoy`, `MPs`.
    Mixed,
    /// Not a word.
    None,
}

/// A stretch of the text that is all of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lexeme {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Its case, if it is a word.
    pub shape: Shape,
    /// Whether an apostrophe stands inside, if it is a word.
    pub apostrophe: bool,
}

/// The class of one character for cutting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Lower,
    Upper,
    Digit,
    Space,
    Apostrophe,
    /// Combining marks, joiners, soft hyphens: part of a word they touch, a mark of their own elsewhere.
    Inside,
    Mark,
}

const ASCII: [Cut; 128] = {
    let mut table = [Cut::Mark; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = match i as u8 {
            b'a'..=b'z' => Cut::Lower,
            b'A'..=b'Z' => Cut::Upper,
            b'0'..=b'9' => Cut::Digit,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => Cut::Space,
            b'\'' => Cut::Apostrophe,
            _ => Cut::Mark,
        };
        i += 1;
    }
    table
};

/// The value of a decimal digit of the scripts in use (ASCII, full-width, Arabic, Indic, mathematical, …).
pub fn digit_value(c: char) -> Option<u8> {
    const ZEROS: [u32; 25] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
        0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10, 0x1D7CE, 0x1D7D8,
        0x1D7E2, 0x1D7EC, 0x1D7F6,
    ];
    if let Some(d) = c.to_digit(10) {
        return Some(d as u8);
    }
    let code = c as u32;
    ZEROS
        .iter()
        .find(|z| (**z..**z + 10).contains(&code))
        .map(|z| (code - z) as u8)
}

/// Whether a character prints nothing of its own: soft hyphen, zero-width characters, direction marks, variation
/// selectors.
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn is_combining(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn cut_of(c: char) -> Cut {
    if c.is_ascii() {
        return ASCII[c as usize];
    }
    match c {
        '\u{2019}' | '\u{02BC}' | '\u{2018}' | '\u{FF07}' | '\u{B4}' | '\u{05F3}' => {
            Cut::Apostrophe
        }
        // Hyphenation point and gershayim.
        '\u{2027}' | '\u{05F4}' => Cut::Inside,
        _ if is_invisible(c) || is_combining(c) => Cut::Inside,
        _ if c.is_whitespace() => Cut::Space,
        _ if digit_value(c).is_some() => Cut::Digit,
        _ if c.is_uppercase() => Cut::Upper,
        // Ordinal indicators are letters to Unicode; to a reader they are marks: 3ª, Nº.
        'ª' | 'º' => Cut::Mark,
        _ if c.is_alphabetic() => Cut::Lower,
        _ => Cut::Mark,
    }
}

/// Cuts `text` into lexemes; together they cover every byte, in order. `out` is cleared first.
pub fn scan(text: &str, out: &mut Vec<Lexeme>) {
    out.clear();
    let mut at = 0;
    while at < text.len() {
        let (cut, next) = look(text, at);
        let lexeme = match cut {
            Cut::Lower | Cut::Upper => word(text, at, next, cut),
            Cut::Digit => plain(Kind::Digits, at, digits(text, next)),
            Cut::Space => plain(Kind::Space, at, run(text, next, |c| c == Cut::Space)),
            Cut::Apostrophe | Cut::Inside | Cut::Mark => plain(Kind::Mark, at, next),
        };
        at = lexeme.span.end as usize;
        out.push(lexeme);
    }
}

fn plain(kind: Kind, start: usize, end: usize) -> Lexeme {
    Lexeme {
        span: Span::new(start as u32, end as u32),
        kind,
        shape: Shape::None,
        apostrophe: false,
    }
}

/// The class of the character at `at`, and where the next one begins.
#[inline(always)]
fn look(text: &str, at: usize) -> (Cut, usize) {
    let byte = text.as_bytes()[at];
    if byte < 128 {
        return (ASCII[byte as usize], at + 1);
    }
    look_further(text, at)
}

/// The same beyond ASCII.
#[inline(never)]
fn look_further(text: &str, at: usize) -> (Cut, usize) {
    match text[at..].chars().next() {
        Some(c) => (cut_of(c), at + c.len_utf8()),
        None => (Cut::Mark, text.len()),
    }
}

fn run(text: &str, mut at: usize, belongs: impl Fn(Cut) -> bool) -> usize {
    while at < text.len() {
        let (cut, next) = look(text, at);
        if !belongs(cut) {
            break;
        }
        at = next;
    }
    at
}

/// The end of a run of digits; invisible characters between two of them belong to it.
fn digits(text: &str, from: usize) -> usize {
    let mut at = run(text, from, |c| c == Cut::Digit);
    while at < text.len() && !text.as_bytes()[at].is_ascii() {
        let hidden = text[at..].chars().next().filter(|c| is_invisible(*c));
        let Some(next) = hidden
            .map(|c| at + c.len_utf8())
            .filter(|n| *n < text.len())
        else {
            break;
        };
        if look(text, next).0 != Cut::Digit {
            break;
        }
        at = run(text, next, |c| c == Cut::Digit);
    }
    at
}

/// A word from its first letter: letters, marks inside, and apostrophes that have a letter after them.
fn word(text: &str, start: usize, mut at: usize, first: Cut) -> Lexeme {
    let (mut lower, mut upper) = match first {
        Cut::Upper => (0u32, 1u32),
        _ => (1, 0),
    };
    let first_upper = upper;
    let mut apostrophe = false;
    while at < text.len() {
        let (cut, next) = look(text, at);
        match cut {
            Cut::Lower => lower += 1,
            Cut::Upper => upper += 1,
            Cut::Inside => {}
            Cut::Apostrophe
                if next < text.len() && matches!(look(text, next).0, Cut::Lower | Cut::Upper) =>
            {
                apostrophe = true;
            }
            _ => break,
        }
        at = next;
    }
    let trailing_upper = upper - first_upper;
    let shape = match (first, lower, upper) {
        (_, _, 0) => Shape::Lower,
        (Cut::Upper, 0, 1) => Shape::Initial,
        (_, 0, _) => Shape::Upper,
        (Cut::Upper, _, 1) => Shape::Capitalized,
        _ if trailing_upper == 0 => Shape::Capitalized,
        _ => Shape::Mixed,
    };
    Lexeme {
        span: Span::new(start as u32, at as u32),
        kind: Kind::Word,
        shape,
        apostrophe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut lexemes = Vec::new();
        scan(text, &mut lexemes);
        lexemes.iter().map(|l| l.span.of(text)).collect()
    }

    #[test]
    fn letters_digits_marks_and_space_part() {
        assert_eq!(
            cut("U.S. 5.5m"),
            ["U", ".", "S", ".", " ", "5", ".", "5", "m"]
        );
        assert_eq!(
            cut("don’t '99 F-16s"),
            ["don’t", " ", "'", "99", " ", "F", "-", "16", "s"]
        );
        assert_eq!(
            cut("co\u{AD}operate\u{A0}é"),
            ["co\u{AD}operate", "\u{A0}", "é"]
        );
    }

    #[test]
    fn shapes_tell_the_case() {
        let shape = |w: &str| {
            let mut l = Vec::new();
            scan(w, &mut l);
            l[0].shape
        };
        assert_eq!(shape("word"), Shape::Lower);
        assert_eq!(shape("Word"), Shape::Capitalized);
        assert_eq!(shape("WORD"), Shape::Upper);
        assert_eq!(shape("W"), Shape::Initial);
        assert_eq!(shape("MPs"), Shape::Mixed);
        assert_eq!(shape("iPhone"), Shape::Mixed);
        assert_eq!(shape("слово"), Shape::Lower);
    }

    proptest! {
        #[test]
        fn every_byte_is_in_one_lexeme(text in "\\PC*|[ -~\u{a0}-\u{ff}]*|.*") {
            let mut lexemes = Vec::new();
            scan(&text, &mut lexemes);
            let mut at = 0;
            for l in &lexemes {
                prop_assert_eq!(l.span.start, at);
                prop_assert!(!l.span.is_empty());
                prop_assert!(text.is_char_boundary(l.span.end as usize));
                at = l.span.end;
            }
            prop_assert_eq!(at as usize, text.len());
        }
    }
}
