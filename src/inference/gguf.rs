//! GGUF files: metadata and tensors, checked before anything relies on them.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use candle_core::quantized::QTensor;
use candle_core::quantized::gguf_file::{Content, Value};
use candle_core::{Device, Tensor};

use super::error::InferenceError;

/// An open GGUF file whose tensors all lie inside the file.
pub(super) struct Gguf {
    path: PathBuf,
    content: Content,
    reader: BufReader<File>,
}

impl Gguf {
    /// Opens and checks a file.
    ///
    /// # Errors
    /// `model.unreadable`; `model.broken` when it is no GGUF file or is cut off.
    pub(super) fn open(path: &Path) -> Result<Self, InferenceError> {
        let unreadable = |source| InferenceError::Unreadable { path: path.to_owned(), source };
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        let mut reader = BufReader::new(file);
        let content = Content::read(&mut reader).map_err(|error| broken(path, &error))?;
        let end = content.tensor_infos.values().map(|info| {
            let blocks = (info.shape.elem_count() / info.ggml_dtype.block_size()) as u64;
            let bytes = blocks.saturating_mul(info.ggml_dtype.type_size() as u64);
            content.tensor_data_offset.saturating_add(info.offset).saturating_add(bytes)
        });
        let end = end.max().unwrap_or(0);
        if end > size {
            return Err(broken(path, &format!("应有 {end} 字节，实有 {size} 字节")));
        }
        Ok(Self { path: path.to_owned(), content, reader })
    }

    /// The architecture that the file names.
    pub(super) fn architecture(&self) -> Result<String, InferenceError> {
        self.string("general.architecture")
    }

    /// A text of the metadata.
    pub(super) fn string(&self, key: &str) -> Result<String, InferenceError> {
        let text = self.value(key)?.to_string().map_err(|error| broken(&self.path, &error))?;
        Ok(text.clone())
    }

    /// A count of the metadata.
    pub(super) fn count(&self, key: &str) -> Result<usize, InferenceError> {
        let number = self.value(key)?.to_u64().map_err(|error| broken(&self.path, &error))?;
        usize::try_from(number).map_err(|error| broken(&self.path, &error))
    }

    /// A real number of the metadata.
    pub(super) fn real(&self, key: &str) -> Result<f32, InferenceError> {
        self.value(key)?.to_f32().map_err(|error| broken(&self.path, &error))
    }

    /// Whether a tensor is there.
    pub(super) fn has(&self, tensor: &str) -> bool {
        self.content.tensor_infos.contains_key(tensor)
    }

    /// The metadata and the list of tensors.
    pub(super) fn content(&self) -> &Content {
        &self.content
    }

    /// The file as it was opened.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A tensor as stored, with two dimensions `rows` x `columns` (or any when `None`).
    pub(super) fn tensor(&mut self, name: &str, shape: Option<(usize, usize)>) -> Result<QTensor, InferenceError> {
        let tensor = self
            .content
            .tensor(&mut self.reader, name, &Device::Cpu)
            .map_err(|error| broken(&self.path, &format!("{name}: {error}")))?;
        match shape {
            Some((rows, columns)) if tensor.shape().dims() != [rows, columns] => {
                let found = tensor.shape();
                Err(broken(&self.path, &format!("{name}: {found:?}，应为 {rows}x{columns}")))
            }
            _ => Ok(tensor),
        }
    }

    /// A one-dimensional tensor of `length` numbers, as f32.
    pub(super) fn vector(&mut self, name: &str, length: usize) -> Result<Tensor, InferenceError> {
        let tensor = self.tensor(name, None)?.dequantize(&Device::Cpu)?;
        if tensor.dims() != [length] {
            return Err(broken(&self.path, &format!("{name}: {:?}，应为 {length}", tensor.dims())));
        }
        Ok(tensor)
    }

    fn value(&self, key: &str) -> Result<&Value, InferenceError> {
        self.content.metadata.get(key).ok_or_else(|| broken(&self.path, &format!("缺少 {key}")))
    }
}

/// `model.broken` for this file.
pub(super) fn broken(path: &Path, detail: &impl ToString) -> InferenceError {
    InferenceError::Broken { path: path.to_owned(), detail: detail.to_string() }
}
