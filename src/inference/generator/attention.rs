//! Attention with grouped queries over a cache that can be cut back.

use caiheng_kernels::causal_softmax;
use candle_core::{DType, Device, Result, Tensor};

use super::model::Shape;

/// Positions by which a cache grows.
const STEP: usize = 1024;

/// Keys and values of one layer, `[kv_heads, capacity, head_width]` each.
///
/// The length in use is the model's; what lies behind it is overwritten.
pub(super) struct KvCache {
    keys: Tensor,
    values: Tensor,
}

impl KvCache {
    pub(super) fn new(shape: &Shape) -> Result<Self> {
        let zeros = || Tensor::zeros((shape.kv_heads, STEP, shape.head_width), DType::F32, &Device::Cpu);
        Ok(Self { keys: zeros()?, values: zeros()? })
    }

    /// Writes `[kv_heads, positions, head_width]` keys and values from position `past` on.
    fn write(&mut self, keys: &Tensor, values: &Tensor, past: usize) -> Result<()> {
        let needed = past + keys.dim(1)?;
        let capacity = self.keys.dim(1)?;
        if needed > capacity {
            let more = needed.next_multiple_of(STEP) - capacity;
            self.keys = self.keys.pad_with_zeros(1, 0, more)?.contiguous()?;
            self.values = self.values.pad_with_zeros(1, 0, more)?.contiguous()?;
        }
        self.keys.slice_set(keys, 1, past)?;
        self.values.slice_set(values, 1, past)
    }
}

/// Attends from new positions to all up to themselves.
///
/// `queries` is `[positions, heads, head_width]`, `keys` and `values` `[positions, kv_heads, head_width]`, all after
/// rotation; `past` is the number of positions before them. Gives `[positions, heads * head_width]`.
pub(super) fn attend(
    cache: &mut KvCache,
    shape: &Shape,
    queries: &Tensor,
    (keys, values): (&Tensor, &Tensor),
    past: usize,
) -> Result<Tensor> {
    let positions = queries.dim(0)?;
    let all = past + positions;
    cache.write(&keys.transpose(0, 1)?.contiguous()?, &values.transpose(0, 1)?.contiguous()?, past)?;
    let keys = cache.keys.narrow(1, 0, all)?;
    let values = cache.values.narrow(1, 0, all)?;
    // The heads of one group share keys and values: their queries become rows of one product.
    let group = shape.heads / shape.kv_heads;
    let queries = queries.transpose(0, 1)?.contiguous()?;
    let queries = queries.reshape((shape.kv_heads, group * positions, shape.head_width))?;
    let scores = queries.matmul(&keys.t()?)?;
    let shares = causal_softmax(&scores, (shape.head_width as f32).sqrt().recip(), past, positions)?;
    let mixed = shares.matmul(&values)?.reshape((shape.heads, positions, shape.head_width))?;
    mixed.transpose(0, 1)?.contiguous()?.reshape((positions, shape.heads * shape.head_width))
}
