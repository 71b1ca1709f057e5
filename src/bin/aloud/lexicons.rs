//! The lexicon the user asked for: the built-in one with files laid over it.

use crate::args::Reading;
use crate::failure::Failure;
use crate::inputs;
use aloud::class::Class;
use aloud::lexicon::Lexicon;
use std::borrow::Cow;

/// The built-in lexicon, or a copy with the user's files laid over it in order.
pub fn lexicon(reading: &Reading) -> Result<Cow<'static, Lexicon>, Failure> {
    let mut lexicon = Cow::Borrowed(Lexicon::builtin());
    for file in &reading.lexicons {
        let source = inputs::source(file)?;
        let add = lexicon
            .to_mut()
            .add_words(source.name(), source.text(), Class::Name);
        add.map_err(|e| Failure::start(e.to_string()))?;
    }
    Ok(lexicon)
}
