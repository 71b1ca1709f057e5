//! Exact test tones: a voice whose every sample is known, for tests and for hearing pauses and joins.
//!
//! Each letter or digit of a word lasts 50 ms; a word is one tone whose pitch depends on its letters; between words there
//! are 50 ms of silence, and 100 ms at both ends, so that there is something to trim. All in integers: the same text gives
//! the same bytes on every machine.

use crate::audio::Audio;
use crate::chunk::{Chunk, Limits};
use crate::engine::{Availability, Clip, Engine, EngineError, Origin, Reason, Voice};

/// The name of the engine.
pub const NAME: &str = "tone";

/// Sample rate in Hz.
pub const RATE_HZ: u32 = 16_000;

/// A letter at normal speed, in ms.
const LETTER_MS: f32 = 50.0;
/// The silence at both ends, in frames: 100 ms.
const EDGE: usize = 1600;
/// The ramp at both ends of a tone, in frames: 5 ms.
const RAMP: usize = 80;
/// The loudest sample, about −6 dBFS.
const LOUDEST: i32 = 16_384;

/// The test voice.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tone;

impl Tone {
    fn say(text: &str, voice: &Voice) -> Result<Clip, Reason> {
        let rate = voice.rate.unwrap_or(1.0);
        if !(0.1..=10.0).contains(&rate) {
            return Err(Reason::Other(format!(
                "the rate {rate} is not from 0.1 to 10"
            )));
        }
        let letter = (LETTER_MS * RATE_HZ as f32 / 1000.0 / rate) as usize;
        let words = text
            .split_whitespace()
            .filter(|w| w.contains(char::is_alphanumeric));
        let mut samples = vec![0.0; EDGE];
        for (number, word) in words.enumerate() {
            if number > 0 {
                samples.resize(samples.len() + letter, 0.0);
            }
            tone(word, letter, &mut samples);
        }
        if samples.len() == EDGE {
            return Err(Reason::Other("there is no word in it".into()));
        }
        samples.resize(samples.len() + EDGE, 0.0);
        Ok(Clip::new(Audio {
            rate_hz: RATE_HZ,
            channels: 1,
            samples,
        }))
    }
}

/// Appends the tone of a word.
fn tone(word: &str, letter: usize, samples: &mut Vec<f32>) {
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    let (count, sum) = letters.fold((0, 0_u32), |(n, sum), c| {
        (n + 1, sum.wrapping_mul(31).wrapping_add(u32::from(c)))
    });
    let hz = 200 + sum % 600;
    let step = u64::from(hz) << 32;
    let frames = count * letter;
    for frame in 0..frames {
        let phase = (step * frame as u64 / u64::from(RATE_HZ)) as u32;
        let ramp = frame.min(frames - 1 - frame).min(RAMP) as i32;
        let value = wave(phase) * ramp / RAMP as i32;
        samples.push(value as f32 / 32_768.0);
    }
}

/// A sine drawn with two parabolas; the full circle is 2³².
fn wave(phase: u32) -> i32 {
    let half = i64::from(phase & 0x7FFF_FFFF);
    let arc = (half * ((1 << 31) - half)) >> 46;
    let size = i32::try_from(arc).unwrap_or(LOUDEST).min(LOUDEST);
    if phase >> 31 == 0 { size } else { -size }
}

impl Engine for Tone {
    fn name(&self) -> &str {
        NAME
    }

    fn about(&self) -> &str {
        "test tones, one a word, exact to the sample; not speech"
    }

    fn origin(&self) -> Origin {
        Origin::AlgorithmicMedia
    }

    fn limits(&self) -> Limits {
        Limits {
            max_sentences: Some(1),
            ..Limits::default()
        }
    }

    fn parallel(&self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }

    fn availability(&self) -> Availability {
        Availability::Works {
            version: "1".into(),
        }
    }

    fn speak(&self, chunk: &Chunk, voice: &Voice) -> Result<Clip, EngineError> {
        Self::say(&chunk.text, voice).map_err(|reason| EngineError::new(NAME, chunk, reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(text: &str) -> Audio {
        Tone::say(text, &Voice::default()).unwrap().audio
    }

    #[test]
    fn every_letter_lasts_50_ms() {
        assert_eq!(say("one").duration_ms(), 100.0 + 150.0 + 100.0);
        assert_eq!(
            say("one, two - three.").duration_ms(),
            100.0 + 550.0 + 100.0 + 100.0
        );
    }

    #[test]
    fn tones_are_loud_and_end_softly() {
        let audio = say("hello");
        let peak = audio.samples.iter().fold(0.0_f32, |p, s| p.max(s.abs()));
        assert!((0.45..=0.5).contains(&peak), "{peak}");
        assert!(audio.samples[EDGE..EDGE + 2].iter().all(|s| s.abs() < 0.01));
        assert!(
            audio.samples[audio.samples.len() - EDGE - 2..]
                .iter()
                .all(|s| s.abs() < 0.01)
        );
    }

    #[test]
    fn words_differ_and_repeat_exactly() {
        assert_eq!(say("hello"), say("hello"));
        assert_ne!(say("hello"), say("jello"));
    }

    #[test]
    fn there_must_be_a_word() {
        for text in ["", "…", " - "] {
            assert!(Tone::say(text, &Voice::default()).is_err());
        }
    }
}
