//! Speech Synthesis Markup Language (W3C Recommendations of 2004 and 2010, and what vendors made of them): a typed model
//! and the one way it is written; a reader of what others wrote, and a judge of it. Nothing else in the house makes angle
//! brackets.

pub mod amounts;
pub mod convert;
pub mod cut;
mod dangling;
pub mod emit;
pub mod encoding;
mod flow;
mod forms;
pub mod grammar;
mod kind;
mod lexical;
pub mod loss;
mod manner;
pub mod model;
mod names;
pub mod profile;
pub mod profiles;
pub mod read;
pub mod reduce;
mod scope;
pub mod setting;
mod tag;
pub mod tree;
pub mod understand;
pub mod units;
pub mod validate;
pub mod write;
