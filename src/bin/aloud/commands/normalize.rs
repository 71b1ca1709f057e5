//! `aloud normalize`: text as it is said.

use crate::args::Normalize;
use crate::failure::Failure;
use crate::inputs;
use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

pub fn run(args: &Normalize) -> Result<ExitCode, Failure> {
    let source = inputs::source(&args.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    if args.lines {
        for line in source.text().lines() {
            writeln!(out, "{}", normalizer.speech(line, Context::default()).text)?;
        }
    } else {
        writeln!(
            out,
            "{}",
            normalizer.speech(source.text(), Context::default()).text
        )?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
