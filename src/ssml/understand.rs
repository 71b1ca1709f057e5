//! From elements as written to the model: what a document means in the dialect it was written in.
//!
//! What the model has no word for is left out and reported; the words that stand in it are kept.

use crate::source::Span;
use crate::ssml::kind::is_language;
use crate::ssml::loss::Loss;
use crate::ssml::model::{Break, Document, Manner, Mark, Node, Phoneme, Prosody, SayAs, Voice};
use crate::ssml::names::{Meant, element};
use crate::ssml::profile::{Profile, RatePercent};
use crate::ssml::tree::{Content, Tag, Tree};
use crate::ssml::units::{Hundredths, Level, Pitch, Rate, Step, Strength, Volume, milliseconds};

/// The document that `tree` means, read as `from` reads it, and what has no word in the model. `language` is that of a
/// document that names none.
pub fn understand(tree: &Tree<'_>, from: &Profile, language: &str) -> (Document, Vec<Loss>) {
    let mut reader = Reader {
        tree,
        from,
        losses: Vec::new(),
    };
    let root = tree.nodes.first().and_then(|n| n.tag());
    let named = root.and_then(|tag| reader.language(tag, "xml:lang"));
    let language = named.unwrap_or_else(|| language.to_owned());
    let nodes = reader.inside(0);
    (Document { language, nodes }, reader.losses)
}

struct Reader<'r, 't> {
    tree: &'r Tree<'t>,
    from: &'r Profile,
    losses: Vec<Loss>,
}

impl Reader<'_, '_> {
    fn inside(&mut self, of: usize) -> Vec<Node> {
        let tree = self.tree;
        let mut out = Vec::new();
        for at in tree.children(of) {
            let node = &tree.nodes[at];
            match &node.content {
                Content::Text(text) => out.push(Node::text(text.as_ref(), node.span)),
                Content::Element(tag) => self.element(at, tag, node.span, &mut out),
            }
        }
        out
    }

    fn element(&mut self, at: usize, tag: &Tag<'_>, span: Span, out: &mut Vec<Node>) {
        let name = match element(&tag.name, self.from) {
            Meant::Key(name) => name,
            _ => tag.name.written.to_owned(),
        };
        match name.as_str() {
            "break" => out.push(self.pause(tag)),
            "mark" => self.mark(tag, "name", out),
            "bookmark" => self.mark(tag, "mark", out),
            // They say nothing that is heard.
            "meta" | "metadata" | "desc" => {}
            "lexicon" => self.lost(tag, "its pronunciations are not used"),
            "speak" => out.extend(self.inside(at)),
            _ => match self.manner(&name, tag) {
                Some(manner) => {
                    let nodes = self.spoken(at, &name, tag, span);
                    out.push(Node::element(manner, nodes, span));
                }
                None => {
                    self.lost(tag, "the words in it are kept");
                    out.extend(self.spoken(at, &name, tag, span));
                }
            },
        }
    }

    /// The content of an element, in the language that it names.
    fn spoken(&mut self, at: usize, name: &str, tag: &Tag<'_>, span: Span) -> Vec<Node> {
        let nodes = self.inside(at);
        if matches!(name, "lang" | "voice") {
            return nodes;
        }
        match self.language(tag, "xml:lang") {
            Some(language) => vec![Node::element(Manner::Language(language), nodes, span)],
            None => nodes,
        }
    }

    /// The language that an attribute names, if it is the name of one.
    fn language(&mut self, tag: &Tag<'_>, attribute: &str) -> Option<String> {
        let named = tag.get(attribute).filter(|l| !l.is_empty())?;
        if is_language(named) {
            return Some(named.to_owned());
        }
        let what = format!("{attribute}=\"{named}\"");
        let instead = "the language stays as it is";
        self.losses.push(Loss::new(what, instead, tag.span));
        None
    }

    fn lost(&mut self, tag: &Tag<'_>, instead: &str) {
        let what = format!("<{}>", tag.name.written);
        self.losses.push(Loss::new(what, instead, tag.span));
    }

    fn pause(&mut self, tag: &Tag<'_>) -> Node {
        let ms = tag.get("time").and_then(milliseconds);
        if let (Some(written), None) = (tag.get("time"), ms) {
            let what = format!("time=\"{written}\" on <break>");
            self.losses
                .push(Loss::new(what, "the engine chooses the length", tag.span));
        }
        Node::Break(Break {
            ms,
            strength: tag.get("strength").and_then(Strength::parse),
            span: tag.span,
        })
    }

    fn mark(&mut self, tag: &Tag<'_>, attribute: &str, out: &mut Vec<Node>) {
        match tag.get(attribute).filter(|name| !name.trim().is_empty()) {
            Some(name) => out.push(Node::Mark(Mark {
                name: name.to_owned(),
                span: tag.span,
            })),
            None => self.lost(tag, "it has no name"),
        }
    }

    fn manner(&mut self, name: &str, tag: &Tag<'_>) -> Option<Manner> {
        let text = |key: &str| tag.get(key).filter(|v| !v.is_empty()).map(str::to_owned);
        Some(match name {
            "p" | "paragraph" => Manner::Paragraph,
            "s" | "sentence" => Manner::Sentence,
            "emphasis" => {
                let level = tag.get("level").and_then(Level::parse);
                Manner::Emphasis(level.unwrap_or(Level::Moderate))
            }
            "prosody" => Manner::Prosody(self.prosody(tag)),
            "lang" => Manner::Language(self.language(tag, "xml:lang")?),
            "voice" => Manner::Voice(Voice {
                name: text("name"),
                gender: text("gender"),
                language: ["languages", "language", "xml:lang"]
                    .into_iter()
                    .find_map(|key| self.language(tag, key)),
                age: tag.get("age").and_then(|n| n.parse().ok()),
                variant: tag.get("variant").and_then(|n| n.parse().ok()),
            }),
            "say-as" => Manner::SayAs(SayAs {
                interpret_as: text("interpret-as")?,
                format: text("format"),
                detail: text("detail"),
            }),
            "sub" => Manner::Sub {
                alias: tag.get("alias")?.to_owned(),
            },
            "phoneme" => Manner::Phoneme(Phoneme {
                alphabet: text("alphabet"),
                ph: text("ph").filter(|ph| !ph.trim().is_empty())?,
            }),
            _ => return None,
        })
    }

    fn prosody(&mut self, tag: &Tag<'_>) -> Prosody {
        let meaning = self.from.meaning.rate_percent;
        let mut read = Prosody::default();
        for attribute in &tag.attributes {
            let value = attribute.value.as_ref();
            let known = match attribute.name.written {
                "rate" => {
                    read.rate = rate(value, meaning);
                    read.rate.is_some()
                }
                "pitch" => {
                    read.pitch = pitch(value);
                    read.pitch.is_some()
                }
                "range" => {
                    read.range = pitch(value);
                    read.range.is_some()
                }
                "volume" => {
                    read.volume = volume(value);
                    read.volume.is_some()
                }
                "duration" => {
                    read.duration_ms = milliseconds(value);
                    read.duration_ms.is_some()
                }
                _ => false,
            };
            if !known {
                let what = format!("{}=\"{value}\" on <prosody>", attribute.name.written);
                self.losses
                    .push(Loss::new(what, "it stays as it is", attribute.span));
            }
        }
        read
    }
}

/// `80%` as the dialect means it, `-20%` as a change, `0.8` as a multiplier, or a word.
fn rate(value: &str, meaning: RatePercent) -> Option<Rate> {
    if let Some(step) = Step::parse(value, "slow", "fast") {
        return Some(Rate::Word(step));
    }
    let signed = value.starts_with(['+', '-']);
    let percent = match value.strip_suffix('%') {
        Some(n) if signed || meaning == RatePercent::Change => 10_000 + Hundredths::parse(n)?.0,
        Some(n) => Hundredths::parse(n)?.0,
        None if signed => return None,
        None => Hundredths::parse(value)?.0.checked_mul(100)?,
    };
    (percent > 0).then_some(Rate::Times(Hundredths(percent)))
}

fn pitch(value: &str) -> Option<Pitch> {
    if let Some(step) = Step::parse(value, "low", "high") {
        return Some(Pitch::Word(step));
    }
    let signed = value.starts_with(['+', '-']);
    if let Some(n) = value.strip_suffix("st") {
        return Hundredths::parse(n).map(Pitch::Semitones);
    }
    if let Some(n) = value.strip_suffix('%') {
        return Hundredths::parse(n)
            .filter(|n| n.0 > -10_000)
            .map(Pitch::Percent);
    }
    let n = Hundredths::parse(value.strip_suffix("Hz")?)?;
    Some(if signed {
        Pitch::HertzMore(n)
    } else {
        Pitch::Hertz(n)
    })
}

/// Decibels; else a share of the full amplitude (`50`), or a change of it (`+20`, `-10%`), as SSML 1.0 has them.
fn volume(value: &str) -> Option<Volume> {
    if value == "silent" {
        return Some(Volume::Silent);
    }
    if let Some(step) = Step::parse(value, "soft", "loud") {
        return Some(Volume::Word(step));
    }
    if let Some(n) = value.strip_suffix("dB") {
        return Hundredths::parse(n).map(Volume::Decibels);
    }
    let signed = value.starts_with(['+', '-']);
    let number = value.strip_suffix('%');
    let n = f64::from(Hundredths::parse(number.unwrap_or(value))?.0) / 100.0;
    let share = if signed || number.is_some() {
        100.0 + n
    } else {
        n
    };
    if share <= 0.0 {
        return Some(Volume::Silent);
    }
    let decibels = 20.0 * (share / 100.0).log10();
    Some(Volume::Decibels(Hundredths(
        (decibels * 100.0).round() as i32
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_means_what_its_dialect_means() {
        let times = |n| Some(Rate::Times(Hundredths(n)));
        for (value, multiplier, change) in [
            ("80%", times(8_000), times(18_000)),
            ("-20%", times(8_000), times(8_000)),
            ("+20%", times(12_000), times(12_000)),
            ("0.8", times(8_000), times(8_000)),
            (
                "slow",
                Some(Rate::Word(Step::Less)),
                Some(Rate::Word(Step::Less)),
            ),
            ("-100%", None, None),
            ("fats", None, None),
        ] {
            assert_eq!(rate(value, RatePercent::Multiplier), multiplier, "{value}");
            assert_eq!(rate(value, RatePercent::Change), change, "{value}");
        }
        let decibels = |n| Some(Volume::Decibels(Hundredths(n)));
        for (value, is) in [
            ("+6dB", decibels(600)),
            ("50", decibels(-602)),
            ("100", decibels(0)),
            ("+100%", decibels(602)),
            ("0", Some(Volume::Silent)),
            ("loud", Some(Volume::Word(Step::More))),
        ] {
            assert_eq!(volume(value), is, "{value}");
        }
        assert_eq!(pitch("+2st"), Some(Pitch::Semitones(Hundredths(200))));
        assert_eq!(pitch("90Hz"), Some(Pitch::Hertz(Hundredths(9_000))));
        assert_eq!(pitch("-5.5Hz"), Some(Pitch::HertzMore(Hundredths(-550))));
    }
}
