//! How the user wants things read: the lexicon of the language with files laid over it, and the style.

use crate::args::Reading;
use crate::failure::Failure;
use crate::inputs;
use aloud::class::Class;
use aloud::input::{Context, Style};
use aloud::language::Language;
use aloud::lexicon::Lexicon;
use aloud::table::TableError;
use std::borrow::Cow;

/// The language asked for.
pub fn language(reading: &Reading) -> Result<Language, Failure> {
    Language::by_tag(&reading.language).map_err(|e| Failure::start(e.to_string()))
}

/// The lexicon of the language, or a copy with the user's files laid over it in order.
pub fn lexicon(reading: &Reading) -> Result<Cow<'static, Lexicon>, Failure> {
    let mut lexicon = Cow::Borrowed(language(reading)?.lexicon());
    let mut errors = Vec::new();
    for file in &reading.lexicons {
        let source = inputs::source(file)?;
        let (name, text) = (source.name(), source.text());
        errors.extend(lexicon.to_mut().add_all_words(name, text, Class::Name));
    }
    refuse(&errors)?;
    Ok(lexicon)
}

/// All rows that cannot be used, one after the other.
pub fn refuse(errors: &[TableError]) -> Result<(), Failure> {
    if errors.is_empty() {
        return Ok(());
    }
    let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
    Err(Failure::start(all.join("\n")))
}

/// The style of the language with the user's choices.
pub fn style(reading: &Reading) -> Result<Style, Failure> {
    let style = language(reading)?.style();
    let style = style.with(reading.style.as_deref().unwrap_or_default());
    style.map_err(|e| Failure::start(format!("--style: {e}")))
}

/// What is known about a text that is not cut into blocks.
pub fn context(reading: &Reading) -> Result<Context, Failure> {
    Ok(Context {
        style: style(reading)?,
        ..Context::default()
    })
}
