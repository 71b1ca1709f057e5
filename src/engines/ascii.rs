//! Text for engines that read ASCII only.
//!
//! Flite, and the built-in voice after it, leave out every letter beyond ASCII without a word: `café` is said "caf", and
//! a name in Cyrillic is not said at all. Here letters are written in ASCII, symbols become words, and what is only a
//! makeshift is reported.

use crate::table::{Table, TableError};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The file of symbols, for messages.
const FILE: &str = "lexicons/engines/symbols.tsv";

static SYMBOLS: LazyLock<BTreeMap<char, String>> = LazyLock::new(|| symbols().unwrap_or_default());

/// The symbols and what stands for them.
fn symbols() -> Result<BTreeMap<char, String>, TableError> {
    let text = include_str!("../../lexicons/engines/symbols.tsv");
    let table = Table::parse(FILE, text, &["written", "said"])?;
    table
        .rows()
        .map(|row| {
            let row = row?;
            let written = row.need("written")?;
            let c = character(written)
                .ok_or_else(|| row.error("not one character", "write it, or U+ and its number"))?;
            Ok((c, row.cell("said").to_owned()))
        })
        .collect()
}

fn character(written: &str) -> Option<char> {
    let mut chars = written.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(c),
        _ => char::from_u32(u32::from_str_radix(written.strip_prefix("U+")?, 16).ok()?),
    }
}

/// Text in ASCII, and what is doubtful about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ascii {
    /// The text; words are parted by single spaces.
    pub(crate) text: String,
    /// One sentence for each word that is said by a makeshift or not at all.
    pub(crate) warnings: Vec<String>,
}

/// Writes `text` in ASCII.
pub(crate) fn fold(text: &str) -> Ascii {
    let mut folded = Ascii {
        text: String::with_capacity(text.len()),
        warnings: Vec::new(),
    };
    for word in text.split_whitespace() {
        folded.add(word);
    }
    folded.text = folded.text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded
}

impl Ascii {
    fn add(&mut self, word: &str) {
        let start = self.text.len();
        let numeric = word.contains(|c: char| c.is_ascii_digit());
        let mut makeshift = false;
        for c in word.nfc() {
            makeshift |= self.push(c, numeric);
        }
        if makeshift {
            let said = self.text.get(start..).unwrap_or_default().trim();
            self.warnings.push(warning(word, said));
        }
        self.text.push(' ');
    }

    /// Appends what stands for `c`; says whether that is a makeshift.
    fn push(&mut self, c: char, numeric: bool) -> bool {
        if c.is_ascii_alphanumeric() || (c.is_ascii_punctuation() && numeric) {
            self.text.push(c);
            return false;
        }
        if let Some(said) = SYMBOLS.get(&c) {
            self.push_symbol(said);
            return false;
        }
        if c.is_ascii() {
            self.text.push(if c.is_control() { ' ' } else { c });
            return false;
        }
        let said = deunicode::deunicode_char(c).unwrap_or_default();
        if c.is_alphanumeric() {
            self.text.push_str(said);
        } else {
            self.push_symbol(said);
        }
        !is_latin(c) && (c.is_alphanumeric() || !said.trim().is_empty())
    }

    /// Quotes and hyphens stay where they are; words and commas stand alone.
    fn push_symbol(&mut self, said: &str) {
        let apart = said.contains(|c: char| c.is_ascii_alphanumeric() || c == ',');
        if apart {
            self.text.push(' ');
        }
        self.text.push_str(said);
        if apart {
            self.text.push(' ');
        }
    }
}

fn warning(word: &str, said: &str) -> String {
    if said.is_empty() {
        format!(
            "«{word}» cannot be said by this engine and is left out; give it a pronunciation in the lexicon"
        )
    } else {
        format!(
            "«{word}» is said as «{said}»; give it a pronunciation in the lexicon if that is wrong"
        )
    }
}

/// Letters of Latin script and the marks that combine with them, where the letter without its mark is what English
/// readers say.
const fn is_latin(c: char) -> bool {
    matches!(c, '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_is_well_formed() {
        let symbols = symbols().unwrap();
        for (c, said) in symbols {
            assert!(said.is_ascii(), "{c} {said}");
            assert!(!c.is_ascii_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn text_is_written_in_ascii() {
        for (written, expected) in [
            ("naïve café in Zürich", "naive cafe in Zurich"),
            ("cafe\u{301}", "cafe"),
            ("Łódź, Ørsted, Straße, Þór", "Lodz, Orsted, Strasse, Thor"),
            ("don’t “quote” ‘me’", "don't \"quote\" 'me'"),
            ("yes—no – or … so", "yes , no , or , so"),
            ("Q&A", "Q and A"),
            ("$5 and 50% off", "$5 and 50% off"),
            (
                "soft\u{AD}hyphen, zero\u{200B}width",
                "softhyphen, zerowidth",
            ),
            ("  two\n\nlines\u{A0}here ", "two lines here"),
            ("Hawaiʻi", "Hawaii"),
            ("\u{0}\u{7}", ""),
            ("", ""),
        ] {
            let folded = fold(written);
            assert_eq!(folded.text, expected);
            assert_eq!(folded.warnings, [""; 0], "{written}");
        }
    }

    #[test]
    fn other_scripts_are_said_and_reported() {
        let folded = fold("Xi (习近平) met Владимир.");
        assert_eq!(folded.text, "Xi (Xi Jin Ping ) met Vladimir.");
        assert_eq!(folded.warnings.len(), 2);
        assert!(folded.warnings[1].contains("«Владимир.» is said as «Vladimir.»"));
    }

    #[test]
    fn nothing_goes_without_a_word() {
        let folded = fold("a \u{10FF00}\u{12000} b");
        assert_eq!(folded.text, "a b");
        assert!(folded.warnings[0].contains("left out"), "{folded:?}");
    }

    proptest! {
        #[test]
        fn the_result_is_printable_ascii(text in any::<String>()) {
            let folded = fold(&text).text;
            prop_assert!(folded.bytes().all(|b| (0x20..0x7F).contains(&b)), "{folded:?}");
        }

        #[test]
        fn ascii_letters_stay(text in "[a-zA-Z ]{0,40}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(fold(&text).text, words.join(" "));
        }
    }
}
