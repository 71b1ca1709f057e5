//! Any SSML for any profile and any limit: requests that are well-formed, within the limit, and hold every word in order;
//! or an error with a place in the text.
#![no_main]

use aloud::source::Source;
use aloud::ssml::convert::convert;
use aloud::ssml::encoding::decode;
use aloud::ssml::profile::{Figure, Profile, Reads, Support};
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::read::read;
use aloud::ssml::reduce::{reduce, words};
use aloud::ssml::understand::understand;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    names()
        .map(|n| by_name(n, &[]).expect("embedded"))
        .collect()
});
static FROM: LazyLock<Profile> = LazyLock::new(|| by_name("w3c-1.1", &[]).expect("embedded"));

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

// Four bytes say for which profile, and how many characters or bytes a request may have; the rest is the document.
fuzz_target!(|input: &[u8]| {
    let [profile, low, high, unit, document @ ..] = input else {
        return;
    };
    let limit = u16::from_le_bytes([*low, *high]);
    let in_bytes = unit % 2 == 0;
    let mut profile = PROFILES[usize::from(*profile) % PROFILES.len()].clone();
    let most = Some(Figure {
        value: u64::from(limit),
        source: "fuzz".to_owned(),
        beyond: Support::Refused,
        note: None,
    });
    if in_bytes {
        profile.limits.bytes = most;
    } else {
        profile.limits.total_chars = most;
    }
    let Ok(source) = decode("fuzz", document.to_vec()) else {
        return;
    };
    let converted = match convert(&source, &FROM, &profile, "en") {
        Ok(converted) => converted,
        Err(error) => {
            let span = error.span.expect("an error has a place");
            assert!(source.text().get(span.range()).is_some());
            return;
        }
    };
    for loss in &converted.losses {
        assert!(source.text().get(loss.span.range()).is_some());
    }
    for request in &converted.requests {
        let again = Source::new("again", request.ssml.as_str()).expect("small");
        assert!(profile.reads == Reads::Plain || read(&again).is_ok());
        let size = if in_bytes {
            request.ssml.len()
        } else {
            request.ssml.chars().count()
        };
        let one = converted.requests.len() == 1 && bare(&request.text).is_empty();
        assert!(
            one || size <= usize::from(limit),
            "{size} of {limit}: {}",
            request.ssml
        );
        assert!(source.text().get(request.span.range()).is_some());
    }
    let tree = read(&source).expect("it was converted");
    let mut whole = String::new();
    let (document, _) = understand(&tree, &FROM, "en");
    words(&reduce(&document, &profile).0.nodes, &mut whole);
    let parts: String = converted.requests.iter().map(|r| bare(&r.text)).collect();
    let composed = |text: &str| bare(&text.nfc().collect::<String>());
    assert_eq!(composed(&parts), composed(&whole));
});
