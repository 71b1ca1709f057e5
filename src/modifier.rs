//! Whether an amount modifies the noun after it: "a $5 million loan" as against "a loan of $5 million in cash".
//!
//! English leaves the unit of a modifier singular (Chicago Manual of Style 7.89, AP Stylebook "dimensions"). Written
//! news marks it with a hyphen or with nothing; here the words on both sides decide. The lists of words are
//! `after-amount.tsv` and `determiners.tsv`.

use crate::input::Input;
use crate::lexicon::sense::{Senses, sense};
use crate::scan::{Kind, Shape};

const AFTER: Senses = sense("after-amount");
const MEASURED: Senses = sense("noun-unit");
const DETERMINER: Senses = sense("determiner");

impl Input<'_> {
    /// Whether the amount `first..end` modifies what follows it.
    pub fn modifies(&self, first: usize, end: usize) -> bool {
        if self.is_dash(end) {
            return self.is_word(end + 1);
        }
        let Some(head) = self.follower(end) else {
            return false;
        };
        let article = self
            .before(first)
            .is_some_and(|i| self.says_any(i, &["a", "an"]));
        if article {
            return !self.says_any(head, &["and", "or", "to", "in", "of", "for"])
                || self.says_any(head, &["and", "or", "to"]) && self.second_amount(head);
        }
        self.heads_phrase(head, self.awaited(first))
    }

    /// The same for a quantity with a unit, which is less often a modifier than money: without a determiner before it
    /// only a plural or a noun known to be measured is modified ("9 mm pistols", but "winds of 100 km/h tore").
    pub fn measures(&self, first: usize, end: usize) -> bool {
        if !self.modifies(first, end) || self.is_dash(end) {
            return self.is_dash(end) && self.modifies(first, end);
        }
        let determined = self.before(first).is_some_and(|i| {
            self.says_any(i, &["a", "an"])
                || self.awaited(first)
                || self.is_word(i) && !self.senses(i).any(AFTER) && self.awaited(i)
        });
        determined
            || self.follower(end).is_some_and(|i| {
                let word = self.at(i);
                let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
                plural || self.senses(i).any(MEASURED)
            })
    }

    /// The word after `end`, if only space and an opening quotation mark are between.
    fn follower(&self, end: usize) -> Option<usize> {
        if self.kind(end) != Kind::Space || end >= self.len() {
            return None;
        }
        let quoted = self.is_any(end + 1, &['"', '\u{201C}', '\u{2018}']);
        let at = end + 1 + usize::from(quoted);
        self.is_word(at).then_some(at)
    }

    /// Whether the word before `first` waits for a noun.
    fn awaited(&self, first: usize) -> bool {
        let Some(i) = self.before(first) else {
            return false;
        };
        let word = self.at(i);
        self.senses(i).any(DETERMINER) || word.ends_with("'s") || word.ends_with("\u{2019}s")
    }

    /// `a $20 or $30 fee`: whether an amount that modifies follows the conjunction at `i`.
    fn second_amount(&self, i: usize) -> bool {
        let number = (i + 2..i + 4).find(|at| self.is_digits(*at));
        let Some(amount) = number.and_then(|at| self.amount(at, true)) else {
            return false;
        };
        self.follower(amount.end)
            .is_some_and(|head| self.heads_phrase(head, true))
    }

    /// Whether the word at `i` begins a noun phrase that the amount before it can modify; `awaited`: a determiner
    /// before the amount asks for one.
    fn heads_phrase(&self, i: usize, awaited: bool) -> bool {
        let word = self.at(i);
        if self.is_dash(i + 1) && self.is_word(i + 2) {
            return !self.senses(i + 2).any(AFTER) || awaited;
        }
        if self.says_any(i, &["minimum", "maximum"]) {
            // "an $18 minimum wage", but "pays $18 minimum".
            return awaited
                || self
                    .follower(i + 1)
                    .is_some_and(|at| !self.senses(at).any(AFTER));
        }
        if self.senses(i).any(AFTER) {
            return awaited && self.per_phrase(i);
        }
        if self.is_capitalized(i) && !self.caps && self.is_calendar(i) {
            return false;
        }
        let lower = self.shape(i) == Shape::Lower;
        let then = self.follower(i + 1);
        // "the $20 million Smith raised": a name with a verb is a clause, not what the amount modifies.
        let spelled = awaited && self.shape(i) == Shape::Upper;
        if !lower && !spelled && !self.caps && then.is_some_and(|at| is_participle(self.at(at))) {
            return false;
        }
        let noun_follows = then.is_some_and(|at| !self.senses(at).any(AFTER));
        let article_follows = then.is_some_and(|at| self.senses(at).any(DETERMINER));
        if lower && (word.ends_with("ly") || is_participle(word)) {
            return awaited && noun_follows && !article_follows;
        }
        if lower && word.len() > 4 && word.ends_with("ing") {
            return awaited || !noun_follows && !article_follows;
        }
        !article_follows || awaited
    }

    /// `a day fee` in "the $5 a day fee".
    fn per_phrase(&self, i: usize) -> bool {
        self.says_any(i, &["a", "an", "per"])
            && self
                .follower(i + 1)
                .and_then(|unit| self.follower(unit + 1))
                .is_some_and(|at| !self.senses(at).any(AFTER))
    }

    /// Whether the word at `i` is the name of a month or a weekday.
    fn is_calendar(&self, i: usize) -> bool {
        let lexicon = self.lexicon;
        let named = lexicon.months.longest(self.text, self.lexemes, i, false);
        named.is_some()
            || lexicon
                .weekdays
                .longest(self.text, self.lexemes, i, false)
                .is_some()
    }
}

/// `donated`, `raised`; not `hundred`, `red`, `feed`.
fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}
