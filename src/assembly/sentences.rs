//! Where sentences lie inside a clip that holds several.
//!
//! Engines here do not tell. What is known: how long each sentence is in characters, and the silences inside the clip.
//! A border is put into the silence that lies near where the lengths say, and rather into a long one. Without a
//! silence near, the lengths alone decide. The result is an estimate and is marked so.

use std::ops::Range;

/// The shortest silence in ms that may be a border between sentences.
pub const SHORTEST_MS: f64 = 60.0;

/// How far, in mean lengths of a sentence, a border lies typically from where the characters put it.
const SPREAD: f64 = 0.25;

/// What a border without a silence costs, where the best fitting silence of [`SHORTEST_MS`] costs 0.
const NO_GAP: f64 = 4.0;

/// What a silence gains each time it is longer by a factor of e.
const LONG: f64 = 2.0;

/// A place for a border: a silence of the clip, or an empty range.
struct Place {
    gap: Range<usize>,
    cost: f64,
}

/// The most combinations of border and place that are weighed; beyond, the lengths alone decide.
const MOST: usize = 4_000_000;

/// Cuts `speech` into one stretch for each of the `lengths` (characters of the sentences; at least one stretch), at best
/// in the `gaps`, whose `shortest` length in frames is given. Stretches rise, do not overlap, and may be empty if there
/// is no room.
pub fn split(
    speech: Range<usize>,
    gaps: &[Range<usize>],
    lengths: &[usize],
    shortest: usize,
) -> Vec<Range<usize>> {
    let expected = expected(&speech, gaps, lengths);
    let gaps = if expected.len().saturating_mul(gaps.len() + expected.len()) > MOST {
        &[]
    } else {
        gaps
    };
    let spread = SPREAD * speech.len().max(1) as f64 / lengths.len().max(1) as f64;
    let mut start = speech.start;
    let mut stretches = Vec::new();
    for border in borders(&places(gaps, &expected, shortest), &expected, spread) {
        stretches.push(start..border.start.max(start));
        start = border.end.max(start);
    }
    stretches.push(start..speech.end);
    stretches
}

/// Where the characters put the borders: in the clip without its silences, then with those that come before.
fn expected(speech: &Range<usize>, gaps: &[Range<usize>], lengths: &[usize]) -> Vec<usize> {
    let total = lengths.iter().sum::<usize>().max(1);
    let silent = gaps.iter().map(|gap| gap.len()).sum();
    let sound = speech.len().saturating_sub(silent);
    let mut said = 0;
    let inner = lengths.iter().take(lengths.len().saturating_sub(1));
    inner
        .map(|length| {
            said += length;
            let bare = speech.start + (sound as f64 * said as f64 / total as f64) as usize;
            let at = gaps.iter().fold(
                bare,
                |at, gap| if gap.start <= at { at + gap.len() } else { at },
            );
            at.min(speech.end)
        })
        .collect()
}

/// All silences, and a bare cut at each expected border that lies in none.
fn places(gaps: &[Range<usize>], expected: &[usize], shortest: usize) -> Vec<Place> {
    let silences = gaps.iter().map(|gap| Place {
        gap: gap.clone(),
        cost: -LONG * (gap.len() as f64 / shortest.max(1) as f64).ln(),
    });
    let silent = |at: usize| gaps.iter().any(|gap| (gap.start..=gap.end).contains(&at));
    let cuts = expected.iter().filter(|at| !silent(**at)).map(|at| Place {
        gap: *at..*at,
        cost: NO_GAP,
    });
    let mut places: Vec<Place> = silences.chain(cuts).collect();
    places.sort_by_key(|place| (place.gap.start, place.gap.end));
    places
}

/// The places of the borders, in order: the cheapest choice of one place for each, by dynamic programming.
fn borders(places: &[Place], expected: &[usize], spread: f64) -> Vec<Range<usize>> {
    // rows[b][p]: the cost of the borders up to b if b lies at place p or before, and b's place then.
    let mut rows: Vec<Vec<(f64, usize)>> = Vec::new();
    for at in expected {
        let row = row(places, rows.last(), |place| {
            place.cost + distance(&place.gap, *at, spread)
        });
        rows.push(row);
    }
    trace(places, &rows)
}

fn row(
    places: &[Place],
    before: Option<&Vec<(f64, usize)>>,
    cost: impl Fn(&Place) -> f64,
) -> Vec<(f64, usize)> {
    let mut row: Vec<(f64, usize)> = Vec::with_capacity(places.len());
    for (number, place) in places.iter().enumerate() {
        let rest = match (before, number) {
            (None, _) => 0.0,
            (Some(_), 0) => f64::INFINITY,
            (Some(before), _) => before[number - 1].0,
        };
        let here = (rest + cost(place), number);
        let last = row.last().copied().filter(|last| last.0 <= here.0);
        row.push(last.unwrap_or(here));
    }
    row
}

/// Squared, in units of `spread`.
fn distance(gap: &Range<usize>, at: usize, spread: f64) -> f64 {
    let frames = gap.start.saturating_sub(at) + at.saturating_sub(gap.end);
    (frames as f64 / spread).powi(2)
}

fn trace(places: &[Place], rows: &[Vec<(f64, usize)>]) -> Vec<Range<usize>> {
    let mut limit = places.len();
    let mut chosen = Vec::new();
    for row in rows.iter().rev() {
        // Where there are fewer places than borders, the first borders share the first place.
        let place = row
            .get(limit.saturating_sub(1))
            .map_or(0, |(_, place)| *place);
        chosen.push(places.get(place).map_or(0..0, |place| place.gap.clone()));
        limit = place;
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
// A list of one range is meant.
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use crate::assembly::sentences::split;
    use proptest::prelude::*;

    #[test]
    fn one_sentence_is_the_whole() {
        assert_eq!(split(10..90, &[30..40], &[25], 10), [10..90]);
        assert_eq!(split(10..90, &[30..40], &[], 10), [10..90]);
    }

    #[test]
    fn borders_lie_in_silences_near_where_the_lengths_say() {
        // Sentences of 50 and 100 characters; commas at 700 and 2000, the border at 1000.
        let gaps = [700..760, 1000..1300, 2000..2060];
        assert_eq!(split(0..3300, &gaps, &[50, 100], 60), [0..1000, 1300..3300]);
        // The long silence is too far away from where a border could be.
        let gaps = [300..500, 1480..1580];
        assert_eq!(
            split(0..3300, &gaps, &[100, 100], 60),
            [0..1480, 1580..3300]
        );
    }

    #[test]
    fn without_silences_the_lengths_decide() {
        assert_eq!(split(100..400, &[], &[10, 20], 60), [100..200, 200..400]);
    }

    proptest! {
        #[test]
        fn stretches_cover_the_speech_in_order(
            start in 0usize..50,
            cuts in prop::collection::vec(1usize..100, 0..20),
            lengths in prop::collection::vec(0usize..30, 1..12),
        ) {
            let mut at = start;
            let mut gaps = Vec::new();
            for pair in cuts.chunks_exact(2) {
                gaps.push(at + pair[0]..at + pair[0] + pair[1]);
                at += pair[0] + pair[1];
            }
            let speech = start..at + 10;
            let stretches = split(speech.clone(), &gaps, &lengths, 20);
            prop_assert_eq!(stretches.len(), lengths.len());
            prop_assert_eq!(stretches[0].start, speech.start);
            prop_assert_eq!(stretches[lengths.len() - 1].end, speech.end);
            prop_assert!(stretches.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(stretches.iter().all(|s| s.start <= s.end));
        }
    }
}
