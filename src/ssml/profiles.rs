//! Which profiles there are, and reading one: embedded, or a user's own.

use crate::config::{Place, with_nearest};
use crate::nearest::nearest;
use crate::ssml::profile::Profile;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Profiles that come with the program, by name.
const EMBEDDED: &[(&str, &str)] = &[
    ("azure", include_str!("../../profiles/azure.toml")),
    ("builtin", include_str!("../../profiles/builtin.toml")),
    ("elevenlabs", include_str!("../../profiles/elevenlabs.toml")),
    ("espeak-ng", include_str!("../../profiles/espeak-ng.toml")),
    ("flite", include_str!("../../profiles/flite.toml")),
    ("google", include_str!("../../profiles/google.toml")),
    ("ibm", include_str!("../../profiles/ibm.toml")),
    ("kokoro", include_str!("../../profiles/kokoro.toml")),
    ("openai", include_str!("../../profiles/openai.toml")),
    ("piper", include_str!("../../profiles/piper.toml")),
    ("plain", include_str!("../../profiles/plain.toml")),
    (
        "polly-generative",
        include_str!("../../profiles/polly-generative.toml"),
    ),
    (
        "polly-long-form",
        include_str!("../../profiles/polly-long-form.toml"),
    ),
    (
        "polly-neural",
        include_str!("../../profiles/polly-neural.toml"),
    ),
    (
        "polly-standard",
        include_str!("../../profiles/polly-standard.toml"),
    ),
    ("w3c-1.0", include_str!("../../profiles/w3c-1.0.toml")),
    ("w3c-1.1", include_str!("../../profiles/w3c-1.1.toml")),
];

/// Profiles that say what another does not, one after the other.
const MAX_LIKE: usize = 8;

/// A profile that cannot be used, reported as a compiler would.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        why: String,
    },
    /// What stands in it is no profile.
    #[error("{file}:{line}:{column}: {message}\n  | {row}")]
    Invalid {
        /// The file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
        /// What is wrong, and what is accepted.
        message: String,
        /// The line as it stands.
        row: String,
    },
    /// No profile of that name.
    #[error("there is no profile `{name}`{}; known are {known}", meant(.nearest.as_deref()))]
    Unknown {
        /// The name.
        name: String,
        /// The name that is meant, perhaps.
        nearest: Option<String>,
        /// All names.
        known: String,
    },
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |n| format!("; did you mean `{n}`?"))
}

/// The names of the embedded profiles, sorted.
pub fn names() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|(name, _)| *name)
}

/// The profile of that name: of the `files`, where the later wins, else embedded. A file may be `like` another one, or
/// like the embedded profile of its own name, which it then corrects.
///
/// # Errors
/// [`ProfileError`].
pub fn by_name(name: &str, files: &[PathBuf]) -> Result<Profile, ProfileError> {
    let mut own = Vec::new();
    for file in files {
        own.push(Text::read(file)?);
    }
    find(name, &own)
}

/// As [`by_name`], the user's profiles given as file name and text.
///
/// # Errors
/// [`ProfileError`].
pub fn from_texts(name: &str, own: &[(&str, &str)]) -> Result<Profile, ProfileError> {
    let own: Result<Vec<Text>, ProfileError> = own.iter().map(|(f, t)| Text::new(f, t)).collect();
    find(name, &own?)
}

/// A profile's file, read on its own.
struct Text {
    file: String,
    text: String,
    table: Table,
    name: String,
}

impl Text {
    fn read(file: &Path) -> Result<Self, ProfileError> {
        let shown = file.display().to_string();
        match std::fs::read_to_string(file) {
            Ok(text) => Self::new(&shown, &text),
            Err(e) => Err(ProfileError::Unreadable {
                file: shown,
                why: e.to_string(),
            }),
        }
    }

    fn new(file: &str, text: &str) -> Result<Self, ProfileError> {
        let refused = |e: toml::de::Error| {
            let at = e.span().map_or(0, |span| span.start);
            invalid(file, text, at, with_nearest(e.message(), "unknown field"))
        };
        let table: Table = toml::from_str(text).map_err(refused)?;
        // What stands here is checked here, with its place; what another profile adds, there.
        let alone = |key: &str, missing: &str| {
            if table.contains_key("like") && !table.contains_key(key) {
                format!("{missing}\n")
            } else {
                String::new()
            }
        };
        let before = alone("about", "about = \"\"") + &alone("reads", "reads = \"ssml\"");
        let profile: Profile = toml::from_str(&format!("{before}{text}")).map_err(|e| {
            let at = e.span().map_or(0, |span| span.start);
            let at = at.saturating_sub(before.len());
            invalid(file, text, at, with_nearest(e.message(), "unknown field"))
        })?;
        Ok(Self {
            file: file.to_owned(),
            text: text.to_owned(),
            table,
            name: profile.name,
        })
    }

    fn like(&self) -> Option<&str> {
        self.table.get("like").and_then(Value::as_str)
    }

    /// An error about the place where `word` stands, else about the beginning.
    fn error(&self, word: &str, message: String) -> ProfileError {
        let at = self.text.find(word).unwrap_or(0);
        invalid(&self.file, &self.text, at, message)
    }
}

fn embedded(name: &str) -> Option<Result<Text, ProfileError>> {
    let (name, text) = EMBEDDED.iter().find(|(known, _)| *known == name)?;
    Some(Text::new(&format!("profiles/{name}.toml"), text))
}

fn find(name: &str, own: &[Text]) -> Result<Profile, ProfileError> {
    let mut chain: Vec<Text> = Vec::new();
    let mut rest = own.len();
    let mut wanted = name.to_owned();
    loop {
        // A file that is like its own name means the one before it.
        let same = chain.last().is_some_and(|last| last.name == wanted);
        let before = if same { rest } else { own.len() };
        let found = match own[..before].iter().rposition(|t| t.name == wanted) {
            Some(at) => {
                rest = at;
                Text::new(&own[at].file, &own[at].text)?
            }
            None => match embedded(&wanted) {
                Some(text) => text?,
                None => return Err(unknown(&wanted, own, chain.last())),
            },
        };
        if chain.len() == MAX_LIKE {
            let message =
                format!("more than {MAX_LIKE} profiles like one another; is there a circle?");
            return Err(found.error("like", message));
        }
        let next = found.like().map(str::to_owned);
        chain.push(found);
        match next {
            Some(next) => wanted = next,
            None => break,
        }
    }
    merged(&chain)
}

fn unknown(name: &str, own: &[Text], named_by: Option<&Text>) -> ProfileError {
    let mut known: Vec<&str> = names().collect();
    known.extend(own.iter().map(|t| t.name.as_str()));
    let error = ProfileError::Unknown {
        name: name.to_owned(),
        nearest: nearest(name, known.iter().copied()).map(str::to_owned),
        known: known.join(", "),
    };
    match named_by {
        Some(text) => text.error("like", error.to_string()),
        None => error,
    }
}

/// The first of the chain, with what it does not say from those after it.
fn merged(chain: &[Text]) -> Result<Profile, ProfileError> {
    let mut table = Table::new();
    for text in chain.iter().rev() {
        lay_over(&mut table, &text.table);
    }
    let whole = toml::to_string(&table).unwrap_or_default();
    let top = &chain[0];
    let profile: Profile =
        toml::from_str(&whole).map_err(|e| top.error("name", e.message().to_owned()))?;
    if let Some((word, what, nearest)) = profile.dangling() {
        let message = format!("`{word}` is not {what}{}", meant(nearest.as_deref()));
        let place = chain.iter().find(|t| t.text.contains(&word)).unwrap_or(top);
        return Err(place.error(&word, message));
    }
    Ok(profile)
}

fn lay_over(under: &mut Table, over: &Table) {
    for (key, value) in over {
        match (under.get_mut(key), value) {
            (Some(Value::Table(under)), Value::Table(over)) => lay_over(under, over),
            _ => {
                under.insert(key.clone(), value.clone());
            }
        }
    }
}

fn invalid(file: &str, text: &str, at: usize, message: String) -> ProfileError {
    let Place { line, column, row } = Place::of(text, at);
    ProfileError::Invalid {
        file: file.to_owned(),
        line,
        column,
        message,
        row,
    }
}
