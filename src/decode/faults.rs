//! The faults of real engines, made here byte by byte, and the reader's answer to each.

use crate::decode::{DecodeError, Decoded, Format, decode};
use proptest::prelude::*;

/// The samples of the healthy file: a short ramp, none of it zero.
fn ramp() -> Vec<i16> {
    (1..=200).map(|n| n * 100).collect()
}

fn pcm() -> Vec<u8> {
    ramp().iter().flat_map(|s| s.to_le_bytes()).collect()
}

/// A WAV file as the standard has it, made of parts that a test can spoil.
#[derive(Clone)]
struct Wav {
    riff: &'static [u8; 4],
    riff_size: Option<u32>,
    fmt: Vec<u8>,
    before_data: Vec<u8>,
    data_size: Option<u32>,
    data: Vec<u8>,
    after: Vec<u8>,
}

fn fmt(code: u16, channels: u16, rate: u32, bits: u16) -> Vec<u8> {
    let align = channels * bits.div_ceil(8);
    let mut fmt = Vec::new();
    fmt.extend(code.to_le_bytes());
    fmt.extend(channels.to_le_bytes());
    fmt.extend(rate.to_le_bytes());
    fmt.extend((rate * u32::from(align)).to_le_bytes());
    fmt.extend(align.to_le_bytes());
    fmt.extend(bits.to_le_bytes());
    fmt
}

fn chunk(id: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut chunk = id.to_vec();
    chunk.extend((body.len() as u32).to_le_bytes());
    chunk.extend(body);
    if body.len() % 2 == 1 {
        chunk.push(0);
    }
    chunk
}

impl Wav {
    fn healthy() -> Self {
        Self {
            riff: b"RIFF",
            riff_size: None,
            fmt: fmt(1, 1, 16_000, 16),
            before_data: Vec::new(),
            data_size: None,
            data: pcm(),
            after: Vec::new(),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut body = b"WAVE".to_vec();
        body.extend(chunk(b"fmt ", &self.fmt));
        body.extend(&self.before_data);
        body.extend(b"data");
        body.extend(
            self.data_size
                .unwrap_or(self.data.len() as u32)
                .to_le_bytes(),
        );
        body.extend(&self.data);
        body.extend(&self.after);
        let mut file = self.riff.to_vec();
        file.extend(self.riff_size.unwrap_or(body.len() as u32).to_le_bytes());
        file.extend(body);
        file
    }
}

fn healthy(spoil: impl FnOnce(&mut Wav)) -> Vec<u8> {
    let mut wav = Wav::healthy();
    spoil(&mut wav);
    wav.bytes()
}

#[track_caller]
fn read(bytes: &[u8]) -> Decoded {
    decode(bytes, Format::Auto).unwrap()
}

#[track_caller]
fn refused(bytes: &[u8]) -> DecodeError {
    decode(bytes, Format::Auto).unwrap_err()
}

#[track_caller]
fn is_the_ramp(decoded: &Decoded) {
    let expected: Vec<f32> = ramp().iter().map(|&s| f32::from(s) / 32768.0).collect();
    assert_eq!(decoded.audio.samples, expected);
    assert_eq!((decoded.audio.rate_hz, decoded.audio.channels), (16_000, 1));
}

#[test]
fn a_healthy_file_is_read_without_a_word() {
    let decoded = read(&healthy(|_| {}));
    is_the_ramp(&decoded);
    assert_eq!(decoded.warnings, [""; 0]);
}

#[test]
fn header_fields_that_do_not_matter_are_not_believed() {
    let double_byte_rate = |w: &mut Wav| w.fmt[8..12].copy_from_slice(&64_000_u32.to_le_bytes());
    for bytes in [
        healthy(double_byte_rate),
        healthy(|w| w.riff_size = Some(0)),
        healthy(|w| w.riff_size = Some(36)),
        healthy(|w| w.riff_size = Some(u32::MAX)),
    ] {
        let decoded = read(&bytes);
        is_the_ramp(&decoded);
        assert_eq!(decoded.warnings, [""; 0]);
    }
}

#[test]
fn unknown_data_lengths_mean_the_rest() {
    for size in [0, 0x7FFF_F000, 0x7FFF_FFFF, 0xFFFF_FFFF, 0x8000_0000] {
        let decoded = read(&healthy(|w| {
            w.data_size = Some(size);
            w.riff_size = Some(size.wrapping_add(36));
        }));
        is_the_ramp(&decoded);
        assert_eq!(decoded.warnings, [""; 0], "{size:#x}");
    }
}

#[test]
fn faults_that_a_person_should_know_are_reported() {
    let spoilt: [(&str, Vec<u8>); 6] = [
        (
            "promises 500 bytes of sound, 400",
            healthy(|w| w.data_size = Some(500)),
        ),
        ("4 bytes a frame", healthy(|w| w.fmt[12] = 4)),
        (
            "pad byte",
            healthy(|w| w.before_data = b"LIST\x05\0\0\0INFOx".to_vec()),
        ),
        (
            "7 bytes after the sound",
            healthy(|w| w.after = b"\0\0\0\0junk"[..7].to_vec()),
        ),
        (
            "false lengths",
            healthy(|w| w.before_data = b"LIST\xF0\xFF\0\0INFO".to_vec()),
        ),
        ("13 bytes stand before the header: «loading voice»", {
            let mut bytes = b"loading voice".to_vec();
            bytes.extend(Wav::healthy().bytes());
            bytes
        }),
    ];
    for (said, bytes) in spoilt {
        let decoded = read(&bytes);
        is_the_ramp(&decoded);
        assert!(
            decoded.warnings.len() == 1 && decoded.warnings[0].contains(said),
            "{said}: {:?}",
            decoded.warnings
        );
    }
}

#[test]
fn other_chunks_are_stepped_over() {
    let mut around = chunk(b"bext", &[0; 602]);
    around.extend(chunk(b"LIST", b"INFOdata of a kind"));
    around.extend(chunk(b"odd!", b"123"));
    is_the_ramp(&read(&healthy(|w| w.before_data = around)));
    let decoded = read(&healthy(|w| w.after = chunk(b"LIST", b"INFOICMT")));
    is_the_ramp(&decoded);
    assert_eq!(decoded.warnings, [""; 0]);
}

#[test]
fn an_id3_tag_before_the_header_is_stepped_over() {
    let mut bytes = b"ID3\x04\0\0\0\0\0\x0ATIT2 Hello".to_vec();
    bytes.extend(Wav::healthy().bytes());
    is_the_ramp(&read(&bytes));
}

#[test]
fn an_odd_data_length_loses_half_a_sample_and_nothing_else() {
    let decoded = read(&healthy(|w| {
        w.data.pop();
    }));
    assert_eq!(decoded.audio.frames(), 199);
    assert_eq!(
        decoded.warnings,
        ["1 bytes of an incomplete frame at the end are left out"]
    );
}

#[test]
fn rf64_takes_the_length_from_ds64() {
    let mut wav = Wav::healthy();
    wav.data_size = Some(u32::MAX);
    wav.after = chunk(b"LIST", b"INFO");
    let plain = wav.bytes();
    let mut ds64 = 0_u64.to_le_bytes().to_vec();
    ds64.extend((wav.data.len() as u64).to_le_bytes());
    ds64.extend([0; 12]);
    let mut bytes = b"RF64\xFF\xFF\xFF\xFFWAVE".to_vec();
    bytes.extend(chunk(b"ds64", &ds64));
    bytes.extend(&plain[12..]);
    is_the_ramp(&read(&bytes));
}

#[test]
fn rifx_is_big_endian_throughout() {
    let mut bytes =
        b"RIFX\0\0\0\0WAVEfmt \0\0\0\x10\0\x01\0\x01\0\0\x3E\x80\0\0\x7D\0\0\x02\0\x10data"
            .to_vec();
    bytes.extend(400_u32.to_be_bytes());
    bytes.extend(ramp().iter().flat_map(|s| s.to_be_bytes()));
    is_the_ramp(&read(&bytes));
}

#[test]
fn extensible_files_name_their_code_in_the_sub_format() {
    let extensible = |w: &mut Wav| {
        w.fmt = fmt(0xFFFE, 1, 16_000, 16);
        w.fmt.extend(22_u16.to_le_bytes());
        w.fmt.extend([16, 0, 4, 0, 0, 0, 1, 0]);
        w.fmt.extend(b"\0\0\0\0\x10\0\x80\0\0\xAA\0\x38\x9B\x71");
    };
    is_the_ramp(&read(&healthy(extensible)));
}

#[test]
fn twenty_four_bits_in_four_bytes_lie_low_or_high() {
    let samples = [-96_i32, 23_052, 8_388_607, -8_360_672];
    let expected: Vec<f32> = samples.iter().map(|s| *s as f32 / 8_388_608.0).collect();
    // As `arecord` writes it: the fourth byte is 0 whatever the sign.
    let low = |s: i32| (s & 0xFF_FFFF).to_le_bytes();
    let high = |s: i32| (s << 8).to_le_bytes();
    let plain = |w: &mut Wav| {
        w.fmt = fmt(1, 1, 16_000, 24);
        w.fmt[8..12].copy_from_slice(&64_000_u32.to_le_bytes());
        w.fmt[12] = 4;
    };
    let extensible = |w: &mut Wav| {
        w.fmt = fmt(0xFFFE, 1, 16_000, 32);
        w.fmt.extend([22, 0, 24, 0, 4, 0, 0, 0, 1, 0]);
        w.fmt.extend(b"\0\0\0\0\x10\0\x80\0\0\xAA\0\x38\x9B\x71");
    };
    for head in [&plain as &dyn Fn(&mut Wav), &extensible] {
        for justified in [&low as &dyn Fn(i32) -> [u8; 4], &high] {
            let decoded = read(&healthy(|w| {
                head(w);
                w.data = samples.iter().flat_map(|s| justified(*s)).collect();
            }));
            assert_eq!(decoded.audio.samples, expected);
            assert_eq!(decoded.warnings, [""; 0]);
        }
    }
}

#[test]
fn several_data_chunks_are_joined() {
    is_the_ramp(&read(&healthy(|w| {
        let second = w.data.split_off(100);
        w.after = chunk(b"data", &second);
    })));
}

#[test]
fn glued_files_are_joined_and_headers_never_become_sound() {
    for size in [None, Some(0), Some(u32::MAX)] {
        let one = healthy(|w| w.data_size = size);
        let decoded = read(&[one.clone(), one.clone(), one].concat());
        assert_eq!(decoded.audio.frames(), 600, "{size:?}");
        assert_eq!(
            decoded.warnings,
            ["3 WAV files stood one after the other; they are joined"]
        );
    }
}

#[test]
fn glued_files_of_different_rates_are_refused() {
    let other = healthy(|w| w.fmt = fmt(1, 1, 22_050, 16));
    let error = refused(&[Wav::healthy().bytes(), other].concat()).to_string();
    assert!(error.contains("16000 Hz × 1 and 22050 Hz × 1"), "{error}");
}

#[test]
fn a_corrected_header_behind_the_sound_is_not_sound() {
    let mut bytes = healthy(|w| w.data_size = Some(0));
    bytes.extend(&Wav::healthy().bytes()[..44]);
    let decoded = read(&bytes);
    is_the_ramp(&decoded);
    assert_eq!(
        decoded.warnings,
        ["a header without sound behind the sound is ignored"]
    );
}

#[test]
fn floats_lose_what_is_no_number_and_come_within_full_scale() {
    let samples = [0.5, f32::NAN, f32::INFINITY, -2.0];
    let decoded = read(&healthy(|w| {
        w.fmt = fmt(3, 1, 16_000, 32);
        w.data = samples.iter().flat_map(|s| s.to_le_bytes()).collect();
    }));
    assert_eq!(decoded.audio.samples, [0.25, 0.0, 0.0, -1.0]);
    assert_eq!(decoded.not_numbers, 2);
    assert_eq!(decoded.warnings.len(), 2);
}

#[test]
fn stereo_stays_interleaved() {
    let decoded = read(&healthy(|w| w.fmt = fmt(1, 2, 48_000, 16)));
    assert_eq!((decoded.audio.frames(), decoded.audio.channels), (100, 2));
}

#[test]
fn au_is_read() {
    for length in [400_u32, u32::MAX] {
        let mut bytes = b".snd".to_vec();
        for field in [24, length, 3, 16_000, 1] {
            bytes.extend(field.to_be_bytes());
        }
        bytes.extend(ramp().iter().flat_map(|s| s.to_be_bytes()));
        is_the_ramp(&read(&bytes));
    }
}

#[test]
fn declared_raw_samples_need_no_header() {
    let format = "raw:16000:1:s16le".parse().unwrap();
    is_the_ramp(&decode(&pcm(), format).unwrap());
    let decoded = decode(&Wav::healthy().bytes(), format).unwrap();
    is_the_ramp(&decoded);
    assert_eq!(decoded.warnings.len(), 1);
    let error = decode(b"{\"error\": 1}", format).unwrap_err();
    assert!(matches!(error, DecodeError::NotSound { found: "JSON", .. }));
}

#[test]
fn silence_in_raw_samples_is_not_taken_for_text() {
    for (name, silence) in [
        ("alaw", b'U'),
        ("alaw", 0xD5),
        ("mulaw", 0xFF),
        ("u8", 0x80),
    ] {
        let format = format!("raw:8000:1:{name}").parse().unwrap();
        let decoded = decode(&[silence; 800], format).unwrap();
        assert_eq!(decoded.audio.frames(), 800);
    }
}

#[test]
fn nothing_is_not_silence() {
    for bytes in [
        Vec::new(),
        healthy(|w| w.data.clear()),
        healthy(|w| {
            w.data.clear();
            w.after = chunk(b"LIST", b"INFO");
        }),
        healthy(|w| w.data = vec![1]),
    ] {
        let error = refused(&bytes);
        assert!(matches!(error, DecodeError::Empty(_)), "{error}");
    }
}

#[test]
fn refusals_name_what_is_there() {
    for (bytes, said) in [
        (
            b"{\"error\":\"no such voice\"}".to_vec(),
            "JSON where sound was promised: «{\"error\":\"no such voice\"}»",
        ),
        (b"<html>503".to_vec(), "an HTML page"),
        (
            b"ID3\x04\0\0\0\0\0\0\xFF\xFB\x90\0".to_vec(),
            "broken MP3: ",
        ),
        (b"OggS\0".to_vec(), "broken Ogg: "),
        (b"\xFF\xF1\x50\x80".to_vec(), "AAC (ADTS) is not read"),
        (healthy(|w| w.fmt[0] = 0x11), "0x0011 (IMA ADPCM)"),
        (healthy(|w| w.fmt[2] = 0), "0 channels"),
        (healthy(|w| w.fmt[4..8].fill(0)), "0 Hz"),
        (healthy(|w| w.fmt[14] = 64), "64 bits a sample"),
        (
            healthy(|_| {})[..30].to_vec(),
            "no `fmt ` chunk within its 30 bytes",
        ),
        (
            b"RIFF\0\0\0\0AVI LIST\0\0\0\0".to_vec(),
            "RIFF but not WAVE",
        ),
        (
            vec![0; 100],
            "unknown bytes where sound was promised: «00 00 ",
        ),
    ] {
        let error = refused(&bytes).to_string();
        assert!(error.contains(said), "{said}: {error}");
    }
}

fn spoilt_wav() -> impl Strategy<Value = Vec<u8>> {
    let spoil = prop::collection::vec((0_usize..600, any::<u8>()), 0..12);
    (spoil, 0_usize..600, 1_usize..4).prop_map(|(spoil, cut, copies)| {
        let mut bytes = Wav::healthy().bytes().repeat(copies);
        for (at, byte) in spoil {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        bytes.truncate(bytes.len().saturating_sub(cut));
        bytes
    })
}

/// What holds for every answer, whatever the bytes were.
fn is_usable(decoded: &Decoded, size: usize) {
    let audio = &decoded.audio;
    assert!(audio.frames() > 0 && audio.channels > 0);
    assert_eq!(audio.samples.len() % usize::from(audio.channels), 0);
    assert!(audio.samples.len() <= size);
    assert!(audio.samples.iter().all(|s| s.abs() <= 1.0));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in ["auto", "wav", "raw:8000:3:s24be", "raw:8000:1:f64le"] {
            if let Ok(decoded) = decode(&bytes, format.parse().unwrap()) {
                is_usable(&decoded, bytes.len());
            }
        }
    }

    #[test]
    fn no_spoilt_file_makes_the_reader_panic(bytes in spoilt_wav()) {
        if let Ok(decoded) = decode(&bytes, Format::Auto) {
            is_usable(&decoded, bytes.len());
        }
    }
}
