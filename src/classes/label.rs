//! The names inside addresses: `mit` in `mit.edu`, `StandWithUkraine`, `NBCNews`, `covid19`.

use crate::class::Class;
use crate::input::Input;
use crate::lattice::{Proposal, Say};
use crate::lexicon::entry::{WebEntry, WebPart};
use crate::numerals;
use crate::source::Span;
use crate::style::Web;

/// The name without a possessive ending, and whether it had one: `example.com's`.
pub fn owner(written: &str) -> (&str, bool) {
    match written
        .strip_suffix("'s")
        .or(written.strip_suffix("\u{2019}s"))
    {
        Some(name) => (name, true),
        None => (written, false),
    }
}

/// What the table of addresses knows about a name, whatever its case.
pub fn entry<'l>(input: &Input<'l>, name: &str) -> Option<&'l WebEntry> {
    let web = &input.lexicon.web;
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        return web.single(&name.to_ascii_lowercase());
    }
    web.single(name)
}

/// Says one word of an address that begins at byte `start`; `part` is where it stands, if the table may know it.
pub fn say(
    input: &Input<'_>,
    name: &str,
    start: u32,
    part: Option<WebPart>,
    reading: &mut Proposal<'_>,
) {
    if input.context.style.web == Web::Words {
        reading.written(Span::new(start, start + name.len() as u32));
        return;
    }
    let known = part.and_then(|part| {
        entry(input, name).filter(|e| e.part == part || e.part == WebPart::Scheme)
    });
    if let Some(entry) = known {
        reading.lexicon(entry.spoken, Span::new(start, start + name.len() as u32));
        return;
    }
    let code = matches!(part, Some(WebPart::TopLevel | WebPart::Extension)) && name.len() < 4;
    let mut from = 0;
    for to in borders(name).chain(std::iter::once(name.len())) {
        let piece = &name[from..to];
        let span = Span::new(start + from as u32, start + to as u32);
        if code || is_spelled(input, piece) {
            reading.letters(span);
        } else {
            reading.written(span);
        }
        from = to;
    }
}

/// Where a name in camel case falls apart: before a capital after a small letter, and before the last capital of a row
/// of them that goes on in small letters (`NBCNews`).
fn borders(name: &str) -> impl Iterator<Item = usize> + '_ {
    let mut chars = name.char_indices().peekable();
    let mut before: Option<char> = None;
    std::iter::from_fn(move || {
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, c)| *c);
            let border = before.is_some_and(|b| {
                c.is_uppercase()
                    && (b.is_lowercase()
                        || b.is_uppercase() && next.is_some_and(char::is_lowercase))
            });
            before = Some(c);
            if border {
                return Some(at);
            }
        }
        None
    })
}

/// Whether a part is letters: a known initialism, or letters that make no syllable.
fn is_spelled(input: &Input<'_>, part: &str) -> bool {
    if !part.is_ascii() || part.len() > 6 {
        return false;
    }
    let upper = part.to_ascii_uppercase();
    let known = input.lexicon.words.single(&upper);
    if let Some(entry) = known.filter(|_| part.len() > 1) {
        let ordinary = part != upper && input.lexicon.is_common(&part.to_ascii_lowercase());
        match entry.class {
            Class::Initialism => return !ordinary,
            Class::Acronym => return false,
            _ => {}
        }
    }
    part.len() == 1
        || part.len() == 2 && part == upper
        || !part
            .bytes()
            .any(|b| matches!(b | 32, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

/// Says digits of an address: years as years, in tags short numbers as numbers, else one by one.
pub fn digits(input: &Input<'_>, i: usize, social: bool, reading: &mut Proposal<'_>) {
    let written = input.at(i);
    let count = written.chars().count();
    let value = numerals::value(written).unwrap_or(0);
    let leading_zero = written.starts_with('0');
    let say = match count {
        4 if (1900..=2099).contains(&value) => Say::Year,
        1 | 2 if !leading_zero && social => Say::Cardinal,
        3 if !leading_zero && social => Say::Designation,
        _ => Say::Digits,
    };
    reading.say(say, input.span(i));
}
