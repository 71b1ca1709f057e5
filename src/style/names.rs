//! The choices and presets by name, as `--style` and rows of the lexicon use them.

use crate::style::{
    Clock, Dates, Emoji, Figures, Fractions, Markup, Ordinals, Ranges, Scores, Signs, Slashes,
    Style, Units, Web, Years,
};

/// One choice that can be named.
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// What it does, in a few words.
    pub about: &'static str,
    pub(crate) apply: fn(&mut Style),
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
    choice("ordinals=meant", "4rd fourth", |s| {
        s.ordinals = Ordinals::Meant
    }),
    choice("ordinals=printed", "4rd four rd", |s| {
        s.ordinals = Ordinals::Printed
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
            "ordinals=meant",
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
            "ordinals=printed",
            "markup=kept",
        ],
    },
];

/// The names of all presets and choices.
pub fn names() -> impl Iterator<Item = &'static str> {
    let presets = PRESETS.iter().map(|p| p.name);
    presets.chain(CHOICES.iter().map(|c| c.name))
}
