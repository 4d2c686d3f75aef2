//! Signs the head of the log once a day.

use std::path::Path;

use sea_orm::{DatabaseTransaction, EntityTrait, TransactionTrait};
use serde::Serialize;
use serde_json::json;

use super::{KeyPair, SIGNED, SignedHead, table};
use crate::failure::Failure;
use crate::store::audit::verify::Walk;
use crate::store::audit::{Audit, Kept, Problem, rows};
use crate::store::entities::audit_head;
use crate::store::error::StoreError;

/// A signed head, and whether it was made just now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signed {
    /// The head.
    #[serde(flatten)]
    pub head: SignedHead,
    /// False where the day's head had been signed before.
    pub made: bool,
}

impl Audit {
    /// Signs the head of the log for today with the key pair of the data folder `home`, which the first signature makes. The
    /// second call of a day gives the head of the first. With `renew` a new key pair takes the place of one that was lost.
    ///
    /// # Errors
    /// `audit.unverified` where the log does not verify from the last signed head on, `audit.clock` where the day is before
    /// that head's, `audit.key`, `audit.key_missing`, `audit.key_changed`, `audit.signed_today` where a new key is asked for
    /// on a day that is signed; `store.*`.
    pub async fn sign(&self, home: &Path, renew: bool) -> Result<Signed, Failure> {
        let last = table::newest(self.store.read()).await?;
        if let Some(head) = self.signed_already(last.as_ref(), renew)? {
            return Ok(Signed { head, made: false });
        }
        // Most of the log is read before the writer's turn, so that nobody waits for it.
        let snapshot = self.store.read().begin().await.map_err(StoreError::from)?;
        let read = verified(&snapshot, last.as_ref()).await?;
        snapshot.rollback().await.map_err(StoreError::from)?;

        let writing = self.store.write().await?;
        let last = table::newest(writing.on()).await?;
        if let Some(head) = self.signed_already(last.as_ref(), renew)? {
            return Ok(Signed { head, made: false });
        }
        let now = appended(writing.on(), read).await?;
        let pair = key_pair(home, last.as_ref(), renew)?;
        let head = pair.sign(self.store.clock.today(), now.seq, &now.hash);
        table::insert(writing.on(), &head).await?;
        self.note(writing.on(), SIGNED, "audit", json!(head)).await?;
        writing.commit().await?;
        Ok(Signed { head, made: true })
    }

    /// The head that was signed today.
    fn signed_already(&self, last: Option<&SignedHead>, renew: bool) -> Result<Option<SignedHead>, Failure> {
        let today = self.store.clock.today();
        let Some(last) = last.filter(|last| last.day >= today) else { return Ok(None) };
        if last.day > today {
            let message = format!("系统时钟（{today}）早于最近一次签名的日期（{}）", last.day);
            return Err(Failure::new("audit.clock", message).with_hint("请校准系统时钟"));
        }
        if renew {
            let message = format!("{today} 的日志头已经用原来的密钥签名，一天只签一次");
            return Err(Failure::new("audit.signed_today", message).with_hint("明天再更换密钥"));
        }
        Ok(Some(last.clone()))
    }
}

/// Where the log ends that was verified.
struct End {
    seq: i64,
    hash: String,
}

/// Checks the log from the last signed head on.
async fn verified(on: &DatabaseTransaction, last: Option<&SignedHead>) -> Result<End, Failure> {
    let mut walk = match last {
        Some(last) if last.entries > 0 => Walk::at(last.entries - 1, None, Kept::signed(vec![last.clone()])),
        _ => Walk::new(Kept::default()),
    };
    let from = last.filter(|last| last.entries > 0).map_or(i64::MIN, |last| last.entries);
    rows::each(on, from, &mut walk).await?;
    ended(on, walk).await
}

/// Checks what was appended after `read`.
async fn appended(on: &DatabaseTransaction, read: End) -> Result<End, Failure> {
    let mut walk = Walk::at(read.seq, Some(read.hash), Kept::default());
    rows::each(on, read.seq + 1, &mut walk).await?;
    ended(on, walk).await
}

async fn ended(on: &DatabaseTransaction, mut walk: Walk) -> Result<End, Failure> {
    let head = audit_head::Entity::find_by_id(1).one(on).await.map_err(StoreError::from)?;
    walk.end(head);
    let report = walk.into_report();
    if let Some(first) = report.problems.first() {
        return Err(refusal(first));
    }
    Ok(End { seq: report.head_seq, hash: report.head })
}

fn refusal(first: &Problem) -> Failure {
    let message = format!("审计日志没有通过核验，不予签名：{}", first.message);
    Failure::new("audit.unverified", message)
        .with_hint("用 caiheng audit verify 查看全部问题，并与另行留存的日志头核对")
}

/// The key pair of the installation: the one that signed before, or the first one.
fn key_pair(home: &Path, last: Option<&SignedHead>, renew: bool) -> Result<KeyPair, Failure> {
    if renew {
        return KeyPair::make(home);
    }
    match (KeyPair::load(home)?, last) {
        (Some(pair), Some(last)) if pair.public_key() != last.public_key => {
            let message = "数据目录中的签名密钥不是此前签名所用的那一把";
            Err(Failure::new("audit.key_changed", message)
                .with_hint("请恢复原来的密钥；确需更换，用 caiheng audit sign --new-key"))
        }
        (Some(pair), _) => Ok(pair),
        (None, None) => KeyPair::make(home),
        (None, Some(_)) => {
            let failure = Failure::new("audit.key_missing", "此前签名所用的密钥不在数据目录中");
            Err(failure.with_hint("请恢复 keys/audit.key；确已丢失，用 caiheng audit sign --new-key 换一把"))
        }
    }
}
