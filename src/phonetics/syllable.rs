//! Where syllables begin: as many consonants as can begin an English syllable go to the next vowel (maximal onset).

use crate::phonetics::inventory::{Inventory, Phone};
use crate::phonetics::pronunciation::Segment;

/// Marks the beginnings that are not marked yet; those that are stay.
pub(crate) fn fill(inventory: &Inventory, word: &mut [Segment]) {
    if let Some(first) = word.first_mut() {
        first.begins = true;
    }
    let mut last: Option<usize> = None;
    for at in 0..word.len() {
        if !inventory.is_vowel(word[at].phone) {
            continue;
        }
        if let Some(vowel) = last
            && !word[vowel + 1..=at].iter().any(|s| s.begins)
        {
            let begin = onset(inventory, word, vowel + 1, at);
            word[begin].begins = true;
        }
        last = Some(at);
    }
    merge(inventory, word);
}

/// A beginning without a vowel before the next one is none: `st.ɑ` is one syllable.
fn merge(inventory: &Inventory, word: &mut [Segment]) {
    let mut vowel = false;
    for at in 1..word.len() {
        vowel |= inventory.is_vowel(word[at - 1].phone);
        if word[at].begins {
            let rest = word[at..].iter().any(|s| inventory.is_vowel(s.phone));
            if vowel && rest {
                vowel = false;
            } else {
                word[at].begins = false;
            }
        }
    }
}

/// The first of the consonants `from..vowel` with which the syllable of the vowel begins.
fn onset(inventory: &Inventory, word: &[Segment], from: usize, vowel: usize) -> usize {
    let phones: Vec<Phone> = word[from..vowel].iter().map(|s| s.phone).collect();
    let skip = (0..=phones.len()).find(|i| inventory.is_onset(&phones[*i..]));
    from + skip.unwrap_or(phones.len())
}

/// The syllables of a word.
pub(crate) fn syllables(word: &[Segment]) -> impl Iterator<Item = &[Segment]> {
    word.chunk_by(|_, next| !next.begins)
}
