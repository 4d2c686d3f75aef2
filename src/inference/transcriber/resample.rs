//! Any sample rate to the 16 kHz that speech models take, block by block.

use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Indexing, Resampler};

use super::error::AudioError;

/// Samples per second after resampling.
pub const RATE: u32 = 16_000;

/// Frames given to the resampler at once: some 20 ms to 60 ms at usual rates.
const CHUNK: usize = 1024;

/// Resamples one channel to [`RATE`]; what comes out has no delay against what went in.
pub struct Resample {
    rate: u32,
    /// `None` where the rate is right already.
    inner: Option<Fft<f32>>,
    pending: Vec<f32>,
    buffer: Vec<f32>,
    delay_left: usize,
    taken: u64,
    given: u64,
}

impl Resample {
    /// A resampler from `rate` samples per second.
    ///
    /// # Errors
    /// `audio.resample` where no resampler exists for the rate, such as 0.
    pub fn from_rate(rate: u32) -> Result<Self, AudioError> {
        let inner = match rate {
            RATE => None,
            _ => Some(
                Fft::<f32>::new(rate as usize, RATE as usize, CHUNK, 1, FixedSync::Input)
                    .map_err(|error| AudioError::Resample(error.to_string()))?,
            ),
        };
        let delay_left = inner.as_ref().map_or(0, Resampler::output_delay);
        let buffer = vec![0.0; inner.as_ref().map_or(0, Resampler::output_frames_max)];
        Ok(Self { rate, inner, pending: Vec::new(), buffer, delay_left, taken: 0, given: 0 })
    }

    /// The rate that goes in, in samples per second.
    pub fn rate(&self) -> u32 {
        self.rate
    }

    /// Takes samples and appends what is ready to `out`.
    ///
    /// # Errors
    /// `audio.resample` where the library fails.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<f32>) -> Result<(), AudioError> {
        self.taken += samples.len() as u64;
        if self.inner.is_none() {
            out.extend_from_slice(samples);
            return Ok(());
        }
        self.pending.extend_from_slice(samples);
        let mut used = 0;
        while let Some(needed) = self.inner.as_ref().map(Resampler::input_frames_next)
            && self.pending.len() - used >= needed
        {
            self.process(used, needed, None, out)?;
            used += needed;
        }
        self.pending.drain(..used);
        Ok(())
    }

    /// Appends what is still inside to `out`, so that the output is as long as the input in seconds.
    ///
    /// # Errors
    /// `audio.resample` where the library fails.
    pub fn finish(&mut self, out: &mut Vec<f32>) -> Result<(), AudioError> {
        if self.inner.is_none() {
            return Ok(());
        }
        let wanted = (self.taken * u64::from(RATE)).div_ceil(u64::from(self.rate.max(1)));
        let mut left = self.pending.len();
        while self.given < wanted {
            let before = out.len();
            self.process(0, left, Some(left), out)?;
            left = 0;
            let surplus = self.given.saturating_sub(wanted) as usize;
            out.truncate(out.len().saturating_sub(surplus).max(before));
        }
        self.pending.clear();
        Ok(())
    }

    /// Runs the resampler on `pending[from..from + count]`; `partial` is the count where it is less than a chunk.
    fn process(
        &mut self,
        from: usize,
        count: usize,
        partial: Option<usize>,
        out: &mut Vec<f32>,
    ) -> Result<(), AudioError> {
        let Some(inner) = self.inner.as_mut() else { return Ok(()) };
        let failed = |error: &dyn std::fmt::Display| AudioError::Resample(error.to_string());
        let room = self.buffer.len();
        let input = InterleavedSlice::new(&self.pending[from..from + count], 1, count).map_err(|e| failed(&e))?;
        let mut output = InterleavedSlice::new_mut(&mut self.buffer, 1, room).map_err(|e| failed(&e))?;
        let mut indexing = Indexing::new();
        if let Some(length) = partial {
            indexing = indexing.partial_len(length);
        }
        let (_, made) = inner.process_into_buffer(&input, &mut output, Some(&indexing)).map_err(|e| failed(&e))?;
        let skipped = made.min(self.delay_left);
        self.delay_left -= skipped;
        // Filters overshoot a little at full scale; speech detection wants -1..=1.
        out.extend(self.buffer[skipped..made].iter().map(|sample| sample.clamp(-1.0, 1.0)));
        self.given += (made - skipped) as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(rate: u32, hertz: f64, seconds: f64) -> Vec<f32> {
        let step = std::f64::consts::TAU * hertz / f64::from(rate);
        (0..(f64::from(rate) * seconds) as usize).map(|n| (0.5 * (step * n as f64).sin()) as f32).collect()
    }

    fn resampled(rate: u32, samples: &[f32]) -> Vec<f32> {
        let mut resample = Resample::from_rate(rate).expect("a resampler");
        let mut out = Vec::new();
        for block in samples.chunks(777) {
            resample.push(block, &mut out).expect("takes samples");
        }
        resample.finish(&mut out).expect("finishes");
        out
    }

    #[test]
    fn a_sine_keeps_its_frequency_phase_and_length() {
        for rate in [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000] {
            let out = resampled(rate, &sine(rate, 440.0, 1.5));
            assert!((out.len() as i64 - 24_000).abs() <= 1, "{rate} Hz gave {} samples", out.len());
            let expected = sine(RATE, 440.0, 1.5);
            let middle = 2_000..22_000;
            let worst = middle.map(|n| (out[n] - expected[n]).abs()).fold(0.0, f32::max);
            // One sample late would be 0.09 at this frequency; the delay of the filter may be half a sample.
            assert!(worst < 0.09, "{rate} Hz is off by {worst}");
        }
    }

    #[test]
    fn what_16_khz_can_not_carry_is_filtered_out() {
        let out = resampled(48_000, &sine(48_000, 11_000.0, 1.0));
        let loudest = out[1_000..15_000].iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
        assert!(loudest < 0.01, "an 11 kHz tone came back at {loudest}");
    }

    #[test]
    fn a_few_samples_are_not_lost() {
        assert_eq!(resampled(48_000, &sine(48_000, 440.0, 0.003)).len(), 48);
    }
}
