//! Problems found on the way, collected instead of thrown.

use crate::source::{Source, Span};
use serde::Serialize;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look; the result stands.
    Warning,
    /// The result cannot be trusted.
    Error,
}

/// One problem: what, where, and the next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The source bytes it is about.
    pub span: Option<Span>,
    /// One step the reader can take.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A warning about `span`.
    pub fn warning(message: impl Into<String>, span: Span) -> Self {
        Self {
            severity: Severity::Warning,
            message: message.into(),
            span: Some(span),
            hint: None,
        }
    }

    /// An error about `span`.
    pub fn error(message: impl Into<String>, span: Span) -> Self {
        Self {
            severity: Severity::Error,
            ..Self::warning(message, span)
        }
    }

    /// The same with a hint.
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// `name:line:column: warning: message`, as compilers write it.
    pub fn one_line(&self, source: &Source) -> String {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let place = self.span.map_or_else(
            || source.name().to_owned(),
            |s| format!("{}:{}", source.name(), source.position(s.start)),
        );
        let hint = self
            .hint
            .as_ref()
            .map_or_else(String::new, |h| format!(" ({h})"));
        format!("{place}: {severity}: {}{hint}", self.message)
    }
}
