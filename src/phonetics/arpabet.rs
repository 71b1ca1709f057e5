//! ARPABET as the CMU Pronouncing Dictionary writes it: phones parted by spaces, the stress a figure behind the vowel.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::fault::SoundFault;
use crate::phonetics::inventory::{Inventory, Meaning};
use crate::phonetics::pronunciation::{Segment, Stress};

/// Reads a word.
pub(crate) fn read(inventory: &Inventory, text: &str) -> Result<Vec<Segment>, SoundFault> {
    let mut word = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let symbol = piece.trim_end();
        if !symbol.is_empty() {
            word.push(segment(inventory, symbol, start)?);
        }
        start += piece.len();
    }
    Ok(word)
}

fn segment(inventory: &Inventory, symbol: &str, start: usize) -> Result<Segment, SoundFault> {
    let symbols = inventory.symbols(Alphabet::Arpabet);
    let at = start..start + symbol.len();
    let letters = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
    let upper = letters.to_ascii_uppercase();
    let phone = match symbols.longest(&upper) {
        Some((len, Meaning::Phones(phones))) if len == upper.len() => phones.first(),
        _ => None,
    };
    let Some(phone) = phone else {
        let hint = match symbols.nearest(&upper) {
            Some(nearest) => format!("did you mean `{nearest}`? "),
            None => String::new(),
        };
        return Err(SoundFault::new(
            at,
            format!("`{symbol}` is no phone of arpabet"),
            format!("{hint}phones are parted by spaces, as in `K AA1 R K IY0 V`"),
        ));
    };
    let stress = match &symbol[letters.len()..] {
        "" | "0" => Stress::None,
        "1" => Stress::Primary,
        "2" => Stress::Secondary,
        other => {
            return Err(SoundFault::new(
                at,
                format!("`{other}` is no stress"),
                "write 1 for the main stress, 2 for a lesser one, 0 for none",
            ));
        }
    };
    let vowel = inventory.is_vowel(*phone);
    if !vowel && symbol.len() > letters.len() {
        return Err(SoundFault::new(
            at,
            format!("`{letters}` is a consonant and has no stress"),
            format!("write `{upper}`"),
        ));
    }
    Ok(Segment {
        phone: inventory.for_stress(*phone, Alphabet::Arpabet, stress != Stress::None),
        stress,
        begins: false,
    })
}

/// Writes a word.
pub(crate) fn write(inventory: &Inventory, word: &[Segment], out: &mut String) {
    for (i, segment) in word.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let symbol = inventory.symbol(segment.phone, Alphabet::Arpabet);
        out.push_str(symbol.unwrap_or(""));
        if inventory.is_vowel(segment.phone) {
            out.push(match segment.stress {
                Stress::Primary => '1',
                Stress::Secondary => '2',
                Stress::None => '0',
            });
        }
    }
}
