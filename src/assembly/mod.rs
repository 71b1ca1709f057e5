//! Assembly: clips in, one finished WAV out.
//!
//! An [`assembler::Assembler`] takes clips one by one, in the order they are heard:
//!
//! 1. [`clip`]: samples are checked, channels mixed to the programme's, a constant offset (DC) removed.
//! 2. [`resample`]: the programme's rate.
//! 3. [`edges`]: where speech begins and ends; the engine's own silence outside is replaced by ours.
//! 4. [`joiner`]: pauses by the table of [`crate::pacing`], short fades at every edge. Times are counted in samples.
//! 5. [`spool`]: the joined sound goes to a file without name, so memory does not grow with the programme, while
//!    [`meter`] listens.
//! 6. [`level`]: one gain for the whole programme and a [`limiter`] for its peaks, measured again and corrected until
//!    loudness and true peak are right; the result goes through [`crate::output::wav`] to its name.
//!
//! [`reel`] does all of that with files. What places of publication ask for is in [`preset`].
//!
//! The same clips and settings give the same bytes (on processors of one kind: the resampler uses vector instructions
//! where there are some, and they round differently).

pub mod assembler;
pub mod clip;
pub mod edges;
pub mod error;
pub mod frames;
pub mod gap;
pub mod joiner;
pub mod level;
pub mod limiter;
pub mod list;
pub mod meter;
pub mod peaks;
pub mod power;
pub mod preset;
pub mod reel;
pub mod report;
pub mod resample;
pub mod sentences;
pub mod settings;
pub mod spool;
pub mod untouched;
