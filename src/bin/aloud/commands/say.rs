//! `aloud say`: an article into a WAV file.

use crate::args::Say;
use crate::bar::Bar;
use crate::commands::engines;
use crate::commands::read::choice;
use crate::failure::Failure;
use crate::inputs;
use crate::lexicons::{language, lexicon, style};
use crate::sound;
use aloud::engine::Voice;
use aloud::language::Language;
use aloud::output::{atomic, captions};
use aloud::pipeline::{self, SayError, Spoken, Studio};
use std::process::ExitCode;

pub fn run(args: &Say) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let choice = choice(&args.choosing)?;
    let engine = engines::engine(&args.speaking.engine, &args.speaking.engine_files)?;
    let source = inputs::source(&args.article)?;
    let (_, script) = pipeline::script(&source, &lexicon, &choice, style(&args.reading)?);
    let studio = Studio {
        engine: engine.as_ref(),
        voice: voice(args, engine.takes_rate())?,
        settings: sound::settings(&args.sound, sound::pacing(&args.pacing, &engine.pacing())?)?,
    };
    let bar = Bar::new("speaking", "chunks", args.quiet);
    let spoken = pipeline::say(source.name(), &script, &studio, &args.output, &mut |p| {
        bar.show(p.done, p.of)
    });
    bar.finish();
    let spoken = spoken.map_err(|e| failure(&e))?;
    if let Some(path) = &args.captions {
        let text = captions::webvtt(&spoken.programme.cues);
        atomic::write(path, text.as_bytes()).map_err(|e| Failure::work(e.to_string()))?;
    }
    report(args, &spoken)?;
    Ok(ExitCode::SUCCESS)
}

fn failure(error: &SayError) -> Failure {
    match error {
        SayError::NothingToRead { .. } => Failure::start(error.to_string()),
        _ => Failure::work(error.to_string()),
    }
}

fn voice(args: &Say, takes_rate: bool) -> Result<Voice, Failure> {
    if let Some(rate) = args.rate.filter(|r| !(0.25..=4.0).contains(r)) {
        return Err(Failure::start(format!(
            "--rate {rate} is outside 0.25 to 4"
        )));
    }
    let pace = Some(args.pacing.pace as f32).filter(|p| takes_rate && *p != 1.0);
    let rate = match (args.rate, pace) {
        (Some(rate), Some(pace)) => Some(rate * pace),
        (rate, pace) => rate.or(pace),
    };
    Ok(Voice {
        name: args.voice.clone(),
        rate,
        language: Some(language(&args.reading)?)
            .filter(|l| *l != Language::default())
            .map(|l| l.tag().to_owned()),
    })
}

/// One line for people, or the whole report as JSON; warnings on standard error.
fn report(args: &Say, spoken: &Spoken) -> Result<(), Failure> {
    sound::warn(spoken.engine_warnings.iter().chain(&spoken.report.warnings));
    if args.json {
        let json =
            serde_json::to_string_pretty(spoken).map_err(|e| Failure::work(e.to_string()))?;
        crate::inputs::print(&format!("{json}\n"))?;
    } else if !args.quiet {
        eprintln!("{}: {}", args.output.display(), summary(spoken));
    }
    Ok(())
}

fn summary(spoken: &Spoken) -> String {
    format!(
        "{}, {} sentences, made in {:.1} s",
        sound::summary(&spoken.report),
        spoken.programme.cues.len(),
        spoken.total_ms as f64 / 1000.0
    )
}
