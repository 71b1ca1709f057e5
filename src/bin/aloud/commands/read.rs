//! `aloud read`: what is read, what is left out, and why.

use crate::args::{Choosing, Read};
use crate::failure::Failure;
use crate::inputs::{self, print};
use aloud::document::Choice;
use aloud::read;
use std::process::ExitCode;

pub fn run(args: &Read) -> Result<ExitCode, Failure> {
    let choice = choice(&args.choosing)?;
    let source = inputs::source(&args.article)?;
    let document = read::text(&source, &choice);
    if args.json {
        let json = serde_json::to_string_pretty(&document.view(&source))
            .map_err(|e| Failure::work(e.to_string()))?;
        print(&format!("{json}\n"))?;
    } else {
        print(&document.listing(&source))?;
    }
    if let Some(empty) = document.emptiness(&source) {
        eprintln!("aloud: {}", empty.one_line(&source));
    }
    Ok(ExitCode::SUCCESS)
}

/// The roles to read.
pub fn choice(choosing: &Choosing) -> Result<Choice, Failure> {
    match &choosing.include {
        None => Ok(Choice::default()),
        Some(list) => list
            .parse()
            .map_err(|e| Failure::start(format!("--include {list}: {e}"))),
    }
}
