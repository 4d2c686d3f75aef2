//! Text generation and choice by a local language model.
//!
//! Always greedy: the same request gives the same answer, whatever was asked before. The model writes prose and picks
//! among candidates; facts come from elsewhere.

mod attention;
mod chat;
mod guide;
mod model;
mod session;
mod vocabulary;

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use caiheng_kernels::log_softmax;
use serde_json::Value;

pub use chat::{Chat, Generation, Role};

use super::error::InferenceError;
use super::gguf::Gguf;
use super::models::ModelFiles;
use crate::failure::Failure;
use crate::progress::Progress;
use guide::{FreeText, Guide, SchemaCompiler};
use model::Model;
use session::{Session, common_prefix};
use vocabulary::Vocabulary;

/// Tokens of prompt and answer together, at most: the cache of a small model takes about 1 GB for them.
const LONGEST: usize = 16_384;

/// A local language model of the Qwen2 family in GGUF; blocking, one request at a time.
pub struct Generator {
    name: String,
    sha256: String,
    vocabulary: Arc<Vocabulary>,
    session: Mutex<Session>,
    limit: usize,
    schemas: OnceLock<SchemaCompiler>,
}

impl Generator {
    /// Loads a model; nothing is computed yet, so that the first request takes some seconds longer than the next.
    ///
    /// # Errors
    /// `model.incomplete`, `model.unreadable`, `model.broken`, `model.architecture`.
    pub fn load(files: &ModelFiles) -> Result<Self, Failure> {
        let path = files.files.get("weights");
        let missing = || InferenceError::Incomplete { model: files.name.clone(), role: "weights" };
        let mut gguf = Gguf::open(path.ok_or_else(missing)?)?;
        let model = Model::read(&mut gguf)?;
        let vocabulary = Vocabulary::read(&gguf, model.shape().tokens)?;
        Ok(Self {
            name: files.name.clone(),
            sha256: files.sha256.clone(),
            limit: model.shape().context.min(LONGEST),
            session: Mutex::new(Session::new(model)),
            vocabulary,
            schemas: OnceLock::new(),
        })
    }

    /// Name of the model.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of the weights file, in hex.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Tokens of prompt and answer together that a request may take.
    pub fn context_limit(&self) -> usize {
        self.limit
    }

    /// Tokens that a text takes, to plan a prompt.
    ///
    /// # Errors
    /// `model.inference`.
    pub fn count_tokens(&self, text: &str) -> Result<usize, Failure> {
        Ok(self.vocabulary.encode(text)?.len())
    }

    /// Writes JSON that `schema` (JSON Schema) accepts, as one line.
    ///
    /// Property order is that of the schema. Every string should have a `maxLength`, else the model may go on until
    /// `max_tokens`.
    ///
    /// # Errors
    /// `model.context_full`; `model.schema` when the schema can't be enforced; `model.cut_off` when the document was
    /// not complete after `max_tokens`; `cancelled`; `model.inference`.
    pub fn generate_json(
        &self,
        chat: &Chat,
        schema: &Value,
        max_tokens: usize,
        progress: &dyn Progress,
    ) -> Result<Generation, Failure> {
        let guide = self.schemas()?.compile(schema)?;
        let generation = self.generate(chat, guide, max_tokens, progress)?;
        if !generation.complete {
            return Err(InferenceError::CutOff { max_tokens }.into());
        }
        Ok(generation)
    }

    /// Writes free text until the model ends it, `max_tokens` are written or one of `stops` appears (which then ends
    /// the text).
    ///
    /// # Errors
    /// `model.context_full`, `cancelled`, `model.inference`.
    pub fn generate_text(
        &self,
        chat: &Chat,
        stops: &[&str],
        max_tokens: usize,
        progress: &dyn Progress,
    ) -> Result<Generation, Failure> {
        self.generate(chat, FreeText::new(&self.vocabulary, stops), max_tokens, progress)
    }

    /// The log-probability of each choice's first token as the next token of the answer, over the whole vocabulary.
    ///
    /// # Errors
    /// `model.choices` when two choices begin alike or one is empty; `model.context_full`, `model.inference`.
    pub fn choice_logits(&self, chat: &Chat, choices: &[&str]) -> Result<Vec<f32>, Failure> {
        let chats = std::slice::from_ref(chat);
        let mut rows = self.choice_logits_batch(chats, choices, &crate::progress::Silent)?;
        rows.pop().ok_or_else(|| Failure::internal("no logits for the only chat"))
    }

    /// [`Self::choice_logits`] for many chats; what all of them begin with is worked on once.
    ///
    /// # Errors
    /// As there, and `cancelled`.
    pub fn choice_logits_batch(
        &self,
        chats: &[Chat],
        choices: &[&str],
        progress: &dyn Progress,
    ) -> Result<Vec<Vec<f32>>, Failure> {
        let choices = self.first_tokens(choices)?;
        let prompts = chats.iter().map(|chat| self.prompt(chat, 1)).collect::<Result<Vec<_>, _>>()?;
        let shared = shared_prefix(&prompts);
        let mut session = self.session();
        if shared > 0 {
            session.read(&prompts[0][..shared], progress)?;
        }
        let mut rows = Vec::with_capacity(prompts.len());
        for prompt in &prompts {
            progress.checkpoint()?;
            let state = if shared > 0 {
                session.back_to(shared);
                session.go_on(&prompt[shared..])?
            } else {
                session.read(prompt, progress)?
            };
            rows.push(log_softmax(&session.logits(&state)?, &choices));
        }
        Ok(rows)
    }

    fn generate(
        &self,
        chat: &Chat,
        mut guide: impl Guide,
        max_tokens: usize,
        progress: &dyn Progress,
    ) -> Result<Generation, Failure> {
        let start = Instant::now();
        let mut prompt = self.prompt(chat, max_tokens)?;
        let prompt_tokens = prompt.len();
        let mut output = guide.forced()?;
        prompt.extend(&output);
        let mut session = self.session();
        let mut state = session.read(&prompt, progress)?;
        while !guide.is_complete() && output.len() < max_tokens {
            progress.checkpoint()?;
            let Some(next) = guide.choose(&session.logits(&state)?)? else { break };
            let mut run = vec![next];
            run.extend(guide.forced()?);
            output.extend(&run);
            if !guide.is_complete() && output.len() < max_tokens {
                state = session.go_on(&run)?;
            }
        }
        Ok(Generation {
            text: String::from_utf8_lossy(&self.vocabulary.decode(&output)).into_owned(),
            complete: guide.is_complete(),
            prompt_tokens,
            output_tokens: output.len(),
            seconds: start.elapsed().as_secs_f64(),
        })
    }

    /// The tokens of a chat, checked to leave room for `answer` more.
    fn prompt(&self, chat: &Chat, answer: usize) -> Result<Vec<u32>, InferenceError> {
        let tokens = self.vocabulary.encode_chat(chat)?;
        let wanted = tokens.len().saturating_add(answer);
        if wanted > self.limit {
            return Err(InferenceError::ContextFull { prompt: tokens.len(), wanted, limit: self.limit });
        }
        Ok(tokens)
    }

    fn first_tokens(&self, choices: &[&str]) -> Result<Vec<u32>, InferenceError> {
        let mut firsts = Vec::with_capacity(choices.len());
        for choice in choices {
            let Some(&first) = self.vocabulary.encode(choice)?.first() else {
                return Err(InferenceError::Choices("有空选项".to_owned()));
            };
            if firsts.contains(&first) {
                return Err(InferenceError::Choices(choices.join("、")));
            }
            firsts.push(first);
        }
        Ok(firsts)
    }

    fn schemas(&self) -> Result<&SchemaCompiler, InferenceError> {
        if let Some(ready) = self.schemas.get() {
            return Ok(ready);
        }
        let compiler = SchemaCompiler::new(&self.vocabulary)?;
        Ok(self.schemas.get_or_init(|| compiler))
    }

    // A panic in an earlier request leaves the session sound: it only ever counts finished passes.
    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tokens that two or more prompts all begin with, short of any whole prompt; 0 for a single prompt.
fn shared_prefix(prompts: &[Vec<u32>]) -> usize {
    let [first, others @ ..] = prompts else { return 0 };
    if others.is_empty() {
        return 0;
    }
    let common = others.iter().map(|other| common_prefix(first, other)).min().unwrap_or(0);
    let shortest = prompts.iter().map(Vec::len).min().unwrap_or(0);
    common.min(shortest.saturating_sub(1))
}
