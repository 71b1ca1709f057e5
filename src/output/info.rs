//! The WAV file's tags: a `LIST` chunk of type `INFO` behind the sound (Microsoft/IBM, *Multimedia Programming
//! Interface and Data Specifications 1.0*, 1991). hound writes no chunks of its own, so it is appended to the finished
//! file.

use serde::{Deserialize, Serialize};
use std::io::{self, Seek, SeekFrom, Write};

/// What a WAV file says about itself. Text is UTF-8, as every reader of today expects.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Tags {
    /// `INAM`: the title.
    pub title: Option<String>,
    /// `IART`: who published it.
    pub artist: Option<String>,
    /// `ICRD`: when it was published, `YYYY-MM-DD`. Never the time of making: the same input gives the same bytes.
    pub date: Option<String>,
    /// `ICMT`: a comment; the place of the disclosure.
    pub comment: Option<String>,
    /// `ISFT`: the program that made it.
    pub software: Option<String>,
}

/// The longest tag in bytes; longer ones are cut at a character border.
const LONGEST: usize = 4096;

/// The `LIST` chunk with its header; empty if there is no tag.
pub fn chunk(tags: &Tags) -> Vec<u8> {
    let fields = [
        (b"INAM", &tags.title),
        (b"IART", &tags.artist),
        (b"ICRD", &tags.date),
        (b"ICMT", &tags.comment),
        (b"ISFT", &tags.software),
    ];
    let mut body = b"INFO".to_vec();
    for (id, text) in fields {
        if let Some(text) = text {
            push_chunk(&mut body, id, &zero_terminated(text));
        }
    }
    let mut list = Vec::new();
    if body.len() > 4 {
        push_chunk(&mut list, b"LIST", &body);
    }
    list
}

/// Appends the tags to a complete WAV file and corrects the size in its header.
///
/// # Errors
/// What the system says; the file is then useless. [`io::ErrorKind::FileTooLarge`] if the whole exceeds 4 GiB.
pub fn append<W: Write + Seek>(file: &mut W, tags: &Tags) -> io::Result<()> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut tail = chunk(tags);
    if length % 2 == 1 {
        // The sound of 24-bit mono may be odd; chunks begin at even places.
        tail.insert(0, 0);
    }
    let riff = length + tail.len() as u64 - 8;
    let riff = u32::try_from(riff).map_err(|_| io::ErrorKind::FileTooLarge)?;
    file.write_all(&tail)?;
    file.seek(SeekFrom::Start(4))?;
    file.write_all(&riff.to_le_bytes())?;
    file.flush()
}

fn push_chunk(out: &mut Vec<u8>, id: &[u8; 4], content: &[u8]) {
    out.extend(id);
    out.extend((content.len() as u32).to_le_bytes());
    out.extend(content);
    if content.len() % 2 == 1 {
        out.push(0);
    }
}

/// One line of text, cut to a sane length.
fn zero_terminated(text: &str) -> Vec<u8> {
    let line = text.replace(['\0', '\r', '\n'], " ");
    let mut bytes = line.as_bytes()[..line.floor_char_boundary(LONGEST)].to_vec();
    bytes.push(0);
    bytes
}

#[cfg(test)]
mod tests {
    use crate::output::info::{Tags, append, chunk};
    use std::io::Cursor;

    #[test]
    fn tags_are_padded_chunks() {
        let tags = Tags {
            title: Some("Wet".into()),
            comment: Some("Dr\ny".into()),
            ..Tags::default()
        };
        let expected = b"LIST\x20\0\0\0INFOINAM\x04\0\0\0Wet\0ICMT\x05\0\0\0Dr y\0\0";
        let mut expected = expected.to_vec();
        expected[4] = (expected.len() - 8) as u8;
        assert_eq!(chunk(&tags), expected);
        assert!(chunk(&Tags::default()).is_empty());
    }

    #[test]
    fn an_odd_file_is_padded_and_its_size_corrected() {
        let mut file = Cursor::new(b"RIFF\0\0\0\0WAVEdata\x01\0\0\0x".to_vec());
        let tags = Tags {
            title: Some("Wet".into()),
            ..Tags::default()
        };
        append(&mut file, &tags).unwrap();
        let bytes = file.into_inner();
        assert_eq!(&bytes[20..26], b"x\0LIST");
        assert_eq!(bytes[4] as usize, bytes.len() - 8);
    }

    #[test]
    fn a_huge_title_is_cut_between_characters() {
        let tags = Tags {
            title: Some("ä".repeat(5000)),
            ..Tags::default()
        };
        let list = chunk(&tags);
        assert!(list.len() < 4200);
        assert!(std::str::from_utf8(&list[20..20 + 4096]).is_ok());
    }
}
