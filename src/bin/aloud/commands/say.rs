//! `aloud say`: an article into a WAV file.

use crate::args::{self, Say};
use crate::commands::engines;
use crate::commands::read::choice;
use crate::failure::Failure;
use crate::inputs;
use crate::lexicons::{language, lexicon, style};
use aloud::assembly::settings::{Channels, Settings};
use aloud::engine::Voice;
use aloud::language::Language;
use aloud::output::{atomic, captions};
use aloud::pacing::{Pacing, Table};
use aloud::pipeline::{self, Progress, SayError, Spoken, Studio};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::process::ExitCode;
use std::time::{Duration, Instant};

pub fn run(args: &Say) -> Result<ExitCode, Failure> {
    let lexicon = lexicon(&args.reading)?;
    let choice = choice(&args.choosing)?;
    let engine = engines::engine(&args.speaking.engine, &args.speaking.engine_files)?;
    let source = inputs::source(&args.article)?;
    let (_, script) = pipeline::script(&source, &lexicon, &choice, style(&args.reading)?);
    let studio = Studio {
        engine: engine.as_ref(),
        voice: voice(args, engine.takes_rate())?,
        settings: settings(args, engine.pacing())?,
    };
    let bar = Bar::new(args.quiet);
    let spoken = pipeline::say(source.name(), &script, &studio, &args.output, &mut |p| {
        bar.show(p)
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

fn settings(args: &Say, own: Table) -> Result<Settings, Failure> {
    let settings = Settings {
        channels: if args.channels == 2 {
            Channels::Stereo
        } else {
            Channels::Mono
        },
        target_lufs: args.loudness,
        ceiling_dbtp: args.true_peak,
        pacing: pacing(&args.pacing, &own)?,
        ..Settings::default()
    };
    settings
        .check()
        .map_err(|e| Failure::start(e.to_string()))?;
    Ok(settings)
}

/// The table for news, over it the engine's own, over it the user's; at the pace asked for.
fn pacing(args: &args::Pacing, own: &Table) -> Result<Pacing, Failure> {
    let user = args.file.as_deref().map(Table::read).transpose();
    let user = user.map_err(|e| Failure::start(e.to_string()))?;
    let pacing = Pacing::default().with(own).with(&user.unwrap_or_default());
    Ok(pacing.at(args.pace))
}

/// A progress bar for whatever takes longer than a second; nothing in a pipe.
struct Bar {
    bar: ProgressBar,
    begun: Instant,
}

impl Bar {
    fn new(quiet: bool) -> Self {
        let bar = ProgressBar::hidden();
        if let Ok(style) =
            ProgressStyle::with_template("speaking {bar:30} {pos}/{len} chunks, {eta} left")
        {
            bar.set_style(style);
        }
        let begun = Instant::now();
        if quiet {
            bar.finish();
        }
        Self { bar, begun }
    }

    fn show(&self, progress: Progress) {
        if self.bar.is_finished() {
            return;
        }
        if self.bar.is_hidden() && self.begun.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(progress.of as u64);
        self.bar.set_position(progress.done as u64);
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// One line for people, or the whole report as JSON; warnings on standard error.
fn report(args: &Say, spoken: &Spoken) -> Result<(), Failure> {
    for warning in spoken.engine_warnings.iter().chain(&spoken.report.warnings) {
        eprintln!("aloud: warning: {warning}");
    }
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
    let report = &spoken.report;
    let seconds = report.duration_ms as f64 / 1000.0;
    let channels = if report.channels == 1 {
        "mono"
    } else {
        "stereo"
    };
    let level = match (report.lufs, report.dbtp) {
        (Some(lufs), Some(dbtp)) => format!("{lufs:.1} LUFS, {dbtp:.1} dBTP"),
        _ => "silent".to_owned(),
    };
    let sentences = spoken.programme.cues.len();
    format!(
        "{:.0}:{:04.1} min, {} Hz {channels}, {level}, {sentences} sentences, made in {:.1} s",
        (seconds / 60.0).floor(),
        seconds % 60.0,
        report.rate_hz,
        spoken.total_ms as f64 / 1000.0
    )
}
