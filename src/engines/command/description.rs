//! The description of an engine, as it stands in a TOML file.

use crate::chunk::Limits;
use crate::config::{Place, with_nearest};
use crate::decode::Format;
use crate::engine::{Input, Origin, Telling};
use crate::engines::command::arguments::{Group, Placeholder, has, needs, shown};
use crate::pacing::Table;
use crate::phonetics::notation::Notation;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// A description that cannot be used, reported as a compiler would.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DescriptionError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system said.
        why: String,
    },
    /// What stands in it is no description.
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
}

/// How the text reaches the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Via {
    /// In the file `{in}`.
    #[default]
    File,
    /// On standard input.
    Stdin,
    /// As the argument `{text}`. Only where there is no other way: arguments have a greatest length and are seen by
    /// every user of the machine.
    Arg,
}

/// Where the program leaves the sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Output {
    /// In the file `{out}`. Better than standard output, where many engines write false headers.
    #[default]
    File,
    /// On standard output.
    Stdout,
}

/// The characters an engine reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Characters {
    /// All of Unicode.
    #[default]
    Any,
    /// ASCII: other letters are written in it, symbols become words. For plain text only.
    Ascii,
}

/// How spelled letters are written for an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Letters {
    /// `U S A`.
    #[default]
    Spaced,
    /// `U.S.A` where an A is among them, and `M P's`: for engines that take the spaced A for the article, and the plural
    /// for a word.
    Dotted,
}

/// How the program is told the speed. The default is the multiplier itself with two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rate {
    /// What normal speed is in the program's own unit.
    pub normal: f64,
    /// Whether a greater value is slower (a stretch).
    pub inverse: bool,
    /// Decimals to write.
    pub decimals: usize,
    /// The slowest speed, as a multiple of normal.
    pub slowest: f64,
    /// The fastest speed, as a multiple of normal.
    pub fastest: f64,
}

impl DescriptionError {
    /// The file it is about.
    pub fn file(&self) -> &Path {
        match self {
            Self::Unreadable { file, .. } | Self::Invalid { file, .. } => Path::new(file),
        }
    }
}

impl Default for Rate {
    fn default() -> Self {
        Self {
            normal: 1.0,
            inverse: false,
            decimals: 2,
            slowest: 0.25,
            fastest: 4.0,
        }
    }
}

impl Rate {
    /// The value for the program, or why there is none.
    pub(crate) fn value(&self, rate: f64) -> Result<String, String> {
        if !(self.slowest..=self.fastest).contains(&rate) {
            return Err(format!(
                "it cannot speak at {rate} times its speed; choose from {} to {}",
                self.slowest, self.fastest
            ));
        }
        let factor = if self.inverse { 1.0 / rate } else { rate };
        Ok(format!("{:.*}", self.decimals, self.normal * factor))
    }
}

/// An engine as it is described. The keys are those of the TOML file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// The name for `--engine`: lower-case letters, digits, `-`, `_`, `.`.
    name: Spanned<String>,
    /// One line for `aloud engines`.
    pub about: String,
    /// What kind of sound it makes; decides the words of the disclosure.
    pub origin: Origin,
    /// How to get the program, for the message when it is missing.
    #[serde(default)]
    pub install: String,
    /// Program and arguments; a list inside is left out where a placeholder in it has no value. Placeholders: `{in}`,
    /// `{out}`, `{text}`, `{voice}`, `{lang}`, `{rate}`, `{here}` (the folder of this file). A program with a slash is
    /// looked up from that folder.
    command: Spanned<Vec<Group>>,
    /// Program and arguments that print the version; it goes into cache keys, so that an upgrade does not mix two voices.
    #[serde(default)]
    pub version_command: Vec<String>,
    /// `plain` or `ssml`.
    #[serde(default = "plain")]
    pub input: Input,
    /// `file`, `stdin` or `arg`.
    #[serde(default)]
    pub via: Via,
    /// `file` or `stdout`.
    #[serde(default)]
    pub output: Output,
    /// `auto`, `wav` or `raw:<rate in Hz>:<channels>:<samples>`.
    #[serde(default)]
    format: Option<Spanned<String>>,
    /// How it is told the sounds of a word inside its text: `alphabet` (`ipa`, `x-sampa`, `arpabet`, `kirshenbaum`, `espeak`)
    /// and `write`, in which `{sounds}` and `{written}` stand for the two. Without it, words with sounds of their own are
    /// respelled.
    #[serde(default)]
    sounds: Option<Spanned<Notation>>,
    /// `any` or `ascii`.
    #[serde(default)]
    pub characters: Characters,
    /// `spaced` or `dotted`.
    #[serde(default)]
    pub letters: Letters,
    /// How the letter A is written where it stands alone ("Plan A is ready"), with `letters = "dotted"`.
    #[serde(default)]
    pub letter_a: Option<String>,
    /// Whether `xml:lang` stays on `<speak>`. `false` for engines where it overrides the chosen voice.
    #[serde(default = "yes")]
    pub root_lang: bool,
    /// The voice to use when none is asked for.
    #[serde(default)]
    pub voice: Option<String>,
    /// The voices there are; empty lets every name pass.
    #[serde(default)]
    pub voices: Vec<String>,
    /// The language it speaks when none is asked for, as BCP 47.
    #[serde(default)]
    pub language: Option<String>,
    /// The program's own names of languages, by BCP 47; empty lets every language pass as it is.
    #[serde(default)]
    pub languages: BTreeMap<String, String>,
    /// How `{rate}` is written.
    #[serde(default)]
    pub rate: Rate,
    /// Seconds after which it is stopped.
    #[serde(default = "a_minute")]
    timeout_s: Spanned<f64>,
    /// How many may run at once.
    #[serde(default = "one")]
    pub parallel: usize,
    /// See [`Limits::max_chars`].
    #[serde(default)]
    pub max_chars: Option<usize>,
    /// See [`Limits::max_bytes`].
    #[serde(default)]
    pub max_bytes: Option<usize>,
    /// See [`Limits::max_sentences`].
    #[serde(default)]
    pub max_sentences: Option<usize>,
    /// Characters in a second of its speech, least and most; a sound outside is refused.
    #[serde(default)]
    chars_per_second: Option<Spanned<[f64; 2]>>,
    /// Pauses that differ for it; see `pacing/news.toml`.
    #[serde(default)]
    pacing: Option<Spanned<Table>>,
    /// The declared format, read.
    #[serde(skip)]
    declared: Format,
    /// The folder it stands in.
    #[serde(skip)]
    pub(crate) here: PathBuf,
}

fn plain() -> Input {
    Input::Plain
}

const fn yes() -> bool {
    true
}

const fn one() -> usize {
    1
}

fn a_minute() -> Spanned<f64> {
    Spanned::new(0..0, 60.0)
}

/// A fault, with its place in the file.
type Fault = (Range<usize>, String);

impl Description {
    /// Reads the description in `file`.
    ///
    /// # Errors
    /// [`DescriptionError`] with file, line, key and what is accepted.
    pub fn read(file: &Path) -> Result<Self, DescriptionError> {
        let text = std::fs::read_to_string(file).map_err(|e| DescriptionError::Unreadable {
            file: file.display().to_string(),
            why: e.to_string(),
        })?;
        let mut description = Self::parse(&file.display().to_string(), &text)?;
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        description.here = file.parent().map(Path::to_owned).unwrap_or_default();
        Ok(description)
    }

    /// Reads a description from `text`; `file` is its name in messages.
    ///
    /// # Errors
    /// As [`Description::read`].
    pub fn parse(file: &str, text: &str) -> Result<Self, DescriptionError> {
        let invalid = |(span, message): Fault| invalid(file, text, span.start, message);
        let mut description: Self = toml::from_str(text).map_err(|e| {
            invalid((
                e.span().unwrap_or(0..0),
                with_nearest(e.message(), "unknown field"),
            ))
        })?;
        description.check().map_err(invalid)?;
        Ok(description)
    }

    fn check(&mut self) -> Result<(), Fault> {
        self.check_name()?;
        self.check_command()?;
        self.check_numbers()?;
        if let Some(format) = &self.format {
            self.declared = format
                .get_ref()
                .parse()
                .map_err(|e: crate::decode::FormatError| (format.span(), e.to_string()))?;
        }
        Ok(())
    }

    fn check_name(&self) -> Result<(), Fault> {
        let name = self.name.get_ref();
        let good = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '.');
        if !name.is_empty() && name.chars().all(good) {
            return Ok(());
        }
        let why =
            format!("`{name}` is not a name: use lower-case letters, digits, `-`, `_` and `.`");
        Err((self.name.span(), why))
    }

    fn check_command(&self) -> Result<(), Fault> {
        let command = self.command.get_ref();
        let fault = |why: &str| Err((self.command.span(), why.to_owned()));
        let (via, output) = (self.via, self.output);
        if command.is_empty() {
            return fault("the command is empty; its first element is the program");
        }
        for (placeholder, name, used, key) in [
            (Placeholder::In, "{in}", via == Via::File, "via = \"file\""),
            (
                Placeholder::Text,
                "{text}",
                via == Via::Arg,
                "via = \"arg\"",
            ),
            (
                Placeholder::Out,
                "{out}",
                output == Output::File,
                "output = \"file\"",
            ),
        ] {
            if used && !needs(command, placeholder) {
                return fault(&format!(
                    "with `{key}` (the default for its key, or as written) the command needs {name}"
                ));
            }
            if !used && has(command, placeholder) {
                return fault(&format!("{name} has a value only with `{key}`"));
            }
        }
        if needs(command, Placeholder::Voice) && self.voice.is_none() {
            return fault(
                "{voice} has no value when none is asked for; set `voice`, or put the arguments with it in a list of their own: [\"-v\", \"{voice}\"]",
            );
        }
        Ok(())
    }

    fn check_numbers(&self) -> Result<(), Fault> {
        let timeout = self.timeout_s.get_ref();
        if !(*timeout > 0.0 && *timeout <= 86_400.0) {
            let span = self.timeout_s.span();
            return Err((
                span,
                "`timeout_s` must be more than 0 and at most 86400 seconds".into(),
            ));
        }
        if let Some(limits) = &self.chars_per_second {
            let [least, most] = limits.get_ref();
            if !(*least >= 0.0 && least < most) {
                let why = "`chars_per_second` is two numbers, the least and the most, for example [4, 50]";
                return Err((limits.span(), why.into()));
            }
        }
        if let Some(sounds) = &self.sounds
            && !sounds.get_ref().write.contains("{sounds}")
        {
            let why = "`write` needs `{sounds}`, in whose place the sounds stand: `[[{sounds}]]`";
            return Err((sounds.span(), why.into()));
        }
        if let Some(pacing) = &self.pacing {
            let checked = pacing.get_ref().check();
            checked.map_err(|(_, why)| (pacing.span(), why))?;
        }
        Ok(())
    }

    /// How it is told the sounds of a word.
    pub fn telling(&self) -> Telling {
        match &self.sounds {
            Some(notation) => Telling::Inside(notation.get_ref().clone()),
            None => Telling::Respelled,
        }
    }

    /// Pauses that differ for it.
    pub fn pacing(&self) -> Table {
        let table = self.pacing.as_ref().map(|p| p.get_ref().clone());
        table.unwrap_or_default()
    }

    /// The name for `--engine`.
    pub fn name(&self) -> &str {
        self.name.get_ref()
    }

    /// Program and arguments.
    pub(crate) fn command(&self) -> &[Group] {
        self.command.get_ref()
    }

    /// What the sound is declared to be.
    pub const fn format(&self) -> Format {
        self.declared
    }

    /// Seconds after which the program is stopped.
    pub fn timeout_s(&self) -> f64 {
        *self.timeout_s.get_ref()
    }

    /// Characters in a second of its speech, if described.
    pub fn chars_per_second(&self) -> Option<[f64; 2]> {
        self.chars_per_second.as_ref().map(|c| *c.get_ref())
    }

    /// Everything in it that decides the sound.
    pub(crate) fn fingerprint(&self) -> String {
        let request = (self.via, self.output, self.input, self.declared);
        let text = (
            self.characters,
            self.letters,
            &self.letter_a,
            self.root_lang,
            self.telling(),
        );
        let wishes = (&self.voice, &self.language, &self.languages, self.rate);
        format!("{} {request:?} {text:?} {wishes:?}", shown(self.command()))
    }

    /// How much it takes at once.
    pub const fn limits(&self) -> Limits {
        Limits {
            max_chars: self.max_chars,
            max_bytes: self.max_bytes,
            max_said: None,
            max_breaks: None,
            max_sentences: self.max_sentences,
        }
    }
}

fn invalid(file: &str, text: &str, at: usize, message: String) -> DescriptionError {
    let Place { line, column, row } = Place::of(text, at);
    DescriptionError::Invalid {
        file: file.to_owned(),
        line,
        column,
        message,
        row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"name = "x"
about = "an engine"
origin = "algorithmicMedia"
command = ["x", "{in}", "{out}"]
"#;

    fn fault(text: &str) -> String {
        Description::parse("x.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn four_keys_are_enough() {
        let d = Description::parse("x.toml", GOOD).unwrap();
        assert_eq!((d.name(), d.via, d.output), ("x", Via::File, Output::File));
        assert_eq!((d.format(), d.timeout_s()), (Format::Auto, 60.0));
    }

    #[test]
    fn faults_have_a_place_and_an_answer() {
        for (line, at, said) in [
            (
                "comand = []",
                "x.toml:5:1: ",
                "`chars_per_second`, `pacing`; did you mean `command`?",
            ),
            (
                "input = \"xml\"",
                "x.toml:5:9: ",
                "expected `plain` or `ssml`",
            ),
            ("via = \"pipe\"", "x.toml:5:7: ", "`file`, `stdin`, `arg`"),
            (
                "via = \"stdin\"",
                "x.toml:4:11: ",
                "{in} has a value only with `via = \"file\"`",
            ),
            (
                "output = \"stdout\"",
                "x.toml:4:11: ",
                "{out} has a value only with `output = \"file\"`",
            ),
            (
                "format = \"opus\"",
                "x.toml:5:10: ",
                "let the engine write WAV",
            ),
            ("timeout_s = 0", "x.toml:5:13: ", "more than 0"),
            ("timeout_s = nan", "x.toml:5:13: ", "more than 0"),
            (
                "chars_per_second = [9, 3]",
                "x.toml:5:20: ",
                "the least and the most",
            ),
            ("parallel = -1", "x.toml:5:12: ", "invalid value"),
            (
                "rate = { unit = 3 }",
                "x.toml:5:10: ",
                "unknown field `unit`, expected one of `normal`",
            ),
            ("voice = [", "x.toml:", ""),
        ] {
            let error = fault(&format!("{GOOD}{line}\n"));
            assert!(
                error.starts_with(at) && error.contains(said),
                "{line}: {error}"
            );
        }
    }

    #[test]
    fn commands_must_hold_what_the_keys_promise() {
        let with = |command: &str| GOOD.replace(r#"["x", "{in}", "{out}"]"#, command);
        for (command, said) in [
            ("[]", "the command is empty"),
            (r#"["x", "{out}"]"#, "the command needs {in}"),
            (r#"["x", "{in}"]"#, "the command needs {out}"),
            (
                r#"["x", "{in}", "{out}", "{voice}"]"#,
                "{voice} has no value",
            ),
            (
                r#"["x", "{in}", "{out}", "{pitch}"]"#,
                "unknown placeholder `{pitch}`",
            ),
        ] {
            let error = fault(&with(command));
            assert!(
                error.starts_with("x.toml:4:") && error.contains(said),
                "{command}: {error}"
            );
        }
        assert!(fault("about = 1").contains("invalid type"));
        assert!(fault("").contains("missing field `name`"));
        assert!(fault(&GOOD.replace("\"x\"\nabout", "\"X y\"\nabout")).contains("is not a name"));
    }

    #[test]
    fn rates_are_written_in_the_units_of_the_program() {
        let words_per_minute = Rate {
            normal: 175.0,
            decimals: 0,
            ..Rate::default()
        };
        assert_eq!(words_per_minute.value(1.5).unwrap(), "262");
        let stretch = Rate {
            inverse: true,
            ..Rate::default()
        };
        assert_eq!(stretch.value(2.0).unwrap(), "0.50");
        assert!(stretch.value(9.0).unwrap_err().contains("from 0.25 to 4"));
        assert!(stretch.value(f64::NAN).is_err());
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Description::read(Path::new("/no/such.toml")).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("/no/such.toml: cannot be read")
        );
    }
}
