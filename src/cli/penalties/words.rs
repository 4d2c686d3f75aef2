//! Clauses in words for a person.

use rust_decimal::Decimal;

use super::references::{Leads, Shown};
use crate::law::numerals::to_chinese;
use crate::law::penalty_clause::{Fine, FineUnit, Measure, PenaltyClause};
use crate::law::provision::Provision;

/// The clauses of an article.
pub(super) fn article(provision: &Provision, clauses: &[Shown]) -> String {
    if clauses.is_empty() {
        return format!("《{}》{}没有处罚条款", provision.law, provision.number);
    }
    clauses.iter().map(clause).collect::<Vec<_>>().join("\n")
}

/// 《…法》第…条第…款.
pub(super) fn place(clause: &PenaltyClause) -> String {
    let law = clause.law.as_ref().map(|law| format!("《{law}》")).unwrap_or_default();
    let number = clause.number.map(|number| number.to_string()).unwrap_or_default();
    format!("{law}{number}第{}款", to_chinese(u64::from(clause.paragraph)))
}

fn clause(shown: &Shown) -> String {
    let clause = &shown.clause;
    let mut lines = vec![place(clause)];
    lines.extend(penalties(clause).map(|line| format!("  {line}")));
    if !clause.orders.is_empty() {
        lines.push(format!("  责令（不是处罚） {}", clause.orders.join("、")));
    }
    lines.extend(clause.references.iter().map(|words| format!("  援引 {words}")));
    lines.extend(shown.resolved.iter().flat_map(leads));
    lines.extend(clause.unread.iter().map(|words| format!("  未能解析 {words}（{}）", words.why.words())));
    lines.join("\n")
}

fn penalties(clause: &PenaltyClause) -> impl Iterator<Item = String> + '_ {
    let fines = clause.fines.iter().map(|fine| format!("罚款 {}：{}", amount(fine), on_one_line(&fine.text)));
    fines.chain(clause.measures.iter().map(|measure| format!("{} {}", measure.kind.name(), other(measure))))
}

fn leads(leads: &Leads) -> Vec<String> {
    let mut lines = Vec::new();
    for clause in &leads.clauses {
        lines.push(format!("    即{}", place(clause)));
        lines.extend(penalties(clause).map(|line| format!("      {line}")));
    }
    if !leads.missing.is_empty() {
        lines.push(format!("    “{}”所指的条款没有找到，或者没有处罚规定", leads.reference));
    }
    lines
}

fn amount(fine: &Fine) -> String {
    let end = |value: Option<Decimal>| value.map_or("不限".to_owned(), |value| value.normalize().to_string());
    let unit = match fine.unit {
        FineUnit::Yuan => "元".to_owned(),
        FineUnit::Times => format!("倍（{}）", fine.base.as_deref().unwrap_or("基数不明")),
    };
    let range = if fine.is_quantified() {
        format!("{}—{}{unit}", end(fine.min), end(fine.max))
    } else {
        "没有规定数额".to_owned()
    };
    let yuan = |label: &str, value: Option<Decimal>| value.map(|value| format!("，{label}{}元", value.normalize()));
    let parts = [
        fine.per.as_ref().map(|per| format!("，每{per}")),
        yuan("基数不足按", fine.base_floor),
        yuan("总额不超过", fine.cap),
        yuan("不得低于", fine.least),
        whom(fine.subject_text.as_deref()),
        condition(fine.condition.as_deref()),
        fine.optional.then(|| "，可以不罚".to_owned()),
    ];
    parts.into_iter().flatten().fold(range, |words, part| words + &part)
}

fn other(measure: &Measure) -> String {
    let parts = [
        whom(measure.subject_text.as_deref()),
        condition(measure.condition.as_deref()),
        measure.optional.then(|| "，可以不处".to_owned()),
    ];
    parts.into_iter().flatten().fold(measure.name.clone(), |words, part| words + &part)
}

fn whom(named: Option<&str>) -> Option<String> {
    named.map(|named| format!("，对{named}"))
}

fn condition(words: Option<&str>) -> Option<String> {
    words.map(|words| format!("，{words}的"))
}

/// Sources break lines inside a sentence.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect()
}
