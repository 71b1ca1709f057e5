//! `aloud ssml` on a document that is SSML already: the same in the dialect of an engine.

use crate::args::Ssml;
use crate::commands::validate::{Placed, line, recommendation};
use crate::failure::{Failure, SOMETHING_WRONG};
use crate::inputs::print;
use aloud::diagnostic::Severity;
use aloud::source::{Position, Source};
use aloud::ssml::convert::{Converted, Request, convert};
use aloud::ssml::encoding::decode;
use aloud::ssml::loss::Loss;
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles;
use aloud::ssml::validate::{Finding, validate};
use serde::Serialize;
use std::path::Path;
use std::process::ExitCode;

/// A converted document as `--json` shows it.
#[derive(Serialize)]
struct Shown<'s> {
    file: &'s str,
    from: &'s str,
    engine: &'s str,
    requests: Vec<&'s str>,
    losses: Vec<PlacedLoss<'s>>,
    findings: Vec<Placed<'s>>,
}

/// A loss with its place.
#[derive(Serialize)]
pub struct PlacedLoss<'s> {
    #[serde(flatten)]
    pub place: Position,
    #[serde(flatten)]
    pub loss: &'s Loss,
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
    let mut findings = Vec::new();
    for (number, request) in converted.requests.iter().enumerate() {
        let name = match converted.requests.len() {
            1 => "output".to_owned(),
            _ => format!("output {}", number + 1),
        };
        findings.push(Judged::by(name, &request.ssml, &to)?);
    }
    let wrong = findings.iter().any(|f| !f.findings.is_empty());
    let lost = source.positions(converted.losses.iter().map(|l| l.span.start));
    if args.json {
        let shown = Shown {
            file: source.name(),
            from: &from.name,
            engine: &to.name,
            requests: converted.requests.iter().map(|r| r.ssml.as_str()).collect(),
            losses: lost
                .into_iter()
                .zip(&converted.losses)
                .map(|(place, loss)| PlacedLoss { place, loss })
                .collect(),
            findings: findings.iter().flat_map(Judged::placed).collect(),
        };
        let json = serde_json::to_string(&shown).map_err(|e| Failure::work(e.to_string()))?;
        print(&format!("{json}\n"))?;
    } else {
        match &args.out_dir {
            Some(folder) => files(folder, &converted.requests)?,
            None => {
                let all: String = converted.requests.iter().map(|r| r.ssml.as_str()).collect();
                crate::commands::ssml::write(args.output.as_deref(), &all)?;
            }
        }
        report(source, &to, &converted, &lost);
        for judged in &findings {
            for (place, finding) in judged.places.iter().zip(&judged.findings) {
                eprint!("{}", line(&judged.name, *place, finding));
            }
        }
    }
    Ok(if wrong {
        ExitCode::from(SOMETHING_WRONG)
    } else {
        ExitCode::SUCCESS
    })
}

/// What is wrong with a request.
struct Judged {
    name: String,
    places: Vec<Position>,
    findings: Vec<Finding>,
}

impl Judged {
    fn by(name: String, request: &str, profile: &Profile) -> Result<Self, Failure> {
        let source = Source::new(name.as_str(), request);
        let source = source.map_err(|e| Failure::work(e.to_string()))?;
        let mut findings = validate(&source, profile);
        findings.retain(|f| f.severity == Severity::Error);
        let places = source.positions(findings.iter().map(|f| f.span.start));
        Ok(Self {
            name,
            places,
            findings,
        })
    }

    fn placed(&self) -> impl Iterator<Item = Placed<'_>> {
        let both = self.places.iter().zip(&self.findings);
        both.map(|(place, finding)| Placed {
            place: *place,
            finding,
        })
    }
}

/// `0001.ssml`… and `chunks.jsonl`, one object a request: number, file, text, source span.
fn files(folder: &Path, requests: &[Request]) -> Result<(), Failure> {
    let parts = requests.iter().enumerate().map(|(number, request)| {
        let about = serde_json::json!({
            "number": number + 1,
            "text": request.text,
            "span": request.span,
        });
        (request.ssml.as_str(), about)
    });
    crate::commands::ssml::write_files(folder, parts)
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
