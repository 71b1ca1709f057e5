//! The arguments, as typed.

use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Turns a written news article into a finished spoken programme.
#[derive(Debug, Parser)]
#[command(name = "aloud", version, about, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One command each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write text as it is said: "Nov. 16" becomes "November sixteenth".
    Normalize(Normalize),
    /// Show the sentences of each line.
    Sentences(Sentences),
    /// Show how each written token is read, and why.
    Explain(Explain),
}

/// Arguments of `normalize`.
#[derive(Debug, ClapArgs)]
pub struct Normalize {
    /// The text; `-` is standard input.
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Each input line is a text of its own and gives exactly one output line.
    #[arg(long)]
    pub lines: bool,
    /// One JSON object a text, with the words and their origin.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `sentences`.
#[derive(Debug, ClapArgs)]
pub struct Sentences {
    /// The text; `-` is standard input.
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Each input line is a paragraph and gives one JSON array of its sentences.
    #[arg(long)]
    pub lines: bool,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// The text; `-` is standard input.
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// One JSON object a token.
    #[arg(long)]
    pub json: bool,
    /// Also the readings that were not chosen.
    #[arg(long)]
    pub all: bool,
}
