//! The house has one direction: a module names only modules below it. The order here is the order of `src/lib.rs`.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

/// From the ground up.
const ROAD: &[&str] = &[
    "nearest",
    "source",
    "diagnostic",
    "config",
    "table",
    "phonetics",
    "pause",
    "pacing",
    "class",
    "document",
    "audio",
    "scan",
    "numerals",
    "style",
    "lexicon",
    "cue",
    "language",
    "input",
    "lattice",
    "amount",
    "modifier",
    "classes",
    "token",
    "item",
    "sentence",
    "speech",
    "normalize",
    "aside",
    "read",
    "script",
    "partition",
    "chunk",
    "engine",
    "ssml",
    "spell",
    "markup",
    "request",
    "pack",
    "decode",
    "engines",
    "programme",
    "output",
    // Streams its file through `output`.
    "assembly",
    "pipeline",
];

fn level(module: &str) -> usize {
    let found = ROAD.iter().position(|m| *m == module);
    found.unwrap_or_else(|| panic!("module `{module}` has no place in ROAD (tests/layers.rs)"))
}

#[test]
fn a_module_names_only_modules_below_it() {
    for file in support::files("src", "rs") {
        let shown = support::shown(&file);
        let inner = shown.trim_start_matches("src/");
        let module = inner
            .split('/')
            .next()
            .unwrap_or(inner)
            .trim_end_matches(".rs");
        if matches!(module, "lib" | "bin") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let own_tests = line.trim() == "use super::*;";
            assert!(
                own_tests || !line.contains("super::"),
                "{shown}:{}: write crate::… instead of super::",
                number + 1
            );
            for used in line.split("crate::").skip(1) {
                let name: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                assert!(
                    name == module || level(&name) < level(module),
                    "{shown}:{}: `{module}` names `{name}`, which stands above it",
                    number + 1
                );
            }
        }
    }
}
