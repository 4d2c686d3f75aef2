//! Range, benchmark, reasons, limits of punishment.

use super::super::sheet::{Pointer, Sheet};
use super::super::{Case, words};
use crate::casework::case_file::materials::DocumentKind;
use crate::casework::case_file::model::{Measure, Outcome, RangeSummary};
use crate::discretion::circumstance::{Effect, by_id};
use crate::discretion::range::FineRange;
use crate::discretion::time_limit::{self, Limit, Times};
use crate::law::money::Yuan;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    range(case, sheet);
    reason(case, sheet);
    no_penalty(case, sheet);
    gains(case, sheet);
    correction(case, sheet);
    milder(case, sheet);
    once(case, sheet);
    limit(case, sheet);
}

fn below(range: FineRange, fine: Yuan) -> bool {
    range.min.is_some_and(|min| fine < min || (range.min_excluded && fine == min))
}

fn above(range: FineRange, fine: Yuan) -> bool {
    range.max.is_some_and(|max| fine > max || (range.max_excluded && fine == max))
}

fn in_words(range: FineRange) -> String {
    range.in_words().unwrap_or_else(|| "没有数额".to_owned())
}

/// What the circumstances of the case do.
fn effects(case: &Case<'_>) -> Vec<Effect> {
    let held = case.file.facts.iter().flat_map(|facts| &facts.circumstances);
    held.filter_map(|id| by_id(id)).map(|circumstance| circumstance.effect).collect()
}

fn range(case: &Case<'_>, sheet: &mut Sheet) {
    const STATUTE: &str = "law.statutory_range";
    let Some(Outcome::Penalty { fine: Some(fine), reason, .. }) = &case.file.outcome else {
        sheet.ok(STATUTE, "没有罚款");
        return sheet.ok("law.benchmark", "没有罚款");
    };
    let Some(range) = &case.file.range else {
        sheet.unknown(STATUTE, "没有计算法定幅度", Vec::new());
        return sheet.unknown("law.benchmark", "没有计算裁量幅度", Vec::new());
    };
    let statutory = range.statutory;
    if statutory == FineRange::OPEN {
        sheet.unknown(STATUTE, "没有读出法定幅度", Vec::new());
    } else if above(statutory, *fine) {
        let message = format!("罚款{fine}超出法定幅度{}", in_words(statutory));
        sheet.problem(STATUTE, message, Vec::new());
    } else if below(statutory, *fine) {
        mitigated(case, sheet, *fine, statutory);
    } else {
        sheet.ok(STATUTE, format!("罚款{fine}在法定幅度{}之内", in_words(statutory)));
    }
    benchmark(case, sheet, range, *fine, reason);
}

/// A fine below the statutory least is 减轻: it needs a ground of 第三十二条 and the word in the reason.
fn mitigated(case: &Case<'_>, sheet: &mut Sheet, fine: Yuan, statutory: FineRange) {
    const ID: &str = "law.statutory_range";
    let grounds = effects(case).into_iter().any(Effect::lightens);
    let said = matches!(&case.file.outcome, Some(Outcome::Penalty { reason, .. }) if reason.contains("减轻"));
    let what = format!("罚款{fine}低于法定幅度{}", in_words(statutory));
    match (grounds, said) {
        (true, true) => {
            sheet.for_person(ID, format!("{what}，理由写明减轻处罚，请核对减轻的幅度是否适当"), Vec::new());
        }
        (true, false) => sheet.problem(ID, format!("{what}，理由没有写明减轻处罚"), Vec::new()),
        (false, _) => sheet.problem(ID, format!("{what}，没有认定从轻或者减轻的情节"), Vec::new()),
    }
}

fn benchmark(case: &Case<'_>, sheet: &mut Sheet, range: &RangeSummary, fine: Yuan, reason: &str) {
    const ID: &str = "law.benchmark";
    let Some(title) = &range.benchmark else {
        return sheet.unknown(ID, "没有适用的裁量基准", Vec::new());
    };
    if below(range.case, fine) || above(range.case, fine) {
        let message = format!("罚款{fine}不在{title}的幅度{}之内", in_words(range.case));
        return sheet.problem(ID, message, Vec::new());
    }
    let Some(tier) = &range.tier else {
        return sheet.ok(ID, format!("罚款{fine}在{title}的幅度{}之内", in_words(range.case)));
    };
    let draft = case.document(DocumentKind::Decision);
    let named = reason.contains(tier.as_str()) || draft.is_some_and(|(_, text)| text.markdown.contains(tier.as_str()));
    if named {
        return sheet.ok(ID, format!("罚款{fine}在{title}“{tier}”的幅度{}之内", in_words(range.case)));
    }
    sheet.problem(ID, format!("裁量理由和决定书没有写明适用的阶次“{tier}”"), Vec::new());
}

fn reason(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.reason";
    const SHORTEST: usize = 8;
    let reason = match &case.file.outcome {
        Some(Outcome::Penalty { reason, .. }) => reason,
        Some(Outcome::NoPenalty { .. }) => return sheet.ok(ID, "没有拟作出行政处罚"),
        None => return sheet.unknown(ID, "尚未填写拟作出的决定", Vec::new()),
    };
    let effects = effects(case);
    let says = |words: &[&str]| words.iter().any(|word| reason.contains(word));
    let mut wrong = Vec::new();
    if reason.trim().chars().count() < SHORTEST {
        wrong.push("裁量理由过于简单");
    }
    if effects.iter().any(|effect| effect.lightens()) && !says(&["从轻", "减轻"]) {
        wrong.push("认定了从轻或者减轻的情节，理由没有说明");
    }
    if effects.iter().any(|effect| effect.aggravates()) && !says(&["从重", "加重"]) {
        wrong.push("认定了从重的情节，理由没有说明");
    }
    let denies = says(&["无", "没有", "不具", "未发现"]);
    let unfounded = |words: &[&str], held: bool| says(words) && !held && !denies;
    if unfounded(&["从轻", "减轻"], effects.iter().any(|effect| effect.lightens())) {
        wrong.push("理由提到从轻或者减轻，违法事实没有认定相应情节");
    }
    if unfounded(&["从重"], effects.iter().any(|effect| effect.aggravates())) {
        wrong.push("理由提到从重，违法事实没有认定相应情节");
    }
    if wrong.is_empty() {
        return sheet.ok(ID, "写明了裁量理由，与认定的情节一致");
    }
    sheet.problem(ID, wrong.join("；"), Vec::new());
}

fn no_penalty(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.no_penalty";
    let Some(Outcome::NoPenalty { reason }) = &case.file.outcome else {
        return sheet.ok(ID, "不是不予处罚");
    };
    const GROUNDS: [&str; 9] =
        ["轻微", "初次", "没有主观过错", "主观过错", "未成年", "十四周岁", "精神", "二年", "违法事实不能成立"];
    if GROUNDS.iter().any(|ground| reason.contains(ground)) {
        return sheet.for_person(ID, "不予处罚的理由写明了法定情形，请核对证据是否支持", Vec::new());
    }
    sheet.problem(ID, "不予处罚的理由没有写明法定情形", Vec::new());
}

fn gains(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.gains";
    let Some(Outcome::Penalty { confiscated, measures, .. }) = &case.file.outcome else {
        return sheet.ok(ID, "没有拟作出处罚");
    };
    if confiscated.is_some() || measures.contains(&Measure::Confiscation) {
        return sheet.ok(ID, "拟没收违法所得或者非法财物");
    }
    let summary = case.file.facts.iter().map(|facts| facts.summary.clone());
    let text: String = summary.chain(case.file.records.values().map(words)).collect();
    let gained = ["违法所得", "获利", "销售额", "货值"].iter().find(|word| text.contains(**word));
    match gained {
        Some(word) => {
            let message =
                format!("违法事实或者笔录提到“{word}”，没有拟没收违法所得，请核对是否有违法所得、是否已经退赔");
            sheet.for_person(ID, message, Vec::new());
        }
        None => sheet.ok(ID, "违法事实和笔录没有提到违法所得"),
    }
}

fn correction(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.correction";
    let ordered = |text: &str| text.contains("责令") && text.contains("改正");
    if case.document(DocumentKind::Correction).is_some() {
        return sheet.ok(ID, "制作了责令改正通知书");
    }
    match case.document(DocumentKind::Decision) {
        Some((_, version)) if ordered(&version.markdown) => sheet.ok(ID, "决定书责令改正"),
        Some((document, _)) => {
            let refs = vec![Pointer::document(&document.id)];
            sheet.problem(ID, "没有责令改正通知书，决定书也没有责令改正", refs);
        }
        None => sheet.unknown(ID, "尚无责令改正通知书和决定书", Vec::new()),
    }
}

fn milder(case: &Case<'_>, sheet: &mut Sheet) {
    let acted = case.file.facts.as_ref().and_then(|facts| facts.acted_on);
    let acted = acted.map_or_else(|| "日期未填写".to_owned(), |day| day.to_string());
    let message = format!("违法行为（{acted}）适用当时的规定；其后的规定处罚是否较轻、过罚是否相当，须由审核人员判断");
    sheet.for_person("law.milder", message, Vec::new());
}

fn once(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.once";
    let Some(others) = &case.outside.same_act else {
        return sheet.unknown(ID, "没有查找对同一违法行为的其他决定", Vec::new());
    };
    let fines_now = case.file.outcome.as_ref().and_then(Outcome::fine).is_some();
    let fined: Vec<&str> = others.iter().filter(|other| other.fined).map(|other| other.number.as_str()).collect();
    match others.len() {
        0 => sheet.ok(ID, "没有发现对同一违法行为的其他决定"),
        _ if fines_now && !fined.is_empty() => {
            sheet.problem(ID, format!("同一违法行为已经罚款：{}", fined.join("、")), Vec::new());
        }
        _ => {
            let numbers: Vec<&str> = others.iter().map(|other| other.number.as_str()).collect();
            sheet.for_person(ID, format!("同一违法行为有其他决定：{}，请核对", numbers.join("、")), Vec::new());
        }
    }
}

fn limit(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "law.time_limit";
    let facts = case.file.facts.as_ref();
    let Some(start) = facts.and_then(|facts| facts.acted_on) else {
        return sheet.unknown(ID, "没有填写违法行为的日期，不能计算追究期限", Vec::new());
    };
    let law = case.file.provisions.as_ref().and_then(|basis| basis.penalties.first()).map_or("", |cited| &cited.law);
    let found = facts.and_then(|facts| facts.found_on);
    let times = Times { start, went_on: false, found, decided: case.decided_on(), harm: None };
    match time_limit::check(law, times) {
        Limit::Kept(step) => sheet.ok(ID, format!("{}：{}（{}）", step.result, step.input, step.source)),
        Limit::Passed(step) => {
            sheet.problem(ID, format!("{}：{}（{}）", step.result, step.input, step.source), Vec::new());
        }
        Limit::Unknown(step, why) => sheet.for_person(ID, format!("{}；{why}", step.input), Vec::new()),
    }
}
