//! How strong a stream is: the mean power of the whole, and of its quietest half second.

use crate::assembly::frames::frames;

/// Audiobook checkers look for the noise floor in windows of half a second.
const WINDOW_MS: f64 = 500.0;

/// Steps in which the window moves: a tenth of it.
const STEPS: usize = 10;

/// Adds up squares while a stream goes by.
pub struct Power {
    /// Samples in a step.
    step: usize,
    /// The last steps, the oldest overwritten first.
    window: [f64; STEPS],
    steps: usize,
    /// Samples and their squares in the step that is being filled.
    filled: usize,
    sum: f64,
    /// Samples and squares of all steps before.
    samples: u64,
    total: f64,
    quietest: Option<f64>,
}

impl Power {
    /// For interleaved sound of `channels` at `rate_hz`.
    pub fn new(rate_hz: u32, channels: usize) -> Self {
        Self {
            step: frames(WINDOW_MS / STEPS as f64, rate_hz).max(1) * channels.max(1),
            window: [0.0; STEPS],
            steps: 0,
            filled: 0,
            sum: 0.0,
            samples: 0,
            total: 0.0,
            quietest: None,
        }
    }

    /// Hears some more.
    pub fn add(&mut self, mut samples: &[f32]) {
        while !samples.is_empty() {
            let (now, later) = samples.split_at(samples.len().min(self.step - self.filled));
            self.sum += squares(now);
            self.filled += now.len();
            samples = later;
            if self.filled == self.step {
                self.end_step();
            }
        }
    }

    fn end_step(&mut self) {
        self.window[self.steps % STEPS] = self.sum;
        self.steps += 1;
        self.samples += self.filled as u64;
        self.total += self.sum;
        (self.sum, self.filled) = (0.0, 0);
        if self.steps >= STEPS {
            let power = self.window.iter().sum::<f64>() / (self.step * STEPS) as f64;
            self.quietest = Some(self.quietest.map_or(power, |least| least.min(power)));
        }
    }

    /// The mean power of everything in dB of a full-scale square wave; `None` for digital silence.
    pub fn rms_db(&self) -> Option<f64> {
        let samples = self.samples + self.filled as u64;
        db((self.total + self.sum) / samples.max(1) as f64)
    }

    /// The power of the quietest half second in the same unit; `None` if that is digital silence, or if there is none.
    pub fn floor_db(&self) -> Option<f64> {
        self.quietest.and_then(db)
    }
}

fn db(power: f64) -> Option<f64> {
    (power > 0.0).then(|| 10.0 * power.log10())
}

/// The sum of squares.
fn squares(samples: &[f32]) -> f64 {
    // Four at a time: a single chain of sums cannot be vectorized.
    let mut sums = [0.0f64; 4];
    let (groups, rest) = samples.as_chunks::<4>();
    for group in groups {
        for (sum, sample) in sums.iter_mut().zip(group) {
            *sum += f64::from(*sample).powi(2);
        }
    }
    let rest = rest.iter().map(|s| f64::from(*s).powi(2));
    sums.iter().sum::<f64>() + rest.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use crate::assembly::power::Power;

    fn heard(parts: &[(usize, f32)], block: usize) -> Power {
        let samples: Vec<f32> = parts
            .iter()
            .flat_map(|(count, level)| vec![*level; *count])
            .collect();
        let mut power = Power::new(1000, 1);
        samples.chunks(block).for_each(|block| power.add(block));
        power
    }

    #[test]
    fn the_whole_and_its_quietest_half_second() {
        for block in [1, 7, 5000] {
            let power = heard(&[(1000, 0.1), (600, 0.001), (400, 0.1)], block);
            let mean: f64 = (1400.0 * 0.01 + 600.0 * 0.000_001) / 2000.0;
            assert!((power.rms_db().unwrap() - 10.0 * mean.log10()).abs() < 0.001);
            assert!((power.floor_db().unwrap() + 60.0).abs() < 0.001);
        }
    }

    #[test]
    fn silence_has_no_power_and_less_than_a_window_no_floor() {
        assert_eq!(heard(&[(2000, 0.0)], 100).rms_db(), None);
        assert_eq!(heard(&[(700, 0.0), (700, 0.5)], 100).floor_db(), None);
        assert_eq!(heard(&[(499, 0.5)], 100).floor_db(), None);
        assert!((heard(&[(499, 0.5)], 100).rms_db().unwrap() + 6.02).abs() < 0.01);
    }
}
