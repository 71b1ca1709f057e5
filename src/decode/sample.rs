//! One sample, in each of the ways it is written.

/// How a sample is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleFormat {
    /// Unsigned 8 bits, silence at 128.
    U8,
    /// Signed integer of 1 to 4 bytes, the value in the upper bits where the container is larger.
    Int {
        /// Bytes per sample, 1 to 4.
        bytes: u8,
        /// Byte order.
        big_endian: bool,
    },
    /// Signed integer of 24 bits in the low bytes of 4, as `arecord -f S24_LE` writes it; the fourth byte means nothing.
    Low24 {
        /// Byte order.
        big_endian: bool,
    },
    /// IEEE 754 float of 4 or 8 bytes, full scale ±1.0.
    Float {
        /// Bytes per sample, 4 or 8.
        bytes: u8,
        /// Byte order.
        big_endian: bool,
    },
    /// ITU-T G.711 A-law.
    ALaw,
    /// ITU-T G.711 µ-law.
    MuLaw,
}

/// The names used in `format = "raw:<rate>:<channels>:<name>"`.
const NAMES: &[(&str, SampleFormat)] = &[
    ("u8", SampleFormat::U8),
    ("s8", int(1, false)),
    ("s16le", int(2, false)),
    ("s16be", int(2, true)),
    ("s24le", int(3, false)),
    ("s24be", int(3, true)),
    ("s32le", int(4, false)),
    ("s32be", int(4, true)),
    ("f32le", float(4, false)),
    ("f32be", float(4, true)),
    ("f64le", float(8, false)),
    ("f64be", float(8, true)),
    ("alaw", SampleFormat::ALaw),
    ("mulaw", SampleFormat::MuLaw),
];

const fn int(bytes: u8, big_endian: bool) -> SampleFormat {
    SampleFormat::Int { bytes, big_endian }
}

const fn float(bytes: u8, big_endian: bool) -> SampleFormat {
    SampleFormat::Float { bytes, big_endian }
}

impl SampleFormat {
    /// The format of that name.
    pub fn by_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(n, _)| *n == name).map(|(_, f)| *f)
    }

    /// All names, for messages.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// Its name, or "pcm" for a format that cannot be declared.
    pub fn name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(_, f)| *f == self)
            .map_or("pcm", |(name, _)| name)
    }

    /// Bytes per sample.
    pub const fn bytes(self) -> usize {
        match self {
            Self::U8 | Self::ALaw | Self::MuLaw => 1,
            Self::Low24 { .. } => 4,
            Self::Int { bytes, .. } | Self::Float { bytes, .. } => bytes as usize,
        }
    }

    /// Whether a 32-bit float holds each of its values exactly.
    pub const fn fits_f32(self) -> bool {
        !matches!(
            self,
            Self::Int { bytes: 4, .. } | Self::Float { bytes: 8, .. }
        )
    }

    /// Appends the samples in `raw`; an incomplete one at the end is left out.
    pub(crate) fn append(self, raw: &[u8], samples: &mut Vec<f32>) {
        samples.reserve(raw.len() / self.bytes().max(1));
        match self {
            Self::U8 => samples.extend(raw.iter().map(|&b| (f32::from(b) - 128.0) / 128.0)),
            Self::ALaw => samples.extend(raw.iter().map(|&b| f32::from(a_law(b)) / 32768.0)),
            Self::MuLaw => samples.extend(raw.iter().map(|&b| f32::from(mu_law(b)) / 32768.0)),
            Self::Int { bytes, big_endian } => samples.extend(
                raw.chunks_exact(usize::from(bytes.max(1)))
                    .map(|sample| upper_bits(sample, big_endian) as f32 / 2_147_483_648.0),
            ),
            Self::Low24 { big_endian } => {
                let low = |sample: &[u8; 4]| match (big_endian, *sample) {
                    (false, [a, b, c, _]) => upper_bits(&[a, b, c], false),
                    (true, [_, a, b, c]) => upper_bits(&[a, b, c], true),
                };
                let whole = raw.as_chunks::<4>().0.iter();
                samples.extend(whole.map(|sample| low(sample) as f32 / 2_147_483_648.0));
            }
            Self::Float { bytes: 8, .. } => {
                samples.extend(
                    raw.as_chunks::<8>()
                        .0
                        .iter()
                        .map(|&sample| self.f64(sample)),
                );
            }
            Self::Float { .. } => {
                samples.extend(
                    raw.as_chunks::<4>()
                        .0
                        .iter()
                        .map(|&sample| self.f32(sample)),
                );
            }
        }
    }

    const fn is_big_endian(self) -> bool {
        matches!(
            self,
            Self::Int {
                big_endian: true,
                ..
            } | Self::Float {
                big_endian: true,
                ..
            }
        )
    }

    const fn f32(self, sample: [u8; 4]) -> f32 {
        if self.is_big_endian() {
            f32::from_be_bytes(sample)
        } else {
            f32::from_le_bytes(sample)
        }
    }

    const fn f64(self, sample: [u8; 8]) -> f32 {
        if self.is_big_endian() {
            f64::from_be_bytes(sample) as f32
        } else {
            f64::from_le_bytes(sample) as f32
        }
    }
}

/// A signed integer of one to four bytes, moved to the upper bits of 32.
fn upper_bits(sample: &[u8], big_endian: bool) -> i32 {
    let mut upper = [0; 4];
    for (at, byte) in sample.iter().enumerate().take(4) {
        let significance = if big_endian {
            at
        } else {
            sample.len() - 1 - at
        };
        upper[significance] = *byte;
    }
    i32::from_be_bytes(upper)
}

/// ITU-T G.711, table 1a: sign, three bits of exponent, four of mantissa, even bits inverted; 13 bits scaled to 16.
const fn a_law(code: u8) -> i16 {
    let code = code ^ 0x55;
    let exponent = (code >> 4) & 7;
    let mantissa = ((code & 15) as i16) << 4;
    let size = match exponent {
        0 => mantissa + 8,
        _ => (mantissa + 0x108) << (exponent - 1),
    };
    if code & 0x80 == 0 { -size } else { size }
}

/// ITU-T G.711, table 2a: as above with all bits inverted and a bias of 33; 14 bits scaled to 16.
const fn mu_law(code: u8) -> i16 {
    let code = !code;
    let exponent = (code >> 4) & 7;
    let size = (((((code & 15) as i16) << 3) + 0x84) << exponent) - 0x84;
    if code & 0x80 == 0 { size } else { -size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(format: SampleFormat, raw: &[u8]) -> f32 {
        let mut samples = Vec::new();
        format.append(raw, &mut samples);
        assert_eq!(samples.len(), 1, "{format:?}");
        samples[0]
    }

    #[test]
    fn every_format_reads_half_of_full_scale() {
        let halves: &[(&str, &[u8])] = &[
            ("u8", &[192]),
            ("s8", &[64]),
            ("s16le", &[0, 0x40]),
            ("s16be", &[0x40, 0]),
            ("s24le", &[0, 0, 0x40]),
            ("s24be", &[0x40, 0, 0]),
            ("s32le", &[0, 0, 0, 0x40]),
            ("s32be", &[0x40, 0, 0, 0]),
            ("f32le", &0.5f32.to_le_bytes()),
            ("f32be", &0.5f32.to_be_bytes()),
            ("f64le", &0.5f64.to_le_bytes()),
            ("f64be", &0.5f64.to_be_bytes()),
        ];
        for (name, raw) in halves {
            let format = SampleFormat::by_name(name).unwrap();
            assert_eq!(one(format, raw), 0.5, "{name}");
            assert_eq!(format.name(), *name);
            assert_eq!(format.bytes(), raw.len(), "{name}");
        }
    }

    #[test]
    fn g711_gives_the_values_of_the_recommendation() {
        // Largest, smallest and silent codes, in 16 bits.
        assert_eq!([0x80, 0x00, 0xFF, 0x7F].map(mu_law), [32124, -32124, 0, 0]);
        assert_eq!([0xAA, 0x2A, 0xD5, 0x55].map(a_law), [32256, -32256, 8, -8]);
    }

    #[test]
    fn the_most_negative_integer_is_minus_one() {
        assert_eq!(one(int(2, false), &[0, 0x80]), -1.0);
        assert_eq!(one(int(3, true), &[0x80, 0, 0]), -1.0);
        assert_eq!(one(SampleFormat::U8, &[0]), -1.0);
    }

    #[test]
    fn low_bytes_of_four_are_read_without_the_fourth() {
        let low = |big_endian| SampleFormat::Low24 { big_endian };
        assert_eq!(one(low(false), &[0, 0, 0xC0, 0]), -0.5);
        assert_eq!(one(low(true), &[0xFF, 0xC0, 0, 0]), -0.5);
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = SampleFormat::names().collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
