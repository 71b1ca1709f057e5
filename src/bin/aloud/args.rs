//! The arguments, as typed. Doc comments are the help texts.

use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Turns a written news article into a finished spoken programme.
///
/// Article → what is read → words as said → sentences → SSML chunks → an engine's clips → one level, well-paced WAV.
/// Every stage can be run and printed alone.
#[derive(Debug, Parser)]
#[command(name = "aloud", version, arg_required_else_help = true, max_term_width = 100, after_long_help = AFTER)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Examples:
  aloud say article.txt -o article.wav                 speak with the built-in voice
  aloud say article.txt -o article.wav --engine flite  speak with another engine
  aloud read article.txt                               what is read, what is left out, and why
  echo 'On Nov. 16, Sen. Cruz got $5M.' | aloud explain
  aloud ssml article.txt --engine espeak-ng --out-dir chunks

Exit codes:
  0  done
  1  done, but something is wrong: a chunk failed, --strict found a doubtful reading
  2  could not start: arguments, configuration, lexicon, unreadable input";

/// One command each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write text as it is said: "Nov. 16" becomes "November sixteenth"
    Normalize(Normalize),
    /// Show where sentences end
    Sentences(Sentences),
    /// Show how each written token is read, and why
    Explain(Explain),
}

/// How words are read.
#[derive(Debug, ClapArgs)]
pub struct Reading {
    /// A lexicon file laid over the built-in one (tab-separated rows, see lexicons/README.md); may be repeated, later wins
    #[arg(long = "lexicon", value_name = "FILE")]
    pub lexicons: Vec<PathBuf>,
}

/// Arguments of `normalize`.
#[derive(Debug, ClapArgs)]
pub struct Normalize {
    /// The text; `-` is standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Each input line is a text of its own and gives exactly one output line; else paragraphs are parted by empty lines
    #[arg(long)]
    pub lines: bool,
    /// One JSON object a text: what is said, and each word with the bytes it came from, class and rule
    #[arg(long)]
    pub json: bool,
    /// List doubtful readings on standard error, and exit with 1 if there are any
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `sentences`.
#[derive(Debug, ClapArgs)]
pub struct Sentences {
    /// The text; `-` is standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// Each input line is a paragraph and gives one JSON array of its sentences
    #[arg(long)]
    pub lines: bool,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// The text; `-` is standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// One JSON object a token
    #[arg(long)]
    pub json: bool,
    /// Also the readings that were not chosen
    #[arg(long)]
    pub all: bool,
    /// Also the words that are said as written
    #[arg(long)]
    pub words: bool,
    #[command(flatten)]
    pub reading: Reading,
}
