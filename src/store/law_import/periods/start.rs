//! When a version begins.

use chrono::NaiveDate;

use super::{Bound, SourceDocument, is_version};
use crate::store::law_import::change_documents::changes_to;

/// The beginning of `document`.
pub(super) fn of(document: &SourceDocument, all: &[SourceDocument]) -> Bound {
    let Some(published) = document.published else {
        let basis = "施行日期：来源未载明公布日期。".to_owned();
        let (date, rule) = (document.stated_effective, "施行日：来源未载公布日");
        return Bound { date, known: document.stated_effective.is_some(), rule, basis };
    };
    by_decision(document, published, all).unwrap_or_else(|| by_text(document, published))
}

/// A decision that was published together with the amended law says when the amendment takes effect.
fn by_decision(document: &SourceDocument, published: NaiveDate, all: &[SourceDocument]) -> Option<Bound> {
    if !is_version(document) {
        return None;
    }
    let change = changes_to(&document.name, all).into_iter().find(|change| change.published == published)?;
    let mut basis = format!("施行日期：据同日公布的《{}》，修改自{}起施行", change.document.name, change.effective);
    if let Some(stated) = document.stated_effective.filter(|stated| *stated != change.effective) {
        basis.push_str(&format!("（来源所载{stated}系附则所载原施行日期，不采）"));
    }
    basis.push('。');
    Some(Bound { date: Some(change.effective), known: true, rule: "施行日：据修改决定或修正案", basis })
}

fn by_text(document: &SourceDocument, published: NaiveDate) -> Bound {
    match document.stated_effective {
        Some(stated) if stated > published => Bound {
            date: Some(stated),
            known: true,
            rule: "施行日：来源所载，晚于公布日",
            basis: format!("施行日期：来源所载{stated}（{published}公布）。"),
        },
        Some(stated) if stated == published && !may_be_amended(document) => Bound {
            date: Some(published),
            known: true,
            rule: "施行日：公布之日",
            basis: format!("施行日期：自公布之日（{published}）起施行。"),
        },
        Some(stated) if stated == published => Bound {
            date: Some(published),
            known: false,
            rule: "施行日：公布之日（若系修改后公布，可能更晚）",
            basis: format!(
                "施行日期：来源记为本版公布日{published}；若本版系修改后重新公布，实际施行日期可能更晚，来源未载明。"
            ),
        },
        Some(stated) => Bound {
            date: Some(published),
            known: false,
            rule: "施行日：按公布日（最早可能）",
            basis: format!(
                "施行日期：来源所载{stated}早于本版公布日{published}，系原施行日期；本版修改后的施行日期来源未载明，按公布日作最早可能日期。"
            ),
        },
        None => Bound {
            date: Some(published),
            known: false,
            rule: "施行日：按公布日（最早可能）",
            basis: format!("施行日期：来源未载明，按公布日{published}作最早可能日期。"),
        },
    }
}

/// Whether the text may be an amended one, whose closing article still speaks of the first publication: laws are
/// published anew when they are amended, decisions of the legislator are not.
fn may_be_amended(document: &SourceDocument) -> bool {
    is_version(document) && document.name.starts_with("中华人民共和国")
}
