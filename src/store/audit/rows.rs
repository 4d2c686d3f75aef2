//! Reads the log row by row, whatever stands in it: a column that can't be read is a finding and not the end of the check.

use futures_util::TryStreamExt;
use rayon::prelude::*;
use sea_orm::{DatabaseTransaction, DbBackend, QueryResult, Statement, StreamTrait};
use tokio::task::JoinHandle;

use super::look::{Looked, look, look_at_parts};
use super::verify::Walk;
use crate::store::error::StoreError;

/// Entries whose hashes are computed together.
const BATCH: usize = 4096;

const SELECT: &str = "SELECT seq, at, actor, action, subject, detail, prev_hash, hash FROM audit_log";

/// An entry as it was read.
struct Read {
    seq: Option<i64>,
    texts: [Option<String>; 7],
}

/// Walks along the entries from number `from` on, in the order of their numbers; all of them where `from` is `i64::MIN`. While
/// one batch is hashed, the next is read.
pub(super) async fn each(on: &DatabaseTransaction, from: i64, walk: &mut Walk) -> Result<(), StoreError> {
    // A number that is no number is beyond comparison, so that the whole log is read without one.
    let condition = if from == i64::MIN { String::new() } else { format!(" WHERE seq >= {from}") };
    let query = Statement::from_string(DbBackend::Sqlite, format!("{SELECT}{condition} ORDER BY seq"));
    let mut rows = on.stream_raw(query).await?;
    let mut hashing: Option<JoinHandle<Vec<Looked>>> = None;
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH
            && let Some(row) = rows.try_next().await?
        {
            batch.push(read(&row));
        }
        if let Some(before) = hashing.take() {
            take(before, walk).await?;
        }
        if batch.is_empty() {
            return Ok(());
        }
        hashing = Some(tokio::task::spawn_blocking(move || batch.into_par_iter().map(looked).collect()));
    }
}

async fn take(batch: JoinHandle<Vec<Looked>>, walk: &mut Walk) -> Result<(), StoreError> {
    let batch = batch.await.map_err(|error| StoreError::Corrupt(error.to_string()))?;
    for entry in batch {
        walk.take(entry);
    }
    Ok(())
}

fn read(row: &QueryResult) -> Read {
    Read { seq: row.try_get_by_index(0).ok(), texts: std::array::from_fn(|place| row.try_get_by_index(place + 1).ok()) }
}

fn looked(read: Read) -> Looked {
    if let (Some(seq), [Some(at), Some(actor), Some(action), Some(subject), Some(detail), Some(prev), Some(hash)]) =
        (read.seq, &read.texts)
    {
        return look(seq, [at, actor, action, subject, detail, prev, hash]);
    }
    look_at_parts(read.seq, read.texts)
}
