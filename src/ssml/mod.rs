//! Speech Synthesis Markup Language (W3C Recommendations of 2004 and 2010, and what vendors made of them): a typed model
//! and the one way it is written; a reader of what others wrote, and a judge of it. Nothing else in the house makes angle
//! brackets.

mod dangling;
pub mod emit;
pub mod encoding;
pub mod grammar;
mod kind;
mod lexical;
pub mod model;
pub mod profile;
pub mod profiles;
pub mod read;
mod scope;
mod tag;
pub mod tree;
pub mod units;
pub mod validate;
