//! Addresses: `kyivindependent.com`, `https://t.co/x1`, `name@example.org`, `@handle`, `#StandWithUkraine`, `budget_final.pdf`.
//!
//! The longest form wins; punctuation behind it is not part of it. Marks inside are said (RFC 3986 and RFC 5322 say which
//! may stand there), names in camel case are taken apart, known initialisms are letters.

use crate::class::Class;
use crate::classes::label;
use crate::input::{Input, Number};
use crate::lattice::{Lattice, NORMAL, Suffix};
use crate::lexicon::entry::{WebEntry, WebPart};
use crate::lexicon::sense::sense;
use crate::scan::Shape;
use crate::style::{Signs, Web};

/// Longest address in lexemes; what is longer is read in pieces.
const LONGEST: usize = 160;
/// A row of the lexicon for the very same form (`Node.js`) is cheaper.
const COST: u16 = NORMAL - 3;
/// Marks that may stand inside an address.
const INSIDE: &[char] = &[
    '.', '-', '_', '@', '/', ':', '?', '=', '&', '#', '%', '+', '~', '$', '!', '*',
];
/// Marks that may stand inside but not at its end.
const TRAILING: &[char] = &['.', ':', '?', '!', '-', '&', '*'];

/// Proposes the address that begins with the word or digits at `i`.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if !goes_on(input, i) || !begins(input, i) {
        return;
    }
    let end = extent(input, i);
    if let Some(rule) = kind(input, i, end) {
        propose(input, i, end, rule, lattice);
    }
}

/// The same for an address that begins with digits.
pub fn find_number(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    if input.is_digits(number.first) {
        find(input, number.first, lattice);
    }
}

/// Proposes handles, hashtags, paths and `.com`.
pub fn find_mark(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let opens = !input.touches_left(i) || !input.is_any(i - 1, INSIDE) && input.begins_word(i);
    if !opens {
        return;
    }
    match input.mark(i) {
        Some('@') if input.is_word(i + 1) => handle(input, i, lattice),
        Some('#') => hashtag(input, i, lattice),
        Some('.')
            if input.at(i + 1).len() > 2
                && [WebPart::TopLevel, WebPart::Extension]
                    .iter()
                    .any(|part| is_part(input, input.at(i + 1), *part)) =>
        {
            propose(input, i, i + 2, "web.top-level", lattice);
        }
        Some('/' | '~') => path(input, i, lattice),
        _ => {}
    }
}

/// Whether something that may belong to an address touches lexeme `i` on the right.
fn goes_on(input: &Input<'_>, i: usize) -> bool {
    let next = i + 1;
    match input.mark(next) {
        Some('.' | '@' | '_' | '-' | '+' | ':' | '/' | '&') => !input.is_space(next + 1),
        Some(_) => false,
        None => input.touches_right(next),
    }
}

/// Whether no part of an address stands before lexeme `i`.
fn begins(input: &Input<'_>, i: usize) -> bool {
    if !input.begins_word(i) {
        return false;
    }
    i == 0
        || !input.is_any(i - 1, &['.', '-', '_', '@', '/', '#', '\\', '&', '+', '~'])
        || input.is(i - 1, '.') && (i == 1 || input.is_space(i - 2))
}

/// One past the last lexeme that may belong to the address.
fn extent(input: &Input<'_>, first: usize) -> usize {
    let mut end = first;
    while end < input.len() && end - first < LONGEST {
        let belongs = input.is_word(end) || input.is_digits(end) || input.is_any(end, INSIDE);
        if !belongs {
            break;
        }
        end += 1;
    }
    while end > first && input.is_any(end - 1, TRAILING) {
        end -= 1;
    }
    end
}

/// What kind of address the lexemes are, if they are one.
fn kind(input: &Input<'_>, first: usize, end: usize) -> Option<&'static str> {
    let at = (first..end).find(|i| input.is(*i, '@'));
    if is_scheme(input, first) {
        return Some("web.url");
    }
    if let Some(at) = at {
        let host = host_end(input, at + 1, end);
        let named = is_host(input, at + 1, host) || is_mail_host(input, at + 1, host);
        return (at > first && named).then_some("web.mail");
    }
    let host = host_end(input, first, end);
    if is_host(input, first, host) {
        return Some("web.domain");
    }
    if is_file(input, first, end) {
        return Some("web.file");
    }
    if is_unknown(input, first, end) {
        return Some("web.unknown");
    }
    is_forum(input, first, end).then_some("web.forum")
}

/// `https://`, `file:///`.
fn is_scheme(input: &Input<'_>, i: usize) -> bool {
    input.is_word(i) && input.is(i + 1, ':') && input.is(i + 2, '/') && input.is(i + 3, '/')
}

/// One past the host: up to a slash, a port or a question mark.
fn host_end(input: &Input<'_>, first: usize, end: usize) -> usize {
    (first..end)
        .find(|i| input.is_any(*i, &['/', ':', '?', '#']))
        .unwrap_or(end)
}

/// Labels with full stops between them, of which the last is a top-level domain.
fn is_host(input: &Input<'_>, first: usize, end: usize) -> bool {
    if end < first + 3 || !input.is(end - 2, '.') || !input.is_word(end - 1) {
        return false;
    }
    let labels = (first..end)
        .all(|i| input.is_word(i) || input.is_digits(i) || input.is_any(i, &['.', '-', '_']));
    let empty = (first..end - 1).any(|i| input.is(i, '.') && input.is(i + 1, '.'));
    labels && !empty && !input.is_any(first, &['.', '-']) && is_top_level(input, first, end - 1)
}

/// The host of a mail address needs no domain that is known: labels in small letters, the last of two letters or more.
fn is_mail_host(input: &Input<'_>, first: usize, end: usize) -> bool {
    let joined = (first..end).all(|i| !input.is_space(i) && !input.is(i, '/'));
    let dotted = end >= first + 3 && input.is(end - 2, '.');
    joined && dotted && input.shape(end - 1) == Shape::Lower && input.at(end - 1).len() > 1
}

/// `setup.abc`: two names in small letters with a full stop between, of which the second is no word, so that no space
/// was forgotten after the end of a sentence.
fn is_unknown(input: &Input<'_>, first: usize, end: usize) -> bool {
    let name = |i: usize| {
        input.shape(i) == Shape::Lower
            && input.at(i).is_ascii()
            && (2..=12).contains(&input.at(i).len())
    };
    let last = first + 2;
    end == first + 3
        && input.is(first + 1, '.')
        && name(first)
        && name(last)
        && !input.at(last).contains('\'')
        && input.at(last).len() < 6
        && !input.lexicon.is_common(input.at(last))
        && !input.senses(last).any(sense("function"))
}

fn is_top_level(input: &Input<'_>, first: usize, last: usize) -> bool {
    let (name, _) = label::owner(input.at(last));
    let same_case = name.bytes().all(|b| b.is_ascii_lowercase())
        || (first..=last).all(|i| input.shape(i) != Shape::Lower);
    if !same_case {
        return false;
    }
    if !is_part(input, name, WebPart::TopLevel) {
        return false;
    }
    // `it`, `is`, `no`: a missing space is likelier than an address unless the rest looks like one.
    !input.lexicon.senses(name).any(sense("word-domain"))
        || input.says(first, "www")
        || first > 0 && input.is(first - 1, '@')
        || input.is(last + 1, '/')
        || (first..last).all(|i| !input.is_word(i) || is_name_like(input, i))
}

/// Whether the table of addresses knows the name in this place, whatever its case.
fn is_part(input: &Input<'_>, name: &str, part: WebPart) -> bool {
    label::entry(input, name).is_some_and(|entry| entry.part == part)
}

/// A label that is no ordinary word and no abbreviation.
fn is_name_like(input: &Input<'_>, i: usize) -> bool {
    let written = input.at(i);
    input.shape(i) == Shape::Lower && written.len() > 3 && !input.lexicon.is_common(written)
}

/// `budget_final.pdf`: a name with a known extension.
fn is_file(input: &Input<'_>, first: usize, end: usize) -> bool {
    let Some(dot) = (first..end).rev().find(|i| input.is(*i, '.')) else {
        return false;
    };
    let plain = (first..dot)
        .all(|i| input.is_word(i) || input.is_digits(i) || input.is_any(i, &['-', '_', '.', '/']));
    dot > first && plain && extension(input, dot + 1, end).is_some()
}

/// The row of an extension that fills the lexemes `first..end`: `pdf`, `mp4`, `PDF`, `pdf's`.
fn extension<'l>(input: &Input<'l>, first: usize, end: usize) -> Option<&'l WebEntry> {
    if end == first + 1 {
        let (name, _) = label::owner(input.at(first));
        return label::entry(input, name).filter(|e| e.part == WebPart::Extension);
    }
    let fold = input.is_capitalized(first);
    let found = input
        .lexicon
        .web
        .matches(input.text, input.lexemes, first, fold);
    found
        .filter(|(to, entry)| *to == end && entry.part == WebPart::Extension)
        .map(|(_, entry)| entry)
        .next()
}

/// `r/politics`, `u/name`.
fn is_forum(input: &Input<'_>, first: usize, end: usize) -> bool {
    matches!(input.at(first), "r" | "u")
        && input.is(first + 1, '/')
        && end == first + 3
        && input.is_word(first + 2)
        && input.at(first + 2).len() > 1
}

/// `@ZelenskyyUa`, `@user_42`.
fn handle(input: &Input<'_>, at: usize, lattice: &mut Lattice) {
    let mut end = extent(input, at + 1);
    if !is_host(input, at + 1, end) {
        end = at + 1;
        while input.is_word(end) || input.is_digits(end) || input.is(end, '_') {
            end += 1;
        }
    }
    propose(input, at, end, "web.handle", lattice);
}

/// `#StandWithUkraine`, `#COP29`, `#2024Election`.
fn hashtag(input: &Input<'_>, at: usize, lattice: &mut Lattice) {
    let mut end = at + 1;
    while input.is_word(end) || input.is_digits(end) || input.is(end, '_') {
        end += 1;
    }
    let letters = (at + 1..end).any(|i| input.is_word(i));
    let counted = input.is_digits(at + 1)
        && input.says_any(at + 2, &["st", "nd", "rd", "th", "s", "m", "k", "bn"]);
    if letters && !counted {
        propose(input, at, end, "web.hashtag", lattice);
    }
}

/// `/etc/hosts`, `~/notes`: at least two names.
fn path(input: &Input<'_>, at: usize, lattice: &mut Lattice) {
    let end = extent(input, at);
    let slashes = (at..end).filter(|i| input.is(*i, '/')).count();
    let names = (at..end).filter(|i| input.is_word(*i)).count();
    let first = if input.is(at, '~') { at + 2 } else { at + 1 };
    if names > 0
        && (slashes > 1 || input.is(at, '~'))
        && input.is_word(first)
        && !input.is_space(at + 1)
    {
        propose(input, at, end, "web.path", lattice);
    }
}

fn propose(input: &Input<'_>, first: usize, end: usize, rule: &'static str, lattice: &mut Lattice) {
    let social = matches!(rule, "web.handle" | "web.hashtag");
    let host = if rule == "web.file" {
        first
    } else {
        host_of(input, first, end)
    };
    let mut reading = lattice.propose(first, end, Class::Web, rule, COST);
    for i in first..end {
        let span = input.span(i);
        let words = input.context.style.web == Web::Words;
        let dotted = i > host && input.is(i - 1, '.') && i + 1 < end && !words;
        if let Some(entry) = Some(i)
            .filter(|_| dotted)
            .and_then(|i| extension(input, i, end))
        {
            reading.lexicon(entry.spoken, input.span_of(i, end));
            break;
        }
        if input.is_word(i) {
            let (name, owned) = label::owner(input.at(i));
            let part = part(input, i, end, host, rule);
            label::say(input, name, span.start, part, &mut reading);
            if owned && i + 1 == end {
                reading.suffix(Suffix::Possessive);
            }
        } else if input.is_digits(i) {
            label::digits(input, i, social, &mut reading);
        } else if i == first && input.is(i, '#') {
            let names = input.context.style.signs == Signs::Names;
            reading.text(if names { "hash" } else { "hashtag" }, span);
        } else if let Some(entry) = input.lexicon.web.single(input.at(i)) {
            reading.lexicon(entry.spoken, span);
        }
    }
}

/// One past the host of the address, `first` where there is none.
fn host_of(input: &Input<'_>, first: usize, end: usize) -> usize {
    let from = match (first..end).find(|i| input.is(*i, '@')) {
        Some(at) => at + 1,
        None if is_scheme(input, first) => first + 4,
        None => first,
    };
    host_end(input, from, end)
}

/// What the word at `i` is in its address.
fn part(input: &Input<'_>, i: usize, end: usize, host: usize, rule: &str) -> Option<WebPart> {
    let dotted = i > 0 && input.is(i - 1, '.');
    // The second level of a country: `bbc.co.uk`.
    let second = dotted
        && i + 3 == host
        && input.at(i + 2).len() == 2
        && input.says_any(i, &["co", "com", "org", "gov", "net", "edu", "ac"]);
    match rule {
        "web.hashtag" => None,
        "web.unknown" => None,
        _ if dotted && i + 1 == host || second => Some(WebPart::TopLevel),
        "web.domain" | "web.mail" | "web.handle" => Some(WebPart::Label),
        _ if dotted && i + 1 == end => Some(WebPart::Extension),
        _ => Some(WebPart::Label),
    }
}
