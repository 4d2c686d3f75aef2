//! A linear layer over quantised weights, laid out so that the fast kernels apply.
//!
//! The fast kernels of candle (AVX512-VNNI, AVX-VNNI, AVX2) want rows of a multiple of 256 numbers in Q4_K, Q6_K or Q8_0;
//! weights in another shape or type are padded with zeros and requantised to Q8_0, which loses next to nothing.

use candle_core::quantized::k_quants::{self, BlockQ4K};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{CpuStorage, CustomOp1, Device, Layout, Module, Result, Shape, Tensor};
use std::sync::Arc;

use candle_core::quantized::QMatMul;

/// Numbers in a block of the fast kernels.
const BLOCK: usize = 256;

/// `x · weightᵀ + bias` with `weight` of `[outputs, inputs]`.
pub(super) struct Linear {
    weight: Arc<QTensor>,
    product: QMatMul,
    bias: Option<Tensor>,
    inputs: usize,
    padded: usize,
}

impl Linear {
    /// Takes weights as stored; see the module for what happens to those in a slow layout.
    pub(super) fn new(weight: Arc<QTensor>, bias: Option<Tensor>) -> Result<Self> {
        let (_, inputs) = weight.shape().dims2()?;
        let fast = matches!(weight.dtype(), GgmlDType::Q4K | GgmlDType::Q6K | GgmlDType::Q8_0);
        if !fast || inputs % BLOCK != 0 {
            return Self::from_plain(&weight.dequantize(&Device::Cpu)?, bias);
        }
        let product = QMatMul::from_arc(Arc::clone(&weight))?;
        Ok(Self { weight, product, bias, inputs, padded: inputs })
    }

    /// Quantises plain weights to Q8_0.
    pub(super) fn from_plain(weight: &Tensor, bias: Option<Tensor>) -> Result<Self> {
        let inputs = weight.dim(1)?;
        let padded = inputs.next_multiple_of(BLOCK);
        let weight = Arc::new(quantise(weight, padded)?);
        let product = QMatMul::from_arc(Arc::clone(&weight))?;
        Ok(Self { weight, product, bias, inputs, padded })
    }

    /// `[rows, inputs]` to `[rows, outputs]`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let x = if self.padded == self.inputs { x.clone() } else { x.pad_with_zeros(1, 0, self.padded - self.inputs)? };
        let out = if x.dim(0)? == 1 && cfg!(target_arch = "x86_64") && self.weight.dtype() == GgmlDType::Q4K {
            x.apply_op1_no_bwd(&CompactRow(&self.weight))?
        } else {
            self.product.forward(&x)?
        };
        match &self.bias {
            Some(bias) => out.broadcast_add(bias),
            None => Ok(out),
        }
    }
}

fn quantise(weight: &Tensor, padded: usize) -> Result<QTensor> {
    QTensor::quantize(&weight.pad_with_zeros(1, 0, padded - weight.dim(1)?)?, GgmlDType::Q8_0)
}

/// One row against Q4_K weights as stored.
///
/// A single row is bound by memory, and candle would read its repacked tiles, which take a third more bytes.
struct CompactRow<'a>(&'a QTensor);

impl CustomOp1 for CompactRow<'_> {
    fn name(&self) -> &'static str {
        "q4k-row"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (outputs, inputs) = self.0.shape().dims2()?;
        let start = layout.start_offset();
        let row = &storage.as_slice::<f32>()?[start..start + inputs];
        let bytes = self.0.data()?;
        // SAFETY: the storage of a Q4_K tensor is a vector of such blocks, which hold plain numbers.
        let (head, blocks, tail) = unsafe { bytes.align_to::<BlockQ4K>() };
        if !head.is_empty() || !tail.is_empty() {
            return Err(candle_core::Error::Msg("Q4_K weights are not aligned to their blocks".to_owned()));
        }
        let mut out = vec![0f32; outputs];
        k_quants::matmul((1, inputs, outputs), row, blocks, &mut out)?;
        Ok((CpuStorage::F32(out), Shape::from((1, outputs))))
    }
}
