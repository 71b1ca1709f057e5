//! Pictographs: said by name where the table gives one and the style wants it, silent else.

use crate::class::Class;
use crate::input::Input;
use crate::lattice::{LIKELY, Lattice, NORMAL};
use crate::style::Emoji;

/// Proposes the longest row at the mark `i`, or silence for a pictograph that no row names.
pub fn find(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(mark) = input.mark(i).filter(|m| !m.is_ascii()) else {
        return;
    };
    let silent = input.context.style.emoji == Emoji::Silent;
    let emoji = &input.lexicon.emoji;
    if let Some((end, entry)) = emoji.longest(input.text, input.lexemes, i, false) {
        let mut reading = lattice.propose_row(i, end, Class::Emoji, entry.row, LIKELY);
        if let Some(said) = entry.spoken.filter(|_| !silent) {
            reading.lexicon(said, input.span_of(i, end));
        }
    } else if is_pictograph(mark) {
        lattice.propose(i, i + 1, Class::Emoji, "emoji.unnamed", NORMAL);
    }
}

/// The blocks of Unicode that hold pictographs and the marks that vary them.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{E0020}'..='\u{E007F}' | '\u{20E3}')
}
