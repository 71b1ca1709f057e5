//! Writing a document: one form for one meaning, byte for byte.
//!
//! Default namespace only (eSpeak NG and SAPI fail on prefixes), attributes in a fixed order, integer milliseconds (eSpeak
//! NG reads `1.5s` as nothing), text in NFC, no white space that is not content, no CDATA, no DOCTYPE.

use crate::ssml::model::{Break, Document, Element, Manner, Node, Phoneme, Prosody, SayAs, Voice};
use crate::ssml::units::{Pitch, Rate, Volume};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What precedes the content, up to the language.
const HEAD: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
    "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\""
);
const TAIL: &str = "</speak>\n";

/// The document as UTF-8 text in SSML 1.1, ending in a line feed.
pub fn emit(document: &Document) -> String {
    let mut out = String::from(HEAD);
    escape(&document.language, &mut out);
    out.push_str("\">");
    nodes(&document.nodes, &mut out);
    out.push_str(TAIL);
    out
}

fn nodes(list: &[Node], out: &mut String) {
    for node in list {
        match node {
            Node::Text(text) => escape(&nfc(&text.text), out),
            Node::Break(pause) => {
                Tag::open("break", out)
                    .all(&break_attributes(pause))
                    .empty();
            }
            Node::Mark(mark) => Tag::open("mark", out).with("name", &mark.name).empty(),
            Node::Element(element) => self::element(element, out),
        }
    }
}

fn element(element: &Element, out: &mut String) {
    let (name, attributes) = tag(&element.manner);
    Tag::open(name, out).all(&attributes).end();
    nodes(&element.nodes, out);
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// An attribute: its name, and its value not yet escaped.
type Attribute<'m> = (&'static str, Cow<'m, str>);

/// The element's name, and its attributes in order.
fn tag(manner: &Manner) -> (&'static str, Vec<Attribute<'_>>) {
    match manner {
        Manner::Paragraph => ("p", Vec::new()),
        Manner::Sentence => ("s", Vec::new()),
        Manner::Emphasis(level) => ("emphasis", vec![("level", level.word().into())]),
        Manner::Prosody(prosody) => ("prosody", prosody_attributes(prosody)),
        Manner::Language(language) => ("lang", vec![("xml:lang", language.into())]),
        Manner::Voice(voice) => ("voice", voice_attributes(voice)),
        Manner::SayAs(say_as) => ("say-as", say_as_attributes(say_as)),
        Manner::Sub { alias } => ("sub", vec![("alias", nfc(alias))]),
        Manner::Phoneme(phoneme) => ("phoneme", phoneme_attributes(phoneme)),
    }
}

fn break_attributes(pause: &Break) -> Vec<Attribute<'static>> {
    let strength = pause.strength.map(|s| ("strength", s.word().into()));
    let time = pause.ms.map(|ms| ("time", format!("{ms}ms").into()));
    strength.into_iter().chain(time).collect()
}

fn prosody_attributes(prosody: &Prosody) -> Vec<Attribute<'static>> {
    let pitch = prosody.pitch.map(|p| ("pitch", pitch(p)));
    let range = prosody.range.map(|p| ("range", self::pitch(p)));
    let rate = prosody.rate.map(|r| ("rate", rate(r)));
    let duration = prosody
        .duration_ms
        .map(|ms| ("duration", format!("{ms}ms")));
    let volume = prosody.volume.map(|v| ("volume", volume(v)));
    [pitch, range, rate, duration, volume]
        .into_iter()
        .flatten()
        .map(|(name, value)| (name, value.into()))
        .collect()
}

fn rate(rate: Rate) -> String {
    match rate {
        Rate::Times(percent) => format!("{percent}%"),
        Rate::Word(step) => step.word("slow", "fast"),
    }
}

fn pitch(pitch: Pitch) -> String {
    match pitch {
        Pitch::Semitones(n) => format!("{}st", n.signed()),
        Pitch::Percent(n) => format!("{}%", n.signed()),
        Pitch::HertzMore(n) => format!("{}Hz", n.signed()),
        Pitch::Hertz(n) => format!("{n}Hz"),
        Pitch::Word(step) => step.word("low", "high"),
    }
}

fn volume(volume: Volume) -> String {
    match volume {
        Volume::Decibels(n) => format!("{}dB", n.signed()),
        Volume::Silent => "silent".to_owned(),
        Volume::Word(step) => step.word("soft", "loud"),
    }
}

fn voice_attributes(voice: &Voice) -> Vec<Attribute<'_>> {
    let text = |value: &'_ Option<String>| value.clone().map(Cow::from);
    let number = |value: Option<u32>| value.map(|n| n.to_string().into());
    [
        ("gender", text(&voice.gender)),
        ("age", number(voice.age)),
        ("variant", number(voice.variant)),
        ("name", text(&voice.name)),
        ("languages", text(&voice.language)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

fn say_as_attributes(say_as: &SayAs) -> Vec<Attribute<'_>> {
    let kind = ("interpret-as", Cow::from(&say_as.interpret_as));
    let format = say_as.format.as_deref().map(|f| ("format", f.into()));
    let detail = say_as.detail.as_deref().map(|d| ("detail", d.into()));
    [Some(kind), format, detail].into_iter().flatten().collect()
}

fn phoneme_attributes(phoneme: &Phoneme) -> Vec<Attribute<'_>> {
    let alphabet = phoneme.alphabet.as_deref().map(|a| ("alphabet", a.into()));
    let ph = Some(("ph", Cow::from(&phoneme.ph)));
    [alphabet, ph].into_iter().flatten().collect()
}

/// A start tag that is being written.
pub(crate) struct Tag<'o> {
    out: &'o mut String,
}

impl<'o> Tag<'o> {
    pub(crate) fn open(name: &str, out: &'o mut String) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out }
    }

    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, self.out);
        self.out.push('"');
        self
    }

    fn all(self, attributes: &[Attribute<'_>]) -> Self {
        attributes
            .iter()
            .fold(self, |tag, (name, value)| tag.with(name, value))
    }

    pub(crate) fn end(self) {
        self.out.push('>');
    }

    pub(crate) fn empty(self) {
        self.out.push_str("/>");
    }
}

/// The text in Unicode's composed form, as the W3C asks of documents.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// Appends `text` with the five markup characters escaped; characters that XML 1.0 forbids are left out (production 2,
/// `Char`).
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use crate::ssml::model::Mark;
    use crate::ssml::units::{Hundredths, Level, Step, Strength};

    const NOWHERE: Span = Span::new(0, 0);

    /// What stands inside `<speak>`.
    fn inside(nodes: Vec<Node>) -> String {
        let document = Document {
            language: "en-US".into(),
            nodes,
        };
        let whole = emit(&document);
        let head = format!("{HEAD}en-US\">");
        whole
            .strip_prefix(&head)
            .and_then(|rest| rest.strip_suffix(TAIL))
            .unwrap()
            .to_owned()
    }

    fn said(manner: Manner) -> String {
        inside(vec![Node::element(
            manner,
            vec![Node::text("x", NOWHERE)],
            NOWHERE,
        )])
    }

    #[test]
    fn a_document_is_written_in_one_form() {
        let sentence = Node::element(
            Manner::Sentence,
            vec![Node::text("A & B <\u{1}\u{FFFF}>", NOWHERE)],
            NOWHERE,
        );
        let document = Document {
            language: "en-US".into(),
            nodes: vec![
                Node::element(Manner::Paragraph, vec![sentence], NOWHERE),
                Node::pause(900, NOWHERE),
            ],
        };
        assert_eq!(
            emit(&document),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<speak version=\"1.1\" \
             xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\"><p><s>A &amp; B &lt;&gt;</s></p><break \
             time=\"900ms\"/></speak>\n"
        );
    }

    #[test]
    fn text_is_composed_and_phonemes_are_left_alone() {
        assert_eq!(inside(vec![Node::text("Cafe\u{301}", NOWHERE)]), "Café");
        let phoneme = Manner::Phoneme(Phoneme {
            alphabet: Some("ipa".into()),
            ph: "e\u{301}\"".into(),
        });
        assert_eq!(
            said(phoneme),
            "<phoneme alphabet=\"ipa\" ph=\"e\u{301}&quot;\">x</phoneme>"
        );
    }

    #[test]
    fn quantities_are_written_in_the_units_of_the_standard() {
        let prosody = Prosody {
            rate: Some(Rate::Times(Hundredths(8000))),
            pitch: Some(Pitch::Semitones(Hundredths(-250))),
            range: Some(Pitch::Word(Step::Least)),
            volume: Some(Volume::Decibels(Hundredths(0))),
            duration_ms: Some(2000),
        };
        assert_eq!(
            said(Manner::Prosody(prosody)),
            "<prosody pitch=\"-2.5st\" range=\"x-low\" rate=\"80%\" duration=\"2000ms\" volume=\"+0dB\">x</prosody>"
        );
    }

    #[test]
    fn every_manner_has_its_element() {
        let voice = Voice {
            name: Some("Joanna".into()),
            age: Some(30),
            ..Voice::default()
        };
        let say_as = SayAs {
            interpret_as: "date".into(),
            format: Some("mdy".into()),
            detail: None,
        };
        for (manner, written) in [
            (
                Manner::Emphasis(Level::Moderate),
                "<emphasis level=\"moderate\">x</emphasis>",
            ),
            (
                Manner::Language("fr-FR".into()),
                "<lang xml:lang=\"fr-FR\">x</lang>",
            ),
            (
                Manner::Voice(voice),
                "<voice age=\"30\" name=\"Joanna\">x</voice>",
            ),
            (
                Manner::SayAs(say_as),
                "<say-as interpret-as=\"date\" format=\"mdy\">x</say-as>",
            ),
            (
                Manner::Sub {
                    alias: "a < b".into(),
                },
                "<sub alias=\"a &lt; b\">x</sub>",
            ),
        ] {
            assert_eq!(said(manner), written);
        }
        let mark = Node::Mark(Mark {
            name: "s1".into(),
            span: NOWHERE,
        });
        let pause = Node::Break(Break {
            ms: None,
            strength: Some(Strength::XStrong),
            span: NOWHERE,
        });
        assert_eq!(
            inside(vec![mark, pause]),
            "<mark name=\"s1\"/><break strength=\"x-strong\"/>"
        );
    }
}
