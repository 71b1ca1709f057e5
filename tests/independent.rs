//! Our requests, read by somebody else's reader of SSML: it takes them, and hears our words.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::document::Choice;
use aloud::input::Style;
use aloud::lexicon::Lexicon;
use aloud::markup::{Marks, Markup, Pauses};
use aloud::pacing::Pacing;
use aloud::pack::pack_as;
use aloud::pipeline;
use aloud::request::{Form, limits};
use aloud::source::Source;
use aloud::ssml::profile::Reads;
use aloud::ssml::profiles::{by_name, names};
use aloud::ssml::setting;
use aloud::ssml::units::{Hundredths, Rate};

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn another_reader_takes_every_request_and_hears_the_same_words() {
    // Faster: it does not know that `-10%` is Azure's way to say 90 %.
    let rich = Markup {
        marks: Marks::Word,
        pauses: Pauses::All(Pacing::default()),
        rate: Some(Rate::Times(Hundredths(11_000))),
        quotation: Some(setting::parse("pitch=-1st").unwrap()),
        ..Markup::default()
    };
    let mut read = 0;
    for file in support::files("samples", "txt") {
        let text = std::fs::read_to_string(&file).unwrap();
        let source = Source::new("sample", text).unwrap();
        let lexicon = Lexicon::builtin();
        let (_, script) = pipeline::script(&source, lexicon, &Choice::default(), Style::default());
        for name in names() {
            let profile = by_name(name, &[]).unwrap();
            if profile.reads == Reads::Plain {
                continue;
            }
            let form = Form::Profile(&profile);
            for markup in [&Markup::default(), &rich] {
                let packed = pack_as(&script, &limits(&profile), form, markup, "en-US").unwrap();
                for chunk in packed.chunks {
                    let theirs = ssml_parser::parse_ssml(&chunk.ssml)
                        .unwrap_or_else(|e| panic!("{name}: {e}\n{}", chunk.ssml));
                    assert_eq!(bare(theirs.get_text()), bare(&chunk.text), "{name}");
                    read += 1;
                }
            }
        }
    }
    assert!(read > 400, "{read}");
}
