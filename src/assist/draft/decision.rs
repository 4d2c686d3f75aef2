//! The paragraphs of a draft that speak of discretion, the decision and the remedies. Amounts come from the range alone.

use super::paragraphs::penalty_citation;
use super::{Sources, missing};
use crate::config::Agency;
use crate::discretion::range::{FineRange, RangeReport};

/// 四、裁量说明: every step of the range (国办发〔2022〕27号（十二）: a decision states how the benchmark was applied).
pub(super) fn discretion(range: Option<&RangeReport>) -> Vec<String> {
    let Some(range) = range else { return vec![missing("裁量说明：未能计算幅度")] };
    let mut sentences = vec![format!("法定罚款幅度：{}。", in_words(range.statutory))];
    match &range.tier {
        Some(tier) => sentences.push(format!("裁量阶次：{}（依据：{}）。", tier.name, tier.source)),
        None => sentences.push(format!("裁量阶次：{}。", missing("由承办人衡量后确定的裁量阶次"))),
    }
    sentences.push(format!("本案罚款幅度：{}。", in_words(range.case)));
    sentences.push("计算过程：".to_owned());
    for (index, step) in range.steps.iter().enumerate() {
        sentences.push(format!(
            "{}. {}：{} → {}（依据：{}）",
            index + 1,
            step.rule,
            step.input,
            step.result,
            step.source
        ));
    }
    sentences
}

fn in_words(range: FineRange) -> String {
    let open_top = if range.min.is_some() && range.max.is_none() { "，法律未定上限" } else { "" };
    range.in_words().map_or_else(|| missing("罚款数额幅度"), |words| format!("{words}{open_top}"))
}

/// The provision that the decision rests on.
pub(super) fn basis(sources: &Sources<'_>) -> String {
    penalty_citation(sources).unwrap_or_else(|| missing("处罚依据"))
}

/// 五、处罚决定: the kinds of penalty that the clause knows. The amount stays open within the range: a person decides.
pub(super) fn items(sources: &Sources<'_>) -> Vec<String> {
    let Some(range) = sources.range else { return vec![format!("罚款{}。", missing("罚款数额"))] };
    let mut items: Vec<String> = range.other.iter().map(|kind| other(kind, sources)).collect();
    let bounds = in_words(range.case);
    items.push(format!("罚款{}（本案幅度：{bounds}）。", missing("罚款数额，由承办人在本案幅度内提出，经审核后决定")));
    items
}

fn other(kind: &str, sources: &Sources<'_>) -> String {
    if sources.range.is_some_and(|range| range.optional.iter().any(|optional| optional == kind)) {
        return format!("{kind}{}。", missing("法律规定“可以”适用，由承办人衡量是否适用"));
    }
    if kind != "没收违法所得" {
        return format!("{kind}。");
    }
    match sources.facts.illegal_gain.value {
        Some(gain) if !gain.0.is_zero() => format!("没收违法所得{gain}。"),
        Some(_) => "没收违法所得（当事人陈述没有违法所得，须查证）。".to_owned(),
        None => format!("没收违法所得{}。", missing("违法所得数额")),
    }
}

/// 六、履行方式和救济途径, each sentence with the article that it comes from.
pub fn remedies(agency: &Agency) -> Vec<String> {
    let body = agency.reconsideration_body.clone().unwrap_or_else(|| missing("行政复议机关"));
    let court = agency.court.clone().unwrap_or_else(|| missing("有管辖权的人民法院"));
    vec![
        "根据《中华人民共和国行政处罚法》第六十七条第三款，当事人应当自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳罚款。".to_owned(),
        "到期不缴纳罚款的，根据《中华人民共和国行政处罚法》第七十二条第一款第（一）项，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款的数额。".to_owned(),
        format!("如不服本决定，可以根据《中华人民共和国行政复议法》第二十条，自知道本决定之日起六十日内向{body}申请行政复议；也可以根据《中华人民共和国行政诉讼法》第四十六条，自知道本决定之日起六个月内向{court}提起行政诉讼。"),
    ]
}
