//! Why a programme could not be assembled.

use crate::output::atomic::WriteError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a programme could not be assembled.
#[derive(Debug, thiserror::Error)]
pub enum AssemblyError {
    /// A setting makes no sense.
    #[error("`{name}` is {value}, which is outside {allowed}")]
    Setting {
        /// Its name in [`crate::assembly::settings::Settings`].
        name: &'static str,
        /// Its value.
        value: String,
        /// What would be right.
        allowed: String,
    },
    /// A clip is not usable sound. The programme is as if it had never been given.
    #[error("{clip} cannot be used: {why}")]
    Clip {
        /// Its name: its file, or its number, from 1, in the order given.
        clip: String,
        /// What is wrong with it and what to do.
        why: String,
    },
    /// Nothing was given.
    #[error("the programme is empty: no clip was given to assemble")]
    NoClips,
    /// The file would exceed the 4 GiB that a WAV header can tell.
    #[error(
        "the programme is longer than the {hours:.1} hours that a WAV file of {rate_hz} Hz holds (4 GiB); split it, or use fewer channels, a lower rate or 16 bits"
    )]
    TooLong {
        /// The most that fits, in hours.
        hours: f64,
        /// The programme's rate in Hz.
        rate_hz: u32,
    },
    /// The intermediate file failed.
    #[error(
        "cannot {doing} the intermediate sound in `{}`: {cause}; the folder needs about {megabytes} MB free beside the finished file", folder.display()
    )]
    Spool {
        /// What was tried: `keep`, `read back`.
        doing: &'static str,
        /// The folder that holds it.
        folder: PathBuf,
        /// What it had grown to, in 10^6 bytes.
        megabytes: u64,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The finished file failed.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// An earlier [`AssemblyError::Spool`]: what was kept is not whole.
    #[error(
        "the programme cannot be finished, because keeping its sound failed before; begin anew"
    )]
    Broken,
    /// A library refused what it should have taken: a fault of this program.
    #[error("{0}: a fault in this program, please report it")]
    Internal(String),
}

impl AssemblyError {
    /// A failure while `doing` something to the file `path`.
    pub fn write(doing: &'static str, path: &Path, cause: io::Error) -> Self {
        Self::Write(WriteError::new(doing, path, cause))
    }
}
