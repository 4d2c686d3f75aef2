//! What can go wrong with the records.

use std::path::PathBuf;

use sea_orm::DbErr;
use thiserror::Error;

use crate::failure::Failure;

/// An error of the store. Each variant names its stable code.
#[derive(Debug, Error)]
pub enum StoreError {
    /// `store.open`: the database file can't be opened, created or migrated.
    #[error("打不开数据库 {path}：{reason}")]
    Open {
        /// The database file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// `store.busy`: another process kept the database locked for longer than we wait.
    #[error("数据库被另一个进程长时间占用")]
    Busy,
    /// `store.database`: a statement failed.
    #[error("数据库操作失败：{0}")]
    Database(DbErr),
    /// `store.corrupt`: a stored value can't be read back.
    #[error("数据库中的记录无法解读：{0}")]
    Corrupt(String),
    /// `store.not_found`: no such record.
    #[error("没有找到{what} {id}")]
    NotFound {
        /// Kind of record, in Chinese.
        what: &'static str,
        /// Its identifier.
        id: String,
    },
    /// `store.step_finished`: the step already has its result.
    #[error("步骤 {0} 已经完成，不能再次开始")]
    StepFinished(String),
    /// `store.step_not_running`: only a running step can finish or fail.
    #[error("步骤 {0} 没有在运行")]
    StepNotRunning(String),
    /// `store.run_closed`: the run is done, failed or cancelled and takes no such change any more.
    #[error("任务 {id} 已是“{status}”状态，不能再更改")]
    RunClosed {
        /// The run.
        id: String,
        /// Its status, in Chinese.
        status: &'static str,
    },
    /// `store.lease_lost`: the job is not, or no longer, held by this worker.
    #[error("作业 {0} 已不归本工作进程所有")]
    LeaseLost(String),
    /// `import.unreadable`: the file can't be read.
    #[error("读不了文件 {path}：{reason}")]
    ImportUnreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// `import.unrecognised`: the content is none that can be imported here.
    #[error("认不出文件 {path} 的内容：{reason}")]
    ImportUnrecognised {
        /// The file.
        path: PathBuf,
        /// What was expected, and what was found.
        reason: String,
    },
    /// `case.number_taken`: another case of the agency bears the number.
    #[error("案号 {0} 已经用于本机关的另一案件")]
    CaseNumberTaken(String),
    /// `cancelled`: the user asked to stop; nothing was changed.
    #[error("已取消")]
    Cancelled,
}

impl StoreError {
    /// A missing record.
    pub(super) fn not_found(what: &'static str, id: impl ToString) -> Self {
        Self::NotFound { what, id: id.to_string() }
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        if text.contains("database is locked") || text.contains("database table is locked") {
            return Self::Busy;
        }
        Self::Database(error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Corrupt(error.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Open { .. } => {
                Failure::new("store.open", message).with_hint("请检查数据目录是否存在、可写，磁盘是否已满")
            }
            StoreError::Busy => {
                Failure::new("store.busy", message).with_hint("请稍后再试；若有导入正在进行，请等它结束")
            }
            StoreError::Database(_) => {
                Failure::new("store.database", message).with_hint("请检查磁盘空间和数据目录的权限")
            }
            StoreError::Corrupt(_) => Failure::new("store.corrupt", message).with_hint("请运行 caiheng audit verify"),
            StoreError::NotFound { .. } => Failure::new("store.not_found", message),
            StoreError::StepFinished(_) => Failure::new("store.step_finished", message),
            StoreError::StepNotRunning(_) => Failure::new("store.step_not_running", message),
            StoreError::RunClosed { .. } => Failure::new("store.run_closed", message),
            StoreError::LeaseLost(_) => Failure::new("store.lease_lost", message),
            StoreError::ImportUnreadable { .. } => Failure::new("import.unreadable", message),
            StoreError::ImportUnrecognised { .. } => Failure::new("import.unrecognised", message),
            StoreError::CaseNumberTaken(_) => Failure::new("case.number_taken", message),
            StoreError::Cancelled => Failure::cancelled(),
        }
    }
}
