//! AU, the other header that small engines write (Festival's default).

use crate::decode::fault::DecodeError;
use crate::decode::format::{MAX_CHANNELS, MAX_RATE_HZ, MIN_RATE_HZ};
use crate::decode::riff::Layout;
use crate::decode::sample::SampleFormat;
use std::ops::Range;

/// The layout and the place of the samples. A length of 0xFFFFFFFF means "to the end".
pub(crate) fn read(bytes: &[u8]) -> Result<(Layout, Range<usize>), DecodeError> {
    let field =
        |number: usize| word(bytes, number * 4).ok_or_else(|| broken("its header breaks off"));
    let start = usize::try_from(field(1)?).unwrap_or(usize::MAX).max(24);
    let length = usize::try_from(field(2)?).unwrap_or(usize::MAX);
    let (code, rate_hz, channels) = (field(3)?, field(4)?, field(5)?);
    let sample = sample_format(code)?;
    let channels = u16::try_from(channels)
        .ok()
        .filter(|c| (1..=MAX_CHANNELS).contains(c))
        .ok_or_else(|| broken(format!("it declares {channels} channels")))?;
    if !(MIN_RATE_HZ..=MAX_RATE_HZ).contains(&rate_hz) {
        return Err(broken(format!("it declares a sample rate of {rate_hz} Hz")));
    }
    let start = start.min(bytes.len());
    let rest = bytes.len() - start;
    let length = if length == 0 { rest } else { length.min(rest) };
    let layout = Layout {
        rate_hz,
        channels,
        sample,
    };
    Ok((layout, start..start + length))
}

/// Encodings of the Sun header `audio_filehdr`.
fn sample_format(code: u32) -> Result<SampleFormat, DecodeError> {
    let big_endian = true;
    Ok(match code {
        1 => SampleFormat::MuLaw,
        2..=5 => SampleFormat::Int {
            bytes: (code - 1) as u8,
            big_endian,
        },
        6 => SampleFormat::Float {
            bytes: 4,
            big_endian,
        },
        7 => SampleFormat::Float {
            bytes: 8,
            big_endian,
        },
        27 => SampleFormat::ALaw,
        _ => {
            return Err(DecodeError::Unsupported {
                found: format!("AU with encoding {code}"),
            });
        }
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..)?
        .first_chunk()
        .copied()
        .map(u32::from_be_bytes)
}

fn broken(why: impl Into<String>) -> DecodeError {
    DecodeError::Malformed {
        container: "AU",
        why: why.into(),
    }
}
