//! The paragraphs of a draft that speak of facts, evidence, defence and reasons.

use super::{Basis, Piece, Quote, Sources, chinese_date, missing, shown};
use crate::assist::choose::citation;
use crate::assist::facts::{Fact, Facts, Quantity};
use crate::assist::place::{Part, best_part};
use crate::search::hit::ProvisionHit;

/// 一、违法事实: one sentence per fact.
pub(super) fn facts(facts: &Facts) -> Vec<Piece> {
    let date = facts.date.value.map_or_else(|| missing("违法行为发生或者发现的日期"), chinese_date);
    let place = shown(&facts.place, "违法行为发生的地点");
    let act = shown(&facts.act, "违法行为");
    let found = format!("经查，{date}，本机关执法人员在{place}检查时，发现当事人有下列行为：{act}。");
    let basis = ["date", "place", "act"].map(Basis::fact);
    let mut sentences = vec![Piece::new(found, basis.to_vec())];
    sentences.extend(quantities(&facts.quantities));
    if let Some(value) = facts.goods_value.value {
        let text = format!("涉案货物的货值金额为{value}。");
        sentences.push(Piece::new(text, vec![Basis::fact("goods_value")]));
    }
    if let Some(gain) = facts.illegal_gain.value {
        let text = if gain.0.is_zero() {
            "当事人陈述没有违法所得。".to_owned()
        } else {
            format!("违法所得为{gain}。")
        };
        sentences.push(Piece::new(text, vec![Basis::fact("illegal_gain")]));
    }
    sentences
}

fn quantities(quantities: &[Fact<Quantity>]) -> Option<Piece> {
    let supported = quantities.iter().enumerate().filter(|(_, fact)| fact.supported);
    let (basis, listed): (Vec<Basis>, Vec<String>) = supported
        .filter_map(|(place, fact)| Some((place, fact.value.as_ref()?)))
        .map(|(place, quantity)| {
            let of = quantity.of.as_deref().unwrap_or("");
            (Basis::one_of("quantities", place), format!("{of}{}{}", quantity.number.normalize(), quantity.unit))
        })
        .unzip();
    (!listed.is_empty()).then(|| Piece::new(format!("笔录记载的数量有：{}。", listed.join("、")), basis))
}

/// 证据: the interview itself and what it names.
pub(super) fn evidence(facts: &Facts, file_name: &str) -> Vec<Piece> {
    let mut listed = vec![Piece::new(format!("询问笔录及其来源文件（{file_name}）"), vec![Basis::File {}])];
    let named = facts.evidence.iter().enumerate();
    listed.extend(
        named.filter_map(|(place, fact)| Some(Piece::new(quoted(fact)?, vec![Basis::one_of("evidence", place)]))),
    );
    listed
}

/// 二、陈述和申辩, in the party's own words.
pub(super) fn defence(facts: &Facts) -> Piece {
    let notice = missing("事先告知后当事人陈述、申辩或者听证的情况");
    let pleas = facts.defence.iter().enumerate();
    let (mut basis, said): (Vec<Basis>, Vec<String>) =
        pleas.filter_map(|(place, fact)| Some((Basis::one_of("defence", place), quoted(fact)?))).unzip();
    basis.push(Basis::Open {});
    if said.is_empty() {
        return Piece::new(format!("笔录中未见当事人的陈述和申辩。{notice}"), basis);
    }
    Piece::new(format!("当事人在询问中陈述：{}。{notice}", said.join("；")), basis)
}

/// “…”（笔录第3句）
fn quoted(fact: &Fact<String>) -> Option<String> {
    let text = fact.value.as_ref()?.trim_end_matches(['。', '？', '！']);
    let sentence = fact.segments.first()? + 1;
    Some(format!("“{text}”（笔录第{sentence}句）"))
}

/// 三、理由: which duty was breached and which penalty clause answers it.
pub(super) fn reasons(sources: &Sources<'_>) -> Vec<Piece> {
    let act = shown(&sources.facts.act, "违法行为");
    let Some((hit, part)) = penalty(sources) else {
        let text = format!("当事人的上述行为（{act}）应当适用的规定为{}。", missing("处罚依据"));
        return vec![Piece::new(text, vec![Basis::fact("act"), Basis::Open {}])];
    };
    let penalty = cited(hit, &part);
    let (mut basis, breach) = match duty(sources) {
        Some((hit, part)) => {
            (vec![Basis::Duty { part: part.label.clone() }], format!("违反了{}的规定，", cited(hit, &part)))
        }
        None => (Vec::new(), String::new()),
    };
    basis.push(Basis::Penalty { part: part.label });
    let text = format!("本机关认为，当事人的上述行为{breach}属于{penalty}所规定的违法行为，应当依法处理。");
    vec![Piece::new(text, basis)]
}

/// The provisions that the draft rests on, word for word: the part that fits the act.
pub(super) fn quotes(sources: &Sources<'_>) -> Vec<Quote> {
    let quote = |(hit, part): (&ProvisionHit, Part), basis: fn(String) -> Basis| Quote {
        citation: cited(hit, &part),
        whole: Piece::new(String::new(), vec![basis(part.label)]),
        text: part.text,
        number: 0,
    };
    let duty = duty(sources).map(|found| quote(found, |part| Basis::Duty { part }));
    let penalty = penalty(sources).map(|found| quote(found, |part| Basis::Penalty { part }));
    duty.into_iter().chain(penalty).collect()
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
pub(super) fn penalty_citation(sources: &Sources<'_>) -> Option<Piece> {
    penalty(sources).map(|(hit, part)| Piece::new(cited(hit, &part), vec![Basis::Penalty { part: part.label }]))
}

fn cited(hit: &ProvisionHit, part: &Part) -> String {
    format!("{}{}", citation(&hit.law, hit.number), part.label)
}
