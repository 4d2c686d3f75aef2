//! The inner loops of Caiheng: what must run at full speed even where the rest is compiled quickly.
//!
//! The small operations between the matrix products, fused and vectorised.
//!
//! The library's own run each elementary step over the whole tensor on one thread, and wake the thread pool for a
//! single row; together that costs a quarter of the time of a pass. All of these take contiguous f32 tensors on the CPU.

mod activation;
mod attention;
pub mod dot;
mod exponential;
mod normalise;
mod rope;
mod softmax;

pub use activation::{gelu, swiglu};
pub use attention::attend_within;
pub use normalise::{layer_norm, rms_norm};
pub use rope::Rope;
pub use softmax::{causal_softmax, log_softmax};

use candle_core::{CpuStorage, Layout, Result};
use rayon::prelude::*;

/// Numbers from which waking the pool pays.
const PARALLEL_FROM: usize = 32 * 1024;

/// The numbers of a contiguous f32 tensor.
fn numbers<'a>(storage: &'a CpuStorage, layout: &Layout) -> Result<&'a [f32]> {
    let (start, end) = layout
        .contiguous_offsets()
        .ok_or_else(|| candle_core::Error::Msg(format!("a contiguous tensor is required, not {layout:?}")))?;
    Ok(&storage.as_slice::<f32>()?[start..end])
}

/// Runs `work` on each row of `out` with its index, in parallel when that pays.
fn each_row(out: &mut [f32], width: usize, work: impl Fn(usize, &mut [f32]) + Sync) {
    if out.len() < PARALLEL_FROM {
        out.chunks_exact_mut(width).enumerate().for_each(|(index, row)| work(index, row));
        return;
    }
    // A few rows per task, so that short rows do not cost a task each.
    let rows = (PARALLEL_FROM / 4).div_ceil(width);
    out.par_chunks_mut(rows * width).enumerate().for_each(|(task, block)| {
        block.chunks_exact_mut(width).enumerate().for_each(|(index, row)| work(task * rows + index, row));
    });
}
