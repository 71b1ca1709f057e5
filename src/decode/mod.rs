//! The bytes an engine answered with, as samples.
//!
//! Speech engines write headers that other programs refuse: lengths of 0, 0x7FFFF000 or 0xFFFFFFFF because the header
//! went out before the sound, doubled byte rates, missing pad bytes, several files in a row. They also answer with
//! something else altogether: an error page, JSON, MP3. [`decode`] takes everything from which the meant samples follow
//! without a guess, says what it put right, and refuses the rest with the first bytes in the message.
//!
//! It reads WAV (RIFF, RIFX, RF64) and AU with PCM of 8 to 32 bits, floats of 32 and 64, A-law and µ-law, MP3, FLAC and Ogg
//! Vorbis, and samples without a header where [`Format`] declares what they are. What the bytes are is judged by their beginning,
//! never by a name. Other compressed formats are named and refused.

mod au;
mod compressed;
mod decoded;
mod fault;
mod format;
mod riff;
mod sample;
mod sniff;

#[cfg(test)]
mod faults;

pub use decoded::{Decoded, decode};
pub use fault::DecodeError;
pub use format::{Format, FormatError};
pub use sample::SampleFormat;
