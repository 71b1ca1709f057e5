//! The headline, and what stands above and around it.

use crate::document::Role;
use crate::read::item::{Item, Look, is_menu_like, is_section_name, plain};
use crate::read::names;
use crate::read::page;
use crate::read::phrases::has_caption_cue;

/// A headline has no more words than this.
const LONGEST_HEADLINE: usize = 35;
/// A sentence so few lines below a paragraph follows it; a subheading may stand between.
const FOLLOWING: usize = 3;
/// So many menu-like lines in a row are a menu.
const SHORTEST_MENU: usize = 4;

/// What the head of the page has told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The index of the first paragraph of the body; the number of items where there is none.
    pub body: usize,
    /// Whether the whole page was copied, with its menus.
    pub whole_page: bool,
}

/// Decides what stands above the body.
pub fn decide(items: &mut [Item]) -> Head {
    let titled = page::titled_headline(items);
    let titled = titled.map(|(title, headline)| {
        items[title].decide(Role::Furniture, "furniture.page-title");
        headline
    });
    let below = titled.map_or(0, |at| at + 1);
    let first = body_start(items, below).unwrap_or(items.len());
    captions_above_credits(&mut items[..first]);
    let body = body_start(items, below).unwrap_or(items.len());
    let headline = match titled {
        Some(at) => Some((at, "headline.as-in-page-title")),
        None => {
            let limit = headline_limit(items, body);
            titles_with_site_name(&mut items[..limit]);
            headline(items, limit)
        }
    };
    let mut whole_page = false;
    if let Some((at, rule)) = headline {
        items[at].decide(Role::Headline, rule);
        whole_page = page::drop_above(&mut items[..at], titled.is_some());
        above(&mut items[..at]);
        repeated_headline(items, at, body);
    }
    repeated_bylines(items);
    let rule = match headline {
        Some(_) => "body.around-headline",
        None => "body.no-headline-found",
    };
    for item in items[..body].iter_mut().filter(|i| i.is_open()) {
        item.decide(Role::Body, rule);
    }
    Head { body, whole_page }
}

/// The first paragraph: one that another sentence follows, or the only one, or the first sentence after something else.
fn body_start(items: &[Item], below: usize) -> Option<usize> {
    let open: Vec<usize> = (below..items.len())
        .filter(|i| items[*i].is_open())
        .collect();
    let goes_on = |i: &usize| items[*i].is_sentence() || items[*i].is_paragraph();
    let followed = (0..open.len()).find(|n| {
        let mut next = open[n + 1..].iter().take(FOLLOWING);
        items[open[*n]].is_paragraph() && next.any(goes_on)
    });
    let followed = followed.map(|n| open[n]);
    let paragraph = || open.iter().copied().find(|i| items[*i].is_paragraph());
    let sentence = || {
        let mut rest = open.iter().copied().skip(usize::from(below == 0));
        rest.find(|i| items[*i].is_sentence())
    };
    followed.or_else(paragraph).or_else(sentence)
}

/// The headline stands before this index: above the byline, else above the date, else above the body.
fn headline_limit(items: &[Item], body: usize) -> usize {
    let byline = items.iter().position(|i| i.is(Role::Byline));
    let date = || {
        let mut head = items[..body].iter();
        head.rposition(|i| i.is(Role::Date) || i.is(Role::ReadTime))
    };
    let Some(marker) = byline.or_else(date) else {
        return body;
    };
    let above = &items[..marker];
    let paragraphs = above.iter().filter(|i| i.is_paragraph()).count();
    let something = above.iter().any(Item::is_open);
    let ended = above
        .iter()
        .skip(body)
        .any(|i| matches!(i.look, Look::Ends(_)));
    if something && paragraphs <= 1 && !ended {
        marker
    } else {
        body
    }
}

/// "Pier burns - The Harbor Courier" above "Pier burns" is the page's title.
fn titles_with_site_name(items: &mut [Item]) {
    let open: Vec<usize> = (0..items.len()).filter(|i| items[*i].is_open()).collect();
    // A page's title stands right above; the next lines are enough.
    let titles: Vec<usize> = (0..open.len())
        .filter(|n| {
            let mut below = open[n + 1..].iter().take(8);
            below.any(|i| has_site_name(items[open[*n]].str(), items[*i].str()))
        })
        .map(|n| open[n])
        .collect();
    for title in titles {
        items[title].decide(Role::Furniture, "furniture.page-title");
    }
}

/// Whether `title` is `headline`, a separator, and a few more words.
pub fn has_site_name(title: &str, headline: &str) -> bool {
    let rest = title.strip_prefix(headline).map(str::trim_start);
    rest.is_some_and(|rest| {
        rest.starts_with(['|', '-', '–', '—', '·', '»']) && rest.split_whitespace().count() <= 8
    })
}

/// The headline's index and rule: in the last run of lines that nothing is known about.
fn headline(items: &[Item], limit: usize) -> Option<(usize, &'static str)> {
    let above_byline = limit < items.len() && !items[limit].is_open();
    let usable = |i: &usize| {
        items[*i].is_open()
            && items[*i].words() <= LONGEST_HEADLINE
            && !is_section_name(items[*i].str())
    };
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for i in (0..limit).filter(usable) {
        match runs.last_mut() {
            Some(run) if run.last() == Some(&(i - 1)) => run.push(i),
            _ => runs.push(vec![i]),
        }
    }
    let rule = if above_byline {
        "headline.above-byline"
    } else {
        "headline.above-body"
    };
    let like_one = runs.iter().rev().find_map(|run| headline_of(items, run));
    let any = || {
        let last = runs.last()?;
        let first = *last.first()?;
        let sentence = items[first].is_sentence();
        (above_byline || (!sentence && limit < items.len())).then_some(first)
    };
    like_one
        .filter(|_| above_byline || limit < items.len())
        .or_else(any)
        .map(|at| (at, rule))
}

/// The line of a run that looks like a headline: no sentence, a few words. In a short run the first, because a summary may
/// follow; in a long one the last, because a menu may stand above.
fn headline_of(items: &[Item], run: &[usize]) -> Option<usize> {
    let like_one = |i: &&usize| {
        let item = &items[**i];
        item.words() >= 3 && !item.str().trim_end().ends_with(['.', ',', ';', ':'])
    };
    let found = if run.len() <= 3 {
        run.iter().find(like_one)
    } else {
        run.iter().rfind(like_one)
    };
    found.copied()
}

/// Sections and menus above the headline.
fn above(items: &mut [Item]) {
    for item in items.iter_mut() {
        if item.is_open() && is_section_name(item.str()) {
            item.decide(Role::Furniture, "furniture.section");
        }
    }
    let menu_like =
        |item: &Item| (item.is_open() || item.is(Role::Furniture)) && is_menu_like(item.str());
    let mut start = 0;
    while start < items.len() {
        let length = items[start..].iter().take_while(|i| menu_like(i)).count();
        if length >= SHORTEST_MENU {
            let run = &mut items[start..start + length];
            for item in run.iter_mut().filter(|i| i.is_open()) {
                item.decide(Role::Furniture, "furniture.menu");
            }
        }
        start += length + 1;
    }
}

/// The same headline again, above or below.
fn repeated_headline(items: &mut [Item], at: usize, body: usize) {
    let headline = plain(items[at].str());
    for (i, item) in items[..body].iter_mut().enumerate() {
        if i != at && item.is_open() && plain(item.str()) == headline {
            item.decide(Role::Furniture, "furniture.repeated-headline");
        }
    }
}

/// The same byline again, with or without "by".
fn repeated_bylines(items: &mut [Item]) {
    let mut seen: Vec<String> = Vec::new();
    for item in items.iter_mut().filter(|i| i.is(Role::Byline)) {
        let names = plain(bare_names(item.str()));
        if seen.contains(&names) {
            item.decide(Role::Furniture, "furniture.repeated-byline");
        } else if seen.len() < 16 {
            seen.push(names);
        }
    }
}

/// A byline without "by".
pub fn bare_names(byline: &str) -> &str {
    names::byline(byline).map_or(byline, |b| &byline[b.names..])
}

/// A line right above a line of credit, with the words of a caption.
fn captions_above_credits(items: &mut [Item]) {
    let mut has_headline = false;
    for credit in 2..items.len() {
        has_headline |= items[credit - 2].is_open();
        let is_caption = items[credit].is(Role::Credit)
            && items[credit - 1].is_open()
            && items[credit - 1].str().len() <= 400
            && has_caption_cue(items[credit - 1].str());
        if is_caption && has_headline {
            items[credit - 1].decide(Role::Caption, "caption.above-credit");
        }
    }
}

/// What a label alone on its line says about the next line: "Published", "Correction", "Image caption".
pub fn announced(items: &mut [Item]) {
    for i in 0..items.len() {
        let Look::Announces(role, rule) = items[i].look else {
            continue;
        };
        let next = items.get_mut(i + 1);
        let is_what_it_says = match role {
            Role::Date => next.is_some_and(|n| n.is(Role::Date)),
            _ => next.filter(|n| n.is_open()).is_some_and(|n| {
                if role == Role::Correction && !n.is_sentence() {
                    return false;
                }
                n.decide(role, after_label(role));
                true
            }),
        };
        if is_what_it_says {
            items[i].decide(role, rule);
        } else {
            items[i].look = Look::Open;
        }
    }
}

const fn after_label(role: Role) -> &'static str {
    match role {
        Role::Caption => "caption.after-label",
        _ => "correction.after-label",
    }
}
