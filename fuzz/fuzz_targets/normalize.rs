//! Every word points into its token, and every byte that is not space is in one token.
#![no_main]

use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    let mut at = 0;
    for token in normalizer.explain(text, Context::default(), true) {
        let start = token.span.start as usize;
        assert!(text[at..start].chars().all(char::is_whitespace));
        assert_eq!(token.silent.is_some(), token.spoken.is_empty());
        at = token.span.end as usize;
    }
    assert!(text[at..].chars().all(char::is_whitespace));
    for word in &normalizer.speech(text, Context::default()).words {
        assert!(!word.origin.of(text).is_empty());
    }
});
