//! From the model to what an engine takes: what it cannot be told is replaced by the best there is, and reported.
//!
//! No word is ever lost: where an element goes, what stands in it stays.

use crate::source::Span;
use crate::ssml::forms::{self, attribute};
use crate::ssml::loss::Loss;
use crate::ssml::model::{Break, Document, Element, Manner, Node, Voice};
use crate::ssml::profile::{LoneStop, Profile, Reads, Support};
use crate::ssml::units::Strength;

/// The document as `profile` takes it, and what it does not take.
pub fn reduce(document: &Document, profile: &Profile) -> (Document, Vec<Loss>) {
    let mut reducer = Reducer {
        profile,
        losses: Vec::new(),
    };
    let nodes = reducer.root(&document.nodes);
    let reduced = Document {
        language: document.language.clone(),
        nodes,
    };
    (reduced, reducer.losses)
}

/// The name of the element that says so.
pub const fn name(manner: &Manner) -> &'static str {
    match manner {
        Manner::Paragraph => "p",
        Manner::Sentence => "s",
        Manner::Emphasis(_) => "emphasis",
        Manner::Prosody(_) => "prosody",
        Manner::Language(_) => "lang",
        Manner::Voice(_) => "voice",
        Manner::SayAs(_) => "say-as",
        Manner::Sub { .. } => "sub",
        Manner::Phoneme(_) => "phoneme",
    }
}

/// What is being reduced to, and what was lost so far.
pub(crate) struct Reducer<'r> {
    /// What the engine takes.
    pub(crate) profile: &'r Profile,
    losses: Vec<Loss>,
}

impl Reducer<'_> {
    /// Whether the engine does what an element says.
    fn takes(&self, name: &str) -> bool {
        let ssml = self.profile.reads == Reads::Ssml;
        let rule = self.profile.elements.get(name).filter(|_| ssml);
        rule.is_some_and(|r| matches!(r.support, Support::Full | Support::Partial))
    }

    /// Whether one may stand in the other.
    fn fits(&self, parent: &str, child: &str) -> bool {
        let rule = self.profile.elements.get(parent);
        rule.is_some_and(|rule| self.profile.allows(rule, child))
    }

    /// Reports a loss.
    pub(crate) fn lost(&mut self, what: impl Into<String>, instead: &str, span: Span) {
        self.losses.push(Loss::new(what, instead, span));
    }

    /// What stands in `<speak>`; for engines that want everything in a voice, in voices.
    fn root(&mut self, nodes: &[Node]) -> Vec<Node> {
        let Some(voice) = self.profile.document.voice.clone() else {
            return self.nodes(nodes, "speak");
        };
        let mut out = Vec::new();
        let is_voice = |node: &Node| match node {
            Node::Element(e) => matches!(&e.manner, Manner::Voice(v) if v.name.is_some()),
            _ => false,
        };
        for run in nodes.chunk_by(|a, b| !is_voice(a) && !is_voice(b)) {
            match run {
                [node] if is_voice(node) => self.node(node, "speak", &mut out),
                run => {
                    let inner = self.nodes(run, "voice");
                    if inner.iter().any(says) {
                        let manner = Manner::Voice(Voice {
                            name: Some(voice.clone()),
                            ..Voice::default()
                        });
                        out.push(Node::element(manner, inner, Span::default()));
                    }
                }
            }
        }
        out
    }

    fn nodes(&mut self, nodes: &[Node], parent: &str) -> Vec<Node> {
        let mut out = Vec::new();
        for node in nodes {
            self.node(node, parent, &mut out);
        }
        if self.profile.meaning.lone_stop == LoneStop::Word {
            drop_lone_stops(&mut out);
        }
        out
    }

    fn node(&mut self, node: &Node, parent: &str, out: &mut Vec<Node>) {
        match node {
            Node::Text(_) => out.push(node.clone()),
            Node::Break(pause) => out.extend(self.pause(pause, parent)),
            Node::Mark(mark) => {
                let named = ["bookmark", "mark"]
                    .into_iter()
                    .any(|n| self.takes(n) && self.fits(parent, n));
                if named {
                    out.push(node.clone());
                } else {
                    self.lost(
                        format!("the mark `{}`", mark.name),
                        "its time is not reported",
                        mark.span,
                    );
                }
            }
            Node::Element(element) => self.element(element, parent, out),
        }
    }

    fn pause(&mut self, pause: &Break, parent: &str) -> Option<Node> {
        if !self.takes("break") || !self.fits(parent, "break") {
            self.lost(
                "<break>",
                "no pause; put silence there when the sound is joined",
                pause.span,
            );
            return None;
        }
        let timed = attribute(self.profile, "break", "time");
        let strong = attribute(self.profile, "break", "strength").is_some();
        let mut kept = *pause;
        if let Some(strength) = kept.strength.filter(|_| !strong) {
            kept.strength = None;
            kept.ms = kept.ms.or(Some(forms::strength_ms(strength)));
        }
        if !strong && kept.ms.is_none() {
            kept.ms = Some(forms::strength_ms(Strength::Medium));
        }
        let most = timed.and_then(|rule| rule.max_ms);
        if let (Some(ms), Some(most)) = (kept.ms, most)
            && ms > most
        {
            self.lost(
                format!("a break of {ms} ms"),
                &format!("it lasts {most} ms"),
                pause.span,
            );
            kept.ms = Some(most);
        }
        Some(Node::Break(kept))
    }

    fn element(&mut self, element: &Element, parent: &str, out: &mut Vec<Node>) {
        let name = name(&element.manner);
        let whole = Element {
            manner: element.manner.clone(),
            nodes: Vec::new(),
            span: element.span,
        };
        if let Some(manner) = self.takes(name).then(|| self.manner(&whole)).flatten() {
            if self.fits(parent, name) {
                let nodes = self.within(element, name);
                out.push(Node::element(manner, nodes, element.span));
                return;
            }
            if !matches!(manner, Manner::Paragraph | Manner::Sentence) {
                let what = format!("<{name}>");
                let instead = format!("it may not stand in <{parent}>; the words in it are kept");
                self.lost(what, &instead, element.span);
            }
        } else if let Some(manner) = self.instead(element, parent) {
            let nodes = self.within(element, "voice");
            out.push(Node::element(manner, nodes, element.span));
            return;
        }
        let subbed = self.takes("sub") && self.fits(parent, "sub");
        match self.resounded(element, subbed) {
            Some(node) => out.push(node),
            None => self.unwrapped(element, parent, out),
        }
    }

    /// What stands in an element; only text where it is read as one.
    fn within(&mut self, element: &Element, name: &str) -> Vec<Node> {
        if !element.manner.is_whole() {
            return self.nodes(&element.nodes, name);
        }
        let mut text = String::new();
        words(&element.nodes, &mut text);
        vec![Node::text(text, element.span)]
    }

    /// The content of an element that goes.
    fn unwrapped(&mut self, element: &Element, parent: &str, out: &mut Vec<Node>) {
        match &element.manner {
            Manner::Sub { alias } => {
                out.push(Node::text(alias.clone(), element.span));
                return;
            }
            // A paragraph keeps its distance.
            Manner::Paragraph => {
                out.push(Node::text("\n\n", Span::default()));
                out.extend(self.nodes(&element.nodes, parent));
                out.push(Node::text("\n\n", Span::default()));
                return;
            }
            Manner::Sentence => {
                out.extend(self.nodes(&element.nodes, parent));
                out.push(Node::text(" ", Span::default()));
                return;
            }
            manner => {
                let name = name(manner);
                if !self.takes(name) {
                    self.lost(
                        format!("<{name}>"),
                        "the words in it are kept",
                        element.span,
                    );
                }
            }
        }
        out.extend(self.nodes(&element.nodes, parent));
    }

    /// A voice for a language where there is no `lang`.
    fn instead(&mut self, element: &Element, parent: &str) -> Option<Manner> {
        let Manner::Language(language) = &element.manner else {
            return None;
        };
        let speaks = attribute(self.profile, "voice", "xml:lang").is_some();
        if self.takes("lang") || !speaks || !self.takes("voice") || !self.fits(parent, "voice") {
            return None;
        }
        self.lost("<lang>", "another voice speaks", element.span);
        Some(Manner::Voice(Voice {
            language: Some(language.clone()),
            ..Voice::default()
        }))
    }
}

/// Takes away full stops and colons that stand alone between two tags; the tags part enough.
fn drop_lone_stops(nodes: &mut Vec<Node>) {
    let lone = |at: usize| {
        let after_element = at > 0 && matches!(nodes[at - 1], Node::Element(_));
        let before_text = matches!(nodes.get(at + 1), Some(Node::Text(_)));
        let stop = matches!(&nodes[at], Node::Text(text) if matches!(text.text.trim(), "." | ":"));
        stop && after_element && !before_text
    };
    let kept: Vec<bool> = (0..nodes.len()).map(|at| !lone(at)).collect();
    let mut kept = kept.into_iter();
    nodes.retain(|_| kept.next().unwrap_or(true));
}

/// Whether anything is heard of it.
fn says(node: &Node) -> bool {
    match node {
        Node::Text(text) => !text.text.trim().is_empty(),
        Node::Break(_) | Node::Mark(_) => true,
        Node::Element(element) => element.nodes.iter().any(says),
    }
}

/// The words alone.
pub fn words(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&text.text),
            Node::Element(element) => match &element.manner {
                Manner::Sub { alias } => out.push_str(alias),
                _ => words(&element.nodes, out),
            },
            Node::Break(_) | Node::Mark(_) => {}
        }
    }
}
