//! Text to vectors by a local embedding model.

mod batch;
mod bert;
mod settings;
mod weights;

use std::sync::Arc;

use tokenizers::{Tokenizer, TruncationParams};

use super::error::InferenceError;
use super::gguf::broken;
use super::models::ModelFiles;
use crate::failure::Failure;
use batch::{Batch, batches};
use bert::Bert;
use settings::{Pooling, Settings};
use weights::Weights;

/// Turns text into vectors of unit length. Implementations are shared between threads.
pub trait Embed: Send + Sync {
    /// Length of a vector.
    fn dimensions(&self) -> usize;

    /// Name and hash of the model; vectors of different identities must not be compared.
    fn identity(&self) -> &str;

    /// One vector of `dimensions()` numbers per query.
    ///
    /// # Errors
    /// `model.inference`.
    fn embed_queries(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure>;

    /// One vector of `dimensions()` numbers per passage.
    ///
    /// # Errors
    /// `model.inference`.
    fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure>;
}

/// A BERT encoder (e5, bge and their like) from GGUF or safetensors; blocking.
///
/// Files by role: `weights`, `tokenizer` (tokenizer.json) and `config` (config.json of Hugging Face). Text beyond the
/// model's length (512 tokens for e5 and bge) is cut off.
pub struct Embedder {
    identity: String,
    settings: Settings,
    tokenizer: Tokenizer,
    model: Bert,
}

impl Embedder {
    /// Loads a model.
    ///
    /// # Errors
    /// `model.incomplete`, `model.unreadable`, `model.broken`, `model.architecture`.
    pub fn load(files: &ModelFiles) -> Result<Self, Failure> {
        let file = |role: &'static str| {
            let missing = || InferenceError::Incomplete { model: files.name.clone(), role };
            files.files.get(role).ok_or_else(missing)
        };
        let (weights, tokenizer_file, config) = (file("weights")?, file("tokenizer")?, file("config")?);
        let settings = Settings::read(config, &files.name)?;
        let model = Bert::read(&mut Weights::open(weights)?, &settings)?;
        let mut tokenizer = Tokenizer::from_file(tokenizer_file).map_err(|error| broken(tokenizer_file, &error))?;
        let truncation = TruncationParams { max_length: settings.positions, ..TruncationParams::default() };
        tokenizer.with_truncation(Some(truncation)).map_err(|error| broken(tokenizer_file, &error))?;
        tokenizer.with_padding(None);
        let hash: String = files.sha256.chars().take(12).collect();
        Ok(Self { identity: format!("{}@{hash}", files.name), settings, tokenizer, model })
    }

    fn embed(&self, texts: &[&str], prefix: &str) -> Result<Vec<Vec<f32>>, Failure> {
        let texts: Vec<String> = texts.iter().map(|text| format!("{prefix}{text}")).collect();
        let encoded = self.tokenizer.encode_batch_fast(texts, true);
        let encoded = encoded.map_err(|error| InferenceError::Compute(error.to_string()))?;
        let sequences: Vec<&[u32]> = encoded.iter().map(tokenizers::Encoding::get_ids).collect();
        let mut vectors = vec![Vec::new(); sequences.len()];
        for batch in batches(&sequences) {
            self.embed_batch(&batch, &mut vectors).map_err(InferenceError::from)?;
        }
        Ok(vectors)
    }

    fn embed_batch(&self, batch: &Batch, vectors: &mut [Vec<f32>]) -> candle_core::Result<()> {
        let states = self.model.forward(batch)?.to_vec2::<f32>()?;
        let mut rest = states.as_slice();
        for (&index, &length) in batch.indices.iter().zip(batch.lengths.iter()) {
            let (rows, others) = rest.split_at(length);
            rest = others;
            vectors[index] = match self.settings.pooling {
                Pooling::First => unit(rows.first().cloned().unwrap_or_else(|| vec![0.0; self.settings.width])),
                Pooling::Mean => unit(sum(rows, self.settings.width)),
            };
        }
        Ok(())
    }
}

impl Embed for Embedder {
    fn dimensions(&self) -> usize {
        self.settings.width
    }

    fn identity(&self) -> &str {
        &self.identity
    }

    fn embed_queries(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        self.embed(texts, &self.settings.query_prefix)
    }

    fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        self.embed(texts, &self.settings.passage_prefix)
    }
}

impl<E: Embed + ?Sized> Embed for Arc<E> {
    fn dimensions(&self) -> usize {
        (**self).dimensions()
    }

    fn identity(&self) -> &str {
        (**self).identity()
    }

    fn embed_queries(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        (**self).embed_queries(texts)
    }

    fn embed_passages(&self, texts: &[&str]) -> Result<Vec<Vec<f32>>, Failure> {
        (**self).embed_passages(texts)
    }
}

/// The sum of rows; as good as the mean once it has unit length.
fn sum(rows: &[Vec<f32>], width: usize) -> Vec<f32> {
    let mut total = vec![0f32; width];
    for row in rows {
        total.iter_mut().zip(row).for_each(|(total, number)| *total += number);
    }
    total
}

fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|number| f64::from(*number).powi(2)).sum::<f64>().sqrt() as f32;
    if length > 0.0 {
        vector.iter_mut().for_each(|number| *number /= length);
    }
    vector
}
