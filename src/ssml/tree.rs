//! A document as it was written: elements, attributes and text, each with its place, nothing yet understood.
//!
//! The nodes stand in one list in the order of the document, parents before children, so that nothing that walks over
//! them needs to recurse.

use crate::source::Span;
use std::borrow::Cow;

/// The namespace of SSML.
pub const SSML: &str = "http://www.w3.org/2001/10/synthesis";
/// The namespace of attributes such as `xml:lang`.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// A well-formed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree<'s> {
    /// At least one, the first being the root element.
    pub nodes: Vec<Node<'s>>,
}

/// An element or a run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'s> {
    /// The element it stands in; `None` for the root.
    pub parent: Option<usize>,
    /// One past its last descendant in [`Tree::nodes`].
    pub end: usize,
    /// The source bytes from its first to its last.
    pub span: Span,
    /// What it is.
    pub content: Content<'s>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content<'s> {
    /// An element.
    Element(Box<Tag<'s>>),
    /// Text, decoded; an entity, a CDATA section and the text between them are a node each.
    Text(Cow<'s, str>),
}

/// An element's start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'s> {
    /// Its name.
    pub name: Name<'s>,
    /// The bytes of the start tag.
    pub span: Span,
    /// Its attributes in the order written, without those that declare namespaces.
    pub attributes: Vec<Attribute<'s>>,
    /// The prefixes it declares.
    pub declares: Vec<&'s str>,
}

/// An attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute<'s> {
    /// Its name.
    pub name: Name<'s>,
    /// Its value, decoded.
    pub value: Cow<'s, str>,
    /// From the first byte of the name to the closing quotation mark.
    pub span: Span,
    /// The bytes between the quotation marks.
    pub value_span: Span,
}

/// A name in a namespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'s> {
    /// As written, with its prefix.
    pub written: &'s str,
    /// What the prefix stands for.
    pub namespace: Namespace<'s>,
}

/// What a prefix, or none, stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Namespace<'s> {
    /// No namespace.
    None,
    /// A prefix that nothing declares.
    Undeclared,
    /// The namespace of that address.
    Is(Cow<'s, str>),
}

impl<'s> Name<'s> {
    /// What stands before the colon.
    pub fn prefix(&self) -> Option<&'s str> {
        self.written.split_once(':').map(|(prefix, _)| prefix)
    }

    /// The name without its prefix.
    pub fn local(&self) -> &'s str {
        self.written
            .split_once(':')
            .map_or(self.written, |(_, local)| local)
    }
}

impl<'s> Node<'s> {
    /// Its start tag, if it is an element.
    pub fn tag(&self) -> Option<&Tag<'s>> {
        match &self.content {
            Content::Element(tag) => Some(tag),
            Content::Text(_) => None,
        }
    }
}

impl<'s> Tag<'s> {
    /// The value of the attribute written with this name.
    pub fn get(&self, written: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|a| a.name.written == written)
            .map(|a| a.value.as_ref())
    }
}

impl<'s> Tree<'s> {
    /// The children of a node, in order.
    pub fn children(&self, of: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[of].end;
        let mut at = of + 1;
        std::iter::from_fn(move || {
            let found = (at < end).then_some(at)?;
            at = self.nodes[found].end;
            Some(found)
        })
    }
}
