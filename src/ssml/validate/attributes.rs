//! What attributes say.

use crate::nearest::nearest;
use crate::source::Span;
use crate::ssml::lexical::shortened;
use crate::ssml::names::{Meant, attribute};
use crate::ssml::profile::{AttributeRule, ElementRule, Need, Profile, RatePercent, Support};
use crate::ssml::tree::{Attribute, Tag, Tree};
use crate::ssml::units::milliseconds;
use crate::ssml::validate::elements::{Kind, Seen};
use crate::ssml::validate::{Report, because, listed, say_as};
use std::collections::BTreeSet;

/// Judges the attributes of every element that the profile has rules for.
pub fn judge(tree: &Tree<'_>, seen: &[Seen<'_>], profile: &Profile, report: &mut Report) {
    let mut judge = Judge {
        tree,
        profile,
        report,
        defined: BTreeSet::new(),
        referred: Vec::new(),
    };
    for (at, (node, seen)) in tree.nodes.iter().zip(seen).enumerate() {
        if let (Kind::Known(name, rule), Some(tag)) = (seen.kind, node.tag()) {
            let takes = matches!(rule.support, Support::Full | Support::Partial);
            if takes {
                judge.element(at, name, rule, tag);
            }
        }
    }
    judge.referred();
}

struct Judge<'j, 't, 'p> {
    tree: &'j Tree<'t>,
    profile: &'p Profile,
    report: &'j mut Report,
    /// Kind and name of everything that has a name.
    defined: BTreeSet<(&'p str, &'j str)>,
    /// Kind, name and place of everything that refers to one.
    referred: Vec<(&'p str, &'j str, Span)>,
}

impl<'j, 'p> Judge<'j, '_, 'p> {
    fn element(&mut self, at: usize, name: &str, rule: &'p ElementRule, tag: &'j Tag<'_>) {
        let mut present: Vec<String> = Vec::new();
        for found in &tag.attributes {
            match attribute(&found.name, self.profile) {
                Meant::Key(key) => {
                    match rule.attributes.get(&key) {
                        Some(rule) => self.attribute(at, name, rule, found),
                        None => self.unknown(name, rule, &key, found),
                    }
                    present.push(key);
                }
                Meant::Foreign => {
                    let message = format!("`{}` is of a foreign namespace", found.name.written);
                    let support = self.profile.document.foreign_attributes;
                    self.report.as_supported(
                        support,
                        "attribute.foreign",
                        found.span,
                        message,
                        None,
                    );
                }
                Meant::Undeclared => {
                    let prefix = found.name.prefix().unwrap_or_default();
                    let message = format!("the prefix `{prefix}` is not declared");
                    self.report.error("xml.prefix", found.span, message, None);
                }
                Meant::Nothing => {}
            }
        }
        self.absent(name, rule, tag, &present);
        if name == "say-as" {
            say_as::judge(tag, self.profile, self.report);
        }
    }

    fn unknown(&mut self, name: &str, rule: &ElementRule, key: &str, found: &Attribute<'_>) {
        let rules = &self.profile.document;
        // Attributes that XML itself defines do no harm where foreign ones do none.
        let harmless = key.starts_with("xml:") && rules.foreign_attributes == Support::Full;
        let support = match rules.unknown_attributes {
            Support::Refused if harmless => Support::Ignored,
            other => other,
        };
        let message = format!(
            "`<{name}>` has no attribute `{key}` in {}",
            self.profile.name
        );
        let fix = match nearest(key, rule.attributes.keys().map(String::as_str)) {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None => Some("take it out".to_owned()),
        };
        self.report
            .as_supported(support, "attribute.unknown", found.span, message, fix);
    }

    fn attribute(
        &mut self,
        at: usize,
        name: &str,
        rule: &'p AttributeRule,
        found: &'j Attribute<'_>,
    ) {
        let (key, value) = (found.name.written, found.value.as_ref());
        let note = because(rule.note.as_deref());
        let profile = &self.profile.name;
        match rule.support {
            Support::Full => {}
            Support::Partial => {
                let message = format!("{profile} takes `{key}` on `<{name}>` only in part{note}");
                self.report.as_supported(
                    rule.support,
                    "attribute.partial",
                    found.span,
                    message,
                    None,
                );
            }
            Support::Ignored => {
                let message = format!("{profile} passes over `{key}` on `<{name}>`{note}");
                self.report.as_supported(
                    rule.support,
                    "attribute.ignored",
                    found.span,
                    message,
                    None,
                );
                return;
            }
            Support::Refused => {
                let message = format!("{profile} refuses `{key}` on `<{name}>`{note}");
                let fix = Some("take it out".to_owned());
                self.report
                    .error("attribute.refused", found.span, message, fix);
                return;
            }
        }
        if !rule.value.accepts(value, &self.profile.values) {
            self.refused(name, rule, found);
            return;
        }
        if let Some(most) = rule
            .max_ms
            .filter(|m| milliseconds(value).is_some_and(|ms| ms > *m))
        {
            let message =
                format!("`{value}` is longer than the {most} ms that {profile} takes{note}");
            let fix = Some(format!("write `{key}=\"{most}ms\"`"));
            self.report.as_supported(
                rule.beyond,
                "attribute.length",
                found.value_span,
                message,
                fix,
            );
        }
        self.meaning(name, found);
        self.names(at, rule, found);
    }

    fn refused(&mut self, name: &str, rule: &AttributeRule, found: &Attribute<'_>) {
        let (key, value) = (found.name.written, found.value.as_ref());
        let message = format!(
            "`{}` is not a value of `{key}` on `<{name}>`",
            shortened(value)
        );
        let values = &self.profile.values;
        let fix = match rule.value.meant(value, values) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write {}", listed(&rule.value.alternatives(values))),
        };
        self.report
            .error("attribute.value", found.value_span, message, Some(fix));
    }

    /// Values that other engines read otherwise.
    fn meaning(&mut self, name: &str, found: &Attribute<'_>) {
        let percent = found
            .value
            .strip_suffix('%')
            .filter(|n| !n.starts_with(['+', '-']));
        let Some(percent) = percent.and_then(|n| n.parse::<f64>().ok()) else {
            return;
        };
        let change = self.profile.meaning.rate_percent == RatePercent::Change;
        if !change || (name, found.name.written) != ("prosody", "rate") {
            return;
        }
        let message = format!(
            "{} reads `{}` as that much faster, not as a share of the normal speed",
            self.profile.name, found.value
        );
        let more = percent - 100.0;
        let fix = format!(
            "write `{more:+}%` for {percent} % of the speed, `+{percent}%` for that much more"
        );
        self.report.as_supported(
            Support::Ignored,
            "value.meaning",
            found.value_span,
            message,
            Some(fix),
        );
    }

    /// Names that are given and used.
    fn names(&mut self, at: usize, rule: &'p AttributeRule, found: &'j Attribute<'_>) {
        let value = found.value.as_ref();
        for kind in &rule.defines {
            if !self.defined.insert((kind, value)) {
                let message = format!("the {kind} `{}` stands twice", shortened(value));
                let fix = Some("give each a name of its own".to_owned());
                self.report
                    .error("name.twice", found.value_span, message, fix);
                break;
            }
        }
        if let Some(kind) = &rule.refers {
            self.referred.push((kind, value, found.value_span));
        }
        if found.name.written == "role" {
            for prefix in value.split_whitespace().filter_map(|q| q.split_once(':')) {
                self.role(at, prefix.0, found.value_span);
            }
        }
    }

    /// A role's prefix must be declared.
    fn role(&mut self, at: usize, prefix: &str, span: Span) {
        let mut here = Some(at);
        while let Some(node) = here.map(|at| &self.tree.nodes[at]) {
            if node.tag().is_some_and(|t| t.declares.contains(&prefix)) {
                return;
            }
            here = node.parent;
        }
        if !self
            .profile
            .document
            .known_prefixes
            .iter()
            .any(|k| k == prefix)
        {
            let message = format!("the prefix `{prefix}` is not declared");
            let fix = Some(format!("write `xmlns:{prefix}=\"…\"` on `<speak>`"));
            self.report.error("xml.prefix", span, message, fix);
        }
    }

    fn referred(&mut self) {
        for (kind, name, span) in &self.referred {
            if !self.defined.contains(&(*kind, *name)) {
                let message = format!("there is no {kind} `{}` in the document", shortened(name));
                let all = self
                    .defined
                    .iter()
                    .filter(|(k, _)| k == kind)
                    .map(|(_, n)| *n);
                let fix = nearest(name, all).map(|near| format!("did you mean `{near}`?"));
                self.report.error("name.missing", *span, message, fix);
            }
        }
    }

    /// Attributes that are not there.
    fn absent(&mut self, name: &str, rule: &ElementRule, tag: &Tag<'_>, present: &[String]) {
        let there = |key: &String| present.contains(key);
        for (key, wanted) in rule.attributes.iter().filter(|(key, _)| !there(key)) {
            let support = match wanted.need {
                Need::Optional => continue,
                Need::Advised => Support::Ignored,
                Need::Required => Support::Refused,
            };
            let note = wanted
                .note
                .as_deref()
                .filter(|_| wanted.need == Need::Advised);
            let message = format!("`<{name}>` has no `{key}`{}", because(note));
            let example = wanted.value.alternatives(&self.profile.values);
            let example = example.first().filter(|value| !value.contains('<'));
            let fix = Some(format!("write `{key}=\"{}\"`", example.unwrap_or(&"…")));
            self.report
                .as_supported(support, "attribute.missing", tag.span, message, fix);
        }
        let words = |keys: &[String]| listed(&keys.iter().map(String::as_str).collect::<Vec<_>>());
        if !rule.any_of.is_empty() && !rule.any_of.iter().any(there) {
            let message = format!("`<{name}>` says nothing: it needs at least one attribute");
            let fix = Some(format!("write one of {}", words(&rule.any_of)));
            self.report
                .error("attribute.missing", tag.span, message, fix);
        }
        if !rule.one_of.is_empty() && rule.one_of.iter().filter(|k| there(k)).count() != 1 {
            let message = format!("`<{name}>` needs exactly one of {}", words(&rule.one_of));
            self.report.error("attribute.one", tag.span, message, None);
        }
    }
}
