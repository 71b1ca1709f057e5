//! Pictographs: said by name where the table gives one and the style wants it, silent else.

use crate::class::Class;
use crate::input::{Input, REACH};
use crate::lattice::{LIKELY, Lattice, NORMAL};
use crate::lexicon::entry::PlainEntry;
use crate::scan::scan;
use crate::style::Emoji;

/// Proposes the longest row at the mark `i`, or silence for a pictograph that no row names.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(mark) = input.mark(i).filter(|m| !m.is_ascii()) else {
        return;
    };
    let silent = input.context.style.emoji == Emoji::Silent;
    let emoji = &input.lexicon.emoji;
    let plain = emoji.longest(input.text, input.lexemes, i, false);
    if let Some((end, entry)) = toned(input, i).or(plain.map(|(end, e)| (end, *e))) {
        let mut reading = lattice.propose_row(i, end, Class::Emoji, entry.row, LIKELY);
        if let Some(said) = entry.spoken.filter(|_| !silent) {
            reading.lexicon(said, input.span_of(i, end));
        }
    } else if is_pictograph(mark) {
        lattice.propose(i, i + 1, Class::Emoji, "emoji.unnamed", NORMAL);
    }
}

/// The longest row at a pictograph with a skin tone, which may stand inside a joined one: `👩🏽‍🚀` is `👩‍🚀`. Tones are silent.
fn toned(input: &Input<'_>, i: usize) -> Option<(usize, PlainEntry)> {
    let tone = |at: usize| matches!(input.mark(at), Some('\u{1F3FB}'..='\u{1F3FF}'));
    if tone(i) || !tone(i + 1) {
        return None;
    }
    let marks = (i..i + REACH).take_while(|at| input.mark(*at).is_some_and(|m| !m.is_ascii()));
    let plain: String = marks
        .filter(|at| !tone(*at))
        .map(|at| input.at(at))
        .collect();
    let mut lexemes = Vec::new();
    scan(&plain, &mut lexemes);
    let (mut left, entry) = input.lexicon.emoji.longest(&plain, &lexemes, 0, false)?;
    let mut end = i;
    while left > 0 || tone(end) {
        left -= usize::from(!tone(end));
        end += 1;
    }
    Some((end, *entry))
}

/// The blocks of Unicode that hold pictographs and the marks that vary them.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{E0020}'..='\u{E007F}' | '\u{20E3}')
}
