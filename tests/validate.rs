//! The validator's verdicts, case by case, and laws that hold for any document.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::diagnostic::Severity;
use aloud::source::Source;
use aloud::ssml::emit::emit;
use aloud::ssml::model::{Document, Manner, Node};
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles::{by_name, from_texts, names};
use aloud::ssml::validate::{Finding, MAX_FINDINGS, validate};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

fn profile(name: &str) -> Profile {
    by_name(name, &[]).unwrap()
}

fn judged(text: &str, profile: &Profile) -> (Source, Vec<Finding>) {
    let source = Source::new("t", text).unwrap();
    let findings = validate(&source, profile);
    (source, findings)
}

/// The document of a case.
fn whole(profile: &str, document: &str) -> String {
    let document = document.replace("\\n", "\n");
    let speak = |version: &str, inner: &str| {
        format!(
            "<speak version=\"{version}\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\">{inner}</speak>"
        )
    };
    match profile {
        _ if document.starts_with('!') => document[1..].to_owned(),
        "w3c-1.1" => speak("1.1", &document),
        "w3c-1.0" => speak("1.0", &document),
        "azure" => speak(
            "1.0",
            &format!("<voice name=\"en-US-JennyNeural\">{document}</voice>"),
        ),
        "google" | "ibm" => format!("<speak>{document}</speak>"),
        polly if polly.starts_with("polly") => format!("<speak>{document}</speak>"),
        _ => document,
    }
}

/// Rules in order, those of warnings with a question mark.
fn shown(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return "-".to_owned();
    }
    let rules: Vec<String> = findings
        .iter()
        .map(|f| match f.severity {
            Severity::Warning => format!("{}?", f.rule),
            Severity::Error => f.rule.to_owned(),
        })
        .collect();
    rules.join(" ")
}

#[test]
fn every_case_is_judged_as_written_down() {
    let profiles: BTreeMap<&str, Profile> = names().map(|n| (n, profile(n))).collect();
    let mut wrong = Vec::new();
    for file in support::files("tests/cases/ssml", "tsv") {
        let text = std::fs::read_to_string(&file).unwrap();
        for (line, row) in text.lines().enumerate().skip(1) {
            if row.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = row.split('\t').collect();
            let [name, document, expected] = cells[..] else {
                panic!(
                    "{}:{}: three cells are due",
                    support::shown(&file),
                    line + 1
                )
            };
            let (source, findings) = judged(&whole(name, document), &profiles[name]);
            let (rules, place) = match expected.split_once('@') {
                Some((rules, place)) => (rules, Some(place)),
                None => (expected, None),
            };
            let found = findings.first().map(|f| source.slice(f.span));
            if shown(&findings) != rules || (place.is_some() && place != found) {
                wrong.push(format!(
                    "{}:{}: {name}: {document}\n  expected {expected}\n  found    {}@{}\n  {findings:?}",
                    support::shown(&file),
                    line + 1,
                    shown(&findings),
                    found.unwrap_or_default(),
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn messages_say_what_where_and_the_next_step() {
    for (name, document, message, fix) in [
        (
            "w3c-1.1",
            "<prosody rate=\"fats\">x</prosody>",
            "`fats` is not a value of `rate` on `<prosody>`",
            "did you mean `fast`?",
        ),
        (
            "w3c-1.1",
            "<break time=\"1\"/>",
            "`1` is not a value of `time` on `<break>`",
            "write `<decimal>ms`, `<decimal>s`, `+<decimal>ms`, `+<decimal>s`",
        ),
        (
            "w3c-1.1",
            "<sentense>x</sentense>",
            "w3c-1.1 knows no element `<sentense>`",
            "",
        ),
        (
            "w3c-1.1",
            "<emphasise>x</emphasise>",
            "w3c-1.1 knows no element `<emphasise>`",
            "did you mean `<emphasis>`?",
        ),
        (
            "azure",
            "<prosody rate=\"80%\">x</prosody>",
            "azure reads `80%` as that much faster, not as a share of the normal speed",
            "write `-20%` for 80 % of the speed, `+80%` for that much more",
        ),
        (
            "polly-neural",
            "<voice name=\"x\">x</voice>",
            "polly-neural refuses `<voice>`",
            "name the voice in the request",
        ),
    ] {
        let (_, findings) = judged(&whole(name, document), &profile(name));
        assert_eq!(findings[0].message, message);
        assert_eq!(findings[0].fix.as_deref().unwrap_or_default(), fix);
    }
}

#[test]
fn limits_are_measured_in_their_own_units() {
    // Two bytes a letter: 2,600 characters pass 5,000 bytes, and the place is where they do.
    let cyrillic = format!("<speak>{}</speak>", "ж".repeat(2_600));
    let (source, findings) = judged(&cyrillic, &profile("google"));
    assert_eq!(shown(&findings), "limit");
    assert!(
        findings[0]
            .message
            .starts_with("5215 UTF-8 bytes, more than the 5000"),
        "{}",
        findings[0].message
    );
    assert_eq!(findings[0].span.start, 4_999);
    assert_eq!(source.position(findings[0].span.start).column, 2_504);
    // Tags are not billed, but count.
    let tags = format!("<speak>{}</speak>", "<s>ab</s>".repeat(700));
    let (_, findings) = judged(&tags, &profile("polly-neural"));
    assert_eq!(shown(&findings), "limit");
    assert!(
        findings[0]
            .message
            .starts_with("6315 characters, more than the 6000"),
        "{}",
        findings[0].message
    );
    let text = format!("<speak>{}</speak>", "ab ".repeat(1_001));
    let (_, findings) = judged(&text, &profile("polly-neural"));
    assert!(
        findings[0]
            .message
            .starts_with("3003 characters outside tags, more than the 3000"),
        "{}",
        findings[0].message
    );
    let (_, findings) = judged(&"a ".repeat(2_049), &profile("openai"));
    assert!(
        findings[0]
            .message
            .starts_with("4098 characters, more than the 4096"),
        "{}",
        findings[0].message
    );
    let pauses = format!(
        "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en\"><voice name=\"a\">{}</voice></speak>",
        "<break time=\"20s\"/>".repeat(31)
    );
    let (_, findings) = judged(&pauses, &profile("azure"));
    assert!(
        findings[0]
            .message
            .starts_with("620 seconds of sound, by estimate"),
        "{}",
        findings[0].message
    );
}

#[test]
fn a_users_profile_judges() {
    let own = "name = \"strict\"\nlike = \"w3c-1.1\"\nabout = \"the newsroom's\"\n[elements.emphasis]\nsupport = \"refused\"\nnote = \"house style\"\n";
    let strict = from_texts("strict", &[("strict.toml", own)]).unwrap();
    let (_, findings) = judged(&whole("w3c-1.1", "<emphasis>x</emphasis>"), &strict);
    assert_eq!(
        findings[0].message,
        "strict refuses `<emphasis>`: house style"
    );
}

#[test]
fn a_book_of_mistakes_is_judged_in_linear_time() {
    let text = whole(
        "w3c-1.1",
        &"<s>a <s>b</s> <brake/> <prosody>c</prosody></s>".repeat(100_000),
    );
    let begun = Instant::now();
    let (source, findings) = judged(&text, &profile("w3c-1.1"));
    assert_eq!(findings.len(), MAX_FINDINGS);
    source.positions(findings.iter().map(|f| f.span.start));
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What we write is valid by the recommendation, whatever the words.
    #[test]
    fn what_we_write_is_valid(texts in proptest::collection::vec(any::<String>(), 1..5)) {
        let nowhere = aloud::source::Span::default();
        let sentences = texts.iter().map(|t| Node::element(Manner::Sentence, vec![Node::text(t.as_str(), nowhere)], nowhere));
        let paragraph = Node::element(Manner::Paragraph, sentences.collect(), nowhere);
        let written = emit(&Document { language: "en-US".into(), nodes: vec![paragraph, Node::pause(900, nowhere)] });
        let (_, findings) = judged(&written, &profile("w3c-1.1"));
        prop_assert!(findings.is_empty(), "{written}\n{findings:?}");
    }

    /// Findings lie in the text, in order, whatever the document.
    #[test]
    fn findings_have_places(
        pieces in proptest::collection::vec(prop::sample::select(vec![
            "<speak>", "</speak>", "<p>", "</p>", "<s>", "</s>", "<break time='x'/>", "<voice>", "</voice>", "text ", "é", "&amp;", "&", "<mark name='a'/>",
            "<x:y/>", "<say-as>", "</say-as>", "<![CDATA[a]]>", "<sub alias='b'>c</sub>", "<prosody rate='80%'>", "</prosody>",
        ]), 0..16),
        name in prop::sample::select(names().collect::<Vec<_>>()),
    ) {
        let (source, findings) = judged(&pieces.concat(), &profile(name));
        let mut at = 0;
        for finding in &findings {
            prop_assert!(source.text().get(finding.span.range()).is_some());
            prop_assert!(finding.span.start >= at);
            at = finding.span.start;
        }
    }
}
