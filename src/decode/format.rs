//! What an engine promises to answer with.

use crate::decode::sample::SampleFormat;
use std::str::FromStr;

/// What the bytes are declared to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Look at the first bytes: WAV, AU, MP3, FLAC or Ogg.
    #[default]
    Auto,
    /// WAV and nothing else.
    Wav,
    /// Samples without a header. (A WAV header that stands there all the same is believed, with a warning.)
    Raw {
        /// Sample rate in Hz.
        rate_hz: u32,
        /// Interleaved channels.
        channels: u16,
        /// How each sample is stored.
        sample: SampleFormat,
    },
}

/// The highest sample rate that is believed, in Hz.
pub(crate) const MAX_RATE_HZ: u32 = 768_000;
/// The lowest sample rate that is believed, in Hz.
pub(crate) const MIN_RATE_HZ: u32 = 1_000;
/// The most channels that are believed.
pub(crate) const MAX_CHANNELS: u16 = 32;

/// Why a declaration is not a [`Format`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a format: {why}")]
pub struct FormatError {
    /// What was written.
    pub given: String,
    /// Why it is refused, with what is accepted.
    pub why: String,
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(given: &str) -> Result<Self, FormatError> {
        let refuse = |why: String| FormatError {
            given: given.to_owned(),
            why,
        };
        match given {
            // What the bytes are is seen when they come.
            "auto" | "mp3" | "flac" | "ogg" => Ok(Self::Auto),
            "wav" => Ok(Self::Wav),
            "opus" | "aac" | "m4a" => Err(refuse(format!(
                "{given} is not read; let the engine write WAV, MP3, FLAC or Ogg Vorbis, or put a decoder such as `ffmpeg -i pipe: -f wav pipe:` behind it"
            ))),
            _ => raw(given).map_err(refuse),
        }
    }
}

fn raw(given: &str) -> Result<Format, String> {
    let parts: Vec<&str> = given.split(':').collect();
    let ["raw", rate, channels, sample] = parts[..] else {
        return Err("write `auto`, `wav`, `mp3`, `flac`, `ogg` or `raw:<rate in Hz>:<channels>:<samples>`, for example `raw:24000:1:s16le`".into());
    };
    Ok(Format::Raw {
        rate_hz: within(rate, MIN_RATE_HZ, MAX_RATE_HZ, "sample rate in Hz")?,
        channels: within(channels, 1, MAX_CHANNELS, "number of channels")?,
        sample: SampleFormat::by_name(sample).ok_or_else(|| unknown_samples(sample))?,
    })
}

fn unknown_samples(name: &str) -> String {
    let known: Vec<&str> = SampleFormat::names().collect();
    format!("no samples `{name}`; known are {}", known.join(", "))
}

fn within<N>(written: &str, low: N, high: N, what: &str) -> Result<N, String>
where
    N: FromStr + PartialOrd + std::fmt::Display,
{
    written
        .parse()
        .ok()
        .filter(|n| (&low..=&high).contains(&n))
        .ok_or_else(|| format!("the {what} must be from {low} to {high}, not `{written}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read() {
        assert_eq!("auto".parse(), Ok(Format::Auto));
        assert_eq!("wav".parse(), Ok(Format::Wav));
        assert_eq!(
            "raw:8000:2:mulaw".parse(),
            Ok(Format::Raw {
                rate_hz: 8000,
                channels: 2,
                sample: SampleFormat::MuLaw
            })
        );
    }

    #[test]
    fn refusals_say_what_is_accepted() {
        for (given, said) in [
            ("raw", "raw:24000:1:s16le"),
            ("raw:0:1:s16le", "from 1000 to 768000, not `0`"),
            ("raw:16000:x:s16le", "from 1 to 32, not `x`"),
            ("raw:16000:1:s17", "s16le, s16be"),
            ("opus", "let the engine write WAV, MP3, FLAC or Ogg Vorbis"),
            ("", "write `auto`"),
        ] {
            let error = given.parse::<Format>().unwrap_err().to_string();
            assert!(error.contains(said), "{given}: {error}");
        }
    }
}
