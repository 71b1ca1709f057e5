//! The text stages in one call: cut, mean, phrase, say.

use crate::class::Class;
use crate::cue::{self, Seen};
use crate::input::{Context, Input};
use crate::lattice::{DOUBTFUL, Lattice, Rule};
use crate::lexicon::Lexicon;
use crate::phonetics::alphabet::Alphabet;
use crate::scan::{Lexeme, scan};
use crate::sentence;
use crate::source::Span;
use crate::speech::{Speech, speak};
use crate::token::{Token, classify};

/// Reads blocks of text; keeps its working memory from one to the next.
#[derive(Debug)]
pub struct Normalizer<'l> {
    lexicon: &'l Lexicon,
    lexemes: Vec<Lexeme>,
    seen: Vec<Seen>,
    lattice: Lattice,
    path: Vec<Option<u32>>,
    tokens: Vec<Token>,
    ends: Vec<u32>,
    speech: Speech,
}

/// A token with everything known about it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Explained {
    /// Bytes of the text.
    pub span: Span,
    /// The text as written.
    pub written: String,
    /// What it is.
    pub class: Class,
    /// The rule or lexicon row (`file:line`) that says so.
    pub rule: String,
    /// What is said, empty if silent; a word with sounds of its own as its respelling: `/zeh-LEN-skee/`.
    pub spoken: String,
    /// Why it is silent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silent: Option<&'static str>,
    /// Readings that lost, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
}

/// A spoken word with its provenance.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WordOrigin {
    /// The word as said.
    pub said: String,
    /// The bytes of the text it was written with.
    pub span: Span,
    /// What its token is.
    pub class: Class,
    /// The rule or lexicon row (`file:line`) that says so.
    pub rule: String,
    /// In IPA, the sounds of its own that the lexicon gives it; of several words together, at the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sounds: Option<String>,
}

/// A reading that was not chosen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Other {
    /// Bytes of the text it would have covered.
    pub span: Span,
    /// What it would have been.
    pub class: Class,
    /// The rule that proposed it.
    pub rule: String,
    /// What would have been said.
    pub spoken: String,
    /// What it costs; the lowest path wins.
    pub cost: u32,
}

impl<'l> Normalizer<'l> {
    /// A reader with this lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            lexemes: Vec::new(),
            seen: Vec::new(),
            lattice: Lattice::default(),
            path: Vec::new(),
            tokens: Vec::new(),
            ends: Vec::new(),
            speech: Speech::default(),
        }
    }

    fn analyze<'t>(&'t mut self, text: &'t str, context: Context) -> Input<'t> {
        scan(text, &mut self.lexemes);
        cue::look(text, &self.lexemes, self.lexicon, &mut self.seen);
        let input = Input::new(text, &self.lexemes, &self.seen, self.lexicon, context);
        classify(&input, &mut self.lattice, &mut self.path, &mut self.tokens);
        sentence::ends(&input, &self.lattice, &self.tokens, &mut self.ends);
        input
    }

    /// What is said for `text`, with the origin of each word.
    pub fn speech(&mut self, text: &str, context: Context) -> &Speech {
        let mut speech = std::mem::take(&mut self.speech);
        self.analyze(text, context);
        let input = Input::new(text, &self.lexemes, &self.seen, self.lexicon, context);
        speak(&input, &self.lattice, &self.tokens, &self.ends, &mut speech);
        self.speech = speech;
        &self.speech
    }

    /// What was said for the last text given to [`Normalizer::speech`].
    pub const fn last(&self) -> &Speech {
        &self.speech
    }

    /// The bytes and the class of a token of the last text; `None` if it is read as written.
    pub fn reading(&self, token: u32) -> Option<(Span, Class)> {
        let token = self.tokens.get(token as usize)?;
        let candidate = self.lattice.candidate(token.candidate?)?;
        Some((token.span, candidate.class))
    }

    /// The sentences of `text`: spans that, with the space between them, cover all of it.
    pub fn sentences(&mut self, text: &str, context: Context) -> Vec<Span> {
        self.analyze(text, context);
        let mut from = 0;
        let mut spans = Vec::with_capacity(self.ends.len());
        for end in &self.ends {
            let end = *end as usize;
            spans.push(self.tokens[from].span.to(self.tokens[end].span));
            from = end + 1;
        }
        spans
    }

    /// The spoken words one by one, each with its origin, class and rule.
    pub fn words(&mut self, text: &str, context: Context) -> Vec<WordOrigin> {
        self.speech(text, context);
        let input = Input::new(text, &self.lexemes, &self.seen, self.lexicon, context);
        let sounds = |at: usize| {
            let all = &self.speech.sounds;
            let found = all.binary_search_by_key(&at, |s| s.first as usize).ok()?;
            Some(all.get(found)?.sounds.write(Alphabet::Ipa))
        };
        let origin = |(at, word): (usize, &crate::speech::Word)| {
            let token = self.tokens.get(word.token as usize)?;
            Some(WordOrigin {
                said: self.speech.said(word).to_owned(),
                span: word.origin,
                class: token.class(&input, &self.lattice),
                rule: self.rule(token.candidate),
                sounds: sounds(at),
            })
        };
        let words = self.speech.words.iter().enumerate();
        words.filter_map(origin).collect()
    }

    /// The readings of the last text that were chosen for want of anything better: span, words and rule.
    pub fn doubts(&self, text: &str) -> Vec<(Span, String)> {
        let doubtful = |t: &&Token| {
            let candidate = t.candidate.and_then(|id| self.lattice.candidate(id));
            candidate.is_some_and(|c| c.cost >= u32::from(DOUBTFUL))
        };
        let said = |t: &Token| {
            (
                t.span,
                format!(
                    "«{}» is read by {}",
                    t.span.of(text),
                    self.rule(t.candidate)
                ),
            )
        };
        self.tokens.iter().filter(doubtful).map(said).collect()
    }

    /// Every token with its class, rule and words; with `all`, also the readings that lost.
    pub fn explain(&mut self, text: &str, context: Context, all: bool) -> Vec<Explained> {
        self.speech(text, context);
        let input = Input::new(text, &self.lexemes, &self.seen, self.lexicon, context);
        let mut words = self.speech.words.iter().enumerate().peekable();
        let mut sounds = self.speech.sounds.iter().peekable();
        let mut explained = Vec::with_capacity(self.tokens.len());
        for (t, token) in self.tokens.iter().enumerate() {
            let mut spoken = String::new();
            while let Some((at, word)) = words.next_if(|(_, w)| w.token == t as u32) {
                let sounded = sounds.peek().filter(|s| s.first as usize <= at);
                if !spoken.is_empty() && sounded.is_none_or(|s| s.first as usize == at) {
                    spoken.push(' ');
                }
                match sounded {
                    None => spoken.push_str(self.speech.said(word)),
                    Some(s) if s.end as usize > at + 1 => {}
                    Some(s) => {
                        spoken.push_str(&s.respelled());
                        sounds.next();
                    }
                }
            }
            explained.push(Explained {
                span: token.span,
                written: token.span.of(text).to_owned(),
                class: token.class(&input, &self.lattice),
                rule: self.rule(token.candidate),
                silent: if spoken.is_empty() {
                    self.speech.why_silent(t as u32)
                } else {
                    None
                },
                spoken,
                others: if all {
                    self.others(&input, token)
                } else {
                    Vec::new()
                },
            });
        }
        explained
    }

    fn rule(&self, candidate: Option<u32>) -> String {
        match candidate
            .and_then(|id| self.lattice.candidate(id))
            .map(|c| c.rule)
        {
            None => "as-written".to_owned(),
            Some(rule) => rule_name(self.lexicon, rule),
        }
    }

    fn others(&self, input: &Input<'_>, token: &Token) -> Vec<Other> {
        let mut others: Vec<Other> = (token.first..token.end)
            .flat_map(|i| self.lattice.beginning_at(i as usize))
            .filter(|id| Some(*id) != token.candidate)
            .filter_map(|id| self.lattice.candidate(id))
            .map(|candidate| {
                let span = input.span_of(candidate.first as usize, candidate.end as usize);
                Other {
                    span,
                    class: candidate.class,
                    rule: rule_name(self.lexicon, candidate.rule),
                    spoken: crate::speech::alone(input, self.lattice.atoms(candidate)),
                    cost: candidate.cost,
                }
            })
            .collect();
        others.sort_by_key(|o| o.cost);
        others
    }
}

/// The name of a rule, or `file:line` of a row.
pub fn rule_name(lexicon: &Lexicon, rule: Rule) -> String {
    match rule {
        Rule::Named(name) => name.to_owned(),
        Rule::Row(row) => {
            let (file, line) = lexicon.origin(row);
            format!("{file}:{line}")
        }
    }
}
