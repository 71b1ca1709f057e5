//! Time counted in frames.

/// A duration in frames, rounded to the nearest.
pub fn frames(ms: f64, rate_hz: u32) -> usize {
    (ms * f64::from(rate_hz) / 1000.0).round() as usize
}

#[cfg(test)]
mod tests {
    use crate::assembly::frames::frames;

    #[test]
    fn frames_are_rounded() {
        assert_eq!(frames(5.0, 22_050), 110);
        assert_eq!(frames(1000.0, 44_100), 44_100);
        assert_eq!(frames(0.0, 44_100), 0);
    }
}
