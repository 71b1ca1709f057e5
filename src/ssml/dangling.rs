//! What a profile refers to and does not have.

use crate::nearest::nearest;
use crate::ssml::profile::Profile;

/// What is written, what it should be, and the nearest that is.
type Dangling = (String, &'static str, Option<String>);

impl Profile {
    /// The first place that refers to something that is not there.
    pub(crate) fn dangling(&self) -> Option<Dangling> {
        self.dangling_source()
            .or_else(|| self.dangling_value())
            .or_else(|| self.dangling_element())
    }

    fn dangling_source(&self) -> Option<Dangling> {
        let limits = &self.limits;
        let figures = [
            &limits.total_chars,
            &limits.billed_chars,
            &limits.bytes,
            &limits.audio_s,
            &limits.phonemes,
            &limits.voices,
            &limits.breaks,
        ];
        let figures = figures.into_iter().flatten().map(|f| &f.source);
        let rates = self.rates.iter().map(|r| &r.source);
        let elements = self.elements.values().filter_map(|e| e.source.as_ref());
        let cited = figures
            .chain(rates)
            .chain(elements)
            .chain(&self.sound.source);
        missing(
            cited,
            "a key of `sources`",
            |s| self.sources.contains_key(s),
            self.sources.keys(),
        )
    }

    fn dangling_value(&self) -> Option<Dangling> {
        let attributes = self.elements.values().flat_map(|e| e.attributes.values());
        let grammars = attributes.map(|a| &a.value).chain(self.values.values());
        let (name, nearest) = grammars.into_iter().find_map(|g| g.unknown(&self.values))?;
        let nearest = nearest.map(|n| format!("<{n}>"));
        Some((
            format!("<{name}>"),
            "a kind of value or a key of `values`",
            nearest,
        ))
    }

    fn dangling_element(&self) -> Option<Dangling> {
        let children = self
            .elements
            .values()
            .flat_map(|e| e.children.iter().chain(&e.needs));
        let mut named = children.chain(self.groups.values().flatten());
        let groups = named.clone().filter_map(|n| n.strip_prefix('@'));
        let group = groups.into_iter().find(|g| !self.groups.contains_key(*g));
        if let Some(group) = group {
            let nearest = nearest(group, self.groups.keys().map(String::as_str));
            return Some((
                format!("@{group}"),
                "a key of `groups`",
                nearest.map(|n| format!("@{n}")),
            ));
        }
        let known =
            |n: &str| n.starts_with('@') || n.ends_with(":*") || self.elements.contains_key(n);
        let name = named.find(|n| !known(n))?;
        missing([name], "a key of `elements`", known, self.elements.keys())
    }
}

fn missing<'a>(
    names: impl IntoIterator<Item = &'a String>,
    what: &'static str,
    known: impl Fn(&str) -> bool,
    all: impl Iterator<Item = &'a String>,
) -> Option<Dangling> {
    let name = names.into_iter().find(|n| !known(n))?;
    let nearest = nearest(name, all.map(String::as_str));
    Some((name.clone(), what, nearest.map(str::to_owned)))
}
