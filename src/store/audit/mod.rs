//! The audit log: append-only, each entry bound to the one before it by a SHA-256 chain.
//!
//! An entry is appended in the same transaction as the change that it describes. `entry` says what is hashed, `verify`
//! finds what was altered, and `export` writes the log for keeping elsewhere.

mod case;
mod entry;
mod export;
mod file;
mod line;
mod records;
mod registers;
mod verify;

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::entities::{audit_entry, audit_head};
use super::error::StoreError;
use super::{Store, time};

pub use entry::{GENESIS, canonical_json};
pub use file::verify_file;
pub(super) use registers::IMPORT as REGISTERS_IMPORT;
pub use verify::{AuditReport, Problem};

/// What happened, before it is dated and chained.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Who did it: a user's name, or `caiheng` for the program.
    pub actor: String,
    /// What was done, as a stable identifier: `run.create`, `step.finish`, `laws.import` ...
    pub action: String,
    /// What it was done to: `run/<id>`, `laws` ...
    pub subject: String,
    /// The change itself; stored and hashed as canonical JSON.
    pub detail: Value,
}

/// The audit log of a store.
#[derive(Debug, Clone)]
pub struct Audit {
    store: Store,
}

impl Audit {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// Appends an entry inside the caller's writing transaction; it stands or falls with the caller's change.
    ///
    /// # Errors
    /// `store.database`; the caller must then drop its transaction.
    pub async fn append(&self, transaction: &impl ConnectionTrait, entry: Entry) -> Result<(), StoreError> {
        let head = audit_head::Entity::find_by_id(1).one(transaction).await?;
        let head = head.ok_or_else(|| StoreError::Corrupt("审计日志没有头记录".to_owned()))?;
        let row = entry::seal(&head, entry, time::to_text(self.store.now()));
        let (seq, hash) = (row.seq, row.hash.clone());
        let model = audit_entry::ActiveModel {
            seq: Set(row.seq),
            at: Set(row.at),
            actor: Set(row.actor),
            action: Set(row.action),
            subject: Set(row.subject),
            detail: Set(row.detail),
            prev_hash: Set(row.prev_hash),
            hash: Set(row.hash),
        };
        audit_entry::Entity::insert(model).exec_without_returning(transaction).await?;
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Seq, Expr::value(seq))
            .col_expr(audit_head::Column::Hash, Expr::value(hash))
            .filter(audit_head::Column::Id.eq(1))
            .exec(transaction)
            .await?;
        Ok(())
    }

    /// Appends `action` on `subject` as the store's own actor.
    pub(super) async fn note(
        &self,
        transaction: &impl ConnectionTrait,
        action: &str,
        subject: impl Into<String>,
        detail: Value,
    ) -> Result<(), StoreError> {
        let actor = self.store.actor.to_string();
        self.append(transaction, Entry { actor, action: action.to_owned(), subject: subject.into(), detail }).await
    }
}
