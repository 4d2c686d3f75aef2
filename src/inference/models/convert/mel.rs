//! The mel filter bank that Whisper's spectrogram uses: Slaney scale and Slaney (area) normalisation, 16 kHz, 400-point
//! transform; the same figures as `librosa.filters.mel(sr=16000, n_fft=400, n_mels=bands)`.

/// Frequency bins of the 400-point transform.
pub(super) const BINS: usize = 201;
/// Highest frequency in hertz: half of 16 kHz.
const TOP_HERTZ: f64 = 8000.0;
/// Below this frequency the Slaney scale is linear, above it logarithmic.
const BREAK_HERTZ: f64 = 1000.0;
const HERTZ_PER_MEL: f64 = 200.0 / 3.0;
const BREAK_MEL: f64 = BREAK_HERTZ / HERTZ_PER_MEL;

/// Width of one mel above the break, in natural logarithms of frequency.
fn log_step() -> f64 {
    6.4_f64.ln() / 27.0
}

fn hertz_to_mel(hertz: f64) -> f64 {
    if hertz < BREAK_HERTZ { hertz / HERTZ_PER_MEL } else { BREAK_MEL + (hertz / BREAK_HERTZ).ln() / log_step() }
}

fn mel_to_hertz(mel: f64) -> f64 {
    if mel < BREAK_MEL { mel * HERTZ_PER_MEL } else { BREAK_HERTZ * (log_step() * (mel - BREAK_MEL)).exp() }
}

/// `bands` triangular filters of [`BINS`] weights each, one after another.
pub(super) fn filters(bands: usize) -> Vec<f32> {
    let step = hertz_to_mel(TOP_HERTZ) / (bands + 1) as f64;
    // The last edge is the top itself: rounding must not leave a trace of weight there.
    let edges: Vec<f64> =
        (0..=bands).map(|edge| mel_to_hertz(step * edge as f64)).chain(std::iter::once(TOP_HERTZ)).collect();
    let bin_hertz = TOP_HERTZ / (BINS - 1) as f64;
    let mut weights = Vec::with_capacity(bands * BINS);
    for band in edges.windows(3) {
        let (low, centre, high) = (band[0], band[1], band[2]);
        let area = 2.0 / (high - low);
        weights.extend((0..BINS).map(|bin| {
            let hertz = bin as f64 * bin_hertz;
            let rising = (hertz - low) / (centre - low);
            let falling = (high - hertz) / (high - centre);
            (rising.min(falling).max(0.0) * area) as f32
        }));
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_filter_peaks_at_its_centre_and_the_first_weights_are_those_of_librosa() {
        let weights = filters(80);
        assert_eq!(weights.len(), 80 * BINS);
        assert_eq!(weights[0], 0.0);
        // Entries [0, 1] and [79, 199] of librosa.filters.mel(sr=16000, n_fft=400, n_mels=80).
        assert!((weights[1] - 0.024_862_593).abs() < 1e-7, "{}", weights[1]);
        assert!((weights[79 * BINS + 199] - 0.000_448_759).abs() < 1e-8, "{}", weights[79 * BINS + 199]);
        assert_eq!(weights[79 * BINS + 200], 0.0);
        for band in weights.chunks(BINS) {
            assert!(band.iter().any(|weight| *weight > 0.0), "an empty filter");
        }
    }
}
