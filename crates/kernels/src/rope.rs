//! Rotary position embedding: turns pairs of a head's numbers by an angle that grows with the position.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::{each_row, numbers};

/// Frequencies of the rotation; positions are computed as they come.
pub struct Rope {
    frequencies: Vec<f32>,
}

impl Rope {
    /// For heads of `head_width` numbers with the given base.
    pub fn new(head_width: usize, base: f32) -> Self {
        let half = head_width / 2;
        let frequency = |pair: usize| base.powf(-(pair as f32) / half as f32);
        Self { frequencies: (0..half).map(frequency).collect() }
    }

    /// Rotates `[positions, heads, head_width]`, the first row standing at position `past`; number `i` pairs with
    /// number `i + head_width / 2`.
    pub fn rotate(&self, x: &Tensor, past: usize) -> Result<Tensor> {
        x.apply_op1_no_bwd(&Rotation { rope: self, past })
    }
}

struct Rotation<'a> {
    rope: &'a Rope,
    past: usize,
}

impl CustomOp1 for Rotation<'_> {
    fn name(&self) -> &'static str {
        "rope"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let x = numbers(storage, layout)?;
        let (_, heads, width) = layout.shape().dims3()?;
        let half = width / 2;
        let mut out = vec![0f32; x.len()];
        each_row(&mut out, heads * width, |position, row| {
            let turn = |frequency: &f32| ((self.past + position) as f32 * frequency).sin_cos();
            let turns: Vec<(f32, f32)> = self.rope.frequencies.iter().map(turn).collect();
            let from = position * heads * width;
            for (out, x) in row.chunks_exact_mut(width).zip(x[from..].chunks_exact(width)) {
                for (pair, &(sin, cos)) in turns.iter().enumerate() {
                    let (a, b) = (x[pair], x[pair + half]);
                    out[pair] = a * cos - b * sin;
                    out[pair + half] = a * sin + b * cos;
                }
            }
        });
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }
}
