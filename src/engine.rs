//! The contract of an engine: a chunk goes in, a clip comes out.

use crate::audio::Audio;
use crate::chunk::{Chunk, Limits};
use crate::pacing::Table;
use crate::phonetics::notation::Notation;
use serde::{Deserialize, Serialize};

/// What an engine is asked to speak with.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Voice {
    /// The engine's own name of a voice; `None` is its default.
    pub name: Option<String>,
    /// Speed as a multiplier of the voice's own, 1.0 unchanged.
    pub rate: Option<f32>,
    /// BCP 47 language, for engines that ask for one; `None` is `en-US`.
    pub language: Option<String>,
}

/// The sound of one chunk.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    /// The samples as the engine made them.
    pub audio: Audio,
    /// What was put right on the way and a person should know: a word said by transliteration, a false header. Each is
    /// one sentence without a full stop. Empty most of the time.
    pub warnings: Vec<String>,
}

impl Clip {
    /// A clip with nothing to report.
    pub fn new(audio: Audio) -> Self {
        Self {
            audio,
            warnings: Vec::new(),
        }
    }
}

/// Which of the two texts of a chunk an engine is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Input {
    /// [`Chunk::text`].
    Plain,
    /// [`Chunk::ssml`].
    Ssml,
}

/// How an engine is told the sounds of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Telling {
    /// By `<phoneme>`, in IPA.
    #[default]
    Element,
    /// Inside the text.
    Inside(Notation),
    /// It reads [`Chunk::sounds`] itself.
    Aside,
    /// Not at all: it gets a respelling.
    Respelled,
}

/// What kind of sound an engine makes, in the words of the IPTC vocabulary `digitalsourcetype`, for the disclosure in
/// every carrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// A model derived from sampled content: neural voices, statistical voices, voices made of recorded pieces.
    TrainedAlgorithmicMedia,
    /// A pure algorithm without recordings: formant voices, test tones.
    AlgorithmicMedia,
    /// Trained sound mixed with recordings of people.
    CompositeWithTrainedAlgorithmicMedia,
    /// Recordings and synthetic sound mixed in another way.
    CompositeSynthetic,
}

impl Origin {
    /// The name in the vocabulary.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TrainedAlgorithmicMedia => "trainedAlgorithmicMedia",
            Self::AlgorithmicMedia => "algorithmicMedia",
            Self::CompositeWithTrainedAlgorithmicMedia => "compositeWithTrainedAlgorithmicMedia",
            Self::CompositeSynthetic => "compositeSynthetic",
        }
    }

    /// The address that identifies it.
    pub fn uri(self) -> String {
        format!(
            "http://cv.iptc.org/newscodes/digitalsourcetype/{}",
            self.name()
        )
    }
}

/// Whether an engine works on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum Availability {
    /// It answered; with its version.
    Works {
        /// What it says of itself.
        version: String,
    },
    /// It cannot be used, with the reason and the next step.
    Absent {
        /// Why not.
        why: String,
        /// What to do about it.
        hint: String,
    },
}

/// Why a chunk has no clip.
#[derive(Debug, thiserror::Error)]
#[error("engine `{engine}` failed on chunk {chunk} («{saying}»): {reason}")]
pub struct EngineError {
    /// The engine's name.
    pub engine: String,
    /// The chunk's number, from 1.
    pub chunk: usize,
    /// The beginning of the text it was saying.
    pub saying: String,
    /// What went wrong.
    pub reason: Box<Reason>,
}

/// What went wrong inside an engine.
#[derive(Debug, thiserror::Error)]
pub enum Reason {
    /// The program is not there, or may not be started.
    #[error("`{program}` cannot be started: {why}; {hint}")]
    Absent {
        /// The program's name.
        program: String,
        /// What the system said.
        why: String,
        /// What to do.
        hint: String,
    },
    /// It did not answer in time and was stopped.
    #[error(
        "no answer within {seconds} s, so it was stopped; raise `timeout_s` in the engine's description if it is only slow"
    )]
    Timeout {
        /// The limit in seconds.
        seconds: f64,
    },
    /// It said that it failed.
    #[error("it ended with {status}{}", said(.stderr))]
    Failed {
        /// Exit code or signal.
        status: String,
        /// The last lines of what it wrote to standard error.
        stderr: String,
    },
    /// What came back is not usable sound.
    #[error("its answer is not usable sound: {why}{}", said(.stderr))]
    Garbage {
        /// Why not, with the first bytes where they help.
        why: String,
        /// The last lines of what it wrote to standard error.
        stderr: String,
    },
    /// Anything else.
    #[error("{0}")]
    Other(String),
}

fn said(stderr: &str) -> String {
    let lines = stderr.trim();
    if lines.is_empty() {
        String::new()
    } else {
        format!("; it said: {lines}")
    }
}

/// A speech engine.
///
/// Implementations must be usable from several threads, must not read the text again for numbers or abbreviations where
/// they can help it, and must never block for ever. They return the sound as made: trimming, pauses and level are the
/// business of assembly.
pub trait Engine: Send + Sync {
    /// The name users give with `--engine`.
    fn name(&self) -> &str;

    /// One line for `aloud engines`.
    fn about(&self) -> &str;

    /// What kind of sound it makes.
    fn origin(&self) -> Origin;

    /// Which text it reads; [`Engine::limits`] count this one.
    fn input(&self) -> Input {
        Input::Plain
    }

    /// How it is told the sounds of a word.
    fn telling(&self) -> Telling {
        Telling::Respelled
    }

    /// How much it takes at once.
    fn limits(&self) -> Limits;

    /// Pauses that differ for it from the table for news.
    fn pacing(&self) -> Table {
        Table::default()
    }

    /// Whether it can be told [`Voice::rate`].
    fn takes_rate(&self) -> bool {
        true
    }

    /// How many calls of [`Engine::speak`] may run at the same time; at least 1.
    fn parallel(&self) -> usize {
        1
    }

    /// The names [`Voice::name`] may have, the default first; empty if any name is passed on unseen.
    fn voices(&self) -> Vec<String> {
        Vec::new()
    }

    /// Everything besides chunk and [`Voice`] that decides the sound: two engines with the same identity make the same
    /// clip. For cache keys.
    fn identity(&self) -> String {
        match self.availability() {
            Availability::Works { version } => format!("{} {version}", self.name()),
            Availability::Absent { .. } => self.name().to_owned(),
        }
    }

    /// Whether it works here, and why not.
    fn availability(&self) -> Availability;

    /// Speaks one chunk.
    ///
    /// # Errors
    /// [`EngineError`] naming the chunk and its text.
    fn speak(&self, chunk: &Chunk, voice: &Voice) -> Result<Clip, EngineError>;
}

impl EngineError {
    /// An error of `engine` about `chunk`, quoting the first 60 characters of the text.
    pub fn new(engine: &str, chunk: &Chunk, reason: Reason) -> Self {
        let mut saying: String = chunk.text.chars().take(60).collect();
        if saying.len() < chunk.text.len() {
            saying.push('…');
        }
        Self {
            engine: engine.to_owned(),
            chunk: chunk.number,
            saying,
            reason: Box::new(reason),
        }
    }
}
