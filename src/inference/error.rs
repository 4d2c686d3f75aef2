//! What can go wrong when a model is loaded or asked.

use std::path::PathBuf;

use thiserror::Error;

use crate::failure::Failure;

/// An error of the embedder or the generator; the stable code of each variant stands with it.
#[derive(Debug, Error)]
pub enum InferenceError {
    /// `model.unreadable`: the file system refused.
    #[error("无法读取模型文件 {}：{source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the file system said.
        source: std::io::Error,
    },
    /// `model.broken`: not such a file, cut off, or without what its format requires.
    #[error("模型文件 {} 已损坏或不完整：{detail}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong, for whoever made the file.
        detail: String,
    },
    /// `model.architecture`: a sound file of a model that this part can't run.
    #[error("模型结构为 {found}，此处只支持 {wanted}")]
    Architecture {
        /// What the file names.
        found: String,
        /// What would do.
        wanted: &'static str,
    },
    /// `model.incomplete`: a file that the architecture needs is not among the model's files.
    #[error("模型 {model} 缺少文件：{role}")]
    Incomplete {
        /// Name of the model.
        model: String,
        /// Role of the missing file.
        role: &'static str,
    },
    /// `model.context_full`: the prompt and the reply do not fit the model's context.
    #[error("材料过长：提示 {prompt} 个词元，加回复共需 {wanted} 个，模型上限 {limit} 个")]
    ContextFull {
        /// Tokens of the prompt.
        prompt: usize,
        /// Tokens of the prompt and the reply that was asked for.
        wanted: usize,
        /// Tokens that fit.
        limit: usize,
    },
    /// `model.cut_off`: the reply was not finished within the tokens allowed.
    #[error("模型输出在 {max_tokens} 个词元内未能结束")]
    CutOff {
        /// Tokens allowed.
        max_tokens: usize,
    },
    /// `model.schema`: the schema cannot constrain a reply.
    #[error("输出格式约束无法使用：{0}")]
    Schema(String),
    /// `model.choices`: the choices cannot be told apart by their first token, or are empty.
    #[error("选项无法按首个词元区分：{0}")]
    Choices(String),
    /// `model.inference`: the computation failed.
    #[error("模型运算失败：{0}")]
    Compute(String),
}

impl InferenceError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "model.unreadable",
            Self::Broken { .. } => "model.broken",
            Self::Architecture { .. } => "model.architecture",
            Self::Incomplete { .. } => "model.incomplete",
            Self::ContextFull { .. } => "model.context_full",
            Self::CutOff { .. } => "model.cut_off",
            Self::Schema(_) => "model.schema",
            Self::Choices(_) => "model.choices",
            Self::Compute(_) => "model.inference",
        }
    }

    fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Unreadable { .. } | Self::Broken { .. } | Self::Incomplete { .. } => {
                Some("运行 caiheng models verify 检查模型文件，必要时重新获取")
            }
            Self::Architecture { .. } => Some("在配置中改用所支持结构的模型文件"),
            Self::ContextFull { .. } => Some("缩短材料，或分段处理"),
            Self::CutOff { .. } => Some("重试该步骤；若反复出现，请改用更大的模型"),
            Self::Schema(_) | Self::Choices(_) | Self::Compute(_) => None,
        }
    }
}

impl From<candle_core::Error> for InferenceError {
    fn from(error: candle_core::Error) -> Self {
        Self::Compute(error.to_string())
    }
}

impl From<InferenceError> for Failure {
    fn from(error: InferenceError) -> Self {
        let failure = Self::new(error.code(), error.to_string());
        match error.hint() {
            Some(hint) => failure.with_hint(hint),
            None => failure,
        }
    }
}
