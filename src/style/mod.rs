//! How things are worded where usage differs: a set of small choices, each with a name.
//!
//! The names are what `--style` takes and what a row of the lexicon may ask for (`style:signs=names`). [`CHOICES`] and
//! [`PRESETS`] are the whole list; `docs/styles.md` explains it and a test keeps the two together.

use crate::nearest::nearest;
use serde::{Deserialize, Serialize};

mod choices;
mod names;

pub use choices::{
    Clock, Dates, Emoji, Figures, Fractions, Markup, Ordinals, Ranges, Scores, Signs, Slashes,
    Units, Web, Years,
};
pub use names::{CHOICES, Choice, PRESETS, Preset, names};

/// How things are worded where usage differs. The default is the house style: an American newsreader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct Style {
    /// "one hundred and five" instead of "one hundred five".
    pub and: bool,
    /// Dates.
    pub dates: Dates,
    /// Dates in figures.
    pub figures: Figures,
    /// Pictographs.
    pub emoji: Emoji,
    /// Hyphens between numbers.
    pub ranges: Ranges,
    /// Slashes between words.
    pub slashes: Slashes,
    /// Names in addresses.
    pub web: Web,
    /// Signs.
    pub signs: Signs,
    /// Times.
    pub clock: Clock,
    /// Money at both ends of a range.
    pub units: Units,
    /// Results of matches.
    pub scores: Scores,
    /// Years of two figures.
    pub years: Years,
    /// Fractions of large numbers.
    pub fractions: Fractions,
    /// Ordinal endings that are not the number's own.
    pub ordinals: Ordinals,
    /// Markup in the text.
    pub markup: Markup,
}

/// A name that is no style.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no style `{name}`{}; known are {}", meant(.nearest), known())]
pub struct UnknownStyle {
    /// As given.
    pub name: String,
    /// The one most like it.
    pub nearest: Option<&'static str>,
}

fn meant(nearest: &Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?"))
}

fn known() -> String {
    names().collect::<Vec<_>>().join(", ")
}

impl Style {
    /// This style with the choices of `list`, separated by commas; later ones win.
    ///
    /// # Errors
    /// The first name that is neither a choice nor a preset.
    pub fn with(mut self, list: &str) -> Result<Self, UnknownStyle> {
        for name in list.split(',').map(str::trim).filter(|n| !n.is_empty()) {
            self = self.and_choice(name)?;
        }
        Ok(self)
    }

    fn and_choice(mut self, name: &str) -> Result<Self, UnknownStyle> {
        if let Some(choice) = CHOICES.iter().find(|c| c.name == name) {
            (choice.apply)(&mut self);
            return Ok(self);
        }
        if let Some(preset) = PRESETS.iter().find(|p| p.name == name) {
            return preset
                .choices
                .iter()
                .try_fold(self, |style, choice| style.and_choice(choice));
        }
        Err(UnknownStyle {
            name: name.to_owned(),
            nearest: nearest(name, names()),
        })
    }

    /// Whether the style already is as the choice or preset of this name makes it.
    pub fn is(&self, name: &str) -> bool {
        self.and_choice(name).is_ok_and(|with| with == *self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_choices_win_and_presets_are_lists() {
        let style = Style::default().with("literal, and,range=to").unwrap();
        assert!(style.and && style.ranges == Ranges::To && style.slashes == Slashes::Spoken);
        assert!(style.is("signs=names") && !style.is("literal"));
        assert_eq!(
            Style::default().with("literal,news").unwrap(),
            Style::default()
        );
        assert!(Style::default().is("news"));
    }

    #[test]
    fn an_unknown_name_meets_the_nearest() {
        let error = Style::default().with("and,dayfirst").unwrap_err();
        assert_eq!(error.nearest, Some("day-first"));
        assert!(
            error.to_string().contains("did you mean `day-first`?"),
            "{error}"
        );
    }

    #[test]
    fn presets_name_choices() {
        for preset in PRESETS {
            for name in preset.choices {
                assert!(CHOICES.iter().any(|c| c.name == *name), "{name}");
            }
        }
    }
}
