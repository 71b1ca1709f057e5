//! A start tag, taken apart: its name and its attributes, each with its place.

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::ssml::lexical::{self, SPACE, is_qname, shortened};
use std::borrow::Cow;

/// Attributes of one element.
pub const MAX_ATTRIBUTES: usize = 64;
/// Bytes of an attribute's value, as written.
pub const MAX_VALUE: usize = 64 << 10;

/// A start tag whose prefixes are not yet looked up.
#[derive(Debug)]
pub struct Raw<'s> {
    /// The element's name.
    pub written: &'s str,
    /// The bytes from `<` to `>`.
    pub span: Span,
    /// All attributes, in order.
    pub attributes: Vec<RawAttribute<'s>>,
}

/// An attribute whose prefix is not yet looked up.
#[derive(Debug)]
pub struct RawAttribute<'s> {
    /// Its name.
    pub written: &'s str,
    /// Its value, decoded.
    pub value: Cow<'s, str>,
    /// From the first byte of the name to the closing quotation mark.
    pub span: Span,
    /// The bytes between the quotation marks.
    pub value_span: Span,
}

impl RawAttribute<'_> {
    /// Whether it declares a namespace.
    pub fn declares(&self) -> bool {
        self.written == "xmlns" || self.written.starts_with("xmlns:")
    }
}

/// Takes apart the start tag at `span`.
///
/// # Errors
/// The first place that is not well-formed, or passes a limit.
pub fn scan(text: &str, span: Span) -> Result<Raw<'_>, Diagnostic> {
    let end = span.end as usize;
    let end = if text[..end].ends_with("/>") {
        end - 2
    } else {
        end - 1
    };
    let mut scanner = Scanner {
        text,
        at: span.start as usize + 1,
        end,
    };
    let (written, _) = scanner.name("an element")?;
    let mut attributes: Vec<RawAttribute<'_>> = Vec::new();
    loop {
        let spaced = scanner.space();
        if scanner.rest().is_empty() {
            break;
        }
        if !spaced {
            let message = "white space is missing before an attribute";
            return Err(Diagnostic::error(message, scanner.here()));
        }
        let attribute = scanner.attribute()?;
        if attributes.iter().any(|a| a.written == attribute.written) {
            let message = format!("the attribute `{}` stands twice", attribute.written);
            return Err(Diagnostic::error(message, attribute.span));
        }
        if attributes.len() == MAX_ATTRIBUTES {
            let message = format!("more than {MAX_ATTRIBUTES} attributes");
            return Err(Diagnostic::error(message, attribute.span));
        }
        attributes.push(attribute);
    }
    Ok(Raw {
        written,
        span,
        attributes,
    })
}

struct Scanner<'s> {
    text: &'s str,
    at: usize,
    /// Where the tag's inside ends.
    end: usize,
}

impl<'s> Scanner<'s> {
    fn rest(&self) -> &'s str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    fn here(&self) -> Span {
        let width = self.rest().chars().next().map_or(0, char::len_utf8);
        self.since(self.at, self.at + width)
    }

    const fn since(&self, start: usize, end: usize) -> Span {
        Span::new(start as u32, end as u32)
    }

    /// Whether there was any.
    fn space(&mut self) -> bool {
        let rest = self.rest();
        let width = rest.len() - rest.trim_start_matches(SPACE).len();
        self.at += width;
        width > 0
    }

    fn name(&mut self, of: &str) -> Result<(&'s str, Span), Diagnostic> {
        let rest = self.rest();
        let ends = |c: char| SPACE.contains(&c) || c == '=';
        let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let span = self.since(self.at, self.at + name.len());
        if !is_qname(name) {
            let message = format!("`{}` is no name of {of}", shortened(name));
            return Err(Diagnostic::error(message, span));
        }
        self.at += name.len();
        Ok((name, span))
    }

    fn attribute(&mut self) -> Result<RawAttribute<'s>, Diagnostic> {
        let (written, name) = self.name("an attribute")?;
        let example = || format!("write `{written}=\"…\"`");
        self.space();
        if !self.rest().starts_with('=') {
            let message = format!("the attribute `{written}` has no value");
            return Err(Diagnostic::error(message, name).with_hint(example()));
        }
        self.at += 1;
        self.space();
        let Some(quote) = self
            .rest()
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''))
        else {
            let message = format!("the value of `{written}` stands in no quotation marks");
            return Err(Diagnostic::error(message, name).with_hint(example()));
        };
        let start = self.at + 1;
        self.at = start;
        let Some(length) = self.rest().find(quote) else {
            let message = format!("the value of `{written}` has no closing quotation mark");
            return Err(Diagnostic::error(message, name));
        };
        let value_span = self.since(start, start + length);
        self.at = start + length + 1;
        if length > MAX_VALUE {
            let message = format!("the value of `{written}` is longer than {MAX_VALUE} bytes");
            return Err(Diagnostic::error(message, name));
        }
        Ok(RawAttribute {
            written,
            value: value(self.text, value_span)?,
            span: name.to(value_span).to(self.since(self.at - 1, self.at)),
            value_span,
        })
    }
}

/// An attribute's value, decoded: references resolved, white space made spaces (XML 1.0, 3.3.3).
fn value(text: &str, span: Span) -> Result<Cow<'_, str>, Diagnostic> {
    let written = span.of(text);
    if let Some(at) = written.find('<') {
        let at = span.start + at as u32;
        return Err(
            Diagnostic::error("`<` in an attribute's value", Span::new(at, at + 1))
                .with_hint("write `&lt;`"),
        );
    }
    if !written.contains(['&', '\t', '\r', '\n']) {
        return Ok(Cow::Borrowed(written));
    }
    let lines = lexical::lines(written);
    let mut out = String::with_capacity(lines.len());
    let mut rest = lines.as_ref();
    while let Some(at) = rest.find(['&', '\t', '\n']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if !rest.starts_with('&') {
            out.push(' ');
            rest = &rest[1..];
            continue;
        }
        let length = rest.find(';').map_or(1, |end| end + 1);
        out.push(lexical::reference(&rest[..length]).map_err(|fault| fault.at(span))?);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}
