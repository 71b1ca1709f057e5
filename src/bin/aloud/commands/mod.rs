//! One file per command.

mod explain;
mod normalize;
mod sentences;

use crate::args::{Args, Command};
use crate::failure::Failure;
use std::process::ExitCode;

/// Runs the command that was asked for.
pub fn run(args: Args) -> Result<ExitCode, Failure> {
    match args.command {
        Command::Normalize(args) => normalize::run(&args),
        Command::Sentences(args) => sentences::run(&args),
        Command::Explain(args) => explain::run(&args),
    }
}
