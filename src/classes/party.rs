//! Party tags behind a legislator's name: `Sen. Jon Tester, D-Mont.,`, `(R-Fla.)`, `D-San Jose`, `(Lab, Luton North)`.
//!
//! AP Stylebook, "party affiliation": party, hyphen, the state in its newspaper abbreviation, between commas.

use crate::class::Class;
use crate::input::Input;
use crate::lattice::{Lattice, SURE};
use crate::lexicon::entry::{How, PartyEntry, WordEntry};
use crate::lexicon::sense::sense;
use crate::source::Span;

/// Proposes the tag that begins at `i`.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(bracket) = opening(input, i) else {
        return;
    };
    let parties = &input.lexicon.parties;
    for (end, party) in parties.matches(input.text, input.lexemes, i, false) {
        if input.is_dash(end) {
            tag(input, i, end, party, lattice);
        } else if bracket {
            alone(input, i, end, party, lattice);
        }
    }
}

/// Whether a tag may begin here: after a comma (`false`) or an opening bracket (`true`).
fn opening(input: &Input<'_>, i: usize) -> Option<bool> {
    let before = input.before(i)?;
    if input.is_any(before, &['(', '[']) && !input.touches_left(before) {
        return Some(true);
    }
    (input.is_any(before, &[',', '\u{2014}', '/'])).then_some(false)
}

/// `D-Mont.`, `R-Texas`, `D-San Jose`.
fn tag(input: &Input<'_>, first: usize, dash: usize, party: &PartyEntry, lattice: &mut Lattice) {
    let from = dash + 1;
    if !input.is_capitalized(from) {
        return;
    }
    let words = &input.lexicon.words;
    let known = words
        .matches(input.text, input.lexemes, from, input.caps)
        .find(|(end, entry)| entry.class == Class::Place && closes(input, *end));
    let origin = input.span_of(first, dash);
    if let Some((end, place)) = known {
        let mut reading = lattice.propose(first, end, Class::Title, "party.state", SURE);
        reading
            .lexicon(party.noun, origin)
            .text("of", input.span(dash));
        say_place(place, input.span_of(from, end), &mut reading);
        reading.dotted(place.dotted);
        return;
    }
    let Some(end) = name_end(input, from) else {
        return;
    };
    let mut reading = lattice.propose(first, end, Class::Title, "party.place", SURE);
    reading
        .lexicon(party.noun, origin)
        .text("of", input.span(dash));
    for word in (from..end).filter(|w| input.is_word(*w)) {
        reading.written(input.span(word));
    }
}

fn say_place(place: &WordEntry, span: Span, reading: &mut crate::lattice::Proposal<'_>) {
    match place.how {
        How::AsIs => reading.written(span),
        How::Letters => reading.letters(span),
        How::Alias(said) => reading.lexicon(said, span),
        How::Sounds(alphabet, said) => reading.sounds(alphabet, said, span),
    };
}

/// Whether nothing that belongs to the tag follows.
fn closes(input: &Input<'_>, end: usize) -> bool {
    end >= input.len() || input.is_space(end) || !input.touches_right(end)
}

/// One past a place of up to four capitalized words that is closed by a mark: `San Jose,`.
fn name_end(input: &Input<'_>, from: usize) -> Option<usize> {
    let mut end = from + 1;
    while end < from + 7 && input.is_space(end) && input.is_capitalized(end + 1) {
        end += 2;
    }
    let day = end == from + 1 && input.says_any(from, &["Day", "Span", "Word", "Team", "Force"]);
    let closed =
        end >= input.len() || input.is_any(end, &[',', ')', ']', '.', ';', ':', '\u{2014}']);
    (closed && !day).then_some(end)
}

/// `(D)` after a name that has a title, `(Lab, Luton North)`.
fn alone(input: &Input<'_>, first: usize, end: usize, party: &PartyEntry, lattice: &mut Lattice) {
    let Some(bracket) = input.before(first) else {
        return;
    };
    let named = input
        .before(bracket)
        .is_some_and(|n| input.is_capitalized(n) || input.is(n, '.'));
    let short = end == first + 1 && input.at(first).len() == 1;
    let elected = || input.near_before(bracket, 5, sense("office"));
    let tagged = input.is(end, ',') && input.is_capitalized(end + 2)
        || input.is_any(end, &[')', ']']) && (elected() || !short && input.at(first) != "GOP");
    if named && tagged {
        let mut reading = lattice.propose(first, end, Class::Title, "party.bracket", SURE);
        reading.lexicon(party.noun, input.span_of(first, end));
    }
}
