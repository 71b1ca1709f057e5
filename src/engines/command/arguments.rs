//! The command line of an engine: arguments with placeholders.

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use std::ffi::{OsStr, OsString};
use std::fmt;

/// What stands in for something known only when a chunk is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placeholder {
    /// The file with the text.
    In,
    /// The file to write.
    Out,
    /// The text itself.
    Text,
    /// The voice.
    Voice,
    /// The language.
    Lang,
    /// The speed.
    Rate,
    /// The folder of the description.
    Here,
}

const PLACEHOLDERS: &[(&str, Placeholder)] = &[
    ("in", Placeholder::In),
    ("out", Placeholder::Out),
    ("text", Placeholder::Text),
    ("voice", Placeholder::Voice),
    ("lang", Placeholder::Lang),
    ("rate", Placeholder::Rate),
    ("here", Placeholder::Here),
];

/// A stretch of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Value(Placeholder),
}

/// One argument: literal text and placeholders in braces; `{{` and `}}` are braces.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Argument {
    written: String,
    parts: Vec<Part>,
}

impl TryFrom<String> for Argument {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = written.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some(after) = rest.strip_prefix("{{").or(rest.strip_prefix("}}")) {
                literal.push_str(&rest[..1]);
                rest = after;
                continue;
            }
            let (placeholder, after) = placeholder(rest, &written)?;
            if !literal.is_empty() {
                parts.push(Part::Literal(std::mem::take(&mut literal)));
            }
            parts.push(Part::Value(placeholder));
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() || parts.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(Self { written, parts })
    }
}

/// The placeholder that `rest` begins with, and what follows it.
fn placeholder<'t>(rest: &'t str, written: &str) -> Result<(Placeholder, &'t str), String> {
    let inside = rest.strip_prefix('{').and_then(|r| r.split_once('}'));
    let Some((name, after)) = inside else {
        return Err(format!(
            "a brace without its partner in `{written}`; a brace itself is written `{{{{` or `}}}}`"
        ));
    };
    let found = PLACEHOLDERS.iter().find(|(n, _)| *n == name);
    found.map(|(_, p)| (*p, after)).ok_or_else(|| {
        let known: Vec<String> = PLACEHOLDERS
            .iter()
            .map(|(n, _)| format!("{{{n}}}"))
            .collect();
        format!(
            "unknown placeholder `{{{name}}}` in `{written}`; known are {}",
            known.join(", ")
        )
    })
}

impl Argument {
    fn placeholders(&self) -> impl Iterator<Item = Placeholder> {
        self.parts.iter().filter_map(|part| match part {
            Part::Literal(_) => None,
            Part::Value(placeholder) => Some(*placeholder),
        })
    }

    fn fill(&self, values: &Values<'_>) -> OsString {
        let mut filled = OsString::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => filled.push(text),
                Part::Value(placeholder) => {
                    filled.push(values.get(*placeholder).unwrap_or_default())
                }
            }
        }
        filled
    }
}

/// An argument, or several that stand or fall together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    arguments: Vec<Argument>,
    optional: bool,
}

impl Group {
    fn shown(&self) -> String {
        let arguments: Vec<&str> = self.arguments.iter().map(|a| a.written.as_str()).collect();
        let mark = if self.optional { "?" } else { "" };
        format!("{arguments:?}{mark}")
    }
}

impl<'de> Deserialize<'de> for Group {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GroupVisitor)
    }
}

struct GroupVisitor;

impl<'de> Visitor<'de> for GroupVisitor {
    type Value = Group;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an argument, or a list of arguments that is left out where a placeholder in it has no value")
    }

    fn visit_str<E: Error>(self, written: &str) -> Result<Group, E> {
        let argument = Argument::try_from(written.to_owned()).map_err(E::custom)?;
        Ok(Group {
            arguments: vec![argument],
            optional: false,
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Group, A::Error> {
        let mut arguments = Vec::new();
        while let Some(argument) = list.next_element()? {
            arguments.push(argument);
        }
        Ok(Group {
            arguments,
            optional: true,
        })
    }
}

/// What the placeholders stand for in one call.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Values<'v> {
    /// The file with the text.
    pub(crate) input: Option<&'v OsStr>,
    /// The file to write.
    pub(crate) output: Option<&'v OsStr>,
    /// The text.
    pub(crate) text: Option<&'v OsStr>,
    /// The voice.
    pub(crate) voice: Option<&'v OsStr>,
    /// The language.
    pub(crate) lang: Option<&'v OsStr>,
    /// The speed.
    pub(crate) rate: Option<&'v OsStr>,
    /// The folder of the description.
    pub(crate) here: Option<&'v OsStr>,
}

impl<'v> Values<'v> {
    fn get(&self, placeholder: Placeholder) -> Option<&'v OsStr> {
        match placeholder {
            Placeholder::In => self.input,
            Placeholder::Out => self.output,
            Placeholder::Text => self.text,
            Placeholder::Voice => self.voice,
            Placeholder::Lang => self.lang,
            Placeholder::Rate => self.rate,
            Placeholder::Here => self.here,
        }
    }
}

/// The command as one line, for comparison.
pub(crate) fn shown(command: &[Group]) -> String {
    let shown: Vec<String> = command.iter().map(Group::shown).collect();
    shown.join(" ")
}

/// Whether `placeholder` occurs in `command` at all.
pub(crate) fn has(command: &[Group], placeholder: Placeholder) -> bool {
    command
        .iter()
        .flat_map(|g| &g.arguments)
        .any(|a| a.placeholders().any(|p| p == placeholder))
}

/// Whether `placeholder` occurs where it must have a value.
pub(crate) fn needs(command: &[Group], placeholder: Placeholder) -> bool {
    let fixed = command.iter().filter(|g| !g.optional);
    fixed
        .flat_map(|g| &g.arguments)
        .any(|a| a.placeholders().any(|p| p == placeholder))
}

/// The arguments of one call, the program first.
pub(crate) fn fill(command: &[Group], values: &Values<'_>) -> Vec<OsString> {
    let has_values = |group: &&Group| {
        let mut wanted = group.arguments.iter().flat_map(Argument::placeholders);
        !group.optional || wanted.all(|p| values.get(p).is_some())
    };
    command
        .iter()
        .filter(has_values)
        .flat_map(|group| group.arguments.iter().map(|a| a.fill(values)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct File {
        command: Vec<Group>,
    }

    fn command(toml: &str) -> Result<Vec<Group>, String> {
        toml::from_str::<File>(&format!("command = {toml}"))
            .map(|f| f.command)
            .map_err(|e| e.message().to_owned())
    }

    fn filled(toml: &str, values: &Values<'_>) -> Vec<OsString> {
        fill(&command(toml).unwrap(), values)
    }

    #[test]
    fn placeholders_are_filled_and_groups_left_out() {
        let values = Values {
            input: Some("a b.txt".as_ref()),
            voice: Some("en".as_ref()),
            ..Values::default()
        };
        let line = r#"["say", ["-v", "{voice}"], ["-r", "{rate}"], "--in={in}", "{{x}}"]"#;
        assert_eq!(
            filled(line, &values),
            ["say", "-v", "en", "--in=a b.txt", "{x}"]
        );
    }

    #[test]
    fn values_are_never_read_again() {
        let values = Values {
            text: Some("{out} $(reboot) `x` {{".as_ref()),
            ..Values::default()
        };
        assert_eq!(
            filled(r#"["say", "{text}"]"#, &values)[1],
            "{out} $(reboot) `x` {{"
        );
    }

    #[test]
    fn faults_are_named() {
        for (line, said) in [
            (r#"["{outt}"]"#, "unknown placeholder `{outt}`"),
            (r#"["{out"]"#, "a brace without its partner"),
            (r#"["out}"]"#, "a brace without its partner"),
            (r#"[["-v", ["{voice}"]]]"#, "expected a string"),
            (r#"[1]"#, "expected an argument, or a list"),
        ] {
            let error = command(line).unwrap_err();
            assert!(error.contains(said), "{line}: {error}");
        }
    }

    #[test]
    fn needs_and_has_differ_by_groups() {
        let line = command(r#"["say", ["{voice}"], "{in}"]"#).unwrap();
        assert!(has(&line, Placeholder::Voice) && !needs(&line, Placeholder::Voice));
        assert!(has(&line, Placeholder::In) && needs(&line, Placeholder::In));
        assert!(!has(&line, Placeholder::Out));
    }
}
