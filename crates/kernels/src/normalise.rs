//! Normalisation of each row.

use candle_core::{CpuStorage, CustomOp2, CustomOp3, Layout, Result, Shape, Tensor};

use super::{each_row, numbers};

/// `x / sqrt(mean(x²) + epsilon) * weight` for each row of `[rows, width]`.
pub fn rms_norm(x: &Tensor, weight: &Tensor, epsilon: f32) -> Result<Tensor> {
    x.apply_op2_no_bwd(weight, &RmsNorm { epsilon })
}

/// `(x - mean) / sqrt(variance + epsilon) * weight + bias` for each row of `[rows, width]`.
pub fn layer_norm(x: &Tensor, weight: &Tensor, bias: &Tensor, epsilon: f32) -> Result<Tensor> {
    x.apply_op3_no_bwd(weight, bias, &LayerNorm { epsilon })
}

/// The sum in eight lanes, which the compiler can vectorise.
#[inline(always)]
pub(super) fn sum(row: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0f32; 8];
    let chunks = row.chunks_exact(8);
    let rest: f32 = chunks.remainder().iter().map(|&x| term(x)).sum();
    for chunk in chunks {
        for (lane, &x) in lanes.iter_mut().zip(chunk) {
            *lane += term(x);
        }
    }
    lanes.iter().sum::<f32>() + rest
}

struct RmsNorm {
    epsilon: f32,
}

impl CustomOp2 for RmsNorm {
    fn name(&self) -> &'static str {
        "rms-norm"
    }

    fn cpu_fwd(&self, s1: &CpuStorage, l1: &Layout, s2: &CpuStorage, l2: &Layout) -> Result<(CpuStorage, Shape)> {
        let (x, weight) = (numbers(s1, l1)?, numbers(s2, l2)?);
        let width = weight.len();
        let mut out = vec![0f32; x.len()];
        each_row(&mut out, width, |index, row| {
            let x = &x[index * width..(index + 1) * width];
            let scale = (sum(x, |x| x * x) / width as f32 + self.epsilon).sqrt().recip();
            for (out, (&x, &weight)) in row.iter_mut().zip(x.iter().zip(weight)) {
                *out = x * scale * weight;
            }
        });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }
}

struct LayerNorm {
    epsilon: f32,
}

impl CustomOp3 for LayerNorm {
    fn name(&self) -> &'static str {
        "layer-norm"
    }

    fn cpu_fwd(
        &self,
        s1: &CpuStorage,
        l1: &Layout,
        s2: &CpuStorage,
        l2: &Layout,
        s3: &CpuStorage,
        l3: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (x, weight, bias) = (numbers(s1, l1)?, numbers(s2, l2)?, numbers(s3, l3)?);
        let width = weight.len();
        let mut out = vec![0f32; x.len()];
        each_row(&mut out, width, |index, row| {
            let x = &x[index * width..(index + 1) * width];
            let mean = sum(x, |x| x) / width as f32;
            let variance = sum(x, |x| (x - mean) * (x - mean)) / width as f32;
            let scale = (variance + self.epsilon).sqrt().recip();
            for ((out, &x), (&weight, &bias)) in row.iter_mut().zip(x).zip(weight.iter().zip(bias)) {
                *out = (x - mean) * scale * weight + bias;
            }
        });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }
}
