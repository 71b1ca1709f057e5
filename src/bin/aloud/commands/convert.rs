//! `aloud ssml` on a document that is SSML already: the same in the dialect of an engine.

use crate::args::Ssml;
use crate::commands::validate::{Placed, line, recommendation};
use crate::failure::{Failure, SOMETHING_WRONG};
use crate::inputs::print;
use aloud::diagnostic::Severity;
use aloud::source::{Position, Source};
use aloud::ssml::convert::{Converted, convert};
use aloud::ssml::encoding::decode;
use aloud::ssml::loss::Loss;
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles;
use aloud::ssml::validate::validate;
use serde::Serialize;
use std::process::ExitCode;

/// A converted document as `--json` shows it.
#[derive(Serialize)]
struct Shown<'s> {
    file: &'s str,
    from: &'s str,
    engine: &'s str,
    ssml: &'s str,
    losses: Vec<PlacedLoss<'s>>,
    findings: Vec<Placed<'s>>,
}

/// A loss with its place.
#[derive(Serialize)]
struct PlacedLoss<'s> {
    #[serde(flatten)]
    place: Position,
    #[serde(flatten)]
    loss: &'s Loss,
}

/// The document in `bytes`, if it is SSML: it looks so, or the user says what it is.
pub fn document(args: &Ssml, name: &str, bytes: &[u8]) -> Result<Option<Source>, Failure> {
    let begins = bytes
        .iter()
        .find(|b| !b" \t\r\n\xEF\xBB\xBF\xFF\xFE\0".contains(b));
    if args.from.is_none() && begins != Some(&b'<') {
        return Ok(None);
    }
    let source = decode(name, bytes.to_vec()).map_err(|e| Failure::start(e.to_string()))?;
    let is = args.from.is_some() || source.text().contains("<speak");
    Ok(is.then_some(source))
}

pub fn run(args: &Ssml, source: &Source, language: &str) -> Result<ExitCode, Failure> {
    let profile = |name: &str| {
        profiles::by_name(name, &args.profile_files).map_err(|e| Failure::start(e.to_string()))
    };
    let from = profile(
        args.from
            .as_deref()
            .unwrap_or_else(|| recommendation(source)),
    )?;
    let to = profile(args.engine.as_deref().unwrap_or("w3c-1.1"))?;
    let converted = convert(source, &from, &to, language)
        .map_err(|error| Failure::work(error.one_line(source)))?;
    let again = Source::new("output", converted.text.as_str());
    let again = again.map_err(|e| Failure::work(e.to_string()))?;
    let mut findings = validate(&again, &to);
    findings.retain(|f| f.severity == Severity::Error);
    let places = again.positions(findings.iter().map(|f| f.span.start));
    let lost = source.positions(converted.losses.iter().map(|l| l.span.start));
    if args.json {
        let shown = Shown {
            file: source.name(),
            from: &from.name,
            engine: &to.name,
            ssml: &converted.text,
            losses: lost
                .into_iter()
                .zip(&converted.losses)
                .map(|(place, loss)| PlacedLoss { place, loss })
                .collect(),
            findings: places
                .into_iter()
                .zip(&findings)
                .map(|(place, finding)| Placed { place, finding })
                .collect(),
        };
        let json = serde_json::to_string(&shown).map_err(|e| Failure::work(e.to_string()))?;
        print(&format!("{json}\n"))?;
    } else {
        crate::commands::ssml::write(args.output.as_deref(), &converted.text)?;
        report(source, &to, &converted, &lost);
        for (place, finding) in places.iter().zip(&findings) {
            eprint!("{}", line(again.name(), *place, finding));
        }
    }
    Ok(if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(SOMETHING_WRONG)
    })
}

/// What the engine will not be told.
fn report(source: &Source, to: &Profile, converted: &Converted, places: &[Position]) {
    for (place, loss) in places.iter().zip(&converted.losses) {
        let (what, instead) = (&loss.what, &loss.instead);
        eprintln!("{}:{place}: lost: {what}; {instead}", source.name());
    }
    let count = converted.losses.len();
    if count > 0 {
        let things = if count == 1 { "thing" } else { "things" };
        eprintln!("aloud: {} will not be told {count} {things}", to.name);
    }
}
