//! Where somebody speaks: voice activity frame by frame, smoothed into utterances.

use earshot::Detector;

use super::resample::RATE;

/// Samples that the detector scores at once (16 ms).
const FRAME: usize = 256;
const FRAMES_PER_SECOND: f64 = RATE as f64 / FRAME as f64;

/// How scores become utterances; durations in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tuning {
    /// Score from which a frame begins an utterance.
    pub begin_score: f32,
    /// Score from which a frame carries an utterance on.
    pub carry_score: f32,
    /// Voiced time below which an utterance is taken for a noise.
    pub min_speech: f64,
    /// Silence that ends an utterance; longer than a breath, shorter than the pause between question and answer.
    pub min_silence: f64,
    /// Sound kept before and after the voiced part: the model hears better with the room around the words.
    pub padding: f64,
    /// Length at which an utterance is cut at its quietest place.
    pub max_length: f64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self { begin_score: 0.5, carry_score: 0.35, min_speech: 0.2, min_silence: 0.45, padding: 0.3, max_length: 25.0 }
    }
}

/// A stretch of speech between silences.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    /// Position of its first sample in the recording at 16 kHz.
    pub start: u64,
    /// Its samples at 16 kHz.
    pub samples: Vec<f32>,
}

/// Finds utterances in a stream of samples, holding no more of it than the utterance that is open.
pub struct SpeechFinder {
    detector: Box<Detector>,
    tuning: Tuning,
    /// Samples from `base` on, and the score of each whole frame in them.
    audio: Vec<f32>,
    scores: Vec<f32>,
    base: u64,
    open: Option<Open>,
}

/// An utterance that has not ended yet; frames are counted from `base`.
#[derive(Debug, Clone, Copy)]
struct Open {
    first: usize,
    last_voiced: usize,
    voiced: usize,
}

/// Share of neighbouring samples that change sign, from which sound is hiss: it is a half in white noise, about a tenth in speech
/// and a third in its sharpest consonants.
const HISS: f64 = 0.4;

/// Whether a stretch that the detector took for speech is broadband noise, in which the model would hear words.
fn is_hiss(samples: &[f32]) -> bool {
    let changes = samples.windows(2).filter(|pair| (pair[0] < 0.0) != (pair[1] < 0.0)).count();
    changes as f64 > HISS * samples.len() as f64
}

impl SpeechFinder {
    /// A finder at the beginning of a recording.
    pub fn new(tuning: Tuning) -> Self {
        Self { detector: Detector::default_boxed(), tuning, audio: Vec::new(), scores: Vec::new(), base: 0, open: None }
    }

    /// Takes samples (16 kHz, within -1..=1) and appends the utterances that ended in them to `out`.
    pub fn push(&mut self, samples: &[f32], out: &mut Vec<Utterance>) {
        self.audio.extend_from_slice(samples);
        while self.audio.len() >= (self.scores.len() + 1) * FRAME {
            let at = self.scores.len() * FRAME;
            let score = self.detector.predict_f32(&self.audio[at..at + FRAME]);
            self.scores.push(score);
            self.advance(score, out);
        }
    }

    /// Ends the stream: an utterance still open ends here.
    pub fn finish(&mut self, out: &mut Vec<Utterance>) {
        if let Some(open) = self.open.take() {
            self.close(open, out);
        }
    }

    fn advance(&mut self, score: f32, out: &mut Vec<Utterance>) {
        let frame = self.scores.len() - 1;
        let Some(mut open) = self.open else {
            if score >= self.tuning.begin_score {
                self.open = Some(Open { first: frame, last_voiced: frame, voiced: 1 });
            } else {
                self.forget_before((frame + 1).saturating_sub(frames(self.tuning.padding)));
            }
            return;
        };
        if score >= self.tuning.carry_score {
            open.last_voiced = frame;
            open.voiced += 1;
        }
        self.open = Some(open);
        if frame - open.last_voiced >= frames(self.tuning.min_silence) {
            self.open = None;
            self.close(open, out);
        } else if frame - open.first >= frames(self.tuning.max_length) {
            self.cut(open, out);
        }
    }

    fn close(&mut self, open: Open, out: &mut Vec<Utterance>) {
        let padding = frames(self.tuning.padding) * FRAME;
        let end = ((open.last_voiced + 1) * FRAME + padding).min(self.audio.len());
        let voiced = open.first * FRAME..(open.last_voiced + 1) * FRAME;
        if open.voiced >= frames(self.tuning.min_speech) && !is_hiss(&self.audio[voiced]) {
            let start = (open.first * FRAME).saturating_sub(padding);
            out.push(self.utterance(start, end));
        }
        // Padding that was given to this utterance is not given to the next one.
        self.forget_before(end / FRAME);
    }

    /// Ends a long utterance at its quietest place; what follows goes on as the next one.
    fn cut(&mut self, open: Open, out: &mut Vec<Utterance>) {
        let from = open.first + (self.scores.len() - open.first) / 2;
        let quiet = |frame: &usize| self.scores[*frame - 2..=*frame + 2].iter().sum::<f32>();
        let place = (from + 2..self.scores.len() - 2).min_by(|a, b| quiet(a).total_cmp(&quiet(b))).unwrap_or(from);
        let start = (open.first * FRAME).saturating_sub(frames(self.tuning.padding) * FRAME);
        out.push(self.utterance(start, place * FRAME));
        self.forget_before(place);
        let voiced = self.scores.iter().filter(|score| **score >= self.tuning.carry_score).count();
        self.open = Some(Open { first: 0, last_voiced: self.scores.len() - 1, voiced });
    }

    fn utterance(&self, start: usize, end: usize) -> Utterance {
        Utterance { start: self.base + start as u64, samples: self.audio[start..end].to_vec() }
    }

    fn forget_before(&mut self, frame: usize) {
        let frame = frame.min(self.scores.len());
        self.scores.drain(..frame);
        self.audio.drain(..frame * FRAME);
        self.base += (frame * FRAME) as u64;
    }
}

fn frames(seconds: f64) -> usize {
    (seconds * FRAMES_PER_SECOND).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(samples: &[f32]) -> Vec<Utterance> {
        let mut finder = SpeechFinder::new(Tuning::default());
        let mut out = Vec::new();
        for block in samples.chunks(1000) {
            finder.push(block, &mut out);
        }
        finder.finish(&mut out);
        out
    }

    #[test]
    fn silence_and_a_hum_hold_no_speech() {
        assert_eq!(found(&vec![0.0; 48_000]), Vec::new());
        let hum: Vec<f32> = (0..48_000).map(|n| (n as f32 * 0.02).sin() * 0.1).collect();
        assert_eq!(found(&hum), Vec::new());
    }

    #[test]
    fn white_noise_is_hiss_and_a_voice_is_not() {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        let noise: Vec<f32> = (0..16_000).map(|_| next()).collect();
        assert!(is_hiss(&noise));
        let voice = |n: f32| (n * 0.05).sin() + 0.5 * (n * 0.3).sin();
        let in_a_noisy_room: Vec<f32> =
            noise.iter().enumerate().map(|(n, noise)| voice(n as f32) + 0.3 * noise).collect();
        assert!(!is_hiss(&in_a_noisy_room));
        assert!(!is_hiss(&[]));
    }

    #[test]
    fn silence_of_hours_is_not_kept() {
        let mut finder = SpeechFinder::new(Tuning::default());
        let mut out = Vec::new();
        for _ in 0..2_000 {
            finder.push(&[0.0; 1600], &mut out);
        }
        assert!(finder.audio.len() < RATE as usize, "{} samples are kept", finder.audio.len());
        assert!(finder.base > 3_000_000);
    }

    #[test]
    fn a_long_utterance_is_cut_at_its_quietest_place() {
        let mut finder = SpeechFinder::new(Tuning { max_length: 2.0, ..Tuning::default() });
        let scored = frames(2.0) + 1;
        finder.scores = vec![0.9; scored];
        finder.scores[90..95].fill(0.1);
        finder.audio = vec![0.1; scored * FRAME];
        let mut out = Vec::new();
        finder.cut(Open { first: 0, last_voiced: scored - 1, voiced: scored }, &mut out);
        assert_eq!(out[0].samples.len(), 92 * FRAME);
        assert_eq!(finder.base, (92 * FRAME) as u64);
        assert!(finder.open.is_some_and(|open| open.voiced > 0));
    }
}
