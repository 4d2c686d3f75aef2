//! Whether the laws and articles that powers rest on are in the corpus.

use std::collections::BTreeMap;

use crate::casework::registers::{Entry, Finding, Read, Verdict};
use crate::law::citation::{Names, Resolution};
use crate::law::provision::ArticleNumber;
use crate::store::Store;
use crate::store::error::StoreError;

/// Doubts about powers whose law or article the corpus does not hold, or whose law has ended. None where no law is held: then
/// nothing can be said.
pub(super) async fn doubts(store: &Store, rows: &[Read]) -> Result<Vec<Finding>, StoreError> {
    let laws = store.laws();
    if laws.documents().await?.is_empty() {
        return Ok(Vec::new());
    }
    let (names, today) = (laws.names().await?, store.clock.today());
    let mut doubts = Vec::new();
    // Many powers rest on the same articles: each is looked for once.
    let mut held: BTreeMap<(String, ArticleNumber), bool> = BTreeMap::new();
    for read in rows {
        let Entry::Power(power) = &read.entry else { continue };
        for cited in power.provisions.iter().filter(|_| power.is_penalty()) {
            let message = match names.resolve(&cited.law) {
                Resolution::Law { name, .. } => {
                    let Some(number) = cited.number else { continue };
                    let place = (name.clone(), number);
                    let known = match held.get(&place) {
                        Some(known) => *known,
                        None => laws.find(&name, number, today).await?.is_some(),
                    };
                    held.insert(place, known);
                    if known {
                        continue;
                    }
                    format!("法律库中的《{name}》没有{number}")
                }
                Resolution::Former(former) => format!("《{}》已于 {} 失效", cited.law, former.ended),
                Resolution::Ambiguous { .. } => format!("《{}》可能指几部法律，请写全称", cited.law),
                Resolution::Unknown { .. } => format!("法律库中没有《{}》，不能核对条文", cited.law),
            };
            let (file, cell) = (read.file.clone(), read.at.clone());
            doubts.push(Finding { verdict: Verdict::Doubtful, file, cell, code: "law", message });
        }
    }
    Ok(doubts)
}
