//! Whisper through whisper.cpp: one window of sound to words with times.

use std::ffi::{c_int, c_void};
use std::sync::Once;

use whisper_rs::{
    FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters, WhisperSegment, WhisperState,
};

use super::error::AudioError;
use crate::inference::models::ModelFiles;
use crate::progress::Progress;

/// Shows the model the script, the punctuation and the words that interviews use, so that it does not take them for
/// their homophones (执法人员, 货架, 供货商). Words of the trade only: no name, number or date that it could repeat.
/// On one interview it took errors from 15.5% to 11.2%; on another they stayed as they were (13.6%, 13.9%).
pub const PROMPT: &str = "以下是行政执法询问笔录的普通话录音。执法人员、当事人、经营者、个体工商户、营业执照、\
    进货查验记录、供货商资质、票据、货架、保质期、进价、售价、货值、违法所得、扬尘、施工、覆盖、排放、超载、驾驶员、\
    从业资格证、道路运输证、扣押、整改。以上笔录是否属实？属实。";
/// Tokens that the prompt may take: the model holds 224 at most.
const PROMPT_TOKENS: usize = 224;

const BEAM_SIZE: c_int = 5;
/// More threads than this do not make a small model faster.
const MAX_THREADS: usize = 8;

/// A loaded Whisper model.
pub struct Whisper {
    context: WhisperContext,
    prompt: Vec<c_int>,
    threads: c_int,
}

/// A stretch of text that belongs together and can't be split further: one character, or more where the model writes
/// several at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The characters as the model wrote them.
    pub text: String,
    /// Beginning in the window, in seconds.
    pub start: f64,
    /// End in the window, in seconds.
    pub end: f64,
    /// Probability of its tokens in 0..=1.
    pub probability: f64,
    /// Number of the phrase that it belongs to, as the model divided the window.
    pub phrase: usize,
}

impl Whisper {
    /// Loads the weights (a ggml file).
    ///
    /// # Errors
    /// `transcriber.model` where the file is no Whisper model in ggml form.
    pub fn load(files: &ModelFiles) -> Result<Self, AudioError> {
        send_logs_to_tracing();
        let failed = |reason: String| AudioError::Model { name: files.name.clone(), reason };
        let weights = files.files.get("weights").ok_or_else(|| failed("缺少权重文件".to_owned()))?;
        let context = WhisperContext::new_with_params(weights, WhisperContextParameters::default())
            .map_err(|error| failed(error.to_string()))?;
        if !context.is_multilingual() {
            return Err(failed("这是只懂英语的模型".to_owned()));
        }
        let prompt = context.tokenize(PROMPT, PROMPT_TOKENS).map_err(|error| failed(error.to_string()))?;
        let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MAX_THREADS));
        Ok(Self { context, prompt, threads: c_int::try_from(threads).unwrap_or(1) })
    }

    /// Working memory for one recording; windows of one recording share it.
    ///
    /// # Errors
    /// `transcriber.failed` where memory is short.
    pub fn state(&self) -> Result<WhisperState, AudioError> {
        self.context.create_state().map_err(|error| AudioError::Recognition(error.to_string()))
    }

    /// Writes down one window of at most 30 s at 16 kHz.
    ///
    /// Returns early, with whatever was written, once `progress` is cancelled: the caller checks.
    ///
    /// # Errors
    /// `transcriber.failed` where whisper.cpp fails.
    pub fn words(
        &self,
        state: &mut WhisperState,
        samples: &[f32],
        progress: &dyn Progress,
    ) -> Result<Vec<Word>, AudioError> {
        let mut parameters = self.parameters();
        let watched: &dyn Progress = progress;
        // SAFETY: `full` below returns before `watched` goes away, and whisper.cpp calls the function only within it.
        unsafe {
            parameters.set_abort_callback(Some(should_abort));
            parameters.set_abort_callback_user_data(std::ptr::from_ref(&watched).cast::<c_void>().cast_mut());
        }
        let result = state.full(parameters, samples);
        if progress.is_cancelled() {
            return Ok(Vec::new());
        }
        result.map_err(|error| AudioError::Recognition(error.to_string()))?;
        let mut words = Vec::new();
        for (phrase, segment) in state.as_iter().enumerate() {
            self.read_phrase(phrase, &segment, &mut words);
        }
        Ok(words)
    }

    fn parameters(&self) -> FullParams<'_, '_> {
        let mut parameters = FullParams::new(SamplingStrategy::BeamSearch { beam_size: BEAM_SIZE, patience: -1.0 });
        parameters.set_language(Some("zh"));
        parameters.set_tokens(&self.prompt);
        parameters.set_n_threads(self.threads);
        parameters.set_token_timestamps(true);
        parameters.set_print_special(false);
        parameters.set_print_progress(false);
        parameters.set_print_realtime(false);
        parameters.set_print_timestamps(false);
        parameters.set_suppress_blank(true);
        parameters.set_suppress_nst(true);
        parameters
    }

    fn read_phrase(&self, phrase: usize, segment: &WhisperSegment<'_>, words: &mut Vec<Word>) {
        let mut bytes: Vec<u8> = Vec::new();
        let (mut start, mut sum, mut count) = (0.0, 0.0, 0.0);
        for index in 0..segment.n_tokens() {
            let Some(token) = segment.get_token(index) else { continue };
            if token.token_id() >= self.context.token_eot() {
                continue;
            }
            let Ok(written) = token.to_bytes() else { continue };
            let data = token.token_data();
            if bytes.is_empty() {
                (start, sum, count) = (centiseconds(data.t0), 0.0, 0.0);
            }
            bytes.extend_from_slice(written);
            sum += f64::from(data.p);
            count += 1.0;
            // A character may be spread over several tokens: wait until its bytes are complete.
            if let Ok(text) = std::str::from_utf8(&bytes) {
                let text = text.to_owned();
                words.push(Word { text, start, end: centiseconds(data.t1), probability: sum / count, phrase });
                bytes.clear();
            }
        }
    }
}

fn centiseconds(value: i64) -> f64 {
    value as f64 / 100.0
}

unsafe extern "C" fn should_abort(user_data: *mut c_void) -> bool {
    // SAFETY: `words` passes a pointer to a live `&dyn Progress`.
    let progress = unsafe { &*user_data.cast::<&dyn Progress>() };
    progress.is_cancelled()
}

/// Sends what whisper.cpp would write to stderr to the log of the program.
fn send_logs_to_tracing() {
    static ONCE: Once = Once::new();
    ONCE.call_once(whisper_rs::install_logging_hooks);
}
