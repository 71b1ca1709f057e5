//! Speech Synthesis Markup Language 1.1 (W3C Recommendation, 7 September 2010): the elements we use and how they are
//! written. Nothing else in the house makes angle brackets.

pub mod document;
pub mod emit;
