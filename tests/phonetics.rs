//! Pronunciations in all alphabets: read from each, written in each, and refused where they are wrong.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::phonetics::alphabet::Alphabet;
use aloud::phonetics::inventory::{Inventory, Kind};
use aloud::phonetics::pronunciation::{Pronunciation, Segment, Stress};
use proptest::prelude::*;

#[test]
fn every_alphabet_is_read_and_written() {
    let text = include_str!("cases/phonetics.tsv");
    for (line, cells) in support::rows(text) {
        let all: Vec<(Alphabet, &str)> = Alphabet::ALL
            .iter()
            .zip(&cells)
            .filter(|(_, cell)| **cell != "-")
            .map(|(a, c)| (*a, *c))
            .collect();
        for (from, written) in &all {
            let sounds = Pronunciation::parse(written, *from)
                .unwrap_or_else(|e| panic!("{line}: {written} in {from:?}: {e} ({})", e.hint));
            for (to, expected) in &all {
                assert_eq!(sounds.write(*to), *expected, "{line}: {from:?} {written}");
            }
        }
    }
}

#[test]
fn usual_variants_are_read() {
    for (alphabet, written, ipa) in [
        (Alphabet::Respelling, "KHAR-keev", "ˈxɑɹkiv"),
        (Alphabet::Respelling, "zel-EN-skee", "zɛlˈɛnski"),
        (Alphabet::Respelling, "FOR-ehst", "ˈfɔɹɛst"),
        (Alphabet::Respelling, "BEAR-uh", "ˈbɪɹə"),
        (Alphabet::Respelling, "TAK-see", "ˈtæksi"),
        (Alphabet::Respelling, "yoo-REE", "juˈɹi"),
        (Alphabet::Respelling, "eyez", "aɪz"),
        (Alphabet::Respelling, "MAHX ihg-lee", "ˈmɑks ɪɡli"),
        (Alphabet::Ipa, "ˈt͡ʃɜːtʃ", "ˈtʃɝtʃ"),
        (Alphabet::Ipa, "'kɑːrkiːv", "ˈkɑɹkiv"),
        (Alphabet::Ipa, "ˈɹɪdn̩", "ˈɹɪdən"),
        (Alphabet::XSampa, "\"t_SA", "ˈtʃɑ"),
        (Alphabet::Espeak, "k'A@kIv", "ˈkɑɹkɪv"),
        (Alphabet::Arpabet, "k aa1 r", "ˈkɑɹ"),
        (Alphabet::Arpabet, "K AA R", "kɑɹ"),
    ] {
        let sounds = Pronunciation::parse(written, alphabet)
            .unwrap_or_else(|e| panic!("{written}: {e} ({})", e.hint));
        assert_eq!(sounds.write(Alphabet::Ipa), ipa, "{written}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_a_way_out() {
    for (alphabet, written, column, message, hint) in [
        (
            Alphabet::Ipa,
            "ˈkɑɹkɨv",
            6,
            "`ɨ` is no sound",
            "nearest is `ɪ`",
        ),
        (
            Alphabet::Ipa,
            "kɑ7",
            3,
            "`7` is no symbol of ipa",
            "phones.tsv",
        ),
        (Alphabet::Ipa, "kvst", 1, "has no vowel", "a word needs one"),
        (Alphabet::Ipa, "ˈˈkɑ", 2, "two marks of stress", "keep one"),
        (
            Alphabet::Ipa,
            "kɑˈ",
            3,
            "no vowel follows",
            "before the syllable",
        ),
        (Alphabet::Ipa, " ", 1, "no sound in it", "write the sounds"),
        (
            Alphabet::Arpabet,
            "K AA3 R",
            3,
            "`3` is no stress",
            "1 for the main",
        ),
        (
            Alphabet::Arpabet,
            "K AAA1 R",
            3,
            "`AAA1` is no phone",
            "did you mean `AA`?",
        ),
        (
            Alphabet::Arpabet,
            "K1 AA1",
            1,
            "is a consonant",
            "write `K`",
        ),
        (
            Alphabet::Respelling,
            "KAHR-kv",
            6,
            "has no vowel",
            "ah, a, uh",
        ),
        (
            Alphabet::Respelling,
            "KAHR-keeuhv",
            6,
            "has two vowels",
            "hyphen",
        ),
        (
            Alphabet::Respelling,
            "Kahr-keev",
            1,
            "partly in capitals",
            "the whole of",
        ),
        (
            Alphabet::Respelling,
            "GOR-boh-chawv o",
            15,
            "`o` alone",
            "write `oh`",
        ),
        (
            Alphabet::Respelling,
            "KAHR--keev",
            6,
            "has no vowel",
            "ah, a",
        ),
        (
            Alphabet::Respelling,
            "PAH-lehw",
            8,
            "`w` cannot end",
            "vowels are",
        ),
        (
            Alphabet::Respelling,
            "señ-YOR",
            3,
            "`ñ` is no sound",
            "letters only",
        ),
        (
            Alphabet::XSampa,
            "\"kAR",
            4,
            "`R` is no sound",
            "nearest is `r\\`",
        ),
    ] {
        let fault = Pronunciation::parse(written, alphabet).unwrap_err();
        assert!(fault.message.contains(message), "{written}: {fault}");
        assert!(fault.hint.contains(hint), "{written}: {}", fault.hint);
        assert_eq!(fault.column(written), column, "{written}");
    }
    let endless = "ɑ".repeat(5000);
    assert!(Pronunciation::parse(&endless, Alphabet::Ipa).is_err());
}

/// Any word of the language: each syllable an onset, a vowel, a coda.
fn a_word() -> impl Strategy<Value = Vec<Segment>> {
    let inventory = Inventory::en_us();
    let of = |vowel: bool| {
        let fits = move |p: &_| (inventory.kind(*p) != Kind::Consonant) == vowel;
        inventory.all().filter(fits).collect::<Vec<_>>()
    };
    let (vowels, consonants) = (of(true), of(false));
    let some = move |most| {
        proptest::collection::vec(proptest::sample::select(consonants.clone()), 0..=most)
    };
    let stress = proptest::sample::select(vec![Stress::None, Stress::Secondary, Stress::Primary]);
    let syllable = (some(3), proptest::sample::select(vowels), stress, some(2));
    proptest::collection::vec(syllable, 1..5).prop_map(|syllables| {
        let mut word = Vec::new();
        for (onset, vowel, stress, coda) in syllables {
            let from = word.len();
            let phones = onset.into_iter().chain([vowel]).chain(coda);
            word.extend(phones.map(|phone| Segment {
                phone,
                stress: if phone == vowel { stress } else { Stress::None },
                begins: false,
            }));
            word[from].begins = true;
        }
        word
    })
}

/// Phones and stress, without syllables.
fn bare(sounds: &Pronunciation) -> Vec<(aloud::phonetics::inventory::Phone, Stress)> {
    let segments = sounds.words.iter().flatten();
    segments.map(|s| (s.phone, s.stress)).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(words in proptest::collection::vec(a_word(), 1..3)) {
        let sounds = Pronunciation { words };
        for alphabet in [Alphabet::Ipa, Alphabet::XSampa, Alphabet::Espeak] {
            let written = sounds.write(alphabet);
            let read = Pronunciation::parse(&written, alphabet).unwrap();
            prop_assert_eq!(bare(&read), bare(&sounds), "{:?} {}", alphabet, written);
            prop_assert_eq!(read.words.len(), sounds.words.len());
        }
    }

    #[test]
    fn poorer_alphabets_lose_only_what_they_cannot_write(words in proptest::collection::vec(a_word(), 1..3)) {
        let sounds = Pronunciation { words };
        for alphabet in [Alphabet::Arpabet, Alphabet::Kirshenbaum] {
            let once = sounds.write(alphabet);
            let again = Pronunciation::parse(&once, alphabet).unwrap();
            // Syllables may move (`Ad#Z,A` is `Ad,ZA` too); sounds and stress may not.
            let twice = Pronunciation::parse(&again.write(alphabet), alphabet).unwrap();
            prop_assert_eq!(bare(&twice), bare(&again), "{:?} {}", alphabet, once);
        }
    }

    #[test]
    fn nothing_panics_and_places_are_on_characters(text in "\\PC{0,40}", which in 0..6usize) {
        if let Err(fault) = Pronunciation::parse(&text, Alphabet::ALL[which]) {
            prop_assert!(text.get(fault.at.clone()).is_some(), "{:?}", fault);
        }
    }

    #[test]
    fn letters_of_an_alphabet_never_panic(text in "[ -~ɑæʌəɔɛɝɚɪʊʃʒθðŋɡɹˈˌ.ː]{0,24}", which in 0..6usize) {
        if let Ok(sounds) = Pronunciation::parse(&text, Alphabet::ALL[which]) {
            let ipa = sounds.write(Alphabet::Ipa);
            let again = Pronunciation::parse(&ipa, Alphabet::Ipa).unwrap();
            prop_assert_eq!(bare(&again), bare(&sounds), "{} {}", text, ipa);
        }
    }
}
