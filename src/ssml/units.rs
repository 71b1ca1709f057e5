//! Quantities of speech in one unit each, so that a value never means two things: `rate="80%"` is slower for one engine
//! and nearly twice as fast for another.
//!
//! Fractions are kept as whole numbers of small steps: equal values are equal, and are written with the same bytes.

use std::fmt;

/// A number with two decimals, kept as hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hundredths(pub i32);

impl Hundredths {
    /// The number written in `digits` (`3`, `.5`, `2.`, `-1.25`), rounded to hundredths; `None` for anything else, or
    /// beyond ten million.
    pub fn parse(digits: &str) -> Option<Self> {
        let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
        let plain = unsigned.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let value: f64 = (plain && !unsigned.is_empty())
            .then(|| digits.parse().ok())
            .flatten()?;
        (value.abs() <= 1e7).then(|| Self((value * 100.0).round() as i32))
    }

    /// With its sign, also when it is positive.
    pub fn signed(self) -> String {
        let sign = if self.0 < 0 { "" } else { "+" };
        format!("{sign}{self}")
    }
}

impl fmt::Display for Hundredths {
    /// Without zeros that say nothing: `2`, `-0.5`, `1.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        match part {
            0 => write!(f, "{sign}{whole}"),
            _ if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            _ => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

/// Speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rate {
    /// In per cent of the voice's own: 80 is slower, 100 unchanged, 120 faster. The only number there is; dialects that
    /// count changes or words a minute are translated when they are read and written.
    Times(Hundredths),
    /// A word of the standard, as fast as the engine likes.
    Word(Step),
}

/// Height of the voice, or how much it varies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pitch {
    /// A change in semitones.
    Semitones(Hundredths),
    /// A change in per cent of the frequency: +100 is an octave up.
    Percent(Hundredths),
    /// A change in hertz.
    HertzMore(Hundredths),
    /// A frequency in hertz.
    Hertz(Hundredths),
    /// A word of the standard.
    Word(Step),
}

/// Loudness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Volume {
    /// A change in decibels: +6 is about twice the amplitude.
    Decibels(Hundredths),
    /// Nothing is heard.
    Silent,
    /// A word of the standard.
    Word(Step),
}

/// The five steps of the standard's words: `x-slow` … `x-fast`, `x-low` … `x-high`, `x-soft` … `x-loud`; and `default`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// `x-slow`, `x-low`, `x-soft`.
    Least,
    /// `slow`, `low`, `soft`.
    Less,
    /// `medium`.
    Medium,
    /// `fast`, `high`, `loud`.
    More,
    /// `x-fast`, `x-high`, `x-loud`.
    Most,
    /// `default`.
    Default,
}

impl Step {
    const ALL: [Self; 6] = [
        Self::Least,
        Self::Less,
        Self::Medium,
        Self::More,
        Self::Most,
        Self::Default,
    ];

    /// The word for it, `less` and `more` being those of the quantity: `slow` and `fast`.
    pub fn word(self, less: &str, more: &str) -> String {
        match self {
            Self::Least => format!("x-{less}"),
            Self::Less => less.to_owned(),
            Self::Medium => "medium".to_owned(),
            Self::More => more.to_owned(),
            Self::Most => format!("x-{more}"),
            Self::Default => "default".to_owned(),
        }
    }

    /// The step that `word` names.
    pub fn parse(word: &str, less: &str, more: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|step| step.word(less, more) == word)
    }
}

/// How strong a break is, as the standard names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// No break, even where the engine would make one.
    None,
    /// Weakest.
    XWeak,
    /// Weak.
    Weak,
    /// As between two clauses.
    Medium,
    /// Strong.
    Strong,
    /// As between two paragraphs.
    XStrong,
}

impl Strength {
    const ALL: [Self; 6] = [
        Self::None,
        Self::XWeak,
        Self::Weak,
        Self::Medium,
        Self::Strong,
        Self::XStrong,
    ];

    /// The standard's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::XWeak => "x-weak",
            Self::Weak => "weak",
            Self::Medium => "medium",
            Self::Strong => "strong",
            Self::XStrong => "x-strong",
        }
    }

    /// The strength that `word` names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// How much a stretch is stressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// Much.
    Strong,
    /// As one stresses a word; what `<emphasis>` alone means.
    Moderate,
    /// Not, even where the engine would.
    None,
    /// Less than the words around.
    Reduced,
}

impl Level {
    const ALL: [Self; 4] = [Self::Strong, Self::Moderate, Self::None, Self::Reduced];

    /// The standard's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Moderate => "moderate",
            Self::None => "none",
            Self::Reduced => "reduced",
        }
    }

    /// The level that `word` names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.word() == word)
    }
}

/// The milliseconds of a time designation (`250ms`, `1.5s`, `+.5s`), rounded; `None` for anything else, or beyond a day.
pub fn milliseconds(time: &str) -> Option<u32> {
    let time = time.strip_prefix('+').unwrap_or(time);
    let (number, unit) = match time.strip_suffix("ms") {
        Some(number) => (number, 1.0),
        None => (time.strip_suffix('s')?, 1000.0),
    };
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value: f64 = (plain && number.ends_with(|c: char| c.is_ascii_digit()))
        .then(|| number.parse().ok())
        .flatten()?;
    let ms = (value * unit).round();
    (ms <= 86_400_000.0).then_some(ms as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for (read, written) in [
            ("80", "80"),
            ("80.00", "80"),
            (".5", "0.5"),
            ("2.", "2"),
            ("-1.25", "-1.25"),
            ("-0.05", "-0.05"),
            ("1.005", "1"),
        ] {
            assert_eq!(Hundredths::parse(read).unwrap().to_string(), written);
        }
        for wrong in ["", "-", "1e3", "inf", "NaN", "1 ", "99999999", "."] {
            assert_eq!(Hundredths::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Hundredths(200).signed(), "+2");
        assert_eq!(Hundredths(-250).signed(), "-2.5");
    }

    #[test]
    fn times_are_whole_milliseconds() {
        for (time, ms) in [
            ("250ms", Some(250)),
            ("+1s", Some(1000)),
            ("1.5s", Some(1500)),
            (".25s", Some(250)),
            ("1.s", None),
            ("-1s", None),
            ("1 s", None),
            ("1S", None),
            ("ms", None),
            ("1e9s", None),
            ("99999999s", None),
        ] {
            assert_eq!(milliseconds(time), ms, "{time}");
        }
    }

    #[test]
    fn words_name_steps() {
        assert_eq!(Step::parse("x-slow", "slow", "fast"), Some(Step::Least));
        assert_eq!(Step::parse("loud", "slow", "fast"), None);
        assert_eq!(Strength::parse("x-strong"), Some(Strength::XStrong));
        assert_eq!(Level::parse("moderate"), Some(Level::Moderate));
    }
}
