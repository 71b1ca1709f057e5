//! The inventory of grammars: one file per class of things that are written otherwise than they are said.
//!
//! A grammar looks at one place in the block (its anchor) and proposes readings; it never decides. To add one: a file
//! beside these with a `find` function, and one line in [`INVENTORY`]. Lists of things belong in `lexicons/`.

pub mod address;
pub mod caption;
pub mod cardinal;
pub mod clock;
pub mod code;
pub mod court;
pub mod date;
pub mod date_figures;
pub mod designation;
pub mod duration;
pub mod emoji;
pub mod figures;
pub mod finance;
pub mod fraction;
pub mod height;
pub mod identification;
pub mod initialism;
pub mod label;
pub mod lexical;
pub mod mark;
pub mod markup;
pub mod measure;
pub mod money;
pub mod numbered;
pub mod ordinal;
pub mod party;
pub mod percent;
pub mod phone;
pub mod range;
pub mod ratio;
pub mod record;
pub mod roman;
pub mod scaled;
pub mod science;
pub mod score;
pub mod sports;
pub mod stamp;
pub mod sum;
pub mod symbol;
pub mod tennis;
pub mod time;
pub mod unit;
pub mod web;
pub mod weekday;
pub mod year;

use crate::cue::Cues;
use crate::input::{Input, Number};
use crate::lattice::Lattice;
use crate::lexicon::known::Tables;
use crate::scan::Kind;
use std::sync::LazyLock;

/// Where a grammar is asked, and the question. The cues say where it could have anything to say; a place without one of
/// them is passed over.
#[derive(Debug, Clone, Copy)]
pub enum Find {
    /// At every number.
    Number(fn(&Input<'_>, &Number, &mut Lattice)),
    /// At words.
    Word(Cues, fn(&Input<'_>, usize, &mut Lattice)),
    /// At marks other than the comma.
    Mark(Cues, fn(&Input<'_>, usize, &mut Lattice)),
}

/// One grammar.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// Its name, which begins the names of its rules.
    pub name: &'static str,
    /// Where it is asked.
    pub find: Find,
}

/// A line of the inventory.
const fn grammar(name: &'static str, find: Find) -> Grammar {
    Grammar { name, find }
}

const FORM: Cues = Cues::table(Tables::WORDS);
const MONTH: Cues = Cues::table(Tables::MONTHS);
const WEEKDAY: Cues = Cues::table(Tables::WEEKDAYS);
const CURRENCY: Cues = Cues::table(Tables::CURRENCY);
const UNIT: Cues = Cues::table(Tables::UNITS);
const SYMBOL: Cues = Cues::table(Tables::SYMBOLS);
const EMOJI: Cues = Cues::table(Tables::EMOJI);
const DESIGNATION: Cues = Cues::table(Tables::DESIGNATIONS);
const KEYWORD: Cues = Cues::table(Tables::KEYWORDS);
const PARTY: Cues = Cues::table(Tables::PARTIES);

/// All grammars. Among readings of equal cost the earlier grammar wins.
pub const INVENTORY: &[Grammar] = &[
    grammar(
        "lexical",
        Find::Word(FORM.or(Cues::MIXED).or(Cues::APOSTROPHE), lexical::find),
    ),
    grammar("lexical", Find::Mark(FORM, lexical::find)),
    grammar("lexical", Find::Number(lexical::find_number)),
    grammar("date", Find::Word(MONTH, date::at_month)),
    grammar("date", Find::Number(date::at_day)),
    grammar("date", Find::Number(date_figures::find)),
    grammar("date", Find::Number(stamp::find)),
    grammar("date", Find::Word(WEEKDAY, weekday::find)),
    grammar("range", Find::Mark(Cues::DASH, weekday::dash)),
    grammar("time", Find::Number(time::find)),
    grammar("time", Find::Mark(Cues::DASH, time::dash)),
    grammar("money", Find::Mark(CURRENCY, money::find_sign)),
    grammar("money", Find::Word(CURRENCY, money::find_code)),
    grammar("money", Find::Number(money::find_amount)),
    grammar("percent", Find::Number(percent::find)),
    grammar("percent", Find::Mark(Cues::SIGN, percent::find_glyph)),
    grammar("fraction", Find::Number(fraction::find)),
    grammar("fraction", Find::Mark(Cues::SIGN, fraction::find_glyph)),
    grammar("measure", Find::Number(measure::find)),
    grammar("measure", Find::Mark(Cues::SIGN, measure::find_glyph)),
    grammar("measure", Find::Word(UNIT, measure::find_word)),
    grammar("height", Find::Number(height::find)),
    grammar("scaled", Find::Number(scaled::find)),
    grammar("ratio", Find::Word(Cues::LETTER, ratio::find)),
    grammar("ratio", Find::Mark(Cues::SIGN, ratio::find)),
    grammar("ratio", Find::Mark(Cues::SIGN, ratio::pressure)),
    grammar("science", Find::Number(science::find_power)),
    grammar("science", Find::Mark(Cues::SIGN, science::find_superscript)),
    grammar("science", Find::Mark(Cues::SIGN, science::find_numeral)),
    grammar("science", Find::Word(Cues::CODE, science::find_word)),
    grammar("finance", Find::Word(Cues::CODE, finance::find)),
    grammar("finance", Find::Number(finance::find_number)),
    grammar("finance", Find::Mark(Cues::SIGN, finance::find_sign)),
    grammar("numbered", Find::Number(numbered::find)),
    grammar(
        "designation",
        Find::Word(DESIGNATION.or(Cues::TOUCHED), designation::find_word),
    ),
    grammar("designation", Find::Number(designation::find_number)),
    grammar(
        "symbol",
        Find::Mark(SYMBOL.or(Cues::SIGN).or(Cues::DASH), symbol::find),
    ),
    grammar("symbol", Find::Word(SYMBOL, symbol::find_letter)),
    grammar("emoji", Find::Mark(EMOJI.or(Cues::SIGN), emoji::find)),
    grammar("year", Find::Number(year::find)),
    grammar("year", Find::Number(year::range)),
    grammar("year", Find::Mark(Cues::APOSTROPHE, year::at_apostrophe)),
    grammar("year", Find::Word(Cues::LETTER.or(KEYWORD), year::at_word)),
    grammar("ordinal", Find::Number(ordinal::find)),
    grammar("ordinal", Find::Number(court::short_ordinal)),
    grammar("court", Find::Number(court::find)),
    grammar("court", Find::Mark(Cues::SIGN, court::at_mark)),
    grammar("court", Find::Word(Cues::LETTER, court::versus)),
    grammar("contact", Find::Number(phone::find)),
    grammar("contact", Find::Number(identification::find)),
    grammar(
        "contact",
        Find::Mark(Cues::SIGN.or(Cues::OPENING), phone::at_mark),
    ),
    grammar("contact", Find::Number(address::find)),
    grammar("contact", Find::Word(Cues::CODE, address::at_word)),
    grammar("contact", Find::Word(KEYWORD, address::extension)),
    grammar("score", Find::Number(score::find)),
    grammar("sports", Find::Number(sports::find)),
    grammar(
        "sports",
        Find::Mark(Cues::SIGN.or(Cues::DASH), sports::at_sign),
    ),
    grammar("sports", Find::Word(Cues::LETTER, sports::at_letter)),
    grammar("range", Find::Number(range::find)),
    grammar("range", Find::Mark(Cues::DASH, range::dash)),
    grammar("cardinal", Find::Number(cardinal::find)),
    grammar(
        "initialism",
        Find::Word(Cues::LETTER.or(Cues::CAPITAL), initialism::find),
    ),
    grammar("roman", Find::Word(Cues::NUMERAL, roman::find)),
    grammar("party", Find::Word(PARTY, party::find)),
    grammar("web", Find::Word(Cues::TOUCHED, web::find)),
    grammar("web", Find::Number(web::find_number)),
    grammar("web", Find::Mark(Cues::SIGN.or(Cues::STOP), web::find_mark)),
    grammar("caption", Find::Number(caption::find_number)),
    grammar("caption", Find::Word(Cues::CAPITAL, caption::find)),
    grammar(
        "markup",
        Find::Mark(Cues::SIGN.or(Cues::OPENING), markup::find),
    ),
    grammar(
        "punctuation",
        Find::Mark(
            Cues::SIGN.or(Cues::OPENING).or(Cues::APOSTROPHE),
            mark::find,
        ),
    ),
    grammar("punctuation", Find::Word(Cues::APOSTROPHE, mark::find_word)),
];

/// Lets every grammar propose at every place it wants.
pub fn propose(input: &Input<'_>, lattice: &mut Lattice) {
    lattice.reset(input.len());
    for i in 0..input.len() {
        match input.kind(i) {
            Kind::Space => {}
            Kind::Word => word(input, i, lattice),
            Kind::Digits => number(input, i, lattice),
            Kind::Mark => mark(input, i, lattice),
        }
    }
}

fn word(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let cues = input.cues(i);
    if !cues.any(ASKED.any_word) {
        return;
    }
    for (cue, find) in &ASKED.words {
        if cues.any(*cue) {
            find(input, i, lattice);
        }
    }
}

fn number(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if let Some(number) = input.number(i) {
        for find in &ASKED.numbers {
            find(input, &number, lattice);
        }
    }
}

fn mark(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.is(i, ',') {
        return;
    }
    if input.is(i, '.') && input.is_digits(i + 1) {
        number(input, i, lattice);
    }
    let cues = input.cues(i);
    for (cue, find) in &ASKED.marks {
        if cues.any(*cue) {
            find(input, i, lattice);
        }
    }
}

/// The inventory by anchor.
struct Asked {
    any_word: Cues,
    words: Vec<(Cues, At)>,
    marks: Vec<(Cues, At)>,
    numbers: Vec<AtNumber>,
}

type At = fn(&Input<'_>, usize, &mut Lattice);
type AtNumber = fn(&Input<'_>, &Number, &mut Lattice);

static ASKED: LazyLock<Asked> = LazyLock::new(|| {
    let mut asked = Asked {
        any_word: Cues::default(),
        words: Vec::new(),
        marks: Vec::new(),
        numbers: Vec::new(),
    };
    for grammar in INVENTORY {
        match grammar.find {
            Find::Number(find) => asked.numbers.push(find),
            Find::Mark(cues, find) => asked.marks.push((cues, find)),
            Find::Word(cues, find) => {
                asked.any_word = asked.any_word.or(cues);
                asked.words.push((cues, find));
            }
        }
    }
    asked
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cue::{self, Seen};
    use crate::input::Context;
    use crate::lattice::Rule;
    use crate::lexicon::Lexicon;
    use crate::scan::scan;
    use proptest::prelude::*;

    /// What is proposed for `text`, with the cues as they are or with every cue everywhere.
    fn proposals(text: &str, all: bool) -> Vec<(u32, u32, Rule, u32)> {
        let (mut lexemes, mut seen) = (Vec::new(), Vec::new());
        scan(text, &mut lexemes);
        cue::look(text, &lexemes, Lexicon::builtin(), &mut seen);
        if all {
            let every = |s: Seen| Seen {
                cues: Cues::ALL,
                ..s
            };
            seen = seen.into_iter().map(every).collect();
        }
        let lexicon = Lexicon::builtin();
        let input = Input::new(text, &lexemes, &seen, lexicon, Context::default());
        let mut lattice = Lattice::default();
        propose(&input, &mut lattice);
        let told = |c: &crate::lattice::Candidate| (c.first, c.end, c.rule, c.cost);
        lattice.candidates().iter().map(told).collect()
    }

    #[test]
    fn the_cues_hide_nothing_in_the_cases() {
        let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/en");
        for file in std::fs::read_dir(cases).unwrap() {
            for line in std::fs::read_to_string(file.unwrap().path())
                .unwrap()
                .lines()
            {
                assert_eq!(proposals(line, false), proposals(line, true), "{line}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_cues_hide_nothing(text in "([a-zA-Z]{1,5}|[0-9]{1,4}|[ -/:-@]|[ -/]|II|No|St|v|x|FY|°|²|½|é|“|’|—|–|−|€|£|★|😀|kg|per|May|D){0,24}") {
            prop_assert_eq!(proposals(&text, false), proposals(&text, true));
        }
    }
}
