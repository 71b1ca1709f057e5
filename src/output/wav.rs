//! WAV: samples in, a file out, through hound.
//!
//! hound counts bytes in 32 bits without looking, so the size is checked here before it can overflow, and panics on
//! sample formats it does not know, so formats are an enum.

use hound::{SampleFormat, WavSpec};
use serde::{Deserialize, Serialize};
use std::io::{self, BufWriter, Seek, Write};

/// How samples are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// 16-bit integers with dither: what every player and podcast host takes.
    #[default]
    Pcm16,
    /// 24-bit integers with dither: for further work.
    Pcm24,
    /// 32-bit floats, exactly the samples that were computed.
    Float32,
}

impl Encoding {
    /// Bytes of one sample.
    pub const fn bytes(self) -> u64 {
        match self {
            Self::Pcm16 => 2,
            Self::Pcm24 => 3,
            Self::Float32 => 4,
        }
    }

    fn spec(self, rate_hz: u32, channels: u16) -> WavSpec {
        WavSpec {
            channels,
            sample_rate: rate_hz,
            bits_per_sample: 8 * self.bytes() as u16,
            sample_format: match self {
                Self::Float32 => SampleFormat::Float,
                _ => SampleFormat::Int,
            },
        }
    }
}

/// Room kept free below 4 GiB for headers and tags, in bytes.
const OVERHEAD: u64 = 64 * 1024;

/// The most frames a WAV file holds: its sizes are 32 bits.
pub const fn most_frames(encoding: Encoding, channels: u16) -> u64 {
    let frame = encoding.bytes() * channels as u64;
    (u32::MAX as u64 - OVERHEAD) / if frame == 0 { 1 } else { frame }
}

/// A WAV file being written.
///
/// Integers are rounded with triangular dither of ±1 unit from a generator that starts at the same place in every file:
/// the same samples give the same bytes. A sample of exactly 0 stays 0, so that digital silence stays silent.
pub struct WavFile<W: Write + Seek> {
    hound: hound::WavWriter<BufWriter<W>>,
    encoding: Encoding,
    dither: Dither,
    samples_left: u64,
}

impl<W: Write + Seek> WavFile<W> {
    /// Begins a file at the start of `out`.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::InvalidInput`] for no channels or no rate.
    pub fn new(out: W, encoding: Encoding, rate_hz: u32, channels: u16) -> io::Result<Self> {
        if channels == 0 || rate_hz == 0 || rate_hz.checked_mul(8 * u32::from(channels)).is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let out = BufWriter::with_capacity(1 << 16, out);
        let hound = hound::WavWriter::new(out, encoding.spec(rate_hz, channels)).map_err(plain)?;
        Ok(Self {
            hound,
            encoding,
            dither: Dither::default(),
            samples_left: most_frames(encoding, channels) * u64::from(channels),
        })
    }

    /// Without dither: samples that were integers of this size come out as they were.
    #[must_use]
    pub fn without_dither(mut self) -> Self {
        self.dither.off = true;
        self
    }

    /// Appends interleaved samples, full scale ±1.0; what is beyond is clipped in integer files.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::FileTooLarge`] before 4 GiB.
    pub fn write(&mut self, samples: &[f32]) -> io::Result<()> {
        self.samples_left = self
            .samples_left
            .checked_sub(samples.len() as u64)
            .ok_or(io::ErrorKind::FileTooLarge)?;
        // hound takes blocks whose size fits 32 bits.
        samples
            .chunks(1 << 16)
            .try_for_each(|block| match self.encoding {
                Encoding::Pcm16 => self.write_16(block),
                Encoding::Pcm24 => self.write_24(block),
                Encoding::Float32 => self.write_float(block),
            })
    }

    fn write_16(&mut self, block: &[f32]) -> io::Result<()> {
        let mut out = self.hound.get_i16_writer(block.len() as u32);
        for &sample in block {
            out.write_sample(self.dither.quantize(sample, 32_768.0) as i16);
        }
        out.flush().map_err(plain)
    }

    fn write_24(&mut self, block: &[f32]) -> io::Result<()> {
        block.iter().try_for_each(|&sample| {
            let level = self.dither.quantize(sample, 8_388_608.0);
            self.hound.write_sample(level).map_err(plain)
        })
    }

    fn write_float(&mut self, block: &[f32]) -> io::Result<()> {
        block
            .iter()
            .try_for_each(|&sample| self.hound.write_sample(sample).map_err(plain))
    }

    /// Completes the header. The last thing written is in the file's buffers, not yet on the disk.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(self) -> io::Result<()> {
        self.hound.finalize().map_err(plain)
    }
}

fn plain(error: hound::Error) -> io::Error {
    match error {
        hound::Error::IoError(error) => error,
        other => io::Error::other(other),
    }
}

/// Triangular dither from a fixed seed: the sum of two even random numbers, ±1 step (Lipshitz, Wannamaker, Vanderkooy,
/// *Quantization and Dither*, 1992).
#[derive(Debug, Clone)]
struct Dither {
    state: u64,
    off: bool,
}

impl Default for Dither {
    fn default() -> Self {
        Self {
            state: 0x9E37_79B9_7F4A_7C15,
            off: false,
        }
    }
}

impl Dither {
    /// SplitMix64 (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In -1.0..1.0, most often near 0.
    fn noise(&mut self) -> f64 {
        let random = self.next();
        let (one, other) = (random >> 32, random & 0xFFFF_FFFF);
        (one as f64 - other as f64) / 4_294_967_296.0
    }

    /// The whole number for a sample, where full scale is `scale` steps.
    fn quantize(&mut self, sample: f32, scale: f64) -> i32 {
        if sample == 0.0 {
            return 0;
        }
        let noise = if self.off { 0.0 } else { self.noise() };
        let level = (f64::from(sample) * scale + noise).clamp(-scale, scale - 1.0);
        // Rounded to the nearest: positive before it is cut, which is faster than `round`. NaN gives the lowest step.
        ((level + scale + 0.5) as i64 - scale as i64) as i32
    }
}

#[cfg(test)]
mod tests {
    use crate::output::info::{self, Tags};
    use crate::output::wav::{Encoding, WavFile, most_frames};
    use std::io::Cursor;

    fn written(encoding: Encoding, channels: u16, samples: &[f32]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut file = WavFile::new(Cursor::new(&mut bytes), encoding, 24_000, channels).unwrap();
        file.write(samples).unwrap();
        file.finish().unwrap();
        bytes
    }

    fn ramp() -> Vec<f32> {
        (-1000..1001).map(|i| i as f32 / 1000.0).collect()
    }

    #[test]
    fn every_encoding_is_read_back_within_dither() {
        for (encoding, steps) in [(Encoding::Pcm16, 32_768.0), (Encoding::Pcm24, 8_388_608.0)] {
            let bytes = written(encoding, 1, &ramp());
            let read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
            for (sample, expected) in read.into_samples::<i32>().zip(ramp()) {
                let error = f64::from(sample.unwrap()) - f64::from(expected) * steps;
                assert!(error.abs() <= 1.5, "{encoding:?} {expected}: {error}");
            }
        }
        let bytes = written(Encoding::Float32, 1, &ramp());
        let read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
        let samples: Vec<f32> = read.into_samples().map(Result::unwrap).collect();
        assert_eq!(samples, ramp());
    }

    #[test]
    fn same_samples_same_bytes_and_silence_stays_silent() {
        assert_eq!(
            written(Encoding::Pcm16, 2, &ramp()[1..]),
            written(Encoding::Pcm16, 2, &ramp()[1..])
        );
        assert!(
            written(Encoding::Pcm16, 1, &[0.0; 1000])[44..]
                .iter()
                .all(|b| *b == 0)
        );
    }

    #[test]
    fn dither_is_centred_and_keeps_what_lies_below_one_step() {
        let quiet = vec![0.25 / 32_768.0; 200_000];
        let bytes = written(Encoding::Pcm16, 1, &quiet);
        let read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
        let sum: i64 = read
            .into_samples::<i16>()
            .map(|s| i64::from(s.unwrap()))
            .sum();
        let mean = sum as f64 / quiet.len() as f64;
        assert!((mean - 0.25).abs() < 0.01, "{mean}");
    }

    #[test]
    fn samples_beyond_full_scale_and_not_numbers_do_not_wrap() {
        let bytes = written(Encoding::Pcm16, 1, &[2.0, -2.0, f32::INFINITY, f32::NAN]);
        let read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
        let samples: Vec<i16> = read.into_samples().map(Result::unwrap).collect();
        assert_eq!(samples[..3], [i16::MAX, i16::MIN, i16::MAX]);
    }

    #[test]
    fn odd_24_bit_files_with_tags_are_read_back() {
        let mut bytes = written(Encoding::Pcm24, 1, &[0.1, 0.2, 0.3]);
        let tags = Tags {
            title: Some("Odd".into()),
            ..Tags::default()
        };
        info::append(&mut Cursor::new(&mut bytes), &tags).unwrap();
        let read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
        assert_eq!(read.into_samples::<i32>().filter(Result::is_ok).count(), 3);
    }

    #[test]
    fn nothing_is_written_beyond_four_gibibytes() {
        assert_eq!(most_frames(Encoding::Pcm16, 1), 2_147_450_879);
        let mut file = WavFile::new(Cursor::new(Vec::new()), Encoding::Pcm16, 24_000, 1).unwrap();
        file.samples_left = 3;
        let error = file.write(&[0.0; 4]).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::FileTooLarge);
    }

    #[test]
    fn impossible_formats_are_refused() {
        for (rate, channels) in [(0, 1), (8000, 0), (u32::MAX, 2)] {
            assert!(
                WavFile::new(Cursor::new(Vec::new()), Encoding::Pcm16, rate, channels).is_err()
            );
        }
    }
}
