//! Converters from the forms that packages carry to the forms that the engines load: pure functions over bytes.

mod bytes;
mod charsmap;
mod ctranslate2;
pub mod e5;
mod e5_config;
mod e5_packed;
mod e5_tokenizer;
mod gguf_writer;
mod mel;
pub mod whisper_ggml;
mod whisper_tensors;

use thiserror::Error;

/// Why a conversion failed.
#[derive(Debug, Error)]
pub enum ConvertError {
    /// The input is not what the converter reads; the text says where.
    #[error("输入文件内容不符：{0}")]
    Malformed(String),
    /// Writing the result failed.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

impl ConvertError {
    /// The input is not what the converter reads.
    fn malformed(what: impl Into<String>) -> Self {
        Self::Malformed(what.into())
    }
}
