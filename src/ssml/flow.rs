//! A document as a flow of steps, from start tag to end tag, in which places can be named.

use crate::source::Span;
use crate::ssml::emit::nfc;
use crate::ssml::model::{Element, Node};
use std::borrow::Cow;

/// One step.
pub(crate) enum Step<'d> {
    /// An element begins.
    Open(&'d Element),
    /// The last element that began ends.
    Close,
    /// Words, composed, with the source bytes that they came from.
    Text(Cow<'d, str>, Span),
    /// A pause, a mark, or an element that is never cut.
    Whole(&'d Node),
}

/// The steps of these nodes.
pub(crate) fn flow<'d>(nodes: &'d [Node], out: &mut Vec<Step<'d>>) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push(Step::Text(nfc(&text.text), text.span)),
            Node::Element(element) if !element.manner.is_whole() => {
                out.push(Step::Open(element));
                flow(&element.nodes, out);
                out.push(Step::Close);
            }
            Node::Break(_) | Node::Mark(_) | Node::Element(_) => out.push(Step::Whole(node)),
        }
    }
}

/// White space as it is written in plain text: an empty line or one space between words, none at the edges.
pub(crate) fn tidy(steps: &mut [Step<'_>]) {
    let (mut said, mut space, mut lines, mut parted) = (false, false, 0, false);
    for step in steps {
        let Step::Text(text, _) = step else { continue };
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_whitespace() {
                lines = if c == '\n' { lines + 1 } else { 0 };
                (space, parted) = (true, parted || lines == 2);
                continue;
            }
            if space && said {
                out.push_str(if parted { "\n\n" } else { " " });
            }
            (said, space, lines, parted) = (true, false, 0, false);
            out.push(c);
        }
        *text = Cow::Owned(out);
    }
}

/// A place between two steps, or in the text of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    /// The step.
    pub(crate) step: usize,
    /// Bytes of its text.
    pub(crate) offset: usize,
}

/// The nodes between two places, in the elements that enclose them; `open` holds those that are open at `from`, and then
/// those open at `to`.
pub(crate) fn part<'d>(
    steps: &[Step<'d>],
    open: &mut Vec<&'d Element>,
    from: Place,
    to: Place,
) -> Vec<Node> {
    let mut done: Vec<Vec<Node>> = vec![Vec::new(); open.len() + 1];
    let close = |done: &mut Vec<Vec<Node>>, element: &Element| {
        let nodes = done.pop().unwrap_or_default();
        if let Some(parent) = done.last_mut() {
            parent.push(Node::element(element.manner.clone(), nodes, element.span));
        }
    };
    for (at, step) in steps.iter().enumerate().take(to.step + 1).skip(from.step) {
        if at == to.step && !matches!(step, Step::Text(..)) {
            break;
        }
        match step {
            Step::Open(element) => {
                open.push(element);
                done.push(Vec::new());
            }
            Step::Close => {
                if let Some(element) = open.pop() {
                    close(&mut done, element);
                }
            }
            Step::Whole(node) => done
                .last_mut()
                .into_iter()
                .for_each(|d| d.push((*node).clone())),
            Step::Text(text, span) => {
                let start = if at == from.step { from.offset } else { 0 };
                let end = if at == to.step { to.offset } else { text.len() };
                if start < end {
                    let span = slice(*span, text.len(), start, end);
                    done.last_mut()
                        .into_iter()
                        .for_each(|d| d.push(Node::text(&text[start..end], span)));
                }
            }
        }
    }
    for element in open.iter().rev() {
        close(&mut done, element);
    }
    done.pop().unwrap_or_default()
}

/// The source bytes of a part of a text, where they can be told: nothing is written with an entity.
fn slice(span: Span, length: usize, start: usize, end: usize) -> Span {
    if (span.end - span.start) as usize != length {
        return span;
    }
    Span::new(span.start + start as u32, span.start + end as u32)
}

/// Takes away the white space at the beginning of what is said, or at its end. Whether anything is said.
pub(crate) fn trim(nodes: &mut [Node], at_end: bool) -> bool {
    let length = nodes.len();
    for nth in 0..length {
        let at = if at_end { length - 1 - nth } else { nth };
        let said = match &mut nodes[at] {
            Node::Text(text) => {
                let kept = if at_end {
                    text.text.trim_end()
                } else {
                    text.text.trim_start()
                };
                if kept.len() < text.text.len() {
                    text.text = kept.to_owned();
                }
                !text.text.is_empty()
            }
            Node::Element(element) if !element.manner.is_whole() => {
                trim(&mut element.nodes, at_end)
            }
            Node::Break(_) | Node::Mark(_) | Node::Element(_) => true,
        };
        if said {
            return true;
        }
    }
    false
}
