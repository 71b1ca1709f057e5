//! Files that other programs packed, through the public reader. Faults of WAV headers are in `src/decode/faults.rs`.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may

use aloud::decode::{Decoded, Format, decode};

/// The bytes of a file in `tests/sounds`.
fn bytes(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sounds/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn read(name: &str) -> Decoded {
    decode(&bytes(name), Format::Auto).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn refusal(name: &str) -> String {
    decode(&bytes(name), Format::Auto).unwrap_err().to_string()
}

/// How far a sound is from the sine that went in, where its own ends are left out. One frame aside would be 0.06.
fn error(audio: &aloud::audio::Audio, delay: usize) -> f64 {
    let sine = |i: usize| {
        let t = (i - delay) as f64 / 22_050.0;
        0.5 * (std::f64::consts::TAU * 440.0 * t).sin()
    };
    let inner = audio
        .samples
        .iter()
        .enumerate()
        .skip(1000 + delay)
        .take(6000);
    inner
        .map(|(i, s)| (f64::from(*s) - sine(i)).abs())
        .fold(0.0, f64::max)
}

#[test]
fn packed_sound_is_exact_in_length_and_in_place() {
    for (name, frames, delay, tolerance) in [
        ("tone.flac", 8820, 0, 0.0001),
        ("tone.mp3", 8820, 0, 0.04),
        ("tone.ogg", 8820, 0, 0.04),
        // Nothing in it tells the encoder's delay: 576 frames and the decoder's 529.
        ("bare.mp3", 10_368, 1105, 0.04),
    ] {
        let Decoded {
            audio, warnings, ..
        } = read(name);
        assert_eq!((audio.rate_hz, audio.channels), (22_050, 1), "{name}");
        assert_eq!(audio.frames(), frames, "{name}");
        assert_eq!(warnings, [""; 0], "{name}");
        let error = error(&audio, delay);
        assert!(error < tolerance, "{name}: {error}");
    }
}

#[test]
fn a_name_or_a_declaration_does_not_decide_what_bytes_are() {
    for declared in ["auto", "mp3", "flac", "ogg"] {
        let decoded = decode(&bytes("tone.flac"), declared.parse().unwrap()).unwrap();
        assert_eq!(decoded.audio.frames(), 8820, "{declared}");
    }
    let error = decode(&bytes("tone.flac"), Format::Wav).unwrap_err();
    assert!(error.to_string().starts_with("FLAC is not read"), "{error}");
}

#[test]
fn what_breaks_off_is_used_and_said() {
    let whole = read("tone.mp3").audio.frames();
    let cut = read("cut.mp3");
    assert!(cut.audio.frames() > 2000 && cut.audio.frames() < whole);
    let flac = bytes("tone.flac");
    let Ok(half) = decode(&flac[..flac.len() - 500], Format::Auto) else {
        return;
    };
    assert!(half.audio.frames() < 8820 && !half.warnings.is_empty());
}

#[test]
fn other_codecs_are_named() {
    assert!(refusal("tone.opus").starts_with("Ogg with this codec (Opus, Speex, …) is not read"));
    assert!(refusal("ima.wav").starts_with("WAV with code 0x0011 (IMA ADPCM) is not read"));
}

#[test]
fn a_small_file_cannot_promise_hours() {
    // The header of the FLAC file says how many samples there are; nobody allocates by it.
    let mut flac = bytes("tone.flac");
    for byte in &mut flac[21..26] {
        *byte |= 0x0F;
    }
    if let Ok(decoded) = decode(&flac, Format::Auto) {
        assert!(decoded.audio.frames() <= 8820);
    }
}

#[test]
fn whether_samples_are_as_stored_is_told() {
    assert!(read("tone.flac").exact);
    let wide = decode(&[0; 64], "raw:8000:1:s32le".parse().unwrap()).unwrap();
    assert!(!wide.exact);
    let loud = 2f32.to_le_bytes().repeat(8);
    let loud = decode(&loud, "raw:8000:1:f32le".parse().unwrap()).unwrap();
    assert!(!loud.exact && loud.audio.samples == [1.0; 8]);
}
