//! Streams an upload to disk: hashed and counted on the way, never held in memory, moved into place only when whole.

use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::extract::multipart::Field;
use sha2::{Digest, Sha256};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use crate::failure::Failure;

/// An upload that sends nothing for this long has stalled.
const STALLED_AFTER: Duration = Duration::from_secs(60);
/// How long the rest of a refused upload is read and thrown away, so that the client gets to read the answer.
const DISCARD_FOR: Duration = Duration::from_secs(10);
/// Longest file name kept, in characters.
const MAX_NAME: usize = 120;

/// A file that was received whole.
#[derive(Debug)]
pub(super) struct Upload {
    /// Where it lies; removed when dropped unless [`Self::keep`] is called.
    path: Option<PathBuf>,
    /// Its name as given by the client, fit to be shown; never used as a path.
    pub(super) file_name: String,
    /// Hash of its content, in hex.
    pub(super) sha256: String,
}

impl Upload {
    /// Where the file lies.
    pub(super) fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }

    /// Keeps the file: something refers to it now.
    pub(super) fn keep(mut self) {
        self.path = None;
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            remove(path);
        }
    }
}

/// Receives `field` into `folder`, at most `max_bytes` of it.
///
/// # Errors
/// `upload.too_large`, `upload.empty`, `upload.broken`, `upload.stalled`, `upload.no_space`, `upload.disk`.
pub(super) async fn receive(mut field: Field<'_>, folder: &Path, max_bytes: u64) -> Result<Upload, Failure> {
    let file_name = presentable(field.file_name().unwrap_or_default());
    tokio::fs::create_dir_all(folder).await.map_err(|error| disk(&error))?;
    let id = uuid::Uuid::new_v4().to_string();
    let partial = Partial::create(folder.join(format!("{id}.partial"))).await?;
    let (sha256, partial) = match copy(&mut field, partial, max_bytes).await {
        Ok(done) => done,
        Err(failure) => {
            if failure.code == "upload.too_large" {
                discard(field).await;
            }
            return Err(failure);
        }
    };
    let path = folder.join(id);
    partial.finish(&path).await?;
    Ok(Upload { path: Some(path), file_name, sha256 })
}

async fn copy(field: &mut Field<'_>, mut partial: Partial, max_bytes: u64) -> Result<(String, Partial), Failure> {
    let mut hash = Sha256::new();
    let mut received: u64 = 0;
    while let Some(chunk) = next_chunk(field).await? {
        received = received.saturating_add(chunk.len() as u64);
        if received > max_bytes {
            return Err(too_large(max_bytes));
        }
        hash.update(&chunk);
        partial.file.write_all(&chunk).await.map_err(|error| disk(&error))?;
    }
    if received == 0 {
        return Err(Failure::new("upload.empty", "上传的文件是空的").with_hint("请检查文件后重新上传"));
    }
    Ok((hex::encode(hash.finalize()), partial))
}

async fn next_chunk(field: &mut Field<'_>) -> Result<Option<axum::body::Bytes>, Failure> {
    match tokio::time::timeout(STALLED_AFTER, field.chunk()).await {
        Ok(Ok(chunk)) => Ok(chunk),
        Ok(Err(error)) => Err(Failure::new("upload.broken", format!("上传中断：{}", error.body_text()))),
        Err(_) => Err(Failure::new("upload.stalled", "上传停顿过久，已放弃").with_hint("请重新上传")),
    }
}

async fn discard(mut field: Field<'_>) {
    let rest = async { while let Ok(Some(_)) = field.chunk().await {} };
    // A client that goes on for longer finds the connection closed.
    let _ = tokio::time::timeout(DISCARD_FOR, rest).await;
}

/// The answer to an upload of more than `max_bytes`.
pub(super) fn too_large(max_bytes: u64) -> Failure {
    let mebibytes = max_bytes >> 20;
    Failure::new("upload.too_large", format!("文件超过上限 {mebibytes} MiB"))
        .with_hint("请压缩或分段后上传，或由管理员调高 server.max_upload_mib")
}

fn disk(error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            Failure::new("upload.no_space", "磁盘空间不足，上传的文件没有保存").with_hint("请清理数据目录所在的磁盘")
        }
        _ => Failure::new("upload.disk", format!("上传的文件写不进数据目录：{error}")),
    }
}

/// A file being written; removed when dropped before it is finished.
struct Partial {
    file: File,
    path: Option<PathBuf>,
}

impl Partial {
    async fn create(path: PathBuf) -> Result<Self, Failure> {
        let file = File::options().create_new(true).write(true).open(&path).await.map_err(|error| disk(&error))?;
        Ok(Self { file, path: Some(path) })
    }

    /// Makes the content durable and gives the file its name.
    async fn finish(mut self, target: &Path) -> Result<(), Failure> {
        self.file.flush().await.map_err(|error| disk(&error))?;
        self.file.sync_all().await.map_err(|error| disk(&error))?;
        let Some(partial) = self.path.as_ref() else { return Ok(()) };
        tokio::fs::rename(partial, target).await.map_err(|error| disk(&error))?;
        self.path = None;
        sync_folder(target).await
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            remove(path);
        }
    }
}

/// Makes the rename durable.
async fn sync_folder(file: &Path) -> Result<(), Failure> {
    let Some(folder) = file.parent() else { return Ok(()) };
    let folder = File::open(folder).await.map_err(|error| disk(&error))?;
    folder.sync_all().await.map_err(|error| disk(&error))
}

fn remove(path: &Path) {
    if let Err(error) = std::fs::remove_file(path) {
        tracing::warn!(path = %path.display(), %error, "an abandoned upload could not be removed");
    }
}

/// The last part of a file name, without control characters and not too long.
fn presentable(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = last.chars().filter(|c| !c.is_control()).take(MAX_NAME).collect();
    let shown = shown.trim();
    if shown.is_empty() { "未命名".to_owned() } else { shown.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_only_a_label() {
        assert_eq!(presentable("../../etc/passwd"), "passwd");
        assert_eq!(presentable("C:\\录音\\询问 1.wav"), "询问 1.wav");
        assert_eq!(presentable("a\u{0}\nb\u{1b}.mp3"), "ab.mp3");
        assert_eq!(presentable(""), "未命名");
        assert_eq!(presentable(&"长".repeat(500)).chars().count(), MAX_NAME);
    }
}
