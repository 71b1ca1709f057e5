//! # aloud
//!
//! Turns a written news article into a finished spoken programme.
pub mod audio;
pub mod chunk;
pub mod class;
pub mod classes;
pub mod decode;
pub mod diagnostic;
pub mod document;
pub mod engine;
pub mod engines;
pub mod input;
pub mod lattice;
pub mod lexicon;
pub mod normalize;
pub mod numerals;
pub mod pack;
pub mod pause;
pub mod scan;
pub mod script;
pub mod sentence;
pub mod source;
pub mod speech;
pub mod ssml;
pub mod token;
