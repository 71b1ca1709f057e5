//! From bytes to samples.

use crate::audio::Audio;
use crate::decode::au;
use crate::decode::compressed;
use crate::decode::fault::DecodeError;
use crate::decode::format::Format;
use crate::decode::riff::{self, Layout, Wav};
use crate::decode::sample::SampleFormat;
use crate::decode::sniff::{self, Kind, PLAIN_TEXT, hex, not_sound, quote};
use std::ops::Range;

/// Usable samples, and what was put right to get them.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// At least one frame; every sample is a number within ±1.0.
    pub audio: Audio,
    /// How its samples were stored; `None` for compressed sound, and for raw samples of several kinds.
    pub sample: Option<SampleFormat>,
    /// Whether the samples are exactly those that were stored: no one was replaced or scaled, and 32-bit floats hold them.
    pub exact: bool,
    /// What was put right, one sentence each without a full stop.
    pub warnings: Vec<String>,
    /// How many samples were not numbers (NaN, infinite) and are 0 now.
    pub not_numbers: usize,
}

/// Reads the bytes an engine answered with.
///
/// The lengths in headers are believed only where they fit; samples that are not numbers become 0 and a clip beyond full
/// scale is scaled down, both with a warning. Several WAV files in a row become one. Memory is at most four bytes for each
/// byte given, and 256 for compressed sound, plus 64 MB.
///
/// # Errors
/// [`DecodeError`]: no samples, not sound, a format that is not read, or a broken header.
pub fn decode(bytes: &[u8], format: Format) -> Result<Decoded, DecodeError> {
    if bytes.is_empty() {
        return Err(DecodeError::Empty("0 bytes".into()));
    }
    let mut pieces = Pieces::default();
    match (sniff::kind(bytes), format) {
        (Kind::Wav(start), declared) => pieces.wavs(bytes, start, declared)?,
        // Silence in A-law is the letter U over and over.
        (Kind::Text(found), Format::Raw { .. }) if found != PLAIN_TEXT => {
            return Err(not_sound(found, bytes));
        }
        (
            _,
            Format::Raw {
                rate_hz,
                channels,
                sample,
            },
        ) => {
            let layout = Layout {
                rate_hz,
                channels,
                sample,
            };
            pieces.add(bytes, layout, 0..bytes.len())?;
        }
        (Kind::Text(found), _) => return Err(not_sound(found, bytes)),
        (Kind::Au, Format::Auto) => {
            let (layout, data) = au::read(bytes)?;
            pieces.add(bytes, layout, data)?;
        }
        (Kind::Compressed(name), Format::Auto) => {
            let (audio, warnings) = compressed::read(bytes, name)?;
            return Ok(Pieces::of(audio, warnings));
        }
        (Kind::Au, Format::Wav) => return Err(unsupported("AU")),
        (Kind::Compressed(name) | Kind::Foreign(name), _) => return Err(unsupported(name)),
        (Kind::Unknown, _) => return Err(unknown(bytes)),
    }
    let layout = pieces
        .layout
        .filter(|_| !pieces.samples.is_empty())
        .ok_or_else(|| {
            DecodeError::Empty(format!(
                "a header of {} bytes and nothing after it",
                bytes.len()
            ))
        })?;
    Ok(pieces.finish(layout.rate_hz, layout.channels))
}

fn unsupported(name: &str) -> DecodeError {
    DecodeError::Unsupported { found: name.into() }
}

fn unknown(bytes: &[u8]) -> DecodeError {
    if bytes.starts_with(b"RIFF") || bytes.starts_with(b"RIFX") {
        return DecodeError::wav(format!(
            "the header says RIFF but not WAVE: «{}»",
            quote(&bytes[..bytes.len().min(12)])
        ));
    }
    DecodeError::NotSound {
        found: "unknown bytes",
        quote: hex(bytes),
    }
}

/// Samples found so far.
#[derive(Default)]
struct Pieces {
    layout: Option<Layout>,
    samples: Vec<f32>,
    warnings: Vec<String>,
}

impl Pieces {
    /// The WAV file at `start` and those glued to it.
    fn wavs(&mut self, bytes: &[u8], start: usize, declared: Format) -> Result<(), DecodeError> {
        if start > 0 && !bytes.starts_with(b"ID3") {
            self.warn(format!(
                "{start} bytes stand before the header: «{}»",
                quote(&bytes[..start])
            ));
        }
        if matches!(declared, Format::Raw { .. }) {
            self.warn(
                "a WAV header stands where raw samples were declared; the header is believed"
                    .into(),
            );
        }
        let (mut next, mut files) = (Some(start), 0);
        while let Some(at) = next {
            let wav = riff::read(bytes, at)?;
            next = wav.next;
            if at > start && wav.data.iter().all(Range::is_empty) {
                // Festival writes its corrected header behind the sound when it cannot go back.
                self.warn("a header without sound behind the sound is ignored".into());
                continue;
            }
            files += 1;
            self.wav(bytes, wav)?;
        }
        if files > 1 {
            self.warn(format!(
                "{files} WAV files stood one after the other; they are joined"
            ));
        }
        Ok(())
    }

    fn wav(&mut self, bytes: &[u8], wav: Wav) -> Result<(), DecodeError> {
        wav.warnings.into_iter().for_each(|w| self.warn(w));
        for data in wav.data {
            self.add(bytes, wav.layout, data)?;
        }
        Ok(())
    }

    fn add(&mut self, bytes: &[u8], layout: Layout, data: Range<usize>) -> Result<(), DecodeError> {
        let first = *self.layout.get_or_insert(layout);
        if (first.rate_hz, first.channels) != (layout.rate_hz, layout.channels) {
            return Err(DecodeError::wav(format!(
                "several files of different kinds stand one after the other: {} Hz × {} and {} Hz × {}",
                first.rate_hz, first.channels, layout.rate_hz, layout.channels
            )));
        }
        let frame = layout.sample.bytes() * usize::from(layout.channels);
        let odd = data.len() % frame.max(1);
        if odd > 0 {
            self.warn(format!(
                "{odd} bytes of an incomplete frame at the end are left out"
            ));
        }
        let whole = bytes.get(data.start..data.end - odd).unwrap_or_default();
        layout.sample.append(whole, &mut self.samples);
        Ok(())
    }

    /// Sound that came in one piece.
    fn of(audio: Audio, warnings: Vec<String>) -> Decoded {
        let pieces = Self {
            layout: None,
            samples: audio.samples,
            warnings,
        };
        pieces.finish(audio.rate_hz, audio.channels)
    }

    fn finish(mut self, rate_hz: u32, channels: u16) -> Decoded {
        let not_numbers = self.replace_what_is_no_number();
        let scaled = self.bring_within_full_scale();
        let sample = self.layout.map(|layout| layout.sample);
        Decoded {
            audio: Audio {
                rate_hz,
                channels,
                samples: self.samples,
            },
            sample,
            exact: not_numbers == 0 && !scaled && sample.is_none_or(SampleFormat::fits_f32),
            warnings: self.warnings,
            not_numbers,
        }
    }

    /// Adds a warning once, however many glued files have the same fault.
    fn warn(&mut self, warning: String) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn replace_what_is_no_number(&mut self) -> usize {
        let mut count = 0;
        for sample in self.samples.iter_mut().filter(|s| !s.is_finite()) {
            *sample = 0.0;
            count += 1;
        }
        if count > 0 {
            self.warn(format!(
                "{count} samples are not numbers; they are silence now"
            ));
        }
        count
    }

    fn bring_within_full_scale(&mut self) -> bool {
        let peak = self.samples.iter().fold(0.0_f32, |p, s| p.max(s.abs()));
        if peak > 1.0 {
            for sample in &mut self.samples {
                *sample /= peak;
            }
            self.warn(format!(
                "the sound exceeds full scale {peak:.3} times; all of it is scaled down"
            ));
        }
        peak > 1.0
    }
}
