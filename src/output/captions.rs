//! Captions: a programme's cues as WebVTT.
//!
//! A sentence is shown on screens of at most two lines of at most [`LINE`] characters, the habit of broadcasters and
//! streaming services (37 to 42). A sentence that needs more screens gets more cues; its time is shared among them by
//! characters, because no engine here tells the times of words.

use crate::programme::{Cue, NOTICE};
use std::fmt::Write;

/// The longest line in characters. A single longer word stands alone on its line, uncut.
pub const LINE: usize = 42;

/// Lines on one screen.
const LINES: usize = 2;

/// The shortest time in ms a screen is shown for; a sentence too quick for its screens gets one with more lines.
const SHORTEST_MS: u64 = 1000;

/// What a line costs that does not end with a comma or the like, in squared characters of free room.
const NO_MARK: usize = 150;

/// Thirty thousand years: times beyond are not times, and sums below cannot overflow.
const LATEST_MS: u64 = 1_000_000_000_000_000;

/// The cues as a WebVTT file (W3C, *WebVTT: The Web Video Text Tracks Format*), with [`NOTICE`] in front.
///
/// Times rise and never overlap, whatever the cues say: a cue that starts before the one before it has ended starts at
/// that end, and one without length gets 1 ms a screen. Cues without words are left out.
pub fn webvtt(cues: &[Cue]) -> String {
    let mut out = format!("WEBVTT\n\nNOTE\n{}\n", escape(NOTICE));
    let mut free = 0;
    for cue in cues {
        let text = cue.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let screens = screens(&text, cue.end_ms.saturating_sub(cue.start_ms));
        if screens.is_empty() {
            continue;
        }
        let start = cue.start_ms.min(LATEST_MS).max(free);
        let borders = borders(start, cue.end_ms.min(LATEST_MS), &screens);
        for (part, (lines, times)) in screens.iter().zip(borders.windows(2)).enumerate() {
            write_number(&mut out, cue.sentence, part);
            write_screen(&mut out, times[0], times[1], lines);
        }
        free = borders.last().copied().unwrap_or(free);
    }
    out
}

// Writing to a string cannot fail: the results below are of no interest.

fn write_number(out: &mut String, sentence: usize, part: usize) {
    let _ = match part {
        0 => writeln!(out, "\n{sentence}"),
        _ => writeln!(out, "\n{sentence}.{}", part + 1),
    };
}

fn write_screen(out: &mut String, start: u64, end: u64, lines: &[&str]) {
    let _ = writeln!(out, "{} --> {}", clock(start), clock(end));
    for line in lines {
        let _ = writeln!(out, "{}", escape(line));
    }
}

/// `HH:MM:SS.mmm`; hours have two digits or more.
fn clock(ms: u64) -> String {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}.{ms:03}")
}

/// Text for a cue; escaping `>` also keeps `-->` out.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\0', "\u{FFFD}")
}

/// The times between which the screens are shown, shared by characters, each at least 1 ms: one more than screens.
fn borders(start: u64, end: u64, screens: &[Vec<&str>]) -> Vec<u64> {
    let count = screens.len() as u64;
    let end = end.max(start + count);
    let total = screens.iter().map(|s| length(s)).sum::<u64>().max(1);
    let mut shown = 0;
    let mut borders = vec![start];
    for (number, screen) in (1..).zip(screens) {
        shown += length(screen);
        let share = u128::from(end - start) * u128::from(shown) / u128::from(total);
        let earliest = borders.last().map_or(start, |last| last + 1);
        borders.push((start + share as u64).clamp(earliest, end - (count - number)));
    }
    borders
}

fn length(screen: &[&str]) -> u64 {
    screen.iter().map(|line| width(line) as u64).sum()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// The text cut into screens of lines.
fn screens(text: &str, duration_ms: u64) -> Vec<Vec<&str>> {
    let lines = lines(text);
    let count = lines.len().div_ceil(LINES) as u64;
    let quick = count > 1 && duration_ms < SHORTEST_MS * count;
    let lines_each = if quick { lines.len() } else { LINES };
    lines.chunks(lines_each).map(<[&str]>::to_vec).collect()
}

/// The text (single spaces between words) in as few lines as [`LINE`] allows, as even as possible, rather cut after a
/// comma than elsewhere.
fn lines(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split(' ').filter(|w| !w.is_empty()).collect();
    let ends = line_ends(&words);
    let mut lines = Vec::new();
    let (mut word, mut byte) = (0, 0);
    while let Some(&end) = ends.get(word) {
        let bytes = words[word..end].iter().map(|w| w.len() + 1).sum::<usize>();
        lines.push(&text[byte..byte + bytes - 1]);
        (word, byte) = (end, byte + bytes);
    }
    lines
}

/// For each word: where the line that begins with it ends best (number of the word after the line).
fn line_ends(words: &[&str]) -> Vec<usize> {
    let mut costs = vec![(0, 0); words.len() + 1];
    let mut ends = vec![words.len(); words.len()];
    for from in (0..words.len()).rev() {
        let lines = (from + 1..=words.len()).map_while(|to| {
            let cost = line_cost(&words[from..to])?;
            let (count, rest) = costs[to];
            Some(((count + 1, rest + cost), to))
        });
        if let Some((cost, end)) = lines.min() {
            (costs[from], ends[from]) = (cost, end);
        }
    }
    ends
}

/// What a line of these words costs; `None` if they do not fit. A single word always does.
fn line_cost(words: &[&str]) -> Option<usize> {
    let length = words.iter().map(|w| width(w)).sum::<usize>() + words.len() - 1;
    let room = match LINE.checked_sub(length) {
        None if words.len() > 1 => return None,
        room => room.unwrap_or(0),
    };
    let marked = |word: &&str| word.ends_with([',', ';', ':', '.', '?', '!', '–', '—']);
    let mark = if words.last().is_some_and(marked) {
        0
    } else {
        NO_MARK
    };
    Some(room * room + mark)
}

#[cfg(test)]
mod tests {
    use crate::output::captions::{LINE, lines, webvtt};
    use crate::programme::Cue;
    use crate::source::Span;
    use proptest::prelude::*;

    fn cue(sentence: usize, text: &str, start_ms: u64, end_ms: u64) -> Cue {
        Cue {
            sentence,
            span: Span::default(),
            text: text.to_owned(),
            start_ms,
            end_ms,
            measured: true,
        }
    }

    #[test]
    fn a_short_programme_in_full() {
        let cues = [
            cue(1, "Rates rise", 500, 1500),
            cue(
                2,
                "The bank raised its main rate on Thursday, for the third time this year, and warned of more.",
                2400,
                7400,
            ),
        ];
        let expected = "\
WEBVTT

NOTE
This audio is created with AI assistance

1
00:00:00.500 --> 00:00:01.500
Rates rise

2
00:00:02.400 --> 00:00:06.344
The bank raised its main rate on Thursday,
for the third time this year,

2.2
00:00:06.344 --> 00:00:07.400
and warned of more.
";
        assert_eq!(webvtt(&cues), expected);
    }

    #[test]
    fn text_cannot_break_the_format() {
        let vtt = webvtt(&[cue(1, "a --> b\n\n2\n<v Bob> & \0 Co.", 0, 900)]);
        assert!(
            vtt.ends_with("a --&gt; b 2 &lt;v Bob&gt; &amp; \u{FFFD} Co.\n"),
            "{vtt}"
        );
        assert_eq!(vtt.matches("-->").count(), 1);
    }

    #[test]
    fn a_sentence_too_quick_for_its_screens_stays_on_one() {
        let text = "one two three four five ".repeat(10);
        assert_eq!(webvtt(&[cue(1, &text, 0, 300)]).matches("-->").count(), 1);
        assert!(webvtt(&[cue(1, &text, 0, 30_000)]).matches("-->").count() > 1);
    }

    #[test]
    fn a_long_word_is_not_cut() {
        let word = "x".repeat(100);
        assert_eq!(lines(&format!("so {word} it is")), ["so", &word, "it is"]);
    }

    #[test]
    fn times_beyond_sense_do_no_harm() {
        let vtt = webvtt(&[
            cue(1, "a", u64::MAX, 0),
            cue(2, "b", u64::MAX - 1, u64::MAX),
        ]);
        assert_eq!(vtt.matches("-->").count(), 2);
    }

    fn ms(clock: &str) -> u64 {
        clock.split([':', '.']).fold(0, |sum, part| {
            let scale = if part.len() == 3 { 1000 } else { 60 };
            sum * scale + part.parse::<u64>().unwrap()
        })
    }

    proptest! {
        #[test]
        fn times_rise_lines_fit_and_no_word_is_lost(
            texts in prop::collection::vec("[a-z,.&<> \n]{0,300}", 0..8),
            times in prop::collection::vec((0u64..10_000, 0u64..10_000), 8),
        ) {
            let cues: Vec<Cue> = texts.iter().zip(&times).enumerate()
                .map(|(i, (text, (start, end)))| cue(i + 1, text, *start, *end))
                .collect();
            let vtt = webvtt(&cues);
            let mut last = 0;
            let mut words = String::new();
            for block in vtt.split("\n\n").skip(2) {
                let mut rows = block.lines().skip(1);
                let (start, end) = rows.next().unwrap().split_once(" --> ").unwrap();
                prop_assert!(last <= ms(start) && ms(start) < ms(end), "{vtt}");
                last = ms(end);
                for line in rows {
                    let line = line.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
                    prop_assert!(line.chars().count() <= LINE || !line.contains(' '), "{line}");
                    words.extend(line.split(' '));
                }
            }
            let given: String = texts.iter().flat_map(|t| t.split_whitespace()).collect();
            prop_assert_eq!(words, given);
        }
    }
}
