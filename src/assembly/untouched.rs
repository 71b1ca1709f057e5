//! A single clip that goes into the file as it is, to the last bit: no trimming, no pauses, no gain, no dither.

use crate::assembly::edges::Levels;
use crate::assembly::error::AssemblyError;
use crate::assembly::level::{Attempt, Goal, Outcome};
use crate::assembly::limiter::Work;
use crate::assembly::meter::Meter;
use crate::assembly::report::{Made, Report};
use crate::assembly::settings::{Channels, Settings};
use crate::audio::Audio;
use crate::decode::{Decoded, SampleFormat};
use crate::output::atomic::AtomicFile;
use crate::output::info;
use crate::output::wav::{Encoding, WavFile};
use std::io;
use std::path::Path;

/// Writes the samples of `clip` as they are into the WAV file `output`, with tags, and measures them. Of `settings`, only
/// the tags and the goal count: the report says how far the sound is from it, and nothing is done about it.
///
/// # Errors
/// [`AssemblyError::Clip`] for sound that cannot pass unchanged: repaired, stored in 32-bit integers or 64-bit floats, or of
/// more than two channels; [`AssemblyError::Write`].
pub fn pass(
    name: &str,
    clip: &Decoded,
    settings: &Settings,
    output: &Path,
) -> Result<Report, AssemblyError> {
    let refuse = |why: &str| AssemblyError::Clip {
        clip: name.to_owned(),
        why: why.to_owned(),
    };
    let audio = &clip.audio;
    if !clip.exact {
        return Err(refuse(
            "its samples had to be changed to be read (see its warnings), or are wider than 24 bits; leave out `--as-is`",
        ));
    }
    let channels = match audio.channels {
        1 => Channels::Mono,
        2 => Channels::Stereo,
        _ => return Err(refuse("it has more than two channels; leave out `--as-is`")),
    };
    let encoding = encoding(clip);
    write(audio, encoding, settings, output)?;
    let goal = Goal {
        offset_lu: settings.mono.offset_lu(channels),
        ..settings.goal()
    };
    let outcome = measured(audio).map_err(AssemblyError::Internal)?;
    let levels = Levels::of(
        &audio.samples,
        channels.count().into(),
        audio.rate_hz,
        &settings.edges,
    );
    Ok(Report::from(Made {
        clips: 1,
        frames: audio.frames() as u64,
        sound: levels
            .speech()
            .map(|speech| speech.start as u64..speech.end as u64),
        rate_hz: audio.rate_hz,
        channels: audio.channels,
        encoding,
        goal,
        mono: settings.mono,
        before: outcome.measured,
        outcome,
        rounds: 1,
        warnings: goal
            .said_of(&outcome.measured)
            .map(|level| format!("the level is {level} and was left as it is"))
            .into_iter()
            .collect(),
    }))
}

/// The smallest encoding that holds the clip's samples as they were stored.
fn encoding(clip: &Decoded) -> Encoding {
    let whole = |full: f32| clip.audio.samples.iter().all(|s| (s * full).fract() == 0.0);
    match clip.sample {
        Some(SampleFormat::Float { .. }) => Encoding::Float32,
        Some(SampleFormat::Int { bytes: 3, .. } | SampleFormat::Low24 { .. }) => Encoding::Pcm24,
        Some(_) => Encoding::Pcm16,
        None if whole(32_768.0) => Encoding::Pcm16,
        None if whole(8_388_608.0) => Encoding::Pcm24,
        None => Encoding::Float32,
    }
}

fn write(
    audio: &Audio,
    encoding: Encoding,
    settings: &Settings,
    output: &Path,
) -> Result<(), AssemblyError> {
    let fail = |cause: io::Error| AssemblyError::write("write", output, cause);
    let mut file = AtomicFile::create(output)?;
    let wav = WavFile::new(file.file(), encoding, audio.rate_hz, audio.channels).map_err(fail)?;
    let mut wav = wav.without_dither();
    wav.write(&audio.samples)
        .and_then(|()| wav.finish())
        .and_then(|()| info::append(file.file(), &settings.tags))
        .map_err(fail)?;
    Ok(file.commit()?)
}

fn measured(audio: &Audio) -> Result<Outcome, String> {
    let mut meter = Meter::new(audio.rate_hz, audio.channels)?;
    meter.add(&audio.samples)?;
    Ok(Outcome {
        attempt: Attempt {
            gain_db: 0.0,
            limit_dbtp: None,
        },
        measured: meter.finish(),
        work: Work {
            frames: 0,
            least: 1.0,
        },
    })
}
