//! What an attribute's value may be, written as people read it: `["<number>%", "x-slow", "slow"]`.
//!
//! A grammar is a list of alternatives. Between `<` and `>` stands a kind of value, the rest is itself. After a number's
//! kind may stand the least and the most: `<integer 0..100>`. An alternative that ends in ` ...` is a list of such values
//! parted by white space; in `...`, a list that needs none.

use crate::nearest::nearest;
use crate::ssml::kind::{KINDS, Kind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Grammars by name, to which `<name>` refers.
pub type Named = BTreeMap<String, Grammar>;

/// Grammars within grammars.
const MAX_DEPTH: usize = 8;

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "Written")]
pub struct Grammar {
    alternatives: Vec<Alternative>,
}

/// A grammar as it stands in a profile: one alternative or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    One(String),
    Many(Vec<String>),
}

#[derive(Debug, Clone, PartialEq)]
struct Alternative {
    written: String,
    parts: Vec<Part>,
    list: List,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    /// One value.
    No,
    /// One or more, parted by white space.
    Spaced,
    /// One or more, with white space or without.
    Loose,
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Itself(String),
    Kind(Kind, Option<(f64, f64)>),
    Named(String),
}

impl TryFrom<Written> for Grammar {
    type Error = String;

    fn try_from(written: Written) -> Result<Self, String> {
        let written = match written {
            Written::One(one) => vec![one],
            Written::Many(many) => many,
        };
        let alternatives: Result<_, String> = written.into_iter().map(Alternative::parse).collect();
        Ok(Self {
            alternatives: alternatives?,
        })
    }
}

impl Alternative {
    fn parse(written: String) -> Result<Self, String> {
        let (inner, list) = match written.strip_suffix("...") {
            None => (written.as_str(), List::No),
            Some(rest) => match rest.strip_suffix(' ') {
                Some(inner) => (inner, List::Spaced),
                None => (rest, List::Loose),
            },
        };
        let mut parts = Vec::new();
        let mut rest = inner;
        while let Some(at) = rest.find('<') {
            if at > 0 {
                parts.push(Part::Itself(rest[..at].to_owned()));
            }
            let Some(end) = rest.find('>') else {
                return Err(format!("`{written}`: `<` without `>`"));
            };
            parts.push(part(&rest[at + 1..end])?);
            rest = &rest[end + 1..];
        }
        if !rest.is_empty() {
            parts.push(Part::Itself(rest.to_owned()));
        }
        Ok(Self {
            parts,
            list,
            written,
        })
    }

    fn literal(&self) -> Option<&str> {
        match (self.list, self.parts.as_slice()) {
            (List::No, [Part::Itself(text)]) => Some(text),
            (List::No, []) => Some(""),
            _ => None,
        }
    }

    fn accepts(&self, value: &str, named: &Named, depth: usize) -> bool {
        if self.list == List::No {
            return self.ends(value, 0, named, depth).contains(&value.len());
        }
        let mut at = vec![skip_space(value, 0)];
        loop {
            let mut next: Vec<usize> = Vec::new();
            for end in at.iter().flat_map(|at| self.ends(value, *at, named, depth)) {
                let after = skip_space(value, end);
                if after == value.len() {
                    return true;
                }
                if (after > end || self.list == List::Loose) && !at.contains(&after) {
                    next.push(after);
                }
            }
            next.sort_unstable();
            next.dedup();
            if next.is_empty() {
                return false;
            }
            at = next;
        }
    }

    /// Where the alternative may end that begins at `at`.
    fn ends(&self, value: &str, at: usize, named: &Named, depth: usize) -> Vec<usize> {
        let mut ends = vec![at];
        for part in &self.parts {
            let next = ends
                .iter()
                .flat_map(|at| part.ends(value, *at, named, depth));
            let mut next: Vec<usize> = next.collect();
            next.sort_unstable();
            next.dedup();
            ends = next;
        }
        ends
    }
}

impl Part {
    fn ends(&self, value: &str, at: usize, named: &Named, depth: usize) -> Vec<usize> {
        let rest = &value[at..];
        match self {
            Self::Itself(text) if rest.starts_with(text.as_str()) => vec![at + text.len()],
            Self::Itself(_) => Vec::new(),
            Self::Kind(kind, range) => {
                let found = kind.take(rest);
                let fits = |text: &&str| {
                    range.is_none_or(|(least, most)| {
                        text.parse::<f64>().is_ok_and(|n| n >= least && n <= most)
                    })
                };
                found
                    .filter(fits)
                    .map(|t| at + t.len())
                    .into_iter()
                    .collect()
            }
            Self::Named(name) => {
                let Some(grammar) = named.get(name).filter(|_| depth < MAX_DEPTH) else {
                    return Vec::new();
                };
                let alternatives = grammar.alternatives.iter();
                alternatives
                    .flat_map(|a| a.ends(value, at, named, depth + 1))
                    .collect()
            }
        }
    }
}

fn skip_space(value: &str, at: usize) -> usize {
    value.len() - value[at..].trim_start().len()
}

/// The part that stands between `<` and `>`.
fn part(inner: &str) -> Result<Part, String> {
    let (name, range) = match inner.split_once(' ') {
        Some((name, range)) => (name, Some(range)),
        None => (inner, None),
    };
    let kind = KINDS.iter().find(|(known, _)| *known == name);
    let Some((_, kind)) = kind else {
        return match range {
            None if !name.is_empty() => Ok(Part::Named(name.to_owned())),
            _ => Err(format!("`<{inner}>`: only kinds of number have a range")),
        };
    };
    let bounds = |range: &str| {
        let (least, most) = range.split_once("..")?;
        Some((least.parse().ok()?, most.parse().ok()?))
    };
    let range = range
        .map(|r| bounds(r).ok_or_else(|| format!("`<{inner}>`: a range is written `0..100`")))
        .transpose()?;
    Ok(Part::Kind(*kind, range))
}

impl Grammar {
    /// Whether it allows the value.
    pub fn accepts(&self, value: &str, named: &Named) -> bool {
        self.any(value, named, 0)
    }

    fn any(&self, value: &str, named: &Named, depth: usize) -> bool {
        self.alternatives.iter().any(|a| {
            // A list under another name is still a list.
            match (a.list, a.parts.as_slice()) {
                (List::No, [Part::Named(name)]) if depth < MAX_DEPTH => named
                    .get(name)
                    .is_some_and(|g| g.any(value, named, depth + 1)),
                _ => a.accepts(value, named, depth),
            }
        })
    }

    /// The names it refers to that `named` does not hold, with the nearest of all kinds and names.
    pub fn unknown<'a>(&'a self, named: &'a Named) -> Option<(&'a str, Option<&'a str>)> {
        let parts = self.alternatives.iter().flat_map(|a| &a.parts);
        let mut names = parts.filter_map(|part| match part {
            Part::Named(name) if !named.contains_key(name) => Some(name.as_str()),
            _ => None,
        });
        let name = names.next()?;
        let known = KINDS.iter().map(|(k, _)| *k);
        Some((
            name,
            nearest(name, known.chain(named.keys().map(String::as_str))),
        ))
    }

    /// The alternatives as written, those that are only a name replaced by what it stands for.
    pub fn alternatives<'a>(&'a self, named: &'a Named) -> Vec<&'a str> {
        let own = self
            .alternatives
            .iter()
            .flat_map(|a| match a.parts.as_slice() {
                [Part::Named(name)] => named.get(name).map_or(&[][..], |g| &g.alternatives),
                _ => std::slice::from_ref(a),
            });
        let written = own.map(|a| a.written.as_str());
        written.filter(|w| !w.is_empty()).collect()
    }

    /// The word of the grammar that `value` most likely means.
    pub fn meant<'a>(&'a self, value: &str, named: &'a Named) -> Option<&'a str> {
        let all = self
            .alternatives
            .iter()
            .flat_map(|a| match a.parts.as_slice() {
                [Part::Named(name)] => named.get(name).map_or(&[][..], |g| &g.alternatives),
                _ => std::slice::from_ref(a),
            });
        nearest(
            value,
            all.filter_map(Alternative::literal)
                .filter(|w| !w.is_empty()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar(alternatives: &[&str]) -> Grammar {
        let written = alternatives.iter().map(|a| (*a).to_owned()).collect();
        Grammar::try_from(Written::Many(written)).unwrap()
    }

    #[test]
    fn values_are_read_as_written_down() {
        let mut named = Named::new();
        named.insert(
            "pitch".into(),
            grammar(&["<sign><number>st", "<number>Hz", "high"]),
        );
        for (alternatives, good, bad) in [
            (
                &["<number>%", "slow"][..],
                &["80%", ".5%", "9.%", "slow"][..],
                &["", "80", "-20%", "x20%", "%", "slow ", ".%", "1..2%"][..],
            ),
            (
                &["<decimal>ms"],
                &["10ms", ".5ms"],
                &["10.ms", "ms", "10 ms"],
            ),
            (
                &["<integer 0..100>"],
                &["0", "100", "007"],
                &["101", "-1", "1.0", ""],
            ),
            (&["<pitch>"], &["+2st", "high", "90Hz"], &["2st", "higher"]),
            (
                &["(<number>%,<pitch>) ..."],
                &["(0%,+2st)", "(0%,+2st) (9.%,high)", " (0%,high) "],
                &["", "(0%,high)(1%,high)", "(0%, high)", "(0%,high) x"],
            ),
            (
                &["(<number>%,<pitch>)..."],
                &["(0%,high)(1%,high) (2%,90Hz)"],
                &["(0%,high)-(1%,high)"],
            ),
            (&["<word> ...", ""], &["a b", "a", ""], &[" "]),
            (
                &["<language>:<language> ..."],
                &["en:en-GB de:de"],
                &["en", "en:"],
            ),
            (&["<nmtoken>"], &["1.1", "vxml:date"], &["a b", ""]),
            (&["<text>"], &["a b"], &["", " "]),
            (&["<any>"], &["", " x"], &[]),
            (&["<qname> ..."], &["amazon:NN x"], &["a:b:c", "1"]),
        ] {
            let grammar = grammar(alternatives);
            for value in good {
                assert!(grammar.accepts(value, &named), "{alternatives:?} {value:?}");
            }
            for value in bad {
                assert!(
                    !grammar.accepts(value, &named),
                    "{alternatives:?} {value:?}"
                );
            }
        }
        assert_eq!(
            grammar(&["<pitch>", "low"]).meant("hihg", &named),
            Some("high")
        );
        assert_eq!(
            grammar(&["<pich>"]).unknown(&named),
            Some(("pich", Some("pitch")))
        );
    }

    #[test]
    fn a_long_list_is_read_in_linear_time() {
        let mut named = Named::new();
        named.insert("v".into(), grammar(&["a", "aa", "<word>"]));
        let value = "a".repeat(60_000);
        assert!(grammar(&["<v>..."]).accepts(&value, &named));
        assert!(!grammar(&["(<v>) ..."]).accepts(&value, &named));
    }
}
