//! `aloud ssml`: the requests an engine would get, or the whole article as one document.

use crate::args::{self, Ssml};
use crate::commands::convert::{self, PlacedLoss};
use crate::commands::engines;
use crate::commands::read::choice;
use crate::failure::Failure;
use crate::inputs::{self, print};
use crate::lexicons::{language, lexicon, style};
use aloud::chunk::{Chunk, Limits};
use aloud::engine::{Input, Telling};
use aloud::markup::{Marks, Markup, Pauses};
use aloud::output::atomic;
use aloud::pacing::{Pacing, Table};
use aloud::pack::{document, pack_as};
use aloud::pipeline;
use aloud::request::{Form, limits};
use aloud::source::Source;
use aloud::spell::{Spell, Spelling};
use aloud::ssml::loss::Loss;
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles::{self, ProfileError};
use aloud::ssml::units::{Hundredths, Rate};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
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
    let source = Source::from_bytes(name, bytes).map_err(|e| Failure::start(e.to_string()))?;
    let (_, script) = pipeline::script(&source, &lexicon, &choice, style(&args.reading)?);
    if script.paragraphs.is_empty() {
        let name = source.name().to_owned();
        return Err(Failure::start(
            pipeline::SayError::NothingToRead { name }.to_string(),
        ));
    }
    let target = Target::of(args)?;
    let (markup, pacing) = markup(args, &target)?;
    if args.engine.is_none() && args.out_dir.is_none() && !args.json {
        write(args.output.as_deref(), &document(&script, &markup, tag))?;
        return Ok(ExitCode::SUCCESS);
    }
    let packed = pack_as(&script, &target.limits, target.form(), &markup, tag)
        .map_err(|e| Failure::work(e.to_string()))?;
    let requests = packed.chunks.iter().map(|chunk| Sent {
        chunk,
        pause_ms: pacing.after(chunk.after),
    });
    if args.json {
        let places = source.positions(packed.losses.iter().map(|l| l.span.start));
        let losses = places.into_iter().zip(&packed.losses);
        let shown = Shown {
            file: source.name(),
            engine: &target.name,
            requests: requests.collect(),
            losses: losses
                .map(|(place, loss)| PlacedLoss { place, loss })
                .collect(),
        };
        let json = serde_json::to_string(&shown).map_err(|e| Failure::work(e.to_string()))?;
        print(&format!("{json}\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    match &args.out_dir {
        Some(folder) => write_chunks(folder, requests)?,
        None => {
            let all: String = packed.chunks.iter().map(|c| c.ssml.as_str()).collect();
            write(args.output.as_deref(), &all)?;
        }
    }
    count(&target.name, &packed.losses);
    Ok(ExitCode::SUCCESS)
}

/// An article's requests as `--json` shows them.
#[derive(Serialize)]
struct Shown<'s> {
    file: &'s str,
    engine: &'s str,
    requests: Vec<Sent<'s>>,
    losses: Vec<PlacedLoss<'s>>,
}

/// A request, and the silence to put after its sound.
#[derive(Serialize)]
struct Sent<'s> {
    #[serde(flatten)]
    chunk: &'s Chunk,
    pause_ms: u32,
}

/// What the engine is not told, in all and by kind.
fn count(engine: &str, losses: &[Loss]) {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for loss in losses {
        let kind = loss.what.split(" `").next().unwrap_or(&loss.what);
        *kinds.entry(kind).or_default() += 1;
    }
    if !kinds.is_empty() {
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(what, n)| format!("{n} × {what}"))
            .collect();
        let kinds = kinds.join(", ");
        eprintln!("aloud: {engine} will not be told: {kinds} (--json lists them)");
    }
}

/// What the requests are for.
struct Target {
    name: String,
    limits: Limits,
    profile: Option<Profile>,
    /// How the engine is told sounds, if not as its profile says.
    telling: Option<Telling>,
    pacing: Table,
}

impl Target {
    /// The engine's profile, within the limits of the engine if it can speak here; an engine without a profile is sent
    /// SSML 1.1, no engine SSML 1.1 without limits.
    fn of(args: &Ssml) -> Result<Self, Failure> {
        let Some(name) = &args.engine else {
            return Ok(Self {
                name: "SSML 1.1".to_owned(),
                limits: Limits::default(),
                profile: None,
                telling: None,
                pacing: Table::default(),
            });
        };
        let profile = profiles::by_name(name, &args.profile_files);
        let engine = engines::engine(name, &args.engine_files);
        let telling = engine.as_ref().ok().map(|e| (e.telling(), e.input()));
        let telling = match telling {
            Some((Telling::Aside, _)) => Some(Telling::Aside),
            Some((inside @ Telling::Inside(_), Input::Ssml)) if profile.is_err() => Some(inside),
            _ => None,
        };
        let (profile, limits, own) = match (engine, profile) {
            (Ok(engine), Ok(profile)) => {
                let limits = engine.limits().and(limits(&profile));
                (Some(profile), limits, engine.pacing())
            }
            (Ok(engine), Err(ProfileError::Unknown { .. })) => {
                (None, engine.limits(), engine.pacing())
            }
            (Err(_), Ok(profile)) => {
                let limits = limits(&profile);
                (Some(profile), limits, Table::default())
            }
            (Err(engine), Err(ProfileError::Unknown { .. })) => {
                return Err(engine.with_hint(
                    "`aloud validate --engine help` lists the profiles of engines that do not run here",
                ));
            }
            (_, Err(profile)) => return Err(Failure::start(profile.to_string())),
        };
        let pacing = match &profile {
            Some(profile) => own.over(&profile.pacing),
            None => own,
        };
        Ok(Self {
            name: name.clone(),
            limits,
            profile,
            telling,
            pacing,
        })
    }

    fn form(&self) -> Form<'_> {
        self.profile.as_ref().map_or(Form::Ssml, Form::Profile)
    }

    /// Whether the engine tells when it comes to a mark.
    fn times_marks(&self) -> bool {
        self.profile.as_ref().is_some_and(|p| p.sound.marks)
    }
}

/// What is written besides the words, and how long pauses are.
fn markup<'t>(args: &Ssml, target: &'t Target) -> Result<(Markup<'t>, Pacing), Failure> {
    let user = args.pacing.file.as_deref().map(Table::read).transpose();
    let user = user.map_err(|e| Failure::start(e.to_string()))?;
    let table = user.unwrap_or_default().over(&target.pacing);
    let pace = args.pacing.pace;
    let pacing = Pacing::default().with(&table).at(pace);
    let told = table.sentence.is_some() || table.paragraph.is_some() || pace != 1.0;
    let markup = Markup {
        spelling: Spelling {
            telling: target.telling.as_ref(),
            ..spelling(args, target.profile.as_ref())
        },
        marks: match args.marks {
            Some(args::Marks::None) => Marks::None,
            Some(args::Marks::Sentence) => Marks::Sentence,
            Some(args::Marks::Word) => Marks::Word,
            None if target.times_marks() => Marks::Sentence,
            None => Marks::None,
        },
        pauses: if told {
            Pauses::All(pacing.clone())
        } else {
            Pauses::Untold(pacing.clone())
        },
        rate: (pace != 1.0).then(|| Rate::Times(Hundredths((pace * 10_000.0).round() as i32))),
        quotation: args.quotations.clone(),
        parenthesis: args.parentheses.clone(),
    };
    Ok((markup, pacing))
}

/// The spelling asked for; says so if the engine cannot be sent it.
fn spelling<'p>(args: &Ssml, profile: Option<&'p Profile>) -> Spelling<'p> {
    let spell = match args.spell {
        args::Spell::Expand => Spell::Expand,
        args::Spell::Sub => Spell::Sub,
        args::Spell::SayAs => Spell::SayAs,
    };
    let spelling = Spelling {
        spell,
        profile,
        telling: None,
    };
    if spelling.spell() != spell {
        let name = profile.map_or("", |p| p.name.as_str());
        eprintln!("`{name}` takes no markup: the words are written out");
    }
    spelling
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

/// `0001.ssml`… and `chunks.jsonl`, one object a chunk: number, role, file, text, source span, sentences, the pause after it.
fn write_chunks<'s>(
    folder: &Path,
    requests: impl Iterator<Item = Sent<'s>>,
) -> Result<(), Failure> {
    let mut parts = Vec::new();
    for sent in requests {
        let mut json = serde_json::to_value(&sent).map_err(|e| Failure::work(e.to_string()))?;
        if let Some(object) = json.as_object_mut() {
            object.remove("ssml");
        }
        parts.push((sent.chunk.ssml.as_str(), json));
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
