//! What an engine takes: elements, attributes, values, limits. The keys are those of the files in `profiles/`, where the
//! columns are explained.

use crate::pacing::Table;
use crate::phonetics::notation::Notation;
use crate::ssml::grammar::{Grammar, Named};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What an engine, or a recommendation, takes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name for `--engine`.
    pub name: String,
    /// One line.
    pub about: String,
    /// The profile that says what this one does not; already merged.
    #[serde(default)]
    pub like: Option<String>,
    /// Whether it reads SSML at all.
    pub reads: Reads,
    /// Where the figures come from, by the name they are cited with: document and date.
    #[serde(default)]
    pub sources: BTreeMap<String, String>,
    /// The document as a whole.
    #[serde(default)]
    pub document: DocumentRule,
    /// Namespaces by the prefix under which `elements` names them.
    #[serde(default)]
    pub namespaces: BTreeMap<String, String>,
    /// Grammars by name.
    #[serde(default)]
    pub values: Named,
    /// Sets of elements by name, to which `children` refers as `@name`.
    #[serde(default)]
    pub groups: BTreeMap<String, Vec<String>>,
    /// Elements by name, those of other namespaces with the prefix of `namespaces`.
    #[serde(default)]
    pub elements: BTreeMap<String, ElementRule>,
    /// What `say-as` understands.
    #[serde(default)]
    pub say_as: SayAsRule,
    /// How it is told the sounds of a word where it takes no `phoneme`; without it, by a respelling.
    #[serde(default)]
    pub sounds: Option<Notation>,
    /// What values mean where engines differ.
    #[serde(default)]
    pub meaning: Meaning,
    /// Pauses that it needs otherwise than `pacing/news.toml` has them.
    #[serde(default)]
    pub pacing: Table,
    /// How much it takes at once.
    #[serde(default)]
    pub limits: Limits,
    /// How much it takes in a time.
    #[serde(default)]
    pub rates: Vec<Quota>,
    /// What comes back.
    #[serde(default)]
    pub sound: Sound,
}

/// What an engine is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reads {
    /// SSML, or a part of it.
    Ssml,
    /// Plain text: every tag would be read aloud.
    Plain,
}

/// What an engine does with something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Support {
    /// It does what the standard says.
    #[default]
    Full,
    /// It does so sometimes; the note says when.
    Partial,
    /// It passes over it.
    Ignored,
    /// It refuses the whole document.
    Refused,
}

/// How much something must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// It may be absent.
    #[default]
    Optional,
    /// It should be there.
    Advised,
    /// It must be there.
    Required,
}

/// Rules of the document as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentRule {
    /// The default namespace on the root.
    pub namespace: Need,
    /// What happens to elements that `elements` does not name.
    pub unknown_elements: Support,
    /// What happens to attributes that an element does not name.
    pub unknown_attributes: Support,
    /// What happens to elements written with a prefix for the namespace of SSML.
    pub prefixes: Support,
    /// What happens to CDATA sections.
    pub cdata: Support,
    /// What happens to attributes of namespaces that it does not know.
    pub foreign_attributes: Support,
    /// The voice in which everything must stand, if it must stand in one.
    pub voice: Option<String>,
    /// Whether text without a root element is taken, too.
    pub fragment: bool,
    /// Prefixes that need no declaration.
    pub known_prefixes: Vec<String>,
}

/// Rules of an element.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ElementRule {
    /// What the engine does with it.
    pub support: Support,
    /// When, or why not; ends a message.
    pub note: Option<String>,
    /// What to write instead; a hint.
    pub instead: Option<String>,
    /// Where this comes from, a key of `sources`.
    pub source: Option<String>,
    /// Whether text may stand directly in it.
    pub text: bool,
    /// Elements that may stand directly in it: names, `@group`, `prefix:*`.
    pub children: Vec<String>,
    /// Elements of which at least one must stand directly in it.
    pub needs: Vec<String>,
    /// Whether elements of foreign namespaces may stand in it.
    pub foreign: bool,
    /// Whether it must come before anything else in its parent.
    pub first: bool,
    /// Whether elements of foreign namespaces may stand in it, with whatever is in them.
    pub open: bool,
    /// Its attributes by name.
    pub attributes: BTreeMap<String, AttributeRule>,
    /// Attributes of which at least one must be there.
    pub any_of: Vec<String>,
    /// Attributes of which exactly one must be there.
    pub one_of: Vec<String>,
}

/// Rules of an attribute.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeRule {
    /// What it may be.
    pub value: Grammar,
    /// Whether it must be there.
    #[serde(default)]
    pub need: Need,
    /// What the engine does with it.
    #[serde(default)]
    pub support: Support,
    /// When, or why not; ends a message.
    #[serde(default)]
    pub note: Option<String>,
    /// The longest time, in milliseconds.
    #[serde(default)]
    pub max_ms: Option<u32>,
    /// What happens to a longer one.
    #[serde(default)]
    pub beyond: Support,
    /// Its values are names of these kinds, each once in a document.
    #[serde(default)]
    pub defines: Vec<String>,
    /// Its value is a name of this kind.
    #[serde(default)]
    pub refers: Option<String>,
}

/// What `say-as` understands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SayAsRule {
    /// Values of `interpret-as`, each with its formats (none: `format` says nothing to it).
    pub kinds: BTreeMap<String, Vec<String>>,
    /// What happens to other values.
    pub unknown: Support,
    /// What happens to other formats.
    pub unknown_format: Support,
    /// Kinds that need a format.
    pub needs_format: BTreeSet<String>,
    /// What the engine is known to read well: a shape of [`spell`](crate::spell) with the kind, and the format if it has one.
    pub reads: BTreeMap<String, String>,
}

/// What a value means where engines differ.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Meaning {
    /// What `rate="80%"` asks for.
    pub rate_percent: RatePercent,
    /// What a full stop or colon is that stands alone between two tags.
    pub lone_stop: LoneStop,
}

/// What a full stop or colon is that stands alone between two tags: `<emphasis>dog</emphasis>.</s>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LoneStop {
    /// A mark that parts.
    #[default]
    Mark,
    /// The word “dot” or “colon”.
    Word,
}

/// What `rate="80%"` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RatePercent {
    /// Four fifths of the speed.
    #[default]
    Multiplier,
    /// 80 per cent more speed.
    Change,
}

/// How much an engine takes in one request; `None` means that no limit is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Characters of the request, markup and all.
    pub total_chars: Option<Figure>,
    /// Characters outside markup.
    pub billed_chars: Option<Figure>,
    /// UTF-8 bytes of the request, escaped as sent.
    pub bytes: Option<Figure>,
    /// Seconds of sound.
    pub audio_s: Option<Figure>,
    /// Phonemes, as characters of the engine's alphabet.
    pub phonemes: Option<Figure>,
    /// `voice` and `audio` elements.
    pub voices: Option<Figure>,
    /// `break` elements.
    pub breaks: Option<Figure>,
}

/// A figure, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The most that is taken.
    pub value: u64,
    /// A key of `sources`.
    pub source: String,
    /// What happens beyond it.
    #[serde(default = "refused")]
    pub beyond: Support,
    /// What else there is to say.
    #[serde(default)]
    pub note: Option<String>,
}

const fn refused() -> Support {
    Support::Refused
}

/// How much an engine takes in a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// What is counted: `requests`, `concurrent requests`.
    pub what: String,
    /// The most.
    pub value: u64,
    /// In how many seconds; 0 for things counted at one moment.
    pub seconds: u32,
    /// A key of `sources`.
    pub source: String,
    /// What else there is to say.
    #[serde(default)]
    pub note: Option<String>,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sound {
    /// Formats, as people write them.
    pub formats: Vec<String>,
    /// Times that can be had with the sound.
    pub timings: Vec<String>,
    /// Whether the times of marks are among them.
    pub marks: bool,
    /// A key of `sources`.
    pub source: Option<String>,
}

impl Profile {
    /// Whether an element called `child` may stand directly in `parent`.
    pub fn allows(&self, parent: &ElementRule, child: &str) -> bool {
        let matches = |allowed: &str| {
            allowed == child
                || allowed
                    .strip_suffix('*')
                    .is_some_and(|prefix| child.starts_with(prefix))
        };
        parent
            .children
            .iter()
            .any(|allowed| match allowed.strip_prefix('@') {
                Some(group) => self
                    .groups
                    .get(group)
                    .is_some_and(|names| names.iter().any(|n| matches(n))),
                None => matches(allowed),
            })
    }

    /// All the names that `children` allows, groups opened.
    pub fn names<'p>(&'p self, parent: &'p ElementRule) -> Vec<&'p str> {
        let open = |name: &'p String| match name.strip_prefix('@') {
            Some(group) => self.groups.get(group).map_or(&[][..], Vec::as_slice),
            None => std::slice::from_ref(name),
        };
        let names = parent.children.iter().flat_map(open).map(String::as_str);
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
