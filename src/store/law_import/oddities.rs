//! What a person should know about the source: gaps and doubles in the numbers of articles.

use std::collections::BTreeSet;

use super::SourceDocument;
use crate::store::import_report::ImportReport;
use crate::store::laws::Kind;

/// Adds a remark for each law whose articles are not numbered through.
pub(super) fn report(documents: &[SourceDocument], report: &mut ImportReport) {
    for document in documents.iter().filter(|document| matches!(document.kind, Kind::Law | Kind::Constitution)) {
        if let Some(remark) = numbering(document) {
            report.remarks.push(remark);
        }
        for article in &document.articles {
            if let Some(remark) = &article.remark {
                report.remarks.push(format!("《{}》{}：{remark}", document.name, article.label));
            }
        }
    }
}

fn numbering(document: &SourceDocument) -> Option<String> {
    let numbers: Vec<_> = document.articles.iter().map(|article| (article.number, article.suffix)).collect();
    let present: BTreeSet<u32> = numbers.iter().map(|(number, _)| *number).collect();
    let distinct: BTreeSet<_> = numbers.iter().collect();
    let highest = present.last().copied().unwrap_or_default();
    let missing: Vec<String> =
        (1..=highest).filter(|number| !present.contains(number)).map(|number| number.to_string()).collect();
    let mut faults = Vec::new();
    if missing.len() > 5 {
        faults.push(format!("缺 {} 条", missing.len()));
    } else if !missing.is_empty() {
        faults.push(format!("缺第 {} 条", missing.join("、")));
    }
    if distinct.len() < numbers.len() {
        faults.push("有重复条号".to_owned());
    }
    (!faults.is_empty()).then(|| format!("《{}》{}", document.name, faults.join("，")))
}
