//! The names of elements and attributes as a profile knows them.

use crate::ssml::profile::Profile;
use crate::ssml::tree::{Name, Namespace, SSML, XML};

/// The namespace of `xsi:schemaLocation`, which no reader minds.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What a name means to a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// A key of its tables.
    Key(String),
    /// A name of a namespace that it does not know.
    Foreign,
    /// A prefix that nothing declares.
    Undeclared,
    /// Something that never matters.
    Nothing,
}

/// What the name of an element means.
pub fn element(name: &Name<'_>, profile: &Profile) -> Meant {
    match &name.namespace {
        Namespace::None => Meant::Key(name.local().to_owned()),
        Namespace::Is(address) if address == SSML => Meant::Key(name.local().to_owned()),
        other => beside(name, other, profile),
    }
}

/// What the name of an attribute means.
pub fn attribute(name: &Name<'_>, profile: &Profile) -> Meant {
    match &name.namespace {
        Namespace::None => Meant::Key(name.local().to_owned()),
        Namespace::Is(address) if address == XML => Meant::Key(format!("xml:{}", name.local())),
        Namespace::Is(address) if address == XSI => Meant::Nothing,
        other => beside(name, other, profile),
    }
}

fn beside(name: &Name<'_>, namespace: &Namespace<'_>, profile: &Profile) -> Meant {
    let prefix = match namespace {
        Namespace::Is(address) => {
            let known = profile.namespaces.iter().find(|(_, a)| *a == address);
            known.map(|(prefix, _)| prefix.as_str())
        }
        _ => {
            let known = &profile.document.known_prefixes;
            let prefix = name.prefix().filter(|p| known.iter().any(|k| k == p));
            if prefix.is_none() {
                return Meant::Undeclared;
            }
            prefix
        }
    };
    match prefix {
        Some(prefix) => Meant::Key(format!("{prefix}:{}", name.local())),
        None => Meant::Foreign,
    }
}
