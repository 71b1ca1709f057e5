//! A document moves from one engine to another: what is written is valid there, no word is lost, and what is lost is told.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

use aloud::diagnostic::Severity;
use aloud::source::Source;
use aloud::ssml::loss::Loss;
use aloud::ssml::profile::Profile;
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::read::read;
use aloud::ssml::reduce::{reduce, words};
use aloud::ssml::understand::understand;
use aloud::ssml::validate::validate;
use aloud::ssml::write::write;
use proptest::prelude::*;
use std::sync::LazyLock;

static PROFILES: LazyLock<Vec<Profile>> =
    LazyLock::new(|| names().map(|n| by_name(n, &[]).unwrap()).collect());

fn moved(text: &str, from: &str, to: &str) -> (String, Vec<Loss>) {
    let source = Source::new("t", text).unwrap();
    let tree = read(&source).unwrap();
    let (document, mut losses) = understand(&tree, &by_name(from, &[]).unwrap(), "en-US");
    let to = by_name(to, &[]).unwrap();
    let (reduced, more) = reduce(&document, &to);
    losses.extend(more);
    (write(&reduced, &to), losses)
}

#[test]
fn a_document_means_the_same_everywhere() {
    let speak = |inner: &str| {
        format!(
            "<speak version=\"1.1\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\">{inner}</speak>"
        )
    };
    let azure = |inner: &str| {
        format!(
            "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\"><voice name=\"en-US-JennyNeural\">{inner}</voice></speak>\n"
        )
    };
    let bare = |inner: &str| format!("<speak xml:lang=\"en-US\">{inner}</speak>\n");
    for (document, to, written, losses) in [
        // Speed: four fifths for one, twenty per cent less for another.
        (speak("<prosody rate=\"80%\">x</prosody>"), "azure", azure("<prosody rate=\"-20%\">x</prosody>"), 0),
        (speak("<prosody rate=\"10%\">x</prosody>"), "polly-neural", bare("<prosody rate=\"x-slow\">x</prosody>"), 1),
        (speak("<prosody pitch=\"+2st\">x</prosody>"), "polly-standard", bare("<prosody pitch=\"+12.25%\">x</prosody>"), 0),
        (speak("<prosody pitch=\"+2st\" rate=\"slow\">x</prosody>"), "polly-neural", bare("<prosody rate=\"slow\">x</prosody>"), 1),
        (speak("<prosody pitch=\"+2st\">x</prosody>"), "polly-neural", bare("x"), 1),
        (speak("<prosody volume=\"+6dB\">x</prosody>"), "w3c-1.0", speak("<prosody volume=\"+99.53%\">x</prosody>").replace("1.1", "1.0") + "\n", 0),
        // Elements that are not there.
        (speak("<emphasis>a</emphasis> <lang xml:lang=\"fr\">b</lang>"), "polly-neural", bare("a <lang xml:lang=\"fr\">b</lang>"), 1),
        (speak("<lang xml:lang=\"fr\">b</lang>"), "espeak-ng", bare("<voice xml:lang=\"fr\">b</voice>"), 1),
        (speak("<phoneme alphabet=\"ipa\" ph=\"x\">b</phoneme>"), "espeak-ng", bare("b"), 1),
        (speak("<sub alias=\"A and B\">a</sub>"), "elevenlabs", "<speak>A and B</speak>\n".to_owned(), 0),
        (speak("<break strength=\"strong\"/>a<break/>"), "elevenlabs", "<speak><break time=\"1000ms\"/>a<break time=\"750ms\"/></speak>\n".to_owned(), 0),
        (speak("<break time=\"5s\"/>"), "elevenlabs", "<speak><break time=\"3000ms\"/></speak>\n".to_owned(), 1),
        (speak("<s>a <emphasis>b</emphasis>.</s> <s>c.</s>"), "espeak-ng", bare("<s>a <emphasis level=\"moderate\">b</emphasis></s> <s>c.</s>"), 0),
        (speak("<emphasis>b</emphasis>. C"), "espeak-ng", bare("<emphasis level=\"moderate\">b</emphasis>. C"), 0),
        (speak("<break time=\"1.5s\"/>"), "espeak-ng", bare("<break time=\"1500ms\"/>"), 0),
        (speak("<mark name=\"a\"/>x"), "azure", azure("<bookmark mark=\"a\"/>x"), 0),
        (speak("<say-as interpret-as=\"digits\">12</say-as>"), "google", bare("12"), 1),
        (speak("<voice name=\"a\">x</voice>y"), "azure", "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"en-US\"><voice name=\"a\">x</voice><voice name=\"en-US-JennyNeural\">y</voice></speak>\n".to_owned(), 0),
        (speak("<audio src=\"a.wav\">woof <desc>dog</desc></audio>"), "polly-neural", bare("woof "), 1),
        (
            speak("<phoneme ph=\" \">x</phoneme><mark name=\" \"/><s xml:lang=\"en_US\">y</s>"),
            "polly-neural",
            bare("x<s>y</s>"),
            3,
        ),
        // Plain text.
        (speak("<p><s>One.</s><s>Two &amp; three.</s></p> <p>Four<break time=\"1s\"/> <sub alias=\"five\">5</sub></p>"), "openai", "One. Two & three.\n\nFour five\n".to_owned(), 1),
    ] {
        let (found, lost) = moved(&document, "w3c-1.1", to);
        assert_eq!(found, written, "{document} to {to}");
        assert_eq!(lost.len(), losses, "{document} to {to}: {lost:?}");
    }
    let (google, lost) = moved(
        &azure(
            "<prosody rate=\"80%\">x</prosody><mstts:silence xmlns:mstts=\"http://www.w3.org/2001/mstts\" type=\"Leading\" value=\"1s\"/>",
        ),
        "azure",
        "google",
    );
    assert_eq!(
        google,
        bare("<voice name=\"en-US-JennyNeural\"><prosody rate=\"180%\">x</prosody></voice>")
    );
    assert_eq!(lost[0].what, "<mstts:silence>");
}

/// A document of random elements, well-formed.
fn document() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "[a-z&&[^x]]{1,6} ".prop_map(|t| t),
        Just("<break time=\"20s\"/>".to_owned()),
        Just("<break strength=\"x-strong\"/>".to_owned()),
        Just("<mark name=\"m\"/>".to_owned()),
        Just("<sub alias=\"as said\">w</sub>".to_owned()),
        Just("<phoneme alphabet=\"ups\" ph=\"JH\">z</phoneme>".to_owned()),
        Just("<say-as interpret-as=\"date\" format=\"mdy\">1/2</say-as>".to_owned()),
        Just("<say-as interpret-as=\"bogus\">1/2</say-as>".to_owned()),
        Just("<meta name=\"a\" content=\"b\"/>".to_owned()),
        Just("<x:y xmlns:x=\"urn:x\">foreign</x:y>".to_owned()),
    ];
    let starts = vec![
        "p",
        "s",
        "s xml:lang=\"fr\"",
        "emphasis",
        "prosody rate=\"10%\"",
        "prosody pitch=\"+3st\" volume=\"+40dB\"",
        "prosody pitch=\"-90Hz\" range=\"high\"",
        "prosody contour=\"(0%,high)\"",
        "lang xml:lang=\"de\"",
        "voice name=\"a\"",
        "voice gender=\"male\" age=\"3\"",
        "w role=\"x\"",
        "audio src=\"a\"",
        "blink",
        "say-as interpret-as=\"time\"",
        "prosody duration=\"2s\" rate=\"fast\"",
    ];
    let inner = leaf.prop_recursive(5, 40, 5, move |inner| {
        (
            prop::sample::select(starts.clone()),
            proptest::collection::vec(inner, 0..5),
        )
            .prop_map(|(start, inner)| {
                let name = start.split(' ').next().unwrap_or_default();
                format!("<{start}>{}</{name}>", inner.concat())
            })
    });
    proptest::collection::vec(inner, 0..6)
        .prop_map(|all| format!("<speak>{}</speak>", all.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Every profile's own validator finds no error in what is written for it, and every word is still there.
    #[test]
    fn what_is_written_is_valid_and_whole(text in document()) {
        let source = Source::new("t", text.as_str()).unwrap();
        let tree = read(&source).unwrap();
        let from = PROFILES.iter().find(|p| p.name == "w3c-1.1").unwrap();
        let (document, _) = understand(&tree, from, "en-US");
        let mut said = String::new();
        words(&document.nodes, &mut said);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        for profile in PROFILES.iter() {
            let (reduced, _) = reduce(&document, profile);
            let written = write(&reduced, profile);
            let again = Source::new("t", written.as_str()).unwrap();
            let wrong: Vec<_> = validate(&again, profile).into_iter().filter(|f| f.severity == Severity::Error && f.rule != "limit" && f.rule != "name.twice" && f.rule != "element.missing").collect();
            prop_assert!(wrong.is_empty(), "{}\n{text}\n{written}\n{wrong:?}", profile.name);
            let mut kept = String::new();
            words(&reduced.nodes, &mut kept);
            prop_assert_eq!(bare(&kept), bare(&said), "{}\n{}\n{}", profile.name, text, written);
        }
    }
}
