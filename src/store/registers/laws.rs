//! Whether the laws and articles that powers rest on are in the corpus.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::casework::registers::{Column, Entry, Finding, PowerProvision, Read, Verdict};
use crate::law::citation::{Names, Resolution};
use crate::law::provision::ArticleNumber;
use crate::store::Store;
use crate::store::error::StoreError;
use crate::store::laws::{Laws, choose_document};

/// Doubts about powers whose law or article the corpus does not hold, or whose law has ended. None where no law is held: then
/// nothing can be said.
pub(super) async fn doubts(store: &Store, rows: &[Read]) -> Result<Vec<Finding>, StoreError> {
    let cited = cited(rows);
    let laws = store.laws();
    if cited.is_empty() || laws.documents().await?.is_empty() {
        return Ok(Vec::new());
    }
    let (names, today) = (laws.names().await?, store.clock.today());
    // Many powers rest on the same few laws: each is read once.
    let mut held: BTreeMap<String, BTreeSet<ArticleNumber>> = BTreeMap::new();
    let mut doubts = Vec::new();
    for (read, cited) in cited {
        let message = match names.resolve(&cited.law) {
            Resolution::Law { name, .. } => {
                if !held.contains_key(&name) {
                    held.insert(name.clone(), articles(&laws, &name, today).await?);
                }
                let known = |number| held.get(&name).is_some_and(|articles| articles.contains(&number));
                let Some(number) = cited.number.filter(|number| !known(*number)) else { continue };
                format!("法律库中现行的《{name}》没有{number}")
            }
            Resolution::Former(former) => format!("《{}》已于 {} 失效", cited.law, former.ended),
            Resolution::Ambiguous { .. } => format!("《{}》可能指几部法律，请写全称", cited.law),
            Resolution::Unknown { .. } => format!("法律库中没有《{}》，不能核对条文", cited.law),
        };
        let (file, cell) = (read.file.clone(), read.place(Column::Basis).to_owned());
        doubts.push(Finding { verdict: Verdict::Doubtful, file, cell, code: "law", message });
    }
    Ok(doubts)
}

/// What the powers to punish rest on.
fn cited(rows: &[Read]) -> Vec<(&Read, &PowerProvision)> {
    let mut cited = Vec::new();
    for read in rows {
        if let Entry::Power(power) = &read.entry
            && power.is_penalty()
        {
            cited.extend(power.provisions.iter().map(|provision| (read, provision)));
        }
    }
    cited
}

/// The articles of a law as it stands on a day.
async fn articles(laws: &Laws, name: &str, on: NaiveDate) -> Result<BTreeSet<ArticleNumber>, StoreError> {
    let versions = laws.versions_of(name).await?;
    let Some((held, _)) = choose_document(&versions, on) else { return Ok(BTreeSet::new()) };
    Ok(laws.provisions_of(held.id).await?.into_iter().map(|provision| provision.number).collect())
}
