//! Whole pages: what comes along when everything on a page was selected and copied.
//!
//! Only where the page gives itself away, by its title on top or by a menu above the headline, more is dropped than known
//! furniture; in a copied article a short line may be part of a list.

use crate::document::Role;
use crate::read::head::has_site_name;
use crate::read::item::{Item, is_menu_like};

/// So many short lines above a headline are the page's menus.
const MENU: usize = 8;
/// So many short lines below the body are the page's links.
const LINKS: usize = 8;
/// More paragraphs than this above the headline, and it is not the headline.
const PARAGRAPHS_ABOVE: usize = 3;

/// The page's title on the first line ("Pier burns - The Harbor Courier") and the headline that it repeats.
pub fn titled_headline(items: &[Item]) -> Option<(usize, usize)> {
    let title = items.iter().position(Item::is_open)?;
    let is_headline = |item: &Item| {
        item.is_open() && item.words() >= 3 && has_site_name(items[title].str(), item.str())
    };
    let below = &items[title + 1..];
    let at = title + 1 + below.iter().position(is_headline)?;
    let paragraphs = items[title..at].iter().filter(|i| i.is_paragraph());
    (paragraphs.take(PARAGRAPHS_ABOVE + 1).count() <= PARAGRAPHS_ABOVE).then_some((title, at))
}

/// Drops what stands above the headline, if that is a page's menus; `sure`, if the page's title has named the headline.
/// Tells whether it was.
pub fn drop_above(items: &mut [Item], sure: bool) -> bool {
    let lines = items.iter().filter(|i| i.is_open() && !i.is_sentence());
    if lines.take(MENU).count() < MENU {
        return false;
    }
    for item in items.iter_mut().filter(|i| i.is_open()) {
        if sure || !(item.is_sentence() || counts(item)) {
            item.decide(Role::Furniture, "furniture.above-headline");
        }
    }
    true
}

/// Whether the links of a whole page begin here.
pub fn links_begin(items: &[Item]) -> bool {
    let is_link = |item: &&Item| {
        (item.is_open() && is_menu_like(item.str()) && !counts(item)) || item.is(Role::Furniture)
    };
    items.first().is_some_and(Item::is_open)
        && items.iter().take(LINKS).filter(is_link).count() == LINKS
}

/// Results, prices, tour dates: a line of a list of the article.
fn counts(item: &Item) -> bool {
    item.str()
        .contains(|c: char| c.is_ascii_digit() || c == ':')
}
