//! Profiles: every one that comes with the program can be used, and a user's own corrects or adds one.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::ssml::profile::{Reads, Support};
use aloud::ssml::profiles::{by_name, from_texts, names};

#[test]
fn every_profile_can_be_used_and_every_file_is_embedded() {
    let mut files: Vec<String> = support::files("profiles", "toml")
        .iter()
        .map(|f| f.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(names().collect::<Vec<_>>(), files);
    for name in names() {
        let profile = by_name(name, &[]).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(profile.name, name);
        assert_eq!(
            profile.reads == Reads::Ssml,
            profile.elements.contains_key("speak"),
            "{name}"
        );
    }
}

#[test]
fn a_profile_says_only_what_differs() {
    let neural = by_name("polly-neural", &[]).unwrap();
    assert_eq!(neural.elements["emphasis"].support, Support::Refused);
    assert_eq!(neural.elements["voice"].support, Support::Refused);
    assert_eq!(neural.limits.total_chars.unwrap().value, 6000);
    assert_eq!(neural.rates[0].value, 8);
    let standard = by_name("polly-standard", &[]).unwrap();
    assert_eq!(standard.elements["emphasis"].support, Support::Full);
}

#[test]
fn a_users_file_corrects_an_embedded_profile_or_adds_one() {
    let raised = "name = \"google\"\nlike = \"google\"\n[sources]\nmine = \"a letter, 2026\"\n[limits]\nbytes = { value = 9000, source = \"mine\" }\n";
    let google = from_texts("google", &[("g.toml", raised)]).unwrap();
    assert_eq!(google.limits.bytes.unwrap().value, 9000);
    assert!(google.elements.contains_key("break"));
    let own = "name = \"ours\"\nlike = \"google\"\nabout = \"the newsroom's\"\n[elements.emphasis]\nsupport = \"refused\"\n";
    let ours = from_texts("ours", &[("g.toml", raised), ("o.toml", own)]).unwrap();
    assert_eq!(ours.limits.bytes.unwrap().value, 9000);
    assert_eq!(ours.elements["emphasis"].support, Support::Refused);
    assert_eq!(ours.about, "the newsroom's");
}

#[test]
fn a_fault_has_its_place_and_the_nearest_word() {
    let head = "name = \"x\"\nlike = \"google\"\n";
    for (rest, said) in [
        ("[limit]\n", "x.toml:3:2: unknown field `limit`"),
        ("[limits]\nbyte = 1\n", "x.toml:4:1: unknown field `byte`"),
        (
            "[limits]\nbytes = { value = 1, source = \"qotas\" }\n",
            "x.toml:4:32: `qotas` is not a key of `sources`; did you mean `quotas`?",
        ),
        (
            "[limits]\nbytes = { value = 1 }\n",
            "x.toml:4:9: missing field `source`",
        ),
        (
            "[elements.break.attributes]\ntime = { value = \"<tme>\" }\n",
            "x.toml:4:19: `<tme>` is not a kind of value or a key of `values`; did you mean `<time>`?",
        ),
        (
            "[elements.break.attributes]\ntime = { value = \"<integer 3>\" }\n",
            "x.toml:4:18: `<integer 3>`: a range is written `0..100`",
        ),
        (
            "[elements.p]\nchildren = [\"brake\"]\n",
            "x.toml:4:14: `brake` is not a key of `elements`; did you mean `break`?",
        ),
        (
            "[elements.p]\nchildren = [\"@inlin\"]\n",
            "x.toml:4:14: `@inlin` is not a key of `groups`; did you mean `@inline`?",
        ),
        (
            "[elements.p]\nsupport = \"none\"\n",
            "x.toml:4:11: unknown variant `none`",
        ),
    ] {
        let error = from_texts("x", &[("x.toml", &format!("{head}{rest}"))])
            .unwrap_err()
            .to_string();
        assert!(error.starts_with(said), "{error}\n{said}");
    }
    let error = by_name("poly-neural", &[]).unwrap_err().to_string();
    assert!(
        error.starts_with("there is no profile `poly-neural`; did you mean `polly-neural`?"),
        "{error}"
    );
    let error = from_texts("x", &[("x.toml", "name = \"x\"\nlike = \"gogle\"\n")])
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("x.toml:2:1: there is no profile `gogle`; did you mean `google`?"),
        "{error}"
    );
    let circle = [
        ("a.toml", "name = \"a\"\nlike = \"b\"\n"),
        ("b.toml", "name = \"b\"\nlike = \"a\"\n"),
    ];
    let error = from_texts("a", &circle).unwrap_err().to_string();
    assert!(error.contains("is there a circle?"), "{error}");
}
