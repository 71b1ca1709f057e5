//! `aloud sentences`: where sentences end.

use crate::args::Sentences;
use crate::failure::Failure;
use crate::inputs;
use crate::lexicons::{context, lexicon};
use aloud::normalize::Normalizer;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

pub fn run(args: &Sentences) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let context = context(&args.reading)?;
    let source = inputs::source(&args.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut normalizer = Normalizer::new(&lexicon);
    for line in source.text().lines() {
        let spans = normalizer.sentences(line, context);
        let sentences: Vec<&str> = spans.iter().map(|s| s.of(line)).collect();
        if args.lines {
            serde_json::to_writer(&mut out, &sentences)
                .map_err(|e| Failure::from(std::io::Error::from(e)))?;
            writeln!(out)?;
        } else {
            sentences.iter().try_for_each(|s| writeln!(out, "{s}"))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
