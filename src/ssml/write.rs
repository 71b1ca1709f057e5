//! Writing a reduced document in the dialect of an engine: one form for one meaning, as [`emit`](crate::ssml::emit) does
//! for SSML 1.1.

use crate::ssml::emit::{Tag, escape, nfc};
use crate::ssml::forms::{self, attribute};
use crate::ssml::model::{Break, Document, Element, Manner, Node, Prosody, Voice};
use crate::ssml::profile::{Need, Profile, Reads};
use crate::ssml::reduce::{name, words};
use crate::ssml::tree::SSML;

/// The document as the engine of `profile` takes it, ending in a line feed. It must be reduced to that profile before.
pub fn write(document: &Document, profile: &Profile) -> String {
    let mut out = String::new();
    if profile.reads == Reads::Plain {
        plain(&document.nodes, &mut out);
        return out;
    }
    let writer = Writer { profile };
    writer.root(document, &mut out);
    writer.nodes(&document.nodes, &mut out);
    out.push_str("</speak>\n");
    out
}

/// Nodes as they stand inside a document.
pub(crate) fn inside(nodes: &[Node], profile: &Profile) -> String {
    let mut out = String::new();
    Writer { profile }.nodes(nodes, &mut out);
    out
}

/// The words: paragraphs parted by an empty line, other white space as one space.
fn plain(nodes: &[Node], out: &mut String) {
    let mut text = String::new();
    words(nodes, &mut text);
    for paragraph in text.split("\n\n") {
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&nfc(&words.join(" ")));
        out.push('\n');
    }
}

struct Writer<'w> {
    profile: &'w Profile,
}

impl Writer<'_> {
    fn root(&self, document: &Document, out: &mut String) {
        let profile = self.profile;
        let mut tag = Tag::open("speak", out);
        if let Some(rule) = attribute(profile, "speak", "version")
            && rule.need == Need::Required
        {
            let written = rule.value.alternatives(&profile.values);
            tag = tag.with("version", written.first().unwrap_or(&"1.1"));
        }
        if profile.document.namespace != Need::Optional {
            tag = tag.with("xmlns", SSML);
        }
        if attribute(profile, "speak", "xml:lang").is_some() {
            tag = tag.with("xml:lang", &document.language);
        }
        tag.end();
    }

    fn nodes(&self, nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => escape(&nfc(&text.text), out),
                Node::Break(pause) => self.pause(pause, out),
                Node::Mark(mark) if self.profile.elements.contains_key("bookmark") => {
                    Tag::open("bookmark", out).with("mark", &mark.name).empty();
                }
                Node::Mark(mark) => Tag::open("mark", out).with("name", &mark.name).empty(),
                Node::Element(element) => self.element(element, out),
            }
        }
    }

    fn pause(&self, pause: &Break, out: &mut String) {
        let strength = pause.strength.map(|s| ("strength", s.word().to_owned()));
        let time = pause.ms.map(|ms| ("time", format!("{ms}ms")));
        all(Tag::open("break", out), strength.into_iter().chain(time)).empty();
    }

    fn element(&self, element: &Element, out: &mut String) {
        let name = name(&element.manner);
        let tag = Tag::open(name, out);
        match &element.manner {
            Manner::Paragraph | Manner::Sentence => tag,
            Manner::Emphasis(level) => tag.with("level", level.word()),
            Manner::Prosody(prosody) => all(tag, self.prosody(prosody)),
            Manner::Language(language) => tag.with("xml:lang", language),
            Manner::Voice(voice) => all(tag, self.voice(voice)),
            Manner::SayAs(say_as) => {
                let tag = tag.with("interpret-as", &say_as.interpret_as);
                let format = say_as.format.clone().map(|f| ("format", f));
                let detail = say_as.detail.clone().map(|d| ("detail", d));
                all(tag, format.into_iter().chain(detail))
            }
            Manner::Sub { alias } => tag.with("alias", &nfc(alias)),
            Manner::Phoneme(phoneme) => {
                let alphabet = phoneme.alphabet.as_deref().unwrap_or("ipa");
                tag.with("alphabet", alphabet).with("ph", &phoneme.ph)
            }
        }
        .end();
        self.nodes(&element.nodes, out);
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }

    fn prosody(&self, prosody: &Prosody) -> Vec<(&'static str, String)> {
        let profile = self.profile;
        let pitch = |name, value| Some((name, forms::pitch(profile, name, value)?.value));
        let rate = |value| Some(("rate", forms::rate(profile, value)?.value));
        let volume = |value| Some(("volume", forms::volume(profile, value)?.value));
        let duration = prosody
            .duration_ms
            .map(|ms| ("duration", format!("{ms}ms")));
        let pitched = prosody.pitch.and_then(|p| pitch("pitch", p));
        let ranged = prosody.range.and_then(|p| pitch("range", p));
        let all = [
            pitched,
            ranged,
            prosody.rate.and_then(rate),
            duration,
            prosody.volume.and_then(volume),
        ];
        all.into_iter().flatten().collect()
    }

    fn voice(&self, voice: &Voice) -> Vec<(&'static str, String)> {
        let named = ["languages", "language", "xml:lang"];
        let key = named
            .into_iter()
            .find(|n| attribute(self.profile, "voice", n).is_some());
        let language = key.zip(voice.language.clone());
        let gender = voice.gender.clone().map(|g| ("gender", g));
        let age = voice.age.map(|n| ("age", n.to_string()));
        let variant = voice.variant.map(|n| ("variant", n.to_string()));
        let name = voice.name.clone().map(|n| ("name", n));
        [gender, age, variant, name, language]
            .into_iter()
            .flatten()
            .collect()
    }
}

fn all<'o>(tag: Tag<'o>, attributes: impl IntoIterator<Item = (&'static str, String)>) -> Tag<'o> {
    let attributes = attributes.into_iter();
    attributes.fold(tag, |tag, (name, value)| tag.with(name, &value))
}
