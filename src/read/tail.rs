//! The end of the article: what stands below the body is dropped, unless body resumes.

use crate::document::Role;
use crate::read::head::{Head, bare_names};
use crate::read::item::{Item, Look, plain};
use crate::read::names;
use crate::read::page;

/// So many paragraphs without anything else between them, and the body has resumed.
const RESUMED: usize = 3;
/// A link to another story has no more words than this.
const LONGEST_LINK: usize = 20;
/// An author's card has no more lines than this.
const LONGEST_CARD: usize = 4;

/// Decides what ends the article and drops what follows.
pub fn decide(items: &mut [Item], head: Head) {
    author_cards(items, head.body);
    let (before, after) = items.split_at_mut(head.body.min(items.len()));
    before.iter_mut().for_each(settle);
    let mut at = 0;
    let mut begun = false;
    while at < after.len() {
        begun |= after[at].is_sentence();
        let mark = matches!(after[at].look, Look::Ends(_));
        let links = head.whole_page && !mark && page::links_begin(&after[at..]);
        settle(&mut after[at]);
        at += usize::from(!links);
        if begun && (mark || links) {
            let resumed = (at..after.len()).find(|i| resumes(&after[*i..]));
            let end = resumed.unwrap_or(after.len());
            after[at..end].iter_mut().for_each(drop_after_end);
            at = end;
        } else if links {
            at += 1;
        }
    }
}

/// A mark of the end is furniture itself.
fn settle(item: &mut Item) {
    if let Look::Ends(rule) | Look::Beside(rule) = item.look {
        item.decide(Role::Furniture, rule);
    }
}

/// Whether three paragraphs begin here; shorter sentences may stand between them, other things not.
fn resumes(items: &[Item]) -> bool {
    if !items.first().is_some_and(Item::is_paragraph) {
        return false;
    }
    let run = items
        .iter()
        .take_while(|i| i.is_sentence() || i.is_paragraph());
    run.filter(|i| i.is_paragraph()).take(RESUMED).count() == RESUMED
}

/// Below the end everything goes but corrections; what is known to be something keeps its name.
fn drop_after_end(item: &mut Item) {
    settle(item);
    let Look::Decided(role, _) = item.look else {
        item.decide(Role::Furniture, "furniture.after-end");
        return;
    };
    if role.read_by_default() && role != Role::Correction {
        item.decide(Role::Furniture, "furniture.after-end");
    }
}

/// The card of an author of this article: the name on a line of its own, a sentence on what they do.
fn author_cards(items: &mut [Item], body: usize) {
    let bylines = items.iter().filter(|i| i.is(Role::Byline)).take(16);
    let persons: Vec<String> = bylines
        .flat_map(|i| names::persons(bare_names(i.str())))
        .map(str::to_owned)
        .collect();
    if persons.is_empty() {
        return;
    }
    let end = last_line(items, body);
    let mut last_lines = end.saturating_sub(LONGEST_CARD).max(body)..end;
    let first = last_lines.find(|i| is_card(items, *i, &persons, body));
    if let Some(first) = first {
        items[first].look = Look::Ends("furniture.author-card");
    }
}

/// The index after the last open line before the first end of the article.
fn last_line(items: &[Item], body: usize) -> usize {
    let rest = items.get(body..).unwrap_or_default();
    let mark = rest.iter().position(|i| matches!(i.look, Look::Ends(_)));
    let end = body + mark.unwrap_or(rest.len());
    let last = items[..end].iter().rposition(Item::is_open);
    last.map_or(body, |i| (i + 1).max(body))
}

/// Whether a card begins at `at`: two sentences of body stand before it, and nothing but the card after.
fn is_card(items: &[Item], at: usize, persons: &[String], body: usize) -> bool {
    let item = &items[at];
    let name = |person: &String| {
        plain(item.str()) == plain(person) || names::is_card_of(item.str(), person)
    };
    let before = items[body..at].iter().filter(|i| i.is_sentence()).take(2);
    item.is_open() && item.str().len() <= 1000 && persons.iter().any(name) && before.count() == 2
}

/// Short lines below "Related stories" are links, if furniture or nothing comes after them: a subheading has text below.
pub fn links(items: &mut [Item]) {
    let mut at = 0;
    while at < items.len() {
        let heads = items[at].look == Look::Heads;
        at += 1;
        if !heads {
            continue;
        }
        items[at - 1].decide(Role::Furniture, "furniture.related-link");
        let is_link =
            |item: &&Item| item.is_open() && !item.is_sentence() && item.words() <= LONGEST_LINK;
        let end = at + items[at..].iter().take_while(is_link).count();
        let body_follows = items
            .get(end)
            .is_some_and(|i| i.is_open() || i.is(Role::ListItem) || i.is(Role::Correction));
        if !body_follows {
            for item in &mut items[at..end] {
                item.decide(Role::Furniture, "furniture.below-related");
            }
        }
        at = end;
    }
}

/// "Facebook" beside "Share" is furniture; beside body it is a subheading.
pub fn beside(items: &mut [Item]) {
    let is_furniture = |item: &Item| {
        matches!(item.look, Look::Ends(_)) || item.is(Role::Furniture) || item.is(Role::Banner)
    };
    let mut run = 0;
    while run < items.len() {
        let length = items[run..]
            .iter()
            .take_while(|i| matches!(i.look, Look::Beside(_)))
            .count();
        if length == 0 {
            run += 1;
            continue;
        }
        let end = run + length;
        let touched = (run > 0 && is_furniture(&items[run - 1]))
            || items.get(end).is_some_and(is_furniture)
            || length >= 3;
        for item in &mut items[run..end] {
            if touched {
                settle(item);
            } else {
                item.look = Look::Open;
            }
        }
        run = end;
    }
}
