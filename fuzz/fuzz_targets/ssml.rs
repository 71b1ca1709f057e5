//! Any bytes as SSML give a tree whose nodes lie in their parents, in order, or an error with a place in the text.
#![no_main]

use aloud::ssml::encoding::decode;
use aloud::ssml::read::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: Vec<u8>| {
    let Ok(source) = decode("fuzz", bytes) else { return };
    let tree = match read(&source) {
        Ok(tree) => tree,
        Err(error) => {
            let span = error.span.expect("an error has a place");
            assert!(source.text().get(span.range()).is_some());
            return;
        }
    };
    let mut at = 0;
    for (i, node) in tree.nodes.iter().enumerate() {
        assert!(node.end > i && node.end <= tree.nodes.len());
        assert!(source.text().get(node.span.range()).is_some() && node.span.start >= at);
        at = node.span.start;
        if let Some(parent) = node.parent {
            assert!(tree.nodes[parent].span.contains(node.span) && tree.nodes[parent].end >= node.end);
        }
    }
});
