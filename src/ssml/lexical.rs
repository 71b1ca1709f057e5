//! The characters, names and references of XML 1.0 (fifth edition) and its namespaces.

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::borrow::Cow;

/// White space (production 3, `S`).
pub const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// What is wrong, not yet where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    message: String,
    hint: Option<&'static str>,
}

impl Fault {
    /// A fault without a hint.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            hint: None,
        }
    }

    /// The same with a hint.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same at its place.
    pub fn at(self, span: Span) -> Diagnostic {
        let diagnostic = Diagnostic::error(self.message, span);
        match self.hint {
            Some(hint) => diagnostic.with_hint(hint),
            None => diagnostic,
        }
    }
}

/// Whether XML may hold the character (production 2, `Char`).
pub const fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether a text holds only characters that XML may hold.
///
/// # Errors
/// The first that it may not hold.
pub fn characters(text: &str) -> Result<(), Diagnostic> {
    let Some((at, c)) = text.char_indices().find(|(_, c)| !is_char(*c)) else {
        return Ok(());
    };
    let span = Span::new(at as u32, (at + c.len_utf8()) as u32);
    let message = format!("the character U+{:04X} cannot stand in XML", c as u32);
    Err(Diagnostic::error(message, span).with_hint("take it out"))
}

/// Whether `text` is a name without a colon (Namespaces in XML, `NCName`).
pub fn is_ncname(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(begins_name) && chars.all(in_name)
}

/// Whether `text` is one or more characters of names (production 7, `Nmtoken`).
pub fn is_nmtoken(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c == ':' || in_name(c))
}

/// Whether `text` is a name, with or without a prefix (`QName`).
pub fn is_qname(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, local)) => is_ncname(prefix) && is_ncname(local),
        None => is_ncname(text),
    }
}

/// Production 4, without the colon.
const fn begins_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Production 4a, without the colon.
const fn in_name(c: char) -> bool {
    begins_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The character that a reference (`&amp;`, `&#x2014;`) stands for.
///
/// # Errors
/// Anything but the five entities of XML and references to characters that XML may hold.
pub fn reference(written: &str) -> Result<char, Fault> {
    let inner = written
        .strip_prefix('&')
        .and_then(|rest| rest.strip_suffix(';'))
        .ok_or_else(|| Fault::new("`&` begins no entity").hint("write `&amp;`"))?;
    let number = match inner.strip_prefix('#') {
        None => return named(inner),
        Some(digits) => match digits.strip_prefix('x') {
            Some(hex) => digits_only(hex, 16),
            None => digits_only(digits, 10),
        },
    };
    number
        .and_then(char::from_u32)
        .filter(|c| is_char(*c))
        .ok_or_else(|| Fault::new(format!("`{}` is no character", shortened(written))))
}

fn digits_only(digits: &str, radix: u32) -> Option<u32> {
    let plain = digits.chars().all(|c| c.is_digit(radix));
    plain.then(|| u32::from_str_radix(digits, radix).ok())?
}

fn named(name: &str) -> Result<char, Fault> {
    Ok(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let message = format!("XML has no entity `&{};`", shortened(name));
            return Err(Fault::new(message).hint(
                "write the character itself, or its number: `&#8212;`; for a plain `&` write `&amp;`",
            ));
        }
    })
}

/// The first 40 characters, for messages.
pub fn shortened(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The text with every line end as one line feed (XML 1.0, 2.11).
pub fn lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_names() {
        for name in ["p", "say-as", "mstts:express-as", "łza", "_x.1"] {
            assert!(is_qname(name), "{name}");
        }
        for name in ["", "1p", "-a", "a:b:c", ":a", "a:", "a b", "a<"] {
            assert!(!is_qname(name), "{name}");
        }
        assert!(is_nmtoken("1.1") && !is_nmtoken("a b") && !is_nmtoken(""));
    }

    #[test]
    fn references_are_those_of_xml() {
        for (written, c) in [
            ("&lt;", '<'),
            ("&#65;", 'A'),
            ("&#x1F422;", '🐢'),
            ("&#x9;", '\t'),
        ] {
            assert_eq!(reference(written), Ok(c), "{written}");
        }
        for wrong in [
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&#;",
            "&#x;",
            "&#+65;",
            "&;",
            "&#99999999999;",
        ] {
            assert!(reference(wrong).is_err(), "{wrong}");
        }
    }
}
