//! Loudness and true peak of a stream.

use crate::assembly::peaks::{DELAY, Peaks, largest};
use crate::assembly::power::Power;
use ebur128::{EbuR128, Mode};

/// What a [`Meter`] found.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measured {
    /// Integrated loudness in LUFS (ITU-R BS.1770-5, both gates); `None` if nothing was above -70 LUFS for 400 ms.
    pub lufs: Option<f64>,
    /// True peak in dBTP; `None` for digital silence.
    pub dbtp: Option<f64>,
    /// Mean power of the whole in dB of full scale; `None` for digital silence.
    pub rms_db: Option<f64>,
    /// Mean power of the quietest half second in dB of full scale; `None` if that is digital silence.
    pub floor_db: Option<f64>,
}

/// Listens to a stream of interleaved samples.
///
/// Its memory grows by 80 bytes with each second of sound: the loudness of 400 ms blocks is kept for the second gate.
pub struct Meter {
    loudness: EbuR128,
    peaks: Peaks,
    power: Power,
    channels: usize,
    highest: f32,
    block: Vec<f32>,
}

impl Meter {
    /// For sound of `channels` at `rate_hz`.
    ///
    /// # Errors
    /// What the library says to an impossible rate or number of channels.
    pub fn new(rate_hz: u32, channels: u16) -> Result<Self, String> {
        let loudness = EbuR128::new(u32::from(channels), rate_hz, Mode::I);
        Ok(Self {
            loudness: loudness.map_err(|error| error.to_string())?,
            peaks: Peaks::new(usize::from(channels)),
            power: Power::new(rate_hz, usize::from(channels)),
            channels: usize::from(channels),
            highest: 0.0,
            block: Vec::new(),
        })
    }

    /// Hears some more.
    ///
    /// # Errors
    /// What the library says; not for whole frames.
    pub fn add(&mut self, samples: &[f32]) -> Result<(), String> {
        self.loudness
            .add_frames_f32(samples)
            .map_err(|error| error.to_string())?;
        self.power.add(samples);
        self.add_peaks(samples);
        Ok(())
    }

    fn add_peaks(&mut self, samples: &[f32]) {
        self.block.clear();
        self.peaks.feed(samples, self.highest, &mut self.block);
        self.highest = self.highest.max(largest(&self.block));
    }

    /// What was heard.
    pub fn finish(mut self) -> Measured {
        self.add_peaks(&vec![0.0; DELAY * self.channels]);
        let lufs = self.loudness.loudness_global().ok();
        Measured {
            lufs: lufs.filter(|lufs| lufs.is_finite()),
            dbtp: (self.highest > 0.0).then(|| 20.0 * f64::from(self.highest).log10()),
            rms_db: self.power.rms_db(),
            floor_db: self.power.floor_db(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::assembly::meter::{Measured, Meter};
    use std::f64::consts::TAU;

    /// A stereo tone of 1000 Hz in parts of (seconds, dBFS), as EBU Tech 3341 describes.
    fn measured(rate: u32, parts: &[(f64, f64)]) -> Measured {
        let mut meter = Meter::new(rate, 2).unwrap();
        let mut phase = 0u64;
        for (seconds, dbfs) in parts {
            let amplitude = 10f64.powf(dbfs / 20.0);
            let frames = (seconds * f64::from(rate)) as u64;
            let tone =
                |i: u64| (amplitude * (TAU * 1000.0 * i as f64 / f64::from(rate)).sin()) as f32;
            let samples: Vec<f32> = (phase..phase + frames).flat_map(|i| [tone(i); 2]).collect();
            samples
                .chunks(2 * 4801)
                .for_each(|block| meter.add(block).unwrap());
            phase += frames;
        }
        meter.finish()
    }

    /// EBU Tech 3341, November 2023, table 1, cases 1 to 5, at the rates of speech engines.
    #[test]
    fn ebu_signals_are_measured_within_a_tenth() {
        let cases: [(&[(f64, f64)], f64); 5] = [
            (&[(20.0, -23.0)], -23.0),
            (&[(20.0, -33.0)], -33.0),
            (&[(10.0, -36.0), (60.0, -23.0), (10.0, -36.0)], -23.0),
            (
                &[
                    (10.0, -72.0),
                    (10.0, -36.0),
                    (60.0, -23.0),
                    (10.0, -36.0),
                    (10.0, -72.0),
                ],
                -23.0,
            ),
            (&[(20.0, -26.0), (20.1, -20.0), (20.0, -26.0)], -23.0),
        ];
        for rate in [16_000, 22_050, 24_000, 44_100, 48_000] {
            for (number, (parts, expected)) in cases.iter().enumerate() {
                let lufs = measured(rate, parts).lufs.unwrap();
                assert!(
                    (lufs - expected).abs() <= 0.1,
                    "case {} at {rate} Hz: {lufs}",
                    number + 1
                );
            }
        }
    }

    #[test]
    fn silence_has_neither_loudness_nor_peak() {
        let mut meter = Meter::new(24_000, 1).unwrap();
        meter.add(&[0.0; 48_000]).unwrap();
        assert_eq!(meter.finish(), Measured::default());
        let unheard = Meter::new(24_000, 1).unwrap();
        assert_eq!(unheard.finish(), Measured::default());
    }

    #[test]
    fn a_peak_in_the_last_frame_is_seen() {
        let mut meter = Meter::new(24_000, 1).unwrap();
        meter.add(&[0.0, 0.0, 0.5]).unwrap();
        assert!((meter.finish().dbtp.unwrap() + 6.02).abs() < 0.01);
    }
}
