//! The audit log: append-only, each entry bound to the one before it by a SHA-256 chain.
//!
//! An entry is appended in the same transaction as the change that it describes. `entry` says what is hashed, `verify`
//! finds what was altered, `export` writes the log for keeping elsewhere, and `heads` signs it once a day.

mod case;
mod entry;
mod export;
mod file;
pub mod heads;
mod line;
mod look;
mod records;
mod registers;
mod rows;
mod run;
mod verify;
mod view;

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::Value;

use super::entities::{audit_entry, audit_head};
use super::error::StoreError;
use super::{Store, time};

pub use entry::{GENESIS, canonical_json};
pub use export::Extract;
pub use file::verify_file;
pub(super) use registers::IMPORT as REGISTERS_IMPORT;
pub use run::EntryRef;
pub use verify::{AuditReport, Kept, Problem};
pub use view::{RecentViews, VIEWED, View};

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

/// Entries about a subject, such as `case/ID`, and about what belongs to it. Its index is used: `LIKE` would not.
fn about(subject: &str) -> Condition {
    let of = audit_entry::Column::Subject;
    // "0" is the character after "/".
    let below = Condition::all().add(of.gte(format!("{subject}/"))).add(of.lt(format!("{subject}0")));
    Condition::any().add(of.eq(subject)).add(below)
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
