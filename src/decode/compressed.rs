//! MP3, FLAC and Ogg (Vorbis, FLAC), through symphonia.
//!
//! What an encoder put before and after the sound (priming, padding) is left out where the file tells how much it is, so
//! lengths are exact to the sample.

use crate::audio::Audio;
use crate::decode::fault::DecodeError;
use crate::decode::format::MAX_CHANNELS;
use std::io::Cursor;
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, TrackType};
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::meta::MetadataOptions;

/// The most samples that are taken: this many, and so many for each byte. Speech takes 8 to 12 a byte; a hostile FLAC file
/// can promise hours in a kilobyte.
const MOST_SAMPLES: usize = 1 << 24;
const SAMPLES_PER_BYTE: usize = 64;

/// Reads `bytes`, which begin like `name`; with what was put right.
pub(crate) fn read(bytes: &[u8], name: &'static str) -> Result<(Audio, Vec<String>), DecodeError> {
    let broken = |why: String| DecodeError::Malformed {
        container: name,
        why,
    };
    let stream = MediaSourceStream::new(
        Box::new(Cursor::new(bytes)),
        MediaSourceStreamOptions::default(),
    );
    let mut format = symphonia::default::get_probe()
        .probe(
            &Hint::new(),
            stream,
            FormatOptions::default(),
            MetadataOptions::default(),
        )
        .map_err(|e| broken(e.to_string()))?;
    let track = format.default_track(TrackType::Audio);
    let parameters = track.and_then(|t| Some((t.id, t.codec_params.as_ref()?.audio()?.clone())));
    let (track, parameters) = parameters.ok_or_else(|| broken("it has no sound".into()))?;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(&parameters, &AudioDecoderOptions::default())
        .map_err(|_| DecodeError::Unsupported {
            found: format!("{name} with this codec (Opus, Speex, …)"),
        })?;
    let mut sound = Sound {
        audio: None,
        most: MOST_SAMPLES + bytes.len().saturating_mul(SAMPLES_PER_BYTE),
        broken_packets: 0,
    };
    let end = sound.packets(format.as_mut(), decoder.as_mut(), track);
    let Sound {
        audio,
        broken_packets,
        ..
    } = sound;
    let audio = audio.filter(|audio| !audio.samples.is_empty());
    let mut warnings = Vec::new();
    match (end, &audio) {
        (Ok(()), _) => {}
        (Err(End::Fault(why)), Some(_)) => warnings.push(format!(
            "the {name} breaks off ({why}); what comes before is used"
        )),
        (Err(End::Fault(why) | End::Refused(why)), _) => return Err(broken(why)),
    }
    if broken_packets > 0 {
        warnings.push(format!(
            "{broken_packets} packets of the {name} are broken and left out"
        ));
    }
    let audio = audio.ok_or_else(|| {
        DecodeError::Empty(format!("{name} of {} bytes without sound", bytes.len()))
    })?;
    Ok((audio, warnings))
}

/// Why there is no more.
enum End {
    /// The file is broken from here on.
    Fault(String),
    /// It must not be used at all.
    Refused(String),
}

/// What was decoded so far.
struct Sound {
    audio: Option<Audio>,
    most: usize,
    broken_packets: usize,
}

impl Sound {
    fn packets(
        &mut self,
        format: &mut dyn FormatReader,
        decoder: &mut dyn AudioDecoder,
        track: u32,
    ) -> Result<(), End> {
        let mut samples = Vec::new();
        loop {
            let packet = match format.next_packet() {
                Ok(Some(packet)) => packet,
                Ok(None) => return Ok(()),
                Err(e) => return Err(End::Fault(e.to_string())),
            };
            if packet.track_id != track {
                continue;
            }
            match decoder.decode(&packet) {
                Ok(buffer) => {
                    let spec = buffer.spec();
                    let (rate, channels) = (spec.rate(), spec.channels().count());
                    samples.resize(buffer.samples_interleaved(), 0.0);
                    buffer.copy_to_slice_interleaved(&mut samples);
                    self.add(rate, channels, &samples)?;
                }
                Err(Error::DecodeError(_)) => self.broken_packets += 1,
                Err(e) => return Err(End::Fault(e.to_string())),
            }
        }
    }

    fn add(&mut self, rate_hz: u32, channels: usize, samples: &[f32]) -> Result<(), End> {
        let channels = u16::try_from(channels)
            .ok()
            .filter(|c| (1..=MAX_CHANNELS).contains(c))
            .ok_or_else(|| End::Refused(format!("it has {channels} channels")))?;
        let audio = self.audio.get_or_insert_with(|| Audio {
            rate_hz,
            channels,
            samples: Vec::new(),
        });
        if (audio.rate_hz, audio.channels) != (rate_hz, channels) {
            return Err(End::Refused(format!(
                "it changes from {} Hz × {} to {rate_hz} Hz × {channels} on the way",
                audio.rate_hz, audio.channels
            )));
        }
        if audio.samples.len() + samples.len() > self.most {
            return Err(End::Refused(format!(
                "it unpacks to more than {} samples, far more than sound of its size",
                self.most
            )));
        }
        audio.samples.extend_from_slice(samples);
        Ok(())
    }
}
