//! Writes the log as JSON Lines, for keeping elsewhere and for checking with other tools.

use std::io::Write;

use futures_util::TryStreamExt;
use sea_orm::{EntityTrait, QueryOrder, TransactionTrait};
use serde::Serialize;

use super::line::{EntryLine, Head, HeadLine};
use super::{Audit, GENESIS, StoreError};
use crate::failure::Failure;
use crate::store::entities::audit_entry;

impl Audit {
    /// Writes one line per entry, `{"seq","at","actor","action","subject","detail","prev_hash","hash"}` with `detail` as
    /// the text that was hashed, and at the end a line `{"head":{"seq","hash"}}`. Returns the number of entries.
    ///
    /// # Errors
    /// `store.database`, or `output.write` where `writer` refuses.
    pub async fn export(&self, writer: &mut (dyn Write + Send)) -> Result<u64, Failure> {
        let (mut entries, mut seq, mut hash) = (0, 0, GENESIS.to_owned());
        let snapshot = self.store.read().begin().await.map_err(StoreError::from)?;
        {
            let query = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq);
            let mut rows = query.stream(&snapshot).await.map_err(StoreError::from)?;
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                (entries, seq) = (entries + 1, row.seq);
                hash.clone_from(&row.hash);
                write_line(writer, &EntryLine::from(row))?;
            }
        }
        snapshot.rollback().await.map_err(StoreError::from)?;
        write_line(writer, &HeadLine { head: Head { seq, hash } })?;
        writer.flush().map_err(unwritable)?;
        Ok(entries)
    }
}

fn write_line(writer: &mut dyn Write, line: &impl Serialize) -> Result<(), Failure> {
    let mut bytes = serde_json::to_vec(line).map_err(Failure::internal)?;
    bytes.push(b'\n');
    writer.write_all(&bytes).map_err(unwritable)
}

fn unwritable(error: std::io::Error) -> Failure {
    Failure::new("output.write", format!("写不出审计日志：{error}"))
}
