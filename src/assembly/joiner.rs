//! Clips in a row: how much of each edge is kept, how much silence goes between, and where every sound comes to lie.

use crate::assembly::edges::{Edges, fade};
use crate::assembly::frames::frames;
use crate::assembly::gap::Gap;
use crate::pacing::Pacing;
use std::ops::Range;

/// Joins clips of one rate and number of channels. No files, no meters: frames in, frames out.
///
/// A clip leaves when its successor is known, because the pause between them is shared by the silence both keep.
pub struct Joiner {
    channels: usize,
    rate_hz: u32,
    pacing: Pacing,
    guard: usize,
    fade: usize,
    /// Where the last sound ends, in frames from the start.
    end: u64,
    waiting: Option<Waiting>,
}

/// The last clip: from its kept lead on, and with its whole guard behind.
struct Waiting {
    samples: Vec<f32>,
    /// Frames behind the speech.
    trail: usize,
    /// Frames of silence after the speech.
    pause: usize,
}

impl Joiner {
    /// For interleaved sound of `channels` at `rate_hz`.
    pub fn new(channels: usize, rate_hz: u32, pacing: &Pacing, edges: &Edges) -> Self {
        Self {
            channels,
            rate_hz,
            pacing: pacing.clone(),
            guard: frames(edges.guard_ms, rate_hz),
            fade: frames(edges.fade_ms, rate_hz),
            end: 0,
            waiting: None,
        }
    }

    /// Takes a clip whose sound lies at the frames `speech`, appends to `out` what is ready, and tells the frame of the
    /// programme at which the sound begins.
    pub fn push(
        &mut self,
        clip: &[f32],
        speech: Range<usize>,
        after: Gap,
        out: &mut Vec<f32>,
    ) -> u64 {
        let total = self.pause();
        let trail = self.waiting.as_ref().map_or(0, |clip| clip.trail);
        let (trail, lead) = shared(total, trail, speech.start.min(self.guard));
        self.release(trail, out);
        self.silence(total - trail - lead, out);
        let behind = (clip.len() / self.channels - speech.end).min(self.guard);
        let kept = (speech.start - lead) * self.channels..(speech.end + behind) * self.channels;
        self.waiting = Some(Waiting {
            samples: clip[kept].to_vec(),
            trail: behind,
            pause: self.frames(after),
        });
        let start = self.end + total as u64;
        self.end = start + speech.len() as u64;
        start
    }

    /// Takes a clip without sound: only its pause counts, if it is longer than the one before. Tells the frame at which
    /// the last sound ended.
    pub fn push_silent(&mut self, after: Gap) -> u64 {
        let pause = self.frames(after);
        if let Some(last) = &mut self.waiting {
            last.pause = last.pause.max(pause);
        }
        self.end
    }

    /// Appends the last clip and the silence at the end. The joiner is then as new.
    pub fn finish(&mut self, out: &mut Vec<f32>) {
        let total = match self.waiting {
            Some(_) => frames(f64::from(self.pacing.tail), self.rate_hz),
            None => self.pause(),
        };
        let trail = self
            .waiting
            .as_ref()
            .map_or(0, |clip| clip.trail.min(total));
        self.release(trail, out);
        self.silence(total - trail, out);
        self.end = 0;
    }

    /// The silence after the last sound, in frames.
    fn pause(&self) -> usize {
        match &self.waiting {
            Some(last) => last.pause,
            None => frames(f64::from(self.pacing.head), self.rate_hz),
        }
    }

    fn frames(&self, gap: Gap) -> usize {
        frames(f64::from(gap.ms(&self.pacing)), self.rate_hz)
    }

    /// Appends the waiting clip with `trail` frames behind its sound.
    fn release(&mut self, trail: usize, out: &mut Vec<f32>) {
        if let Some(mut clip) = self.waiting.take() {
            let cut = (clip.trail - trail) * self.channels;
            clip.samples.truncate(clip.samples.len() - cut);
            fade(&mut clip.samples, self.channels, self.fade);
            out.append(&mut clip.samples);
        }
    }

    fn silence(&self, frames: usize, out: &mut Vec<f32>) {
        out.resize(out.len() + frames * self.channels, 0.0);
    }
}

/// How a pause of `total` frames is shared by the silence kept behind one sound and before the next: both whole if
/// there is room, else half each, and what one does not need goes to the other.
fn shared(total: usize, trail: usize, lead: usize) -> (usize, usize) {
    let half = total / 2;
    let kept_trail = trail.min(half.max(total.saturating_sub(lead)));
    (kept_trail, lead.min(total - kept_trail))
}

#[cfg(test)]
mod tests {
    use crate::assembly::edges::Edges;
    use crate::assembly::joiner::{Joiner, shared};
    use crate::pacing::Pacing;
    use crate::pause::Pause;
    use proptest::prelude::*;

    /// A rate at which ms are frames.
    const RATE: u32 = 1000;

    fn edges(guard_ms: f64, fade_ms: f64) -> Edges {
        Edges {
            guard_ms,
            fade_ms,
            ..Edges::default()
        }
    }

    #[test]
    fn pauses_are_total_silence() {
        let mut joiner = Joiner::new(1, RATE, &Pacing::default(), &edges(60.0, 0.0));
        let mut out = Vec::new();
        // 200 frames of the engine's own silence on each side; marked 0.1 to see what is kept of it.
        let clip: Vec<f32> = [vec![0.1; 200], vec![1.0; 100], vec![0.1; 200]].concat();
        assert_eq!(
            joiner.push(&clip, 200..300, Pause::Sentence.into(), &mut out),
            500
        );
        assert_eq!(
            joiner.push(&clip, 200..300, Pause::None.into(), &mut out),
            1000
        );
        assert_eq!(
            joiner.push(&clip, 200..300, Pause::End.into(), &mut out),
            1160
        );
        joiner.finish(&mut out);
        let parts = [
            (440, 0.0),
            (60, 0.1),
            (100, 1.0),
            (60, 0.1),
            (280, 0.0),
            (60, 0.1),
            (100, 1.0),
            (60, 0.1),
            (100, 1.0),
            (60, 0.1),
            (940, 0.0),
        ];
        let expected: Vec<f32> = parts
            .iter()
            .flat_map(|(n, level)| vec![*level; *n])
            .collect();
        assert_eq!(out, expected);
    }

    #[test]
    fn a_short_pause_is_shared() {
        assert_eq!(shared(400, 60, 60), (60, 60));
        assert_eq!(shared(60, 60, 60), (30, 30));
        assert_eq!(shared(61, 60, 60), (30, 31));
        assert_eq!(shared(60, 60, 10), (50, 10));
        assert_eq!(shared(60, 10, 60), (10, 50));
        assert_eq!(shared(0, 60, 60), (0, 0));
    }

    #[test]
    fn a_silent_clip_lends_only_its_pause() {
        let mut joiner = Joiner::new(1, RATE, &Pacing::default(), &Edges::default());
        let mut out = Vec::new();
        assert_eq!(joiner.push_silent(Pause::Headline.into()), 0);
        joiner.push(&[1.0; 100], 0..100, Pause::Paragraph.into(), &mut out);
        assert_eq!(joiner.push_silent(Pause::Sentence.into()), 600);
        assert_eq!(
            joiner.push(&[1.0; 100], 0..100, Pause::None.into(), &mut out),
            600 + 750
        );
    }

    fn boundary() -> impl Strategy<Value = Pause> {
        prop::sample::select(vec![
            Pause::None,
            Pause::Clause,
            Pause::Sentence,
            Pause::Paragraph,
            Pause::End,
        ])
    }

    proptest! {
        #[test]
        fn the_whole_is_the_sum_of_its_parts(
            clips in prop::collection::vec((0usize..200, 1usize..300, 0usize..200, boundary()), 1..12),
            channels in 1usize..3, guard in 0u32..120, fade in 0u32..20,
        ) {
            let pacing = Pacing { none: 0, clause: 35, ..Pacing::default() };
            let mut joiner = Joiner::new(channels, RATE, &pacing, &edges(f64::from(guard), f64::from(fade)));
            let mut out = Vec::new();
            let mut expected = u64::from(pacing.head);
            let mut sounds = Vec::new();
            for (lead, speech, trail, after) in &clips {
                let frames = lead + speech + trail;
                let start = joiner.push(&vec![0.5; frames * channels], *lead..lead + speech, (*after).into(), &mut out);
                prop_assert_eq!(start, expected);
                sounds.push(start as usize..start as usize + speech);
                expected += *speech as u64 + u64::from(pacing.after(*after));
            }
            joiner.finish(&mut out);
            let last = clips.last().map_or(Pause::End, |c| c.3);
            expected = expected + u64::from(pacing.tail) - u64::from(pacing.after(last));
            prop_assert_eq!(out.len() as u64, expected * channels as u64);
            // Inside a sound nothing is touched, but for the fades.
            for sound in sounds {
                let inner = (sound.start + fade as usize).min(sound.end)..sound.end.saturating_sub(fade as usize);
                let inner = inner.start * channels..inner.end.max(inner.start) * channels;
                prop_assert!(out[inner].iter().all(|s| *s == 0.5));
            }
        }
    }
}
