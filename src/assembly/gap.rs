//! The silence after a clip: by the name of its boundary, or in ms.

use crate::document::Role;
use crate::nearest::nearest;
use crate::pacing::{LONGEST_MS, Pacing};
use crate::pause::Pause;
use std::str::FromStr;

/// The whole silence between a clip's sound and the next one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// As long as the table of pauses says for this boundary.
    Boundary(Pause),
    /// So many ms.
    Ms(u32),
}

impl Gap {
    /// Its length in ms.
    pub const fn ms(self, pacing: &Pacing) -> u32 {
        match self {
            Self::Boundary(pause) => pacing.after(pause),
            Self::Ms(ms) => ms,
        }
    }
}

impl From<Pause> for Gap {
    fn from(pause: Pause) -> Self {
        Self::Boundary(pause)
    }
}

/// Every boundary by the name it has in tables of pauses, weakest first.
const BOUNDARIES: [(&str, Pause); 14] = [
    ("none", Pause::None),
    ("clause", Pause::Clause),
    ("parenthesis", Pause::Parenthesis),
    ("quotation", Pause::Quotation),
    ("dash", Pause::Dash),
    ("colon", Pause::Colon),
    ("semicolon", Pause::Semicolon),
    ("sentence", Pause::Sentence),
    ("list-item", Pause::ListItem),
    ("paragraph", Pause::Paragraph),
    ("section", Pause::Section),
    ("byline", Pause::Byline),
    ("headline", Pause::Headline),
    ("tail", Pause::End),
];

/// The boundary after a clip that is all of a block of this role.
const fn after(role: Role) -> Pause {
    match role {
        Role::Headline => Pause::Headline,
        Role::Byline => Pause::Byline,
        Role::Date | Role::Subheading | Role::Caption | Role::Correction | Role::Notice => {
            Pause::Section
        }
        Role::ListItem => Pause::ListItem,
        _ => Pause::Sentence,
    }
}

impl FromStr for Gap {
    type Err = String;

    /// `paragraph`, `subheading`, `700` or `700ms`.
    fn from_str(written: &str) -> Result<Self, String> {
        let figures = written.strip_suffix("ms").unwrap_or(written).trim_end();
        if let Ok(ms) = figures.parse::<u32>() {
            return match ms {
                0..=LONGEST_MS => Ok(Self::Ms(ms)),
                _ => Err(format!("a pause of {ms} ms is longer than {LONGEST_MS} ms")),
            };
        }
        let boundary = BOUNDARIES.iter().find(|(name, _)| *name == written);
        if let Some((_, pause)) = boundary {
            return Ok(Self::Boundary(*pause));
        }
        if let Ok(role) = written.parse() {
            return Ok(Self::Boundary(after(role)));
        }
        let names = || BOUNDARIES.iter().map(|(name, _)| *name);
        let roles = Role::ALL.iter().map(|role| role.as_str());
        let meant = nearest(written, names().chain(roles))
            .map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
        Err(format!(
            "`{written}` is neither ms nor a boundary nor a role{meant}; boundaries are {}",
            names().collect::<Vec<_>>().join(", ")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_boundaries_roles_or_ms() {
        for (written, ms) in [
            ("sentence", 400),
            ("paragraph", 750),
            ("headline", 900),
            ("subheading", 900),
            ("body", 400),
            ("list-item", 550),
            ("tail", 1000),
            ("0", 0),
            ("730ms", 730),
            ("730 ms", 730),
        ] {
            let gap: Gap = written.parse().unwrap();
            assert_eq!(gap.ms(&Pacing::default()), ms, "{written}");
        }
    }

    #[test]
    fn every_boundary_of_the_table_has_its_name() {
        let table = Pacing::default();
        let entries = table.entries();
        for (name, pause) in BOUNDARIES {
            let entry = entries
                .iter()
                .find(|(key, _)| *key == format!("pacing.{name}"));
            assert_eq!(entry.map(|e| e.1), Some(table.after(pause)), "{name}");
        }
    }

    #[test]
    fn mistakes_show_the_way() {
        for (written, said) in [
            ("paragaph", "did you mean `paragraph`?"),
            ("caption.", "did you mean `caption`?"),
            ("", "boundaries are none, clause"),
            ("70000", "longer than 60000 ms"),
            ("-5", "neither ms nor"),
        ] {
            let error = written.parse::<Gap>().unwrap_err();
            assert!(error.contains(said), "{written}: {error}");
        }
    }
}
