//! Takes a file out of the body of a request: hashed and counted on the way, never held in memory.

use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes};
use axum::http::{HeaderMap, header};
use futures_util::StreamExt;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use crate::failure::Failure;
use crate::store::case_files::{Incoming, Kept, Materials, too_large};

/// An upload that sends nothing for this long has stalled.
const STALLED_AFTER: Duration = Duration::from_secs(60);
/// How long the rest of a refused upload is read and thrown away, so that the client gets to read the answer.
const DISCARD_FOR: Duration = Duration::from_secs(10);
/// Bytes that are collected before they are written.
const AT_ONCE: usize = 1 << 20;

/// Keeps the body, at most `most` bytes of it.
///
/// # Errors
/// `material.too_large`, `material.empty`, `material.write`, `upload.broken`, `upload.stalled`, `upload.no_space`.
pub(super) async fn keep(materials: Materials, headers: &HeaderMap, body: Body, most: u64) -> Result<Kept, Failure> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let mut rest = body.into_data_stream();
    let written = match announced {
        Some(length) if length > most => Err(too_large(most)),
        _ => copy(&materials, &mut rest, most).await,
    };
    match written {
        Ok(incoming) => spawn_blocking(move || incoming.keep()).await.map_err(Failure::internal)?,
        Err(failure) => {
            if failure.code == "material.too_large" {
                // A client that goes on for longer finds the connection closed.
                let _ = tokio::time::timeout(DISCARD_FOR, async { while let Some(Ok(_)) = rest.next().await {} }).await;
            }
            Err(failure)
        }
    }
}

async fn copy(materials: &Materials, rest: &mut BodyDataStream, most: u64) -> Result<Incoming, Failure> {
    let mut incoming = materials.receive(&Uuid::new_v4().to_string(), most)?;
    let mut collected = Vec::new();
    while let Some(chunk) = next_chunk(rest).await? {
        collected.extend_from_slice(&chunk);
        if collected.len() >= AT_ONCE {
            incoming = write(incoming, std::mem::take(&mut collected)).await?;
        }
    }
    write(incoming, collected).await
}

/// Writes where waiting for the disk holds up nobody else.
async fn write(mut incoming: Incoming, bytes: Vec<u8>) -> Result<Incoming, Failure> {
    let written = spawn_blocking(move || incoming.write(&bytes).map(|()| incoming));
    written.await.map_err(Failure::internal)?
}

async fn next_chunk(rest: &mut BodyDataStream) -> Result<Option<Bytes>, Failure> {
    match tokio::time::timeout(STALLED_AFTER, rest.next()).await {
        Ok(Some(Ok(chunk))) => Ok(Some(chunk)),
        Ok(None) => Ok(None),
        Ok(Some(Err(error))) => Err(Failure::new("upload.broken", format!("上传中断：{error}"))),
        Err(_) => Err(Failure::new("upload.stalled", "上传停顿过久，已放弃").with_hint("请重新上传")),
    }
}
