//! The languages that can be read: a lexicon and the style that goes with it.

use crate::lexicon::Lexicon;
use crate::nearest::nearest;
use crate::style::{Dates, Figures, Scores, Style};

/// A language, in the sense of BCP 47.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// American English.
    #[default]
    EnUs,
    /// British English: `lexicons/en-GB/` laid over American English.
    EnGb,
}

/// A tag that is no known language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the language `{tag}` cannot be read{}; known are en-US, en-GB", nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?")))]
pub struct UnknownLanguage {
    /// As given.
    pub tag: String,
    /// The one most like it.
    pub nearest: Option<&'static str>,
}

impl Language {
    /// All languages, the default first.
    pub const ALL: &'static [Language] = &[Language::EnUs, Language::EnGb];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::EnUs => "en-US",
            Self::EnGb => "en-GB",
        }
    }

    /// The language of a tag, in any case, with a hyphen or an underscore.
    ///
    /// # Errors
    /// A tag that is none of [`Language::ALL`].
    pub fn by_tag(tag: &str) -> Result<Self, UnknownLanguage> {
        let plain = tag.replace('_', "-");
        let found = Self::ALL
            .iter()
            .find(|l| l.tag().eq_ignore_ascii_case(&plain));
        found.copied().ok_or_else(|| UnknownLanguage {
            tag: tag.to_owned(),
            nearest: nearest(&plain, Self::ALL.iter().map(|l| l.tag())),
        })
    }

    /// Its embedded lexicon.
    pub fn lexicon(self) -> &'static Lexicon {
        match self {
            Self::EnUs => Lexicon::builtin(),
            Self::EnGb => Lexicon::british(),
        }
    }

    /// How its newsreaders word things.
    pub fn style(self) -> Style {
        match self {
            Self::EnUs => Style::default(),
            Self::EnGb => Style {
                and: true,
                dates: Dates::DayFirst,
                figures: Figures::DayFirst,
                scores: Scores::Nil,
                ..Style::default()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_in_any_case() {
        assert_eq!(Language::by_tag("en_gb"), Ok(Language::EnGb));
        let error = Language::by_tag("en-UK").unwrap_err();
        assert!(error.nearest.is_some() && error.to_string().contains("did you mean"));
    }
}
