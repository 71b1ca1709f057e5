//! A clip at the programme's rate.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler as _};

/// Converts clips to one rate. The length and the position of every sound are kept to the frame: the filter's delay is
/// counted out.
pub struct Resampler {
    rate_hz: u32,
    channels: usize,
    /// The filter for the rate of the last clip: making one costs more than a sentence's conversion.
    filter: Option<(u32, Fft<f32>)>,
}

/// The least length of the filter in input frames: a steep edge below half the lower rate.
const FILTER_FRAMES: u32 = 1024;

impl Resampler {
    /// To `rate_hz`, for interleaved sound of `channels`.
    pub fn new(rate_hz: u32, channels: usize) -> Self {
        Self {
            rate_hz,
            channels,
            filter: None,
        }
    }

    /// `samples` of `from_hz` at the rate of the programme.
    ///
    /// # Errors
    /// What the library says; not for rates and channels that [`crate::assembly::clip`] lets through.
    pub fn convert(&mut self, samples: Vec<f32>, from_hz: u32) -> Result<Vec<f32>, String> {
        let (channels, to_hz) = (self.channels, self.rate_hz);
        let frames = samples.len() / channels.max(1);
        if from_hz == to_hz || frames == 0 {
            return Ok(samples);
        }
        let input = InterleavedSlice::new(&samples, channels, frames).map_err(text)?;
        let output = self
            .filter(from_hz)?
            .process_all(&input, frames, None)
            .map_err(text)?;
        let mut converted = output.take_data();
        // The library computes the length in floats, which may give one frame too many.
        let length = (frames as u64 * u64::from(to_hz)).div_ceil(u64::from(from_hz));
        converted.resize(length as usize * channels, 0.0);
        Ok(converted)
    }

    fn filter(&mut self, from_hz: u32) -> Result<&mut Fft<f32>, String> {
        let filter = match self.filter.take() {
            Some((rate_hz, filter)) if rate_hz == from_hz => filter,
            _ => filter(from_hz, self.rate_hz, self.channels)?,
        };
        Ok(&mut self.filter.insert((from_hz, filter)).1)
    }
}

fn filter(from_hz: u32, to_hz: u32, channels: usize) -> Result<Fft<f32>, String> {
    let unit = from_hz / divisor(from_hz, to_hz);
    // An even number of units: the library centres its filter on a whole frame, but counts its delay as half its
    // length, and the two differ for odd lengths.
    let length = unit * FILTER_FRAMES.div_ceil(unit).next_multiple_of(2);
    let (from, to) = (from_hz as usize, to_hz as usize);
    Fft::new(from, to, length as usize, channels, FixedSync::Both).map_err(text)
}

fn divisor(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { divisor(b, a % b) }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use crate::assembly::resample::Resampler;
    use std::f64::consts::TAU;

    const RATES: [u32; 8] = [
        8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000,
    ];

    /// A 400 Hz tone of amplitude 0.5 swelling and fading over half a second.
    fn tone(rate: u32, at: f64) -> f64 {
        let t = at / f64::from(rate);
        0.5 * (TAU * t).sin().max(0.0).powi(2) * (TAU * 400.0 * t).sin()
    }

    #[test]
    fn length_position_and_amplitude_are_kept_between_all_rates() {
        for from in RATES {
            for to in RATES {
                let frames = from as usize / 2 + 7;
                let clip = (0..frames).map(|i| tone(from, i as f64) as f32).collect();
                let out = Resampler::new(to, 1).convert(clip, from).unwrap();
                let exact = frames as f64 * f64::from(to) / f64::from(from);
                assert!((out.len() as f64 - exact).abs() < 1.0, "{from} to {to}");
                let worst = out
                    .iter()
                    .enumerate()
                    .map(|(i, s)| (f64::from(*s) - tone(to, i as f64)).abs());
                let worst = worst.fold(0.0, f64::max);
                // A shift by a tenth of a frame at 8 kHz would give 0.016.
                assert!(worst < 0.001, "{from} to {to}: {worst}");
            }
        }
    }

    #[test]
    fn stereo_channels_stay_apart_and_clips_do_not_leak_into_each_other() {
        let mut resampler = Resampler::new(48_000, 2);
        let loud: Vec<f32> = (0..22_050)
            .flat_map(|i| [tone(22_050, f64::from(i)) as f32, 0.0])
            .collect();
        let out = resampler.convert(loud, 22_050).unwrap();
        assert!(out.iter().skip(1).step_by(2).all(|s| s.abs() < 1e-6));
        assert!(out.iter().step_by(2).any(|s| s.abs() > 0.4));
        let quiet = resampler.convert(vec![0.0; 2000], 22_050).unwrap();
        assert!(quiet.iter().all(|s| s.abs() < 1e-6));
    }

    #[test]
    fn tiny_clips_and_odd_rates_pass() {
        let mut resampler = Resampler::new(44_100, 1);
        for rate in [4_000, 44_099, 383_999] {
            for frames in [0, 1, 2, 100] {
                let out = resampler.convert(vec![0.1; frames], rate).unwrap();
                assert_eq!(out.len(), (frames * 44_100).div_ceil(rate as usize));
            }
        }
    }
}
