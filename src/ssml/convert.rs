//! From one dialect to another: read, understood, reduced, written.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::ssml::loss::Loss;
use crate::ssml::profile::Profile;
use crate::ssml::read::{read, read_fragment};
use crate::ssml::reduce::reduce;
use crate::ssml::understand::understand;
use crate::ssml::write::write;

/// A document in another dialect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// The document.
    pub text: String,
    /// What it no longer says, in the order of the source.
    pub losses: Vec<Loss>,
}

/// The document in `source`, read as `from` means it, in the dialect of `to`; `language` is that of one that names none.
///
/// # Errors
/// The first place that is not well-formed.
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
    Ok(Converted {
        text: write(&reduced, to),
        losses,
    })
}
