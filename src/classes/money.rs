//! Money: `$5`, `€2.5bn`, `US$3-4 million`, `Rs 500 crore`, `5 dlrs`, `50p`, `$1.50/gallon`.
//!
//! The unit is said after the amount and its scale, in the plural unless the amount is one or modifies a noun
//! (AP Stylebook, "dollars"; the house style). Two decimals are coins; more are a rate.

use crate::amount::Amount;
use crate::class::Class;
use crate::classes::sum::{Sign, Use, say, say_minus, say_range, say_unit};
use crate::input::{Input, Number};
use crate::lattice::{LIKELY, Lattice, NORMAL, SURE};
use crate::lexicon::entry::{CurrencyEntry, Said, Side};
use crate::lexicon::known::Tables;
use crate::scan::{Kind, Shape};
use crate::source::Span;
use crate::style::Signs;

/// Proposes money that begins with a sign: `$5`, `€2bn`, `$A5`.
pub fn find_sign(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    if input.mark(i).is_none_or(|m| m.is_ascii() && m != '$') {
        return;
    }
    let before = lattice.candidates().len();
    signed(input, i, lattice);
    if lattice.candidates().len() == before {
        bare_sign(input, i, lattice);
    }
}

/// Proposes money that begins with letters: `US$5`, `EUR 5`, `Rs. 500`.
pub fn find_code(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let near = |at: usize| input.is_digits(at) || input.is(at, '.') && input.is_digits(at + 1);
    if input.at(i).len() <= 8 && input.begins_word(i) && (i + 1..i + 7).any(near) {
        signed(input, i, lattice);
    }
}

/// Proposes money whose unit stands after the amount: `5 dlrs`, `50p`, `1,200 kr`.
pub fn find_amount(input: &Input<'_>, number: &Number, lattice: &mut Lattice) {
    let first = number.first;
    if !input.begins_word(first) {
        return;
    }
    let Some(amount) = input.amount(first, true) else {
        return;
    };
    let Some((end, sign)) = unit_after(input, &amount) else {
        return;
    };
    let glued = end == amount.end + 1;
    let lone = sign.span.len() == 1;
    if lone && (!glued || input.shape(amount.end) != Shape::Lower && input.is_word(amount.end)) {
        return;
    }
    let small = amount.scale.is_none()
        && amount
            .number
            .is_some_and(|n| n.value.is_some_and(|v| v < 1000));
    if small && input.lexicon.units.get(sign.span.of(input.text)).is_some() {
        return;
    }
    let cost = if lone { NORMAL - 5 } else { LIKELY };
    let (start, minus) = with_minus(input, first);
    let usage = usage(input, start, end);
    let mut reading = lattice.propose(start, end, Class::Money, "money.unit-after", cost);
    say_minus(&mut reading, minus);
    say(&mut reading, input, &amount, sign, usage);
    reading.dotted(input.is(end - 1, '.'));
}

/// A sign without an amount: "the $ sign".
fn bare_sign(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let currency = &input.lexicon.currency;
    if let Some((end, entry)) = currency.longest(input.text, input.lexemes, i, false)
        && end == i + 1
    {
        lattice
            .propose(i, end, Class::Money, "money.sign-alone", NORMAL - 5)
            .lexicon(entry.singular, input.span(i));
    }
}

/// Every sign of the lexicon at `i` that has an amount after it.
fn signed(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let currency = &input.lexicon.currency;
    if input.is(i + 1, '(') {
        loss(input, i, lattice);
        return;
    }
    for (end, entry) in currency.matches(input.text, input.lexemes, i, input.caps) {
        if entry.side == Side::After || entry.not_caps && input.caps {
            continue;
        }
        let sign = Sign {
            entry,
            span: input.span_of(i, end),
        };
        if let Some(amount) = amount_after(input, end, entry) {
            // By name, in a chain of signs each is said where it stands: `$12@12%`.
            if input.context.style.signs == Signs::Names && input.is(amount.end, '@') {
                return;
            }
            propose(input, i, sign, &amount, lattice);
            return;
        }
    }
}

/// `$(0.22)`: accountants put what is lost in brackets.
fn loss(input: &Input<'_>, i: usize, lattice: &mut Lattice) {
    let currency = &input.lexicon.currency;
    let Some((end, entry)) = currency.longest(input.text, input.lexemes, i, input.caps) else {
        return;
    };
    let Some(amount) = input.amount(i + 2, true).filter(|_| end == i + 1) else {
        return;
    };
    if !input.is(amount.end, ')') || input.touches_right(amount.end + 1) {
        return;
    }
    let sign = Sign {
        entry,
        span: input.span(i),
    };
    let (mut amount, mut end) = (amount, amount.end + 1);
    // `$(4.1) million`
    if let Some((past, scale)) = input.scale(end, true).filter(|_| amount.scale.is_none()) {
        amount.scale = Some(scale);
        end = past;
    }
    let mut reading = lattice.propose(i, end, Class::Money, "money.loss", SURE);
    reading.text("minus", input.span(i + 1));
    say(&mut reading, input, &amount, sign, Use::Noun);
}

/// The amount after a sign that ends before `end`, over one space and a minus sign.
fn amount_after(input: &Input<'_>, end: usize, entry: &CurrencyEntry) -> Option<Amount> {
    let mut at = input.skip_space(end);
    if input.is_minus(at) && at == end && !input.is_word(end - 1) {
        at += 1;
    }
    let spelled = input.is_word(end - 1) && !input.caps;
    let amount = input.amount(at, true)?;
    let number = amount.number.as_ref();
    let large = amount.scale.is_some() || number.is_some_and(|n| n.value.is_none_or(|v| v >= 1000));
    let glued = spelled && at == end;
    ((!entry.large || large) && !(glued && is_code(input, end - 1, &amount))).then_some(amount)
}

/// `YR4`, `R1T`: two letters that touch a small number are a code, not a currency.
fn is_code(input: &Input<'_>, sign: usize, amount: &Amount) -> bool {
    if input.at(sign).len() > 2 {
        return false;
    }
    let scaled = amount.scale.is_some_and(|s| {
        let written = s.span.of(input.text);
        written.len() > 1 || written == "m"
    });
    let number = amount.number.as_ref();
    let grouped = number.is_some_and(|n| n.grouped);
    let hundreds = number.is_some_and(|n| n.value.is_some_and(|v| v >= 100));
    let upper = matches!(input.shape(sign), Shape::Upper | Shape::Initial)
        && !(hundreds && input.at(sign) == "RM");
    let small = number.is_some_and(|n| n.value.is_some_and(|v| v < 50));
    !scaled && !grouped && (upper || small)
}

/// The currency after an amount, over one space.
fn unit_after<'l>(input: &'l Input<'_>, amount: &Amount) -> Option<(usize, Sign<'l>)> {
    let at = input.skip_space(amount.end);
    if !input.may_begin(at, Tables::CURRENCY) {
        return None;
    }
    let currency = &input.lexicon.currency;
    let (end, entry) = currency
        .matches(input.text, input.lexemes, at, input.caps)
        .find(|(end, e)| e.side != Side::Before && !input.touches_right(*end))?;
    let stands = input.is_word(at) || at == amount.end || input.mark(at)? != '\u{A5}';
    let span = input.span_of(at, end);
    (stands && !(entry.not_caps && input.caps)).then_some((end, Sign { entry, span }))
}

/// Money that begins with a sign, with everything after it that shares the sign.
fn propose(input: &Input<'_>, i: usize, sign: Sign<'_>, amount: &Amount, lattice: &mut Lattice) {
    let (first, mut minus) = with_minus(input, i);
    if minus.is_none() && input.is_minus(amount.first - 1) {
        minus = Some(input.span(amount.first - 1));
    }
    if let Some((joint, other)) = range(input, i, sign, amount) {
        let usage = usage(input, first, other.end);
        let mut reading = lattice.propose(first, other.end, Class::Money, "money.range", SURE);
        say_minus(&mut reading, minus);
        say_range(&mut reading, input, sign, [amount, &other], joint, usage);
        reading.dotted(other.scale.is_some_and(|s| s.dotted));
        return;
    }
    let (end, sign) = named_after(input, sign, amount);
    let usage = usage(input, first, end);
    deal(input, first, end, amount, sign, lattice);
    let mut reading = lattice.propose(first, end, Class::Money, "money.sign", SURE);
    say_minus(&mut reading, minus);
    if input.before(first).is_some_and(|b| input.is(b, '=')) && amount.coins().is_some() {
        // `$1 = €0.95`: a rate of exchange is no sum of coins.
        reading.amount(amount);
        say_unit(&mut reading, input, sign.units(), sign.span, usage, false);
    } else {
        say(&mut reading, input, amount, sign, usage);
    }
    reading.dotted(amount.scale.is_some_and(|s| s.dotted));
    rate(input, first, end, minus, amount, sign, lattice);
}

/// `$5 USD`, `$5 CAD`: the code after the amount says more than the sign.
fn named_after<'l>(input: &'l Input<'_>, sign: Sign<'l>, amount: &Amount) -> (usize, Sign<'l>) {
    match unit_after(input, amount) {
        Some((end, code)) if input.shape(end - 1) == Shape::Upper && code.span.len() > 2 => {
            (end, code)
        }
        _ => (amount.end, sign),
    }
}

/// `2/$5`: so many for a price, as shops have it.
fn deal(
    input: &Input<'_>,
    first: usize,
    end: usize,
    amount: &Amount,
    sign: Sign<'_>,
    lattice: &mut Lattice,
) {
    let Some(slash) = first.checked_sub(1).filter(|at| input.is(*at, '/')) else {
        return;
    };
    let Some(many) = slash.checked_sub(1).filter(|at| input.is_digits(*at)) else {
        return;
    };
    if input.at(many).len() > 2 || input.touches_left(many) {
        return;
    }
    let mut reading = lattice.propose(many, end, Class::Money, "money.deal", SURE);
    reading
        .cardinal(input.span(many))
        .text("for", input.span(slash));
    say(&mut reading, input, amount, sign, Use::Noun);
}

/// `$1.50/gallon`, `€50/MWh`: the same with "per" and a unit or word.
fn rate(
    input: &Input<'_>,
    first: usize,
    end: usize,
    minus: Option<Span>,
    amount: &Amount,
    sign: Sign<'_>,
    lattice: &mut Lattice,
) {
    if !input.is(end, '/') || !input.is_word(end + 1) {
        return;
    }
    let units = &input.lexicon.units;
    let unit = units.longest(input.text, input.lexemes, end + 1, input.caps);
    let past = unit.map_or(end + 2, |(past, _)| past);
    if input.touches_right(past) {
        return;
    }
    let mut reading = lattice.propose(first, past, Class::Money, "money.rate", SURE);
    say_minus(&mut reading, minus);
    say(&mut reading, input, amount, sign, Use::Noun);
    reading.text("per", input.span(end));
    let span = input.span_of(end + 1, past);
    match unit {
        Some((_, unit)) => reading.lexicon(unit.singular, span),
        None => reading.written(span),
    };
}

/// The minus sign before the form that begins at `i`, and where the form then begins.
fn with_minus(input: &Input<'_>, i: usize) -> (usize, Option<Span>) {
    match input.sign_before(i) {
        Some(at) => (at, Some(input.span(at))),
        None => (i, None),
    }
}

fn usage(input: &Input<'_>, first: usize, end: usize) -> Use {
    if input.modifies(first, end) {
        Use::Modifier
    } else {
        Use::Noun
    }
}

/// The second amount of a range, and what joins the two: `$3-4 million`, `$3 million-$4 million`, `$3 to $4 million`.
fn range(input: &Input<'_>, i: usize, sign: Sign<'_>, amount: &Amount) -> Option<(Span, Amount)> {
    let spaced = input.kind(amount.end) == Kind::Space;
    let joint = amount.end + usize::from(spaced);
    let word = spaced && is_joint_word(input, i, joint);
    if !(word || input.is_dash(joint) && (!spaced || input.is_space(joint + 1))) {
        return None;
    }
    let at = joint + 1 + usize::from(spaced);
    let repeated = repeated_sign(input, at, sign);
    let other = input.amount(repeated.unwrap_or(at), true)?;
    let shares = amount.scale.is_none() && other.scale.is_some() && amount.may_share(&other);
    let plain = amount.scale.is_none() && other.scale.is_none();
    let fits = match (word, repeated.is_some()) {
        (true, true) => shares,
        (true, false) => shares || plain && amount.may_share(&other),
        (false, true) => true,
        (false, false) => {
            amount.scale.is_none() && amount.may_share(&other)
                || amount.scale.is_some() && other.scale.is_some()
        }
    };
    let apart = !spaced || word || repeated.is_some();
    let counted =
        repeated.is_none() && word && other.scale.is_none() && !input.ends_phrase(other.end);
    (fits && apart && !counted).then(|| (input.span(joint), other))
}

/// Whether the word at `joint` makes a range of the amounts beside it: "to", "or", and "and" after "between".
fn is_joint_word(input: &Input<'_>, i: usize, joint: usize) -> bool {
    input.says_any(joint, &["to", "or"])
        || input.says(joint, "and") && input.before(i).is_some_and(|b| input.says(b, "between"))
}

/// Where the number begins after the same currency written again at `at`.
fn repeated_sign(input: &Input<'_>, at: usize, sign: Sign<'_>) -> Option<usize> {
    let currency = &input.lexicon.currency;
    let said = |said: Said| input.lexicon.said(said);
    currency
        .matches(input.text, input.lexemes, at, input.caps)
        .find(|(_, e)| said(e.singular) == said(sign.entry.singular))
        .map(|(end, _)| input.skip_space(end))
}
