//! Alphabets of symbols that follow one another: IPA, X-SAMPA, Kirshenbaum, eSpeak.
//!
//! The mark of stress stands before the syllable, in eSpeak before the vowel.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::fault::SoundFault;
use crate::phonetics::inventory::{Inventory, Meaning, Phone};
use crate::phonetics::pronunciation::{Segment, Stress};
use crate::phonetics::syllable::syllables;

/// Reads a word.
pub(crate) fn read(
    inventory: &Inventory,
    text: &str,
    alphabet: Alphabet,
) -> Result<Vec<Segment>, SoundFault> {
    let symbols = inventory.symbols(alphabet);
    let mut word: Vec<Segment> = Vec::with_capacity(text.len());
    let mut stress: Option<(Stress, usize)> = None;
    let mut begins = false;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
        let Some((len, meaning)) = symbols.longest(rest) else {
            return Err(unknown(inventory, text, at, alphabet));
        };
        match meaning {
            Meaning::Phones(phones) => {
                for phone in phones {
                    let vowel = inventory.is_vowel(*phone);
                    let mark = if vowel { stress.take() } else { None };
                    word.push(Segment {
                        phone: inventory.for_stress(*phone, alphabet, mark.is_some()),
                        stress: mark.map_or(Stress::None, |(s, _)| s),
                        begins: std::mem::take(&mut begins),
                    });
                }
            }
            Meaning::Primary | Meaning::Secondary => {
                if stress.is_some() {
                    return Err(SoundFault::new(
                        at..at + len,
                        "two marks of stress for one vowel",
                        "a mark stands before its syllable; keep one",
                    ));
                }
                let level = match meaning {
                    Meaning::Primary => Stress::Primary,
                    _ => Stress::Secondary,
                };
                stress = Some((level, at));
                begins |= alphabet != Alphabet::Espeak;
            }
            Meaning::Boundary => begins = true,
            Meaning::Ignored => {}
            Meaning::Foreign(phones) => {
                let symbol = &rest[..len];
                let nearest = inventory.shown(phones, alphabet);
                return Err(SoundFault::new(
                    at..at + len,
                    format!("`{symbol}` is no sound of English"),
                    format!("the nearest is `{nearest}`"),
                ));
            }
        }
        at += len;
    }
    match stress {
        Some((_, at)) => Err(SoundFault::new(
            at..text.len(),
            "no vowel follows this mark of stress",
            "put the mark before the syllable that is stressed",
        )),
        None => Ok(word),
    }
}

/// A symbol that the alphabet does not have.
fn unknown(inventory: &Inventory, text: &str, at: usize, alphabet: Alphabet) -> SoundFault {
    let rest = &text[at..];
    let len = rest.chars().next().map_or(0, char::len_utf8);
    let symbol = &rest[..len];
    let hint = match inventory.symbols(alphabet).nearest(symbol) {
        Some(nearest) => format!("did you mean `{nearest}`? "),
        None => String::new(),
    };
    SoundFault::new(
        at..at + len,
        format!("`{symbol}` is no symbol of {}", alphabet.name()),
        format!("{hint}lexicons/en-US/phones.tsv lists them"),
    )
}

/// Writes a word.
pub(crate) fn write(inventory: &Inventory, word: &[Segment], alphabet: Alphabet, out: &mut String) {
    let symbols = inventory.symbols(alphabet);
    let mark = |stress: Stress| match stress {
        Stress::Primary => symbols.primary(),
        Stress::Secondary => symbols.secondary(),
        Stress::None => "",
    };
    let mut before: Option<Phone> = None;
    for syllable in syllables(word) {
        let stress = syllable.iter().map(|s| s.stress).max().unwrap_or_default();
        let (mut first, early) = (true, alphabet != Alphabet::Espeak);
        for segment in syllable {
            let symbol = inventory.symbol(segment.phone, alphabet).unwrap_or("");
            let here = if early && first || !early && inventory.is_vowel(segment.phone) {
                mark(stress)
            } else {
                ""
            };
            first = false;
            out.push_str(here);
            if here.is_empty() && runs_on(inventory, before, segment.phone, alphabet) {
                out.push_str(symbols.boundary());
            }
            out.push_str(symbol);
            before = Some(segment.phone);
        }
    }
}

/// Whether two phones one after the other would be read as something else.
fn runs_on(inventory: &Inventory, before: Option<Phone>, phone: Phone, alphabet: Alphabet) -> bool {
    let symbol = |p: Phone| inventory.symbol(p, alphabet).unwrap_or("");
    let Some(before) = before else {
        return false;
    };
    let joined = [symbol(before), symbol(phone)].concat();
    match inventory.symbols(alphabet).longest(&joined) {
        Some((len, _)) if len == symbol(before).len() => false,
        Some((len, Meaning::Phones(both))) if len == joined.len() => *both != [before, phone],
        found => found.is_some(),
    }
}
