//! Pronunciations from a row to the engine: what is heard, what each engine is sent, what eSpeak NG and the built-in voice
//! really say.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used)] // tests fail by panicking

mod support;

use aloud::class::Class;
use aloud::document::Choice;
use aloud::engine::Telling;
use aloud::engines;
use aloud::input::{Context, Style};
use aloud::lexicon::Lexicon;
use aloud::markup::Markup;
use aloud::normalize::Normalizer;
use aloud::pack::pack_as;
use aloud::phonetics::alphabet::Alphabet;
use aloud::phonetics::pronunciation::Pronunciation;
use aloud::pipeline;
use aloud::request::Form;
use aloud::script::Script;
use aloud::source::Source;
use aloud::spell::Spelling;
use aloud::ssml::profiles;

const ROWS: &str = "\
written	how	spoken	when
Zelenskyy	respelling	zeh-LEN-skee
Volodymyr Zelenskyy	ipa	voʊləˈdɪmɪɹ zɛˈlɛnski
Kharkiv	x-sampa	\"kAr\\kiv
Gomez	arpabet	G OW1 M EH0 Z
Xi	espeak	S'i:
Łódź	ipa	ˈwutʃ
Houthi	respelling	HOO-thee
Nizhny-Novgorod	respelling	NIHZH-nee NAHV-guh-rahd
Tver	respelling	TVEHR	before:oblast|region
Loch Ness	respelling	LAHKH NES
";

fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::builtin().clone();
    lexicon.add_words("rows.tsv", ROWS, Class::Name).unwrap();
    lexicon
}

fn heard(text: &str) -> String {
    let lexicon = lexicon();
    let mut normalizer = Normalizer::new(&lexicon);
    normalizer.speech(text, Context::default()).heard()
}

fn script(text: &str) -> Script {
    let source = Source::from_bytes("a.txt", text.as_bytes().to_vec()).unwrap();
    pipeline::script(&source, &lexicon(), &Choice::default(), Style::default()).1
}

#[test]
fn what_is_heard_is_shown_as_a_respelling() {
    for (text, expected) in [
        ("Zelenskyy spoke.", "/zeh-LEN-skee/ spoke."),
        (
            "Volodymyr Zelenskyy’s plan",
            "/voh-luh-DIH-mihr/ /zeh-LEN-skeez/ plan",
        ),
        (
            "the Zelenskyys and the Gomezes",
            "the /zeh-LEN-skeez/ and the /GOH-meh-zihz/",
        ),
        ("the Houthis' ships", "the /HOO-theez/ ships"),
        ("pro-Zelenskyy, anti-Xi", "pro-/zeh-LEN-skee/, anti-/SHEE/"),
        (
            "ZELENSKYY WINS IN KHARKIV",
            "/zeh-LEN-skee/ WINS IN /KAHR-keev/",
        ),
        ("Zelenskyyism, Kharkivite", "Zelenskyyism, Kharkivite"),
        ("in Łódź", "in /WOOCH/"),
        ("Nizhny-Novgorod fell", "/NIHZH-nee NAHV-guh-rahd/ fell"),
        ("Tver region, Tver", "/TVEHR/ region, Tver"),
        ("Loch Ness.", "/LAHKH/ /NES/."),
    ] {
        assert_eq!(heard(text), expected, "{text}");
    }
}

#[test]
fn the_written_word_stays_in_the_text() {
    let lexicon = lexicon();
    let mut normalizer = Normalizer::new(&lexicon);
    let text = "The Zelenskyys met Volodymyr Zelenskyy’s aide.";
    let speech = normalizer.speech(text, Context::default());
    assert_eq!(speech.text, text);
    let explained = normalizer.explain(text, Context::default(), false);
    let spoken: Vec<&str> = explained.iter().map(|e| e.spoken.as_str()).collect();
    assert_eq!(spoken[1], "/zeh-LEN-skeez/");
    assert_eq!(spoken[3], "/voh-luh-DIH-mihr/ /zeh-LEN-skeez/");
    let words = normalizer.words(text, Context::default());
    assert_eq!(words[1].sounds.as_deref(), Some("zɛˈlɛnskiz"));
    assert_eq!(words[0].sounds, None);
}

#[test]
fn each_engine_is_sent_what_it_takes() {
    let script = script("Zelenskyy's aide left Loch Ness.");
    for (engine, sent, lost) in [
        (
            "w3c-1.1",
            "<phoneme alphabet=\"ipa\" ph=\"zɛˈlɛnskiz\">Zelenskyy's</phoneme> aide",
            0,
        ),
        (
            "polly-neural",
            "ph=\"ˈlɑx\">Loch</phoneme> <phoneme alphabet=\"ipa\" ph=\"ˈnɛs\">",
            0,
        ),
        ("azure", "<phoneme alphabet=\"ipa\" ph=\"zɛˈlɛnskiz\">", 0),
        (
            "espeak-ng",
            "[[zEl'Enski:z]] aide left [[l'A:x]] [[n'Es]].",
            0,
        ),
        ("openai", "zeh-len-skeez aide left lahkh nes.", 3),
        ("plain", "zeh-len-skeez aide left lahkh nes.", 3),
    ] {
        let profile = profiles::by_name(engine, &[]).unwrap();
        let markup = Markup {
            spelling: Spelling {
                profile: Some(&profile),
                ..Spelling::default()
            },
            ..Markup::default()
        };
        let limits = aloud::request::limits(&profile);
        let packed = pack_as(&script, &limits, Form::Profile(&profile), &markup, "en-US").unwrap();
        let ssml = &packed.chunks[0].ssml;
        assert!(ssml.contains(sent), "{engine}: {ssml}");
        let losses = packed.losses.iter().filter(|l| l.what == "<phoneme>");
        assert_eq!(losses.count(), lost, "{engine}");
    }
}

#[test]
fn an_engine_s_description_and_its_profile_agree() {
    for engine in engines::all(&[]).unwrap().engines {
        let Ok(profile) = profiles::by_name(engine.name(), &[]) else {
            continue;
        };
        let inside = match engine.telling() {
            Telling::Inside(notation) => Some(notation),
            _ => None,
        };
        assert_eq!(inside, profile.sounds, "{}", engine.name());
    }
}

/// Names with every phone of the table that eSpeak NG has.
const NAMES: &[&str] = &[
    "zɛˈlɛnski",
    "ˈkɑɹkiv",
    "ˈɡoʊmɛz",
    "ˈwutʃ",
    "ˈhuði",
    "ˈnɪʒni",
    "ˈlɑx",
    "ˈkjuti",
    "aɪˈzoʊlə",
    "ˈdʒɔɪs",
    "ˈθaʊzənd",
    "ˈbɝdɪk",
    "ˈæŋɡəs",
    "ʃoʊlts",
    "ˈhʊpɚ",
    "ˈʌzbɛk",
    "ˈeɪvəɹi",
    "ˈfɔɹtʃən",
    "ˈpɑvloʊ",
    "ˌvoʊləˈdɪmɪɹ",
];

#[test]
fn espeak_says_the_phonemes_of_the_row() {
    let engine = engines::by_name("espeak-ng", &[]).unwrap();
    if matches!(
        engine.availability(),
        aloud::engine::Availability::Absent { .. }
    ) {
        let required = std::env::var("ALOUD_REQUIRE_ENGINES").is_ok_and(|v| v == "1");
        assert!(!required, "espeak-ng is not installed");
        eprintln!("skipped: espeak-ng is not installed");
        return;
    }
    let telling = engine.telling();
    let markup = Markup {
        spelling: Spelling {
            telling: Some(&telling),
            ..Spelling::default()
        },
        ..Markup::default()
    };
    let mut lexicon = Lexicon::builtin().clone();
    let mut text = String::new();
    for (i, ipa) in NAMES.iter().enumerate() {
        let name = format!(
            "Name{}",
            "abcdefghijklmnopqrstuvwxyz".chars().nth(i).unwrap()
        );
        let row = format!("written\thow\tspoken\n{name}\tipa\t{ipa}\n");
        lexicon.add_words("names.tsv", &row, Class::Name).unwrap();
        text.push_str(&format!("We met {name} there.\n\n"));
    }
    let source = Source::from_bytes("a.txt", text.into_bytes()).unwrap();
    let script = pipeline::script(&source, &lexicon, &Choice::default(), Style::default()).1;
    let form = Form::from(engine.input());
    let packed = pack_as(&script, &engine.limits(), form, &markup, "en-US").unwrap();
    let said: Vec<String> = packed.chunks.iter().map(|c| phonemes(&c.ssml)).collect();
    for ipa in NAMES {
        let wanted = Pronunciation::parse(ipa, Alphabet::Ipa).unwrap();
        let wanted = wanted.write(Alphabet::Espeak);
        let found = said.iter().any(|s| heard_alike(s, &wanted));
        assert!(found, "{ipa}: {wanted} is not in {said:?}");
    }
}

/// What eSpeak NG says for a document, as mnemonics.
fn phonemes(ssml: &str) -> String {
    let ssml = ssml.replace(" xml:lang=\"en-US\"", "");
    let out = std::process::Command::new("espeak-ng")
        .args(["-v", "en-us", "-m", "-q", "-x", &ssml])
        .output()
        .unwrap();
    String::from_utf8(out.stdout).unwrap()
}

/// Whether a word of what was said is the one wanted. The voice shortens a vowel at the end of a word (`i:` to `i`),
/// flaps a `t` and colours a schwa before `r`: its own way of saying these phonemes.
fn heard_alike(said: &str, wanted: &str) -> bool {
    let plain = |s: &str| {
        s.replace("i:", "i")
            .replace("t#", "t")
            .replace("3r", "@r")
            .replace(['_', ':'], "")
    };
    said.split_whitespace()
        .any(|word| plain(word) == plain(wanted))
}

#[test]
fn rows_that_are_no_pronunciation_say_what_and_where() {
    for (row, message, hint) in [
        (
            "Kharkiv\trespelling\tKAHR-kv",
            "x.tsv:2:25: the syllable `kv`",
            "each syllable has one",
        ),
        (
            "Kharkiv\tipa\tˈkɑɹkɨv",
            "`ɨ` is no sound of English",
            "nearest is `ɪ`",
        ),
        (
            "Kharkiv\trespeling\tKAHR-keev",
            "`respeling` is not a way",
            "did you mean `respelling`?",
        ),
        ("Kharkiv\tipa\t", "`spoken` is empty", "fill it in"),
    ] {
        let text = format!("written\thow\tspoken\n{row}\n");
        let error = Lexicon::default().add_words("x.tsv", &text, Class::Name);
        let error = error.unwrap_err().to_string();
        assert!(error.contains("x.tsv:2"), "{error}");
        assert!(error.contains(message) && error.contains(hint), "{error}");
    }
}
