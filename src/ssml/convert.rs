//! From one dialect to another: read, understood, reduced, cut into requests, written.

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::ssml::cut::{cut, span};
use crate::ssml::loss::Loss;
use crate::ssml::profile::Profile;
use crate::ssml::read::{read, read_fragment};
use crate::ssml::reduce::{reduce, words};
use crate::ssml::understand::understand;
use crate::ssml::write::write;

/// A document in another dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The document, in as many requests as the engine's limits demand.
    pub requests: Vec<Request>,
    /// What it no longer says, in the order of the source.
    pub losses: Vec<Loss>,
}

/// What is sent at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// As it is written.
    pub ssml: String,
    /// The words alone, white space as one space.
    pub text: String,
    /// The source bytes it covers.
    pub span: Span,
}

/// The document in `source`, read as `from` means it, in the dialect of `to`; `language` is that of one that names none.
///
/// # Errors
/// The first place that is not well-formed, or the word that is over the engine's limits alone.
pub fn convert(
    source: &Source,
    from: &Profile,
    to: &Profile,
    language: &str,
) -> Result<Converted, Diagnostic> {
    let whole = source.text().contains("<speak");
    let tree = if from.document.fragment && !whole {
        read_fragment(source)?
    } else {
        read(source)?
    };
    let (document, mut losses) = understand(&tree, from, language);
    let (reduced, more) = reduce(&document, to);
    losses.extend(more);
    losses.sort_by_key(|loss| loss.span.start);
    let requests = cut(&reduced, to).map_err(|e| {
        let hint = format!(
            "give {} a shorter word, or a profile with a higher limit",
            to.name
        );
        Diagnostic::error(e.to_string(), e.span).with_hint(hint)
    })?;
    let requests = requests.iter().map(|request| {
        let mut text = String::new();
        words(&request.nodes, &mut text);
        Request {
            ssml: write(request, to),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            span: span(&request.nodes).unwrap_or_default(),
        }
    });
    Ok(Converted {
        requests: requests.collect(),
        losses,
    })
}
