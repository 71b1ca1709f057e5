//! How much an engine takes in one request.

use crate::source::{Source, Span};
use crate::ssml::profile::{Figure, Profile};
use crate::ssml::tree::{Content, Tree};
use crate::ssml::units::milliseconds;
use crate::ssml::validate::{Report, because};

/// Characters in a second of speech: a news reader's 150 to 170 words a minute.
const CHARS_PER_SECOND: f64 = 15.0;

/// Judges a plain text.
pub fn text(source: &Source, profile: &Profile, report: &mut Report) {
    let request = source.text().trim_start_matches('\u{FEFF}').trim_end();
    let said = request.chars().count() as u64;
    let mut judge = Judge {
        profile,
        report,
        source,
    };
    judge.request();
    let limits = &profile.limits;
    let end = |nth: u64| nth_char(source.text(), nth);
    judge.over(limits.billed_chars.as_ref(), said, "characters to say", end);
    // An alphabet of sounds has about as many signs as there are letters.
    judge.over(
        limits.phonemes.as_ref(),
        said,
        "phonemes, at about one a letter",
        end,
    );
    judge.seconds(said as f64 / CHARS_PER_SECOND);
}

/// Judges a document.
pub fn document(source: &Source, tree: &Tree<'_>, profile: &Profile, report: &mut Report) {
    let mut judge = Judge {
        profile,
        report,
        source,
    };
    judge.request();
    let (mut said, mut pauses_ms) = (0, 0);
    let (mut voices, mut breaks) = (Vec::new(), Vec::new());
    let mut ends: Vec<(u64, u32)> = Vec::new();
    for node in &tree.nodes {
        match &node.content {
            Content::Text(text) => {
                said += text.chars().count() as u64;
                ends.push((said, node.span.start));
            }
            Content::Element(tag) => match tag.name.local() {
                "voice" | "audio" => voices.push(tag.span.start),
                "break" => {
                    breaks.push(tag.span.start);
                    let ms = tag.get("time").and_then(milliseconds).unwrap_or(0);
                    pauses_ms += u64::from(ms);
                }
                _ => {}
            },
        }
    }
    let limits = &profile.limits;
    let crossed = |nth: u64| {
        let at = ends.partition_point(|(end, _)| *end <= nth);
        ends.get(at).map_or(0, |(_, start)| *start)
    };
    let nth = |list: &[u32], nth: u64| list.get(nth as usize).copied().unwrap_or(0);
    judge.over(
        limits.billed_chars.as_ref(),
        said,
        "characters outside tags",
        crossed,
    );
    judge.over(
        limits.voices.as_ref(),
        voices.len() as u64,
        "`voice` and `audio` elements",
        |n| nth(&voices, n),
    );
    judge.over(
        limits.breaks.as_ref(),
        breaks.len() as u64,
        "`break` elements",
        |n| nth(&breaks, n),
    );
    judge.seconds(said as f64 / CHARS_PER_SECOND + pauses_ms as f64 / 1000.0);
}

struct Judge<'j> {
    profile: &'j Profile,
    report: &'j mut Report,
    source: &'j Source,
}

impl Judge<'_> {
    /// The request as it is sent.
    fn request(&mut self) {
        let text = self.source.text();
        let limits = &self.profile.limits;
        let chars = text.chars().count() as u64;
        self.over(limits.total_chars.as_ref(), chars, "characters", |nth| {
            nth_char(text, nth)
        });
        self.over(
            limits.bytes.as_ref(),
            text.len() as u64,
            "UTF-8 bytes",
            |nth| text.floor_char_boundary(nth as usize) as u32,
        );
    }

    /// Says so where there are more than the limit; `place` is where the first one too many stands.
    fn over(&mut self, limit: Option<&Figure>, there: u64, what: &str, place: impl Fn(u64) -> u32) {
        let Some(limit) = limit.filter(|l| there > l.value) else {
            return;
        };
        let message = format!(
            "{there} {what}, more than the {} that {} takes{}",
            limit.value,
            self.profile.name,
            because(limit.note.as_deref())
        );
        let fix = Some("cut the document into requests".to_owned());
        let start = place(limit.value);
        let span = Span::new(start, self.source.text().len() as u32);
        self.report
            .as_supported(limit.beyond, "limit", span, message, fix);
    }

    fn seconds(&mut self, estimate: f64) {
        let what = "seconds of sound, by estimate";
        let limit = self.profile.limits.audio_s.as_ref();
        self.over(limit, estimate.round() as u64, what, |_| 0);
    }
}

/// Where the character of that number begins, from 0.
fn nth_char(text: &str, nth: u64) -> u32 {
    let found = text.char_indices().nth(nth as usize);
    found.map_or(text.len(), |(at, _)| at) as u32
}
