//! `aloud assemble`: clips into a WAV file.

use crate::args::Assemble;
use crate::bar::Bar;
use crate::failure::{Failure, SOMETHING_WRONG};
use crate::{inputs, sound};
use aloud::assembly::gap::Gap;
use aloud::assembly::list::{self, Row};
use aloud::assembly::reel::{Joined, Reel};
use aloud::decode::Format;
use aloud::output::atomic;
use aloud::pacing::{LONGEST_MS, Table};
use aloud::pause::Pause;
use std::path::Path;
use std::process::ExitCode;

pub fn run(args: &Assemble) -> Result<ExitCode, Failure> {
    let rows = rows(args)?;
    let mut settings =
        sound::settings(&args.sound, sound::pacing(&args.pacing, &Table::default())?)?;
    settings.tags.title.clone_from(&args.title);
    let reel = Reel {
        format: args.raw.unwrap_or(Format::Auto),
        usual: usual(args.pause)?,
    };
    let joined = if args.as_is {
        reel.pass(only(&rows)?, &settings, &args.output)
    } else {
        let bar = Bar::new("joining", "clips", args.quiet);
        let joined = reel.join(&rows, settings, &args.output, &mut |done| {
            bar.show(done, rows.len());
        });
        bar.finish();
        joined
    };
    let joined = joined.map_err(|e| Failure::work(e.to_string()))?;
    report(args, &joined)?;
    Ok(if joined.report.on_target || args.as_is {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(SOMETHING_WRONG)
    })
}

/// The clips named, then those of the list; all there.
fn rows(args: &Assemble) -> Result<Vec<Row>, Failure> {
    let mut rows: Vec<Row> = args.clips.iter().cloned().map(Row::of).collect();
    if let Some(path) = &args.list {
        let list = inputs::source(path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let more = list::parse(list.name(), folder, list.text());
        rows.extend(more.map_err(|e| Failure::start(e.to_string()))?);
    }
    if rows.is_empty() {
        return Err(Failure::start(
            "there are no clips to assemble; name them, or a --list of them",
        ));
    }
    let absent = |row: &&Row| row.path.as_os_str() != "-" && !row.path.exists();
    if let Some(row) = rows.iter().find(absent) {
        let path = row.path.display();
        return Err(Failure::start(format!("there is no clip `{path}`")));
    }
    if let Some(row) = rows.iter().find(|row| row.path.is_dir()) {
        let path = row.path.display();
        return Err(Failure::start(format!(
            "`{path}` is a folder; name the clips in it"
        )));
    }
    Ok(rows)
}

fn only(rows: &[Row]) -> Result<&Row, Failure> {
    match rows {
        [row] => Ok(row),
        _ => Err(Failure::start(format!(
            "--as-is takes one clip, not {}: several must be joined",
            rows.len()
        ))),
    }
}

fn usual(pause: Option<u32>) -> Result<Gap, Failure> {
    match pause {
        None => Ok(Pause::Sentence.into()),
        Some(ms @ 0..=LONGEST_MS) => Ok(Gap::Ms(ms)),
        Some(ms) => Err(Failure::start(format!(
            "--pause {ms} is outside 0 to {LONGEST_MS} ms"
        ))),
    }
}

/// Warnings, the report where it is wanted, and one line for people.
fn report(args: &Assemble, joined: &Joined) -> Result<(), Failure> {
    let read = joined.clips.iter().flat_map(|clip| {
        let path = clip.path.display();
        clip.warnings.iter().map(move |w| format!("{path}: {w}"))
    });
    let all: Vec<String> = read.chain(joined.report.warnings.iter().cloned()).collect();
    sound::warn(all.iter());
    if args.json || args.report.is_some() {
        let json =
            serde_json::to_string_pretty(joined).map_err(|e| Failure::work(e.to_string()))?;
        let json = format!("{json}\n");
        if let Some(path) = &args.report {
            atomic::write(path, json.as_bytes()).map_err(|e| Failure::work(e.to_string()))?;
        }
        if args.json {
            return inputs::print(&json);
        }
    }
    if !args.quiet {
        let summary = sound::summary(&joined.report);
        let clips = joined.clips.len();
        eprintln!("{}: {summary}, {clips} clips", args.output.display());
    }
    Ok(())
}
