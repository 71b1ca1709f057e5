//! From files to look-up tables: one function per kind of table.

use crate::class::Class;
use crate::lexicon::Lexicon;
use crate::lexicon::condition::When;
use crate::lexicon::entry::{
    CalendarEntry, CurrencyEntry, DesignationEntry, DesignationKind, FractionEntry, How, Joint,
    PartyEntry, PlainEntry, PunctuationEntry, RomanEntry, RomanReading, RowId, Said, ScaleAfter,
    ScaleEntry, Side, SymbolEntry, UnitEntry, WebEntry, WebPart, WordEntry,
};
use crate::lexicon::known::{Tables, hash};
use crate::lexicon::sense;
use crate::nearest::nearest;
use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::pronunciation::Pronunciation;
use crate::table::{Row, Table, TableError};

/// What the column `how` takes.
const WAYS: &[&str] = &[
    "as-is",
    "letters",
    "alias",
    "ipa",
    "x-sampa",
    "arpabet",
    "kirshenbaum",
    "espeak",
    "respelling",
];

/// The columns of `words/` files.
pub const WORD_COLUMNS: &[&str] = &[
    "written", "how", "spoken", "when", "example", "heard", "note",
];

type Load = fn(&mut Lexicon, &Row<'_>) -> Result<(), TableError>;

/// The tables under `classes/`: file name, columns that must be there, what a row becomes.
const CLASS_TABLES: &[(&str, &[&str], Load)] = &[
    ("months", &["written", "month", "spoken"], month),
    ("weekdays", &["written", "day", "spoken"], weekday),
    (
        "currency",
        &["written", "position", "singular", "plural"],
        currency,
    ),
    ("scales", &["written", "spoken", "after"], scale),
    ("units", &["written", "singular", "plural", "kind"], unit),
    ("timezones", &["written", "spoken"], timezone),
    ("symbols", &["written", "spoken", "when"], symbol),
    ("emoji", &["written", "spoken"], emoji),
    ("punctuation", &["written", "pause"], punctuation),
    (
        "fractions",
        &["written", "numerator", "denominator"],
        fraction,
    ),
    ("roman", &["word", "reading", "kind"], roman),
    ("designations", &["written", "spoken", "class"], designation),
    ("elements", &["written", "spoken"], element),
    ("parties", &["written", "noun"], party),
    ("web", &["written", "spoken", "kind"], web),
];

impl Lexicon {
    /// Lays a `words/` file over what is there; later rows win.
    ///
    /// # Errors
    /// The first row that cannot be used, with file, line and what was expected; the others are taken.
    pub fn add_words(&mut self, file: &str, text: &str, class: Class) -> Result<(), TableError> {
        let mut errors = self.add_all_words(file, text, class).into_iter();
        errors.next().map_or(Ok(()), Err)
    }

    /// The same, with all rows that cannot be used.
    pub fn add_all_words(&mut self, file: &str, text: &str, class: Class) -> Vec<TableError> {
        match Table::parse(file, text, &["written", "how"]) {
            Err(error) => vec![error],
            Ok(table) => table
                .rows()
                .filter_map(|row| row.and_then(|row| self.add_word(&row, class)).err())
                .collect(),
        }
    }

    fn add_word(&mut self, row: &Row<'_>, class: Class) -> Result<(), TableError> {
        let written = row.need("written")?;
        let how = match row.need("how")? {
            "as-is" => How::AsIs,
            "letters" => How::Letters,
            "alias" => How::Alias(self.keep(row.need("spoken")?)),
            other => match Alphabet::by_name(other) {
                Some(alphabet) => How::Sounds(alphabet, self.keep_sounds(row, alphabet)?),
                None => {
                    let most_like = nearest(other, WAYS.iter().copied());
                    let meant =
                        most_like.map_or_else(String::new, |n| format!("did you mean `{n}`? "));
                    return Err(row.error_in(
                        "how",
                        0,
                        format!("`{other}` is not a way of saying"),
                        format!("{meant}the column `how` takes {}", WAYS.join(", ")),
                    ));
                }
            },
        };
        let entry = WordEntry {
            how,
            when: when(row)?,
            class,
            dotted: written.ends_with('.'),
            row: self.row(row),
        };
        let word = self.words.insert(written, entry);
        self.know(word, Tables::WORDS);
        if matches!(how, How::Sounds(..)) {
            self.know_endings(written);
        }
        Ok(())
    }

    /// Reads a pronunciation once, so that a wrong one is found here, and keeps it as it is written.
    fn keep_sounds(&mut self, row: &Row<'_>, alphabet: Alphabet) -> Result<Said, TableError> {
        let cell = row.need("spoken")?;
        if self.trusted {
            return Ok(self.keep(cell));
        }
        Pronunciation::parse(cell, alphabet).map_err(|fault| {
            let character = fault.column(cell) - 1;
            row.error_in("spoken", character, fault.message, fault.hint)
        })?;
        Ok(self.keep(cell))
    }

    /// The plurals of a name that is one word are looked up, too.
    fn know_endings(&mut self, written: &str) {
        if written.chars().all(char::is_alphabetic) {
            for ending in ["s", "es"] {
                let plural = [written, ending].concat();
                self.know(Some(hash(&plural)), Tables::WORDS);
            }
        }
    }

    /// Reads a table of `classes/` by its name (`units`, `currency`, …); tables with the columns `word` and `sense`
    /// may have any name.
    ///
    /// # Errors
    /// An unknown table, or the first row that cannot be used.
    pub fn add_class_table(
        &mut self,
        name: &str,
        file: &str,
        text: &str,
    ) -> Result<(), TableError> {
        if let Some((_, columns, load)) = CLASS_TABLES.iter().find(|(n, ..)| *n == name) {
            let table = Table::parse(file, text, columns)?;
            return table.rows().try_for_each(|row| load(self, &row?));
        }
        let table = Table::parse(file, text, &["word", "sense"])?;
        table.rows().try_for_each(|row| context(self, &row?))
    }

    /// Adds a list of ordinary words: one a line, sorted by bytes, comments first.
    pub fn add_common(&mut self, text: &'static str) {
        let comments: usize = text
            .split_inclusive('\n')
            .take_while(|l| l.starts_with('#'))
            .map(str::len)
            .sum();
        self.common.push(&text[comments..]);
    }

    fn keep(&mut self, spoken: &str) -> Said {
        let (text, ends) = &mut self.said;
        text.push_str(spoken);
        ends.push(text.len() as u32);
        Said(ends.len() as u32 - 1)
    }

    fn keep_some(&mut self, spoken: &str) -> Option<Said> {
        (!spoken.is_empty()).then(|| self.keep(spoken))
    }

    /// Notes that a form of the table begins with the word of that hash.
    fn know(&mut self, word: Option<u64>, table: Tables) {
        if let Some(word) = word {
            self.index.add_form(word, table);
        }
    }

    fn row(&mut self, row: &Row<'_>) -> RowId {
        if self.files.last() != Some(row.file()) {
            self.files.push(row.file().clone());
        }
        self.rows
            .push((self.files.len() as u32 - 1, row.line as u32));
        RowId(self.rows.len() as u32 - 1)
    }
}

fn when(row: &Row<'_>) -> Result<When, TableError> {
    When::parse(row.cell("when")).map_err(|word| {
        let cell = row.cell("when");
        let at = cell.find(&word).unwrap_or(0);
        row.error_in(
            "when",
            cell[..at].chars().count(),
            format!("`{word}` is not a condition"),
            format!("known are {}", When::KNOWN),
        )
    })
}

fn number(row: &Row<'_>, column: &str, most: u8) -> Result<u8, TableError> {
    let cell = row.need(column)?;
    match cell.parse() {
        Ok(n) if (1..=most).contains(&n) => Ok(n),
        _ => Err(row.error(
            format!("`{cell}` is not a number from 1 to {most}"),
            format!("fix the cell `{column}`"),
        )),
    }
}

fn choice<T: Copy>(row: &Row<'_>, column: &str, choices: &[(&str, T)]) -> Result<T, TableError> {
    let cell = row.cell(column);
    choices
        .iter()
        .find(|(name, _)| *name == cell)
        .map(|(_, value)| *value)
        .ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(n, _)| *n).collect();
            row.error(
                format!("`{cell}` does not fit the column `{column}`"),
                format!("use {}", names.join(", ")),
            )
        })
}

fn month(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let entry = calendar(lexicon, row, "month", 12)?;
    let word = lexicon.months.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::MONTHS);
    Ok(())
}

fn weekday(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let entry = calendar(lexicon, row, "day", 7)?;
    let word = lexicon.weekdays.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::WEEKDAYS);
    Ok(())
}

fn calendar(
    lexicon: &mut Lexicon,
    row: &Row<'_>,
    column: &str,
    most: u8,
) -> Result<CalendarEntry, TableError> {
    Ok(CalendarEntry {
        number: number(row, column, most)?,
        spoken: lexicon.keep(row.need("spoken")?),
        row: lexicon.row(row),
    })
}

fn currency(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let sides = [
        ("before", Side::Before),
        ("after", Side::After),
        ("either", Side::Either),
    ];
    let minor = match (row.cell("minor"), row.cell("minor_plural")) {
        ("", _) => None,
        (one, "") => Some((lexicon.keep(one), lexicon.keep(one))),
        (one, many) => Some((lexicon.keep(one), lexicon.keep(many))),
    };
    let entry = CurrencyEntry {
        side: choice(row, "position", &sides)?,
        singular: lexicon.keep(row.need("singular")?),
        plural: lexicon.keep(row.need("plural")?),
        minor,
        large: flagged(row, "large"),
        not_caps: flagged(row, "not-caps"),
        row: lexicon.row(row),
    };
    let word = lexicon.currency.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::CURRENCY);
    Ok(())
}

/// Whether the `when` cell holds this word.
fn flagged(row: &Row<'_>, flag: &str) -> bool {
    row.cell("when").split_whitespace().any(|w| w == flag)
}

fn scale(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let after = [
        ("money", ScaleAfter::Money),
        ("number", ScaleAfter::Any),
        ("any", ScaleAfter::Any),
    ];
    let entry = ScaleEntry {
        spoken: lexicon.keep(row.need("spoken")?),
        after: choice(row, "after", &after)?,
        row: lexicon.row(row),
    };
    let word = lexicon.scales.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::SCALES);
    Ok(())
}

fn unit(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let written = row.need("written")?;
    let joints = [
        ("", Joint::Any),
        ("glued", Joint::Glued),
        ("spaced", Joint::Spaced),
    ];
    let entry = UnitEntry {
        singular: lexicon.keep(row.need("singular")?),
        plural: lexicon.keep(row.need("plural")?),
        kind: row.cell("kind").into(),
        joint: choice(row, "joint", &joints)?,
        dotted: written.ends_with('.'),
        row: lexicon.row(row),
    };
    let word = lexicon.units.insert(written, entry);
    lexicon.know(word, Tables::UNITS);
    Ok(())
}

fn plain(lexicon: &mut Lexicon, row: &Row<'_>) -> PlainEntry {
    PlainEntry {
        spoken: lexicon.keep_some(row.cell("spoken")),
        row: lexicon.row(row),
    }
}

fn timezone(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let entry = plain(lexicon, row);
    lexicon.timezones.insert(row.need("written")?, entry);
    Ok(())
}

fn emoji(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let entry = plain(lexicon, row);
    let word = lexicon.emoji.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::EMOJI);
    Ok(())
}

fn web(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let parts = [
        ("tld", WebPart::TopLevel),
        ("label", WebPart::Label),
        ("extension", WebPart::Extension),
        ("scheme", WebPart::Scheme),
        ("mark", WebPart::Mark),
    ];
    let entry = WebEntry {
        spoken: lexicon.keep(row.need("spoken")?),
        part: choice(row, "kind", &parts)?,
        row: lexicon.row(row),
    };
    lexicon.web.insert(row.need("written")?, entry);
    Ok(())
}

fn symbol(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let entry = SymbolEntry {
        spoken: lexicon.keep_some(row.cell("spoken")),
        when: when(row)?,
        row: lexicon.row(row),
    };
    let word = lexicon.symbols.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::SYMBOLS);
    Ok(())
}

fn one_character(row: &Row<'_>) -> Result<char, TableError> {
    let written = row.need("written")?;
    let mut chars = written.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(row.error(
            format!("`{written}` is not one character"),
            "write one character a row",
        )),
    }
}

fn punctuation(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let pause = When::pause(row.cell("pause")).ok_or_else(|| {
        row.error(
            format!("`{}` is not a pause", row.cell("pause")),
            "use none, clause or sentence",
        )
    })?;
    let entry = PunctuationEntry {
        pause,
        row: lexicon.row(row),
    };
    lexicon.punctuation.insert(one_character(row)?, entry);
    Ok(())
}

fn fraction(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let cell = row.need("numerator")?;
    let entry = FractionEntry {
        numerator: cell.parse().map_err(|_| {
            row.error(
                format!("`{cell}` is not a number"),
                "fix the cell `numerator`",
            )
        })?,
        denominator: number(row, "denominator", 100)?,
        row: lexicon.row(row),
    };
    lexicon.fractions.insert(one_character(row)?, entry);
    Ok(())
}

fn roman(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let readings = [
        ("cardinal", RomanReading::Cardinal),
        ("ordinal", RomanReading::Ordinal),
    ];
    let entry = RomanEntry {
        reading: choice(row, "reading", &readings)?,
        numeral_after: choice(row, "kind", &[("after", true), ("before", false)])?,
        row: lexicon.row(row),
    };
    lexicon.roman.insert(row.need("word")?, entry);
    Ok(())
}

fn designation(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let classes = [
        ("military", Class::Military),
        ("product", Class::Designation),
        ("designation", Class::Designation),
        ("road", Class::Designation),
        ("legal", Class::Court),
        ("finance", Class::Finance),
        ("science", Class::Science),
    ];
    let class = choice(row, "class", &classes)?;
    add_designation(lexicon, row, class)
}

fn element(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    add_designation(lexicon, row, Class::Science)
}

fn add_designation(lexicon: &mut Lexicon, row: &Row<'_>, class: Class) -> Result<(), TableError> {
    let kinds = [
        ("", DesignationKind::Whole),
        ("whole", DesignationKind::Whole),
        ("prefix", DesignationKind::Prefix),
        ("name", DesignationKind::Name),
    ];
    let entry = DesignationEntry {
        spoken: lexicon.keep_some(row.cell("spoken")),
        class,
        kind: choice(row, "kind", &kinds)?,
        row: lexicon.row(row),
    };
    let word = lexicon.designations.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::DESIGNATIONS);
    Ok(())
}

fn party(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let entry = PartyEntry {
        noun: lexicon.keep(row.need("noun")?),
        row: lexicon.row(row),
    };
    let word = lexicon.parties.insert(row.need("written")?, entry);
    lexicon.know(word, Tables::PARTIES);
    Ok(())
}

fn context(lexicon: &mut Lexicon, row: &Row<'_>) -> Result<(), TableError> {
    let name = row.need("sense")?;
    let mut senses = sense::Senses::NONE;
    for word in name.split_whitespace() {
        let one = sense::by_name(word).ok_or_else(|| {
            row.error(
                format!("`{word}` is not a sense"),
                format!("known are {}", sense::NAMES.join(", ")),
            )
        })?;
        senses = senses | one;
    }
    let word = hash(row.need("word")?);
    lexicon.index.add_senses(word, senses);
    Ok(())
}
