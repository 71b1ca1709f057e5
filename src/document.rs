//! What shall be read aloud, and what not, with the reason.
//!
//! A [`Document`] is an article cut into stretches, each with a [`Role`] and the name of the rule that decided it. A
//! [`Choice`] says which roles are read; the others stand in [`Document::left_out`], so that nothing vanishes silently.
//! How roles are found is the business of `read`; here they are only named, chosen and shown.

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// What a line or paragraph of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The headline.
    Headline,
    /// "by NAME".
    Byline,
    /// The publication date and time.
    Date,
    /// "2 min read".
    ReadTime,
    /// A section heading inside the body.
    Subheading,
    /// Body text.
    Body,
    /// A list item.
    ListItem,
    /// A photo caption.
    Caption,
    /// A photo credit.
    Credit,
    /// An editor's note or a correction.
    Correction,
    /// "This audio is created with AI assistance".
    Notice,
    /// A membership or cookie banner.
    Banner,
    /// ` date 2024-11-14 `, left by a crawler.
    CrawlPrefix,
    /// Menus, "Comments", "Read more", share lines.
    Furniture,
}

impl Role {
    /// Every role, in the order of an article page.
    pub const ALL: [Role; 14] = [
        Role::Headline,
        Role::Byline,
        Role::Date,
        Role::ReadTime,
        Role::Subheading,
        Role::Body,
        Role::ListItem,
        Role::Caption,
        Role::Credit,
        Role::Correction,
        Role::Notice,
        Role::Banner,
        Role::CrawlPrefix,
        Role::Furniture,
    ];

    /// The name as it is written in options, JSON and lexicons: kebab-case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Headline => "headline",
            Role::Byline => "byline",
            Role::Date => "date",
            Role::ReadTime => "read-time",
            Role::Subheading => "subheading",
            Role::Body => "body",
            Role::ListItem => "list-item",
            Role::Caption => "caption",
            Role::Credit => "credit",
            Role::Correction => "correction",
            Role::Notice => "notice",
            Role::Banner => "banner",
            Role::CrawlPrefix => "crawl-prefix",
            Role::Furniture => "furniture",
        }
    }

    /// Whether the role is read when nobody says otherwise.
    pub const fn read_by_default(self) -> bool {
        matches!(
            self,
            Role::Headline
                | Role::Byline
                | Role::Subheading
                | Role::Body
                | Role::ListItem
                | Role::Correction
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that is no role's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role is called `{name}`; the roles are {}", role_names())]
pub struct UnknownRole {
    /// The name as it was given.
    pub name: String,
}

fn role_names() -> String {
    Role::ALL.map(Role::as_str).join(", ")
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, UnknownRole> {
        let found = Role::ALL.into_iter().find(|role| role.as_str() == name);
        found.ok_or_else(|| UnknownRole {
            name: name.to_owned(),
        })
    }
}

/// Which roles are read aloud.
///
/// Written as changes to the default: `caption,date,-byline` reads captions and dates too, and no byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    read: BTreeSet<Role>,
}

impl Default for Choice {
    /// Headline, byline, subheadings, body, list items, corrections.
    fn default() -> Self {
        let read = Role::ALL.into_iter().filter(|r| r.read_by_default());
        Self {
            read: read.collect(),
        }
    }
}

impl Choice {
    /// The same, and `role` is read.
    #[must_use]
    pub fn include(mut self, role: Role) -> Self {
        self.read.insert(role);
        self
    }

    /// The same, and `role` is not read.
    #[must_use]
    pub fn exclude(mut self, role: Role) -> Self {
        self.read.remove(&role);
        self
    }

    /// Whether `role` is read.
    pub fn reads(&self, role: Role) -> bool {
        self.read.contains(&role)
    }

    /// The roles that are read, in the order of [`Role::ALL`].
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.read.iter().copied()
    }

    /// The same with the changes of a list such as `caption,date,-byline`; `+` before a name is allowed, empty items are
    /// skipped, a later item wins.
    ///
    /// # Errors
    /// [`UnknownRole`] with the names that would do.
    pub fn change(mut self, list: &str) -> Result<Self, UnknownRole> {
        for item in list.split(',').map(str::trim).filter(|i| !i.is_empty()) {
            self = match item.strip_prefix('-') {
                Some(name) => self.exclude(name.trim().parse()?),
                None => self.include(item.trim_start_matches('+').trim().parse()?),
            };
        }
        Ok(self)
    }
}

impl FromStr for Choice {
    type Err = UnknownRole;

    /// The default with the changes of `list`, see [`Choice::change`].
    fn from_str(list: &str) -> Result<Self, UnknownRole> {
        Self::default().change(list)
    }
}

/// A stretch of the article that is read, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// The text to read, which knows its origin.
    pub text: Text,
    /// The source bytes it covers.
    pub span: Span,
    /// The name of the rule that decided the role.
    pub rule: &'static str,
}

/// A stretch of the article that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub role: Role,
    /// The source bytes it covers.
    pub span: Span,
    /// The name of the rule that decided the role.
    pub rule: &'static str,
}

/// The article as it will be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What is read, in reading order.
    pub blocks: Vec<Block>,
    /// What is not, in source order. Together with the blocks it covers every non-space byte of the source.
    pub left_out: Vec<LeftOut>,
}

/// One stretch of a document for machines: a block, or something left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry<'a> {
    /// What it is.
    pub role: Role,
    /// The name of the rule that decided the role.
    pub rule: &'static str,
    /// The source bytes it covers.
    pub span: Span,
    /// The line its first byte stands on, from 1.
    pub line: u32,
    /// What is read; for something left out, the source as it stands.
    pub text: &'a str,
}

/// A document for machines, as `aloud read --json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View<'a> {
    /// The name of the source.
    pub source: &'a str,
    /// What is read, in reading order.
    pub blocks: Vec<Entry<'a>>,
    /// What is not, in source order.
    pub left_out: Vec<Entry<'a>>,
}

impl Document {
    /// Why there is nothing to read, when there is nothing to read.
    pub fn emptiness(&self, source: &Source) -> Option<Diagnostic> {
        if !self.blocks.is_empty() {
            return None;
        }
        let name = source.name();
        Some(match (self.left_out.first(), self.left_out.last()) {
            (Some(first), Some(last)) => Diagnostic::warning(
                format!(
                    "nothing to read in {name}: all {} stretches of text are left out",
                    self.left_out.len()
                ),
                first.span.to(last.span),
            )
            .with_hint("see which rule took each line, and read a role with --include ROLE"),
            _ => Diagnostic::warning(
                format!("nothing to read: {name} holds no text"),
                Span::default(),
            )
            .with_hint("save the article's text in it, and try again"),
        })
    }

    /// The document for machines; `source` must be the one it was read from.
    pub fn view<'a>(&'a self, source: &'a Source) -> View<'a> {
        let mut lines = LineCounter::new(source);
        let blocks = self.blocks.iter().map(|block| Entry {
            role: block.role,
            rule: block.rule,
            span: block.span,
            line: lines.line(block.span.start),
            text: block.text.as_str(),
        });
        let blocks = blocks.collect();
        let mut lines = LineCounter::new(source);
        let left_out = self.left_out.iter().map(|left| Entry {
            role: left.role,
            rule: left.rule,
            span: left.span,
            line: lines.line(left.span.start),
            text: source.slice(left.span),
        });
        View {
            source: source.name(),
            blocks,
            left_out: left_out.collect(),
        }
    }

    /// The document for people: a line for each stretch in source order, with `+` before what is read and `-` before
    /// what is left out, then line number, role, rule and the beginning of the text.
    pub fn listing(&self, source: &Source) -> String {
        let view = self.view(source);
        let read = view.blocks.iter().map(|entry| ('+', entry));
        let left = view.left_out.iter().map(|entry| ('-', entry));
        let mut all: Vec<(char, &Entry<'_>)> = read.chain(left).collect();
        all.sort_by_key(|(_, entry)| (entry.span.start, entry.span.end));
        let rule_width = all.iter().map(|(_, e)| e.rule.len()).max().unwrap_or(0);
        let line_width = all.last().map_or(1, |(_, e)| e.line.to_string().len());
        let mut out = String::new();
        for (mark, entry) in all {
            let Entry {
                line, role, rule, ..
            } = entry;
            let text = beginning(entry.text);
            out.push_str(&format!(
                "{mark} {line:>line_width$}  {role:<12}  {rule:<rule_width$}  {text}\n"
            ));
        }
        out
    }
}

/// How many characters of a text the listing shows.
const SHOWN: usize = 72;

/// The beginning of a text on one line: runs of white space become one space, control characters a dot.
fn beginning(text: &str) -> String {
    let mut shown = String::new();
    let (mut count, mut space) = (0, false);
    for c in text.trim().chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if count + usize::from(space) >= SHOWN {
            shown.push('…');
            break;
        }
        if space {
            shown.push(' ');
            count += 1;
        }
        space = false;
        shown.push(if c.is_control() { '·' } else { c });
        count += 1;
    }
    shown
}

/// Counts lines for offsets that rise, in one walk over the source.
struct LineCounter<'a> {
    text: &'a [u8],
    offset: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    fn new(source: &'a Source) -> Self {
        Self {
            text: source.text().as_bytes(),
            offset: 0,
            line: 1,
        }
    }

    /// The line of `offset`, counted as [`Source::position`] does.
    fn line(&mut self, offset: u32) -> u32 {
        let end = (offset as usize).min(self.text.len());
        if end < self.offset {
            (self.offset, self.line) = (0, 1);
        }
        let new = self.text[self.offset..end].iter().filter(|b| **b == b'\n');
        self.line += new.count() as u32;
        self.offset = end;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_name_and_serialized_by_it() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
        }
    }

    #[test]
    fn a_choice_is_written_as_changes_to_the_default() {
        let choice: Choice = "caption, date,-byline,".parse().unwrap();
        assert!(choice.reads(Role::Caption) && choice.reads(Role::Date));
        assert!(!choice.reads(Role::Byline) && choice.reads(Role::Headline));
        assert_eq!("".parse(), Ok(Choice::default()));
        assert_eq!("-date,+date".parse::<Choice>(), "date".parse());
    }

    #[test]
    fn a_wrong_role_is_named_with_the_roles_there_are() {
        let error = "caption,-picture".parse::<Choice>().unwrap_err();
        let message = error.to_string();
        assert!(
            message.starts_with("no role is called `picture`; the roles are headline, byline,")
        );
        assert!(message.ends_with("crawl-prefix, furniture"), "{message}");
    }

    #[test]
    fn the_listing_shows_both_lists_in_source_order() {
        let source = Source::new("a.txt", "Title\n\nShare\nText  \tof\u{7} it.").unwrap();
        let block = |start, end, role, rule| Block {
            role,
            text: Text::from_span(&source, Span::new(start, end)),
            span: Span::new(start, end),
            rule,
        };
        let document = Document {
            blocks: vec![
                block(0, 5, Role::Headline, "headline.x"),
                block(13, 27, Role::Body, "body.y"),
            ],
            left_out: vec![LeftOut {
                role: Role::Furniture,
                span: Span::new(7, 12),
                rule: "furniture.share",
            }],
        };
        assert_eq!(
            document.listing(&source),
            "+ 1  headline      headline.x       Title\n\
             - 3  furniture     furniture.share  Share\n\
             + 4  body          body.y           Text of· it.\n"
        );
        let json = serde_json::to_value(document.view(&source)).unwrap();
        assert_eq!(json["left_out"][0]["text"], "Share");
        assert_eq!(json["left_out"][0]["span"]["start"], 7);
        assert_eq!(json["blocks"][1]["line"], 4);
        assert!(document.emptiness(&source).is_none());
    }

    #[test]
    fn emptiness_says_why() {
        let source = Source::new("a.txt", "Share").unwrap();
        let mut document = Document::default();
        let said = |d: &Document| d.emptiness(&source).unwrap().message;
        assert_eq!(said(&document), "nothing to read: a.txt holds no text");
        document.left_out.push(LeftOut {
            role: Role::Furniture,
            span: Span::new(0, 5),
            rule: "furniture.share",
        });
        assert!(said(&document).contains("all 1 stretches"));
    }
}
