//! How things are worded where usage differs: a set of small choices, each with a name.
//!
//! The names are what `--style` takes and what a row of the lexicon may ask for (`style:names`). [`CHOICES`] and
//! [`PRESETS`] are the whole list; `docs/styles.md` explains it and a test keeps the two together.

use crate::nearest::nearest;
use serde::{Deserialize, Serialize};

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $(#[$first_doc:meta])* $first:ident, $($(#[$other_doc:meta])* $other:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $(#[$first_doc])*
            #[default]
            $first,
            $($(#[$other_doc])* $other),+
        }
    };
}

choice! {
    /// Which part of a date is said first.
    Dates {
        /// As printed: `16 November` is "the sixteenth of November", `Nov. 16` is "November sixteenth".
        AsPrinted,
        /// "November sixteenth" whatever was printed.
        MonthFirst,
        /// "the sixteenth of November" whatever was printed.
        DayFirst,
    }
}
choice! {
    /// Which field of a date in figures is the month, where both may be.
    Figures {
        /// The first between slashes, the second between full stops; the year first (ISO 8601) is said day first.
        Usual,
        /// The first; the year first is said month first.
        MonthFirst,
        /// The second.
        DayFirst,
    }
}
choice! {
    /// Pictographs.
    Emoji {
        /// Said by name.
        Spoken,
        /// Not said.
        Silent,
    }
}
choice! {
    /// The hyphen of `2-5`, where no unit, month or time makes it a range.
    Ranges {
        /// "two to five".
        To,
        /// "two five".
        Bare,
    }
}
choice! {
    /// The slash between two words.
    Slashes {
        /// A joint, not said.
        Silent,
        /// "slash".
        Spoken,
    }
}
choice! {
    /// Names in addresses, hashtags and files that no row knows.
    Web {
        /// Split at capitals, and spelled where they make no word.
        Spelled,
        /// As one word.
        Words,
    }
}
choice! {
    /// Signs that have both a name and a meaning: `*`, `#`, the `x` of `2x8`.
    Signs {
        /// By meaning: "times", "hashtag", "by".
        Meaning,
        /// By name: "asterisk", "hash", "x".
        Names,
    }
}
choice! {
    /// Times on the clock of twenty-four hours, and with seconds.
    Clock {
        /// `23:00` is "twenty-three hundred".
        Short,
        /// `23:00` is "twenty-three o'clock", `10:00:00` "ten hours, zero minutes and zero seconds".
        Full,
    }
}
choice! {
    /// The unit of an amount of money that is printed at both ends of a range: `$250-$300`.
    Units {
        /// Once, at the end.
        Once,
        /// As often as it is printed.
        Each,
    }
}
choice! {
    /// Results of matches: `won 2-0`.
    Scores {
        /// "to" between the figures, or a hyphen before "win"; no goal is "zero" or "nothing".
        Nothing,
        /// A hyphen always; no goal is "nil".
        Nil,
    }
}
choice! {
    /// Years of two figures: `11/17/05`, `2Q22`.
    Years {
        /// With their century.
        Full,
        /// As printed.
        Short,
    }
}
choice! {
    /// Two numbers with one slash between them that are neither date nor odds: `1795 / 1805`.
    Fractions {
        /// A fraction where the denominator is small or usual.
        Usual,
        /// Always a fraction.
        Always,
    }
}
choice! {
    /// What stands in angle brackets, and phonemes in square brackets: `<breath/>`, `[HH AH0 L OW1]`.
    Markup {
        /// Read like other text.
        Read,
        /// Kept as printed, for an engine that knows it.
        Kept,
    }
}

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
    /// Markup in the text.
    pub markup: Markup,
}

/// One choice that can be named.
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
    apply: fn(&mut Style),
}

const fn choice(name: &'static str, about: &'static str, apply: fn(&mut Style)) -> Choice {
    Choice { name, about, apply }
}

/// All choices; those that exclude each other stand together, the default first.
pub const CHOICES: &[Choice] = &[
    choice("no-and", "one hundred five", |s| s.and = false),
    choice("and", "one hundred and five", |s| s.and = true),
    choice(
        "dates=printed",
        "16 Nov. the sixteenth of November, Nov. 16 November sixteenth",
        |s| {
            s.dates = Dates::AsPrinted;
        },
    ),
    choice(
        "dates=month-first",
        "16 Nov. and Nov. 16 November sixteenth",
        |s| s.dates = Dates::MonthFirst,
    ),
    choice(
        "dates=day-first",
        "16 Nov. and Nov. 16 the sixteenth of November",
        |s| s.dates = Dates::DayFirst,
    ),
    choice(
        "figures=usual",
        "3/4/2024 March fourth, 3.4.2024 the third of April",
        |s| s.figures = Figures::Usual,
    ),
    choice(
        "figures=month-first",
        "3/4/2024 and 3.4.2024 March fourth",
        |s| s.figures = Figures::MonthFirst,
    ),
    choice(
        "figures=day-first",
        "3/4/2024 and 3.4.2024 the third of April",
        |s| s.figures = Figures::DayFirst,
    ),
    choice("emoji=spoken", "pictographs by name", |s| {
        s.emoji = Emoji::Spoken
    }),
    choice("emoji=silent", "pictographs not said", |s| {
        s.emoji = Emoji::Silent
    }),
    choice("range=to", "2-5 two to five", |s| s.ranges = Ranges::To),
    choice("range=bare", "2-5 two five", |s| s.ranges = Ranges::Bare),
    choice("slash=silent", "actor/director actor director", |s| {
        s.slashes = Slashes::Silent
    }),
    choice("slash=spoken", "actor/director actor slash director", |s| {
        s.slashes = Slashes::Spoken
    }),
    choice(
        "web=spelled",
        "abc@example.com A B C at example dot com",
        |s| s.web = Web::Spelled,
    ),
    choice("web=words", "abc@example.com abc at example dot com", |s| {
        s.web = Web::Words
    }),
    choice(
        "signs=meaning",
        "2*8 two times eight, #news hashtag news",
        |s| s.signs = Signs::Meaning,
    ),
    choice(
        "signs=names",
        "2*8 two asterisk eight, #news hash news",
        |s| s.signs = Signs::Names,
    ),
    choice("clock=short", "23:00 twenty-three hundred", |s| {
        s.clock = Clock::Short
    }),
    choice(
        "clock=full",
        "23:00 twenty-three o'clock, seconds as seconds",
        |s| s.clock = Clock::Full,
    ),
    choice(
        "units=once",
        "$250-$300 two hundred fifty to three hundred dollars",
        |s| s.units = Units::Once,
    ),
    choice(
        "units=each",
        "$250-$300 two hundred fifty dollars to three hundred dollars",
        |s| s.units = Units::Each,
    ),
    choice(
        "score=nothing",
        "won 2-0 two to zero, a 1-0 win one-nothing",
        |s| s.scores = Scores::Nothing,
    ),
    choice("score=nil", "won 2-0 two-nil, a 1-0 win one-nil", |s| {
        s.scores = Scores::Nil
    }),
    choice("years=full", "11/17/05 two thousand five", |s| {
        s.years = Years::Full
    }),
    choice("years=short", "11/17/05 oh five", |s| {
        s.years = Years::Short
    }),
    choice("fractions=usual", "1795 / 1805 are two numbers", |s| {
        s.fractions = Fractions::Usual
    }),
    choice("fractions=always", "1795 / 1805 is a fraction", |s| {
        s.fractions = Fractions::Always
    }),
    choice("markup=read", "<breath/> and [HH AH0] are read", |s| {
        s.markup = Markup::Read
    }),
    choice(
        "markup=kept",
        "<breath/> and [HH AH0] stay as printed",
        |s| s.markup = Markup::Kept,
    ),
];

/// Several choices under one name.
pub struct Preset {
    /// Its name.
    pub name: &'static str,
    /// For whom it is.
    pub about: &'static str,
    /// The choices, in order.
    pub choices: &'static [&'static str],
}

/// All presets.
pub const PRESETS: &[Preset] = &[
    Preset {
        name: "news",
        about: "the default: an American newsreader",
        choices: &[
            "no-and",
            "dates=printed",
            "figures=usual",
            "emoji=spoken",
            "range=to",
            "slash=silent",
            "web=spelled",
            "signs=meaning",
            "clock=short",
            "units=once",
            "score=nothing",
            "years=full",
            "fractions=usual",
            "markup=read",
        ],
    },
    Preset {
        name: "month-first",
        about: "dates the American way, however they are printed",
        choices: &["dates=month-first", "figures=month-first"],
    },
    Preset {
        name: "day-first",
        about: "dates the European way, however they are printed",
        choices: &["dates=day-first", "figures=day-first"],
    },
    Preset {
        name: "literal",
        about: "what is printed, sign by sign: assistants, test suites, engines with markup of their own",
        choices: &[
            "figures=month-first",
            "range=bare",
            "slash=spoken",
            "web=words",
            "signs=names",
            "clock=full",
            "units=each",
            "years=short",
            "fractions=always",
            "markup=kept",
        ],
    },
];

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

/// The names of all presets and choices.
pub fn names() -> impl Iterator<Item = &'static str> {
    let presets = PRESETS.iter().map(|p| p.name);
    presets.chain(CHOICES.iter().map(|c| c.name))
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
