//! Judging a document by a profile: what is wrong, where, and what to write instead.
//!
//! An error means that the engine refuses the document, or that the recommendation forbids it; a warning that something
//! is passed over or means something else than it looks. Time is linear in the size of the document.

mod attributes;
mod elements;
mod limits;
mod say_as;

use crate::diagnostic::Severity;
use crate::source::{Source, Span};
use crate::ssml::profile::{Profile, Reads, Support};
use crate::ssml::read::{read, read_fragment};
use crate::ssml::tree::Tree;
use serde::Serialize;

/// Findings in one document; there is no use in more.
pub const MAX_FINDINGS: usize = 1_000;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The rule that says so: `element.place`.
    pub rule: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to write instead.
    pub fix: Option<String>,
    /// The source bytes it is about.
    pub span: Span,
}

/// What is wrong with the document in `source`, in the order of the document; nothing for a valid one.
pub fn validate(source: &Source, profile: &Profile) -> Vec<Finding> {
    let mut report = Report::default();
    match profile.reads {
        Reads::Plain => {
            markup(source, profile, &mut report);
            limits::text(source, profile, &mut report);
        }
        Reads::Ssml => {
            let whole = source.text().contains("<speak");
            let tree = if profile.document.fragment && !whole {
                read_fragment(source)
            } else {
                read(source)
            };
            match tree {
                Ok(tree) => document(source, &tree, profile, &mut report),
                Err(error) => report.add(Finding {
                    severity: Severity::Error,
                    rule: "xml",
                    message: error.message,
                    fix: error.hint,
                    span: error.span.unwrap_or_default(),
                }),
            }
        }
    }
    report.findings.sort_by_key(|f| (f.span.start, f.span.end));
    report.findings
}

fn document(source: &Source, tree: &Tree<'_>, profile: &Profile, report: &mut Report) {
    let seen = elements::judge(source, tree, profile, report);
    attributes::judge(tree, &seen, profile, report);
    limits::document(source, tree, profile, report);
}

/// Tags in a text for an engine that would read them aloud.
fn markup(source: &Source, profile: &Profile, report: &mut Report) {
    let text = source.text();
    let begins = |at: &usize| {
        let next = text[at + 1..].chars().next();
        next.is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '?' | '!'))
    };
    let tag = text.match_indices('<').map(|(at, _)| at).find(begins);
    let Some(at) = tag else { return };
    let end = text[at..]
        .find('>')
        .map_or(at + 1, |length| at + length + 1);
    report.add(Finding {
        severity: Severity::Error,
        rule: "plain.markup",
        message: format!(
            "{} reads no SSML: the tags would be read aloud",
            profile.name
        ),
        fix: Some("give it plain text".to_owned()),
        span: Span::new(at as u32, end as u32),
    });
}

/// What was found so far.
#[derive(Debug, Default)]
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    fn add(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        }
    }

    fn error(&mut self, rule: &'static str, span: Span, message: String, fix: Option<String>) {
        self.as_supported(Support::Refused, rule, span, message, fix);
    }

    /// An error where the engine refuses, a warning where it passes over, nothing where it is content.
    fn as_supported(
        &mut self,
        support: Support,
        rule: &'static str,
        span: Span,
        message: String,
        fix: Option<String>,
    ) {
        let severity = match support {
            Support::Full => return,
            Support::Partial | Support::Ignored => Severity::Warning,
            Support::Refused => Severity::Error,
        };
        self.add(Finding {
            severity,
            rule,
            message,
            fix,
            span,
        });
    }
}

/// `a`, `b` and `c`: at most eight of them.
fn listed(words: &[&str]) -> String {
    let shown: Vec<String> = words.iter().take(8).map(|w| format!("`{w}`")).collect();
    let more = if words.len() > 8 { ", …" } else { "" };
    shown.join(", ") + more
}

/// `: note`, if there is one.
fn because(note: Option<&str>) -> String {
    note.map_or_else(String::new, |n| format!(": {n}"))
}
