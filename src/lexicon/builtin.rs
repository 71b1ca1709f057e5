//! The files of `lexicons/` that are embedded.

use crate::class::Class;
use crate::lexicon::Lexicon;
use crate::table::TableError;

macro_rules! file {
    ($path:literal) => {
        ($path, include_str!(concat!("../../lexicons/", $path)))
    };
}

/// The files of `words/` with the class that their rows make.
const WORDS: &[(Class, (&str, &str))] = &[
    (Class::Title, file!("en-US/words/titles.tsv")),
    (Class::Initialism, file!("en-US/words/homographs.tsv")),
    (Class::Place, file!("en-US/words/places.tsv")),
    (Class::Abbreviation, file!("en-US/words/abbreviations.tsv")),
    (Class::Acronym, file!("en-US/words/acronyms.tsv")),
    (Class::Initialism, file!("en-US/words/initialisms.tsv")),
    (Class::Name, file!("en-US/words/names.tsv")),
];

/// The files of `en-US/names/`: names as American broadcasters say them, so they are no part of British English.
const NAMES: &[(Class, (&str, &str))] = &[
    (Class::Name, file!("en-US/names/africa.tsv")),
    (Class::Name, file!("en-US/names/agencies-and-groups.tsv")),
    (Class::Name, file!("en-US/names/asia.tsv")),
    (Class::Name, file!("en-US/names/cabinet-and-congress.tsv")),
    (Class::Name, file!("en-US/names/companies.tsv")),
    (Class::Name, file!("en-US/names/culture.tsv")),
    (Class::Name, file!("en-US/names/europe.tsv")),
    (Class::Name, file!("en-US/names/food-and-drink.tsv")),
    (Class::Name, file!("en-US/names/latin-america.tsv")),
    (Class::Name, file!("en-US/names/leaders.tsv")),
    (Class::Name, file!("en-US/names/middle-east.tsv")),
    (Class::Name, file!("en-US/names/russia.tsv")),
    (Class::Name, file!("en-US/names/science-and-medicine.tsv")),
    (Class::Name, file!("en-US/names/sports.tsv")),
    (Class::Name, file!("en-US/names/ukraine-people.tsv")),
    (Class::Place, file!("en-US/names/ukraine-places.tsv")),
    (Class::Place, file!("en-US/names/us-places.tsv")),
    (Class::Name, file!("en-US/names/weapons.tsv")),
    (Class::Place, file!("en-US/names/world-capitals.tsv")),
    (Class::Place, file!("en-US/names/world-places.tsv")),
];

/// The tables of `classes/` by name.
const CLASSES: &[(&str, (&str, &str))] = &[
    ("after-amount", file!("en-US/classes/after-amount.tsv")),
    ("bible", file!("en-US/classes/bible.tsv")),
    ("capitals", file!("en-US/classes/capitals.tsv")),
    ("clock", file!("en-US/classes/clock.tsv")),
    ("contact", file!("en-US/classes/contact.tsv")),
    ("context", file!("en-US/classes/context.tsv")),
    ("counted", file!("en-US/classes/counted.tsv")),
    ("counts", file!("en-US/classes/counts.tsv")),
    ("court", file!("en-US/classes/court.tsv")),
    ("currency", file!("en-US/classes/currency.tsv")),
    ("designations", file!("en-US/classes/designations.tsv")),
    ("designators", file!("en-US/classes/designators.tsv")),
    ("determiners", file!("en-US/classes/determiners.tsv")),
    ("domains", file!("en-US/classes/domains.tsv")),
    ("elements", file!("en-US/classes/elements.tsv")),
    ("emoji", file!("en-US/classes/emoji.tsv")),
    ("finance", file!("en-US/classes/finance.tsv")),
    ("fractions", file!("en-US/classes/fractions.tsv")),
    ("function", file!("en-US/classes/function.tsv")),
    ("given-names", file!("en-US/classes/given-names.tsv")),
    ("legal", file!("en-US/classes/legal.tsv")),
    ("models", file!("en-US/classes/models.tsv")),
    ("months", file!("en-US/classes/months.tsv")),
    ("parties", file!("en-US/classes/parties.tsv")),
    ("people", file!("en-US/classes/people.tsv")),
    ("prefixes", file!("en-US/classes/prefixes.tsv")),
    ("punctuation", file!("en-US/classes/punctuation.tsv")),
    ("roman", file!("en-US/classes/roman.tsv")),
    ("scales", file!("en-US/classes/scales.tsv")),
    ("sports", file!("en-US/classes/sports.tsv")),
    ("starters", file!("en-US/classes/starters.tsv")),
    ("syllables", file!("en-US/classes/syllables.tsv")),
    ("symbols", file!("en-US/classes/symbols.tsv")),
    ("timezones", file!("en-US/classes/timezones.tsv")),
    ("technical", file!("en-US/classes/technical.tsv")),
    ("units", file!("en-US/classes/units.tsv")),
    ("votes", file!("en-US/classes/votes.tsv")),
    ("web", file!("en-US/classes/web.tsv")),
    ("weekdays", file!("en-US/classes/weekdays.tsv")),
];

/// Lists of ordinary words.
const COMMON: &[(&str, &str)] = &[file!("en-US/words/common.txt")];

/// The files of `en-GB/words/`: only the rows that differ.
const WORDS_GB: &[(Class, (&str, &str))] = &[
    (Class::Title, file!("en-GB/words/titles.tsv")),
    (Class::Place, file!("en-GB/words/places.tsv")),
    (Class::Abbreviation, file!("en-GB/words/abbreviations.tsv")),
    (Class::Initialism, file!("en-GB/words/initialisms.tsv")),
    (Class::Name, file!("en-GB/words/names.tsv")),
];

/// The tables of `en-GB/classes/`: only the rows that differ.
const CLASSES_GB: &[(&str, (&str, &str))] = &[
    ("currency", file!("en-GB/classes/currency.tsv")),
    ("units", file!("en-GB/classes/units.tsv")),
];

/// The embedded lexicon of American English.
///
/// A row that cannot be used ends its file here; [`check`] reports it, and a test calls that.
pub fn en_us() -> Lexicon {
    let mut lexicon = shared();
    add(&mut lexicon, NAMES, &[], &mut |_| {});
    lexicon.trusted = false;
    lexicon
}

/// The embedded lexicon of British English: the American words with its own rows laid over them.
pub fn en_gb() -> Lexicon {
    let mut lexicon = shared();
    add(&mut lexicon, WORDS_GB, CLASSES_GB, &mut |_| {});
    lexicon.trusted = false;
    lexicon
}

/// What every variety of English begins with; the rows that follow are trusted, too.
fn shared() -> Lexicon {
    let mut lexicon = Lexicon {
        trusted: true,
        ..Lexicon::default()
    };
    add(&mut lexicon, WORDS, CLASSES, &mut |_| {});
    for (_, text) in COMMON {
        lexicon.add_common(text);
    }
    lexicon
}

/// Whether every embedded row can be used.
///
/// # Errors
/// The first row that cannot.
pub fn check() -> Result<(), TableError> {
    let mut first = None;
    let mut lexicon = Lexicon::default();
    let mut failed = |error| {
        first.get_or_insert(error);
    };
    add(&mut lexicon, WORDS, CLASSES, &mut failed);
    add(&mut lexicon, NAMES, &[], &mut failed);
    add(&mut lexicon, WORDS_GB, CLASSES_GB, &mut failed);
    first.map_or(Ok(()), Err)
}

/// The names of the embedded files, below `lexicons/`.
pub fn files() -> impl Iterator<Item = &'static str> {
    let words = WORDS.iter().chain(NAMES).chain(WORDS_GB);
    let words = words.map(|(_, (file, _))| *file);
    let classes = CLASSES.iter().chain(CLASSES_GB).map(|(_, (file, _))| *file);
    words
        .chain(classes)
        .chain(COMMON.iter().map(|(file, _)| *file))
}

fn add(
    lexicon: &mut Lexicon,
    words: &[(Class, (&str, &str))],
    classes: &[(&str, (&str, &str))],
    failed: &mut dyn FnMut(TableError),
) {
    for (class, (file, text)) in words {
        lexicon
            .add_all_words(file, text, *class)
            .into_iter()
            .for_each(&mut *failed);
    }
    for (name, (file, text)) in classes {
        lexicon
            .add_class_table(name, file, text)
            .unwrap_or_else(&mut *failed);
    }
}
