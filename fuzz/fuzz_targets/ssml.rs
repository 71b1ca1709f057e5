//! Any bytes as SSML give a tree whose nodes lie in their parents, in order, or an error with a place in the text; every
//! profile's verdict on them has places in the text, in order.
#![no_main]

use aloud::source::Source;
use aloud::ssml::encoding::decode;
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::read::read;
use aloud::ssml::validate::validate;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    names()
        .map(|n| by_name(n, &[]).expect("embedded"))
        .collect()
});

fuzz_target!(|bytes: Vec<u8>| {
    let Ok(source) = decode("fuzz", bytes) else {
        return;
    };
    for profile in PROFILES.iter() {
        let mut at = 0;
        for finding in validate(&source, profile) {
            assert!(source.text().get(finding.span.range()).is_some() && finding.span.start >= at);
            at = finding.span.start;
        }
    }
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
            assert!(
                tree.nodes[parent].span.contains(node.span) && tree.nodes[parent].end >= node.end
            );
        }
    }
});
