//! The BERT encoder over quantised weights.

use std::sync::Arc;

use caiheng_kernels::{attend_within, gelu, layer_norm};
use candle_core::quantized::QTensor;
use candle_core::{Device, Result, Tensor};

use super::batch::Batch;
use super::settings::Settings;
use super::weights::Weights;
use crate::inference::error::InferenceError;
use crate::inference::linear::Linear;

/// The weights of an encoder.
pub(super) struct Bert {
    words: Arc<QTensor>,
    /// Position embedding plus the embedding of the only token type in use, `[positions, width]`.
    places: Tensor,
    norm: Norm,
    layers: Vec<Layer>,
    heads: usize,
}

struct Norm {
    weight: Tensor,
    bias: Tensor,
    epsilon: f32,
}

struct Layer {
    /// Query, key and value in one product.
    query_key_value: Linear,
    attention_out: Linear,
    attention_norm: Norm,
    up: Linear,
    down: Linear,
    norm: Norm,
}

impl Bert {
    /// Reads the weights.
    ///
    /// # Errors
    /// `model.broken`, `model.inference`.
    pub(super) fn read(weights: &mut Weights, settings: &Settings) -> std::result::Result<Self, InferenceError> {
        let width = settings.width;
        let positions = weights.plain("embeddings.position_embeddings.weight", &[settings.positions, width])?;
        let types = weights.table("embeddings.token_type_embeddings.weight", width)?;
        let first_type = types.embedding(&Tensor::new(&[0u32], &Device::Cpu)?)?;
        Ok(Self {
            words: weights.table("embeddings.word_embeddings.weight", width)?,
            places: positions.broadcast_add(&first_type)?,
            norm: Norm::read(weights, "embeddings.LayerNorm", settings)?,
            layers: (0..settings.layers)
                .map(|index| Layer::read(weights, settings, index))
                .collect::<std::result::Result<_, _>>()?,
            heads: settings.heads,
        })
    }

    /// The state of each token of a batch, `[tokens, width]`.
    pub(super) fn forward(&self, batch: &Batch) -> Result<Tensor> {
        let places: Vec<u32> = batch.lengths.iter().flat_map(|&length| 0..length as u32).collect();
        let places = self.places.index_select(&Tensor::new(places, &Device::Cpu)?, 0)?;
        let words = self.words.embedding(&Tensor::new(batch.tokens.as_slice(), &Device::Cpu)?)?;
        let mut x = self.norm.forward(&(words + places)?)?;
        for layer in &self.layers {
            x = layer.forward(&x, self.heads, &batch.lengths)?;
        }
        Ok(x)
    }
}

impl Norm {
    fn read(weights: &mut Weights, name: &str, settings: &Settings) -> std::result::Result<Self, InferenceError> {
        Ok(Self {
            weight: weights.plain(&format!("{name}.weight"), &[settings.width])?,
            bias: weights.plain(&format!("{name}.bias"), &[settings.width])?,
            epsilon: settings.epsilon,
        })
    }

    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        layer_norm(x, &self.weight, &self.bias, self.epsilon)
    }
}

impl Layer {
    fn read(weights: &mut Weights, settings: &Settings, index: usize) -> std::result::Result<Self, InferenceError> {
        let (width, inner) = (settings.width, settings.feed_forward);
        let name = |part: &str| format!("encoder.layer.{index}.{part}");
        let mut parts = Vec::new();
        let mut biases = Vec::new();
        for part in ["query", "key", "value"] {
            parts.push(weights.plain(&name(&format!("attention.self.{part}.weight")), &[width, width])?);
            biases.push(weights.plain(&name(&format!("attention.self.{part}.bias")), &[width])?);
        }
        let mut linear = |part: &str, outputs: usize, inputs: usize| {
            let weight = weights.plain(&name(&format!("{part}.weight")), &[outputs, inputs])?;
            let bias = weights.plain(&name(&format!("{part}.bias")), &[outputs])?;
            Ok::<_, InferenceError>(Linear::from_plain(&weight, Some(bias))?)
        };
        Ok(Self {
            attention_out: linear("attention.output.dense", width, width)?,
            up: linear("intermediate.dense", inner, width)?,
            down: linear("output.dense", width, inner)?,
            query_key_value: Linear::from_plain(&Tensor::cat(&parts, 0)?, Some(Tensor::cat(&biases, 0)?))?,
            attention_norm: Norm::read(weights, &name("attention.output.LayerNorm"), settings)?,
            norm: Norm::read(weights, &name("output.LayerNorm"), settings)?,
        })
    }

    fn forward(&self, x: &Tensor, heads: usize, lengths: &[usize]) -> Result<Tensor> {
        let mixed = attend_within(&self.query_key_value.forward(x)?, heads, lengths)?;
        let x = self.attention_norm.forward(&(x + self.attention_out.forward(&mixed)?)?)?;
        let inner = gelu(&self.up.forward(&x)?)?;
        self.norm.forward(&(self.down.forward(&inner)? + x)?)
    }
}
