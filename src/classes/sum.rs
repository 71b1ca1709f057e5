//! How a sum of money is said: the amount, then the unit; two decimals are coins, more are a rate.
//!
//! Nothing here proposes.

use crate::amount::Amount;
use crate::input::{Input, Number};
use crate::lattice::{Proposal, Say};
use crate::lexicon::entry::{CurrencyEntry, Said};
use crate::source::Span;
use crate::style::Units;

/// A currency as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub struct Sign<'l> {
    /// What the lexicon says.
    pub entry: &'l CurrencyEntry,
    /// Where it stands.
    pub span: Span,
}

impl Sign<'_> {
    /// The unit for one and for more.
    pub fn units(&self) -> (Said, Said) {
        (self.entry.singular, self.entry.plural)
    }
}

/// How the unit is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// As a noun.
    Noun,
    /// As a part of a modifier.
    Modifier,
}

/// The amount with its unit.
pub fn say(
    reading: &mut Proposal<'_>,
    input: &Input<'_>,
    amount: &Amount,
    sign: Sign<'_>,
    usage: Use,
) {
    match (amount.number, amount.coins(), sign.entry.minor) {
        (Some(number), Some(coins), Some(minor)) => {
            let value = |span: Span| crate::numerals::value(span.of(input.text)).unwrap_or(0);
            let (whole, part) = (number.value != Some(0), value(coins));
            if whole || part == 0 {
                reading.cardinal(if number.digits > 0 {
                    number.whole
                } else {
                    coins
                });
                say_unit(
                    reading,
                    input,
                    sign.units(),
                    sign.span,
                    usage,
                    number.value == Some(1),
                );
            }
            if whole && part > 0 {
                reading.text("and", Span::new(number.whole.end, coins.start));
            }
            if part > 0 {
                reading.cardinal(coins);
                say_unit(reading, input, minor, sign.span, usage, part == 1);
            }
        }
        (Some(number), None, Some(minor)) if is_tenths(&number, amount) => {
            let span = number.fraction.unwrap_or(number.whole);
            let tenths = crate::numerals::value(span.of(input.text)).unwrap_or(0);
            reading.say(Say::Number(10 * tenths), span);
            say_unit(reading, input, minor, sign.span, usage, false);
        }
        _ => {
            reading.amount(amount);
            say_unit(
                reading,
                input,
                sign.units(),
                sign.span,
                usage,
                amount.is_one(),
            );
        }
    }
}

/// Two amounts that share a sign: "three to four million dollars".
pub fn say_range(
    reading: &mut Proposal<'_>,
    input: &Input<'_>,
    sign: Sign<'_>,
    amounts: [&Amount; 2],
    joint: Span,
    usage: Use,
) {
    let word = joint.of(input.text);
    let to = match word {
        "and" | "or" => word_of(word),
        _ => "to",
    };
    let [one, two] = amounts;
    let sign_again = Span::new(joint.end, input.span(two.first).start);
    let each =
        input.context.style.units == Units::Each && !sign_again.of(input.text).trim().is_empty();
    if each || one.coins().is_some() || two.coins().is_some() {
        say(reading, input, one, sign, usage);
        reading.text(to, joint);
        say(reading, input, two, sign, usage);
        return;
    }
    reading.amount(one).text(to, joint).amount(two);
    say_unit(reading, input, sign.units(), sign.span, usage, false);
}

fn word_of(word: &str) -> &'static str {
    if word == "and" { "and" } else { "or" }
}

/// `$0.5`: one decimal and nothing before it is fifty cents.
fn is_tenths(number: &Number, amount: &Amount) -> bool {
    let tenth = number.fraction.is_some_and(|f| f.len() == 1);
    tenth && number.value == Some(0) && amount.scale.is_none()
}

/// The unit as a noun or a part of a modifier. Pence never change: "a fifty-pence coin".
pub fn say_unit(
    reading: &mut Proposal<'_>,
    input: &Input<'_>,
    (one, many): (Said, Said),
    span: Span,
    usage: Use,
    is_one: bool,
) {
    let said = |unit| input.lexicon.said(unit);
    let modifier = usage == Use::Modifier;
    let singular = is_one && !modifier || modifier && said(many) != "pence";
    let unit = if singular { one } else { many };
    if modifier && !said(unit).contains(' ') {
        reading.hyphen();
    }
    reading.lexicon(unit, span);
}

/// "minus", if there is a sign.
pub fn say_minus(reading: &mut Proposal<'_>, minus: Option<Span>) {
    if let Some(span) = minus {
        reading.text("minus", span);
    }
}
