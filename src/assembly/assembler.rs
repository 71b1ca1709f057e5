//! The assembler: takes clips in the order they are heard, makes the file.

use crate::assembly::clip;
use crate::assembly::edges::{Levels, SILENCE_DBFS};
use crate::assembly::error::AssemblyError;
use crate::assembly::frames::frames;
use crate::assembly::gap::Gap;
use crate::assembly::joiner::Joiner;
use crate::assembly::level::{self, Attempt, Chain, Outcome};
use crate::assembly::meter::{Measured, Meter};
use crate::assembly::report::{self, Made, Report};
use crate::assembly::resample::Resampler;
use crate::assembly::sentences;
use crate::assembly::settings::{Channels, RATES_HZ, Settings};
use crate::assembly::spool::Spool;
use crate::audio::Audio;
use crate::output::atomic::{self, AtomicFile, WriteError};
use crate::output::info;
use crate::output::wav::{self, Encoding, WavFile};
use std::io::{self, Seek};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Where a sound lies in the finished file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The frame at which it begins: the first 5 ms of its clip that are above the threshold of
    /// [`crate::assembly::edges::Edges`]. Kept silence and pauses lie outside.
    pub start: u64,
    /// The frame after its last.
    pub end: u64,
    /// Frames in a second.
    pub rate_hz: u32,
    /// Counted in samples, not estimated.
    pub measured: bool,
}

impl Placed {
    /// The beginning in ms, to the nearest.
    pub fn start_ms(&self) -> u64 {
        report::ms(self.start, self.rate_hz)
    }

    /// The end in ms, to the nearest.
    pub fn end_ms(&self) -> u64 {
        report::ms(self.end, self.rate_hz)
    }
}

/// Makes one WAV file from clips. See [`crate::assembly`] for what happens to them.
///
/// Nothing is to be seen under the file's name until [`Assembler::finish`] has succeeded; an assembler that is dropped
/// before leaves nothing behind. Memory holds about two clips, however long the programme; the rest waits in a file
/// without name in the target's folder (4 bytes a sample).
pub struct Assembler {
    path: PathBuf,
    settings: Settings,
    spool: Spool,
    clips: usize,
    /// What messages call the next clip.
    name: Option<String>,
    track: Option<Track>,
    /// From the first sound to the last, in frames.
    sound: Option<Range<u64>>,
    broken: bool,
    warnings: Vec<String>,
}

/// All that needs the programme's rate, which the first clip may decide.
struct Track {
    rate_hz: u32,
    resampler: Resampler,
    joiner: Joiner,
    meter: Meter,
}

impl Assembler {
    /// Begins a programme that shall become the WAV file `path`.
    ///
    /// # Errors
    /// [`AssemblyError::Setting`]; [`AssemblyError::Write`] if the folder does not exist or is not writable, or if
    /// `path` is a folder or a device.
    pub fn create(path: &Path, settings: Settings) -> Result<Self, AssemblyError> {
        settings.check()?;
        // Made and dropped again: better to fail now than after an hour of speech.
        AtomicFile::create(path)?;
        let spool = tempfile::tempfile_in(atomic::folder(path));
        Ok(Self {
            path: path.to_owned(),
            settings,
            spool: Spool::new(spool.map_err(|cause| WriteError::new("create", path, cause))?),
            clips: 0,
            name: None,
            track: None,
            sound: None,
            broken: false,
            warnings: Vec::new(),
        })
    }

    /// Gives the next clip a name for messages: its file. Without one it is called by its number.
    pub fn name(&mut self, name: &str) {
        self.name = Some(name.to_owned());
    }

    /// Takes the clip of one sentence (or a part of one), with the boundary `after` it, and tells where its sound lies.
    ///
    /// A clip without sound adds no time but its boundary, if that is stronger than the one before; its place has no
    /// length, and the report will warn of it.
    ///
    /// # Errors
    /// [`AssemblyError::Clip`] for broken sound, which leaves the programme as it was; [`AssemblyError::TooLong`];
    /// [`AssemblyError::Spool`] if the disk is full, after which nothing more can be done.
    pub fn push(&mut self, clip: &Audio, after: impl Into<Gap>) -> Result<Placed, AssemblyError> {
        let placed = self.push_sentences(clip, &[], after)?;
        placed
            .first()
            .copied()
            .ok_or_else(|| AssemblyError::Internal("a clip has no place".to_owned()))
    }

    /// Takes a clip that holds several sentences, whose lengths (in characters as said) are known, and tells where each
    /// lies. Borders inside are put into the clip's own silences ([`crate::assembly::sentences`]): estimates, and marked
    /// so; the first start and the last end are exact. Returns one place for each length, at least one.
    ///
    /// # Errors
    /// Those of [`Assembler::push`].
    pub fn push_sentences(
        &mut self,
        clip: &Audio,
        lengths: &[usize],
        after: impl Into<Gap>,
    ) -> Result<Vec<Placed>, AssemblyError> {
        if self.broken {
            return Err(AssemblyError::Broken);
        }
        let channels = self.settings.channels;
        let number = self.clips + 1;
        let name = self.name.take().unwrap_or_else(|| format!("clip {number}"));
        let samples = match clip::ready(clip, channels) {
            Ok(samples) => samples,
            Err(why) => return Err(AssemblyError::Clip { clip: name, why }),
        };
        let mut track = self.take_track(clip.rate_hz)?;
        let samples = track.resampler.convert(samples, clip.rate_hz);
        let places = samples
            .map_err(AssemblyError::Internal)
            .and_then(|samples| self.join(&mut track, &name, &samples, lengths, after.into()));
        self.track = Some(track);
        self.clips = number;
        places
    }

    /// The track, made by the first clip.
    fn take_track(&mut self, clip_rate_hz: u32) -> Result<Track, AssemblyError> {
        if let Some(track) = self.track.take() {
            return Ok(track);
        }
        let settings = &self.settings;
        let (lowest, highest) = (*RATES_HZ.start(), *RATES_HZ.end());
        let rate_hz = settings
            .rate_hz
            .unwrap_or(clip_rate_hz.clamp(lowest, highest));
        let channels = settings.channels.count();
        Ok(Track {
            rate_hz,
            resampler: Resampler::new(rate_hz, channels.into()),
            joiner: Joiner::new(channels.into(), rate_hz, &settings.pacing, &settings.edges),
            meter: Meter::new(rate_hz, channels).map_err(AssemblyError::Internal)?,
        })
    }

    fn join(
        &mut self,
        track: &mut Track,
        name: &str,
        samples: &[f32],
        lengths: &[usize],
        after: Gap,
    ) -> Result<Vec<Placed>, AssemblyError> {
        let rate_hz = track.rate_hz;
        let channels = usize::from(self.settings.channels.count());
        let levels = Levels::of(samples, channels, rate_hz, &self.settings.edges);
        let Some(speech) = levels.speech() else {
            self.warnings.push(format!(
                "{name} is silent: nothing in it is above {SILENCE_DBFS} dBFS"
            ));
            let end = track.joiner.push_silent(after);
            return Ok(vec![
                Placed {
                    start: end,
                    end,
                    rate_hz,
                    measured: true
                };
                lengths.len().max(1)
            ]);
        };
        let mut out = Vec::new();
        let start = track.joiner.push(samples, speech.clone(), after, &mut out);
        self.keep(track, &out)?;
        let first = self.sound.as_ref().map_or(start, |sound| sound.start);
        self.sound = Some(first..start + speech.len() as u64);
        let shortest = frames(sentences::SHORTEST_MS, rate_hz);
        let stretches = sentences::split(speech.clone(), &levels.gaps(shortest), lengths, shortest);
        let measured = stretches.len() == 1;
        let place = |stretch: &Range<usize>| Placed {
            start: start + (stretch.start - speech.start) as u64,
            end: start + (stretch.end - speech.start) as u64,
            rate_hz,
            measured,
        };
        Ok(stretches.iter().map(place).collect())
    }

    /// Appends joined samples to the spool, and lets the meter hear them.
    fn keep(&mut self, track: &mut Track, samples: &[f32]) -> Result<(), AssemblyError> {
        let kept = self.spool.samples() + samples.len() as u64;
        let settings = &self.settings;
        if let Err(error) = room(kept, settings.encoding, settings.channels, track.rate_hz) {
            self.broken = true;
            return Err(error);
        }
        if let Err(cause) = self.spool.append(samples) {
            self.broken = true;
            return Err(spool_error("keep", &self.path, self.spool.bytes(), cause));
        }
        track.meter.add(samples).map_err(AssemblyError::Internal)
    }

    /// Makes the file: the last pause, the level, the peaks, and then the name.
    ///
    /// # Errors
    /// [`AssemblyError::NoClips`]; [`AssemblyError::Spool`] and [`AssemblyError::Write`] with what the system says. The
    /// target is then as before.
    pub fn finish(mut self) -> Result<Report, AssemblyError> {
        if self.broken {
            return Err(AssemblyError::Broken);
        }
        let mut track = self.track.take().ok_or(AssemblyError::NoClips)?;
        let mut rest = Vec::new();
        track.joiner.finish(&mut rest);
        self.keep(&mut track, &rest)?;
        let goal = self.settings.goal();
        let before = track.meter.finish();
        let mut file = AtomicFile::create(&self.path)?;
        let (outcome, rounds) = level::level(goal, before, |attempt| {
            self.render(&mut file, track.rate_hz, attempt)
        })?;
        info::append(file.file(), &self.settings.tags)
            .map_err(|cause| AssemblyError::write("write", &self.path, cause))?;
        file.commit()?;
        self.warnings.extend(level::warnings(goal, &outcome));
        Ok(self.report(track.rate_hz, before, outcome, rounds))
    }

    /// Writes the whole file once, with one gain and limit.
    fn render(
        &mut self,
        file: &mut AtomicFile,
        rate_hz: u32,
        attempt: Attempt,
    ) -> Result<Outcome, AssemblyError> {
        let path = self.path.clone();
        let channels = self.settings.channels.count();
        let fail = |cause: io::Error| AssemblyError::write("write", &path, cause);
        let file = file.file();
        file.set_len(0).and_then(|()| file.rewind()).map_err(fail)?;
        let mut wav =
            WavFile::new(file, self.settings.encoding, rate_hz, channels).map_err(fail)?;
        let mut chain = Chain::new(attempt, rate_hz, channels).map_err(AssemblyError::Internal)?;
        let bytes = self.spool.bytes();
        self.spool.read(
            channels.into(),
            |cause| spool_error("read back", &path, bytes, cause),
            |samples| {
                let ready = chain.process(samples).map_err(AssemblyError::Internal)?;
                wav.write(ready).map_err(fail)
            },
        )?;
        let (rest, outcome) = chain.finish().map_err(AssemblyError::Internal)?;
        wav.write(&rest).and_then(|()| wav.finish()).map_err(fail)?;
        Ok(outcome)
    }

    fn report(self, rate_hz: u32, before: Measured, outcome: Outcome, rounds: u32) -> Report {
        let channels = self.settings.channels.count();
        Report::from(Made {
            clips: self.clips,
            frames: self.spool.samples() / u64::from(channels),
            sound: self.sound,
            rate_hz,
            channels,
            encoding: self.settings.encoding,
            goal: self.settings.goal(),
            mono: self.settings.mono,
            before,
            outcome,
            rounds,
            warnings: self.warnings,
        })
    }
}

/// Whether a file holds so many samples.
fn room(
    samples: u64,
    encoding: Encoding,
    channels: Channels,
    rate_hz: u32,
) -> Result<(), AssemblyError> {
    let most = wav::most_frames(encoding, channels.count());
    if samples <= most * u64::from(channels.count()) {
        return Ok(());
    }
    let hours = most as f64 / f64::from(rate_hz) / 3600.0;
    Err(AssemblyError::TooLong { hours, rate_hz })
}

fn spool_error(doing: &'static str, path: &Path, bytes: u64, cause: io::Error) -> AssemblyError {
    AssemblyError::Spool {
        doing,
        folder: atomic::folder(path),
        megabytes: bytes.div_ceil(1_000_000),
        cause,
    }
}

#[cfg(test)]
mod tests {
    use crate::assembly::assembler::room;
    use crate::assembly::settings::Channels;
    use crate::output::wav::Encoding;

    #[test]
    fn a_programme_beyond_four_gibibytes_is_refused_with_its_limit() {
        let day = 24 * 3600 * 22_050;
        room(day, Encoding::Pcm16, Channels::Mono, 22_050).unwrap();
        let said = room(2 * day, Encoding::Pcm16, Channels::Mono, 22_050)
            .unwrap_err()
            .to_string();
        assert!(
            said.contains("longer than the 27.1 hours that a WAV file of 22050 Hz holds"),
            "{said}"
        );
        assert!(room(day, Encoding::Float32, Channels::Stereo, 22_050).is_err());
    }
}
