//! The paragraphs of a draft that speak of facts, evidence, defence and reasons.

use super::{Quote, Sources, chinese_date, missing, shown};
use crate::assist::choose::citation;
use crate::assist::facts::{Fact, Facts, Quantity};
use crate::assist::place::{Part, best_part};
use crate::search::hit::ProvisionHit;

/// 一、违法事实: one sentence per fact.
pub(super) fn facts(facts: &Facts) -> Vec<String> {
    let date = facts.date.value.map_or_else(|| missing("违法行为发生或者发现的日期"), chinese_date);
    let place = shown(&facts.place, "违法行为发生的地点");
    let act = shown(&facts.act, "违法行为");
    let mut sentences = vec![format!("经查，{date}，本机关执法人员在{place}检查时，发现当事人有下列行为：{act}。")];
    sentences.extend(quantities(&facts.quantities));
    if let Some(value) = facts.goods_value.value {
        sentences.push(format!("涉案货物的货值金额为{value}。"));
    }
    match facts.illegal_gain.value {
        Some(gain) if gain.0.is_zero() => sentences.push("当事人陈述没有违法所得。".to_owned()),
        Some(gain) => sentences.push(format!("违法所得为{gain}。")),
        None => {}
    }
    sentences
}

fn quantities(quantities: &[Fact<Quantity>]) -> Option<String> {
    let listed: Vec<String> = quantities
        .iter()
        .filter(|fact| fact.supported)
        .filter_map(|fact| fact.value.as_ref())
        .map(|quantity| {
            format!("{}{}{}", quantity.of.as_deref().unwrap_or(""), quantity.number.normalize(), quantity.unit)
        })
        .collect();
    (!listed.is_empty()).then(|| format!("笔录记载的数量有：{}。", listed.join("、")))
}

/// 证据: the interview itself and what it names.
pub(super) fn evidence(facts: &Facts, file_name: &str) -> Vec<String> {
    let mut listed = vec![format!("询问笔录及其来源文件（{file_name}）")];
    listed.extend(facts.evidence.iter().filter_map(quoted));
    listed
}

/// 二、陈述和申辩, in the party's own words.
pub(super) fn defence(facts: &Facts) -> String {
    let notice = missing("事先告知后当事人陈述、申辩或者听证的情况");
    let said: Vec<String> = facts.defence.iter().filter_map(quoted).collect();
    if said.is_empty() {
        return format!("笔录中未见当事人的陈述和申辩。{notice}");
    }
    format!("当事人在询问中陈述：{}。{notice}", said.join("；"))
}

/// “…”（笔录第3句）
fn quoted(fact: &Fact<String>) -> Option<String> {
    let text = fact.value.as_ref()?.trim_end_matches(['。', '？', '！']);
    let sentence = fact.segments.first()? + 1;
    Some(format!("“{text}”（笔录第{sentence}句）"))
}

/// 三、理由: which duty was breached and which penalty clause answers it.
pub(super) fn reasons(sources: &Sources<'_>) -> Vec<String> {
    let act = shown(&sources.facts.act, "违法行为");
    let Some(penalty) = penalty_citation(sources) else {
        return vec![format!("当事人的上述行为（{act}）应当适用的规定为{}。", missing("处罚依据"))];
    };
    let breach = match duty(sources) {
        Some((hit, part)) => format!("违反了{}的规定，", cited(hit, &part)),
        None => String::new(),
    };
    vec![format!("本机关认为，当事人的上述行为{breach}属于{penalty}所规定的违法行为，应当依法处理。")]
}

/// The provisions that the draft rests on, word for word: the part that fits the act.
pub(super) fn quotes(sources: &Sources<'_>) -> Vec<Quote> {
    let quote = |(hit, part): (&ProvisionHit, Part)| Quote { citation: cited(hit, &part), text: part.text };
    duty(sources).into_iter().chain(penalty(sources)).map(quote).collect()
}

/// The duty that was breached, and the part of it that fits the words best.
fn duty<'a>(sources: &Sources<'a>) -> Option<(&'a ProvisionHit, Part)> {
    sources.duty.map(|hit| (hit, best_part(&hit.text, sources.words)))
}

/// The provision that punishes the act, and the part of it that names the act.
fn penalty<'a>(sources: &Sources<'a>) -> Option<(&'a ProvisionHit, Part)> {
    let part = |hit: &ProvisionHit| sources.place.cloned().unwrap_or_else(|| best_part(&hit.text, sources.words));
    sources.penalty.map(|hit| (hit, part(hit)))
}

/// 《…法》第一百二十四条第一款第（五）项, for the provision that punishes the act.
pub(super) fn penalty_citation(sources: &Sources<'_>) -> Option<String> {
    penalty(sources).map(|(hit, part)| cited(hit, &part))
}

fn cited(hit: &ProvisionHit, part: &Part) -> String {
    format!("{}{}", citation(&hit.law, hit.number), part.label)
}
