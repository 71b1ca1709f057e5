//! Why bytes are not usable sound.

/// Why [`decode`](crate::decode::decode) gives no samples.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Well-formed as far as it goes, but without a single sample.
    #[error("no samples: {0}")]
    Empty(String),
    /// Not sound at all.
    #[error("{found} where sound was promised: «{quote}»")]
    NotSound {
        /// What it looks like: "JSON", "an HTML page", "text", "unknown bytes".
        found: &'static str,
        /// The first bytes, printable.
        quote: String,
    },
    /// Sound that is not read here.
    #[error(
        "{found} is not read; let the engine write WAV with PCM or float samples, MP3, FLAC or Ogg Vorbis (or declare `format = \"raw:…\"`)"
    )]
    Unsupported {
        /// The format's name.
        found: String,
    },
    /// A file that breaks off or contradicts itself.
    #[error("broken {container}: {why}")]
    Malformed {
        /// "WAV", "AU", "MP3", "FLAC", "Ogg".
        container: &'static str,
        /// What is wrong.
        why: String,
    },
}

impl DecodeError {
    /// A contradiction in a WAV file.
    pub(crate) fn wav(why: impl Into<String>) -> Self {
        Self::Malformed {
            container: "WAV",
            why: why.into(),
        }
    }
}
