//! Any bytes as a lexicon file give rows or an error that names a line.
#![no_main]

use aloud::class::Class;
use aloud::lexicon::Lexicon;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(error) = Lexicon::default().add_words("fuzz.tsv", text, Class::Name) {
        assert!(error.line >= 1 && error.line <= text.lines().count().max(1));
    }
});
