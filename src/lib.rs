//! # aloud
//!
//! Turns a written news article into a finished spoken programme.
pub mod audio;
pub mod chunk;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod pause;
pub mod source;
