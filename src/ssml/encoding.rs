//! From the bytes of an SSML file to its text: UTF-8 or UTF-16, with or without a byte order mark (XML 1.0, appendix F).

use crate::source::{Source, SourceError};

/// The greatest file that is read, in bytes: three times the longest book.
pub const MAX_BYTES: usize = 64 << 20;

/// Why bytes are not the text of an XML document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodingError {
    /// Not UTF-8.
    #[error(transparent)]
    NotText(#[from] SourceError),
    /// More than anybody reads in one piece.
    #[error("{name}: more than {} MiB; cut the document into parts", MAX_BYTES >> 20)]
    TooLarge {
        /// The name of the file.
        name: String,
    },
    /// Half a character.
    #[error(
        "{name}: not UTF-16 text: the code unit at byte {offset} is half of a pair whose other half is missing; save the file as UTF-8"
    )]
    HalfPair {
        /// The name of the file.
        name: String,
        /// Where it stands in the file.
        offset: usize,
    },
    /// The declaration and the bytes disagree.
    #[error(
        "{name}: the XML declaration says `{declared}`, but the file is {found}; save it as UTF-8 and declare `UTF-8`, or nothing"
    )]
    Declared {
        /// The name of the file.
        name: String,
        /// What the declaration says.
        declared: String,
        /// What the bytes are.
        found: &'static str,
    },
}

/// The text of an SSML file; spans count bytes of the decoded text.
///
/// # Errors
/// [`EncodingError`]: too large, neither UTF-8 nor UTF-16, or another encoding than is declared.
pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Source, EncodingError> {
    let name = name.into();
    if bytes.len() > MAX_BYTES {
        return Err(EncodingError::TooLarge { name });
    }
    let (source, found) = match bytes.as_slice() {
        [0xFE, 0xFF, ..] | [0, b'<', ..] => (utf16(name, &bytes, u16::from_be_bytes)?, "UTF-16"),
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => (utf16(name, &bytes, u16::from_le_bytes)?, "UTF-16"),
        _ => (Source::from_bytes(name, bytes)?, "UTF-8"),
    };
    if let Some(declared) = declared(source.text()) {
        let upper = declared.to_ascii_uppercase();
        let fits = match found {
            "UTF-16" => upper.starts_with("UTF-16"),
            // ASCII is UTF-8.
            _ => matches!(upper.as_str(), "UTF-8" | "UTF8" | "US-ASCII" | "ASCII"),
        };
        if !fits {
            return Err(EncodingError::Declared {
                name: source.name().to_owned(),
                declared: declared.to_owned(),
                found,
            });
        }
    }
    Ok(source)
}

fn utf16(name: String, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Source, EncodingError> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len());
    let mut offset = 0;
    for decoded in char::decode_utf16(units) {
        let Ok(c) = decoded else {
            return Err(EncodingError::HalfPair { name, offset });
        };
        text.push(c);
        offset += 2 * c.len_utf16();
    }
    if offset < bytes.len() {
        return Err(EncodingError::HalfPair { name, offset });
    }
    Ok(Source::new(name, text)?)
}

/// The encoding that the XML declaration names.
fn declared(text: &str) -> Option<&str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let declaration = text.strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let value = &declaration[declaration.find("encoding")? + "encoding".len()..];
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn utf16be(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn utf8_and_utf16_are_read_with_and_without_a_mark() {
        let text = "<speak>żółw 🐢</speak>";
        let marked = format!("\u{FEFF}{text}");
        for bytes in [
            text.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16le(text),
            utf16be(text),
            utf16le(&marked),
            utf16be(&marked),
        ] {
            let source = decode("t", bytes).unwrap();
            assert_eq!(source.text().trim_start_matches('\u{FEFF}'), text);
        }
    }

    #[test]
    fn the_declaration_must_be_true() {
        let said = |bytes| decode("t", bytes).unwrap_err().to_string();
        let latin = b"<?xml version=\"1.0\" encoding='ISO-8859-1'?><speak/>".to_vec();
        assert!(said(latin).contains("says `ISO-8859-1`, but the file is UTF-8"));
        let sixteen = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><speak/>";
        assert!(said(sixteen.as_bytes().to_vec()).contains("says `UTF-16`"));
        assert!(decode("t", utf16le(sixteen)).is_ok());
        assert!(said(b"<speak>\xE9</speak>".to_vec()).contains("0xE9"));
    }

    #[test]
    fn halves_of_characters_are_refused() {
        let mut bytes = utf16le("<s>");
        bytes.extend([0x00, 0xD8]);
        let error = decode("t", bytes).unwrap_err().to_string();
        assert!(error.contains("byte 6"), "{error}");
        let mut odd = utf16le("<s>");
        odd.push(b'x');
        assert!(decode("t", odd).is_err());
    }
}
