//! Photo credits: "(Saul Loeb /AFP via Getty Images)", "Photo: Ada Moss/Reuters", "Getty Images".

use crate::read::names;
use crate::read::phrases::{CREDITS, ascii};
use crate::read::rows::cells;
use crate::read::wrap::ends_sentence;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Brackets longer than this many bytes hold no credit.
const LONGEST: usize = 160;
/// The rule of a line that is only an agency's name.
const AGENCY_LINE: &str = "credit.agency-line";

/// A credit in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Its bytes, brackets included.
    pub range: Range<usize>,
    /// The rule's name.
    pub rule: &'static str,
}

/// How sure a bracket is a credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// "(AP)": may as well belong to the sentence.
    Agency,
    /// "(Ada Moss/Harbor Courier)": sure above the body.
    Slash,
    /// "(Ada Moss/Telegram)": sure at the end of a line.
    Platform,
    /// "(Ada Moss/AFP via Getty Images)".
    Supplier,
}

struct Agencies {
    supplier: Option<Regex>,
    platform: Option<Regex>,
    alone: Option<Regex>,
    stock: Option<Regex>,
}

static AGENCIES: LazyLock<Agencies> = LazyLock::new(|| {
    let file = include_str!("../../lexicons/en-US/read/agencies.tsv");
    let names = |kinds: &[&'static str]| {
        let mut names: Vec<String> = kinds
            .iter()
            .flat_map(|kind| cells(file, "name", kind))
            .map(regex::escape)
            .collect();
        names.sort_by_key(|n| std::cmp::Reverse(n.len()));
        names.join("|")
    };
    let (stock, all, platform) = (
        names(&["stock"]),
        names(&["stock", "wire"]),
        names(&["platform"]),
    );
    let pattern = |pattern: &str| Regex::new(&ascii(&pattern.replace(r"\s", r"[ \t\u{a0}]"))).ok();
    Agencies {
        supplier: pattern(&format!(
            r"(?:\b[Vv]ia\s+(?:the\s+)?|/\s*|,\s*)(?:{all})\s*(?:\z|[/,;|]|via\b)|(?:\A|[\s/,])(?:{all})\s*(?:Photo\s*|Images\s*)?(?:/|\s+via\s)|\A(?:{stock})\s*\z"
        )),
        platform: pattern(&format!(r"(?:/\s*|\b[Vv]ia\s+)(?:{platform})\s*\z")),
        alone: pattern(&format!(
            r"\A(?:{all})(?:\s*(?:/|,|via|and|for)\s*(?:{all}))*\s*\z"
        )),
        stock: pattern(&format!(r"\b(?:{stock})\b|\b[Vv]ia\s")),
    }
});

fn found(pattern: &Option<Regex>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|p| p.is_match(text))
}

/// What the inside of a bracket is, if it can be a credit.
fn certainty(inside: &str) -> Option<Certainty> {
    let inside = inside.trim();
    let (before, after) = inside.split_once('/').unwrap_or((inside, ""));
    if found(&AGENCIES.supplier, inside) || begins_as_credit(inside) {
        Some(Certainty::Supplier)
    } else if found(&AGENCIES.platform, inside) {
        Some(Certainty::Platform)
    } else if found(&AGENCIES.alone, inside) {
        Some(Certainty::Agency)
    } else if is_names(before) && is_names(after) && inside.split_whitespace().count() > 2 {
        Some(Certainty::Slash)
    } else {
        None
    }
}

fn is_names(text: &str) -> bool {
    let text = text.trim();
    names::people(text) == Some(text.len())
}

/// "Photo by Ada Moss", "Courtesy of the Port Authority": a credit's words, and then a name.
fn begins_as_credit(text: &str) -> bool {
    let Some((_, end)) = CREDITS.any(text) else {
        return false;
    };
    let rest = text[end..].trim_start();
    let name = rest.strip_prefix("the ").unwrap_or(rest);
    let length = names::people(name).unwrap_or(0);
    let known = found(&AGENCIES.alone, name.trim_end_matches('.'));
    known || (length > 0 && name[length..].split_whitespace().count() <= 6)
}

/// Every bracket that can be a credit.
fn brackets(text: &str) -> impl Iterator<Item = (Range<usize>, Certainty)> {
    static BRACKET: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\([^()\[\]]*\)|\[[^()\[\]]*\]").ok());
    let all = BRACKET.as_ref().map(|b| b.find_iter(text));
    all.into_iter().flatten().filter_map(|m| {
        let inside = m.as_str().get(1..m.len() - 1)?;
        let short = (2..=LONGEST).contains(&inside.len());
        Some((m.range(), certainty(inside).filter(|_| short)?))
    })
}

/// The credit that ends a text, in brackets or after the last sentence. Above the body less is asked of it.
pub fn at_end(text: &str, above_body: bool) -> Option<Credit> {
    bracket_at_end(text, above_body).or_else(|| words_at_end(text))
}

fn bracket_at_end(text: &str, above_body: bool) -> Option<Credit> {
    let bare = text.trim_end();
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let open = match bare.chars().next_back()? {
        ')' => bare.rfind('('),
        ']' => bare.rfind('['),
        _ => None,
    }?;
    let (range, certainty) = brackets(&bare[open..]).next()?;
    if range.end + open != bare.len() {
        return None;
    }
    let before = bare[..open].trim_end();
    let inside_sentence = bare.len() < text.trim_end().len() && !ends_sentence(before);
    let wanted = if before.is_empty() {
        Certainty::Agency
    } else if above_body {
        Certainty::Slash
    } else {
        Certainty::Platform
    };
    let slash_after_sentence =
        certainty != Certainty::Slash || before.is_empty() || ends_sentence(before);
    (certainty >= wanted && slash_after_sentence && (!inside_sentence || before.is_empty()))
        .then_some(Credit {
            range: open..text.len(),
            rule: "credit.in-brackets",
        })
}

/// "… at the summit. Photo: Ada Moss/Reuters"
fn words_at_end(text: &str) -> Option<Credit> {
    let mut from = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    let ends = tail.char_indices().filter(|(_, c)| c.is_whitespace());
    let ends = ends.filter(|(at, _)| ends_sentence(&tail[..*at]));
    let mut starts = ends.map(|(at, _)| from + at);
    // A dispatch may end with its agency's name alone: that is no picture credit.
    let start = starts.find(|at| worded(text[*at..].trim()).is_some_and(|r| r != AGENCY_LINE))?;
    Some(Credit {
        range: start..text.len(),
        rule: "credit.after-caption",
    })
}

/// The rule by which the whole of `text` is a credit.
pub fn whole(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if bracket_at_end(text, true).is_some_and(|c| c.range.start == 0) {
        return Some("credit.in-brackets");
    }
    worded(text)
}

/// The rule by which the whole of `text` is a credit without brackets.
fn worded(text: &str) -> Option<&'static str> {
    let bare = text.strip_suffix('.').unwrap_or(text);
    let one = !bare.contains(". ") || bare.split_whitespace().count() <= 8;
    if one && begins_as_credit(bare) && bare.chars().next().is_some_and(char::is_uppercase) {
        return Some("credit.photo-by");
    }
    if found(&AGENCIES.alone, text) {
        return Some(AGENCY_LINE);
    }
    let words = || text.split(|c: char| c.is_whitespace() || c == '/');
    let named = words().all(|w| w == "via" || w == "for" || !w.starts_with(char::is_lowercase));
    let slashed = text.contains('/') || text.contains(" via ");
    let supplied = found(&AGENCIES.supplier, text) || found(&AGENCIES.platform, text);
    (slashed && named && words().count() <= 9 && supplied && !text.ends_with('.'))
        .then_some("credit.name-and-agency")
}

/// Credits inside a line above the body, each after a sentence or sure by itself, with text after it.
pub fn inside(text: &str) -> Vec<Credit> {
    let sure = |(range, certainty): &(Range<usize>, Certainty)| {
        let inside = &text[range.clone()];
        let after_sentence = ends_sentence(text[..range.start].trim_end());
        let mut after = text[range.end..].trim_start_matches('.').chars();
        let next = after.find(|c| !c.is_whitespace());
        *certainty == Certainty::Supplier
            && (after_sentence || found(&AGENCIES.stock, inside))
            && next.is_some_and(|c| {
                !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | '—' | '–' | '-')
            })
    };
    brackets(text)
        .filter(sure)
        .map(|(range, _)| Credit {
            range: range.start..range.end + usize::from(text[range.end..].starts_with('.')),
            rule: "credit.in-brackets",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_end_captions() {
        for (text, credit) in [
            (
                "The crew waits on Nov. 16, 2024. (Saul Loeb /AFP via Getty Images)",
                "(Saul Loeb /AFP via Getty Images)",
            ),
            ("The crew waits (Ada Moss/AP)", "(Ada Moss/AP)"),
            ("The crew waits. (AP Photo/Ada Moss)", "(AP Photo/Ada Moss)"),
            ("The crew waits. (Getty Images).", "(Getty Images)."),
            ("The crew waits. [Ada Moss/Reuters]", "[Ada Moss/Reuters]"),
            ("The crew waits. (Photo by Ada Moss)", "(Photo by Ada Moss)"),
            (
                "The crew waits. (Port Authority/Telegram)",
                "(Port Authority/Telegram)",
            ),
            (
                "The crew waits. Photo: Ada Moss/Reuters",
                " Photo: Ada Moss/Reuters",
            ),
            (
                "The crew waits. Ada Moss/Getty Images",
                " Ada Moss/Getty Images",
            ),
            ("The crew waits. REUTERS/Ada Moss", " REUTERS/Ada Moss"),
        ] {
            let found = at_end(text, false).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[found.range], credit, "{text}");
        }
        let harbor = "The crew waits. (Ada Moss/Harbor Courier)";
        assert!(at_end(harbor, true).is_some() && at_end(harbor, false).is_none());
    }

    #[test]
    fn sentences_do_not_end_with_credits() {
        for text in [
            "Support fell in every county, according to the poll (Reuters/Ipsos).",
            "The company's stock rose in Lima. (AP)",
            "The bloc agreed. (CDU/CSU)",
            "The shop is open all day (24/7)",
            "He left. (Updates with comment)",
            "She posted a photo by Ada Moss",
            "They left. Photos by satellite showed the damage.",
        ] {
            assert_eq!(at_end(text, false), None, "{text}");
        }
        assert_eq!(at_end("The company's stock rose in Lima. (AP)", true), None);
    }

    #[test]
    fn credit_lines_are_known() {
        for text in [
            "Getty Images",
            "AFP via Getty Images",
            "(AP)",
            "Photo by Ada Moss.",
            "Image source, Getty Images",
            "Courtesy of the Port Authority",
            "Ada Moss/Reuters",
        ] {
            assert!(whole(text).is_some(), "{text}");
        }
        for text in [
            "Photos by satellite showed the damage.",
            "The Associated Press reported it first.",
            "Map: where the fire burned",
            "Pier 4/5 closed",
            "",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn credits_inside_a_line_have_text_after_them() {
        let text = "The crew waits. (Ada Moss/AFP via Getty Images) The board met. A poll (Reuters/Ipsos) said so.";
        let found = inside(text);
        assert_eq!(found.len(), 1);
        assert!(text[found[0].range.clone()].starts_with("(Ada"));
    }
}
