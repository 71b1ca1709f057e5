//! What can be chosen: a type for each question, its first answer the default.

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
choice! {
    /// An ordinal ending that is not the number's own: `4rd`, `111st`.
    Ordinals {
        /// "fourth": what was meant.
        Meant,
        /// "four rd": the figures, three or more one by one, and the letters.
        Printed,
    }
}
