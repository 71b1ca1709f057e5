//! Candidate readings over the lexemes of a block, and the choice among them.
//!
//! A class *proposes*: these lexemes may be a date, at this cost, and would be said so. Nothing is rewritten; a reading
//! is a list of [`Atom`]s that point at what was written. The path of least cost over the block is chosen
//! ([`Lattice::best`]); the losers stay, for `explain --all`.
//!
//! **Costs.** An ordinary word or mark costs [`WORD`] a lexeme, digits that nobody reads [`UNREAD`]. A candidate
//! costs what its evidence is worth, however many lexemes it covers, so that what explains more of the text wins, and
//! context moves a reading up or down: [`SURE`] < [`LIKELY`] < [`NORMAL`] < [`DOUBTFUL`] < [`UNLIKELY`].

use crate::class::Class;
use crate::lexicon::entry::{RowId, Said};
use crate::phonetics::alphabet::Alphabet;
use crate::source::Span;

/// Cost of a word or mark read as written.
pub const WORD: u32 = 100;
/// Cost of digits that no class reads.
pub const UNREAD: u32 = 100_000;
/// The form can be nothing else, or its neighbours say so.
pub const SURE: u16 = 40;
/// Good evidence.
pub const LIKELY: u16 = 70;
/// The usual reading of the form by itself.
pub const NORMAL: u16 = 95;
/// A guess that must beat nothing better; reported by `--strict`.
pub const DOUBTFUL: u16 = 180;
/// Only if everything else fails.
pub const UNLIKELY: u16 = 400;

/// How an atom becomes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// As written.
    Written,
    /// Each letter and digit apart.
    Letters,
    /// The digits of the origin as a cardinal.
    Cardinal,
    /// The digits of the origin as an ordinal.
    Ordinal,
    /// The digits of the origin as a year.
    Year,
    /// Each digit of the origin apart, 0 as "zero".
    Digits,
    /// Each digit of the origin apart, 0 as "oh".
    DigitsOh,
    /// The digits of the origin as the number of a thing ([`crate::numerals::designation`]).
    Designation,
    /// The digits of the origin in pairs ([`crate::numerals::in_pairs`]).
    Pairs,
    /// A value that follows from the origin, as a cardinal.
    Number(u64),
    /// A value that follows from the origin, as an ordinal.
    NumberOrdinal(u64),
    /// The same as a name, with a capital: "Louis the Fourteenth".
    NumberOrdinalName(u64),
    /// A word that the origin stands for or causes.
    Text(&'static str),
    /// A spoken form of the lexicon.
    Lexicon(Said),
    /// As written, with sounds of the lexicon in this alphabet.
    Sounds(Alphabet, Said),
}

/// How an atom is set beside the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Join {
    /// After a space.
    #[default]
    Space,
    /// After a hyphen.
    Hyphen,
    /// Directly.
    Glued,
    /// After a comma's pause.
    Comma,
}

/// What is added to the last word of an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Suffix {
    /// Nothing.
    #[default]
    None,
    /// A plural: "sixteens", "M Ps".
    Plural,
    /// A possessive: "F B I's".
    Possessive,
    /// Both: "M Ps'".
    PluralPossessive,
    /// One who belongs to a number: "forty-niner".
    Member,
    /// Those who belong to it: "forty-niners".
    Members,
}

/// The smallest piece of a reading: what is said for which bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Atom {
    /// How it becomes words.
    pub say: Say,
    /// The bytes of the block it stands for; never empty.
    pub origin: Span,
    /// How it is set.
    pub join: Join,
    /// What is added.
    pub suffix: Suffix,
}

/// Who proposed a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A rule of a class, by name: `date.month-day`.
    Named(&'static str),
    /// A row of the lexicon.
    Row(RowId),
}

/// A possible reading of the lexemes `first..end`.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// First lexeme.
    pub first: u32,
    /// One past the last lexeme.
    pub end: u32,
    /// What it would be.
    pub class: Class,
    /// Who says so.
    pub rule: Rule,
    /// What it costs.
    pub cost: u32,
    /// Its last lexeme is a full stop of its own, which may also end the sentence.
    pub dotted: bool,
    atoms: (u32, u32),
    /// The next candidate that begins at the same lexeme.
    next: u32,
}

const NONE: u32 = u32::MAX;

/// All candidates of one block.
#[derive(Debug, Default)]
pub struct Lattice {
    candidates: Vec<Candidate>,
    atoms: Vec<Atom>,
    heads: Vec<u32>,
    costs: Vec<u32>,
    steps: Vec<u32>,
}

/// The reading of a candidate while it is being written down.
#[derive(Debug)]
pub struct Proposal<'l> {
    lattice: &'l mut Lattice,
    join: Join,
}

impl Lattice {
    /// Empties the lattice for a block of `lexemes` lexemes, keeping its memory.
    pub fn reset(&mut self, lexemes: usize) {
        self.candidates.clear();
        self.atoms.clear();
        self.heads.clear();
        self.heads.resize(lexemes, NONE);
    }

    /// Proposes that the lexemes `first..end` are of `class`; the reading is given through the proposal.
    ///
    /// A proposal outside the block, or an empty one, is taken and never chosen.
    pub fn propose(
        &mut self,
        first: usize,
        end: usize,
        class: Class,
        rule: &'static str,
        cost: u16,
    ) -> Proposal<'_> {
        self.propose_as(first, end, class, Rule::Named(rule), cost)
    }

    /// The same for a row of the lexicon.
    pub fn propose_row(
        &mut self,
        first: usize,
        end: usize,
        class: Class,
        row: RowId,
        cost: u16,
    ) -> Proposal<'_> {
        self.propose_as(first, end, class, Rule::Row(row), cost)
    }

    /// The same for any rule.
    pub fn propose_as(
        &mut self,
        first: usize,
        end: usize,
        class: Class,
        rule: Rule,
        cost: u16,
    ) -> Proposal<'_> {
        let id = self.candidates.len() as u32;
        let fits = first < end && end <= self.heads.len();
        let next = if fits {
            std::mem::replace(&mut self.heads[first], id)
        } else {
            NONE
        };
        let from = self.atoms.len() as u32;
        self.candidates.push(Candidate {
            first: first as u32,
            end: end as u32,
            class,
            rule,
            cost: u32::from(cost),
            dotted: false,
            atoms: (from, from),
            next,
        });
        Proposal {
            lattice: self,
            join: Join::Space,
        }
    }

    /// All candidates, in the order of their proposal.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The candidate of that number.
    pub fn candidate(&self, id: u32) -> Option<&Candidate> {
        self.candidates.get(id as usize)
    }

    /// The reading of a candidate.
    pub fn atoms(&self, candidate: &Candidate) -> &[Atom] {
        self.atoms
            .get(candidate.atoms.0 as usize..candidate.atoms.1 as usize)
            .unwrap_or(&[])
    }

    /// The numbers of the candidates that begin at a lexeme.
    pub fn beginning_at(&self, lexeme: usize) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.heads.get(lexeme).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let id = at;
            at = self.candidates.get(id as usize)?.next;
            Some(id)
        })
    }

    /// The path of least cost; `plain(i)` is the cost of lexeme `i` read as written. The steps are written to `path` in
    /// order: a candidate's number, or `None` for one lexeme as written.
    ///
    /// Among equals the candidate proposed first wins, so that the order of the inventory is the last word.
    pub fn best(&mut self, plain: impl Fn(usize) -> u32, path: &mut Vec<Option<u32>>) {
        path.clear();
        let n = self.heads.len();
        self.costs.clear();
        self.costs.resize(n + 1, u32::MAX);
        self.steps.clear();
        self.steps.resize(n + 1, NONE);
        self.costs[0] = 0;
        for i in 0..n {
            let so_far = self.costs[i];
            if so_far == u32::MAX {
                continue;
            }
            let mut id = self.heads[i];
            let past = so_far.saturating_add(plain(i));
            if id == NONE && self.costs[i + 1] == u32::MAX {
                // Most words: nothing is proposed here, and nothing ends here.
                self.costs[i + 1] = past;
                continue;
            }
            self.relax(i + 1, past, NONE);
            while let Some(candidate) = self.candidates.get(id as usize) {
                let (end, cost, next) = (candidate.end as usize, candidate.cost, candidate.next);
                self.relax(end, so_far.saturating_add(cost), id);
                id = next;
            }
        }
        let mut at = n;
        while at > 0 {
            match self.candidates.get(self.steps[at] as usize) {
                Some(candidate) => {
                    path.push(Some(self.steps[at]));
                    at = candidate.first as usize;
                }
                None => {
                    path.push(None);
                    at -= 1;
                }
            }
        }
        path.reverse();
    }

    fn relax(&mut self, to: usize, cost: u32, step: u32) {
        let known = self.costs[to];
        if cost < known || cost == known && step < self.steps[to] {
            self.costs[to] = cost;
            self.steps[to] = step;
        }
    }
}

impl Proposal<'_> {
    /// Adds an atom.
    pub fn say(&mut self, say: Say, origin: Span) -> &mut Self {
        let join = std::mem::take(&mut self.join);
        self.lattice.atoms.push(Atom {
            say,
            origin,
            join,
            suffix: Suffix::None,
        });
        if let Some(candidate) = self.lattice.candidates.last_mut() {
            candidate.atoms.1 += 1;
        }
        self
    }

    /// A word as written.
    pub fn written(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Written, origin)
    }

    /// Letters and digits one by one.
    pub fn letters(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Letters, origin)
    }

    /// Digits as a cardinal.
    pub fn cardinal(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Cardinal, origin)
    }

    /// Digits as an ordinal.
    pub fn ordinal(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Ordinal, origin)
    }

    /// Digits as a year.
    pub fn year(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Year, origin)
    }

    /// Digits one by one.
    pub fn digits(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Digits, origin)
    }

    /// Digits in pairs, as rooms, addresses and averages are said.
    pub fn pairs(&mut self, origin: Span) -> &mut Self {
        self.say(Say::Pairs, origin)
    }

    /// Digits one by one, 0 as "oh".
    pub fn digits_oh(&mut self, origin: Span) -> &mut Self {
        self.say(Say::DigitsOh, origin)
    }

    /// A word that `origin` stands for or causes.
    pub fn text(&mut self, text: &'static str, origin: Span) -> &mut Self {
        self.say(Say::Text(text), origin)
    }

    /// A spoken form of the lexicon.
    pub fn lexicon(&mut self, said: Said, origin: Span) -> &mut Self {
        self.say(Say::Lexicon(said), origin)
    }

    /// As written, with sounds of the lexicon.
    pub fn sounds(&mut self, alphabet: Alphabet, said: Said, origin: Span) -> &mut Self {
        self.say(Say::Sounds(alphabet, said), origin)
    }

    /// The number with its decimals: `3.25` → "three point two five", `.5` → "point five".
    pub fn number(&mut self, number: &crate::input::Number) -> &mut Self {
        if number.digits > 0 {
            self.cardinal(number.whole);
        }
        if let Some(fraction) = number.fraction {
            let point = Span::new(number.whole.end, fraction.start);
            self.text("point", point).digits(fraction);
        }
        self
    }

    /// The next atom follows a hyphen.
    pub fn hyphen(&mut self) -> &mut Self {
        self.join = Join::Hyphen;
        self
    }

    /// The next atom follows directly.
    pub fn glued(&mut self) -> &mut Self {
        self.join = Join::Glued;
        self
    }

    /// The next atom follows after a comma's pause.
    pub fn comma(&mut self) -> &mut Self {
        self.join = Join::Comma;
        self
    }

    /// Adds a suffix to the last word of the last atom.
    pub fn suffix(&mut self, suffix: Suffix) -> &mut Self {
        if let Some(atom) = self.lattice.atoms.last_mut() {
            atom.suffix = suffix;
        }
        self
    }

    /// Makes the last atom a plural.
    pub fn plural(&mut self) -> &mut Self {
        self.suffix(Suffix::Plural)
    }

    /// The candidate reaches as far as before lexeme `end`.
    pub fn until(&mut self, end: usize) -> &mut Self {
        if end <= self.lattice.heads.len()
            && let Some(candidate) = self.lattice.candidates.last_mut()
        {
            candidate.end = end as u32;
        }
        self
    }

    /// The candidate ends in a full stop of its own, which may also end the sentence.
    pub fn dotted(&mut self, dotted: bool) -> &mut Self {
        if let Some(candidate) = self.lattice.candidates.last_mut() {
            candidate.dotted = dotted;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_path_wins_and_longer_evidence_pays() {
        let mut lattice = Lattice::default();
        lattice.reset(3);
        lattice.propose(0, 1, Class::Word, "short", NORMAL);
        lattice.propose(0, 3, Class::Date, "long", NORMAL);
        lattice.propose(2, 3, Class::Cardinal, "tail", NORMAL);
        let mut path = Vec::new();
        lattice.best(|_| WORD, &mut path);
        assert_eq!(path, [Some(1)]);
    }

    #[test]
    fn among_equals_the_first_proposal_wins() {
        let mut lattice = Lattice::default();
        lattice.reset(1);
        lattice.propose(0, 1, Class::Year, "first", NORMAL);
        lattice.propose(0, 1, Class::Cardinal, "second", NORMAL);
        let mut path = Vec::new();
        lattice.best(|_| UNREAD, &mut path);
        assert_eq!(path, [Some(0)]);
    }

    #[test]
    fn a_proposal_outside_the_block_is_never_chosen() {
        let mut lattice = Lattice::default();
        lattice.reset(1);
        lattice.propose(0, 5, Class::Year, "beyond", SURE);
        lattice.propose(7, 8, Class::Year, "beyond", SURE);
        let mut path = Vec::new();
        lattice.best(|_| WORD, &mut path);
        assert_eq!(path, [None]);
    }
}
