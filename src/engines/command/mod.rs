//! Any program as an engine, described in a TOML file.
//!
//! ```toml
//! name = "espeak-ng"
//! about = "eSpeak NG"
//! origin = "algorithmicMedia"
//! install = "apt install espeak-ng"
//! command = ["espeak-ng", "-m", ["-v", "{voice}"], "-f", "{in}", "-w", "{out}"]
//! input = "ssml"
//! ```
//!
//! The command is a list of arguments and never goes through a shell. A list inside it is left out as a whole where one
//! of its placeholders has no value. The program runs in a private temporary folder, with a time limit, in a process
//! group of its own that is killed as a whole; what it wrote is decoded and compared with the text before it is believed.
//! All keys: [`description::Description`].

mod arguments;
pub mod description;
mod engine;
mod process;
mod request;

pub use engine::CommandEngine;
