//! # aloud
//!
//! Turns a written news article into a finished spoken programme.
pub mod amount;
pub mod assembly;
pub mod audio;
pub mod chunk;
pub mod class;
pub mod classes;
pub mod cue;
pub mod decode;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod engines;
pub mod input;
pub mod item;
pub mod language;
pub mod lattice;
pub mod lexicon;
pub mod modifier;
mod nearest;
pub mod normalize;
pub mod numerals;
pub mod output;
pub mod pack;
pub mod pause;
pub mod pipeline;
pub mod programme;
pub mod read;
pub mod scan;
pub mod script;
pub mod sentence;
pub mod source;
pub mod speech;
pub mod ssml;
pub mod style;
pub mod token;
