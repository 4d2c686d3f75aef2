//! What an import changes: what was read, held against what is there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::check::Read;
use super::model::Entry;
use crate::failure::Failure;

/// A version of an entry as it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = RegisterVersion)]
pub struct Held {
    /// The agency in whose register it is.
    pub agency: String,
    /// What tells the entry apart there.
    pub key: String,
    /// Counted from 1 for each entry.
    pub version: u32,
    /// What it says.
    pub entry: Entry,
    /// First day on which it counts; none where the register says nothing of the time before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it counts; none while it goes on. Before `valid_from` where it never counted.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub valid_until: Option<NaiveDate>,
}

impl Held {
    /// Whether it counts on `date`.
    pub fn counts_on(&self, date: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_until.is_none_or(|until| date <= until)
    }
}

/// A field of an entry that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = RegisterChange)]
pub struct Change {
    /// The field, as the JSON of the entry names it.
    pub field: String,
    /// What it was; null where it was not there.
    #[schema(value_type = Object)]
    pub before: Value,
    /// What it is.
    #[schema(value_type = Object)]
    pub after: Value,
}

/// An entry with a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The version that ends.
    pub before: Held,
    /// What was read.
    pub after: Read,
    /// What differs.
    pub changes: Vec<Change>,
}

/// What an import changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// New entries, and entries that had ended, each with its version and the first day on which it counts.
    pub added: Vec<(Read, u32, Option<NaiveDate>)>,
    /// Entries with a new version.
    pub changed: Vec<Changed>,
    /// How many are as they were.
    pub unchanged: usize,
    /// Entries of the same agencies that were not read.
    pub missing: Vec<Held>,
}

/// Compares `read` (each key once for each agency) with the newest versions that are `held`. New versions count from `from` on; the
/// first list of an agency says how things are without saying since when, so its entries have no first day.
///
/// # Errors
/// `registers.order` where a version that is held begins only after `from`: it can't end before it began.
pub fn plan(held: &[Held], read: Vec<Read>, from: NaiveDate) -> Result<Plan, Failure> {
    // The newest version comes last and stays.
    let newest: BTreeMap<(String, String), &Held> =
        held.iter().map(|held| ((held.agency.clone(), held.key.clone()), held)).collect();
    let known: BTreeSet<&str> = held.iter().map(|held| held.agency.as_str()).collect();
    let mut plan = Plan::default();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    let agencies: BTreeSet<String> = read.iter().map(|read| read.agency.clone()).collect();
    for read in read {
        let key = (read.agency.clone(), read.entry.key());
        seen.insert(key.clone());
        match newest.get(&key) {
            None => {
                let first = known.contains(read.agency.as_str()).then_some(from);
                plan.added.push((read, 1, first));
            }
            Some(held) if held.valid_until.is_some() => {
                in_order(held, held.valid_until, from)?;
                plan.added.push((read, held.version + 1, Some(from)));
            }
            Some(held) if held.entry == read.entry => plan.unchanged += 1,
            Some(held) => {
                in_order(held, held.valid_from, from)?;
                let changes = changes(&held.entry, &read.entry)?;
                plan.changed.push(Changed { before: (*held).clone(), after: read, changes });
            }
        }
    }
    let is_missing = |held: &&Held| {
        held.valid_until.is_none()
            && agencies.contains(&held.agency)
            && !seen.contains(&(held.agency.clone(), held.key.clone()))
    };
    plan.missing = held.iter().filter(is_missing).cloned().collect();
    Ok(plan)
}

impl Plan {
    /// Whether nothing is written; `complete` ends what is missing.
    pub fn is_empty(&self, complete: bool) -> bool {
        self.added.is_empty() && self.changed.is_empty() && (!complete || self.missing.is_empty())
    }

    /// Refuses to end entries before they began.
    ///
    /// # Errors
    /// `registers.order`.
    pub fn check_ends(&self, from: NaiveDate) -> Result<(), Failure> {
        self.missing.iter().try_for_each(|held| in_order(held, held.valid_from, from))
    }
}

/// The last day of what gives way on `from`.
pub fn day_before(from: NaiveDate) -> NaiveDate {
    from.checked_sub_days(Days::new(1)).unwrap_or(from)
}

fn in_order(held: &Held, bound: Option<NaiveDate>, from: NaiveDate) -> Result<(), Failure> {
    match bound {
        Some(bound) if from < bound => {
            let message = format!(
                "{}（{}）现有的记载到 {bound} 为止已经登记，新的记载不能自 {from} 起",
                held.entry.name(),
                held.key
            );
            Err(Failure::new("registers.order", message).with_hint("用 --from 指明更晚的日期"))
        }
        _ => Ok(()),
    }
}

fn changes(before: &Entry, after: &Entry) -> Result<Vec<Change>, Failure> {
    let fields = |entry: &Entry| match serde_json::to_value(entry).map_err(Failure::internal)? {
        Value::Object(fields) => Ok::<_, Failure>(fields),
        _ => Ok(Map::new()),
    };
    let (before, after) = (fields(before)?, fields(after)?);
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let of = |fields: &Map<String, Value>, name: &String| fields.get(name).cloned().unwrap_or(Value::Null);
    let changes = names.into_iter().map(|name| Change {
        field: name.clone(),
        before: of(&before, name),
        after: of(&after, name),
    });
    Ok(changes.filter(|change| change.before != change.after).collect())
}
