//! The stretches of an article while their roles are being found.

use crate::document::Role;
use crate::read::credits;
use crate::read::dates;
use crate::read::part::Part;
use crate::read::phrases::{
    BANNER_LINES, BANNERS, CAPTIONS, CORRECTIONS, FURNITURE, NOTICE_LINES, is_section,
};
use crate::read::wrap::{begins_item, ends_sentence};
use crate::source::Text;

/// What is known about a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing yet: headline, subheading or body, by where it stands.
    Open,
    /// Decided, with the rule's name.
    Decided(Role, &'static str),
    /// Furniture after which the article is over, if there was body before.
    Ends(&'static str),
    /// Furniture if it stands beside furniture.
    Beside(&'static str),
    /// "Related stories": furniture, and links may stand below.
    Heads,
    /// "Published", "Correction": says what the next stretch is.
    Announces(Role, &'static str),
}

/// A stretch of the source on its way to a role.
#[derive(Debug, Clone)]
pub struct Item {
    /// Where it stands.
    pub part: Part,
    /// What would be read.
    pub text: Text,
    /// What is known about it.
    pub look: Look,
}

impl Item {
    /// What would be read.
    pub fn str(&self) -> &str {
        self.text.as_str()
    }

    /// Decides the role.
    pub fn decide(&mut self, role: Role, rule: &'static str) {
        self.look = Look::Decided(role, rule);
    }

    /// Whether nothing is known yet.
    pub fn is_open(&self) -> bool {
        self.look == Look::Open
    }

    /// Whether it was decided to be `role`.
    pub fn is(&self, role: Role) -> bool {
        matches!(self.look, Look::Decided(r, _) if r == role)
    }

    /// Open and a paragraph by its shape: a dozen words that end as a sentence does, or many words.
    pub fn is_paragraph(&self) -> bool {
        self.is_open() && is_paragraph(self.str())
    }

    /// Open and ending as a sentence does.
    pub fn is_sentence(&self) -> bool {
        self.is_open() && ends_sentence(self.str())
    }

    /// The number of words, counted up to 40.
    pub fn words(&self) -> usize {
        words(self.str())
    }
}

/// The number of words, counted up to 40: no rule asks for more.
pub fn words(text: &str) -> usize {
    text.split_whitespace().take(40).count()
}

/// Whether a text has the shape of a paragraph.
pub fn is_paragraph(text: &str) -> bool {
    let words = words(text);
    words >= 30 || (words >= 12 && ends_sentence(text))
}

/// What a text is by its own words, wherever it stands.
pub fn look(text: &str) -> Look {
    if !text.contains(char::is_alphanumeric) {
        return Look::Decided(Role::Furniture, "furniture.no-words");
    }
    correction(text)
        .or_else(|| furniture(text))
        .or_else(|| caption_or_credit(text))
        .or_else(|| label(text))
        .unwrap_or_else(|| {
            if begins_item(text) {
                Look::Decided(Role::ListItem, "list-item.bullet-or-number")
            } else {
                Look::Open
            }
        })
}

fn correction(text: &str) -> Option<Look> {
    let bare = text.trim_start_matches(['(', '[', '*', '_', ' ']);
    if let Some((rule, length)) = CORRECTIONS.of_kind(bare, "alone") {
        let rest = bare[length..].trim_matches([' ', '*', '_', ')', ']', ':']);
        if rest.is_empty() {
            return Some(Look::Announces(Role::Correction, rule));
        }
    }
    let begun = CORRECTIONS
        .of_kind(bare, "label")
        .or_else(|| CORRECTIONS.of_kind(bare, "wording"));
    begun.map(|(rule, _)| Look::Decided(Role::Correction, rule))
}

fn furniture(text: &str) -> Option<Look> {
    if let Some((rule, _)) = NOTICE_LINES.whole(text) {
        return Some(Look::Decided(Role::Notice, rule));
    }
    if let Some((rule, kind)) = FURNITURE.whole(text) {
        return Some(match kind {
            "end" => Look::Ends(rule),
            "beside" => Look::Beside(rule),
            "heads" => Look::Heads,
            _ => Look::Decided(Role::Furniture, rule),
        });
    }
    banner_line(text).map(|rule| Look::Decided(Role::Banner, rule))
}

/// A short line that a banner's phrase takes whole, or whose only sentence it begins.
fn banner_line(text: &str) -> Option<&'static str> {
    /// In words; what is longer is body text that happens to begin like a banner.
    const LONGEST: usize = 30;
    if let Some((rule, "phrase")) = BANNER_LINES.whole(text) {
        return Some(rule);
    }
    let (rule, _) = BANNERS.of_kind(text, "sentence")?;
    (words(text) <= LONGEST).then_some(rule)
}

fn caption_or_credit(text: &str) -> Option<Look> {
    if let Some(rule) = credits::whole(text) {
        return Some(Look::Decided(Role::Credit, rule));
    }
    let (rule, length) = CAPTIONS.of_kind(text, "label")?;
    let rest = text[length..].trim();
    let label_only = rest.is_empty() && text.trim_end().ends_with([':', ',']);
    Some(if label_only {
        Look::Announces(Role::Caption, rule)
    } else {
        Look::Decided(Role::Caption, rule)
    })
}

/// "Published" alone on a line.
fn label(text: &str) -> Option<Look> {
    (text.len() <= 40 && dates::is_label(text))
        .then_some(Look::Announces(Role::Date, "date.label-alone"))
}

/// Whether a text could be an entry of a menu: a few words, no end of a sentence, no comma.
pub fn is_menu_like(text: &str) -> bool {
    words(text) <= 4 && !ends_sentence(text) && !text.contains([',', ';', '“', '"'])
}

/// Whether a text names a section and nothing else.
pub fn is_section_name(text: &str) -> bool {
    is_section(text.trim())
}

/// A text's letters and digits in small letters, to compare headlines and names.
pub fn plain(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_known_by_their_words() {
        for (text, role) in [
            ("Skip to content", Role::Furniture),
            ("→ Read more »", Role::Furniture),
            ("* * *", Role::Furniture),
            ("🎉", Role::Furniture),
            ("This audio is created with AI assistance", Role::Notice),
            ("We use cookies to improve your visit.", Role::Banner),
            ("Getty Images", Role::Credit),
            ("FILE - Cranes stand idle at the port", Role::Caption),
            (
                "Editor’s note: This article was shortened.",
                Role::Correction,
            ),
            ("• First item", Role::ListItem),
        ] {
            assert!(
                matches!(look(text), Look::Decided(r, _) if r == role),
                "{text}: {:?}",
                look(text)
            );
        }
        assert!(matches!(look("Comments"), Look::Ends(_)));
        assert!(matches!(look("Facebook"), Look::Beside(_)));
        assert!(matches!(
            look("CORRECTION:"),
            Look::Announces(Role::Correction, _)
        ));
        assert_eq!(look("The board met."), Look::Open);
    }
}
