//! Whether the conditions of a row hold where its form stands.

use crate::input::{Input, TRANSPARENT};
use crate::lexicon::condition::{Condition, Test, When};
use crate::scan::{Kind, Shape};

impl Input<'_> {
    /// Whether all conditions of a row hold for the form `first..end`.
    pub fn holds(&self, when: &When, first: usize, end: usize) -> bool {
        when.conditions
            .iter()
            .all(|c| self.condition(c, first, end))
    }

    fn condition(&self, condition: &Condition, first: usize, end: usize) -> bool {
        let next = || self.next_word(end);
        let prev = || self.prev_word(first);
        let held = match &condition.test {
            Test::BeforeNumber => self.number_follows(end) || self.numeral_follows(end),
            Test::BeforeYear => self
                .number(self.skip_space(end))
                .is_some_and(|n| n.digits == 4 && n.is_plain() && n.within(1000..=2999)),
            Test::AfterNumber => self.number_precedes(first),
            Test::BeforeName => next().is_some_and(|i| self.is_capitalized(i)),
            Test::AfterName => prev().is_some_and(|i| self.is_capitalized(i)),
            Test::BeforeComma => self.is(end, ','),
            Test::AfterComma => self.before(first).is_some_and(|i| self.is(i, ',')),
            Test::AfterNameComma => self
                .before(first)
                .is_some_and(|i| self.is(i, ',') && i > 0 && self.is_capitalized(i - 1)),
            Test::BeforeWord(words) => {
                let i = self.skip_space(end);
                let i = if self.is_any(i, TRANSPARENT) {
                    i + 1
                } else {
                    i
                };
                words.iter().any(|w| self.phrase_at(i, w))
            }
            Test::AfterWord(words) => prev().is_some_and(|i| words.iter().any(|w| self.says(i, w))),
            Test::BeforeSense(senses) => next().is_some_and(|i| self.senses(i).any(*senses)),
            Test::AfterSense(senses) => prev().is_some_and(|i| self.senses(i).any(*senses)),
            Test::NearSense(senses) => self.near(first, end, 8, *senses),
            Test::Question => self.asks(end),
            Test::Start => self.begins_sentence(first),
            Test::End => self.ends_sentence(end),
            Test::Lower => self.shape(first) == Shape::Lower,
            Test::Caps => self.caps,
            Test::BetweenNumbers => self.number_precedes(first) && self.number_follows(end),
            Test::BetweenWords => {
                self.before(first).is_some_and(|i| self.is_word(i))
                    && self.is_word(self.skip_space(end))
            }
            Test::Style(name) => self.context.style.is(name),
            Test::Role(role) => serde_json::to_value(self.context.role)
                .is_ok_and(|v| v.as_str() == Some(role.as_ref())),
        };
        held != condition.negated
    }

    /// Whether the sentence that goes on at `end` ends in a question mark.
    pub fn asks(&self, end: usize) -> bool {
        let marks = (end..self.len()).filter(|i| self.kind(*i) == Kind::Mark);
        marks
            .take_while(|i| !self.is_any(*i, &['.', '!']))
            .any(|i| self.is_any(i, &['?', '\u{FF1F}']))
    }

    /// Whether the words of `phrase` stand from lexeme `i` on.
    fn phrase_at(&self, i: usize, phrase: &str) -> bool {
        let start = self.span(i).start as usize;
        let Some(rest) = self.text.get(start..) else {
            return false;
        };
        let Some(head) = rest.get(..phrase.len()) else {
            return false;
        };
        head.eq_ignore_ascii_case(phrase)
            && rest[phrase.len()..]
                .chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric())
    }
}
