//! Where to cut a row of pieces into chunks that fit: fewest chunks, then the best boundaries, then even sizes.

use std::collections::VecDeque;

/// How good a place for a cut is, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Boundary {
    /// Between paragraphs.
    #[default]
    Paragraph,
    /// Between sentences, or where the voice changes.
    Sentence,
    /// After a semicolon, a colon, a dash, a pause.
    Clause,
    /// After a comma or a closing mark.
    Phrase,
    /// Between two words.
    Word,
}

impl Boundary {
    /// What a cut there costs; set by hand.
    const fn cost(self) -> u64 {
        match self {
            Self::Paragraph => 0,
            Self::Sentence => 3,
            Self::Clause => 20,
            Self::Phrase => 40,
            Self::Word => 100,
        }
    }
}

/// The row of pieces: `places` boundaries from 0, where the row begins, to where it ends.
pub trait Row {
    /// The number of pieces.
    fn pieces(&self) -> usize;
    /// Whether one chunk takes the pieces `from..to`; it then takes any part of them, too.
    fn fits(&self, from: usize, to: usize) -> bool;
    /// How good a cut before piece `at` is.
    fn boundary(&self, at: usize) -> Boundary;
    /// How much stands before piece `at`, in any unit.
    fn position(&self, at: usize) -> u64;
}

/// The end of each chunk, rising. Linear in the number of pieces.
///
/// # Errors
/// The number of the first piece that does not fit alone.
pub fn cuts(row: &impl Row) -> Result<Vec<usize>, usize> {
    let pieces = row.pieces();
    let first = farthest(row)?;
    // The fewest chunks up to each place. No place has two numbers in any best solution: a place that can be reached with
    // fewer would shorten the whole.
    let mut fewest = vec![0u64; pieces + 1];
    for to in 1..=pieces {
        fewest[to] = fewest[first[to]] + 1;
    }
    let (chunks, whole) = (u128::from(fewest[pieces]), row.position(pieces));
    let uneven = |at: usize| {
        let here = u128::from(row.position(at)) * chunks;
        let even = u128::from(whole) * u128::from(fewest[at]);
        here.abs_diff(even) / chunks
    };
    // The best way to each place: boundaries, unevenness, the place before. Ways from within reach wait in a queue whose
    // keys rise, so that the best is always in front.
    let mut best = vec![(0u64, 0u128, 0usize); pieces + 1];
    let key = |best: &[(u64, u128, usize)], at: usize| (fewest[at], best[at].0, best[at].1);
    let mut queue: VecDeque<usize> = VecDeque::new();
    for to in 1..=pieces {
        let new = to - 1;
        while queue
            .back()
            .is_some_and(|b| key(&best, *b) >= key(&best, new))
        {
            queue.pop_back();
        }
        queue.push_back(new);
        while queue.front().is_some_and(|f| *f < first[to]) {
            queue.pop_front();
        }
        let from = queue.front().copied().unwrap_or(new);
        let cost = if to == pieces {
            0
        } else {
            row.boundary(to).cost()
        };
        best[to] = (best[from].0 + cost, best[from].1 + uneven(to), from);
    }
    let mut ends = Vec::with_capacity(fewest[pieces] as usize);
    let mut at = pieces;
    while at > 0 {
        ends.push(at);
        at = best[at].2;
    }
    ends.reverse();
    Ok(ends)
}

/// For each place, where the longest chunk that ends there begins.
fn farthest(row: &impl Row) -> Result<Vec<usize>, usize> {
    let mut first = vec![0; row.pieces() + 1];
    for to in 1..first.len() {
        let mut from = first[to - 1];
        while from < to && !row.fits(from, to) {
            from += 1;
        }
        if from == to {
            return Err(to - 1);
        }
        first[to] = from;
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces of these sizes, each with the boundary before it.
    struct Sizes<'s>(&'s [(u64, Boundary)], u64);

    impl Row for Sizes<'_> {
        fn pieces(&self) -> usize {
            self.0.len()
        }
        fn fits(&self, from: usize, to: usize) -> bool {
            self.position(to) - self.position(from) <= self.1
        }
        fn boundary(&self, at: usize) -> Boundary {
            self.0[at].1
        }
        fn position(&self, at: usize) -> u64 {
            self.0[..at].iter().map(|(size, _)| size).sum()
        }
    }

    #[test]
    fn fewest_then_best_then_even() {
        use Boundary::{Paragraph, Sentence, Word};
        let even = [(1, Sentence); 8];
        for (pieces, limit, ends) in [
            (&even[..], 8, Ok(vec![8])),
            (&even[..], 7, Ok(vec![4, 8])),
            (&even[..], 3, Ok(vec![3, 6, 8])),
            (&even[..0], 3, Ok(vec![])),
            // A paragraph is worth an uneven cut, but never one more chunk.
            (
                &[(1, Word), (1, Paragraph), (1, Word), (1, Word)][..],
                3,
                Ok(vec![1, 4]),
            ),
            (
                &[(1, Word), (1, Paragraph), (1, Word), (1, Word)][..],
                2,
                Ok(vec![2, 4]),
            ),
            (&[(1, Word), (5, Word)][..], 4, Err(1)),
        ] {
            assert_eq!(cuts(&Sizes(pieces, limit)), ends, "{pieces:?} {limit}");
        }
    }
}
