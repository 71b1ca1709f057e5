//! How long pauses are: a table that is data (`pacing/news.toml`), and what engines and users lay over it.

use crate::config::{Place, with_nearest};
use crate::pause::Pause;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::Path;

/// The table for news.
const NEWS: &str = include_str!("../pacing/news.toml");

/// The longest pause in ms.
pub const LONGEST_MS: u32 = 60_000;

/// One line an entry: its field, its key, and the boundary whose pause it is, if it is one's alone.
macro_rules! table {
    ($($(#[$doc:meta])* $field:ident $key:literal $(=> $pause:ident)?;)*) => {
        /// Pauses in ms: the **whole** silence between two spoken sounds, what is kept of the engine's own included.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(from = "Table", rename_all = "kebab-case")]
        pub struct Pacing {
            $($(#[$doc])* pub $field: u32,)*
            /// Boundaries inside a sentence that are made by aloud; the others are left to the engine.
            pub inside: BTreeSet<Pause>,
        }

        /// What a file says of [`Pacing`]; `None` leaves it as it is.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
        #[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
        pub struct Table {
            $($(#[$doc])* pub $field: Option<u32>,)*
            /// See [`Pacing::inside`].
            pub inside: Option<BTreeSet<Pause>>,
        }

        impl Table {
            /// This table laid over another.
            #[must_use]
            pub fn over(self, under: &Self) -> Self {
                Self {
                    $($field: self.$field.or(under.$field),)*
                    inside: self.inside.or_else(|| under.inside.clone()),
                }
            }
        }

        impl Pacing {
            /// Every entry by its key, with `pacing.` before it.
            pub const fn entries(&self) -> [(&'static str, u32); [$($key),*].len()] {
                [$((concat!("pacing.", $key), self.$field)),*]
            }

            /// The pause at a boundary, in ms.
            pub const fn after(&self, boundary: Pause) -> u32 {
                match boundary {
                    $($(Pause::$pause => self.$field,)?)*
                }
            }

            /// This pacing with a table laid over it.
            #[must_use]
            pub fn with(mut self, table: &Table) -> Self {
                $(self.$field = table.$field.unwrap_or(self.$field);)*
                if let Some(inside) = &table.inside {
                    self.inside.clone_from(inside);
                }
                self
            }

            /// Without any pause.
            const fn silent() -> Self {
                Self { $($field: 0,)* inside: BTreeSet::new() }
            }

            fn each(&mut self, change: impl Fn(u32) -> u32) {
                $(self.$field = change(self.$field);)*
            }
        }
    };
}

table! {
    /// Before the first sound.
    head "head";
    /// Where a sentence was cut between words only because the engine takes no more at once.
    none "none" => None;
    /// At a comma.
    clause "clause" => Clause;
    /// Before and after brackets.
    parenthesis "parenthesis" => Parenthesis;
    /// Where a quotation begins or ends.
    quotation "quotation" => Quotation;
    /// At a dash.
    dash "dash" => Dash;
    /// At a colon.
    colon "colon" => Colon;
    /// At a semicolon.
    semicolon "semicolon" => Semicolon;
    /// After a sentence.
    sentence "sentence" => Sentence;
    /// After a list item.
    list_item "list-item" => ListItem;
    /// After a paragraph.
    paragraph "paragraph" => Paragraph;
    /// After a date, before and after a subheading.
    section "section" => Section;
    /// After the byline.
    byline "byline" => Byline;
    /// After the headline.
    headline "headline" => Headline;
    /// After the last sound.
    tail "tail" => End;
}

impl Default for Pacing {
    /// `pacing/news.toml`, which a test reads.
    fn default() -> Self {
        Self::silent().with(&toml::from_str(NEWS).unwrap_or_default())
    }
}

impl From<Table> for Pacing {
    fn from(table: Table) -> Self {
        Self::default().with(&table)
    }
}

impl Pacing {
    /// The pauses of a reading that is `pace` times as fast. The silence at the programme's edges stays.
    #[must_use]
    pub fn at(mut self, pace: f64) -> Self {
        let (head, tail) = (self.head, self.tail);
        self.each(|ms| ((f64::from(ms) / pace).round() as u32).min(LONGEST_MS));
        (self.head, self.tail) = (head, tail);
        self
    }
}

/// A file of pauses that cannot be used, reported as a compiler would.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PacingError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        why: String,
    },
    /// What stands in it is no table of pauses.
    #[error("{file}:{line}: {message}\n  | {row}")]
    Invalid {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// What is wrong, and what may be meant.
        message: String,
        /// The line as it stands.
        row: String,
    },
}

impl Table {
    /// Reads the table in a file.
    ///
    /// # Errors
    /// [`PacingError`] with file, line, key and the nearest valid one.
    pub fn read(file: &Path) -> Result<Self, PacingError> {
        let shown = file.display().to_string();
        match std::fs::read_to_string(file) {
            Ok(text) => Self::parse(&shown, &text),
            Err(e) => Err(PacingError::Unreadable {
                file: shown,
                why: e.to_string(),
            }),
        }
    }

    /// Reads a table from `text`; `file` is its name in messages.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn parse(file: &str, text: &str) -> Result<Self, PacingError> {
        let invalid = |at: usize, message: String| {
            let place = Place::of(text, at);
            PacingError::Invalid {
                file: file.to_owned(),
                line: place.line,
                message,
                row: place.row,
            }
        };
        let table: Self = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |span| span.start);
            invalid(at, with_nearest(e.message(), "unknown "))
        })?;
        table.check().map_err(|(key, message)| {
            let mut at = 0;
            for line in text.split_inclusive('\n') {
                let name = line.split('=').next().unwrap_or("").trim();
                if name.trim_matches('"') == key {
                    break;
                }
                at += line.len();
            }
            invalid(at, message)
        })?;
        Ok(table)
    }

    /// Whether its figures make sense; else the key, and why not.
    ///
    /// # Errors
    /// The first key that does not, and why.
    pub fn check(&self) -> Result<(), (&'static str, String)> {
        let pacing = Pacing::silent().with(self);
        for (key, ms) in pacing.entries() {
            if ms > LONGEST_MS {
                let key = key.trim_start_matches("pacing.");
                let message = format!("`{key}` is {ms}, which is outside 0 to {LONGEST_MS} ms");
                return Err((key, message));
            }
        }
        let outside = |p: &&Pause| !p.is_inside() || matches!(p, Pause::None);
        if pacing.inside.iter().any(|p| outside(&p)) {
            let message = "`inside` may hold `clause`, `parenthesis`, `quotation`, `dash`, `colon` and `semicolon`; \
                 the others are not inside a sentence";
            return Err(("inside", message.to_owned()));
        }
        Ok(())
    }
}

/// Named paces, as multiples of the usual one.
const PACES: [(&str, f64); 3] = [("slower", 0.85), ("normal", 1.0), ("faster", 1.15)];

/// The pace that a word or a figure names, as a multiple of the usual one.
///
/// # Errors
/// What is accepted.
pub fn pace(word: &str) -> Result<f64, String> {
    if let Some((_, pace)) = PACES.iter().find(|(name, _)| *name == word) {
        return Ok(*pace);
    }
    match word.parse::<f64>() {
        Ok(pace) if (0.5..=2.0).contains(&pace) => Ok(pace),
        _ => Err("choose slower, normal, faster, or a figure from 0.5 to 2".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_for_news_names_every_pause() {
        let news = Table::parse("pacing/news.toml", NEWS).unwrap();
        let doubled = Pacing::silent().with(&news);
        assert_eq!(doubled, Pacing::default());
        let mut marked = Pacing::silent();
        marked.each(|_| 1);
        for (key, ms) in marked.with(&news).entries() {
            assert_ne!(ms, 1, "pacing/news.toml has no {key}");
        }
    }

    #[test]
    fn a_table_may_name_only_what_it_changes() {
        let table = Table::parse("t", "sentence = 300").unwrap();
        let pacing = Pacing::default().with(&table);
        assert_eq!(pacing.sentence, 300);
        assert_eq!(pacing.paragraph, Pacing::default().paragraph);
        assert_eq!(pacing.inside, Pacing::default().inside);
    }

    #[test]
    fn mistakes_have_a_line_and_the_nearest_key() {
        for (text, expected) in [
            ("# mine\nsentance = 300", "t:2: unknown field `sentance`"),
            ("sentance = 300", "did you mean `sentence`?"),
            ("listitem = 300", "did you mean `list-item`?"),
            ("inside = [\"dashes\"]", "did you mean `dash`?"),
            (
                "head = 1\n\ntail = 70000",
                "t:3: `tail` is 70000, which is outside 0 to 60000 ms",
            ),
            ("inside = [\"sentence\"]", "t:1: `inside` may hold `clause`"),
            ("sentence = -1", "t:1: "),
            ("sentence = 1.5", "t:1: "),
        ] {
            let said = Table::parse("t", text).unwrap_err().to_string();
            assert!(said.contains(expected), "{text}: {said}");
        }
    }

    #[test]
    fn a_pace_scales_all_but_the_edges() {
        let usual = Pacing::default();
        let fast = usual.clone().at(2.0);
        for ((key, before), (_, after)) in usual.entries().into_iter().zip(fast.entries()) {
            let expected = if matches!(key, "pacing.head" | "pacing.tail") {
                before
            } else {
                before / 2
            };
            assert_eq!(after, expected, "{key}");
        }
        assert_eq!(pace("faster"), Ok(1.15));
        assert_eq!(pace("0.9"), Ok(0.9));
        for wrong in ["fast", "0", "-1", "nan", "inf", "3"] {
            assert!(pace(wrong).is_err(), "{wrong}");
        }
    }
}
