//! What bytes are, judged by their beginning and never by a name.

use crate::decode::fault::DecodeError;

/// How far into an answer a WAV header is looked for, in bytes: engines print messages before it.
const SEARCH: usize = 64 * 1024;

/// The kind of text that is nothing in particular.
pub(crate) const PLAIN_TEXT: &str = "text";

/// What the bytes begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A WAV file whose header stands at this offset.
    Wav(usize),
    /// A Sun/NeXT AU file.
    Au,
    /// MP3, FLAC or Ogg, by name.
    Compressed(&'static str),
    /// Sound in a format that is not read, by name.
    Foreign(&'static str),
    /// Text, by kind.
    Text(&'static str),
    /// Nothing known.
    Unknown,
}

/// Looks at the beginning of `bytes`.
pub(crate) fn kind(bytes: &[u8]) -> Kind {
    let body = after_id3(bytes);
    if let Some(at) = wav_header(bytes.get(body..).unwrap_or_default()) {
        return Kind::Wav(body + at);
    }
    if bytes.starts_with(b".snd") {
        return Kind::Au;
    }
    compressed(bytes, body)
        .map(Kind::Compressed)
        .or_else(|| foreign(bytes).map(Kind::Foreign))
        .or_else(|| text(bytes).map(Kind::Text))
        .unwrap_or(Kind::Unknown)
}

/// Whether a WAV header starts at the beginning of `bytes`.
pub(crate) fn is_wav_header(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [
            b'R',
            b'I',
            b'F',
            b'F' | b'X',
            _,
            _,
            _,
            _,
            b'W',
            b'A',
            b'V',
            b'E',
            ..
        ] | [
            b'R',
            b'F',
            b'6',
            b'4',
            _,
            _,
            _,
            _,
            b'W',
            b'A',
            b'V',
            b'E',
            ..
        ] | [
            b'B',
            b'W',
            b'6',
            b'4',
            _,
            _,
            _,
            _,
            b'W',
            b'A',
            b'V',
            b'E',
            ..
        ]
    )
}

/// The offset of the first WAV header near the beginning.
fn wav_header(bytes: &[u8]) -> Option<usize> {
    (0..bytes.len().min(SEARCH)).find(|&at| is_wav_header(&bytes[at..]))
}

/// The length of an ID3v2 tag at the beginning (ID3v2.4, section 3.1), 0 without one.
fn after_id3(bytes: &[u8]) -> usize {
    match bytes {
        [b'I', b'D', b'3', _, _, _, a, b, c, d, ..] => {
            let size = [a, b, c, d]
                .iter()
                .fold(0, |size, &&byte| size << 7 | usize::from(byte & 0x7F));
            size + 10
        }
        _ => 0,
    }
}

/// Sound that is unpacked; `after_id3` is where an ID3 tag ends.
fn compressed(bytes: &[u8], after_id3: usize) -> Option<&'static str> {
    match bytes.get(after_id3..).unwrap_or_default() {
        [b'f', b'L', b'a', b'C', ..] => Some("FLAC"),
        [b'O', b'g', b'g', b'S', ..] => Some("Ogg"),
        [0xFF, second, ..] if is_mpeg_layer_3(*second) => Some("MP3"),
        _ if after_id3 > 0 => Some("MP3"),
        _ => None,
    }
}

fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [
            b'F',
            b'O',
            b'R',
            b'M',
            _,
            _,
            _,
            _,
            b'A',
            b'I',
            b'F',
            b'F' | b'C',
            ..,
        ] => Some("AIFF"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("MP4/M4A"),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Some("WebM/Matroska"),
        [0xFF, second, ..] if second & 0xF6 == 0xF0 => Some("AAC (ADTS)"),
        [0xFF, second, ..] if second & 0xE6 == 0xE4 && second & 0x18 != 0x08 => {
            Some("MPEG layer II")
        }
        _ => None,
    }
}

/// The second byte of an MPEG audio frame (ISO/IEC 11172-3, 2.4.1.3): sync, a version that exists, layer III.
const fn is_mpeg_layer_3(second: u8) -> bool {
    second & 0xE6 == 0xE2 && second & 0x18 != 0x08
}

/// UTF-8 without control characters.
fn text(bytes: &[u8]) -> Option<&'static str> {
    let start = whole_characters(bytes.get(..bytes.len().min(512))?)?;
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if start.is_empty() || start.contains(control) {
        return None;
    }
    let start = start.trim_start().to_lowercase();
    Some(match start.as_bytes().first() {
        Some(b'{' | b'[') => "JSON",
        Some(b'<') if start.contains("<html") || start.starts_with("<!doctype") => "an HTML page",
        Some(b'<') => "XML",
        _ => PLAIN_TEXT,
    })
}

/// The bytes as UTF-8; a character cut off at the end is left out.
fn whole_characters(bytes: &[u8]) -> Option<&str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(e) if e.error_len().is_none() => std::str::from_utf8(&bytes[..e.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

/// The error for bytes that are no sound.
pub(crate) fn not_sound(found: &'static str, bytes: &[u8]) -> DecodeError {
    DecodeError::NotSound {
        found,
        quote: quote(bytes),
    }
}

/// The first 160 bytes in one printable line.
pub(crate) fn quote(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(160)];
    let mut line = String::new();
    for c in String::from_utf8_lossy(start).chars() {
        match c {
            '\n' | '\r' | '\t' => line.push(' '),
            c if c.is_control() => line.extend(c.escape_default()),
            c => line.push(c),
        }
    }
    if bytes.len() > start.len() {
        line.push('…');
    }
    line.trim().to_owned()
}

/// The first 16 bytes as hexadecimal numbers, for bytes that are no text.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let start: Vec<String> = bytes.iter().take(16).map(|b| format!("{b:02X}")).collect();
    let more = if bytes.len() > 16 { " …" } else { "" };
    format!("{}{more}", start.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_tells_the_kind() {
        for (bytes, expected) in [
            (&b"RIFF\0\0\0\0WAVEfmt "[..], Kind::Wav(0)),
            (b"RIFX\0\0\0\0WAVEfmt ", Kind::Wav(0)),
            (b"RF64\xFF\xFF\xFF\xFFWAVEds64", Kind::Wav(0)),
            (b"loading voice\nRIFF\0\0\0\0WAVEfmt ", Kind::Wav(14)),
            (b"ID3\x04\0\0\0\0\0\x02xyRIFF\0\0\0\0WAVE", Kind::Wav(12)),
            (
                b"ID3\x04\0\0\0\0\0\x02xy\xFF\xFB\x90",
                Kind::Compressed("MP3"),
            ),
            (b"\xFF\xF3\x44\xC4", Kind::Compressed("MP3")),
            (b"\xFF\xFD\x44\xC4", Kind::Foreign("MPEG layer II")),
            (b"\xFF\xF1\x50\x80", Kind::Foreign("AAC (ADTS)")),
            (b"fLaC", Kind::Compressed("FLAC")),
            (b"OggS", Kind::Compressed("Ogg")),
            (b" {\"error\": \"quota\"}", Kind::Text("JSON")),
            (b"<!DOCTYPE html><title>502", Kind::Text("an HTML page")),
            (b"<?xml version=\"1.0\"?><Error/>", Kind::Text("XML")),
            (b"Segmentation fault", Kind::Text("text")),
            (b"\0\x01\x02", Kind::Unknown),
            (b"", Kind::Unknown),
        ] {
            assert_eq!(kind(bytes), expected, "{}", quote(bytes));
        }
    }

    #[test]
    fn quotes_are_one_printable_line() {
        assert_eq!(quote(b"a\nb\x00\xFF"), "a b\\u{0}\u{FFFD}");
        assert!(quote(&[b'x'; 500]).ends_with('…'));
    }
}
