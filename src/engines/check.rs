//! Whether a sound can be the text. An engine that ends well and writes a header has not yet spoken.

use crate::audio::Audio;
use std::ops::RangeInclusive;

/// Characters of text in a second of speech at normal speed. English is read at 8 to 25; outside these limits the sound
/// is cut off, or of something else.
pub(crate) const CHARS_PER_SECOND: RangeInclusive<f64> = 4.0..=50.0;

/// Texts shorter than this, in characters, say too little about length: one letter may take half a second.
const LONG_ENOUGH: usize = 20;

/// Below this peak there is nothing to hear: −80 dBFS.
const SILENCE: f32 = 1e-4;

/// Below this part of the peak a stretch is a pause: −50 dB.
const PAUSE: f32 = 0.003_162;

/// Why `audio` cannot be `text` spoken at `rate` times the normal speed, or `None` if it can.
pub(crate) fn implausible(
    audio: &Audio,
    text: &str,
    rate: f64,
    chars_per_second: &RangeInclusive<f64>,
) -> Option<String> {
    let chars = text.trim().chars().count();
    let seconds = audio.duration_ms() / 1000.0;
    let peak = audio.samples.iter().fold(0.0_f32, |p, s| p.max(s.abs()));
    if audio.frames() == 0 {
        return Some("it has no samples".into());
    }
    if peak < SILENCE {
        let spoken = text.chars().any(char::is_alphanumeric);
        return spoken.then(|| format!("{seconds:.2} s of silence"));
    }
    if chars < LONG_ENOUGH {
        return None;
    }
    let most = chars_per_second.end() * rate;
    if chars as f64 / seconds > most {
        return Some(format!(
            "{seconds:.2} s are too short for {chars} characters, even at {most:.0} characters a second"
        ));
    }
    let least = chars_per_second.start() * rate;
    let sounding = sounding_seconds(audio, peak * PAUSE);
    (chars as f64 / sounding < least).then(|| {
        format!(
            "{sounding:.2} s of sound are too long for {chars} characters, even at {least:.0} characters a second"
        )
    })
}

/// The length without pauses, which the text may ask for.
fn sounding_seconds(audio: &Audio, threshold: f32) -> f64 {
    let window = audio
        .samples
        .len()
        .min((audio.rate_hz as usize / 100).max(1) * usize::from(audio.channels.max(1)));
    let sounding = audio
        .samples
        .chunks(window.max(1))
        .filter(|w| w.iter().any(|s| s.abs() >= threshold))
        .count();
    sounding as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Forty characters are here for the check.";

    fn noise(seconds: f64) -> Audio {
        let frames = (seconds * 16_000.0) as usize;
        Audio {
            rate_hz: 16_000,
            channels: 1,
            samples: (0..frames)
                .map(|n| if n % 3 == 0 { 0.5 } else { -0.2 })
                .collect(),
        }
    }

    fn verdict(audio: &Audio, text: &str, rate: f64) -> Option<String> {
        implausible(audio, text, rate, &CHARS_PER_SECOND)
    }

    #[test]
    fn lengths_are_judged_by_the_text() {
        assert_eq!(TEXT.chars().count(), 40);
        for (seconds, rate, complaint) in [
            (2.5, 1.0, None),
            (0.9, 1.0, None),
            (9.0, 1.0, None),
            (0.7, 1.0, Some("too short for 40 characters")),
            (0.7, 2.0, None),
            (11.0, 1.0, Some("too long for 40 characters")),
            (11.0, 0.5, None),
        ] {
            let found = verdict(&noise(seconds), TEXT, rate);
            assert_eq!(found.is_some(), complaint.is_some(), "{seconds}: {found:?}");
            assert!(
                found
                    .unwrap_or_default()
                    .contains(complaint.unwrap_or_default())
            );
        }
        assert_eq!(verdict(&noise(0.1), "Hello world", 1.0), None);
    }

    #[test]
    fn pauses_do_not_make_it_too_long() {
        let mut audio = noise(3.0);
        audio.samples.extend([0.0; 16_000 * 10]);
        assert_eq!(verdict(&audio, TEXT, 1.0), None);
    }

    #[test]
    fn silence_is_an_answer_only_to_silent_text() {
        let silence = Audio {
            rate_hz: 8000,
            channels: 2,
            samples: vec![0.000_01; 16_000],
        };
        assert!(
            verdict(&silence, "Hi", 1.0)
                .unwrap()
                .contains("1.00 s of silence")
        );
        assert_eq!(verdict(&silence, "…", 1.0), None);
        let nothing = Audio {
            samples: Vec::new(),
            ..silence
        };
        assert!(verdict(&nothing, "…", 1.0).is_some());
    }
}
