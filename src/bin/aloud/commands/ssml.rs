//! `aloud ssml`: the requests an engine would get, or the whole article as one document.

use crate::args::{self, Ssml};
use crate::commands::read::choice;
use crate::commands::{convert, engines};
use crate::failure::Failure;
use crate::inputs::{self, print};
use crate::lexicons::{language, lexicon, style};
use aloud::chunk::{Chunk, Limits};
use aloud::output::atomic;
use aloud::pack::{document, pack_as};
use aloud::pipeline;
use aloud::request::{Form, limits};
use aloud::script::Script;
use aloud::source::Source;
use aloud::spell::{Spell, Spelling};
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles::{self, ProfileError};
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &Ssml) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let choice = choice(&args.choosing)?;
    let tag = language(&args.reading)?.tag();
    let (name, bytes) = inputs::bytes(&args.article)?;
    if let Some(source) = convert::document(args, &name, &bytes)? {
        return convert::run(args, &source, tag);
    }
    if args.json {
        return Err(Failure::start(
            "--json is for documents that are SSML already; for an article, --out-dir writes `chunks.jsonl`",
        ));
    }
    let source = Source::from_bytes(name, bytes).map_err(|e| Failure::start(e.to_string()))?;
    let (_, script) = pipeline::script(&source, &lexicon, &choice, style(&args.reading)?);
    if script.paragraphs.is_empty() {
        let name = source.name().to_owned();
        return Err(Failure::start(
            pipeline::SayError::NothingToRead { name }.to_string(),
        ));
    }
    match (&args.out_dir, &args.engine) {
        (Some(folder), _) => write_chunks(folder, &chunks(args, &script, tag)?)?,
        (None, None) => {
            let spelling = spelling(args, None);
            write(args.output.as_deref(), &document(&script, spelling, tag))?;
        }
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

/// The chunks within the engine's limits; without an engine, without limits. For an engine that can speak here it is SSML
/// 1.1 that keeps within the limits, even if the engine would be sent plain text; for any other, what its profile says.
fn chunks(args: &Ssml, script: &Script, tag: &str) -> Result<Vec<Chunk>, Failure> {
    let Some(name) = &args.engine else {
        return packed(
            script,
            &Limits::default(),
            Form::Ssml,
            spelling(args, None),
            tag,
        );
    };
    let profile = profiles::by_name(name, &args.profile_files);
    match (engines::engine(name, &args.engine_files), profile) {
        (Ok(engine), profile) => {
            let spelling = spelling(args, profile.as_ref().ok());
            packed(script, &engine.limits(), Form::Ssml, spelling, tag)
        }
        (_, Ok(profile)) => {
            let (form, spelling) = (Form::Profile(&profile), spelling(args, Some(&profile)));
            packed(script, &limits(&profile), form, spelling, tag)
        }
        (Err(engine), Err(ProfileError::Unknown { .. })) => Err(engine.with_hint(
            "`aloud validate --engine help` lists the profiles of engines that do not run here",
        )),
        (_, Err(profile)) => Err(Failure::start(profile.to_string())),
    }
}

/// The spelling asked for; says so if the engine cannot be sent it.
fn spelling<'p>(args: &Ssml, profile: Option<&'p Profile>) -> Spelling<'p> {
    let spell = match args.spell {
        args::Spell::Expand => Spell::Expand,
        args::Spell::Sub => Spell::Sub,
        args::Spell::SayAs => Spell::SayAs,
    };
    let spelling = Spelling { spell, profile };
    if spelling.spell() != spell {
        let name = profile.map_or("", |p| p.name.as_str());
        eprintln!("`{name}` takes no markup: the words are written out");
    }
    spelling
}

fn packed(
    script: &Script,
    limits: &Limits,
    form: Form<'_>,
    spelling: Spelling<'_>,
    tag: &str,
) -> Result<Vec<Chunk>, Failure> {
    pack_as(script, limits, form, spelling, tag).map_err(|e| Failure::work(e.to_string()))
}

/// Writes the text to the file, or to standard output.
pub fn write(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    match output {
        Some(path) => {
            atomic::write(path, text.as_bytes()).map_err(|e| Failure::work(e.to_string()))
        }
        None => print(text),
    }
}

/// `0001.ssml`… and `chunks.jsonl`, one object a chunk: number, role, file, text, source span, sentences.
fn write_chunks(folder: &Path, chunks: &[Chunk]) -> Result<(), Failure> {
    let mut parts = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let mut json = serde_json::to_value(chunk).map_err(|e| Failure::work(e.to_string()))?;
        if let Some(object) = json.as_object_mut() {
            object.remove("ssml");
        }
        parts.push((chunk.ssml.as_str(), json));
    }
    write_files(folder, parts.into_iter())
}

/// A file for each request, and in `chunks.jsonl` what there is to say about it.
pub fn write_files<'r>(
    folder: &Path,
    requests: impl Iterator<Item = (&'r str, Value)>,
) -> Result<(), Failure> {
    let failed = |e: &dyn std::fmt::Display| {
        Failure::work(format!("cannot write into `{}`: {e}", folder.display()))
    };
    std::fs::create_dir_all(folder).map_err(|e| failed(&e))?;
    let mut list = String::new();
    for (at, (request, mut about)) in requests.enumerate() {
        let markup = request.trim_start().starts_with('<');
        let extension = if markup { "ssml" } else { "txt" };
        let file = format!("{:04}.{extension}", at + 1);
        atomic::write(&folder.join(&file), request.as_bytes()).map_err(|e| failed(&e))?;
        if let Some(object) = about.as_object_mut() {
            object.insert("file".to_owned(), file.into());
        }
        list.push_str(&about.to_string());
        list.push('\n');
    }
    atomic::write(&folder.join("chunks.jsonl"), list.as_bytes()).map_err(|e| failed(&e))
}
