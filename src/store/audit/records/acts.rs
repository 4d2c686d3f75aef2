//! Acts of cases beside the entries that record them. There are as many of them as of anything else in a log, so that they are
//! read together with their entries and compared by many threads.

use rayon::prelude::*;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult, Statement};
use serde_json::Value;

use super::Held;
use crate::casework::archive::canonical::canonical_json;
use crate::casework::archive::log::ACT;
use crate::store::error::StoreError;

/// Each entry with its act, where there is one; a detail that is no JSON has none.
const SELECT: &str = "SELECT entry.seq, entry.detail, event.seq, event.actor, event.act, event.added FROM audit_log entry \
     LEFT JOIN case_event event ON event.case_id = substr(entry.subject, 6) \
     AND event.seq = CASE WHEN json_valid(entry.detail) THEN json_extract(entry.detail, '$.seq') END";

/// An entry with its act.
struct Pair {
    seq: i64,
    detail: String,
    /// Whether there is an act.
    there: bool,
    /// Actor, act, and what was added; `None` for one that can't be read.
    columns: [Option<String>; 3],
}

/// The entries among `seqs` that record acts, and whether their acts are still what was logged.
pub(super) async fn held(on: &DatabaseTransaction, seqs: &[i64]) -> Result<Vec<(i64, Held)>, StoreError> {
    let listed: Vec<String> = seqs.iter().map(i64::to_string).collect();
    let which =
        format!("{SELECT} WHERE entry.seq IN ({}) AND entry.action = '{ACT}' ORDER BY entry.seq", listed.join(","));
    let rows = on.query_all_raw(Statement::from_string(DbBackend::Sqlite, which)).await?;
    let pairs: Vec<Pair> = rows.iter().filter_map(pair).collect();
    let compared = tokio::task::spawn_blocking(move || pairs.into_par_iter().map(compare).collect());
    compared.await.map_err(|error| StoreError::Corrupt(error.to_string()))
}

fn pair(row: &QueryResult) -> Option<Pair> {
    Some(Pair {
        // Both could be read when the walk came by, or the entry would not be asked for.
        seq: row.try_get_by_index(0).ok()?,
        detail: row.try_get_by_index(1).ok()?,
        there: row.try_get_by_index::<Option<i64>>(2).is_ok_and(|seq| seq.is_some()),
        columns: std::array::from_fn(|place| row.try_get_by_index(place + 3).ok()),
    })
}

fn compare(pair: Pair) -> (i64, Held) {
    let Pair { seq, detail, there, columns } = pair;
    // An entry that does not parse was altered; the chain has reported it.
    let Ok(detail) = serde_json::from_str::<Value>(&detail) else { return (seq, Held::Same) };
    if !there {
        return (seq, Held::Missing);
    }
    let same = ["actor", "act", "added"]
        .iter()
        .zip(&columns)
        .all(|(name, text)| text.as_ref().is_some_and(|text| canonical_json(&detail[*name]) == *text));
    (seq, if same { Held::Same } else { Held::Differs })
}
