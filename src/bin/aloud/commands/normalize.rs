//! `aloud normalize`: text as it is said.

use crate::args::Normalize;
use crate::failure::{Failure, SOMETHING_WRONG};
use crate::inputs;
use crate::lexicons::lexicon;
use aloud::input::Context;
use aloud::normalize::{Normalizer, WordOrigin};
use aloud::source::Source;
use serde::Serialize;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// A text as `--json` shows it. Spans are bytes of the whole input.
#[derive(Serialize)]
struct Normalized<'t> {
    written: &'t str,
    spoken: String,
    words: Vec<WordOrigin>,
}

pub fn run(args: &Normalize) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let source = inputs::source(&args.file)?;
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    let mut normalizer = Normalizer::new(&lexicon);
    let mut doubts = 0;
    for text in texts(source.text(), args.lines) {
        let start = text.as_ptr() as usize - source.text().as_ptr() as usize;
        if args.json {
            json(&mut normalizer, text, start as u32, &mut out)?;
        } else {
            out.write_all(normalizer.speech(text, Context::default()).text.as_bytes())?;
            out.write_all(b"\n")?;
        }
        if args.strict {
            doubts += report_doubts(&normalizer, &source, text, start as u32);
        }
    }
    out.flush()?;
    Ok(if doubts > 0 {
        ExitCode::from(SOMETHING_WRONG)
    } else {
        ExitCode::SUCCESS
    })
}

/// The texts of the input: its lines, or its paragraphs.
fn texts(text: &str, lines: bool) -> Box<dyn Iterator<Item = &str> + '_> {
    if lines {
        return Box::new(text.lines());
    }
    let mut rest = text;
    Box::new(std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = paragraph_end(rest);
        let (paragraph, after) = rest.split_at(end);
        rest = after;
        Some(paragraph.trim_end())
    }))
}

/// Where the first paragraph ends: before an empty line.
fn paragraph_end(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            return at;
        }
        at += line.len();
    }
    at
}

fn json(
    normalizer: &mut Normalizer<'_>,
    text: &str,
    start: u32,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut words = normalizer.words(text, Context::default());
    for word in &mut words {
        word.span = word.span.shifted(start);
    }
    let normalized = Normalized {
        written: text,
        spoken: normalizer.speech(text, Context::default()).text.clone(),
        words,
    };
    serde_json::to_writer(&mut *out, &normalized)
        .map_err(|e| Failure::from(std::io::Error::from(e)))?;
    out.write_all(b"\n")?;
    Ok(())
}

fn report_doubts(normalizer: &Normalizer<'_>, source: &Source, text: &str, start: u32) -> usize {
    let doubts = normalizer.doubts(text);
    for (span, doubt) in &doubts {
        eprintln!(
            "{}:{}: doubtful: {doubt}",
            source.name(),
            source.position(start + span.start)
        );
    }
    doubts.len()
}
