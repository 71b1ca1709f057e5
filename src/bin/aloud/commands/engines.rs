//! `aloud engines`, and finding the engine a command was asked to use.

use crate::args::Engines;
use crate::failure::Failure;
use crate::inputs::print;
use aloud::engine::{Availability, Engine};
use aloud::engines::{self, DEFAULT};
use serde::Serialize;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// An engine as `--json` shows it.
#[derive(Serialize)]
struct Listed<'e> {
    name: &'e str,
    about: &'e str,
    default: bool,
    origin: &'static str,
    input: aloud::engine::Input,
    limits: aloud::chunk::Limits,
    voices: Vec<String>,
    #[serde(flatten)]
    availability: Availability,
}

pub fn run(args: &Engines) -> Result<ExitCode, Failure> {
    let catalogue = engines::all(&engines::folders()).map_err(|e| Failure::start(e.to_string()))?;
    let mut all = catalogue.engines;
    for file in &args.engine_files {
        all.push(engines::from_file(file).map_err(|e| Failure::start(e.to_string()))?);
    }
    let mut out = String::new();
    for engine in &all {
        if args.json {
            let json = serde_json::to_string(&listed(engine.as_ref()))
                .map_err(|e| Failure::work(e.to_string()))?;
            let _ = writeln!(out, "{json}");
        } else {
            describe(engine.as_ref(), &mut out);
        }
    }
    print(&out)?;
    for fault in &catalogue.faults {
        eprintln!("aloud: warning: {fault}");
    }
    Ok(ExitCode::SUCCESS)
}

fn listed(engine: &dyn Engine) -> Listed<'_> {
    Listed {
        name: engine.name(),
        about: engine.about(),
        default: engine.name() == DEFAULT,
        origin: engine.origin().name(),
        input: engine.input(),
        limits: engine.limits(),
        voices: engine.voices(),
        availability: engine.availability(),
    }
}

fn describe(engine: &dyn Engine, out: &mut String) {
    let (works, what) = match engine.availability() {
        Availability::Works { version } => ("works", version),
        Availability::Absent { why, hint } => ("absent", format!("{why}; {hint}")),
    };
    let default = if engine.name() == DEFAULT {
        " (default)"
    } else {
        ""
    };
    let _ = writeln!(
        out,
        "{:<14} {works:<7} {}{default}",
        engine.name(),
        engine.about()
    );
    let _ = writeln!(out, "{:22} {what}", "");
    let voices = engine.voices();
    if !voices.is_empty() {
        let _ = writeln!(out, "{:22} voices: {}", "", voices.join(", "));
    }
}

/// The engine of that name: one of the files named on the command line, else any that is known.
pub fn engine(name: &str, files: &[PathBuf]) -> Result<Box<dyn Engine>, Failure> {
    for file in files.iter().rev() {
        let engine = engines::from_file(file).map_err(|e| Failure::start(e.to_string()))?;
        if engine.name() == name {
            return Ok(engine);
        }
    }
    engines::by_name(name, &engines::folders()).map_err(|e| Failure::start(e.to_string()))
}
