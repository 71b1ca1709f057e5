//! `aloud ssml`: the requests an engine would get, or the whole article as one document.

use crate::args::Ssml;
use crate::commands::engines;
use crate::commands::read::choice;
use crate::failure::Failure;
use crate::inputs::{self, print};
use crate::lexicons::{language, lexicon, style};
use aloud::chunk::{Chunk, Limits};
use aloud::engine::Input;
use aloud::output::atomic;
use aloud::pack::{document, pack};
use aloud::pipeline;
use aloud::script::Script;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &Ssml) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let choice = choice(&args.choosing)?;
    let tag = language(&args.reading)?.tag();
    let source = inputs::source(&args.article)?;
    let (_, script) = pipeline::script(&source, &lexicon, &choice, style(&args.reading)?);
    if script.paragraphs.is_empty() {
        let name = source.name().to_owned();
        return Err(Failure::start(
            pipeline::SayError::NothingToRead { name }.to_string(),
        ));
    }
    match (&args.out_dir, &args.engine) {
        (Some(folder), _) => write_chunks(folder, &chunks(args, &script, tag)?)?,
        (None, None) => write(args.output.as_deref(), &document(&script, tag))?,
        (None, Some(_)) => {
            let all: String = chunks(args, &script, tag)?
                .into_iter()
                .map(|c| c.ssml)
                .collect();
            write(args.output.as_deref(), &all)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The chunks within the engine's limits; without an engine, without limits. The SSML itself keeps within the limits, also
/// for engines that would be sent plain text.
fn chunks(args: &Ssml, script: &Script, tag: &str) -> Result<Vec<Chunk>, Failure> {
    let limits = match &args.engine {
        Some(name) => engines::engine(name, &args.engine_files)?.limits(),
        None => Limits::default(),
    };
    pack(script, &limits, Input::Ssml, tag).map_err(|e| Failure::work(e.to_string()))
}

fn write(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    match output {
        Some(path) => {
            atomic::write(path, text.as_bytes()).map_err(|e| Failure::work(e.to_string()))
        }
        None => print(text),
    }
}

/// `0001.ssml`… and `chunks.jsonl`, one object a chunk: number, role, file, text, source span, sentences.
fn write_chunks(folder: &Path, chunks: &[Chunk]) -> Result<(), Failure> {
    let failed = |e: &dyn std::fmt::Display| {
        Failure::work(format!("cannot write into `{}`: {e}", folder.display()))
    };
    std::fs::create_dir_all(folder).map_err(|e| failed(&e))?;
    let mut list = String::new();
    for chunk in chunks {
        let file = format!("{:04}.ssml", chunk.number);
        atomic::write(&folder.join(&file), chunk.ssml.as_bytes()).map_err(|e| failed(&e))?;
        let mut json = serde_json::to_value(chunk).map_err(|e| failed(&e))?;
        if let Some(object) = json.as_object_mut() {
            object.remove("ssml");
            object.insert("file".to_owned(), file.into());
        }
        list.push_str(&json.to_string());
        list.push('\n');
    }
    atomic::write(&folder.join("chunks.jsonl"), list.as_bytes()).map_err(|e| failed(&e))
}
