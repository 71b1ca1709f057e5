//! Where sentences end, decided on tokens: the dot of "Mr." is taken, the dot of "U.S." may serve twice.

use crate::class::Class;
use crate::input::{CLOSING, Input, OPENING, REACH};
use crate::item::{self, Item};
use crate::lattice::Lattice;
use crate::lexicon::sense::sense;
use crate::scan::Shape;
use crate::token::Token;

/// Marks that can end a sentence.
const TERMINATORS: &[char] = &[
    '.', '!', '?', '\u{2026}', '\u{3002}', '\u{FF01}', '\u{FF1F}', '\u{203D}',
];

/// The numbers of the tokens after which a sentence ends, rising; the last token always ends one.
pub fn ends(input: &Input<'_>, lattice: &Lattice, tokens: &[Token], out: &mut Vec<u32>) {
    out.clear();
    let (mut t, mut first) = (0, 0);
    let mut item = Item::at(input, 0);
    while t < tokens.len() {
        let begins = tokens[t].first as usize;
        if begins > first && item.is_some_and(|i| i.is_followed_by(input, begins)) {
            out.push(t as u32 - 1);
            (first, item) = (begins, Item::at(input, begins));
        }
        if terminates(input, lattice, &tokens[t]) {
            let last = closing(input, tokens, t);
            if breaks(input, lattice, &tokens[t], first, tokens[last].end as usize) {
                out.push(last as u32);
                first = tokens
                    .get(last + 1)
                    .map_or(input.len(), |next| next.first as usize);
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
    let at = token.first as usize;
    match token.candidate.and_then(|id| lattice.candidate(id)) {
        Some(candidate) => candidate.dotted,
        None => {
            input.is_any(at, TERMINATORS) && !(is_ellipsis(input, at) && is_omission(input, at))
        }
    }
}

/// `...`, `…`, `. . .`
fn is_ellipsis(input: &Input<'_>, at: usize) -> bool {
    let dot = |i: usize| input.is(i, '.');
    input.is(at, '\u{2026}')
        || dot(at)
            && (dot(at + 1)
                || at > 0 && dot(at - 1)
                || at > 1 && input.is_space(at - 1) && dot(at - 2))
}

/// `[...]`: something was left out here, nothing ends.
fn is_omission(input: &Input<'_>, at: usize) -> bool {
    let mut start = at;
    while start > 0 && at - start < 4 && input.is_any(start - 1, &['.', '\u{2026}']) {
        start -= 1;
    }
    start > 0 && input.is(start - 1, '[')
}

/// The last of the terminators, closing marks and footnote marks that follow token `t`.
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
    footnotes(input, tokens, last)
}

/// Footnote marks `[17] [18]` belong to the sentence they follow.
fn footnotes(input: &Input<'_>, tokens: &[Token], mut last: usize) -> usize {
    loop {
        let open = input.skip_space(tokens[last].end as usize);
        let Some(end) = input.note_end(open) else {
            return last;
        };
        match tokens[last..].iter().position(|t| t.end as usize == end) {
            Some(ahead) => last += ahead,
            None => return last,
        }
    }
}

fn is_gap(input: &Input<'_>, i: usize) -> bool {
    i < input.len() && input.is_space(i)
}

/// Whether a new sentence begins at lexeme `end`, after `token`.
fn breaks(input: &Input<'_>, lattice: &Lattice, token: &Token, first: usize, end: usize) -> bool {
    if end >= input.len() {
        return true;
    }
    if !input.is_space(end) {
        return false;
    }
    if is_before_ellipsis(input, token.first as usize) || is_credit(input, end + 1) {
        return true;
    }
    if is_aside(input, end + 1) || never_ends(input, token) {
        return false;
    }
    let mut next = end + 1;
    while next < end + REACH && (input.is_any(next, OPENING) || is_gap(input, next)) {
        next += 1;
    }
    if next >= input.len() {
        return true;
    }
    if !input.is_capitalized(next) && !input.is_digits(next) {
        return false;
    }
    match token.candidate.and_then(|id| lattice.candidate(id)) {
        Some(candidate) => {
            after_abbreviation(input, candidate.class, token, next)
                || candidate.class == Class::Time && is_person(input, first, next)
        }
        None => {
            let at = token.first as usize;
            !item::is_number(input, first, at)
                && !is_attributed(input, token, end, next)
                && !is_ellipsis_before_i(input, at, next)
                && (first..at).any(|i| input.is_word(i) || input.is_digits(i))
        }
    }
}

/// Whether a capitalized word after an abbreviation begins a sentence: it is a word that seldom stands inside a name, or
/// an ordinary word followed by lower case where the abbreviation usually closes its phrase.
fn after_abbreviation(input: &Input<'_>, class: Class, token: &Token, next: usize) -> bool {
    let initial = input.at(next).len() == 1 && input.is(next + 1, '.');
    if input.senses(next).any(sense("starter")) && !initial {
        return class != Class::Title || !input.is_capitalized(input.skip_space(next + 1));
    }
    let named = |i: usize| input.is_capitalized(i) && !input.senses(i).any(sense("starter"));
    let closes = match class {
        Class::Time | Class::Measure | Class::Date => true,
        Class::Abbreviation | Class::Place => input
            .before(token.first as usize)
            .is_some_and(|i| input.is(i, ',') || named(i)),
        _ => false,
    };
    let word = input.at(next);
    closes
        && input.is_word(next)
        && input.is_word(input.skip_space(next + 1))
        && !input.is_capitalized(input.skip_space(next + 1))
        && input.lexicon.is_common(&word.to_ascii_lowercase())
        && input.lexicon.weekdays.get(word).is_none()
}

/// `He left at 6 p.m. Mr. Smith`: a title with its full stop, and the sentence so far is more than `At 6 p.m.`
fn is_person(input: &Input<'_>, first: usize, next: usize) -> bool {
    let opens = [
        "at", "by", "on", "in", "from", "until", "before", "after", "around", "about", "since",
    ];
    input.is(next + 1, '.')
        && input.senses(next).any(sense("person-title"))
        && !input.says_any(first, &opens)
}

/// `what I mean . . . I meant`: a pronoun that always has its capital begins nothing after an ellipsis.
fn is_ellipsis_before_i(input: &Input<'_>, at: usize, next: usize) -> bool {
    let word = input.at(next);
    let pronoun = word == "I" || word.starts_with("I'") || word.starts_with("I\u{2019}");
    pronoun && is_ellipsis(input, at)
}

/// `(credit: Jane Roe)`: a bracket with a label is a sentence of its own, though it begins in small letters.
fn is_credit(input: &Input<'_>, open: usize) -> bool {
    input.is(open, '(') && input.is_word(open + 1) && input.is(open + 2, ':')
}

/// `Viva Maria! (1965), and`: the sentence goes on behind a bracket that opens at `open`.
fn is_aside(input: &Input<'_>, open: usize) -> bool {
    if !input.is(open, '(') {
        return false;
    }
    let close = (open..open + REACH).find(|i| input.is(*i, ')'));
    close.is_some_and(|i| {
        input.is_any(i + 1, &[',', ';']) || input.shape(input.skip_space(i + 1)) == Shape::Lower
    })
}

/// `e.g.`, `vs.`: what they announce follows.
fn never_ends(input: &Input<'_>, token: &Token) -> bool {
    let written = token.span.of(input.text);
    let never = ["e.g.", "i.e.", "cf.", "viz.", "vs."];
    token.candidate.is_some() && never.iter().any(|n| written.eq_ignore_ascii_case(n))
}

/// `compounds. . . . The`: the first of four spaced full stops ends the sentence if it touches its last word.
fn is_before_ellipsis(input: &Input<'_>, dot: usize) -> bool {
    let spaced = |i: usize| input.is_space(i) && input.is(i + 1, '.');
    input.is(dot, '.')
        && dot > 0
        && input.is_word(dot - 1)
        && [dot + 1, dot + 3, dot + 5].into_iter().all(spaced)
        && input.is_space(dot + 7)
        && input.is_capitalized(dot + 8)
}

/// `"Why?" Smith asked`: a question in quotation marks with its speaker behind it goes on.
fn is_attributed(input: &Input<'_>, token: &Token, end: usize, next: usize) -> bool {
    let quoted = (token.end as usize..end).any(|i| input.is_any(i, &['"', '\u{201D}', '\u{2019}']));
    quoted
        && !input.is(token.first as usize, '.')
        && !input.is_any(next.saturating_sub(1), &['"', '\u{201C}'])
        && input.near_after(next, 3, sense("saying"))
        && !input.senses(next).any(sense("starter"))
}
