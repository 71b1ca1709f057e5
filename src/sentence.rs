//! Where sentences end, decided on tokens: the dot of "Mr." is taken, the dot of "U.S." may serve twice.

use crate::input::{CLOSING, Input, OPENING};
use crate::lattice::Lattice;
use crate::lexicon::sense::sense;
use crate::token::Token;

/// Marks that can end a sentence.
const TERMINATORS: &[char] = &[
    '.', '!', '?', '\u{2026}', '\u{3002}', '\u{FF01}', '\u{FF1F}', '\u{203D}',
];

/// The numbers of the tokens after which a sentence ends, rising; the last token always ends one.
pub fn ends(input: &Input<'_>, lattice: &Lattice, tokens: &[Token], out: &mut Vec<u32>) {
    out.clear();
    let mut t = 0;
    while t < tokens.len() {
        if terminates(input, lattice, &tokens[t]) {
            let last = closing(input, tokens, t);
            if breaks(input, lattice, &tokens[t], tokens[last].end as usize) {
                out.push(last as u32);
            }
            t = last + 1;
        } else {
            t += 1;
        }
    }
    if let Some(last) = tokens
        .len()
        .checked_sub(1)
        .filter(|l| out.last() != Some(&(*l as u32)))
    {
        out.push(last as u32);
    }
}

fn terminates(input: &Input<'_>, lattice: &Lattice, token: &Token) -> bool {
    match token.candidate.and_then(|id| lattice.candidate(id)) {
        Some(candidate) => candidate.dotted,
        None => input.is_any(token.first as usize, TERMINATORS),
    }
}

/// The last of the terminators and closing marks that directly follow token `t`.
fn closing(input: &Input<'_>, tokens: &[Token], t: usize) -> usize {
    let mut last = t;
    while let Some(next) = tokens.get(last + 1) {
        let touches = tokens[last].end == next.first;
        let closes = next.candidate.is_none()
            && (input.is_any(next.first as usize, CLOSING)
                || input.is_any(next.first as usize, TERMINATORS));
        if !touches || !closes {
            break;
        }
        last += 1;
    }
    last
}

/// Whether a new sentence begins at lexeme `end`, after `token`.
fn breaks(input: &Input<'_>, lattice: &Lattice, token: &Token, end: usize) -> bool {
    if end >= input.len() {
        return true;
    }
    if !input.is_space(end) {
        return false;
    }
    let mut next = end + 1;
    while input.is_any(next, OPENING) || input.is_space(next) && next < input.len() {
        next += 1;
    }
    if next >= input.len() {
        return true;
    }
    let starts = input.is_capitalized(next) || input.is_digits(next);
    let abbreviation = token
        .candidate
        .and_then(|id| lattice.candidate(id))
        .is_some();
    if !abbreviation {
        return starts;
    }
    starts && input.senses(next).any(sense("starter"))
}
