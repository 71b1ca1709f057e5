//! Which elements and texts stand where.

use crate::nearest::nearest;
use crate::source::{Source, Span};
use crate::ssml::lexical::SPACE;
use crate::ssml::names::{Meant, element};
use crate::ssml::profile::{ElementRule, Need, Profile, Support};
use crate::ssml::tree::{Content, Namespace, Node, SSML, Tag, Tree};
use crate::ssml::validate::{Report, because, listed};
use std::collections::BTreeSet;

/// What an element turned out to be.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'p> {
    /// One that the profile has rules for.
    Known(&'p str, &'p ElementRule),
    /// One that it has none for; what stands in it is judged, but not where.
    Strange,
    /// One whose inside is nobody's business.
    Open,
}

/// What is known of a node.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'p> {
    /// What it is; text is [`Kind::Open`].
    pub kind: Kind<'p>,
    /// Whether something stood in it that only `first` elements may precede.
    begun: bool,
    /// Whether one of the elements stood in it that it needs.
    fed: bool,
}

/// Judges every node by the one it stands in, and says what each is.
pub fn judge<'p>(
    source: &Source,
    tree: &Tree<'_>,
    profile: &'p Profile,
    report: &mut Report,
) -> Vec<Seen<'p>> {
    let mut judge = Judge {
        source,
        profile,
        report,
        seen: Vec::with_capacity(tree.nodes.len()),
        noted: BTreeSet::new(),
        bare: false,
        after_text: false,
    };
    for node in &tree.nodes {
        let kind = match &node.content {
            Content::Element(tag) => {
                judge.after_text = false;
                judge.element(node, tag)
            }
            Content::Text(text) => {
                judge.text(node, text);
                judge.after_text |= !text.trim_matches(SPACE).is_empty();
                Kind::Open
            }
        };
        judge.seen.push(Seen {
            kind,
            begun: false,
            fed: false,
        });
    }
    judge.hungry(tree);
    judge.seen
}

struct Judge<'j, 'p> {
    source: &'j Source,
    profile: &'p Profile,
    report: &'j mut Report,
    seen: Vec<Seen<'p>>,
    /// Elements whose note has been told.
    noted: BTreeSet<&'p str>,
    /// Whether the root is in no namespace.
    bare: bool,
    /// Whether the node before was text that says something.
    after_text: bool,
}

impl<'p> Judge<'_, 'p> {
    fn element(&mut self, node: &Node<'_>, tag: &Tag<'_>) -> Kind<'p> {
        let parent = node.parent.map(|at| self.seen[at].kind);
        if matches!(parent, Some(Kind::Open)) {
            return Kind::Open;
        }
        let key = match element(&tag.name, self.profile) {
            Meant::Key(key) => key,
            Meant::Undeclared => return self.undeclared(tag),
            Meant::Foreign | Meant::Nothing => return self.foreign(node, tag, parent),
        };
        self.namespace(node, tag);
        let Some((name, rule)) = self.profile.elements.get_key_value(&key) else {
            return self.unknown(node, tag, &key, parent);
        };
        if node.parent.is_none() && name != "speak" {
            let message = format!("the root is `<{}>`, not `<speak>`", tag.name.written);
            let fix = Some("put everything into one `<speak>`".to_owned());
            self.report.error("document.root", tag.span, message, fix);
        }
        if !self.unsupported(name, rule, tag) {
            self.place(node, tag, name, rule, parent);
        }
        Kind::Known(name, rule)
    }

    fn undeclared(&mut self, tag: &Tag<'_>) -> Kind<'p> {
        let prefix = tag.name.prefix().unwrap_or_default();
        let message = format!("the prefix `{prefix}` is not declared");
        let address = self.profile.namespaces.get(prefix);
        let address = address.map_or("…", String::as_str);
        let fix = format!("write `xmlns:{prefix}=\"{address}\"` on `<speak>`");
        self.report
            .error("xml.prefix", tag.span, message, Some(fix));
        Kind::Strange
    }

    fn foreign(&mut self, node: &Node<'_>, tag: &Tag<'_>, parent: Option<Kind<'p>>) -> Kind<'p> {
        let written = tag.name.written;
        match parent {
            None => {
                let message = format!("the root `<{written}>` is not of the namespace of SSML");
                let fix = Some(format!("write `xmlns=\"{SSML}\"` on `<speak>`"));
                self.report
                    .error("document.namespace", tag.span, message, fix);
            }
            Some(Kind::Known(_, rule)) if rule.open => return Kind::Open,
            Some(Kind::Known(name, rule)) if !rule.foreign => {
                let message =
                    format!("`<{written}>` of a foreign namespace may not stand in `<{name}>`");
                let support = match self.profile.document.unknown_elements {
                    Support::Full => Support::Refused,
                    other => other,
                };
                self.report
                    .as_supported(support, "element.foreign", tag.span, message, None);
                self.begin(node.parent);
            }
            Some(_) => {}
        }
        Kind::Strange
    }

    /// The namespace of an element that is meant to be SSML's.
    fn namespace(&mut self, node: &Node<'_>, tag: &Tag<'_>) {
        let rules = &self.profile.document;
        if tag.name.prefix().is_some() && tag.name.namespace == Namespace::Is(SSML.into()) {
            let message = format!("`{}` has a prefix", tag.name.written);
            let fix = Some(format!(
                "write `<{}>`, with `xmlns=\"{SSML}\"` on `<speak>`",
                tag.name.local()
            ));
            self.report
                .as_supported(rules.prefixes, "document.prefix", tag.span, message, fix);
        }
        if tag.name.namespace != Namespace::None {
            return;
        }
        let support = match rules.namespace {
            Need::Optional => Support::Full,
            Need::Advised => Support::Ignored,
            Need::Required => Support::Refused,
        };
        if node.parent.is_none() {
            self.bare = true;
        } else if self.bare {
            return;
        }
        let message = format!("`<{}>` is in no namespace", tag.name.written);
        let fix = Some(format!("write `xmlns=\"{SSML}\"` on `<speak>`"));
        self.report
            .as_supported(support, "document.namespace", tag.span, message, fix);
    }

    fn unknown(
        &mut self,
        node: &Node<'_>,
        tag: &Tag<'_>,
        key: &str,
        parent: Option<Kind<'p>>,
    ) -> Kind<'p> {
        let prefix = key.split_once(':').map(|(prefix, _)| format!("{prefix}:"));
        let ruled = |prefix: &str| self.profile.elements.keys().any(|k| k.starts_with(prefix));
        if let (Some(prefix), Some(Kind::Known(name, rule))) = (&prefix, parent)
            && !ruled(prefix)
        {
            if !self.profile.allows(rule, key) {
                self.misplaced(tag, name, rule);
            }
            self.begin(node.parent);
            return Kind::Open;
        }
        let message = format!(
            "{} knows no element `<{}>`",
            self.profile.name, tag.name.written
        );
        let known = self.profile.elements.keys().map(String::as_str);
        // Nearly every name is near to `p`.
        let near = nearest(key, known).filter(|_| key.len() > 3);
        let fix = near.map(|near| format!("did you mean `<{near}>`?"));
        let support = self.profile.document.unknown_elements;
        self.report
            .as_supported(support, "element.unknown", tag.span, message, fix);
        self.begin(node.parent);
        Kind::Strange
    }

    /// Whether the engine does not take the element at all.
    fn unsupported(&mut self, name: &'p str, rule: &'p ElementRule, tag: &Tag<'_>) -> bool {
        let note = because(rule.note.as_deref());
        let profile = &self.profile.name;
        let (rule_name, message) = match rule.support {
            Support::Full => return false,
            Support::Partial => {
                if rule.note.is_none() || !self.noted.insert(name) {
                    return false;
                }
                (
                    "element.partial",
                    format!("{profile} takes `<{name}>` only in part{note}"),
                )
            }
            Support::Ignored => (
                "element.ignored",
                format!("{profile} passes over `<{name}>`{note}"),
            ),
            Support::Refused => (
                "element.refused",
                format!("{profile} refuses `<{name}>`{note}"),
            ),
        };
        let fix = rule.instead.clone();
        self.report
            .as_supported(rule.support, rule_name, tag.span, message, fix);
        rule.support != Support::Partial
    }

    /// Whether the element may stand where it stands.
    fn place(
        &mut self,
        node: &Node<'_>,
        tag: &Tag<'_>,
        name: &str,
        rule: &ElementRule,
        parent: Option<Kind<'p>>,
    ) {
        let Some(at) = node.parent else { return };
        if let Some(Kind::Known(parent_name, parent_rule)) = parent {
            let takes = matches!(parent_rule.support, Support::Full | Support::Partial);
            if takes && !self.profile.allows(parent_rule, name) {
                self.misplaced(tag, parent_name, parent_rule);
            }
            if parent_rule.needs.iter().any(|n| n == name) {
                self.seen[at].fed = true;
            }
            if rule.first && self.seen[at].begun {
                let message = format!(
                    "`<{}>` must come before everything else in `<{parent_name}>`",
                    tag.name.written
                );
                let fix = Some(format!("put it directly after `<{parent_name} …>`"));
                self.report.error("element.order", tag.span, message, fix);
            }
        }
        if !rule.first {
            self.begin(Some(at));
        }
    }

    fn misplaced(&mut self, tag: &Tag<'_>, parent: &str, rule: &ElementRule) {
        let written = tag.name.written;
        let names = self.profile.names(rule);
        let fix = match names.as_slice() {
            _ if written == parent => format!("close the one before with `</{parent}>`"),
            [] if rule.text => "only text may stand there".to_owned(),
            [] => format!("close `<{parent}/>` at once"),
            names => format!("what may stand there: {}", listed(names)),
        };
        let message = format!("`<{written}>` may not stand in `<{parent}>`");
        self.report
            .error("element.place", tag.span, message, Some(fix));
    }

    fn text(&mut self, node: &Node<'_>, text: &str) {
        let Some(at) = node.parent else { return };
        let Kind::Known(name, rule) = self.seen[at].kind else {
            return;
        };
        let written = self.source.slice(node.span);
        if written.starts_with("<![CDATA[") {
            let message = format!("{} does not read CDATA sections well", self.profile.name);
            let fix = Some("write the text itself, with `&amp;` and `&lt;`".to_owned());
            let support = self.profile.document.cdata;
            self.report
                .as_supported(support, "document.cdata", node.span, message, fix);
        }
        let said = text.trim_matches(SPACE);
        if said.is_empty() {
            return;
        }
        self.begin(Some(at));
        let takes = matches!(rule.support, Support::Full | Support::Partial);
        let again = self.after_text;
        if rule.text || !takes || again {
            return;
        }
        let lead = written.len() - written.trim_start_matches(SPACE).len();
        let start = node.span.start + lead as u32;
        let span = Span::new(start, node.span.end.max(start));
        let message = format!(
            "text may not stand directly in `<{name}>`{}",
            because(rule.note.as_deref())
        );
        let fix = match rule.needs.first() {
            Some(need) => Some(format!("put it into a `<{need}>`")),
            None if rule.children.is_empty() => Some(format!("close `<{name}/>` before it")),
            None => None,
        };
        self.report.error("text.place", span, message, fix);
    }

    fn begin(&mut self, parent: Option<usize>) {
        if let Some(at) = parent {
            self.seen[at].begun = true;
        }
    }

    /// Elements without what they need.
    fn hungry(&mut self, tree: &Tree<'_>) {
        for (node, seen) in tree.nodes.iter().zip(&self.seen) {
            let (Kind::Known(name, rule), Some(tag)) = (seen.kind, node.tag()) else {
                continue;
            };
            if let (Some(need), false) = (rule.needs.first(), seen.fed) {
                let message = format!(
                    "`<{name}>` holds no `<{need}>`{}",
                    because(rule.note.as_deref())
                );
                let fix = Some(format!("put what it says into a `<{need}>`"));
                self.report.error("element.missing", tag.span, message, fix);
            }
        }
    }
}
