//! The Qwen2 transformer over quantised weights.

use std::sync::Arc;

use caiheng_kernels::{Rope, rms_norm, swiglu};
use candle_core::quantized::QTensor;
use candle_core::{Device, Result, Tensor};

use super::attention::{KvCache, attend};
use crate::inference::error::InferenceError;
use crate::inference::gguf::{Gguf, broken};
use crate::inference::linear::Linear;

/// Sizes of the model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) heads: usize,
    pub(super) kv_heads: usize,
    pub(super) head_width: usize,
    /// Numbers that stand for a token inside the model.
    pub(super) width: usize,
    /// Positions that the model was made for.
    pub(super) context: usize,
    /// Tokens of the vocabulary.
    pub(super) tokens: usize,
    feed_forward: usize,
    epsilon: f32,
}

/// The weights and the work done so far on one text.
pub(super) struct Model {
    shape: Shape,
    embedding: Arc<QTensor>,
    layers: Vec<Layer>,
    norm: Tensor,
    output: Linear,
    rope: Rope,
    caches: Vec<KvCache>,
    length: usize,
}

struct Layer {
    attention_norm: Tensor,
    query: Linear,
    key: Linear,
    value: Linear,
    attention_out: Linear,
    feed_forward_norm: Tensor,
    gate: Linear,
    up: Linear,
    down: Linear,
}

impl Model {
    /// Reads the weights.
    ///
    /// # Errors
    /// `model.architecture` when the file is no qwen2 model; `model.broken` when something in it is missing.
    pub(super) fn read(gguf: &mut Gguf) -> std::result::Result<Self, InferenceError> {
        let found = gguf.architecture()?;
        if found != "qwen2" {
            return Err(InferenceError::Architecture { found, wanted: "qwen2（GGUF）" });
        }
        let shape = Shape::read(gguf)?;
        let layers = gguf.count("qwen2.block_count")?;
        let rope = Rope::new(shape.head_width, gguf.real("qwen2.rope.freq_base").unwrap_or(10_000.0));
        let embedding = Arc::new(gguf.tensor("token_embd.weight", Some((shape.tokens, shape.width)))?);
        // A model without output weights of its own uses the embedding in both directions.
        let output = match gguf.has("output.weight") {
            true => Arc::new(gguf.tensor("output.weight", Some((shape.tokens, shape.width)))?),
            false => Arc::clone(&embedding),
        };
        Ok(Self {
            norm: gguf.vector("output_norm.weight", shape.width)?,
            output: Linear::new(output, None)?,
            layers: (0..layers).map(|index| Layer::read(gguf, &shape, index)).collect::<std::result::Result<_, _>>()?,
            caches: (0..layers).map(|_| KvCache::new(&shape)).collect::<Result<_>>()?,
            embedding,
            rope,
            shape,
            length: 0,
        })
    }

    pub(super) fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Forgets all positions from `length` on.
    pub(super) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Works on more tokens and gives the state of the last, `[1, width]`; an error leaves the model as it was.
    pub(super) fn forward(&mut self, tokens: &[u32]) -> Result<Tensor> {
        let mut x = self.embedding.embedding(&Tensor::new(tokens, &Device::Cpu)?)?;
        for (layer, cache) in self.layers.iter().zip(&mut self.caches) {
            x = layer.forward(&x, cache, &self.shape, &self.rope, self.length)?;
        }
        self.length += tokens.len();
        rms_norm(&x.narrow(0, tokens.len() - 1, 1)?, &self.norm, self.shape.epsilon)
    }

    /// The logits of each token of the vocabulary as the next, from a state that [`Self::forward`] gave.
    pub(super) fn logits(&self, state: &Tensor) -> Result<Vec<f32>> {
        self.output.forward(state)?.flatten_all()?.to_vec1()
    }
}

impl Shape {
    fn read(gguf: &Gguf) -> std::result::Result<Self, InferenceError> {
        let width = gguf.count("qwen2.embedding_length")?;
        let heads = gguf.count("qwen2.attention.head_count")?;
        let kv_heads = gguf.count("qwen2.attention.head_count_kv")?;
        if heads == 0 || kv_heads == 0 || width % (2 * heads) != 0 || heads % kv_heads != 0 {
            return Err(broken(gguf.path(), &format!("{width} 维、{heads} 头、{kv_heads} 键值头互不相容")));
        }
        let embedding = gguf.content().tensor_infos.get("token_embd.weight").map(|info| info.shape.dims().to_vec());
        let Some([tokens, _]) = embedding.as_deref() else {
            return Err(broken(gguf.path(), &"缺少 token_embd.weight"));
        };
        Ok(Self {
            heads,
            kv_heads,
            head_width: width / heads,
            width,
            context: gguf.count("qwen2.context_length")?,
            tokens: *tokens,
            feed_forward: gguf.count("qwen2.feed_forward_length")?,
            epsilon: gguf.real("qwen2.attention.layer_norm_rms_epsilon")?,
        })
    }
}

impl Layer {
    fn read(gguf: &mut Gguf, shape: &Shape, index: usize) -> std::result::Result<Self, InferenceError> {
        let (width, kv_width) = (shape.width, shape.kv_heads * shape.head_width);
        let name = |part: &str| format!("blk.{index}.{part}");
        let mut linear = |part: &str, outputs: usize, inputs: usize| {
            let weight = gguf.tensor(&name(&format!("{part}.weight")), Some((outputs, inputs)))?;
            let bias = name(&format!("{part}.bias"));
            let bias = if gguf.has(&bias) { Some(gguf.vector(&bias, outputs)?) } else { None };
            Ok::<_, InferenceError>(Linear::new(Arc::new(weight), bias)?)
        };
        Ok(Self {
            query: linear("attn_q", width, width)?,
            key: linear("attn_k", kv_width, width)?,
            value: linear("attn_v", kv_width, width)?,
            attention_out: linear("attn_output", width, width)?,
            gate: linear("ffn_gate", shape.feed_forward, width)?,
            up: linear("ffn_up", shape.feed_forward, width)?,
            down: linear("ffn_down", width, shape.feed_forward)?,
            attention_norm: gguf.vector(&name("attn_norm.weight"), width)?,
            feed_forward_norm: gguf.vector(&name("ffn_norm.weight"), width)?,
        })
    }

    fn forward(&self, x: &Tensor, cache: &mut KvCache, shape: &Shape, rope: &Rope, past: usize) -> Result<Tensor> {
        let heads = |out: Tensor, heads: usize| out.reshape((x.dim(0)?, heads, shape.head_width));
        let normed = rms_norm(x, &self.attention_norm, shape.epsilon)?;
        let queries = rope.rotate(&heads(self.query.forward(&normed)?, shape.heads)?, past)?;
        let keys = rope.rotate(&heads(self.key.forward(&normed)?, shape.kv_heads)?, past)?;
        let values = heads(self.value.forward(&normed)?, shape.kv_heads)?;
        let mixed = attend(cache, shape, &queries, (&keys, &values), past)?;
        let x = (x + self.attention_out.forward(&mixed)?)?;
        let normed = rms_norm(&x, &self.feed_forward_norm, shape.epsilon)?;
        let inner = swiglu(&self.gate.forward(&normed)?, &self.up.forward(&normed)?)?;
        x + self.down.forward(&inner)?
    }
}
