//! The arguments, as typed. Doc comments are the help texts.

use aloud::ssml::model::Manner;
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
  aloud assemble intro.wav 1.wav 2.wav -o out.wav      join clips that you have
  aloud read article.txt                               what is read, what is left out, and why
  echo 'On Nov. 16, Sen. Cruz got $5M.' | aloud explain
  aloud ssml article.txt --engine espeak-ng --out-dir chunks

Exit codes:
  0  done
  1  done, but something is wrong: a chunk failed, a document is not valid, --strict found a doubtful reading
  2  could not start: arguments, configuration, lexicon, unreadable input";

/// One command each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Speak an article into a WAV file
    Say(Say),
    /// Join clips of any engine into one level, well-paced WAV file
    Assemble(Assemble),
    /// Write the SSML of an article, or an SSML document in the dialect of another engine
    Ssml(Ssml),
    /// Judge SSML documents by the recommendation or by what an engine takes
    Validate(Validate),
    /// Show what of an article is read, and what is left out, and why
    Read(Read),
    /// Write text as it is said: "Nov. 16" becomes "November sixteenth"
    Normalize(Normalize),
    /// Show where sentences end
    Sentences(Sentences),
    /// Show how each written token is read, and why
    Explain(Explain),
    /// List the engines and whether they work on this machine
    Engines(Engines),
}

/// What the reader takes from an article.
#[derive(Debug, ClapArgs)]
pub struct Choosing {
    /// Roles to read besides headline, byline and body, by commas; a leading `-` leaves one out: `caption,date,-byline`
    #[arg(long, value_name = "ROLES", allow_hyphen_values = true)]
    pub include: Option<String>,
}

/// How words are read.
#[derive(Debug, ClapArgs)]
pub struct Reading {
    /// A lexicon file laid over the built-in one (tab-separated rows, see lexicons/README.md); may be repeated, later wins
    #[arg(long = "lexicon", value_name = "FILE")]
    pub lexicons: Vec<PathBuf>,
    /// The language, en-US or en-GB: its lexicon and its style (British: "and" in numbers, the day first)
    #[arg(long = "lang", value_name = "TAG", default_value = "en-US")]
    pub language: String,
    /// How things are worded, by commas, later wins: `and`, `day-first`, `emoji=silent`, `literal` (see docs/styles.md)
    #[arg(long, value_name = "STYLES")]
    pub style: Option<String>,
}

/// Which engine speaks.
#[derive(Debug, ClapArgs)]
pub struct Speaking {
    /// The engine; `aloud engines` lists them
    #[arg(long, value_name = "NAME", default_value = "builtin")]
    pub engine: String,
    /// A file that describes an engine of your own; may be repeated
    #[arg(long = "engine-file", value_name = "FILE")]
    pub engine_files: Vec<PathBuf>,
}

/// How long pauses are.
#[derive(Debug, ClapArgs)]
pub struct Pacing {
    /// A file of pauses laid over the table for news (see pacing/news.toml)
    #[arg(long = "pacing", value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// slower, normal, faster, or a figure such as 0.9: shortens or lengthens pauses, and speaks so if the engine can
    #[arg(long, value_name = "PACE", default_value = "normal", value_parser = aloud::pacing::pace)]
    pub pace: f64,
}

/// What the programme's sound shall be like.
#[derive(Debug, ClapArgs)]
pub struct Sound {
    /// The level of a place of publication: podcast, spotify, ebu, acx, alexa (see presets/loudness.toml)
    #[arg(long, value_name = "NAME", default_value = "podcast", value_parser = aloud::assembly::preset::by_name)]
    pub preset: &'static aloud::assembly::preset::Preset,
    /// Another integrated loudness in LUFS (for acx: mean power in dB RMS)
    #[arg(
        long,
        alias = "loudness",
        value_name = "LUFS",
        allow_negative_numbers = true
    )]
    pub target: Option<f64>,
    /// Another ceiling of the true peak in dBTP
    #[arg(
        long,
        alias = "true-peak",
        value_name = "DBTP",
        allow_negative_numbers = true
    )]
    pub peak: Option<f64>,
    /// How the loudness of a mono file is counted: as the one channel it is, or as the two it is heard from (3 LU more)
    #[arg(long, value_enum, default_value_t)]
    pub mono: Mono,
    /// Channels of the programme
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=2))]
    pub channels: u16,
    /// Sample rate in Hz [default: what the preset asks for, else the first clip's]
    #[arg(long, value_name = "HZ")]
    pub sample_rate: Option<u32>,
    /// How samples are stored: integers of 16 or 24 bits with dither, or 32-bit floats
    #[arg(long, value_enum, default_value_t)]
    pub bits: Bits,
}

/// How the loudness of a mono file is counted.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Mono {
    // What meters print.
    #[default]
    AsIs,
    // As two equal channels: -16 gives a file that measures -19.
    Dual,
}

/// How samples are stored.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Bits {
    #[default]
    #[value(name = "16")]
    Sixteen,
    #[value(name = "24")]
    TwentyFour,
    Float,
}

/// Arguments of `say`.
#[derive(Debug, ClapArgs)]
pub struct Say {
    /// The article; `-` is standard input
    pub article: PathBuf,
    /// The WAV file to write
    #[arg(short, long, value_name = "OUT.wav")]
    pub output: PathBuf,
    #[command(flatten)]
    pub speaking: Speaking,
    /// The engine's voice
    #[arg(long, value_name = "NAME")]
    pub voice: Option<String>,
    /// Speed, 1.0 is the voice's own
    #[arg(long, value_name = "FACTOR")]
    pub rate: Option<f32>,
    #[command(flatten)]
    pub pacing: Pacing,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub choosing: Choosing,
    /// Also write captions (WebVTT), one cue a sentence
    #[arg(long, value_name = "OUT.vtt")]
    pub captions: Option<PathBuf>,
    #[command(flatten)]
    pub sound: Sound,
    /// Print the report as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// No progress, no summary
    #[arg(short, long)]
    pub quiet: bool,
}

/// Arguments of `assemble`.
#[derive(Debug, ClapArgs)]
pub struct Assemble {
    /// The clips in the order they are heard: WAV of any kind, AU, MP3, FLAC, Ogg Vorbis; `-` is standard input
    #[arg(value_name = "CLIP")]
    pub clips: Vec<PathBuf>,
    /// A file with a clip a line: its path and, if wanted, parted by tabs, what follows it (`sentence`, `headline`, a role, or
    /// ms) and what is said in it. They are heard after the clips named here; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub list: Option<PathBuf>,
    /// The WAV file to write
    #[arg(short, long, value_name = "OUT.wav")]
    pub output: PathBuf,
    /// The clips have no header: what their samples are, such as 24000:1:s16le
    #[arg(long, value_name = "HZ:CHANNELS:SAMPLES", value_parser = raw)]
    pub raw: Option<aloud::decode::Format>,
    /// The silence between two clips where the list says nothing else, in ms [default: as after a sentence, 400]
    #[arg(long, value_name = "MS")]
    pub pause: Option<u32>,
    #[command(flatten)]
    pub pacing: Pacing,
    #[command(flatten)]
    pub sound: Sound,
    /// One clip goes into the file as it is, to the last bit: no trimming, no pauses, no gain, no dither; it is only measured
    #[arg(long)]
    pub as_is: bool,
    /// The title, for the file's tags
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Write the report as JSON: level, presets, and where each clip lies
    #[arg(long, value_name = "FILE.json")]
    pub report: Option<PathBuf>,
    /// Print the report as JSON on standard output
    #[arg(long)]
    pub json: bool,
    /// No progress, no summary
    #[arg(short, long)]
    pub quiet: bool,
}

/// A declaration of headerless samples; `raw:` before it may be left out.
fn raw(written: &str) -> Result<aloud::decode::Format, String> {
    let bare = written.strip_prefix("raw:").unwrap_or(written);
    format!("raw:{bare}")
        .parse()
        .map_err(|e: aloud::decode::FormatError| e.to_string())
}

/// Arguments of `ssml`.
#[derive(Debug, ClapArgs)]
pub struct Ssml {
    /// The article, or a document that is SSML already; `-` is standard input
    pub article: PathBuf,
    /// Cut into chunks within this engine's limits; without it, one SSML 1.1 document. Also any profile of `aloud validate`:
    /// then each chunk is a request as that engine takes it
    #[arg(long, value_name = "NAME")]
    pub engine: Option<String>,
    /// The profile by which a document that is SSML already was written [default: w3c-1.1, or w3c-1.0 where it says so]
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// How an article's figures and abbreviations are sent: written out, as written with the words beside them, or left to
    /// the engine where its profile says that it reads them well
    #[arg(long, value_enum, default_value_t)]
    pub spell: Spell,
    /// Moments whose times the engine shall tell, named after the source bytes: the sentence `s120-161`, the word `w120-124`
    /// [default: sentence where the engine's profile says that it tells them, else none]
    #[arg(long, value_enum)]
    pub marks: Option<Marks>,
    #[command(flatten)]
    pub pacing: Pacing,
    /// How quotations of four words or more are said: voice=NAME, or pitch, range, rate, volume as SSML has them:
    /// pitch=-1st,rate=97%
    #[arg(long, value_name = "MANNER", value_parser = aloud::ssml::setting::parse)]
    pub quotations: Option<Manner>,
    /// How brackets are said, in the same form
    #[arg(long, value_name = "MANNER", value_parser = aloud::ssml::setting::parse)]
    pub parentheses: Option<Manner>,
    /// A file with a profile of your own (see profiles/README.md); may be repeated
    #[arg(long = "profile-file", value_name = "FILE")]
    pub profile_files: Vec<PathBuf>,
    /// One JSON object with the requests and what was lost, with places
    #[arg(long, conflicts_with_all = ["output", "out_dir"])]
    pub json: bool,
    /// A file that describes an engine of your own; may be repeated
    #[arg(long = "engine-file", value_name = "FILE")]
    pub engine_files: Vec<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", conflicts_with = "out_dir")]
    pub output: Option<PathBuf>,
    /// Write `0001.ssml`… and `chunks.jsonl` with the source spans into this folder
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub choosing: Choosing,
}

/// Which moments are named.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Marks {
    /// None
    None,
    /// The beginning of each sentence
    Sentence,
    /// Also the beginning of each word, as it is written: one mark for 3.2%
    Word,
}

/// How figures and abbreviations are sent.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub enum Spell {
    /// As words: November sixteenth
    #[default]
    Expand,
    /// As written, with an alias: <sub alias="November sixteenth">Nov. 16</sub>
    Sub,
    /// As <say-as> where the engine reads it as we do, else with an alias
    SayAs,
}

/// Arguments of `validate`.
#[derive(Debug, ClapArgs)]
pub struct Validate {
    /// The documents; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<PathBuf>,
    /// The profile to judge by; `help` lists them [default: w3c-1.1, or w3c-1.0 where the document says so]
    #[arg(long, value_name = "NAME")]
    pub engine: Option<String>,
    /// A file with a profile of your own, or with what it corrects in another (see profiles/README.md); may be repeated
    #[arg(long = "profile-file", value_name = "FILE")]
    pub profile_files: Vec<PathBuf>,
    /// One JSON object a document
    #[arg(long)]
    pub json: bool,
    /// Exit with 1 for warnings too
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `read`.
#[derive(Debug, ClapArgs)]
pub struct Read {
    /// The article; `-` is standard input
    pub article: PathBuf,
    #[command(flatten)]
    pub choosing: Choosing,
    /// One JSON object
    #[arg(long)]
    pub json: bool,
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
    /// A page that shows both texts side by side, the rule under the pointer
    #[arg(long, conflicts_with = "json")]
    pub html: bool,
    /// Also the words that are said as written
    #[arg(long)]
    pub words: bool,
    #[command(flatten)]
    pub reading: Reading,
}

/// Arguments of `engines`.
#[derive(Debug, ClapArgs)]
pub struct Engines {
    /// A file that describes an engine of your own; may be repeated
    #[arg(long = "engine-file", value_name = "FILE")]
    pub engine_files: Vec<PathBuf>,
    /// One JSON object an engine
    #[arg(long)]
    pub json: bool,
}
