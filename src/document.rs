//! What shall be read aloud, and what not, with the reason.

use crate::source::{Span, Text};
use serde::{Deserialize, Serialize};

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
