//! The paragraphs of a draft that speak of discretion, the decision and the remedies. Amounts come from the range alone.

use super::paragraphs::penalty_citation;
use super::{Basis, Piece, Sources, missing};
use crate::config::Agency;
use crate::discretion::range::{FineRange, RangeReport};

/// 四、裁量说明: every step of the range (国办发〔2022〕27号（十二）: a decision states how the benchmark was applied).
pub(super) fn discretion(range: Option<&RangeReport>) -> Vec<Piece> {
    let Some(range) = range else {
        return vec![Piece::new(missing("裁量说明：未能计算幅度"), vec![Basis::Open {}])];
    };
    let of = |part: &str, text: String| Piece::new(text, vec![Basis::range(part)]);
    let mut sentences = vec![of("statutory", format!("法定罚款幅度：{}。", in_words(range.statutory)))];
    sentences.push(match &range.tier {
        Some(tier) => of("tier", format!("裁量阶次：{}（依据：{}）。", tier.name, tier.source)),
        None => {
            let text = format!("裁量阶次：{}。", missing("由承办人衡量后确定的裁量阶次"));
            Piece::new(text, vec![Basis::Open {}, Basis::range("tier")])
        }
    });
    sentences.push(of("case", format!("本案罚款幅度：{}。", in_words(range.case))));
    sentences.push(Piece::new("计算过程：", vec![Basis::Template {}]));
    for (place, step) in range.steps.iter().enumerate() {
        let text = format!("{}. {}：{} → {}（依据：{}）", place + 1, step.rule, step.input, step.result, step.source);
        sentences.push(Piece::new(text, vec![Basis::RangeStep { place }]));
    }
    sentences
}

fn in_words(range: FineRange) -> String {
    let open_top = if range.min.is_some() && range.max.is_none() { "，法律未定上限" } else { "" };
    range.in_words().map_or_else(|| missing("罚款数额幅度"), |words| format!("{words}{open_top}"))
}

/// The provision that the decision rests on.
pub(super) fn basis(sources: &Sources<'_>) -> Piece {
    penalty_citation(sources).unwrap_or_else(|| Piece::new(missing("处罚依据"), vec![Basis::Open {}]))
}

/// 五、处罚决定: the kinds of penalty that the clause knows. The amount stays open within the range: a person decides.
pub(super) fn items(sources: &Sources<'_>) -> Vec<Piece> {
    let Some(range) = sources.range else {
        return vec![Piece::new(format!("罚款{}。", missing("罚款数额")), vec![Basis::Open {}])];
    };
    let mut items: Vec<Piece> = range.other.iter().map(|kind| other(kind, sources)).collect();
    let bounds = in_words(range.case);
    let open = missing("罚款数额，由承办人在本案幅度内提出，经审核后决定");
    let text = format!("罚款{open}（本案幅度：{bounds}）。");
    items.push(Piece::new(text, vec![Basis::Open {}, Basis::range("case")]));
    items
}

fn other(kind: &str, sources: &Sources<'_>) -> Piece {
    let clause = Basis::range("other");
    if sources.range.is_some_and(|range| range.optional.iter().any(|optional| optional == kind)) {
        let text = format!("{kind}{}。", missing("法律规定“可以”适用，由承办人衡量是否适用"));
        return Piece::new(text, vec![clause, Basis::Open {}]);
    }
    if kind != "没收违法所得" {
        return Piece::new(format!("{kind}。"), vec![clause]);
    }
    let text = match sources.facts.illegal_gain.value {
        Some(gain) if !gain.0.is_zero() => format!("没收违法所得{gain}。"),
        Some(_) => "没收违法所得（当事人陈述没有违法所得，须查证）。".to_owned(),
        None => {
            let open = missing("违法所得数额");
            return Piece::new(format!("没收违法所得{open}。"), vec![clause, Basis::Open {}]);
        }
    };
    Piece::new(text, vec![clause, Basis::fact("illegal_gain")])
}

/// The sentences on remedies as the draft holds them.
pub(super) fn remedy_pieces(agency: &Agency) -> Vec<Piece> {
    let fixed = |text: String| Piece::new(text, vec![Basis::Template {}]);
    let mut pieces: Vec<Piece> = remedies(agency).into_iter().map(fixed).collect();
    if let Some(last) = pieces.pop() {
        let names = ["agency.reconsideration_body", "agency.court"].map(Basis::setting);
        pieces.push(Piece::new(last.text, std::iter::once(Basis::Template {}).chain(names).collect()));
    }
    pieces
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
