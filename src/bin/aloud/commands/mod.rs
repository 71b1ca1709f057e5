//! One file per command.

mod assemble;
mod convert;
mod engines;
mod explain;
mod normalize;
mod read;
mod say;
mod sentences;
mod ssml;
mod validate;

use crate::args::{Args, Command};
use crate::failure::Failure;
use std::process::ExitCode;

/// Runs the command that was asked for.
pub fn run(args: Args) -> Result<ExitCode, Failure> {
    match args.command {
        Command::Say(args) => say::run(&args),
        Command::Assemble(args) => assemble::run(&args),
        Command::Ssml(args) => ssml::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Read(args) => read::run(&args),
        Command::Normalize(args) => normalize::run(&args),
        Command::Sentences(args) => sentences::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Engines(args) => engines::run(&args),
    }
}
