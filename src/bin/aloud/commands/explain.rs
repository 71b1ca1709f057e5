//! `aloud explain`: each written token, what it is, who says so, what is said.

use crate::args::Explain;
use crate::failure::Failure;
use crate::inputs;
use aloud::input::Context;
use aloud::lexicon::Lexicon;
use aloud::normalize::Normalizer;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

pub fn run(args: &Explain) -> Result<ExitCode, Failure> {
    let source = inputs::source(&args.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut normalizer = Normalizer::new(Lexicon::builtin());
    for token in normalizer.explain(source.text(), Context::default(), args.all) {
        if args.json {
            let json = serde_json::to_string(&token).map_err(|e| Failure::work(e.to_string()))?;
            writeln!(out, "{json}")?;
            continue;
        }
        let said = token
            .silent
            .map_or_else(|| token.spoken.clone(), |why| format!("({why})"));
        writeln!(
            out,
            "{:<20} {:<13} {said:<40} {}",
            token.written, token.class, token.rule
        )?;
        for other in &token.others {
            writeln!(
                out,
                "    not {:<13} {:<40} {} cost {}",
                other.class, other.spoken, other.rule, other.cost
            )?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
