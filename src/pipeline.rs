//! The whole road for one article, on one page.

use crate::assembly::assembler::{Assembler, Placed};
use crate::assembly::error::AssemblyError;
use crate::assembly::report::Report;
use crate::assembly::settings::Settings;
use crate::chunk::Chunk;
use crate::document::{Choice, Document, Role};
use crate::engine::{Engine, EngineError, Telling, Voice};
use crate::input::Style;
use crate::lexicon::Lexicon;
use crate::markup::Markup;
use crate::normalize::Normalizer;
use crate::pack::{PackError, pack_as};
use crate::phonetics::notation;
use crate::programme::{Cue, Programme};
use crate::read;
use crate::request::Form;
use crate::script::Script;
use crate::source::{Source, Span};
use crate::spell::Spelling;
use std::path::Path;
use std::time::{Duration, Instant};

/// The language of what is spoken, if the voice names none.
pub const LANGUAGE: &str = "en-US";

/// Why an article was not spoken.
#[derive(Debug, thiserror::Error)]
pub enum SayError {
    /// No block of the article has a word to say.
    #[error(
        "{name}: nothing to read aloud; `aloud read {name}` shows what was left out and why, `--include` takes it in"
    )]
    NothingToRead {
        /// The article's name.
        name: String,
    },
    /// The engine's limits are too small for the text.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The engine failed.
    #[error(transparent)]
    Engine(#[from] Box<EngineError>),
    /// The clips could not be joined or written.
    #[error(transparent)]
    Assembly(#[from] AssemblyError),
}

/// Who speaks, and how the programme shall be.
pub struct Studio<'e> {
    /// The engine.
    pub engine: &'e dyn Engine,
    /// Its voice.
    pub voice: Voice,
    /// Level, pauses, format.
    pub settings: Settings,
}

/// How far the speaking is.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Chunks spoken.
    pub done: usize,
    /// Chunks in all.
    pub of: usize,
}

/// A programme that was made.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Spoken {
    /// What is heard when.
    pub programme: Programme,
    /// The sound in figures.
    pub report: Report,
    /// What the engine put right on the way, with the chunk's number.
    pub engine_warnings: Vec<String>,
    /// How long the engine took, in ms.
    pub engine_ms: u64,
    /// How long everything took, in ms.
    pub total_ms: u64,
}

/// From the article to what is said.
pub fn script(
    source: &Source,
    lexicon: &Lexicon,
    choice: &Choice,
    style: Style,
) -> (Document, Script) {
    let document = read::text(source, choice);
    let script = Script::new(&document, &mut Normalizer::new(lexicon), style);
    (document, script)
}

/// Speaks a script into the WAV file `output`; `name` is the article's, for messages.
///
/// Nothing is to be seen under `output` until everything has succeeded.
///
/// # Errors
/// [`SayError`]; an old file under `output` is then untouched.
pub fn say(
    name: &str,
    script: &Script,
    studio: &Studio<'_>,
    output: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<Spoken, SayError> {
    let begun = Instant::now();
    let engine = studio.engine;
    let language = studio.voice.language.as_deref().unwrap_or(LANGUAGE);
    let limits = engine.limits();
    // Only between clips is silence exact.
    let parted = (limits.max_sentences == Some(1))
        .then(|| script.clone().parted(&studio.settings.pacing.inside));
    let script = parted.as_ref().unwrap_or(script);
    let telling = engine.telling();
    let markup = Markup {
        spelling: Spelling {
            telling: Some(&telling),
            ..Spelling::default()
        },
        ..Markup::default()
    };
    let form = Form::from(engine.input());
    let chunks = pack_as(script, &limits, form, &markup, language)?.chunks;
    if chunks.is_empty() {
        return Err(SayError::NothingToRead {
            name: name.to_owned(),
        });
    }
    let mut settings = studio.settings.clone();
    let title = title(script);
    settings.tags.title = settings.tags.title.or_else(|| title.clone());
    let mut assembler = Assembler::create(output, settings)?;
    let (mut cues, mut engine_time) = (Vec::new(), Duration::ZERO);
    let mut warnings: Vec<String> = respelled(script, engine).into_iter().collect();
    let mut goes_on = false;
    for (done, chunk) in chunks.iter().enumerate() {
        progress(Progress {
            done,
            of: chunks.len(),
        });
        let asked = Instant::now();
        let clip = engine.speak(chunk, &studio.voice).map_err(Box::new)?;
        engine_time += asked.elapsed();
        warnings.extend(
            clip.warnings
                .iter()
                .map(|w| format!("chunk {}: {w}", chunk.number)),
        );
        let lengths: Vec<usize> = chunk.sentences.iter().map(|s| s.said.len()).collect();
        let placed = assembler.push_sentences(&clip.audio, &lengths, chunk.after)?;
        cue(chunk, &placed, &mut cues, &mut goes_on);
    }
    progress(Progress {
        done: chunks.len(),
        of: chunks.len(),
    });
    let report = assembler.finish()?;
    Ok(Spoken {
        programme: Programme {
            title,
            duration_ms: report.duration_ms,
            cues,
        },
        report,
        engine_warnings: warnings,
        engine_ms: engine_time.as_millis() as u64,
        total_ms: begun.elapsed().as_millis() as u64,
    })
}

/// What an engine is not told that knows no sounds.
fn respelled(script: &Script, engine: &dyn Engine) -> Option<String> {
    if engine.telling() != Telling::Respelled {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for sentence in script.sentences() {
        for sounding in &sentence.sounds {
            let words = sentence
                .words
                .get(sounding.words.clone())
                .unwrap_or_default();
            let said = words.iter().map(|w| w.said).reduce(Span::to);
            let written = said.unwrap_or_default().of(&sentence.text);
            let name = format!("{written} ({})", notation::respelled(&sounding.sounds));
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then(|| {
        format!(
            "{} takes no phonemes, so that these words are respelled: {}",
            engine.name(),
            names.join(", ")
        )
    })
}

fn title(script: &Script) -> Option<String> {
    let headline = script
        .paragraphs
        .iter()
        .find(|p| p.role == Role::Headline)?;
    let texts: Vec<&str> = headline.sentences.iter().map(|s| s.text.as_str()).collect();
    Some(texts.join(" "))
}

/// A cue for each sentence; parts of one make one cue.
fn cue(chunk: &Chunk, placed: &[Placed], cues: &mut Vec<Cue>, goes_on: &mut bool) {
    for (sentence, place) in chunk.sentences.iter().zip(placed) {
        let text = sentence.said.of(&chunk.text);
        match cues.last_mut().filter(|_| *goes_on) {
            Some(cue) => {
                cue.text = format!("{} {text}", cue.text);
                cue.span = cue.span.to(sentence.span);
                cue.end_ms = place.end_ms();
                cue.measured &= place.measured;
            }
            None => cues.push(Cue {
                sentence: cues.len() + 1,
                span: sentence.span,
                text: text.to_owned(),
                start_ms: place.start_ms(),
                end_ms: place.end_ms(),
                measured: place.measured,
            }),
        }
        *goes_on = sentence.after.is_inside();
    }
}
