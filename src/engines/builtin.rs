//! The built-in voice: the crate `flite-rs`, a port of CMU Flite with its diphone voice `kal`, in process.
//!
//! US English only. It is given words, not text: its own front end reads numbers, Roman numerals ("Henry V" as "Henry the
//! fifth"), state names ("ME" as "Maine") and the letter A ("the U S A plan" as "U S uh plan") in its own way, leaves out
//! every letter beyond ASCII, does not hear a dash, and spells names it finds unpronounceable (Nguyen). So the text is
//! written in ASCII here, cut into words, and handed over word by word in lower case; a name is read by the letter-to-sound
//! rules. Every sentence begins and ends with about 0.2 s of silence. The same text gives the same samples everywhere: the
//! synthesis is in integers.

use crate::audio::Audio;
use crate::chunk::{Chunk, ChunkSound, Limits};
use crate::engine::{Availability, Clip, Engine, EngineError, Origin, Reason, Telling, Voice};
use crate::engines::ascii::{Ascii, fold};
use crate::engines::check;
use crate::engines::letters::is_plural;
use crate::engines::words::{Mark, Word, words};
use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::pronunciation::Pronunciation;
use flite_rs::data::DataError;
use flite_rs::language::Language;
use flite_rs::text::Token;
use flite_rs::{Flow, VoiceParams, pipeline, voice};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The name of the engine.
pub const NAME: &str = "builtin";

/// The release of `flite-rs`, for cache keys: another one may sound differently.
const VERSION: &str = "flite-rs 0.2.0";

/// Speeds the voice stays intelligible at, as multiples of its own.
const RATES: RangeInclusive<f32> = 0.4..=3.0;

/// Wider than for other engines: it makes what it is told to, and spelled letters take long.
const CHARS_PER_SECOND: RangeInclusive<f64> = 0.5..=100.0;

/// Words of our own making that carry the two readings of `a` past the front end.
const LETTER_A: &str = "xletterax";
const ARTICLE_A: &str = "xarticleax";

/// The built-in voice.
pub struct Builtin {
    language: Language,
    voices: [(&'static str, flite_rs::Voice); 2],
}

impl Builtin {
    /// Reads the embedded voice data, in under a millisecond.
    ///
    /// # Errors
    /// Only if the program was built wrong.
    pub fn new() -> Result<Self, String> {
        let broken = |e: DataError| format!("the embedded voice data are broken: {}", e.0);
        let engine = flite_rs::Engine::try_new().map_err(broken)?;
        let mut language = Arc::unwrap_or_clone(engine.language());
        let own = format!("{LETTER_A} : ey1\n{ARTICLE_A} : ax0\n");
        for entries in [include_str!("../../lexicons/engines/builtin.lex"), &own] {
            language
                .lexicon
                .add_entries(entries)
                .map_err(|e| format!("lexicons/engines/builtin.lex: {e}"))?;
        }
        let voice = |data| flite_rs::Voice::parse(data).map_err(broken);
        Ok(Self {
            language,
            voices: [
                ("kal16", voice(flite_rs::KAL16_VOICE_DATA)?),
                ("kal", voice(flite_rs::KAL_VOICE_DATA)?),
            ],
        })
    }

    fn voice(&self, name: Option<&str>) -> Result<&flite_rs::Voice, Reason> {
        let wanted = name.unwrap_or("kal16");
        let found = self.voices.iter().find(|(n, _)| *n == wanted);
        found.map(|(_, voice)| voice).ok_or_else(|| {
            Reason::Other(format!(
                "it has no voice `{wanted}`; its voices are kal16 (16 kHz) and kal (8 kHz)"
            ))
        })
    }

    /// The sound of `text`, some words of which have sounds of their own, and what is doubtful about it.
    fn say(&self, text: &str, sounds: &[ChunkSound], voice: &Voice) -> Result<Clip, Reason> {
        check_language(voice.language.as_deref())?;
        let (told, named) = self.named(text, sounds);
        let language = named.as_ref().unwrap_or(&self.language);
        let rate = rate(voice.rate)?;
        let data = self.voice(voice.name.as_deref())?;
        let mut params = data.params();
        params.duration_stretch /= rate;
        let Ascii {
            text: ascii,
            warnings,
        } = fold(&told);
        let words = words(&ascii);
        if words.is_empty() {
            return Err(Reason::Other(
                "there is no word in it that this voice can say".into(),
            ));
        }
        let audio = synthesize(language, &ascii, &words, data, &params);
        let audio = audio.ok_or_else(|| {
            Reason::Other(format!(
                "{VERSION} failed inside on «{ascii}»; reword the sentence, or use another engine"
            ))
        })?;
        match check::implausible(&audio, text, f64::from(rate), &CHARS_PER_SECOND) {
            Some(why) => Err(Reason::Garbage {
                why,
                stderr: String::new(),
            }),
            None => Ok(Clip { audio, warnings }),
        }
    }

    /// The text with a word of our own making in the place of each that has sounds of its own, and the language that
    /// knows these words; `None` if there are none.
    fn named(&self, text: &str, sounds: &[ChunkSound]) -> (String, Option<Language>) {
        if sounds.is_empty() {
            return (text.to_owned(), None);
        }
        let mut language = self.language.clone();
        let (mut told, mut at) = (String::new(), 0);
        for (number, sound) in sounds.iter().enumerate() {
            let name = format!("xsound{}x", letters_of(number));
            let phones = phones_of(&sound.ipa);
            let phones: Vec<&str> = phones.iter().map(String::as_str).collect();
            if phones.is_empty() || language.lexicon.add_entry(&name, None, &phones).is_err() {
                continue;
            }
            told.push_str(text.get(at..sound.said.start as usize).unwrap_or(""));
            told.push_str(&name);
            at = sound.said.end as usize;
        }
        told.push_str(text.get(at..).unwrap_or(""));
        (told, Some(language))
    }
}

/// A number in letters: the front end would read digits.
fn letters_of(number: usize) -> String {
    let digits = number.to_string();
    let letter = |d: u8| char::from(b'a' + (d - b'0'));
    digits.bytes().map(letter).collect()
}

/// The phones of the voice for a pronunciation in IPA: those of the CMU dictionary, with a schwa of its own.
fn phones_of(ipa: &str) -> Vec<String> {
    let Ok(sounds) = Pronunciation::parse(ipa, Alphabet::Ipa) else {
        return Vec::new();
    };
    let cmu = sounds.write(Alphabet::Arpabet).to_ascii_lowercase();
    let phone = |symbol: &str| match symbol {
        "ah0" => "ax0".to_owned(),
        symbol => symbol.replace('2', "1"),
    };
    let symbols = cmu.split_whitespace().filter(|s| *s != "/");
    symbols.map(phone).collect()
}

/// `None` if the crate panics: it is young, and one sentence must not end a whole programme.
fn synthesize(
    language: &Language,
    text: &str,
    words: &[Word],
    data: &flite_rs::Voice,
    params: &VoiceParams,
) -> Option<Audio> {
    let extended = extended(language, text, words);
    let language = extended.as_ref().unwrap_or(language);
    let mut samples = Vec::new();
    catch_unwind(AssertUnwindSafe(|| {
        for sentence in words.split_inclusive(|w| w.mark >= Mark::Stop) {
            let utterance = pipeline::analyse(language, &tokens(text, sentence), params);
            voice::synthesise_streaming(data, &utterance, params, &mut |period| {
                samples.extend(period.iter().map(|&s| f32::from(s) / 32768.0));
                Flow::Continue
            });
        }
    }))
    .ok()?;
    Some(Audio {
        rate_hz: data.sample_rate,
        channels: 1,
        samples,
    })
}

/// The language with the names in `words` that it would spell out, or `None` if there are none.
fn extended(language: &Language, text: &str, words: &[Word]) -> Option<Language> {
    let mut extended: Option<Language> = None;
    for word in words.iter().filter_map(|w| text.get(w.range.clone())) {
        let stem = word.split('\'').next().unwrap_or(word);
        let name = stem.to_ascii_lowercase();
        if is_name(stem) && !language.lexicon.contains(&name) && !language.sayable.is_sayable(&name)
        {
            let phones = language.lts.predict(&name);
            let language = extended.get_or_insert_with(|| language.clone());
            // Phones of its own rules are phones it has.
            let _known = language.lexicon.add_entry(&name, None, &phones);
        }
    }
    extended
}

/// Whether a word is pronounced rather than spelled: it has a vowel, and not only capitals.
fn is_name(word: &str) -> bool {
    word.len() > 2
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word.bytes().any(|b| b.is_ascii_lowercase())
        && word.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y'])
}

/// The words as the front end leaves them alone: lower case, one mark at most.
fn tokens(text: &str, words: &[Word]) -> Vec<Token> {
    let last = words.len().saturating_sub(1);
    words
        .iter()
        .enumerate()
        .map(|(at, word)| Token {
            whitespace: " ".into(),
            name: token_name(
                text.get(word.range.clone()).unwrap_or_default(),
                word,
                at == last,
            ),
            punctuation: match word.mark {
                Mark::None => "",
                Mark::Clause => ",",
                Mark::Stop => ".",
                Mark::Question => "?",
            }
            .into(),
            ..Token::default()
        })
        .collect()
}

fn token_name(written: &str, word: &Word, last: bool) -> String {
    match written {
        "a" | "A" if word.letter => LETTER_A.into(),
        // The front end takes an `a` before a mark for the letter.
        // As a possessive it sounds the same, and is not taken for a word.
        _ if is_plural(word, written) => format!("{}'s", &written[..1]).to_ascii_lowercase(),
        "a" | "A" if last || word.mark != Mark::None => ARTICLE_A.into(),
        _ => written.to_ascii_lowercase(),
    }
}

fn rate(rate: Option<f32>) -> Result<f32, Reason> {
    let rate = rate.unwrap_or(1.0);
    if RATES.contains(&rate) {
        return Ok(rate);
    }
    Err(Reason::Other(format!(
        "it cannot speak at {rate} times its speed; choose from {} to {}",
        RATES.start(),
        RATES.end()
    )))
}

fn check_language(language: Option<&str>) -> Result<(), Reason> {
    let language = language.unwrap_or("en-US");
    let english = language
        .get(..2)
        .is_some_and(|l| l.eq_ignore_ascii_case("en"));
    if english && !language[2..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Err(Reason::Other(format!(
        "it speaks US English only, not `{language}`; use another engine, for example espeak-ng"
    )))
}

impl Engine for Builtin {
    fn name(&self) -> &str {
        NAME
    }

    fn about(&self) -> &str {
        "built-in voice, US English, male, robotic but clear; nothing to install"
    }

    /// Diphones cut from recordings of a person, timed by trained models.
    fn origin(&self) -> Origin {
        Origin::TrainedAlgorithmicMedia
    }

    fn telling(&self) -> Telling {
        Telling::Aside
    }

    fn limits(&self) -> Limits {
        Limits {
            max_sentences: Some(1),
            // The voice has no limit of its own; more in one breath is no sentence but a mistake (minutes of sound).
            max_chars: Some(5_000),
            ..Limits::default()
        }
    }

    fn parallel(&self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }

    fn voices(&self) -> Vec<String> {
        self.voices
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect()
    }

    fn availability(&self) -> Availability {
        Availability::Works {
            version: VERSION.into(),
        }
    }

    fn speak(&self, chunk: &Chunk, voice: &Voice) -> Result<Clip, EngineError> {
        self.say(&chunk.text, &chunk.sounds, voice)
            .map_err(|reason| EngineError::new(NAME, chunk, reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phonetics::inventory::Inventory;
    use crate::source::Span;
    use proptest::prelude::*;

    fn phones(text: &str) -> String {
        let builtin = Builtin::new().unwrap();
        let ascii = fold(text).text;
        let words = words(&ascii);
        let extended = extended(&builtin.language, &ascii, &words);
        let language = extended.as_ref().unwrap_or(&builtin.language);
        let params = builtin.voice(None).unwrap().params();
        words
            .split_inclusive(|w| w.mark >= Mark::Stop)
            .map(|s| {
                pipeline::phone_string(&pipeline::analyse(language, &tokens(&ascii, s), &params))
            })
            .collect::<Vec<_>>()
            .join(" | ")
    }

    fn say(text: &str) -> Result<Clip, Reason> {
        Builtin::new().unwrap().say(text, &[], &Voice::default())
    }

    #[test]
    fn letters_are_named_and_articles_are_not() {
        for (text, expected) in [
            ("the U S A plan", "dh ax y uw eh s ey p l ae n"),
            ("ten a m on", "t eh n ey eh m aa n"),
            ("Plan A is", "p l ae n ey ih z"),
            ("A plan", "ax p l ae n"),
            ("a, well, plan", "ax pau w eh l pau p l ae n"),
            ("what a", "w ah t ax"),
            ("not-a-chance", "n aa t ax ch ae n s"),
            ("the A's", "dh iy ey z"),
            ("F B I's", "eh f b iy ay z"),
            ("N B C", "eh n b iy s iy"),
            ("M Ps", "eh m p iy z"),
            ("C E Os", "s iy iy ow z"),
            ("C As", "s iy ey z"),
        ] {
            assert_eq!(phones(text), format!("pau {expected} pau"), "{text}");
        }
    }

    #[test]
    fn every_letter_of_the_alphabet_is_said_by_its_name() {
        let names = [
            "ey",
            "b iy",
            "s iy",
            "d iy",
            "iy",
            "eh f",
            "jh iy",
            "ey ch",
            "ay",
            "jh ey",
            "k ey",
            "eh l",
            "eh m",
            "eh n",
            "ow",
            "p iy",
            "k y uw",
            "aa r",
            "eh s",
            "t iy",
            "y uw",
            "v iy",
            "d ah b ax l y uw",
            "eh k s",
            "w ay",
            "z iy",
        ];
        for (letter, name) in ('A'..='Z').zip(names) {
            assert_eq!(
                phones(&format!("Plan {letter} is")),
                format!("pau p l ae n {name} ih z pau")
            );
        }
    }

    #[test]
    fn words_are_not_read_a_second_time() {
        for (text, same_as) in [
            ("Henry V came", "henry v came"),
            ("Bring ME water", "bring me water"),
            ("In Washington, Or else", "in washington, or else"),
            ("MISS World", "miss world"),
            ("World War I began", "world war i began"),
            ("chapter X was", "chapter x was"),
            ("café", "cafe"),
            ("don’t", "don't"),
            ("‘tis “quoted”", "tis quoted"),
            ("hello—world", "hello, world"),
            ("rock 'n' roll", "rock n roll"),
        ] {
            assert_eq!(phones(text), phones(same_as), "{text}");
        }
        assert_eq!(phones("Bring ME water"), "pau b r ih ng m iy w ao t er pau");
        assert_eq!(phones("Henry V"), "pau hh eh n r iy v iy pau");
    }

    #[test]
    fn names_are_pronounced_and_not_spelled() {
        assert_eq!(phones("Nguyen's"), "pau n uw y eh n z pau");
        for name in ["Mkhitaryan", "Szczesny", "Xiaoping", "Tbilisi", "Mbappe"] {
            let spelled: Vec<String> = name.chars().map(String::from).collect();
            let (said, spelled) = (phones(name), phones(&spelled.join(" ")));
            assert!(said.len() < spelled.len(), "{name}: {said}");
        }
        assert_eq!(phones("NBC"), phones("N B C"));
        assert_eq!(phones("shh"), "pau sh ah pau");
    }

    #[test]
    fn sounds_of_the_lexicon_are_those_of_the_voice() {
        let builtin = Builtin::new().unwrap();
        for (ipa, expected) in [
            ("zɛˈlɛnski", "z eh l eh n s k iy"),
            ("ˈxɑɹkiv", "k aa r k iy v"),
            ("əˈzʌzɚ", "ax z ah z er"),
            ("ˈdʒɔɪs", "jh oy s"),
        ] {
            let said = Span::new(7, 12);
            let sounds = [ChunkSound {
                said,
                ipa: ipa.to_owned(),
            }];
            let (told, named) = builtin.named("We met Xxxxx there.", &sounds);
            let words = words(&told);
            let params = builtin.voice(None).unwrap().params();
            let language = named.as_ref().unwrap();
            let said = pipeline::analyse(language, &tokens(&told, &words), &params);
            let said = pipeline::phone_string(&said);
            assert_eq!(
                said,
                format!("pau w iy m eh t {expected} dh eh r pau"),
                "{ipa}"
            );
        }
        let all: String = Inventory::en_us()
            .all()
            .filter_map(|p| Inventory::en_us().symbol(p, Alphabet::Ipa))
            .map(|symbol| format!("ɑ{symbol}ɑ "))
            .collect();
        let phones = phones_of(&all);
        let phones: Vec<&str> = phones.iter().map(String::as_str).collect();
        let mut lexicon = builtin.language.lexicon.clone();
        lexicon.add_entry("all", None, &phones).unwrap();
    }

    #[test]
    fn sentences_inside_are_parted() {
        assert_eq!(phones("Go now. Come back.").matches(" | ").count(), 1);
        assert_eq!(phones("e g. Joe").matches(" | ").count(), 0);
    }

    #[test]
    fn the_rate_stretches_time() {
        let builtin = Builtin::new().unwrap();
        let length = |rate| {
            let voice = Voice {
                rate,
                ..Voice::default()
            };
            let clip = builtin.say("This is a sentence of some length.", &[], &voice);
            clip.unwrap().audio.duration_ms()
        };
        let normal = length(None);
        for rate in [0.5, 0.8, 1.5, 2.0] {
            let factor = normal / length(Some(rate));
            assert!(
                (factor / f64::from(rate) - 1.0).abs() < 0.12,
                "{rate}: {factor}"
            );
        }
    }

    #[test]
    fn what_it_cannot_do_is_an_error_that_says_so() {
        let builtin = Builtin::new().unwrap();
        let refused = |voice: Voice| builtin.say("Hello.", &[], &voice).unwrap_err().to_string();
        let with_rate = |rate| Voice {
            rate: Some(rate),
            ..Voice::default()
        };
        assert!(refused(with_rate(9.0)).contains("from 0.4 to 3"));
        assert!(refused(with_rate(f32::NAN)).contains("from 0.4 to 3"));
        let name = Some("slt".to_owned());
        assert!(
            refused(Voice {
                name,
                ..Voice::default()
            })
            .contains("kal16 (16 kHz) and kal")
        );
        for language in ["de", "eng", "", "é"] {
            let language = Some(language.to_owned());
            assert!(
                refused(Voice {
                    language,
                    ..Voice::default()
                })
                .contains("US English only")
            );
        }
        for text in ["", " ", "…", "—", "\"\"", "\u{0}"] {
            let error = say(text).unwrap_err().to_string();
            assert!(error.contains("no word in it"), "{text:?}: {error}");
        }
    }

    #[test]
    fn both_voices_speak_at_their_rates() {
        let builtin = Builtin::new().unwrap();
        for (name, rate_hz) in [("kal16", 16_000), ("kal", 8_000)] {
            let voice = Voice {
                name: Some(name.into()),
                ..Voice::default()
            };
            let clip = builtin.say("Good morning.", &[], &voice).unwrap();
            assert_eq!((clip.audio.rate_hz, clip.audio.channels), (rate_hz, 1));
        }
    }

    #[test]
    fn a_very_long_sentence_is_said() {
        let clip = say(&"and then they went on ".repeat(100)).unwrap();
        assert!(clip.audio.duration_ms() > 60_000.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_gives_sound_or_an_error(text in ".{0,60}") {
            if let Ok(clip) = say(&text) {
                prop_assert!(clip.audio.frames() > 0);
                prop_assert!(clip.audio.samples.iter().all(|s| s.abs() <= 1.0));
            }
        }
    }
}
