//! Speed of SSML: writing it, cutting an article into requests, judging what was written.
//!
//! `cargo bench --bench ssml`. The documents are the samples; items are documents.
#![allow(clippy::unwrap_used)] // a bench may

use aloud::document::{Block, Document, Role};
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::markup::Markup;
use aloud::normalize::Normalizer;
use aloud::pack::{document, pack_as};
use aloud::request::{Form, limits};
use aloud::script::Script;
use aloud::source::{Source, Span, Text};
use aloud::spell::{Spell, Spelling};
use aloud::ssml::profiles::by_name;
use aloud::ssml::validate::validate;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// The samples.
const ARTICLES: [&str; 3] = [
    include_str!("../samples/summit.txt"),
    include_str!("../samples/markets-and-matches.txt"),
    include_str!("../samples/harbor-fire.txt"),
];

const ENGINES: [&str; 4] = ["w3c-1.1", "polly-neural", "google", "azure"];

fn script(text: &str) -> Script {
    let source = Source::new("bench", text).unwrap();
    let mut found = Document::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len() as u32);
        at += line.len() as u32;
        if !span.is_empty() {
            found.blocks.push(Block {
                role: Role::Body,
                text: Text::from_span(&source, span),
                span,
                rule: "bench",
            });
        }
    }
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    Script::new(&found, &mut normalizer, Style::default())
}

fn scripts() -> Vec<Script> {
    ARTICLES.iter().map(|text| script(text)).collect()
}

#[divan::bench(args = [Spell::Expand, Spell::Sub])]
fn emit(bencher: Bencher<'_, '_>, spell: Spell) {
    let scripts = scripts();
    let markup = Markup {
        spelling: Spelling {
            spell,
            ..Spelling::default()
        },
        ..Markup::default()
    };
    let all = || scripts.iter().map(|s| document(s, &markup, "en-US").len());
    bencher
        .counter(BytesCount::new(all().sum::<usize>()))
        .counter(ItemsCount::new(scripts.len()))
        .bench_local(|| black_box(all().sum::<usize>()));
}

#[divan::bench(args = ENGINES)]
fn chunk(bencher: Bencher<'_, '_>, engine: &str) {
    let scripts = scripts();
    let profile = by_name(engine, &[]).unwrap();
    let limits = limits(&profile);
    let all = || {
        let pack = |script: &Script| {
            let form = Form::Profile(&profile);
            let packed = pack_as(script, &limits, form, &Markup::default(), "en-US").unwrap();
            packed.chunks.iter().map(|c| c.ssml.len()).sum::<usize>()
        };
        scripts.iter().map(pack).sum::<usize>()
    };
    bencher
        .counter(BytesCount::new(all()))
        .counter(ItemsCount::new(scripts.len()))
        .bench_local(|| black_box(all()));
}

#[divan::bench]
fn judge(bencher: Bencher<'_, '_>) {
    let profile = by_name("w3c-1.1", &[]).unwrap();
    let write = |script: &Script| document(script, &Markup::default(), "en-US");
    let documents: Vec<Source> = scripts()
        .iter()
        .map(|s| Source::new("bench", write(s)).unwrap())
        .collect();
    let bytes: usize = documents.iter().map(|d| d.text().len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(documents.len()))
        .bench_local(|| {
            for document in &documents {
                black_box(validate(document, &profile).len());
            }
        });
}
