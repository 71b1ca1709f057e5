//! `aloud normalize`: text as it is said.

use crate::args::Normalize;
use crate::failure::{Failure, SOMETHING_WRONG};
use crate::inputs;
use crate::lexicons::{context, lexicon};
use aloud::input::Context;
use aloud::lexicon::Lexicon;
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
    let context = context(&args.reading)?;
    let source = inputs::source(&args.file)?;
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    if args.lines && !args.json && !args.strict {
        lines_on_all_cores(source.text(), &lexicon, context, &mut out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut normalizer = Normalizer::new(&lexicon);
    let mut doubts = 0;
    for text in texts(source.text(), args.lines) {
        let start = text.as_ptr() as usize - source.text().as_ptr() as usize;
        if args.json {
            json(&mut normalizer, text, start as u32, context, &mut out)?;
        } else {
            out.write_all(normalizer.speech(text, context).text.as_bytes())?;
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

/// Bytes of input that one thread takes at a time.
const SHARE: usize = 1 << 20;

/// Plain lines, the fast way: every core takes a share of the lines, and the shares are written in order.
fn lines_on_all_cores(
    text: &str,
    lexicon: &Lexicon,
    context: Context,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut rest = text;
    while !rest.is_empty() {
        let mut shares = Vec::with_capacity(cores);
        while shares.len() < cores && !rest.is_empty() {
            let (share, after) = rest.split_at(share_end(rest));
            shares.push(share);
            rest = after;
        }
        for spoken in in_parallel(&shares, lexicon, context) {
            out.write_all(spoken.as_bytes())?;
        }
    }
    Ok(())
}

/// The end of the line in which a share is full.
fn share_end(text: &str) -> usize {
    let from = SHARE.min(text.len());
    let line = text.as_bytes()[from..].iter().position(|b| *b == b'\n');
    line.map_or(text.len(), |i| from + i + 1)
}

fn in_parallel(shares: &[&str], lexicon: &Lexicon, context: Context) -> Vec<String> {
    if let [only] = shares {
        return vec![spoken_lines(only, lexicon, context)];
    }
    std::thread::scope(|scope| {
        let threads: Vec<_> = shares
            .iter()
            .map(|s| scope.spawn(|| spoken_lines(s, lexicon, context)))
            .collect();
        threads
            .into_iter()
            .map(|t| {
                t.join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}

fn spoken_lines(text: &str, lexicon: &Lexicon, context: Context) -> String {
    let mut normalizer = Normalizer::new(lexicon);
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for line in text.lines() {
        out.push_str(&normalizer.speech(line, context).text);
        out.push('\n');
    }
    out
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
    context: Context,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut words = normalizer.words(text, context);
    for word in &mut words {
        word.span = word.span.shifted(start);
    }
    let normalized = Normalized {
        written: text,
        spoken: normalizer.speech(text, context).text.clone(),
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
