//! The rows of the lexicon, typed.

use crate::class::Class;
use crate::lexicon::condition::When;
use crate::pause::Pause;
use crate::phonetics::alphabet::Alphabet;

/// A spoken form kept by the lexicon; [`crate::lexicon::Lexicon::said`] gives its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Said(pub(crate) u32);

/// A row of a lexicon file; [`crate::lexicon::Lexicon::origin`] gives file and line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RowId(pub(crate) u32);

/// How a written form of `words/` is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As a word, as printed.
    AsIs,
    /// Each letter apart.
    Letters,
    /// In other words.
    Alias(Said),
    /// With these sounds, written in this alphabet.
    Sounds(Alphabet, Said),
}

/// A row of `words/`.
#[derive(Debug, Clone)]
pub struct WordEntry {
    /// How it is said.
    pub how: How,
    /// When the row applies.
    pub when: When,
    /// The class of the file it stands in.
    pub class: Class,
    /// Whether the written form ends in a full stop, which may then also end the sentence.
    pub dotted: bool,
    /// Where it stands.
    pub row: RowId,
}

/// A row of `months.tsv` or `weekdays.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct CalendarEntry {
    /// 1 to 12 for months, 1 (Monday) to 7 for weekdays.
    pub number: u8,
    /// The full name.
    pub spoken: Said,
    /// Where it stands.
    pub row: RowId,
}

/// On which side of the amount a currency is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `$5`.
    Before,
    /// `5 dlrs`.
    After,
    /// `USD 5` or `5 USD`.
    Either,
}

/// A row of `currency.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct CurrencyEntry {
    /// Where the sign stands.
    pub side: Side,
    /// `dollar`.
    pub singular: Said,
    /// `dollars`.
    pub plural: Said,
    /// `cent`, `cents`; none where the minor unit is not in use.
    pub minor: Option<(Said, Said)>,
    /// Only with an amount of a thousand or more, or one with a scale: the form is something else elsewhere.
    pub large: bool,
    /// Not in a line of capitals, where the form may be a word.
    pub not_caps: bool,
    /// Where it stands.
    pub row: RowId,
}

/// After what a scale word may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleAfter {
    /// After an amount of money only: `$5m`.
    Money,
    /// After numbers that are not money too.
    Any,
}

/// A row of `scales.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct ScaleEntry {
    /// `million`.
    pub spoken: Said,
    /// After what it may stand.
    pub after: ScaleAfter,
    /// Where it stands.
    pub row: RowId,
}

/// How a unit may stand after its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// `5km`, `5-km` and `5 km`.
    Any,
    /// Only where it touches the number: `9in`.
    Glued,
    /// Only after a space: `90 s`.
    Spaced,
}

/// A row of `units.tsv`.
#[derive(Debug, Clone)]
pub struct UnitEntry {
    /// `kilometer`.
    pub singular: Said,
    /// `kilometers`.
    pub plural: Said,
    /// `length`, `temperature`, ….
    pub kind: Box<str>,
    /// How it may stand after its number.
    pub joint: Joint,
    /// Whether the written form ends in a full stop.
    pub dotted: bool,
    /// Where it stands.
    pub row: RowId,
}

/// A row with nothing but a spoken form.
#[derive(Debug, Clone, Copy)]
pub struct PlainEntry {
    /// The spoken form; `None` is silent.
    pub spoken: Option<Said>,
    /// Where it stands.
    pub row: RowId,
}

/// Where in an address a row of `web.tsv` applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WebPart {
    /// The last label of a host.
    TopLevel,
    /// Any other label, or a word of a path.
    Label,
    /// After the last dot of a file name.
    Extension,
    /// Before the host, and `www`.
    Scheme,
    /// A mark between names.
    Mark,
}

/// A row of `web.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct WebEntry {
    /// How it is said.
    pub spoken: Said,
    /// Where it applies.
    pub part: WebPart,
    /// Where it stands.
    pub row: RowId,
}

/// A row of `symbols.tsv`.
#[derive(Debug, Clone)]
pub struct SymbolEntry {
    /// The spoken form; `None` is silent.
    pub spoken: Option<Said>,
    /// When the row applies.
    pub when: When,
    /// Where it stands.
    pub row: RowId,
}

/// A row of `punctuation.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct PunctuationEntry {
    /// The pause it makes.
    pub pause: Option<Pause>,
    /// Where it stands.
    pub row: RowId,
}

/// A row of `fractions.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct FractionEntry {
    /// The number above.
    pub numerator: u8,
    /// The number below.
    pub denominator: u8,
    /// Where it stands.
    pub row: RowId,
}

/// How a Roman numeral beside a context word is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RomanReading {
    /// `Article V`: five.
    Cardinal,
    /// `Henry V`: the fifth.
    Ordinal,
}

/// A row of `roman.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct RomanEntry {
    /// How the numeral is read.
    pub reading: RomanReading,
    /// The numeral stands after the word (else before it).
    pub numeral_after: bool,
    /// Where it stands.
    pub row: RowId,
}

/// How much of a name a row of `designations.tsv` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DesignationKind {
    /// The form as it stands.
    Whole,
    /// A number follows and is part of the name: `Mk 48`, `MiG-29`.
    Prefix,
    /// A name follows: `HMS Diamond`.
    Name,
}

/// A row of `designations.tsv` or `elements.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct DesignationEntry {
    /// How the written form is said; `None` is as written.
    pub spoken: Option<Said>,
    /// Military, designation or science.
    pub class: Class,
    /// Whether more of the name follows.
    pub kind: DesignationKind,
    /// Where it stands.
    pub row: RowId,
}

/// A row of `parties.tsv`.
#[derive(Debug, Clone, Copy)]
pub struct PartyEntry {
    /// `Democrat`.
    pub noun: Said,
    /// Where it stands.
    pub row: RowId,
}
