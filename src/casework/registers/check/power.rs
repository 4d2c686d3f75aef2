//! A power of an agency.

use super::Row;
use crate::casework::case_file::model::Measure;
use crate::casework::registers::column::Column;
use crate::casework::registers::model::{Power, PowerProvision};
use crate::law::citation;

pub(super) fn read(row: &mut Row<'_>) -> Option<Power> {
    let name = row.required(Column::Name, "事项名称");
    // A power in parts is as many entries: 主项（子项）.
    let name = match row.given.joined(Column::Item) {
        Some(item) => name.map(|name| format!("{name}（{item}）")),
        None => name,
    };
    let basis = row.given.text(Column::Basis);
    let provisions = basis.as_deref().map(provisions).unwrap_or_default();
    let power = Power {
        code: row.given.joined(Column::Code),
        name: name?,
        category: row.given.joined(Column::Category),
        basis,
        provisions,
        measures: row.given.text(Column::Measures).map(|text| measures(&text)).unwrap_or_default(),
        duty: row.given.text(Column::Duty),
        procedure: row.given.text(Column::Procedure),
        remedy: row.given.text(Column::Remedy),
    };
    if power.is_penalty() {
        rests_on_articles(row, &power);
    }
    Some(power)
}

/// A power to punish that cites no article covers nothing that can be checked.
fn rests_on_articles(row: &mut Row<'_>, power: &Power) {
    if power.basis.is_none() {
        return row.doubt(Column::Basis, "missing", "没有写明实施依据，不能核对处罚依据是否在权限之内");
    }
    if power.provisions.is_empty() {
        return row.doubt(Column::Basis, "law", "实施依据中没有读出法律、法规、规章的名称");
    }
    let whole: Vec<&str> =
        power.provisions.iter().filter(|cited| cited.number.is_none()).map(|cited| cited.law.as_str()).collect();
    if !whole.is_empty() {
        let message = format!("实施依据对《{}》没有写明条文，按整部看待", whole.join("》《"));
        row.doubt(Column::Basis, "article", message);
    }
}

/// The articles that a basis cites; a law of which no article is cited stands for itself.
fn provisions(basis: &str) -> Vec<PowerProvision> {
    let mut found: Vec<PowerProvision> = Vec::new();
    let citations = citation::find(basis);
    for cited in citations.iter().filter(|cited| !cited.is_unclear) {
        let Some(law) = cited.law.clone() else { continue };
        let provision = PowerProvision { law, number: cited.number };
        if !found.contains(&provision) {
            found.push(provision);
        }
    }
    let with_article: Vec<String> =
        found.iter().filter(|cited| cited.number.is_some()).map(|cited| cited.law.clone()).collect();
    found.retain(|cited| cited.number.is_some() || !with_article.contains(&cited.law));
    found
}

/// Kinds of penalty that a text names (行政处罚法 第九条); a fine is none of the measures beside it.
fn measures(text: &str) -> Vec<Measure> {
    const WORDS: [(&str, Measure); 13] = [
        ("警告", Measure::Warning),
        ("通报批评", Measure::PublicCriticism),
        ("没收", Measure::Confiscation),
        ("暂扣", Measure::SuspendPermit),
        ("降低资质", Measure::LowerGrade),
        ("吊销", Measure::RevokePermit),
        ("限制开展生产经营", Measure::RestrictBusiness),
        ("停产停业", Measure::SuspendBusiness),
        ("停业整顿", Measure::SuspendBusiness),
        ("关闭", Measure::CloseBusiness),
        ("限制从业", Measure::BarFromTrade),
        ("拘留", Measure::Detention),
        ("其他行政处罚", Measure::Other),
    ];
    let mut found = Vec::new();
    for (word, measure) in WORDS {
        if text.contains(word) && !found.contains(&measure) {
            found.push(measure);
        }
    }
    found
}
