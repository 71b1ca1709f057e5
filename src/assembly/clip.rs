//! One clip made ready: checked, mixed to the programme's channels, freed of a constant offset.

use crate::assembly::settings::Channels;
use crate::audio::Audio;
use std::ops::RangeInclusive;

/// Rates in Hz a clip may have.
const RATES_HZ: RangeInclusive<u32> = 4_000..=384_000;

/// The largest sample taken, 24 dB over full scale. Beyond lie integers that nobody divided.
const LARGEST: f32 = 16.0;

/// The clip's samples, interleaved, with the programme's number of channels.
///
/// # Errors
/// What is wrong with the clip: no channels, an impossible rate, samples that are not numbers or far over full scale.
pub fn ready(audio: &Audio, channels: Channels) -> Result<Vec<f32>, String> {
    check(audio)?;
    let mut samples = mixed(audio, channels);
    remove_offset(&mut samples, usize::from(channels.count()));
    Ok(samples)
}

fn check(audio: &Audio) -> Result<(), String> {
    let (rate, channels, samples) = (audio.rate_hz, audio.channels, &audio.samples);
    if channels == 0 || !samples.len().is_multiple_of(usize::from(channels)) {
        return Err(format!(
            "{} samples do not make frames of {channels} channels",
            samples.len()
        ));
    }
    if !RATES_HZ.contains(&rate) {
        let (lowest, highest) = (RATES_HZ.start(), RATES_HZ.end());
        return Err(format!(
            "its rate is {rate} Hz, outside {lowest} to {highest} Hz"
        ));
    }
    match samples
        .iter()
        .position(|s| !s.is_finite() || s.abs() > LARGEST)
    {
        None => Ok(()),
        Some(at) => Err(wrong_sample(samples[at], at / usize::from(channels), rate)),
    }
}

fn wrong_sample(sample: f32, frame: usize, rate_hz: u32) -> String {
    let seconds = frame as f64 / f64::from(rate_hz);
    if sample.is_finite() {
        format!(
            "its sample at {seconds:.3} s is {sample}, where full scale is 1; divide integer samples by their full scale first"
        )
    } else {
        format!(
            "its sample at {seconds:.3} s is not a number ({sample}); the engine or its decoder is broken"
        )
    }
}

fn mixed(audio: &Audio, channels: Channels) -> Vec<f32> {
    let own = usize::from(audio.channels);
    let mean = |frame: &[f32]| frame.iter().sum::<f32>() / own as f32;
    match (own, channels) {
        (1, Channels::Mono) | (2, Channels::Stereo) => audio.samples.clone(),
        (_, Channels::Mono) => audio.samples.chunks_exact(own).map(mean).collect(),
        (_, Channels::Stereo) => {
            let both = |frame: &[f32]| [mean(frame); 2];
            audio.samples.chunks_exact(own).flat_map(both).collect()
        }
    }
}

/// A constant offset would hide silence from the trimming and step at every join.
fn remove_offset(samples: &mut [f32], channels: usize) {
    let frames = samples.len() / channels;
    for channel in 0..channels {
        let own = || samples.iter().skip(channel).step_by(channels);
        let mean = own().map(|s| f64::from(*s)).sum::<f64>() / frames.max(1) as f64;
        for sample in samples.iter_mut().skip(channel).step_by(channels) {
            *sample -= mean as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::assembly::clip::ready;
    use crate::assembly::settings::Channels::{Mono, Stereo};
    use crate::audio::Audio;

    fn audio(channels: u16, samples: &[f32]) -> Audio {
        Audio {
            rate_hz: 16_000,
            channels,
            samples: samples.to_vec(),
        }
    }

    #[test]
    fn channels_are_mixed() {
        let two = audio(2, &[1.0, 0.5, -1.0, -0.5]);
        assert_eq!(ready(&two, Mono).unwrap(), [0.75, -0.75]);
        assert_eq!(ready(&two, Stereo).unwrap(), two.samples);
        let one = audio(1, &[0.5, -0.5]);
        assert_eq!(ready(&one, Stereo).unwrap(), [0.5, 0.5, -0.5, -0.5]);
        let four = audio(4, &[1.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0]);
        assert_eq!(ready(&four, Stereo).unwrap(), [0.25, 0.25, -0.25, -0.25]);
    }

    #[test]
    fn an_offset_is_removed_from_each_channel() {
        let offset = audio(2, &[0.3, -0.2, 0.1, -0.4]);
        let expected = [0.1, 0.1, -0.1, -0.1];
        for (sample, expected) in ready(&offset, Stereo).unwrap().iter().zip(expected) {
            assert!((sample - expected).abs() < 1e-6);
        }
    }

    #[test]
    fn broken_sound_is_refused_with_its_place() {
        let said = |audio: &Audio| ready(audio, Mono).unwrap_err();
        let mut samples = vec![0.0; 16_000];
        samples[8_000] = f32::NAN;
        assert!(
            said(&audio(1, &samples)).starts_with("its sample at 0.500 s is not a number (NaN)")
        );
        samples[8_000] = f32::NEG_INFINITY;
        assert!(
            said(&audio(2, &samples)).starts_with("its sample at 0.250 s is not a number (-inf)")
        );
        samples[8_000] = 32_767.0;
        assert!(said(&audio(1, &samples)).contains("divide integer samples"));
        assert!(said(&audio(3, &[0.0; 4])).contains("do not make frames of 3 channels"));
        assert!(said(&audio(0, &[])).contains("0 channels"));
        let mut slow = audio(1, &[0.0]);
        slow.rate_hz = 0;
        assert!(said(&slow).contains("its rate is 0 Hz"));
    }

    #[test]
    fn an_empty_clip_is_no_fault_here() {
        assert!(ready(&audio(1, &[]), Stereo).unwrap().is_empty());
    }
}
