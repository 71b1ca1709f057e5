//! `aloud validate`: SSML judged by the recommendation or by what an engine takes.

use crate::args::Validate;
use crate::failure::{Failure, SOMETHING_WRONG};
use crate::inputs::{bytes, print};
use aloud::diagnostic::Severity;
use aloud::source::{Position, Source};
use aloud::ssml::encoding::decode;
use aloud::ssml::profile::{Profile, Reads};
use aloud::ssml::profiles;
use aloud::ssml::read::read;
use aloud::ssml::validate::{Finding, validate};
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;

/// A document as `--json` shows it.
#[derive(Serialize)]
struct Judged<'j> {
    file: &'j str,
    engine: &'j str,
    valid: bool,
    findings: Vec<Placed<'j>>,
}

/// A finding with its place.
#[derive(Serialize)]
pub struct Placed<'j> {
    /// Where it begins.
    #[serde(flatten)]
    pub place: Position,
    /// What it is.
    #[serde(flatten)]
    pub finding: &'j Finding,
}

pub fn run(args: &Validate) -> Result<ExitCode, Failure> {
    if args.engine.as_deref() == Some("help") {
        return list();
    }
    let mut wrong = false;
    for file in &args.files {
        let (name, bytes) = bytes(file)?;
        let source = match decode(&name, bytes) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("aloud: {error}");
                wrong = true;
                continue;
            }
        };
        let profile = profile(args, &source)?;
        let findings = validate(&source, &profile);
        let worst = findings.iter().map(|f| f.severity).max();
        wrong |= worst == Some(Severity::Error) || (args.strict && worst.is_some());
        show(args, &source, &profile, &findings)?;
    }
    Ok(if wrong {
        ExitCode::from(SOMETHING_WRONG)
    } else {
        ExitCode::SUCCESS
    })
}

/// The profile asked for, else that of the recommendation which the document names.
fn profile(args: &Validate, source: &Source) -> Result<Profile, Failure> {
    let name = args.engine.as_deref();
    let name = name.unwrap_or_else(|| recommendation(source));
    profiles::by_name(name, &args.profile_files).map_err(|e| Failure::start(e.to_string()))
}

/// The recommendation that a document says it is written by: 1.1 unless it says 1.0.
pub fn recommendation(source: &Source) -> &'static str {
    let old = || {
        let tree = read(source).ok()?;
        let root = tree.nodes.first()?.tag()?;
        (root.get("version") == Some("1.0")).then_some("w3c-1.0")
    };
    old().unwrap_or("w3c-1.1")
}

fn show(
    args: &Validate,
    source: &Source,
    profile: &Profile,
    findings: &[Finding],
) -> Result<(), Failure> {
    let places = source.positions(findings.iter().map(|f| f.span.start));
    let placed = places.into_iter().zip(findings);
    let mut out = String::new();
    if args.json {
        let judged = Judged {
            file: source.name(),
            engine: &profile.name,
            valid: findings.iter().all(|f| f.severity == Severity::Warning),
            findings: placed
                .map(|(place, finding)| Placed { place, finding })
                .collect(),
        };
        out = serde_json::to_string(&judged).map_err(|e| Failure::work(e.to_string()))?;
        out.push('\n');
        return print(&out);
    }
    for (place, finding) in placed {
        out.push_str(&line(source.name(), place, finding));
    }
    print(&out)
}

/// `name:line:column: severity: message; fix [rule]`, and a line feed.
pub fn line(name: &str, place: Position, finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let fix = finding.fix.as_deref();
    let fix = fix.map_or_else(String::new, |fix| format!("; {fix}"));
    let (message, rule) = (&finding.message, finding.rule);
    format!("{name}:{place}: {severity}: {message}{fix} [{rule}]\n")
}

/// The profiles there are.
fn list() -> Result<ExitCode, Failure> {
    let mut out = String::new();
    for name in profiles::names() {
        let profile = profiles::by_name(name, &[]).map_err(|e| Failure::start(e.to_string()))?;
        let reads = match profile.reads {
            Reads::Ssml => "SSML",
            Reads::Plain => "plain",
        };
        let _ = writeln!(out, "{name:<17} {reads:<6} {}", profile.about);
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}
