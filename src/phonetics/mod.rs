//! Sounds of speech: the phones of a language, the alphabets they are written in, syllables and stress.
//!
//! What there is to know about phones stands in `lexicons/en-US/phones.tsv`.

pub mod alphabet;
mod arpabet;
pub mod ending;
pub mod fault;
pub mod inventory;
pub mod notation;
pub mod pronunciation;
mod respelling;
mod syllable;
mod symbols;
