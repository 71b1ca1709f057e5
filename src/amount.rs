//! Amounts: a number with its vulgar fraction and its scale, as money, percentages and measures take it.
//!
//! `5`, `2.5 million`, `2½`, `5-1/4`, `3/4`, `1.2bn`, `20-million`.

use crate::input::{Input, Number};
use crate::lattice::{Proposal, Say};
use crate::lexicon::entry::{Said, ScaleAfter};
use crate::lexicon::known::Tables;
use crate::scan::Kind;
use crate::source::Span;

/// A fraction of two whole numbers: `½`, `3/4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vulgar {
    /// First lexeme.
    pub first: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// The number above.
    pub numerator: u64,
    /// The number below.
    pub denominator: u64,
    /// What stands for the number above.
    pub over: Span,
    /// What stands for the number below.
    pub under: Span,
}

impl Vulgar {
    /// Whether it is less than one, as the fraction of a mixed number must be.
    pub fn is_proper(&self) -> bool {
        self.numerator < self.denominator
    }

    /// Whether the denominator is one that prices, rulers and recipes use.
    pub fn is_usual(&self) -> bool {
        matches!(self.denominator, 2..=10 | 12 | 16 | 20 | 32 | 64 | 100)
    }
}

/// A word for a power of ten after a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// `million`.
    pub said: Said,
    /// Where it stands.
    pub span: Span,
    /// Whether a hyphen joins it to the number.
    pub hyphen: bool,
    /// Whether the full stop of an abbreviation ends it.
    pub dotted: bool,
}

/// A number with what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// First lexeme.
    pub first: usize,
    /// One past the last lexeme.
    pub end: usize,
    /// The number, if it is not a fraction only.
    pub number: Option<Number>,
    /// The fraction, alone or after the number.
    pub vulgar: Option<Vulgar>,
    /// The scale.
    pub scale: Option<Scale>,
}

impl Amount {
    /// Whether it is exactly one, or a fraction of one, so that its unit is singular.
    pub fn is_one(&self) -> bool {
        match (&self.number, &self.vulgar) {
            (Some(number), None) => number.is_one() && self.scale.is_none(),
            (None, Some(_)) => self.scale.is_none(),
            _ => false,
        }
    }

    /// Whether the figures before a scale are less than those of `other`, so that the two may share it.
    pub fn may_share(&self, other: &Amount) -> bool {
        let key = |a: &Amount| {
            let number = a.number?;
            Some((number.value?, number.fraction.is_some()))
        };
        match (key(self), key(other)) {
            (Some((a, af)), Some((b, bf))) => a < b || a == b && (af || bf),
            _ => false,
        }
    }

    /// Whether it is a plain number with exactly two decimals and no scale: an amount of coins.
    pub fn coins(&self) -> Option<Span> {
        let fraction = self.number?.fraction?;
        (fraction.len() == 2 && self.scale.is_none() && self.vulgar.is_none()).then_some(fraction)
    }
}

impl Input<'_> {
    /// The vulgar fraction that begins at lexeme `i`.
    pub fn vulgar(&self, i: usize) -> Option<Vulgar> {
        if self.is_digits(i) {
            return self.slashed(i);
        }
        let glyph = self.lexicon.fractions.get(&self.mark(i)?)?;
        Some(Vulgar {
            first: i,
            end: i + 1,
            numerator: u64::from(glyph.numerator),
            denominator: u64::from(glyph.denominator),
            over: self.span(i),
            under: self.span(i),
        })
    }

    /// `3/4`; not a part of a longer chain of slashes, points or letters.
    fn slashed(&self, i: usize) -> Option<Vulgar> {
        let slash = |at: usize| self.is_any(at, &['/', '\u{2044}', '\u{2215}']);
        let apart =
            i == 0 || !(slash(i - 1) || self.is(i - 1, '.') && i > 1 && self.is_digits(i - 2));
        if !apart || !slash(i + 1) || !self.is_digits(i + 2) || slash(i + 3) {
            return None;
        }
        if self.is(i + 3, '.') && self.is_digits(i + 4) {
            return None;
        }
        let (over, under) = (self.span(i), self.span(i + 2));
        let value = |at: usize| crate::numerals::value(self.at(at)).filter(|v| *v < 1_000_000);
        let (numerator, denominator) = (value(i)?, value(i + 2)?);
        (denominator > 1 && !self.at(i + 2).starts_with('0')).then_some(Vulgar {
            first: i,
            end: i + 3,
            numerator,
            denominator,
            over,
            under,
        })
    }

    /// The amount that begins at lexeme `i`; `money` allows the scales that only money has.
    pub fn amount(&self, i: usize, money: bool) -> Option<Amount> {
        let alone = self
            .vulgar(i)
            .filter(|v| !self.is_digits(i) || v.is_proper() && v.is_usual());
        let mut amount = match alone {
            Some(vulgar) => Amount {
                first: i,
                end: vulgar.end,
                number: None,
                vulgar: Some(vulgar),
                scale: None,
            },
            None => {
                let number = self.number(i)?;
                let vulgar = self.mixed(&number);
                Amount {
                    first: i,
                    end: vulgar.map_or(number.end, |v| v.end),
                    number: Some(number),
                    vulgar,
                    scale: None,
                }
            }
        };
        if let Some((end, scale)) = self.scale(amount.end, money) {
            amount.end = end;
            amount.scale = Some(scale);
        }
        Some(amount)
    }

    /// The fraction of a mixed number: `2½`, `2 1/2`, `5-1/4`.
    fn mixed(&self, number: &Number) -> Option<Vulgar> {
        if number.fraction.is_some() {
            return None;
        }
        let end = number.end;
        let spaced = self.kind(end) == Kind::Space && end < self.len();
        let hyphen = self.is_dash(end);
        let vulgar = self.vulgar(end + usize::from(spaced || hyphen))?;
        let glyph = vulgar.end == vulgar.first + 1;
        let fits = if glyph {
            !hyphen
        } else {
            (spaced || hyphen)
                && vulgar.is_usual()
                && number.is_plain()
                && (!self.is_dash(vulgar.end) || self.is_word(vulgar.end + 1))
        };
        (fits && vulgar.is_proper()).then_some(vulgar)
    }

    /// The scale after a number that ends before `end`: glued, after a space or after a hyphen.
    pub fn scale(&self, end: usize, money: bool) -> Option<(usize, Scale)> {
        let hyphen = self.is_dash(end) && !self.is(end, '\u{2212}');
        let apart = hyphen || self.kind(end) == Kind::Space;
        let at = if apart { end + 1 } else { end };
        if !self.is_word(at) || !self.may_begin(at, Tables::SCALES) {
            return None;
        }
        let fold = self.caps || self.at(at).len() > 3;
        let lexicon = self.lexicon;
        let (past, entry) = lexicon
            .scales
            .matches(self.text, self.lexemes, at, fold)
            .find(|(past, _)| !self.touches_right(*past))?;
        let letters = self.at(at).len();
        let fits = money || entry.after == ScaleAfter::Any;
        let lone = apart && letters == 1 && !(money && self.says(at, "m"));
        if !fits || lone || hyphen && letters < 4 {
            return None;
        }
        let dotted = self.is(past - 1, '.');
        Some((
            past,
            Scale {
                said: entry.spoken,
                span: self.span_of(at, past),
                hyphen,
                dotted,
            },
        ))
    }
}

impl Proposal<'_> {
    /// The amount in words: "two and a half million".
    pub fn amount(&mut self, amount: &Amount) -> &mut Self {
        if let Some(number) = &amount.number {
            self.number(number);
        }
        if let Some(vulgar) = &amount.vulgar {
            if amount.number.is_some() {
                self.text("and", vulgar.over);
                self.part(vulgar);
            } else {
                self.vulgar(vulgar);
            }
        }
        if let Some(scale) = &amount.scale {
            if scale.hyphen {
                self.hyphen();
            }
            self.lexicon(scale.said, scale.span);
        }
        self
    }

    /// A fraction after a whole number: "a half", "three-quarters", "a fifth".
    pub fn part(&mut self, vulgar: &Vulgar) -> &mut Self {
        if vulgar.numerator == 1 {
            let article = if vulgar.denominator == 8 { "an" } else { "a" };
            self.text(article, vulgar.over).denominator(vulgar)
        } else {
            self.vulgar(vulgar)
        }
    }

    /// A fraction by itself: "half", "one-third", "three-quarters".
    pub fn vulgar(&mut self, vulgar: &Vulgar) -> &mut Self {
        if (vulgar.numerator, vulgar.denominator) == (1, 2) {
            return self.text("half", vulgar.under);
        }
        self.say(Say::Number(vulgar.numerator), vulgar.over);
        if vulgar.denominator <= 100 {
            self.hyphen();
        }
        self.denominator(vulgar)
    }

    fn denominator(&mut self, vulgar: &Vulgar) -> &mut Self {
        match vulgar.denominator {
            2 if vulgar.numerator == 1 => return self.text("half", vulgar.under),
            2 => return self.text("halves", vulgar.under),
            4 => self.text("quarter", vulgar.under),
            n => self.say(Say::NumberOrdinal(n), vulgar.under),
        };
        if vulgar.numerator != 1 {
            self.plural();
        }
        self
    }
}
