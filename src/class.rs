//! The semiotic classes: what a stretch of text *is*, apart from how it is said.
//!
//! The names are those of the text-normalization literature (Taylor 2009; Sproat and Jaitly 2016; Ebden and Sproat
//! 2015), with the classes that news needs beside them.

use serde::Serialize;
use std::fmt;

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What a token is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Class {
            $($(#[$doc])* $variant),+
        }

        impl Class {
            /// All classes, in the order of the inventory.
            pub const ALL: &'static [Class] = &[$(Class::$variant),+];

            /// The name used in tables, cases and output.
            pub const fn name(self) -> &'static str {
                match self { $(Class::$variant => $name),+ }
            }

            /// The class of that name.
            pub fn by_name(name: &str) -> Option<Class> {
                match name { $($name => Some(Class::$variant),)+ _ => None }
            }
        }
    };
}

classes! {
    /// An ordinary word, said as written.
    Word = "word",
    /// A mark that is a pause, a joint or silent.
    Punctuation = "punctuation",
    /// A number that counts.
    Cardinal = "cardinal",
    /// A number that ranks.
    Ordinal = "ordinal",
    /// A number with a decimal point.
    Decimal = "decimal",
    /// `1/2`, `½`, `2 3/4`.
    Fraction = "fraction",
    /// A year or decade.
    Year = "year",
    /// A date.
    Date = "date",
    /// A time of day or a duration.
    Time = "time",
    /// An amount of money.
    Money = "money",
    /// A percentage.
    Percent = "percent",
    /// A quantity with a unit.
    Measure = "measure",
    /// From one number to another.
    Range = "range",
    /// A result, a vote, a record.
    Score = "score",
    /// Letters said one by one.
    Initialism = "initialism",
    /// Capitals said as a word.
    Acronym = "acronym",
    /// A form of address or rank.
    Title = "title",
    /// A state, a street, a country.
    Place = "place",
    /// An abbreviation of a word.
    Abbreviation = "abbreviation",
    /// A proper name with its own reading.
    Name = "name",
    /// A Roman numeral.
    Roman = "roman",
    /// A weapon, a vehicle, a unit.
    Military = "military",
    /// A product, a road, a flight, an article of a law.
    Designation = "designation",
    /// A telephone number, a ZIP code, an address.
    Contact = "contact",
    /// An address on the web, a handle, a hashtag, a file.
    Web = "web",
    /// A symbol that is read.
    Symbol = "symbol",
    /// A figure of sport.
    Sports = "sports",
    /// A figure of the markets.
    Finance = "finance",
    /// A formula, a concentration, an isotope.
    Science = "science",
    /// A citation, a docket, a section of a law.
    Court = "court",
    /// A dateline, a byline, a credit.
    Caption = "caption",
    /// A pictograph.
    Emoji = "emoji",
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
