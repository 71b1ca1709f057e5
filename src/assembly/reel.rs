//! Files of clips into one programme.

use crate::assembly::assembler::{Assembler, Placed};
use crate::assembly::error::AssemblyError;
use crate::assembly::gap::Gap;
use crate::assembly::list::Row;
use crate::assembly::report::Report;
use crate::assembly::settings::Settings;
use crate::assembly::untouched;
use crate::decode::{Decoded, Format, decode};
use serde::Serialize;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// How clips are read, and what lies between them.
#[derive(Debug, Clone, Copy)]
pub struct Reel {
    /// What the files are declared to be.
    pub format: Format,
    /// The silence after a clip whose row says nothing of it.
    pub usual: Gap,
}

/// A clip in its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heard {
    /// Its file.
    pub path: PathBuf,
    /// What is said in it, if its row told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where its sound begins, in ms from the start of the programme.
    pub start_ms: u64,
    /// Where its sound ends, in ms.
    pub end_ms: u64,
    /// The frame at which its sound begins.
    pub start_frame: u64,
    /// The frame after its sound.
    pub end_frame: u64,
    /// What was put right in it, each one sentence without a full stop.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
}

/// A programme made of files.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Joined {
    /// The sound in figures.
    pub report: Report,
    /// The clips in the order they are heard.
    pub clips: Vec<Heard>,
}

/// Why files were not joined.
#[derive(Debug, thiserror::Error)]
pub enum ReelError {
    /// A clip cannot be read.
    #[error("cannot read `{}`: {cause}", path.display())]
    Unreadable {
        /// Its file.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// Clips are no usable sound.
    #[error("{}", .0.join("\n"))]
    NotSound(Vec<String>),
    /// The clips could not be joined or written.
    #[error(transparent)]
    Assembly(#[from] AssemblyError),
}

/// Bad clips that are named before looking for more ends.
const MOST_FAULTS: usize = 20;

impl Reel {
    /// Joins the clips in `rows` into the WAV file `output`. `progress` is told how many are done.
    ///
    /// Nothing is to be seen under `output` until everything has succeeded.
    ///
    /// # Errors
    /// [`ReelError`]; the first file that cannot be read, or up to twenty that are not sound. An old file under `output` is
    /// then untouched.
    pub fn join(
        self,
        rows: &[Row],
        settings: Settings,
        output: &Path,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Joined, ReelError> {
        let mut assembler = Assembler::create(output, settings)?;
        let (mut clips, mut faults) = (Vec::new(), Vec::new());
        for (done, row) in rows.iter().enumerate() {
            progress(done);
            match self.clip(row, &mut assembler) {
                Ok(heard) => clips.push(heard),
                Err(ReelError::NotSound(fault)) => faults.extend(fault),
                Err(error) => return Err(error),
            }
            if faults.len() == MOST_FAULTS {
                break;
            }
        }
        if !faults.is_empty() {
            return Err(ReelError::NotSound(faults));
        }
        let report = assembler.finish()?;
        Ok(Joined { report, clips })
    }

    /// Lets the one clip of `row` pass into the WAV file `output` as it is ([`untouched::pass`]).
    ///
    /// # Errors
    /// [`ReelError`]; an old file under `output` is then untouched.
    pub fn pass(self, row: &Row, settings: &Settings, output: &Path) -> Result<Joined, ReelError> {
        let (name, decoded) = self.decoded(row)?;
        let report = untouched::pass(&name, &decoded, settings, output).map_err(blamed)?;
        let placed = Placed {
            start: 0,
            end: report.frames,
            rate_hz: report.rate_hz,
            measured: true,
        };
        let clips = vec![heard(row, placed, decoded.warnings)];
        Ok(Joined { report, clips })
    }

    fn clip(self, row: &Row, assembler: &mut Assembler) -> Result<Heard, ReelError> {
        let (name, decoded) = self.decoded(row)?;
        assembler.name(&name);
        let after = row.after.unwrap_or(self.usual);
        let placed = assembler.push(&decoded.audio, after).map_err(blamed)?;
        Ok(heard(row, placed, decoded.warnings))
    }

    /// The row's file by name, and its sound.
    fn decoded(self, row: &Row) -> Result<(String, Decoded), ReelError> {
        let name = row.path.display().to_string();
        let bytes = read(&row.path).map_err(|cause| ReelError::Unreadable {
            path: row.path.clone(),
            cause,
        })?;
        match decode(&bytes, self.format) {
            Ok(decoded) => Ok((name, decoded)),
            Err(why) => Err(ReelError::NotSound(vec![format!("{name}: {why}")])),
        }
    }
}

/// What is wrong with one clip does not end the search for more.
fn blamed(error: AssemblyError) -> ReelError {
    match error {
        AssemblyError::Clip { clip, why } => ReelError::NotSound(vec![format!("{clip}: {why}")]),
        other => other.into(),
    }
}

/// The bytes of a file, or of standard input for `-`.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn heard(row: &Row, placed: Placed, warnings: Vec<String>) -> Heard {
    Heard {
        path: row.path.clone(),
        text: row.text.clone(),
        start_ms: placed.start_ms(),
        end_ms: placed.end_ms(),
        start_frame: placed.start,
        end_frame: placed.end,
        warnings,
    }
}
