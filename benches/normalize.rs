//! Normalization against a pass of Unicode word segmentation over the same text, and against itself at growing sizes.
//!
//! `cargo bench --bench normalize`. The texts are plain prose and the samples, repeated.

use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    divan::main();
}

/// News as it mostly is: a number every thirty words or so.
const PROSE: &str = include_str!("prose.txt");

/// The samples: a number every sixth word.
const FIGURES: &str = concat!(
    include_str!("../samples/summit.txt"),
    include_str!("../samples/markets-and-matches.txt"),
    include_str!("../samples/harbor-fire.txt"),
);

/// The text again and again, until there are `bytes` bytes.
fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(bytes.div_ceil(text.len()))
}

fn normalize(bencher: Bencher<'_, '_>, text: &str) {
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        for line in text.lines() {
            black_box(normalizer.speech(line, Context::default()).text.len());
        }
    });
}

const SIZES: [usize; 3] = [1_000, 100_000, 10_000_000];

#[divan::bench(args = SIZES, sample_count = 10)]
fn prose(bencher: Bencher<'_, '_>, bytes: usize) {
    normalize(bencher, &repeated(PROSE, bytes));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn figures(bencher: Bencher<'_, '_>, bytes: usize) {
    normalize(bencher, &repeated(FIGURES, bytes));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn prose_by_unicode_words(bencher: Bencher<'_, '_>, bytes: usize) {
    let text = repeated(PROSE, bytes);
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
