//! Normalization against a pass of Unicode word segmentation over the same text, and against itself at growing sizes.
//!
//! `cargo bench --bench normalize`. The text is the samples, repeated.

use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

/// About `bytes` bytes of news, a paragraph a line.
fn news(bytes: usize) -> String {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let mut files: Vec<_> = std::fs::read_dir(samples)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .collect();
    files.sort();
    let text: String = files
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .filter_map(|p| std::fs::read_to_string(p).ok())
        .collect();
    let mut out = String::new();
    while out.len() < bytes && !text.is_empty() {
        out.push_str(&text);
    }
    out
}

const SIZES: [usize; 3] = [1_000, 100_000, 10_000_000];

#[divan::bench(args = SIZES, sample_count = 10)]
fn normalize(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = news(bytes);
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        for line in text.lines() {
            black_box(normalizer.speech(line, Context::default()).text.len());
        }
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn unicode_words(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = news(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        for line in text.lines() {
            black_box(line.unicode_words().map(str::len).sum::<usize>());
        }
    });
}

#[divan::bench]
fn load_lexicon(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| black_box(aloud::lexicon::builtin::en_us()));
}
