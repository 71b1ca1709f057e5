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
pub mod emoji;
pub mod figures;
pub mod finance;
pub mod fraction;
pub mod height;
pub mod initialism;
pub mod label;
pub mod lexical;
pub mod mark;
pub mod measure;
pub mod money;
pub mod numbered;
pub mod ordinal;
pub mod party;
pub mod percent;
pub mod phone;
pub mod range;
pub mod ratio;
pub mod roman;
pub mod scaled;
pub mod science;
pub mod score;
pub mod sports;
pub mod symbol;
pub mod time;
pub mod web;
pub mod weekday;
pub mod year;

use crate::input::{Input, Number};
use crate::lattice::Lattice;
use crate::scan::{Kind, Shape};

/// Where a grammar is asked, and the question.
#[derive(Debug, Clone, Copy)]
pub enum Find {
    /// At every number.
    Number(fn(&Input<'_>, &Number, &mut Lattice)),
    /// At every word.
    AnyWord(fn(&Input<'_>, usize, &mut Lattice)),
    /// At every word that is not all lower case.
    Capital(fn(&Input<'_>, usize, &mut Lattice)),
    /// At every mark other than the comma.
    Mark(fn(&Input<'_>, usize, &mut Lattice)),
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

/// All grammars. Among readings of equal cost the earlier grammar wins.
pub const INVENTORY: &[Grammar] = &[
    grammar("lexical", Find::AnyWord(lexical::find)),
    grammar("lexical", Find::Mark(lexical::find)),
    grammar("lexical", Find::Number(lexical::find_number)),
    grammar("date", Find::AnyWord(date::at_month)),
    grammar("date", Find::Number(date::at_day)),
    grammar("date", Find::Number(date_figures::find)),
    grammar("date", Find::Capital(weekday::find)),
    grammar("range", Find::Mark(weekday::dash)),
    grammar("time", Find::Number(time::find)),
    grammar("time", Find::Mark(time::dash)),
    grammar("money", Find::Mark(money::find_sign)),
    grammar("money", Find::AnyWord(money::find_code)),
    grammar("money", Find::Number(money::find_amount)),
    grammar("percent", Find::Number(percent::find)),
    grammar("percent", Find::Mark(percent::find_glyph)),
    grammar("fraction", Find::Number(fraction::find)),
    grammar("fraction", Find::Mark(fraction::find_glyph)),
    grammar("measure", Find::Number(measure::find)),
    grammar("measure", Find::Mark(measure::find_glyph)),
    grammar("measure", Find::AnyWord(measure::find_word)),
    grammar("height", Find::Number(height::find)),
    grammar("scaled", Find::Number(scaled::find)),
    grammar("ratio", Find::AnyWord(ratio::find)),
    grammar("ratio", Find::Mark(ratio::find)),
    grammar("science", Find::Number(science::find_power)),
    grammar("science", Find::Mark(science::find_superscript)),
    grammar("science", Find::Mark(science::find_numeral)),
    grammar("science", Find::Capital(science::find_word)),
    grammar("finance", Find::Capital(finance::find)),
    grammar("finance", Find::Number(finance::find_number)),
    grammar("finance", Find::Mark(finance::find_sign)),
    grammar("numbered", Find::Number(numbered::find)),
    grammar("designation", Find::AnyWord(designation::find_word)),
    grammar("designation", Find::Number(designation::find_number)),
    grammar("symbol", Find::Mark(symbol::find)),
    grammar("symbol", Find::AnyWord(symbol::find_letter)),
    grammar("emoji", Find::Mark(emoji::find)),
    grammar("year", Find::Number(year::find)),
    grammar("year", Find::Number(year::range)),
    grammar("year", Find::Mark(year::at_apostrophe)),
    grammar("year", Find::AnyWord(year::at_word)),
    grammar("ordinal", Find::Number(ordinal::find)),
    grammar("ordinal", Find::Number(court::short_ordinal)),
    grammar("court", Find::Number(court::find)),
    grammar("court", Find::Mark(court::at_mark)),
    grammar("court", Find::AnyWord(court::versus)),
    grammar("contact", Find::Number(phone::find)),
    grammar("contact", Find::Mark(phone::at_mark)),
    grammar("contact", Find::Number(address::find)),
    grammar("contact", Find::Capital(address::at_word)),
    grammar("contact", Find::AnyWord(address::extension)),
    grammar("score", Find::Number(score::find)),
    grammar("sports", Find::Number(sports::find)),
    grammar("sports", Find::Mark(sports::at_sign)),
    grammar("sports", Find::AnyWord(sports::at_letter)),
    grammar("range", Find::Number(range::find)),
    grammar("range", Find::Mark(range::dash)),
    grammar("cardinal", Find::Number(cardinal::find)),
    grammar("initialism", Find::AnyWord(initialism::find)),
    grammar("roman", Find::AnyWord(roman::find)),
    grammar("party", Find::Capital(party::find)),
    grammar("web", Find::AnyWord(web::find)),
    grammar("web", Find::Number(web::find_number)),
    grammar("web", Find::Mark(web::find_mark)),
    grammar("caption", Find::Number(caption::find_number)),
    grammar("caption", Find::Capital(caption::find)),
    grammar("punctuation", Find::Mark(mark::find)),
    grammar("punctuation", Find::AnyWord(mark::find_word)),
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
    let lower = input.shape(i) == Shape::Lower;
    for grammar in INVENTORY {
        match grammar.find {
            Find::AnyWord(find) => find(input, i, lattice),
            Find::Capital(find) if !lower => find(input, i, lattice),
            _ => {}
        }
    }
}

fn number(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let Some(number) = input.number(i) else {
        return;
    };
    for grammar in INVENTORY {
        if let Find::Number(find) = grammar.find {
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
    for grammar in INVENTORY {
        if let Find::Mark(find) = grammar.find {
            find(input, i, lattice);
        }
    }
}
