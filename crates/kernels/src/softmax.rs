//! Softmax over attention scores, with scale and causal mask in the same pass.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::exponential::exp;
use super::normalise::sum;
use super::{each_row, numbers};

/// Softmax of `scores * scale` for `[.., queries, keys]`: query `i` sees the keys up to `past + i`, the others get 0.
pub fn causal_softmax(scores: &Tensor, scale: f32, past: usize, queries: usize) -> Result<Tensor> {
    scores.apply_op1_no_bwd(&CausalSoftmax { scale, past, queries })
}

/// The logarithm of the softmax of a few of all `logits`, in f64 inside: `ids` index `logits`.
pub fn log_softmax(logits: &[f32], ids: &[u32]) -> Vec<f32> {
    let top = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f64 = logits.iter().map(|&logit| f64::from(logit - top).exp()).sum();
    let shift = f64::from(top) + total.ln();
    ids.iter().map(|&id| (f64::from(logits[id as usize]) - shift) as f32).collect()
}

/// Softmax of `scores * scale`, written to `shares` of the same length.
#[inline(always)]
pub(super) fn soften(scores: &[f32], shares: &mut [f32], scale: f32) {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max) * scale;
    for (share, &score) in shares.iter_mut().zip(scores) {
        *share = exp(score.mul_add(scale, -top));
    }
    let whole = sum(shares, |share| share).recip();
    shares.iter_mut().for_each(|share| *share *= whole);
}

struct CausalSoftmax {
    scale: f32,
    past: usize,
    queries: usize,
}

impl CustomOp1 for CausalSoftmax {
    fn name(&self) -> &'static str {
        "causal-softmax"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let scores = numbers(storage, layout)?;
        let width = layout.dims().last().copied().unwrap_or(1);
        let mut out = vec![0f32; scores.len()];
        each_row(&mut out, width, |index, row| {
            let seen = (self.past + index % self.queries + 1).min(width);
            soften(&scores[index * width..index * width + seen], &mut row[..seen], self.scale);
        });
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }
}

#[cfg(test)]
mod tests {
    use candle_core::Device;

    use super::*;

    #[test]
    fn a_query_gives_no_weight_to_later_keys() {
        let scores = Tensor::new(&[[[1f32, 2.0, 9.0], [1.0, 1.0, 1.0]]], &Device::Cpu).unwrap();
        let shares = causal_softmax(&scores, 1.0, 1, 2).unwrap().to_vec3::<f32>().unwrap();
        assert_eq!(shares[0][0][2], 0.0);
        assert!((shares[0][0][0] - 0.268_941_4).abs() < 1e-6);
        assert!((shares[0][1][2] - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn log_probabilities_sum_to_one() {
        let logits = [1.0, -3.0, 40.0, 39.5];
        let total: f32 = log_softmax(&logits, &[0, 1, 2, 3]).iter().map(|log| log.exp()).sum();
        assert!((total - 1.0).abs() < 1e-6);
    }
}
