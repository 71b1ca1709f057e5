//! Paragraphs, subheadings and datelines: the names of what is read anyway.

use crate::document::Role;
use crate::read::item::{Item, Look, is_paragraph};
use crate::read::wrap::ends_sentence;

/// A subheading has no more words than this.
const LONGEST_SUBHEADING: usize = 12;

/// Decides what nothing has decided yet: it is read.
pub fn decide(items: &mut [Item]) {
    let open: Vec<usize> = (0..items.len()).filter(|i| items[*i].is_open()).collect();
    let mut after_sentence = false;
    for (n, at) in open.iter().enumerate() {
        after_sentence |= *at > 0 && items[*at - 1].is(Role::ListItem);
        let text = items[*at].str();
        let sentence = ends_sentence(text);
        let next = open.get(n + 1).map(|i| items[*i].str());
        let (role, rule) = if has_dateline(text) {
            (Role::Body, "body.dateline")
        } else if is_subheading(&items[*at], after_sentence, next) {
            (Role::Subheading, "subheading.short-line")
        } else if is_paragraph(text) || sentence {
            (Role::Body, "body.paragraph")
        } else {
            (Role::Body, "body.line")
        };
        after_sentence = sentence || (after_sentence && role == Role::Subheading);
        items[*at].look = Look::Decided(role, rule);
    }
}

/// A short line without a full stop, after a sentence and before one.
fn is_subheading(item: &Item, after_sentence: bool, next: Option<&str>) -> bool {
    let text = item.str().trim_end();
    let closed =
        text.ends_with([',', ';', ':', '”', '"']) || (ends_sentence(text) && !text.ends_with('?'));
    // "Question: Who pays?" is part of an interview.
    let labelled = text
        .split_whitespace()
        .next()
        .is_some_and(|w| w.ends_with(':'));
    after_sentence
        && !closed
        && !labelled
        && item.words() <= LONGEST_SUBHEADING
        && next.is_some_and(|next| ends_sentence(next) || is_paragraph(next))
}

/// "LIMA, Peru (AP) — ": a place in capitals, and a dash soon after.
fn has_dateline(text: &str) -> bool {
    /// No dateline is longer, in bytes.
    const LONGEST: usize = 80;
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = &text[..end];
    let dash = [" — ", " – ", " - ", " -- ", "— "]
        .iter()
        .filter_map(|dash| start.find(dash))
        .min();
    let Some(before) = dash.map(|at| &start[..at]) else {
        return false;
    };
    let place = before.split([',', '(']).next().unwrap_or(before).trim();
    place.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && place.chars().all(|c| {
            c.is_uppercase() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’' | '/')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_places_in_capitals() {
        for text in [
            "LIMA, Peru (AP) — Leaders met.",
            "ST. PAUL, Minn. — The vote was 5-2.",
            "LONDON, Nov. 14 (Reuters) - Oil rose.",
            "RIO DE JANEIRO – Leaders met.",
        ] {
            assert!(has_dateline(text), "{text}");
        }
        for text in [
            "The board — all five — met.",
            "U.S. — no",
            "NATO is 75.",
            "A — B",
        ] {
            assert!(!has_dateline(text), "{text}");
        }
    }
}
