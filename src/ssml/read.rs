//! Reading XML that somebody else wrote: well-formed or refused, with the place.
//!
//! No external entity is ever fetched and no entity is ever declared: a DOCTYPE may stand there, but not with declarations
//! of its own. Depth, size and number of everything are limited, nothing recurses, and time and memory are linear in the
//! size of the document. The lexing is quick-xml's; what it leaves unchecked (characters, names, references, what stands
//! outside the root) is checked here.

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};
use crate::ssml::lexical::{self, Fault};
use crate::ssml::scope::Scope;
use crate::ssml::tag::{self, Raw};
use crate::ssml::tree::{Attribute, Content, Node, Tag, Tree};
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::Event;
use std::borrow::Cow;

/// Elements within elements.
pub const MAX_DEPTH: usize = 128;
/// Elements and runs of text.
pub const MAX_NODES: usize = 2_000_000;

/// The document in `source`.
///
/// # Errors
/// The first place where it is not well-formed XML with namespaces, or passes a limit.
pub fn read(source: &Source) -> Result<Tree<'_>, Diagnostic> {
    Builder::new(source.text()).read()
}

/// The text with tags in `source`, which has no root element, as a document whose `<speak>` covers it all.
///
/// # Errors
/// As [`read`].
pub fn read_fragment(source: &Source) -> Result<Tree<'_>, Diagnostic> {
    let mut builder = Builder::new(source.text());
    let start = Span::new(0, 0);
    let root = Raw {
        written: "speak",
        span: start,
        attributes: Vec::new(),
    };
    builder.scope.enter(&root)?;
    let root = builder.resolved(root)?;
    let root = builder.push(start, Content::Element(Box::new(root)))?;
    builder.open.push(root);
    builder.fragment = true;
    builder.read()
}

/// The lexer's complaint in our words.
fn refused(error: &Error, span: Span) -> Diagnostic {
    use quick_xml::errors::IllFormedError::{MismatchedEndTag, UnclosedReference, UnmatchedEndTag};
    match error {
        Error::IllFormed(MismatchedEndTag { expected, found }) => {
            Diagnostic::error(format!("`</{found}>` where `</{expected}>` is due"), span)
                .with_hint("close elements in the reverse order of opening")
        }
        Error::IllFormed(UnmatchedEndTag(name)) => {
            Diagnostic::error(format!("`</{name}>` closes nothing"), span)
        }
        Error::IllFormed(UnclosedReference) => {
            Diagnostic::error("`&` begins no entity", span).with_hint("write `&amp;`")
        }
        other => Diagnostic::error(other.to_string(), span),
    }
}

struct Builder<'s> {
    text: &'s str,
    nodes: Vec<Node<'s>>,
    /// The elements that are open, outermost first.
    open: Vec<usize>,
    scope: Scope<'s>,
    /// Whether the root was put there by us.
    fragment: bool,
}

impl<'s> Builder<'s> {
    fn new(text: &'s str) -> Self {
        Self {
            text,
            nodes: Vec::new(),
            open: Vec::new(),
            scope: Scope::default(),
            fragment: false,
        }
    }

    fn read(mut self) -> Result<Tree<'s>, Diagnostic> {
        let text = self.text;
        let base = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        lexical::characters(text)?;
        if text[base..].starts_with('\u{FEFF}') {
            // The lexer would pass over it, and every place would be wrong.
            let span = Span::new(base as u32, base as u32 + 3);
            return Err(
                Diagnostic::error("a second byte order mark", span).with_hint("take it out")
            );
        }
        let mut lexer = Reader::from_str(&text[base..]);
        lexer.config_mut().check_comments = true;
        loop {
            let start = base + lexer.buffer_position() as usize;
            let event = lexer.read_event();
            let end = base + lexer.buffer_position() as usize;
            let span = Span::new(start as u32, end as u32);
            match event {
                Ok(Event::Eof) => return self.finish(),
                Ok(event) => self.take(&event, span, start == base)?,
                Err(error) => {
                    let at = base + lexer.error_position() as usize;
                    let at = (at as u32).min(text.len() as u32);
                    return Err(refused(&error, Span::new(at, end.max(at as usize) as u32)));
                }
            }
        }
    }

    fn take(&mut self, event: &Event<'_>, span: Span, first: bool) -> Result<(), Diagnostic> {
        match event {
            Event::Start(_) => self.element(span, false),
            Event::Empty(_) => self.element(span, true),
            Event::End(_) => {
                self.close(span.end);
                Ok(())
            }
            Event::Text(_) => self.words(span),
            Event::CData(_) => self.cdata(span),
            Event::GeneralRef(_) => self.reference(span),
            Event::Decl(_) if !first => Err(Diagnostic::error(
                "the XML declaration must be the first thing in the document",
                span,
            )),
            Event::DocType(_) => self.doctype(span),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => Ok(()),
        }
    }

    fn element(&mut self, span: Span, empty: bool) -> Result<(), Diagnostic> {
        if self.open.is_empty() && !self.nodes.is_empty() {
            return Err(Diagnostic::error("a second root element", span)
                .with_hint("one file holds one document"));
        }
        if self.open.len() == MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} elements within each other");
            return Err(Diagnostic::error(message, span));
        }
        let raw = tag::scan(self.text, span)?;
        self.scope.enter(&raw)?;
        let tag = self.resolved(raw)?;
        let at = self.push(span, Content::Element(Box::new(tag)))?;
        self.open.push(at);
        if empty {
            self.close(span.end);
        }
        Ok(())
    }

    fn resolved(&self, raw: Raw<'s>) -> Result<Tag<'s>, Diagnostic> {
        let Raw {
            written,
            span,
            attributes,
        } = raw;
        let declared = attributes.iter().filter(|a| a.declares());
        let declares = declared
            .filter_map(|a| a.written.strip_prefix("xmlns:"))
            .collect();
        let attributes: Vec<Attribute<'s>> = attributes
            .into_iter()
            .filter(|a| !a.declares())
            .map(|a| Attribute {
                name: self.scope.attribute(a.written),
                value: a.value,
                span: a.span,
                value_span: a.value_span,
            })
            .collect();
        for (i, attribute) in attributes.iter().enumerate() {
            let twin = attributes[..i].iter().any(|a| {
                a.name.local() == attribute.name.local()
                    && a.name.namespace == attribute.name.namespace
                    && a.name.prefix().is_some() == attribute.name.prefix().is_some()
            });
            if twin {
                let message = format!("the attribute `{}` stands twice", attribute.name.written);
                return Err(Diagnostic::error(message, attribute.span));
            }
        }
        Ok(Tag {
            name: self.scope.element(written),
            span,
            attributes,
            declares,
        })
    }

    fn close(&mut self, end: u32) {
        if let Some(at) = self.open.pop() {
            self.nodes[at].end = self.nodes.len();
            self.nodes[at].span.end = end;
            self.scope.leave();
        }
    }

    fn words(&mut self, span: Span) -> Result<(), Diagnostic> {
        let text = span.of(self.text);
        if let Some(at) = text.find("]]>") {
            let at = span.start + at as u32;
            return Err(Diagnostic::error("`]]>` in text", Span::new(at, at + 3))
                .with_hint("write `]]&gt;`"));
        }
        if self.open.is_empty() && text.trim_matches(lexical::SPACE).is_empty() {
            return Ok(());
        }
        self.said(span, lexical::lines(text))
    }

    fn cdata(&mut self, span: Span) -> Result<(), Diagnostic> {
        let inner = span
            .of(self.text)
            .strip_prefix("<![CDATA[")
            .and_then(|t| t.strip_suffix("]]>"))
            .unwrap_or_default();
        self.said(span, lexical::lines(inner))
    }

    fn reference(&mut self, span: Span) -> Result<(), Diagnostic> {
        let written = span.of(self.text);
        let c = lexical::reference(written).map_err(|fault| fault.at(span))?;
        self.said(span, Cow::Owned(c.to_string()))
    }

    fn said(&mut self, span: Span, text: Cow<'s, str>) -> Result<(), Diagnostic> {
        if self.open.is_empty() {
            let message = "text outside the root element";
            return Err(Diagnostic::error(message, span)
                .with_hint("an SSML document is one `<speak>` element"));
        }
        let at = self.push(span, Content::Text(text))?;
        self.nodes[at].end = at + 1;
        Ok(())
    }

    fn push(&mut self, span: Span, content: Content<'s>) -> Result<usize, Diagnostic> {
        if self.nodes.len() == MAX_NODES {
            let message = format!("more than {MAX_NODES} elements and runs of text");
            return Err(Diagnostic::error(message, span).with_hint("cut the document into parts"));
        }
        self.nodes.push(Node {
            parent: self.open.last().copied(),
            end: 0,
            span,
            content,
        });
        Ok(self.nodes.len() - 1)
    }

    fn doctype(&self, span: Span) -> Result<(), Diagnostic> {
        if !self.nodes.is_empty() {
            return Err(Diagnostic::error(
                "a DOCTYPE after the root element began",
                span,
            ));
        }
        if span.of(self.text).contains('[') {
            return Err(Fault::new("the DOCTYPE declares things of its own")
                .hint("declarations are never read; take out what stands in `[…]`")
                .at(span));
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Tree<'s>, Diagnostic> {
        let end = Span::new(self.text.len() as u32, self.text.len() as u32);
        if self.fragment && self.open.len() == 1 {
            self.close(end.end);
        }
        if let Some(&at) = self.open.last() {
            let node = &self.nodes[at];
            let name = node.tag().map_or("", |t| t.name.written);
            return Err(
                Diagnostic::error(format!("`<{name}>` is never closed"), node.span)
                    .with_hint(format!("write `</{name}>` where it ends")),
            );
        }
        if self.nodes.is_empty() {
            return Err(Diagnostic::error("no element: this is not XML", end)
                .with_hint("an SSML document is one `<speak>` element"));
        }
        Ok(Tree { nodes: self.nodes })
    }
}
