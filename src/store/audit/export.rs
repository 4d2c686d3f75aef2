//! Writes the log as JSON Lines, for keeping elsewhere and for checking with other tools.

use std::io::Write;

use futures_util::TryStreamExt;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, TransactionTrait};
use serde::Serialize;

use super::line::{EntryLine, Head, HeadLine};
use super::{Audit, GENESIS, StoreError, about};
use crate::failure::Failure;
use crate::store::entities::audit_entry;

/// Which entries are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extract {
    /// All of them, and the head: a file that verifies itself.
    Whole,
    /// Those about a subject and what belongs to it, such as `case/ID`. Each bears its own hash; what lies between them is not
    /// in the file, so that it is read beside the whole log and not verified as one.
    About(String),
}

impl Audit {
    /// Writes one line per entry, `{"seq","at","actor","action","subject","detail","prev_hash","hash"}` with `detail` as
    /// the text that was hashed; after the whole log a line `{"head":{"seq","hash"}}`. Returns the number of entries.
    ///
    /// # Errors
    /// `store.database`, or `output.write` where `writer` refuses.
    pub async fn export(&self, extract: &Extract, writer: &mut (dyn Write + Send)) -> Result<u64, Failure> {
        let (mut entries, mut seq, mut hash) = (0, 0, GENESIS.to_owned());
        let mut query = audit_entry::Entity::find().order_by_asc(audit_entry::Column::Seq);
        if let Extract::About(subject) = extract {
            query = query.filter(about(subject));
        }
        let snapshot = self.store.read().begin().await.map_err(StoreError::from)?;
        {
            let mut rows = query.stream(&snapshot).await.map_err(StoreError::from)?;
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                (entries, seq) = (entries + 1, row.seq);
                write_line(writer, &EntryLine::from(&row))?;
                hash = row.hash;
            }
        }
        snapshot.rollback().await.map_err(StoreError::from)?;
        if *extract == Extract::Whole {
            write_line(writer, &HeadLine { head: Head { seq, hash } })?;
        }
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
