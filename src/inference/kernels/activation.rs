//! Activation functions of the feed-forward layers.

use candle_core::{CpuStorage, CustomOp2, Layout, Result, Shape, Tensor};

use super::exponential::exp;
use super::{each_row, numbers};

/// `silu(gate) * up`, element by element; both `[rows, width]`.
pub(in crate::inference) fn swiglu(gate: &Tensor, up: &Tensor) -> Result<Tensor> {
    gate.apply_op2_no_bwd(up, &SwiGlu)
}

struct SwiGlu;

impl CustomOp2 for SwiGlu {
    fn name(&self) -> &'static str {
        "swiglu"
    }

    fn cpu_fwd(&self, s1: &CpuStorage, l1: &Layout, s2: &CpuStorage, l2: &Layout) -> Result<(CpuStorage, Shape)> {
        let (gate, up) = (numbers(s1, l1)?, numbers(s2, l2)?);
        let width = l1.dims().last().copied().unwrap_or(1);
        let mut out = vec![0f32; gate.len()];
        each_row(&mut out, width, |index, row| {
            let from = index * width;
            let inputs = gate[from..from + width].iter().zip(&up[from..from + width]);
            for (out, (&gate, &up)) in row.iter_mut().zip(inputs) {
                *out = gate / (1.0 + exp(-gate)) * up;
            }
        });
        Ok((CpuStorage::F32(out), l1.shape().clone()))
    }
}
