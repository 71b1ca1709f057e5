//! The marks of list items, by which a list that is set in one line is taken apart.

use crate::input::{Input, REACH};
use crate::numerals;
use crate::scan::Shape;

/// The mark of a list item, `1.`, `2)`, `• 3.`, `a.`, by which a list set in one line is taken apart.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    value: u64,
    letter: bool,
    bullet: Option<char>,
}

impl Item {
    /// The item mark that begins at lexeme `i`.
    pub fn at(input: &Input<'_>, i: usize) -> Option<Item> {
        let bullet = input.mark(i).filter(|m| {
            matches!(
                m,
                '\u{2022}' | '\u{2043}' | '\u{25CF}' | '*' | '-' | '\u{2013}' | '('
            )
        });
        let label = if bullet.is_some() {
            input.skip_space(i + 1)
        } else {
            i
        };
        let closes = input.is_any(label + 1, &['.', ')'])
            && (input.is_space(label + 2) || input.is(label + 2, ')'));
        if !closes {
            return None;
        }
        let written = input.at(label);
        let letter = written.len() == 1 && input.shape(label) == Shape::Lower;
        let value = if letter {
            u64::from(written.as_bytes()[0])
        } else if input.is_digits(label) && written.len() <= 3 {
            numerals::value(written)?
        } else {
            return None;
        };
        Some(Item {
            value,
            letter,
            bullet,
        })
    }

    /// Whether the next item of the same list begins at lexeme `i`.
    pub fn is_followed_by(self, input: &Input<'_>, i: usize) -> bool {
        input.is_space(i.saturating_sub(1))
            && Item::at(input, i).is_some_and(|n| {
                n.value == self.value + 1 && n.letter == self.letter && n.bullet == self.bullet
            })
    }
}

/// `1.`, `2.1.`, `IV.`, `a.` at the beginning number what follows.
pub fn is_number(input: &Input<'_>, first: usize, dot: usize) -> bool {
    if !input.is(dot, '.') || dot > first + 2 * REACH {
        return false;
    }
    let mut words = 0;
    for i in first..dot {
        let numbers = input.is_digits(i)
            || input.is_word(i) && input.at(i).len() == 1
            || input.shape(i) == Shape::Initial
            || numerals::roman(input.at(i)).is_some();
        let labels =
            i == first && input.is_capitalized(i) && input.is_digits(input.skip_space(i + 1));
        if input.is_word(i) && !numbers && !labels {
            return false;
        }
        words += usize::from(numbers);
    }
    words > 0
}
