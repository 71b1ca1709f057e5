//! Which engines there are, and which one a name means.

use crate::engine::Engine;
use crate::engines::command::CommandEngine;
use crate::engines::command::description::{Description, DescriptionError};
use crate::engines::tone::Tone;
use crate::nearest::nearest;
use std::path::{Path, PathBuf};

/// The engine that speaks when none is asked for.
#[cfg(feature = "builtin-voice")]
pub const DEFAULT: &str = crate::engines::builtin::NAME;
/// The engine that speaks when none is asked for, in a build without the built-in voice.
#[cfg(not(feature = "builtin-voice"))]
pub const DEFAULT: &str = "espeak-ng";

/// Descriptions that come with the program.
const EMBEDDED: &[(&str, &str)] = &[
    ("espeak-ng.toml", include_str!("espeak-ng.toml")),
    ("flite.toml", include_str!("flite.toml")),
];

/// Why a name is no engine.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// Nothing has that name.
    #[error("there is no engine `{name}`{}; known are {}{}", meant(.nearest), .known.join(", "), also(.faults))]
    Unknown {
        /// The name asked for.
        name: String,
        /// The name that may be meant.
        nearest: Option<String>,
        /// All names.
        known: Vec<String>,
        /// Descriptions that were found but cannot be used.
        faults: Vec<DescriptionError>,
    },
    /// Its description cannot be used.
    #[error("{0}")]
    Description(#[from] DescriptionError),
    /// The built-in voice does not start.
    #[error("{0}")]
    Broken(String),
}

fn meant(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map_or_else(String::new, |n| format!("; did you mean `{n}`?"))
}

fn also(faults: &[DescriptionError]) -> String {
    faults
        .iter()
        .map(|f| format!("\nnot usable: {f}"))
        .collect()
}

/// The engines of one run.
pub struct Catalogue {
    /// In the order in which they are shown: the built-in ones, then those of the folders by name. No name twice.
    pub engines: Vec<Box<dyn Engine>>,
    /// Descriptions that were found but cannot be used.
    pub faults: Vec<DescriptionError>,
}

/// The folders that are searched for descriptions (`*.toml`), nearest first: those in `$ALOUD_ENGINES`,
/// `./aloud-engines`, and `aloud/engines` in the user's configuration.
pub fn folders() -> Vec<PathBuf> {
    let named = std::env::var_os("ALOUD_ENGINES").unwrap_or_default();
    let named = std::env::split_paths(&named).filter(|p| !p.as_os_str().is_empty());
    let user = std::env::var_os("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .filter(|p| p.is_absolute())
        .or_else(|| std::env::home_dir().map(|home| home.join(".config")));
    named
        .chain([PathBuf::from("aloud-engines")])
        .chain(user.map(|folder| folder.join("aloud").join("engines")))
        .collect()
}

/// Every engine: built-in, embedded descriptions, and those in `folders`, where the nearer one wins and a user's
/// description wins over an embedded one of the same name.
///
/// # Errors
/// Only if the program was built wrong. Faulty descriptions are listed in [`Catalogue::faults`].
pub fn all(folders: &[PathBuf]) -> Result<Catalogue, CatalogueError> {
    let mut catalogue = Catalogue {
        engines: Vec::new(),
        faults: Vec::new(),
    };
    for folder in folders {
        catalogue.add_folder(folder);
    }
    let own = std::mem::replace(&mut catalogue.engines, built_in()?);
    for (file, text) in EMBEDDED {
        let description = Description::parse(file, text)?;
        catalogue
            .engines
            .push(Box::new(CommandEngine::from(description)));
    }
    catalogue.put_first(own);
    Ok(catalogue)
}

fn built_in() -> Result<Vec<Box<dyn Engine>>, CatalogueError> {
    Ok(vec![
        #[cfg(feature = "builtin-voice")]
        Box::new(crate::engines::builtin::Builtin::new().map_err(CatalogueError::Broken)?),
        Box::new(Tone),
    ])
}

impl Catalogue {
    /// Adds the descriptions in `folder`; one that does not exist holds none.
    fn add_folder(&mut self, folder: &Path) {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|e| e == "toml"))
            .collect();
        files.sort();
        for file in files {
            match CommandEngine::from_file(&file) {
                Ok(engine) if self.get(engine.name()).is_none() => {
                    self.engines.push(Box::new(engine));
                }
                Ok(_) => {}
                Err(fault) => self.faults.push(fault),
            }
        }
    }

    /// Adds `own` engines, which win over those of the same name.
    fn put_first(&mut self, mut own: Vec<Box<dyn Engine>>) {
        let is_own = |name: &str, own: &[Box<dyn Engine>]| own.iter().any(|o| o.name() == name);
        self.engines.retain(|e| !is_own(e.name(), &own));
        own.sort_by(|a, b| a.name().cmp(b.name()));
        self.engines.extend(own);
    }

    fn get(&self, name: &str) -> Option<&dyn Engine> {
        self.engines
            .iter()
            .find(|e| e.name() == name)
            .map(AsRef::as_ref)
    }

    /// The engine of that name.
    ///
    /// # Errors
    /// [`CatalogueError::Unknown`] with all names and the nearest one.
    pub fn take(mut self, name: &str) -> Result<Box<dyn Engine>, CatalogueError> {
        if let Some(at) = self.engines.iter().position(|e| e.name() == name) {
            return Ok(self.engines.swap_remove(at));
        }
        let is_its_file =
            |fault: &DescriptionError| fault.file().file_stem() == Some(name.as_ref());
        if let Some(at) = self.faults.iter().position(is_its_file) {
            return Err(self.faults.swap_remove(at).into());
        }
        let known: Vec<String> = self.engines.iter().map(|e| e.name().to_owned()).collect();
        Err(CatalogueError::Unknown {
            nearest: nearest(name, known.iter().map(String::as_str)).map(str::to_owned),
            name: name.to_owned(),
            known,
            faults: self.faults,
        })
    }
}

/// The engine of that name, built-in or described in one of `folders` (usually [`folders()`]).
///
/// # Errors
/// [`CatalogueError::Unknown`] with all names and the nearest one.
pub fn by_name(name: &str, folders: &[PathBuf]) -> Result<Box<dyn Engine>, CatalogueError> {
    all(folders)?.take(name)
}

/// The engine described in `file`.
///
/// # Errors
/// [`CatalogueError::Description`].
pub fn from_file(file: &Path) -> Result<Box<dyn Engine>, CatalogueError> {
    Ok(Box::new(CommandEngine::from_file(file)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(folder: &Path, file: &str, text: &str) {
        std::fs::write(folder.join(file), text).unwrap();
    }

    fn description(name: &str, about: &str) -> String {
        format!(
            "name = \"{name}\"\nabout = \"{about}\"\norigin = \"algorithmicMedia\"\ncommand = [\"x\", \"{{in}}\", \"{{out}}\"]\n"
        )
    }

    #[test]
    fn the_default_engine_exists_and_names_are_unique() {
        let catalogue = all(&[]).unwrap();
        assert!(catalogue.get(DEFAULT).is_some());
        let mut names: Vec<&str> = catalogue.engines.iter().map(|e| e.name()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn folders_add_engines_and_the_nearer_one_wins() {
        let (near, far) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        described(near.path(), "a.toml", &description("mine", "near"));
        described(far.path(), "a.toml", &description("mine", "far"));
        described(far.path(), "b.toml", &description("flite", "my flite"));
        described(far.path(), "c.txt", "no description");
        let folders = [
            near.path().to_owned(),
            far.path().to_owned(),
            PathBuf::from("/no/such"),
        ];
        let catalogue = all(&folders).unwrap();
        assert_eq!(catalogue.get("mine").unwrap().about(), "near");
        assert_eq!(catalogue.get("flite").unwrap().about(), "my flite");
        assert!(catalogue.faults.is_empty());
    }

    #[test]
    fn a_faulty_description_spoils_nothing_else_and_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        described(folder.path(), "polly.toml", "name = \"polly\"\n");
        let folders = [folder.path().to_owned()];
        assert!(by_name("tone", &folders).is_ok());
        let fault = "polly.toml:1:1: missing field";
        let error = by_name("polly", &folders).err().unwrap().to_string();
        assert!(
            error.contains(fault) && !error.contains("known are"),
            "{error}"
        );
        let error = by_name("poly", &folders).err().unwrap().to_string();
        assert!(
            error.contains(fault) && error.contains("known are"),
            "{error}"
        );
    }

    #[test]
    fn unknown_names_meet_the_nearest() {
        let error = by_name("espeakng", &[]).err().unwrap().to_string();
        assert!(
            error.contains("did you mean `espeak-ng`?") && error.contains("flite"),
            "{error}"
        );
    }
}
