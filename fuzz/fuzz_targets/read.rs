//! Blocks and what is left out cover every byte that is not space, once.
#![no_main]

use aloud::document::Choice;
use aloud::read;
use aloud::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: Vec<u8>| {
    let Ok(source) = Source::from_bytes("fuzz", bytes) else { return };
    let document = read::text(&source, &Choice::default());
    let mut spans: Vec<_> = document.blocks.iter().map(|b| b.span).chain(document.left_out.iter().map(|l| l.span)).collect();
    spans.sort();
    let mut at = 0;
    for span in spans {
        assert!(span.start >= at);
        assert!(source.text()[at as usize..span.start as usize].chars().all(char::is_whitespace));
        at = span.end;
    }
    assert!(source.text()[at as usize..].chars().all(char::is_whitespace));
});
