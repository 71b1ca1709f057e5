//! Reading plain text: whole pastes with the role and rule of every stretch, and what must hold for any text.
//!
//! `tests/cases/read/NAME.txt` and `samples/NAME.txt` are read; `tests/cases/read/NAME.roles` says what is wanted. A stretch is
//! two lines there: `+` (read) or `-` (left out) with its line, role and rule, then its text. `UPDATE=1 cargo test --test
//! read` rewrites the wanted files; look at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use aloud::document::{Choice, Document, Role};
use aloud::read;
use aloud::source::{Source, Span};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

fn source(text: &str) -> Source {
    Source::new("test", text).unwrap()
}

fn default(text: &str) -> (Source, Document) {
    let source = source(text);
    let document = read::text(&source, &Choice::default());
    (source, document)
}

fn spoken(text: &str) -> Vec<(Role, String)> {
    let (_, document) = default(text);
    let of = |b: &aloud::document::Block| (b.role, b.text.as_str().to_owned());
    document.blocks.iter().map(of).collect()
}

/// Every stretch in source order, with its whole text.
fn shown(source: &Source, document: &Document) -> String {
    let view = document.view(source);
    let read = view.blocks.iter().map(|e| ('+', e));
    let mut all: Vec<_> = read.chain(view.left_out.iter().map(|e| ('-', e))).collect();
    all.sort_by_key(|(_, e)| e.span);
    let mut out = String::new();
    for (mark, e) in all {
        let text = e.text.escape_debug().to_string();
        let text = text
            .replace("\\\"", "\"")
            .replace("\\'", "'")
            .replace("\\u{a0}", "\u{a0}");
        writeln!(
            out,
            "{mark} line {}  {}  {}\n      {text}",
            e.line, e.role, e.rule
        )
        .unwrap();
    }
    out
}

/// The laws: every byte that is not white space is in exactly one stretch, spans are in range, on character borders, do not
/// overlap, and rise in each list; a block's text leads back into its span and holds its letters.
fn check_laws(source: &Source, document: &Document) {
    let text = source.text();
    let blocks: Vec<Span> = document.blocks.iter().map(|b| b.span).collect();
    let left: Vec<Span> = document.left_out.iter().map(|l| l.span).collect();
    for list in [&blocks, &left] {
        assert!(
            list.windows(2).all(|w| w[0].end <= w[1].start),
            "spans rise"
        );
    }
    let mut all = [blocks, left].concat();
    all.sort();
    let mut at = 0;
    for span in all {
        assert!(
            !span.is_empty() && span.start >= at,
            "{span} overlaps or is empty"
        );
        let between = text
            .get(at as usize..span.start as usize)
            .expect("on borders");
        assert!(between.trim().is_empty(), "{between:?} is in no stretch");
        assert!(
            text.get(span.range()).is_some(),
            "{span} is in range, on borders"
        );
        at = span.end;
    }
    assert!(
        text[at as usize..].trim().is_empty(),
        "the end is in no stretch"
    );
    for block in &document.blocks {
        check_text(source, block);
    }
}

fn check_text(source: &Source, block: &aloud::document::Block) {
    let text = block.text.as_str();
    let letters = |s: &str| {
        s.chars()
            .filter(|c| c.is_alphanumeric())
            .collect::<String>()
    };
    assert_eq!(letters(text), letters(source.slice(block.span)));
    let ends = text
        .char_indices()
        .map(|(i, c)| (i as u32, (i + c.len_utf8()) as u32));
    for (start, end) in ends.take(2000) {
        let origin = block.text.origin(Span::new(start, end));
        assert!(
            block.span.contains(origin),
            "{origin} leaves {}",
            block.span
        );
        let there = source.slice(origin);
        let here = &text[start as usize..end as usize];
        assert!(there == here || here == " ", "{here:?} came from {there:?}");
    }
}

fn inputs() -> Vec<std::path::PathBuf> {
    let mut files = support::files("tests/cases/read", "txt");
    files.extend(support::files("samples", "txt"));
    files
}

fn read_file(file: &Path) -> Source {
    Source::from_bytes(support::shown(file), std::fs::read(file).unwrap()).unwrap()
}

#[test]
fn every_stretch_has_the_wanted_role() {
    let update = std::env::var_os("UPDATE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/read");
    let mut wrong = String::new();
    for file in inputs() {
        let source = read_file(&file);
        let got = shown(&source, &read::text(&source, &Choice::default()));
        let wanted = folder.join(file.with_extension("roles").file_name().unwrap());
        if update {
            std::fs::write(&wanted, &got).unwrap();
        }
        let want = std::fs::read_to_string(&wanted).unwrap_or_default();
        if got != want {
            writeln!(
                wrong,
                "{}\n{}",
                support::shown(&wanted),
                difference(&want, &got)
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE=1 accepts what was got");
}

/// The first lines that differ.
fn difference(want: &str, got: &str) -> String {
    let (want, got): (Vec<_>, Vec<_>) = (want.lines().collect(), got.lines().collect());
    let same = want.iter().zip(&got).take_while(|(a, b)| a == b).count();
    let from = |lines: &[&str]| {
        lines[same.min(lines.len())..]
            .iter()
            .take(6)
            .copied()
            .collect::<Vec<_>>()
            .join("\n")
    };
    format!("--- wanted\n{}\n--- got\n{}\n", from(&want), from(&got))
}

#[test]
fn the_laws_hold_for_every_sample_and_case_whatever_is_chosen() {
    let everything = Role::ALL
        .into_iter()
        .fold(Choice::default(), Choice::include);
    let nothing = Role::ALL
        .into_iter()
        .fold(Choice::default(), Choice::exclude);
    for file in inputs() {
        let source = read_file(&file);
        for choice in [&Choice::default(), &everything, &nothing] {
            check_laws(&source, &read::text(&source, choice));
        }
        assert!(read::text(&source, &everything).left_out.is_empty());
        assert!(read::text(&source, &nothing).blocks.is_empty());
    }
}

#[test]
fn every_phrase_takes_its_example_as_a_line() {
    let mut wrong = String::new();
    for (file, want) in [
        ("banners.tsv", Role::Banner),
        ("notices.tsv", Role::Notice),
        ("furniture.tsv", Role::Furniture),
        ("corrections.tsv", Role::Correction),
        ("credits.tsv", Role::Credit),
    ] {
        let path = Path::new("lexicons/en-US/read").join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        let header: Vec<&str> = text
            .lines()
            .find(|l| !l.starts_with('#'))
            .unwrap()
            .split('\t')
            .collect();
        let column = |name: &str| header.iter().position(|c| *c == name);
        for (line, row) in support::rows(&text) {
            let cell = |name: &str| column(name).and_then(|i| row.get(i).copied()).unwrap_or("");
            let example = cell("example");
            // Among other furniture, at the end, after a body.
            let before = if cell("where") == "beside" {
                "Share\n"
            } else {
                ""
            };
            let page = format!(
                "The board met.\nBy Ada Moss\n{BODY}\n{BODY}\n{before}{example}\nNobody came to the fair.\nShare\n"
            );
            let (source, document) = default(&page);
            let view = document.view(&source);
            let found = view
                .blocks
                .iter()
                .chain(&view.left_out)
                .find(|e| e.text == example || e.text.ends_with(example));
            let rule = found.map_or("(in no stretch of its own)", |e| e.rule);
            let alone = found.is_some_and(|e| e.text == example);
            let tail = cell("where") == "tail";
            let own = file == "credits.tsv" || tail || rule == cell("rule");
            if !alone || found.is_none_or(|e| e.role != want) || !own {
                writeln!(
                    wrong,
                    "{}:{line}: `{example}` is taken by {rule}",
                    path.display()
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

const BODY: &str = "The harbor board voted on Tuesday to rebuild the pier that burned in March and to pay for it with a loan.";

#[test]
fn sentences_that_only_look_like_furniture_are_read() {
    let path = Path::new("lexicons/en-US/read/kept.tsv");
    let mut wrong = String::new();
    for (line, row) in support::rows(&std::fs::read_to_string(path).unwrap()) {
        let sentence = row[0];
        for page in [
            format!("Board votes to rebuild pier\nBy Ada Moss\n{sentence}\n{BODY}\n{BODY}\n"),
            format!(
                "Board votes to rebuild pier\nBy Ada Moss\n{BODY}\n{BODY}\n{sentence}\n{BODY}\n"
            ),
            format!(
                "Board votes to rebuild pier\nBy Ada Moss\n{BODY}\n{BODY}\n{sentence}\nComments\n"
            ),
            format!("{BODY}\n\n{BODY} {sentence}\n\n{BODY}\n"),
        ] {
            let kept = spoken(&page).iter().any(|(role, text)| {
                text.ends_with(sentence) && matches!(role, Role::Body | Role::Correction)
            });
            if !kept {
                writeln!(
                    wrong,
                    "{}:{line}: `{sentence}` is lost in\n{page}",
                    path.display()
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn nothing_is_a_clear_outcome() {
    for text in ["", " \n\t\r\n\u{a0}\u{2029}"] {
        let (source, document) = default(text);
        assert_eq!(document, Document::default());
        let why = document.emptiness(&source).unwrap().message;
        assert!(why.contains("holds no text"), "{why}");
    }
    let (source, document) = default("\u{feff}\nComments\n---\n");
    assert!(document.blocks.is_empty() && document.left_out.len() == 3);
    let why = document.emptiness(&source).unwrap();
    assert!(why.message.contains("all 3 stretches"), "{}", why.message);
    assert!(default("Hello").1.emptiness(&source).is_none());
}

#[test]
fn a_choice_changes_what_is_read_and_nothing_else() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/summit.txt");
    let source = read_file(&file);
    let plain = read::text(&source, &Choice::default());
    let chosen = read::text(&source, &"caption,-byline".parse().unwrap());
    let roles = |d: &Document| d.blocks.iter().map(|b| b.role).collect::<Vec<_>>();
    assert!(!roles(&plain).contains(&Role::Caption) && roles(&plain).contains(&Role::Byline));
    assert!(roles(&chosen).contains(&Role::Caption) && !roles(&chosen).contains(&Role::Byline));
    assert_eq!(
        plain.blocks.len() + plain.left_out.len(),
        chosen.blocks.len() + chosen.left_out.len()
    );
    let caption = chosen
        .blocks
        .iter()
        .find(|b| b.role == Role::Caption)
        .unwrap();
    assert!(
        caption.text.as_str().ends_with("Illustrative purposes."),
        "the credit is not in the caption"
    );
}

#[test]
fn line_ends_and_unseen_characters_do_not_change_what_is_read() {
    for file in inputs() {
        let text = read_file(&file).text().to_owned();
        if text.contains(['\r', '\u{feff}', '\u{200b}', '\u{ad}']) {
            continue;
        }
        let want = spoken(&text);
        let changed = [
            text.replace('\n', "\r\n"),
            text.replace('\n', "\r"),
            text.replace('\n', "\u{2028}"),
            format!("\u{feff}{text}"),
            text.replace(". ", ".\u{200b} ")
                .replace("ing ", "i\u{ad}ng "),
            format!("\n\n \n{text}\n\n\n"),
        ];
        for (i, text) in changed.iter().enumerate() {
            assert_eq!(
                spoken(text),
                want,
                "change {i} of {}",
                support::shown(&file)
            );
        }
    }
}

#[test]
fn ten_megabytes_on_one_line_or_many_are_read_in_seconds() {
    let sentence = "The board (which met) voted 5-2 by Ada Moss on Nov. 14, 2024, he said. ";
    let pages = [
        "a".repeat(10_000_000),
        sentence.repeat(10_000_000 / sentence.len()),
        "(Ada Moss/AFP via Getty Images) This audio is created with AI assistance ".repeat(50_000),
        "by ".repeat(3_000_000),
        "Nov. 14, 2024 ".repeat(700_000),
        format!("{BODY}\n").repeat(20_000),
        "Share\n".repeat(50_000),
        "Comments\nText\n".repeat(60_000),
        "Short line\n".repeat(50_000),
        "By Ada Moss\n".repeat(60_000),
        format!("{BODY}\nComments\n").repeat(40_000),
        "(((((".repeat(2_000_000),
        "\u{200b}".repeat(3_000_000),
        "\n".repeat(10_000_000),
        "the harbor board voted on Tuesday to rebuild a pier\n".repeat(40_000),
    ];
    for (i, page) in pages.iter().enumerate() {
        let start = std::time::Instant::now();
        let (source, document) = default(page);
        let spans = document.blocks.len() + document.left_out.len();
        assert!(spans > 0 || page.trim().is_empty());
        document.listing(&source);
        let seconds = start.elapsed().as_secs_f32();
        if std::env::var_os("TIMES").is_some() {
            eprintln!("page {i}: {seconds:.2} s, {spans} stretches");
        }
        assert!(seconds < 60.0, "page {i} took {seconds} s");
    }
}

/// Pieces of real pastes, to be put together at random.
fn fragment() -> impl Strategy<Value = String> {
    let fixed = [
        "date 2024-11-14 ",
        "Three years of reporting, funded by our readers",
        " — become a member now!",
        "by Ada Moss November 14, 2024 6:39 AM 2 min read",
        "By Ada Moss",
        "2 min read",
        "Updated Nov. 14, 2024",
        "This audio is created with AI assistance",
        "(Saul Loeb /AFP via Getty Images)",
        "Comments",
        "Read more",
        "News Feed",
        "Facebook",
        "Share",
        "By",
        "Published",
        "CORRECTION",
        "Editor's note: It was 5.",
        "• One item",
        "1. First",
        "LIMA, Peru (AP) — Leaders met.",
        "Related stories",
        "Avatar",
        "Ada Moss is a reporter.",
        "Skip to content",
        "Getty Images",
        "FILE - Cranes",
        "| ",
        " | The Courier",
        BODY,
        BODY,
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\u{a0}",
        "\u{feff}",
        "\u{200b}",
        "\u{ad}",
        "-\n",
        "  ",
        "\u{2028}",
        "é",
        "“Yes,” she said.",
    ];
    prop_oneof![
        6 => proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,30}",
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_text(text in any::<String>()) {
        let (source, document) = default(&text);
        check_laws(&source, &document);
        document.listing(&source);
    }

    #[test]
    fn the_laws_hold_for_fragments_of_pages(pieces in prop::collection::vec(fragment(), 0..40), list in "(caption|date|-byline|furniture|-body|,){0,6}") {
        let source = source(&pieces.concat());
        let choice = list.parse().unwrap_or_default();
        check_laws(&source, &read::text(&source, &choice));
    }

    #[test]
    fn the_laws_hold_for_damaged_samples(file in 0_usize..1000, at in any::<prop::sample::Index>(), length in 0_usize..200, piece in fragment()) {
        let files = inputs();
        let text = read_file(&files[file % files.len()]).text().to_owned();
        let border = |mut i: usize| { i = i.min(text.len()); while !text.is_char_boundary(i) { i -= 1; } i };
        let start = border(at.index(text.len() + 1));
        let damaged = format!("{}{piece}{}", &text[..start], &text[border(start + length).max(start)..]);
        let (source, document) = default(&damaged);
        check_laws(&source, &document);
    }
}
