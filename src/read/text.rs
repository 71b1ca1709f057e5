//! Plain text as it is copied from a news page.
//!
//! lines → paragraphs ([`wrap`]) → slices of what was glued ([`cut`]) → what each is by its own words ([`look`]) → what it
//! is by where it stands ([`head`], [`tail`], [`body`]). Each step only adds knowledge; no step loses a stretch of text, and
//! what no rule takes is body and is read.

use crate::document::{Block, Choice, Document, LeftOut, Role};
use crate::read::cut::{Slice, cut};
use crate::read::item::{Item, Look, is_paragraph, look, words};
use crate::read::lines::lines;
use crate::read::part::Part;
use crate::read::{body, head, names, tail, wrap};
use crate::source::{Source, Span, Text};

/// So many paragraphs in which nothing was glued, and the head of the page is over.
const BODY_BEGUN: usize = 3;
/// A line of the page is not longer than this many bytes.
const LONGEST_LINE: usize = 200;

/// Reads the plain text of a news article: every stretch gets a role, `choice` says which roles are read.
///
/// It cannot fail: text that no rule knows is body. An empty document has an
/// [`emptiness`](Document::emptiness) that says why.
pub fn text(source: &Source, choice: &Choice) -> Document {
    let mut items = items(source);
    tail::links(&mut items);
    tail::beside(&mut items);
    head::announced(&mut items);
    let mut head = head::decide(&mut items);
    head.body += usize::from(cut_site_name(source, &mut items));
    tail::decide(&mut items, head);
    body::decide(&mut items);
    document(items, choice)
}

/// Every stretch with what its own words tell.
fn items(source: &Source) -> Vec<Item> {
    let paragraphs = wrap::paragraphs(source, &lines(source.text()), stand_apart);
    let paragraphs = join_bylines(source, paragraphs);
    let mut items = Vec::with_capacity(paragraphs.len());
    let mut paragraphs_seen = 0;
    for paragraph in paragraphs {
        let text = paragraph.text(source);
        let slices = cut(text.as_str(), paragraphs_seen < BODY_BEGUN);
        match slices.as_slice() {
            [] => items.push(item(
                paragraph,
                text,
                Some((Role::Furniture, "furniture.invisible")),
            )),
            [only] => {
                let plain = only.role.is_none() && is_paragraph(text.as_str());
                paragraphs_seen += usize::from(plain);
                items.push(item(paragraph, text, only.role));
            }
            _ => items.extend(sliced(source, paragraph, &text, &slices)),
        }
    }
    items
}

/// "By" on a line of its own, and the name on the next.
fn join_bylines(source: &Source, paragraphs: Vec<Part>) -> Vec<Part> {
    /// No word for "by" is longer, in bytes.
    const LONGEST: usize = 24;
    let by =
        |part: &Part| part.span().len() <= LONGEST && names::is_intro(part.text(source).as_str());
    let people = |part: &Part| {
        let text = part.text(source);
        part.span().len() <= LONGEST_LINE
            && names::people(text.as_str()) == Some(text.as_str().len())
    };
    let mut joined: Vec<Part> = Vec::with_capacity(paragraphs.len());
    for part in paragraphs {
        match joined.last_mut() {
            Some(last) if by(last) && people(&part) => last.append(part),
            _ => joined.push(part),
        }
    }
    joined
}

/// A paragraph cut where its slices meet.
fn sliced(source: &Source, paragraph: Part, text: &Text, slices: &[Slice]) -> Vec<Item> {
    let offset = |at: usize| text.origin(Span::new(at as u32, at as u32)).start;
    let cuts: Vec<u32> = slices[1..].iter().map(|s| offset(s.range.start)).collect();
    let pieces = paragraph.cut(source, &cuts).into_iter().zip(slices);
    let items = pieces.filter_map(|(piece, slice)| {
        let piece = piece?;
        let text = piece.text(source);
        Some(item(piece, text, slice.role))
    });
    items.collect()
}

fn item(part: Part, text: Text, role: Option<(Role, &'static str)>) -> Item {
    let look = role.map_or_else(
        || look(text.as_str()),
        |(role, rule)| Look::Decided(role, rule),
    );
    Item { part, text, look }
}

/// Cuts "| The Harbor Courier" off the headline and tells whether it did.
fn cut_site_name(source: &Source, items: &mut Vec<Item>) -> bool {
    let Some(at) = items.iter().position(|i| i.is(Role::Headline)) else {
        return false;
    };
    let text = items[at].str();
    let Some(name) = text.rfind(" | ") else {
        return false;
    };
    let slices = [
        Slice {
            range: 0..name,
            role: None,
        },
        Slice {
            range: name..text.len(),
            role: Some((Role::Furniture, "furniture.site-name")),
        },
    ];
    if words(&text[..name]) < 3 || words(&text[name..]) > 6 {
        return false;
    }
    let Item { part, text, look } = items[at].clone();
    let mut pieces = sliced(source, part, &text, &slices);
    let both = pieces.len() == 2;
    if both {
        pieces[0].look = look;
        items.splice(at..=at, pieces);
    }
    both
}

/// Whether two lines are never one paragraph, however the text is broken: one of them is a line of the page by itself, or
/// the first ends with a field of the head or a credit.
fn stand_apart(line: &str, next: &str) -> bool {
    let role = |line: &str| match look(line) {
        _ if line.len() > LONGEST_LINE => None,
        Look::Decided(role, _) => Some(role),
        Look::Ends(_) => Some(Role::Furniture),
        _ => None,
    };
    // These go on in the next line like any paragraph.
    let goes_on = |role| matches!(role, Role::ListItem | Role::Banner | Role::Caption);
    let decided = |slice: Option<&Slice>| slice.and_then(|s| s.role).map(|(role, _)| role);
    let field = |role| !matches!(role, Role::Banner | Role::Caption | Role::Credit);
    role(line).is_some_and(|role| !goes_on(role) && role != Role::Correction)
        || role(next).is_some_and(|role| !goes_on(role))
        || decided(cut(line, true).last()).is_some_and(|role| field(role) || role == Role::Credit)
        || decided(cut(next, true).first()).is_some_and(field)
}

/// Blocks and what is left out, in source order.
fn document(items: Vec<Item>, choice: &Choice) -> Document {
    let mut document = Document::default();
    for item in items {
        let span = item.part.span();
        let (role, rule) = match item.look {
            Look::Decided(role, rule) => (role, rule),
            _ => (Role::Body, "body.paragraph"),
        };
        if choice.reads(role) {
            document.blocks.push(Block {
                role,
                text: item.text,
                span,
                rule,
            });
        } else {
            document.left_out.push(LeftOut { role, span, rule });
        }
    }
    document
}
