//! WAV files as they are, not as they ought to be.
//!
//! What is believed: the `fmt ` chunk's code, channels, rate and bits, and a `data` length that fits. What is not: the
//! RIFF size, the byte rate, the block align, and the lengths 0, 0x7FFF…… and 0xFFFFFFFF of writers that could not go
//! back to correct them.

use crate::decode::fault::DecodeError;
use crate::decode::format::{MAX_CHANNELS, MAX_RATE_HZ, MIN_RATE_HZ};
use crate::decode::sample::SampleFormat;
use crate::decode::sniff::is_wav_header;
use std::ops::Range;

/// Chunk names that real files carry; used only to tell a missing pad byte and the end of a stream from sound.
const KNOWN: &[&[u8; 4]] = &[
    b"fmt ", b"data", b"LIST", b"fact", b"bext", b"id3 ", b"ID3 ", b"cue ", b"smpl", b"inst",
    b"junk", b"JUNK", b"PAD ", b"FLLR", b"iXML", b"axml", b"plst", b"note", b"labl", b"PEAK",
    b"ds64", b"chna", b"C2PA", b"_PMX", b"minf", b"afsp",
];

/// Data lengths from here on are placeholders of writers that did not know the length; no file of ours is that long.
const PLACEHOLDER: usize = 0x7FFF_0000;

/// How samples lie in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    /// Sample rate in Hz.
    pub(crate) rate_hz: u32,
    /// Interleaved channels.
    pub(crate) channels: u16,
    /// How each sample is stored.
    pub(crate) sample: SampleFormat,
}

/// One WAV file inside some bytes.
#[derive(Debug)]
pub(crate) struct Wav {
    /// How its samples lie.
    pub(crate) layout: Layout,
    /// Where they lie, in order; more than one where a file has several `data` chunks.
    pub(crate) data: Vec<Range<usize>>,
    /// Where the next glued WAV file begins.
    pub(crate) next: Option<usize>,
    /// What was put right.
    pub(crate) warnings: Vec<String>,
}

/// Reads the WAV file whose header stands at `start`.
pub(crate) fn read(bytes: &[u8], start: usize) -> Result<Wav, DecodeError> {
    let mut walk = Walk {
        bytes,
        at: start + 12,
        big_endian: bytes.get(start + 3) == Some(&b'X'),
        long_data: None,
        layout: None,
        data: Vec::new(),
        warnings: Vec::new(),
    };
    let next = walk.chunks()?;
    let layout = walk.layout.ok_or_else(|| {
        DecodeError::wav(format!(
            "it has no `fmt ` chunk within its {} bytes",
            bytes.len() - start
        ))
    })?;
    let layout = Layout {
        sample: walk.justified(layout.sample),
        ..layout
    };
    Ok(Wav {
        layout,
        data: walk.data,
        next,
        warnings: walk.warnings,
    })
}

/// A way through the chunks of one file.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    big_endian: bool,
    /// The data length in an RF64 file (EBU Tech 3306, `ds64`).
    long_data: Option<u64>,
    layout: Option<Layout>,
    data: Vec<Range<usize>>,
    warnings: Vec<String>,
}

impl Walk<'_> {
    /// Walks to the end of the file, or to the header of the next one, whose offset it returns.
    fn chunks(&mut self) -> Result<Option<usize>, DecodeError> {
        while let Some(id) = self.id(self.at) {
            if is_wav_header(&self.bytes[self.at..]) {
                return Ok(Some(self.at));
            }
            let Some(size) = self.number(self.at + 4) else {
                break;
            };
            if !is_chunk_name(id) || (id != *b"data" && size > self.rest(self.at + 8)) {
                if self.resynchronise() {
                    continue;
                }
                break;
            }
            self.chunk(id, size)?;
        }
        self.report_leftover();
        Ok(None)
    }

    fn chunk(&mut self, id: [u8; 4], size: usize) -> Result<(), DecodeError> {
        let body = self.at + 8;
        let mut end = body + size.min(self.rest(body));
        match &id {
            b"fmt " if self.layout.is_none() => {
                self.layout = Some(self.layout(body..end)?);
            }
            b"ds64" => self.long_data = self.long_number(body + 8),
            b"data" => {
                end = self.data_end(body, size);
                self.data.push(body..end);
            }
            _ => {}
        }
        self.at = end + self.pad(body, end);
        Ok(())
    }

    /// Where the samples that begin at `body` end.
    fn data_end(&mut self, body: usize, declared: usize) -> usize {
        let declared = match self.long_data {
            Some(long) if declared == 0xFFFF_FFFF => usize::try_from(long).unwrap_or(usize::MAX),
            _ => declared,
        };
        let rest = self.rest(body);
        if declared == 0 {
            return if self.id(body).is_some_and(is_known) {
                body
            } else {
                self.stream_end(body)
            };
        }
        if declared <= rest {
            return body + declared;
        }
        if declared < PLACEHOLDER {
            self.warnings.push(format!(
                "the header promises {declared} bytes of sound, {rest} are there; all of them are used"
            ));
        }
        self.stream_end(body)
    }

    /// The end of sound of unknown length: the header of the next glued file, or the end.
    fn stream_end(&self, body: usize) -> usize {
        let rest = self.bytes.get(body..).unwrap_or_default();
        let glued = |&at: &usize| rest[at] == b'R' && is_wav_header(&rest[at..]);
        body + (0..rest.len()).find(glued).unwrap_or(rest.len())
    }

    /// The pad byte after a chunk of odd length, 0 where its writer forgot it.
    fn pad(&mut self, body: usize, end: usize) -> usize {
        if (end - body).is_multiple_of(2) || end >= self.bytes.len() {
            return 0;
        }
        let starts = |at: usize| self.id(at).is_some_and(|id| is_known(id) || &id == b"RIFF");
        if starts(end) && !starts(end + 1) {
            self.warnings
                .push("a chunk of odd length lacks its pad byte".into());
            return 0;
        }
        1
    }

    /// Goes to the next `fmt ` or, once there is one, `data` chunk after a place that makes no sense; says whether
    /// there is one.
    fn resynchronise(&mut self) -> bool {
        if !self.data.is_empty() {
            return false;
        }
        let wanted: &[u8; 4] = if self.layout.is_some() {
            b"data"
        } else {
            b"fmt "
        };
        let from = self.at + 1;
        let found = self
            .bytes
            .get(from..)
            .and_then(|rest| rest.windows(4).position(|w| w == wanted));
        if let Some(found) = found {
            self.warnings.push(format!(
                "the chunks before `{}` have false lengths",
                String::from_utf8_lossy(wanted).trim()
            ));
            self.at = from + found;
        }
        found.is_some()
    }

    fn report_leftover(&mut self) {
        let left = self.rest(self.at);
        if left > 0 && !self.data.is_empty() {
            self.warnings
                .push(format!("{left} bytes after the sound are ignored"));
        }
    }

    fn layout(&mut self, fmt: Range<usize>) -> Result<Layout, DecodeError> {
        let Fmt {
            code,
            channels,
            rate_hz,
            block_align,
            bits,
            valid,
        } = self.fmt(fmt)?;
        if !(1..=MAX_CHANNELS).contains(&channels) {
            return Err(DecodeError::wav(format!("it declares {channels} channels")));
        }
        if !(MIN_RATE_HZ..=MAX_RATE_HZ).contains(&rate_hz) {
            return Err(DecodeError::wav(format!(
                "it declares a sample rate of {rate_hz} Hz"
            )));
        }
        let spread = bits == 24 && block_align == 4 * channels;
        let sample = match (code, valid) {
            (1, _) if spread => SampleFormat::Low24 {
                big_endian: self.big_endian,
            },
            (1, 24) if bits == 32 => SampleFormat::Low24 {
                big_endian: self.big_endian,
            },
            _ => sample_format(code, bits, self.big_endian)?,
        };
        let frame = sample.bytes() * usize::from(channels);
        if usize::from(block_align) != frame {
            self.warnings.push(format!(
                "the header says {block_align} bytes a frame, but {channels} × {bits} bits are {frame}"
            ));
        }
        Ok(Layout {
            rate_hz,
            channels,
            sample,
        })
    }

    /// 24 bits of 32 lie in the upper bytes, says Microsoft, and `arecord` puts them into the lower ones. Those that the
    /// sound does not use are 0.
    fn justified(&self, sample: SampleFormat) -> SampleFormat {
        let SampleFormat::Low24 { big_endian } = sample else {
            return sample;
        };
        let lowest = if big_endian { 3 } else { 0 };
        let unused = |data: &Range<usize>| {
            let raw = self.bytes.get(data.clone()).unwrap_or_default();
            raw.as_chunks::<4>().0.iter().all(|s| s[lowest] == 0)
        };
        if self.data.iter().all(unused) {
            return SampleFormat::Int {
                bytes: 4,
                big_endian,
            };
        }
        sample
    }

    fn fmt(&self, fmt: Range<usize>) -> Result<Fmt, DecodeError> {
        let short = || DecodeError::wav("its `fmt ` chunk is shorter than 16 bytes");
        let field = |at: usize| self.short_number(fmt.start + at).ok_or_else(short);
        if fmt.len() < 16 {
            return Err(short());
        }
        let (code, valid) = match field(0)? {
            // WAVE_FORMAT_EXTENSIBLE: the code is the beginning of the sub-format.
            0xFFFE if fmt.len() >= 26 => (field(24)?, field(18)?),
            code => (code, 0),
        };
        Ok(Fmt {
            code,
            channels: field(2)?,
            rate_hz: self.word(fmt.start + 4).ok_or_else(short)?,
            block_align: field(12)?,
            bits: field(14)?,
            valid,
        })
    }

    fn rest(&self, at: usize) -> usize {
        self.bytes.len().saturating_sub(at)
    }

    fn id(&self, at: usize) -> Option<[u8; 4]> {
        self.array(at)
    }

    fn array<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.bytes.get(at..)?.first_chunk().copied()
    }

    fn short_number(&self, at: usize) -> Option<u16> {
        let raw = self.array(at)?;
        Some(if self.big_endian {
            u16::from_be_bytes(raw)
        } else {
            u16::from_le_bytes(raw)
        })
    }

    fn word(&self, at: usize) -> Option<u32> {
        let raw = self.array(at)?;
        Some(if self.big_endian {
            u32::from_be_bytes(raw)
        } else {
            u32::from_le_bytes(raw)
        })
    }

    fn number(&self, at: usize) -> Option<usize> {
        usize::try_from(self.word(at)?).ok()
    }

    fn long_number(&self, at: usize) -> Option<u64> {
        self.array(at).map(u64::from_le_bytes)
    }
}

/// The fields of a `fmt ` chunk.
struct Fmt {
    code: u16,
    channels: u16,
    rate_hz: u32,
    block_align: u16,
    bits: u16,
    /// Bits of those that carry the sound, where the header tells.
    valid: u16,
}

/// Codes of RFC 2361 and mmreg.h.
fn sample_format(code: u16, bits: u16, big_endian: bool) -> Result<SampleFormat, DecodeError> {
    let bytes = bits.div_ceil(8) as u8;
    match (code, bits) {
        (1, 1..=8) => Ok(SampleFormat::U8),
        (1, 9..=32) => Ok(SampleFormat::Int { bytes, big_endian }),
        (3, 32 | 64) => Ok(SampleFormat::Float { bytes, big_endian }),
        (6, 8) => Ok(SampleFormat::ALaw),
        (7, 8) => Ok(SampleFormat::MuLaw),
        (1 | 3 | 6 | 7, _) => Err(DecodeError::wav(format!(
            "it declares {bits} bits a sample for code {code}"
        ))),
        _ => Err(DecodeError::Unsupported {
            found: format!("WAV with code 0x{code:04X} ({})", codec(code)),
        }),
    }
}

const fn codec(code: u16) -> &'static str {
    match code {
        0x0002 => "Microsoft ADPCM",
        0x0011 => "IMA ADPCM",
        0x0031 => "GSM 6.10",
        0x0050 => "MPEG layer II",
        0x0055 => "MP3",
        0x00FF | 0x1610 => "AAC",
        0x0161 => "Windows Media Audio",
        0xF1AC => "FLAC",
        _ => "compressed or unknown",
    }
}

fn is_known(id: [u8; 4]) -> bool {
    KNOWN.contains(&&id)
}

fn is_chunk_name(id: [u8; 4]) -> bool {
    id.iter().all(|b| (0x20..0x7F).contains(b)) && id != *b"    "
}
