//! What can fail in a store of vectors.

/// An error of a store of vectors. Each has a stable code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VectorError {
    /// The server cannot be reached (`search.vector.unavailable`).
    #[error("Qdrant 无法连接：{0}")]
    Unavailable(String),
    /// The server does not answer in time (`search.vector.timeout`).
    #[error("Qdrant 在 {milliseconds} 毫秒内没有回应")]
    Timeout {
        /// How long was waited.
        milliseconds: u128,
    },
    /// The server refuses the request (`search.vector.refused`).
    #[error("Qdrant 拒绝了请求：{0}")]
    Refused(String),
    /// Vectors of another length than the model's (`search.vector.dimensions`).
    #[error("{place}的向量长度应为 {expected}，实为 {found}")]
    Dimensions {
        /// Where they are.
        place: String,
        /// Dimensions of the model.
        expected: usize,
        /// Dimensions found.
        found: usize,
    },
    /// A new index lacks vectors and was not taken (`search.vector.incomplete`).
    #[error("新建的向量索引应有 {expected} 段，实有 {found} 段，未切换")]
    Incomplete {
        /// Vectors that it should hold.
        expected: usize,
        /// Vectors that it holds.
        found: usize,
    },
}

impl VectorError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "search.vector.unavailable",
            Self::Timeout { .. } => "search.vector.timeout",
            Self::Refused(_) => "search.vector.refused",
            Self::Dimensions { .. } => "search.vector.dimensions",
            Self::Incomplete { .. } => "search.vector.incomplete",
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unavailable(_) | Self::Timeout { .. } => {
                "检查 Qdrant 是否在运行，以及 caiheng.toml 中 [vectors] 的 url"
            }
            Self::Refused(_) => "检查 caiheng.toml 中 [vectors] 的密钥和集合设置，以及 Qdrant 的日志",
            Self::Dimensions { .. } => "向量模型与索引不符：换回原来的模型，或者删除该集合后重建",
            Self::Incomplete { .. } => "再次运行 caiheng index build --vectors --anew",
        }
    }

    /// Whether the same request may succeed a little later.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Timeout { .. })
    }
}
