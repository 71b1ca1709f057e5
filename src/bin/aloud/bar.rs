//! Progress of whatever takes longer than a second; nothing in a pipe.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// A progress bar.
pub struct Bar {
    bar: ProgressBar,
    begun: Instant,
}

impl Bar {
    /// `doing` so many `things`.
    pub fn new(doing: &str, things: &str, quiet: bool) -> Self {
        let bar = ProgressBar::hidden();
        let template = format!("{doing} {{bar:30}} {{pos}}/{{len}} {things}, {{eta}} left");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        let begun = Instant::now();
        if quiet {
            bar.finish();
        }
        Self { bar, begun }
    }

    /// So many are done.
    pub fn show(&self, done: usize, of: usize) {
        if self.bar.is_finished() {
            return;
        }
        if self.bar.is_hidden() && self.begun.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
