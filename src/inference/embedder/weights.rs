//! The tensors of an encoder, from GGUF or safetensors, under their names in Hugging Face's BERT.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{DType, Device, Tensor};

use crate::inference::error::InferenceError;
use crate::inference::gguf::{Gguf, broken};

/// An open weights file.
pub(super) enum Weights {
    /// GGUF, as stored.
    Gguf(Gguf),
    /// Safetensors, read whole.
    Safetensors(PathBuf, HashMap<String, Tensor>),
}

impl Weights {
    /// Opens a file; its first bytes tell the format.
    ///
    /// # Errors
    /// `model.unreadable`, `model.broken`; `model.architecture` for a GGUF file of another architecture.
    pub(super) fn open(path: &Path) -> Result<Self, InferenceError> {
        let unreadable = |source| InferenceError::Unreadable { path: path.to_owned(), source };
        let mut file = std::fs::File::open(path).map_err(unreadable)?;
        let mut magic = [0u8; 4];
        let is_gguf = std::io::Read::read_exact(&mut file, &mut magic).is_ok() && &magic == b"GGUF";
        if !is_gguf {
            let tensors = candle_core::safetensors::load(path, &Device::Cpu).map_err(|error| broken(path, &error))?;
            return Ok(Self::Safetensors(path.to_owned(), tensors));
        }
        let gguf = Gguf::open(path)?;
        match gguf.architecture()? {
            found if found == "bert" => Ok(Self::Gguf(gguf)),
            found => Err(InferenceError::Architecture { found, wanted: "bert" }),
        }
    }

    /// A tensor in f32 of the given shape.
    pub(super) fn plain(&mut self, name: &str, shape: &[usize]) -> Result<Tensor, InferenceError> {
        let tensor = match self {
            Self::Gguf(gguf) => gguf.tensor(name, None)?.dequantize(&Device::Cpu)?,
            Self::Safetensors(path, tensors) => {
                let bare = tensors.get(name).or_else(|| tensors.get(&format!("bert.{name}")));
                let tensor = bare.ok_or_else(|| broken(path, &format!("缺少 {name}")))?;
                tensor.to_dtype(DType::F32)?
            }
        };
        if tensor.dims() != shape {
            return Err(broken(self.path(), &format!("{name}: {:?}，应为 {shape:?}", tensor.dims())));
        }
        Ok(tensor)
    }

    /// A table whose rows are looked up, in the type that it is stored in; gives the number of rows too.
    pub(super) fn table(&mut self, name: &str, width: usize) -> Result<Arc<QTensor>, InferenceError> {
        let table = match self {
            Self::Gguf(gguf) => gguf.tensor(name, None)?,
            Self::Safetensors(path, tensors) => {
                let bare = tensors.get(name).or_else(|| tensors.get(&format!("bert.{name}")));
                let tensor = bare.ok_or_else(|| broken(path, &format!("缺少 {name}")))?;
                QTensor::quantize(&tensor.to_dtype(DType::F32)?, GgmlDType::F32)?
            }
        };
        match table.shape().dims() {
            [_, found] if *found == width => Ok(Arc::new(table)),
            found => Err(broken(self.path(), &format!("{name}: {found:?}，应为 [*, {width}]"))),
        }
    }

    fn path(&self) -> &Path {
        match self {
            Self::Gguf(gguf) => gguf.path(),
            Self::Safetensors(path, _) => path,
        }
    }
}
