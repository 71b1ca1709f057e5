//! Any bytes give whole frames of finite samples, or an error.
#![no_main]

use aloud::decode::{Format, decode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(decoded) = decode(bytes, Format::Auto) {
        assert!(decoded.audio.channels > 0 && decoded.audio.rate_hz > 0);
        assert_eq!(decoded.audio.samples.len() % usize::from(decoded.audio.channels), 0);
    }
});
