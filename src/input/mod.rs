//! The block as the classes see it: lexemes with neighbours, numbers put together, conditions answered.
//!
//! Everything here looks; nothing decides. Indices are of lexemes; one past the end is always allowed and is nothing.

mod conditions;
mod marks;
mod neighbors;
mod number;
mod view;

pub use marks::{CLOSING, OPENING, REACH, TRANSPARENT};
pub use number::Number;
pub use view::{Context, Input, Style};
