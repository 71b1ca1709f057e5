//! How much of a manner an engine heeds: attribute by attribute, each value in a form that it takes.

use crate::phonetics::alphabet::Alphabet;
use crate::phonetics::notation::respelled;
use crate::phonetics::pronunciation::Pronunciation;
use crate::source::Span;
use crate::ssml::forms::{self, attribute};
use crate::ssml::model::{Element, Manner, Node, Phoneme, Prosody, SayAs, Voice};
use crate::ssml::profile::{AttributeRule, Support};
use crate::ssml::reduce::{Reducer, words};

/// What a phoneme element says, if it says it in English in an alphabet that we know.
fn sounds(phoneme: &Phoneme) -> Option<Pronunciation> {
    let alphabet = Alphabet::by_name(phoneme.alphabet.as_deref().unwrap_or("ipa"))?;
    Pronunciation::parse(&phoneme.ph, alphabet).ok()
}

impl Reducer<'_> {
    /// The manner as far as the engine takes its attributes; `None` if nothing of it remains.
    pub(crate) fn manner(&mut self, element: &Element) -> Option<Manner> {
        match &element.manner {
            Manner::Prosody(prosody) => self.prosody(prosody, element.span).map(Manner::Prosody),
            Manner::Voice(voice) => self.voice(voice, element.span).map(Manner::Voice),
            Manner::SayAs(say_as) => self.say_as(say_as, element.span).map(Manner::SayAs),
            Manner::Phoneme(phoneme) => self.phoneme(phoneme, element.span),
            other => Some(other.clone()),
        }
    }

    fn prosody(&mut self, prosody: &Prosody, span: Span) -> Option<Prosody> {
        let profile = self.profile;
        let rate = prosody.rate.map(|r| forms::rate(profile, r));
        let pitch = prosody.pitch.map(|p| forms::pitch(profile, "pitch", p));
        let range = prosody.range.map(|p| forms::pitch(profile, "range", p));
        let volume = prosody.volume.map(|v| forms::volume(profile, v));
        let lasts = |ms: u32| attribute(profile, "prosody", "duration").filter(|_| ms > 0);
        let duration = prosody.duration_ms.map(|ms| {
            let exact = true;
            lasts(ms).map(|_| forms::Form {
                value: String::new(),
                exact,
            })
        });
        let all = [
            ("rate", rate),
            ("pitch", pitch),
            ("range", range),
            ("volume", volume),
            ("duration", duration),
        ];
        let mut kept = *prosody;
        for (name, form) in all {
            match form {
                None | Some(Some(forms::Form { exact: true, .. })) => {}
                Some(Some(form)) => {
                    self.lost(
                        format!("{name} on <prosody>"),
                        &format!("`{}` is the nearest", form.value),
                        span,
                    );
                }
                Some(None) => {
                    self.lost(format!("{name} on <prosody>"), "it stays as it is", span);
                    match name {
                        "rate" => kept.rate = None,
                        "pitch" => kept.pitch = None,
                        "range" => kept.range = None,
                        "volume" => kept.volume = None,
                        _ => kept.duration_ms = None,
                    }
                }
            }
        }
        (kept != Prosody::default()).then_some(kept)
    }

    fn voice(&mut self, voice: &Voice, span: Span) -> Option<Voice> {
        let takes = |name: &str, value: &str| {
            let rule = attribute(self.profile, "voice", name);
            rule.is_some_and(|r| r.value.accepts(value, &self.profile.values))
        };
        let speaks = |language: &String| {
            ["languages", "language", "xml:lang"]
                .iter()
                .any(|n| takes(n, language))
        };
        let kept = Voice {
            name: voice.name.clone().filter(|n| takes("name", n)),
            gender: voice.gender.clone().filter(|g| takes("gender", g)),
            language: voice.language.clone().filter(speaks),
            age: voice.age.filter(|n| takes("age", &n.to_string())),
            variant: voice.variant.filter(|n| takes("variant", &n.to_string())),
        };
        if kept != *voice {
            self.lost("<voice>", "not all that it asks for is taken", span);
        }
        let default = self.profile.document.voice.clone();
        let kept = Voice {
            name: kept.name.or(default),
            ..kept
        };
        (kept != Voice::default()).then_some(kept)
    }

    fn say_as(&mut self, say_as: &SayAs, span: Span) -> Option<SayAs> {
        let rules = &self.profile.say_as;
        let takes = |name: &str, value: &String| {
            let rule = attribute(self.profile, "say-as", name);
            rule.is_some_and(|r| r.value.accepts(value, &self.profile.values))
        };
        let kind = &say_as.interpret_as;
        let asked = say_as;
        let say_as = &SayAs {
            format: asked.format.clone().filter(|f| takes("format", f)),
            detail: asked.detail.clone().filter(|d| takes("detail", d)),
            ..asked.clone()
        };
        if say_as.format != asked.format {
            self.lost(
                format!("the format of {kind}"),
                "the engine chooses it",
                span,
            );
        }
        let named = attribute(self.profile, "say-as", "interpret-as")
            .is_some_and(|rule| rule.value.accepts(kind, &self.profile.values));
        let Some(formats) = rules.kinds.get(kind).filter(|_| named) else {
            if rules.unknown == Support::Full && named {
                return Some(say_as.clone());
            }
            self.lost(
                format!("<say-as> of {kind}"),
                "the engine reads the words as it likes",
                span,
            );
            return None;
        };
        let mut kept = say_as.clone();
        let any = formats.iter().any(|f| f == "<any>");
        let known = |f: &String| any || formats.contains(f);
        if kept.format.as_ref().is_some_and(|f| !known(f)) && rules.unknown_format != Support::Full
        {
            self.lost(
                format!("the format of {kind}"),
                "the engine chooses it",
                span,
            );
            kept.format = None;
        }
        if kept.format.is_none() && rules.needs_format.contains(kind) {
            self.lost(
                format!("<say-as> of {kind}"),
                "the engine reads the words as it likes",
                span,
            );
            return None;
        }
        Some(kept)
    }

    /// The same sounds in an alphabet that the engine takes.
    fn in_another_alphabet(&self, phoneme: &Phoneme, rule: &AttributeRule) -> Option<Phoneme> {
        let sounds = sounds(phoneme)?;
        let takes = |name: &&str| rule.value.accepts(name, &self.profile.values);
        let name = ["ipa", "x-sampa", "cmu-arpabet"].into_iter().find(takes)?;
        Some(Phoneme {
            alphabet: Some(name.to_owned()),
            ph: sounds.write(Alphabet::by_name(name)?),
        })
    }

    /// A word with sounds for an engine that takes no `phoneme`: its own notation, else a respelling, which is reported.
    pub(crate) fn resounded(&mut self, element: &Element, subbed: bool) -> Option<Node> {
        let Manner::Phoneme(phoneme) = &element.manner else {
            return None;
        };
        let sounds = sounds(phoneme)?;
        let mut written = String::new();
        words(&element.nodes, &mut written);
        if let Some(notation) = &self.profile.sounds {
            return Some(Node::text(notation.of(&written, &sounds), element.span));
        }
        let alias = respelled(&sounds);
        self.lost(
            "<phoneme>",
            &format!("it is respelled: `{alias}`"),
            element.span,
        );
        if !subbed {
            return Some(Node::text(alias, element.span));
        }
        let written = vec![Node::text(written, element.span)];
        Some(Node::element(Manner::Sub { alias }, written, element.span))
    }

    fn phoneme(&mut self, phoneme: &Phoneme, span: Span) -> Option<Manner> {
        let rule = attribute(self.profile, "phoneme", "alphabet");
        let alphabet = phoneme.alphabet.as_deref().unwrap_or("ipa");
        if rule.is_some_and(|r| r.value.accepts(alphabet, &self.profile.values)) {
            return Some(Manner::Phoneme(phoneme.clone()));
        }
        if let Some(other) = rule.and_then(|r| self.in_another_alphabet(phoneme, r)) {
            return Some(Manner::Phoneme(other));
        }
        self.lost(
            format!("<phoneme> in {alphabet}"),
            "the word is said as written",
            span,
        );
        None
    }
}
