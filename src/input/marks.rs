//! Marks around words, and how far a question about neighbors reaches.

/// How many lexemes a question about neighbours looks over at most, so that every question takes constant time.
pub const REACH: usize = 16;

/// Marks that do not hide a neighbour.
pub const TRANSPARENT: &[char] = &[
    '"', '\u{201C}', '\u{201D}', '(', '[', '\u{2018}', '\'', '\u{AB}', ')', ']', '\u{2019}',
];
/// Marks that open something.
pub const OPENING: &[char] = &[
    '"', '\u{201C}', '(', '[', '\u{2018}', '\'', '\u{AB}', '\u{BF}', '\u{A1}', '\u{2014}',
];
/// Ends without a space after which a hyphen before a number is a sign, as it is after what opens something.
pub(crate) const BEFORE_SIGN: &[char] = &['?', '!', ';', '='];
/// Marks that close something.
pub const CLOSING: &[char] = &['"', '\u{201D}', ')', ']', '\u{2019}', '\'', '\u{BB}'];
