//! The command line of aloud.

mod args;
mod bar;
mod commands;
mod failure;
mod inputs;
mod lexicons;
mod sound;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(args) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
