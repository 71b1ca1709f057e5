//! What commands that make sound have in common: its settings, and what is said of the result.

use crate::args::{self, Bits};
use crate::failure::Failure;
use aloud::assembly::report::Report;
use aloud::assembly::settings::{Channels, Mono, Settings};
use aloud::output::wav::Encoding;
use aloud::pacing::{Pacing, Table};

/// Warnings that are printed; the report holds them all.
const MOST_WARNINGS: usize = 20;

/// The settings asked for.
pub fn settings(args: &args::Sound, pacing: Pacing) -> Result<Settings, Failure> {
    let preset = args.preset;
    let target = preset.target();
    let usual_rate = preset.rate_hz.as_ref().and_then(|r| r.first().copied());
    let settings = Settings {
        rate_hz: args.sample_rate.or(usual_rate),
        channels: match args.channels {
            2 => Channels::Stereo,
            _ => Channels::Mono,
        },
        target: args.target.map_or(target, |value| target.at(value)),
        mono: match args.mono {
            args::Mono::AsIs => Mono::AsIs,
            args::Mono::Dual => Mono::Dual,
        },
        ceiling_dbtp: args.peak.unwrap_or(preset.peak),
        encoding: match args.bits {
            Bits::Sixteen => Encoding::Pcm16,
            Bits::TwentyFour => Encoding::Pcm24,
            Bits::Float => Encoding::Float32,
        },
        pacing,
        ..Settings::default()
    };
    settings
        .check()
        .map_err(|e| Failure::start(e.to_string()))?;
    Ok(settings)
}

/// The table for news, over it the engine's own, over it the user's; at the pace asked for.
pub fn pacing(args: &args::Pacing, own: &Table) -> Result<Pacing, Failure> {
    let user = args.file.as_deref().map(Table::read).transpose();
    let user = user.map_err(|e| Failure::start(e.to_string()))?;
    let pacing = Pacing::default().with(own).with(&user.unwrap_or_default());
    Ok(pacing.at(args.pace))
}

/// Prints warnings on standard error, as many as somebody will read.
pub fn warn<'w>(warnings: impl Iterator<Item = &'w String>) {
    let mut more = 0;
    for (number, warning) in warnings.enumerate() {
        if number < MOST_WARNINGS {
            eprintln!("aloud: warning: {warning}");
        } else {
            more += 1;
        }
    }
    if more > 0 {
        eprintln!("aloud: warning: and {more} more, which --json prints");
    }
}

/// The result in one line: length, format, level, and the presets it is right for.
pub fn summary(report: &Report) -> String {
    let seconds = report.duration_ms as f64 / 1000.0;
    let channels = match report.channels {
        1 => "mono",
        _ => "stereo",
    };
    let level = match (report.lufs, report.dbtp) {
        (Some(lufs), Some(dbtp)) => format!("{lufs:.1} LUFS{}, {dbtp:.1} dBTP", counted(report)),
        _ => "silent".to_owned(),
    };
    let passed = report.presets.iter().filter(|judged| judged.passes);
    let passed: Vec<&str> = passed.map(|judged| judged.preset.as_str()).collect();
    let passed = match passed[..] {
        [] => "passes no preset".to_owned(),
        _ => format!("passes {}", passed.join(", ")),
    };
    format!(
        "{:.0}:{:04.1} min, {} Hz {channels}, {level}, {passed}",
        (seconds / 60.0).floor(),
        seconds % 60.0,
        report.rate_hz,
    )
}

fn counted(report: &Report) -> &'static str {
    match (report.mono, report.channels) {
        (Mono::Dual, 1) => " (counted as two channels)",
        _ => "",
    }
}
