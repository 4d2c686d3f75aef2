//! Utterances packed into windows: the model costs the same for every 30 s window, however little is said in it.

use super::resample::RATE;
use super::speech::Utterance;

/// Samples in a window at most: the model hears 30 s, and a little is left for the end of the last word.
const CAPACITY: usize = 29 * RATE as usize + RATE as usize / 2;

/// Silence put between two utterances: 0.1 s; with the sound kept around each of them that makes a natural pause.
const GAP: usize = RATE as usize / 10;

/// Utterances one after the other, with short gaps, and where each came from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Window {
    /// Samples at 16 kHz, 30 s at most.
    pub samples: Vec<f32>,
    /// The utterances in order.
    pub spans: Vec<Span>,
}

/// One utterance in a window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// First sample in the window.
    pub window_start: usize,
    /// Length in samples.
    pub length: usize,
    /// First sample in the recording.
    pub original_start: u64,
}

impl Span {
    /// Brings a time in the window (seconds) to a time in the recording (seconds), within this utterance.
    pub fn original_seconds(&self, window_seconds: f64) -> f64 {
        let rate = f64::from(RATE);
        let inside = (window_seconds * rate - self.window_start as f64).clamp(0.0, self.length as f64);
        (self.original_start as f64 + inside) / rate
    }

    /// Its beginning in the window, in seconds.
    pub fn window_seconds(&self) -> f64 {
        self.window_start as f64 / f64::from(RATE)
    }

    /// Its end in the window, in seconds.
    pub fn window_end_seconds(&self) -> f64 {
        (self.window_start + self.length) as f64 / f64::from(RATE)
    }

    /// The part of this utterance between two times in the window (seconds).
    #[must_use]
    pub fn part(&self, from_seconds: f64, to_seconds: f64) -> Self {
        let inside = |seconds: f64| {
            let samples = (seconds * f64::from(RATE)) as usize;
            samples.clamp(self.window_start, self.window_start + self.length)
        };
        let (from, to) = (inside(from_seconds), inside(to_seconds));
        let skipped = (from - self.window_start) as u64;
        Self { window_start: from, length: to.saturating_sub(from), original_start: self.original_start + skipped }
    }

    /// Its end in the recording, in seconds.
    pub fn original_end_seconds(&self) -> f64 {
        (self.original_start + self.length as u64) as f64 / f64::from(RATE)
    }
}

impl Window {
    /// The sound of a part of this window as an utterance of its own.
    pub fn utterance(&self, part: Span) -> Utterance {
        let samples = self.samples[part.window_start..part.window_start + part.length].to_vec();
        Utterance { start: part.original_start, samples }
    }
}

/// Packs utterances into windows in the order in which they come.
#[derive(Debug, Default)]
pub struct Packer {
    open: Window,
}

impl Packer {
    /// Takes the next utterance; gives a window back once it is full.
    pub fn push(&mut self, utterance: &Utterance) -> Option<Window> {
        let needed = self.open.samples.len() + GAP + utterance.samples.len();
        let full = if needed > CAPACITY { self.finish() } else { None };
        if !self.open.spans.is_empty() {
            self.open.samples.resize(self.open.samples.len() + GAP, 0.0);
        }
        self.open.spans.push(Span {
            window_start: self.open.samples.len(),
            length: utterance.samples.len(),
            original_start: utterance.start,
        });
        self.open.samples.extend_from_slice(&utterance.samples);
        full
    }

    /// Gives the last window, if anything is in it.
    pub fn finish(&mut self) -> Option<Window> {
        let window = std::mem::take(&mut self.open);
        (!window.spans.is_empty()).then_some(window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utterance(start_second: u64, seconds: usize) -> Utterance {
        Utterance { start: start_second * u64::from(RATE), samples: vec![0.1; seconds * RATE as usize] }
    }

    #[test]
    fn utterances_share_a_window_until_it_is_full() {
        let mut packer = Packer::default();
        assert_eq!(packer.push(&utterance(0, 10)), None);
        assert_eq!(packer.push(&utterance(60, 15)), None);
        let full = packer.push(&utterance(120, 10)).expect("a full window");
        assert_eq!(full.spans.len(), 2);
        assert!(full.samples.len() <= CAPACITY);
        assert_eq!(packer.finish().expect("the rest").spans.len(), 1);
        assert_eq!(packer.finish(), None);
    }

    #[test]
    fn times_in_the_window_map_back_to_the_recording() {
        let mut packer = Packer::default();
        packer.push(&utterance(5, 10));
        packer.push(&utterance(60, 10));
        let window = packer.finish().expect("a window");
        let [first, second] = window.spans[..] else { panic!("two spans") };
        assert_eq!(first.original_seconds(2.0), 7.0);
        assert!((second.original_seconds(second.window_seconds() + 3.0) - 63.0).abs() < 1e-9);
        assert_eq!(second.original_seconds(100.0), 70.0);
        assert_eq!(second.original_seconds(0.0), 60.0);
    }
}
