//! `aloud explain`: each written token, what it is, who says so, what is said.

use crate::args::Explain;
use crate::failure::Failure;
use crate::inputs;
use crate::lexicons::{context, lexicon};
use aloud::class::Class;
use aloud::normalize::{Explained, Normalizer};
use aloud::output::explanation;
use aloud::source::Source;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

pub fn run(args: &Explain) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let source = inputs::source(&args.file)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let tokens =
        Normalizer::new(&lexicon).explain(source.text(), context(&args.reading)?, args.all);
    if args.html {
        out.write_all(explanation::page(source.name(), source.text(), &tokens).as_bytes())?;
    } else if args.json {
        for token in &tokens {
            serde_json::to_writer(&mut out, token)
                .map_err(|e| Failure::from(std::io::Error::from(e)))?;
            writeln!(out)?;
        }
    } else {
        let shown: Vec<&Explained> = tokens
            .iter()
            .filter(|t| args.words || args.all || is_read(t))
            .collect();
        table(&source, &shown, &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Whether the token is said otherwise than it is written.
fn is_read(token: &Explained) -> bool {
    !matches!(token.class, Class::Word | Class::Punctuation)
}

fn width<'t>(cells: impl Iterator<Item = &'t str>, most: usize) -> usize {
    cells
        .map(|c| c.chars().count())
        .max()
        .unwrap_or(0)
        .min(most)
}

fn said(token: &Explained) -> String {
    match token.silent {
        Some(why) if token.spoken.is_empty() => format!("({why})"),
        _ => token.spoken.clone(),
    }
}

/// Columns: place, as written, class, as said, rule.
fn table(source: &Source, tokens: &[&Explained], out: &mut impl Write) -> Result<(), Failure> {
    let written = width(tokens.iter().map(|t| t.written.as_str()), 32);
    let spoken: Vec<String> = tokens.iter().map(|t| said(t)).collect();
    let heard = width(spoken.iter().map(String::as_str), 48);
    for (token, spoken) in tokens.iter().zip(&spoken) {
        let place = source.position(token.span.start).to_string();
        let form = token.written.replace('\n', " ");
        writeln!(
            out,
            "{place:>7}  {form:<written$}  {:<12}  {spoken:<heard$}  {}",
            token.class, token.rule
        )?;
        for other in &token.others {
            let not = format!("not: {}", other.spoken);
            writeln!(
                out,
                "{:7}  {:<written$}  {:<12}  {not:<heard$}  {} (cost {})",
                "", "", other.class, other.rule, other.cost
            )?;
        }
    }
    Ok(())
}
