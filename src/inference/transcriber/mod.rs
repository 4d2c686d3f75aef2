//! Speech to text by a local model.
//!
//! A recording flows through in blocks: decoded, brought to 16 kHz mono, searched for speech, packed into windows,
//! written down, divided into segments at the pauses between utterances. Memory does not grow with its length.

mod decode;
mod error;
mod process;
mod resample;
mod segments;
pub mod sniff;
mod speech;
mod text;
mod whisper;
mod window;

use std::path::Path;

use whisper_rs::WhisperState;

pub use decode::{AudioStream, Block};
pub use error::AudioError;
pub use process::prepare_process;
pub use resample::{RATE, Resample};
pub use speech::{SpeechFinder, Tuning, Utterance};

use self::segments::Heard;
use self::whisper::Whisper;
use self::window::{Packer, Span, Window};
use crate::assist::report::Warning;
use crate::assist::transcript::{Segment, Transcript};
use crate::failure::Failure;
use crate::inference::models::ModelFiles;
use crate::progress::{Progress, ProgressEvent};

/// Length of a recording in hours beyond which it is refused.
pub const MAX_HOURS: u32 = 12;

/// Speech to text; loaded once, used by many threads one after the other or at once.
pub struct Transcriber {
    whisper: Whisper,
}

impl Transcriber {
    /// Loads a Whisper model in ggml form.
    ///
    /// # Errors
    /// `transcriber.model` where the weights can't be loaded.
    pub fn load(files: &ModelFiles) -> Result<Self, Failure> {
        Ok(Self { whisper: Whisper::load(files)? })
    }

    /// Writes down a recording. Blocking; reports seconds of sound done and in all, and stops when cancelled.
    ///
    /// # Errors
    /// `audio.*` (see [`AudioError`]), `transcriber.failed`, or `cancelled`.
    pub fn transcribe(&self, recording: &Path, progress: &dyn Progress) -> Result<Transcript, Failure> {
        let mut stream = AudioStream::open(recording)?;
        check_length(stream.announced_seconds().unwrap_or(0.0))?;
        let mut work = Work {
            whisper: &self.whisper,
            state: None,
            progress,
            total: stream.announced_seconds().unwrap_or(0.0),
            packer: Packer::default(),
            segments: Vec::new(),
            unheard: Vec::new(),
        };
        work.report(0.0);
        for_each_utterance(&mut stream, Tuning::default(), progress, |utterance| work.take(&utterance))?;
        work.finish()?;
        work.report(stream.decoded_seconds());
        finished(work.segments, &work.unheard, &stream)
    }
}

/// Decodes a recording and hands over each utterance in it.
///
/// # Errors
/// `audio.*`, `cancelled`, and what `take` says.
pub fn for_each_utterance(
    stream: &mut AudioStream,
    tuning: Tuning,
    progress: &dyn Progress,
    mut take: impl FnMut(Utterance) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut finder = SpeechFinder::new(tuning);
    let mut resample: Option<Resample> = None;
    let (mut samples, mut found) = (Vec::new(), Vec::new());
    while let Some(block) = stream.next_block()? {
        progress.checkpoint()?;
        check_length(stream.decoded_seconds())?;
        let mut ready = match resample.take() {
            Some(ready) if ready.rate() == block.rate => ready,
            Some(mut other) => {
                other.finish(&mut samples)?;
                Resample::from_rate(block.rate)?
            }
            None => Resample::from_rate(block.rate)?,
        };
        ready.push(&block.samples, &mut samples)?;
        resample = Some(ready);
        finder.push(&samples, &mut found);
        samples.clear();
        found.drain(..).try_for_each(&mut take)?;
    }
    if let Some(mut last) = resample {
        last.finish(&mut samples)?;
    }
    finder.push(&samples, &mut found);
    finder.finish(&mut found);
    found.drain(..).try_for_each(&mut take)
}

fn check_length(seconds: f64) -> Result<(), AudioError> {
    if seconds > f64::from(MAX_HOURS) * 3600.0 { Err(AudioError::TooLong(MAX_HOURS)) } else { Ok(()) }
}

/// Judges what came out against what went in.
fn finished(segments: Vec<Segment>, unheard: &[Span], stream: &AudioStream) -> Result<Transcript, Failure> {
    let (seconds, broken) = (stream.decoded_seconds(), stream.is_truncated());
    if seconds == 0.0 {
        return Err(if broken { AudioError::Truncated } else { AudioError::NoSound }.into());
    }
    if segments.is_empty() {
        return Err(AudioError::NoSpeech.into());
    }
    let mut warnings = Vec::new();
    if broken {
        warnings.push(Warning::new("audio.truncated", format!("录音文件不完整，只读到前 {seconds:.1} 秒")));
    }
    warnings.extend(unheard.iter().map(|span| {
        let (from, to) = (span.original_seconds(span.window_seconds()), span.original_end_seconds());
        Warning::new("audio.unheard", format!("第 {from:.1}–{to:.1} 秒有说话声，但未能识别，请人工听辨"))
    }));
    Ok(Transcript { segments, warnings })
}

fn packed(utterances: &[Utterance]) -> Vec<Window> {
    let mut packer = Packer::default();
    let mut windows: Vec<Window> = utterances.iter().filter_map(|utterance| packer.push(utterance)).collect();
    windows.extend(packer.finish());
    windows
}

/// One recording on its way through the model.
struct Work<'a> {
    whisper: &'a Whisper,
    /// Created at the first window: a recording without speech needs none.
    state: Option<WhisperState>,
    progress: &'a dyn Progress,
    total: f64,
    packer: Packer,
    segments: Vec<Segment>,
    /// Speech that stayed without words even when heard again.
    unheard: Vec<Span>,
}

impl Work<'_> {
    fn take(&mut self, utterance: &Utterance) -> Result<(), Failure> {
        match self.packer.push(utterance) {
            Some(window) => self.write_down(&window),
            None => Ok(()),
        }
    }

    fn finish(&mut self) -> Result<(), Failure> {
        match self.packer.finish() {
            Some(window) => self.write_down(&window),
            None => Ok(()),
        }
    }

    fn write_down(&mut self, window: &Window) -> Result<(), Failure> {
        self.progress.checkpoint()?;
        let mut state = match self.state.take() {
            Some(state) => state,
            None => self.whisper.state()?,
        };
        let mut heard = self.hear(&mut state, window)?;
        let missed: Vec<Utterance> = heard.holes.drain(..).map(|hole| window.utterance(hole)).collect();
        for again in packed(&missed) {
            let more = self.hear(&mut state, &again)?;
            heard.segments.extend(more.segments);
            self.unheard.extend(more.holes);
        }
        self.state = Some(state);
        heard.segments.sort_by(|a, b| a.start.total_cmp(&b.start));
        self.segments.append(&mut heard.segments);
        if let Some(last) = window.spans.last() {
            self.report(last.original_end_seconds());
        }
        Ok(())
    }

    fn hear(&self, state: &mut WhisperState, window: &Window) -> Result<Heard, Failure> {
        let words = self.whisper.words(state, &window.samples, self.progress)?;
        self.progress.checkpoint()?;
        Ok(segments::divide(&words, &window.spans))
    }

    fn report(&self, seconds: f64) {
        let total = self.total.max(seconds);
        self.progress.report(ProgressEvent {
            step: "transcribe",
            done: seconds as u64,
            total: total as u64,
            message: format!("已转写 {seconds:.0} 秒，共 {total:.0} 秒"),
        });
    }
}
