//! A quantity in the forms that dialects write it in: the first that a profile takes is the one to write.

use crate::ssml::profile::{AttributeRule, Profile, RatePercent, Support};
use crate::ssml::units::{Hundredths, Pitch, Rate, Step, Strength, Volume};

/// A quantity as a profile takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The value to write.
    pub value: String,
    /// Whether it means the same.
    pub exact: bool,
}

/// The attribute of an element, if the engine heeds it.
pub fn attribute<'p>(profile: &'p Profile, element: &str, name: &str) -> Option<&'p AttributeRule> {
    let rule = profile.elements.get(element)?.attributes.get(name)?;
    matches!(rule.support, Support::Full | Support::Partial).then_some(rule)
}

/// The first of `exact`, else the first of `near`, that the attribute takes.
fn first(
    profile: &Profile,
    element: &str,
    name: &str,
    exact: &[String],
    near: &[String],
) -> Option<Form> {
    let rule = attribute(profile, element, name)?;
    let takes = |value: &&String| rule.value.accepts(value, &profile.values);
    let found = |values: &[String], exact| {
        let value = values.iter().find(takes)?.clone();
        Some(Form { value, exact })
    };
    found(exact, true).or_else(|| found(near, false))
}

/// A speed.
pub fn rate(profile: &Profile, rate: Rate) -> Option<Form> {
    let (exact, near) = match rate {
        Rate::Word(step) => (vec![step.word("slow", "fast")], Vec::new()),
        Rate::Times(percent) => {
            let number = match profile.meaning.rate_percent {
                RatePercent::Multiplier => format!("{percent}%"),
                RatePercent::Change => format!("{}%", Hundredths(percent.0 - 10_000).signed()),
            };
            let step = nearest_step(f64::from(percent.0) / 10_000.0, [0.6, 0.9, 1.1, 1.5]);
            (vec![number], vec![step.word("slow", "fast")])
        }
    };
    first(profile, "prosody", "rate", &exact, &near)
}

/// A height; `name` is `pitch` or `range`.
pub fn pitch(profile: &Profile, name: &str, pitch: Pitch) -> Option<Form> {
    let semitones = |n: f64| format!("{}st", hundredths(n).signed());
    let percent = |n: f64| format!("{}%", hundredths(n).signed());
    let of = |n: Hundredths| f64::from(n.0) / 100.0;
    let (exact, near) = match pitch {
        Pitch::Word(step) => (vec![step.word("low", "high")], Vec::new()),
        Pitch::Semitones(n) => {
            let ratio = (of(n) / 12.0).exp2();
            let same = vec![semitones(of(n)), percent((ratio - 1.0) * 100.0)];
            (same, word_of(ratio))
        }
        Pitch::Percent(n) => {
            let ratio = 1.0 + of(n) / 100.0;
            (
                vec![percent(of(n)), semitones(12.0 * ratio.log2())],
                word_of(ratio),
            )
        }
        Pitch::HertzMore(n) => {
            let word = word_of(1.0 + of(n) / 150.0);
            (vec![format!("{}Hz", n.signed())], word)
        }
        Pitch::Hertz(n) => (vec![format!("{n}Hz")], Vec::new()),
    };
    first(profile, "prosody", name, &exact, &near)
}

/// A loudness.
pub fn volume(profile: &Profile, volume: Volume) -> Option<Form> {
    let (exact, near) = match volume {
        Volume::Silent => (vec!["silent".to_owned(), "0".to_owned()], Vec::new()),
        Volume::Word(step) => (vec![step.word("soft", "loud")], Vec::new()),
        Volume::Decibels(n) => {
            let ratio = 10f64.powf(f64::from(n.0) / 2_000.0);
            let percent = format!("{}%", hundredths((ratio - 1.0) * 100.0).signed());
            let step = nearest_step(ratio, [0.4, 0.8, 1.25, 2.5]);
            let decibels = format!("{}dB", n.signed());
            (vec![decibels, percent], vec![step.word("soft", "loud")])
        }
    };
    first(profile, "prosody", "volume", &exact, &near)
}

/// How long a break of this strength lasts, in milliseconds: as Azure documents it (speech-synthesis-markup-structure,
/// 2024-09), for engines that know only lengths.
pub const fn strength_ms(strength: Strength) -> u32 {
    match strength {
        Strength::None => 0,
        Strength::XWeak => 250,
        Strength::Weak => 500,
        Strength::Medium => 750,
        Strength::Strong => 1_000,
        Strength::XStrong => 1_250,
    }
}

fn word_of(ratio: f64) -> Vec<String> {
    vec![nearest_step(ratio, [0.85, 0.97, 1.03, 1.15]).word("low", "high")]
}

/// The step on whose side of the four borders a ratio lies.
fn nearest_step(ratio: f64, borders: [f64; 4]) -> Step {
    let steps = [Step::Least, Step::Less, Step::Medium, Step::More];
    let below = borders
        .into_iter()
        .zip(steps)
        .find(|(border, _)| ratio < *border);
    below.map_or(Step::Most, |(_, step)| step)
}

fn hundredths(n: f64) -> Hundredths {
    Hundredths((n * 100.0).round() as i32)
}
