//! The engines: who can speak a chunk.
//!
//! A new program needs no code: a TOML file in one of the [`folders`], see [`command`]. A new engine in Rust is a file
//! beside these and a line in `catalogue.rs`.

mod ascii;
#[cfg(feature = "builtin-voice")]
pub mod builtin;
mod catalogue;
mod check;
pub mod command;
mod letters;
pub mod tone;
mod words;

#[cfg(test)]
mod trial;

pub use catalogue::{Catalogue, CatalogueError, DEFAULT, all, by_name, folders, from_file};
