//! Notice, statement and defence.

use std::sync::LazyLock;

use regex::Regex;

use super::super::Case;
use super::super::sheet::{Pointer, Sheet};
use crate::casework::case_file::act::{Act, Recorded};
use crate::casework::case_file::materials::{DocumentKind, DocumentVersion};
use crate::casework::case_file::model::Outcome;
use crate::casework::review::amounts::names;
use crate::casework::review::catalogue::measure_name;

/// A span of amounts: 1000元至2000元, 1000-2000元, 一千元到二千元.
static SPAN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = r"(?:[0-9][0-9,，.]*|[零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+)";
    Regex::new(&format!(r"{number}\s*万?\s*元?\s*(?:至|到|-|－|—|–|~|～)+\s*{number}\s*万?\s*元")).ok()
});

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    match &case.file.outcome {
        Some(Outcome::Penalty { .. }) => {}
        Some(Outcome::NoPenalty { .. }) => {
            return sheet.ok("procedure.notice_first", "没有拟作出行政处罚，无须告知");
        }
        None => return sheet.unknown("procedure.notice_first", "尚未填写拟作出的决定", Vec::new()),
    }
    first(case, sheet);
    match case.document(DocumentKind::PriorNotice) {
        Some((document, version)) => {
            let pointer = Pointer::document(&document.id);
            amounts(case, sheet, version, pointer.clone());
            content(case, sheet, version, pointer);
        }
        None => {
            sheet.unknown("procedure.notice_amounts", "尚无事先告知书", Vec::new());
            sheet.unknown("procedure.notice_content", "尚无事先告知书", Vec::new());
        }
    }
    statement(case, sheet);
    heavier(case, sheet);
}

fn first(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.notice_first";
    let decided = case.file.decision.as_ref();
    let Some(notice) = &case.file.notice else {
        return match decided {
            Some(_) => sheet.problem(ID, "作出决定之前没有告知当事人", Vec::new()),
            None => sheet.unknown(ID, "尚未告知当事人，决定之前须告知", Vec::new()),
        };
    };
    let refs = vec![Pointer::document(&notice.document)];
    if !notice.matter.same_proposal(case.file.matter) {
        let changed = case.file.matter.changed_since(notice.matter).join("、");
        return sheet.problem(ID, format!("告知之后{changed}有变化，没有重新告知"), refs);
    }
    if decided.is_some_and(|decision| decision.decided_on < notice.received_on) {
        return sheet.problem(ID, "当事人在决定作出之后才收到告知书", refs);
    }
    sheet.ok(ID, format!("{}已就现在拟作出的处罚告知当事人", notice.received_on));
}

fn amounts(case: &Case<'_>, sheet: &mut Sheet, version: &DocumentVersion, pointer: Pointer) {
    const ID: &str = "procedure.notice_amounts";
    let Some(Outcome::Penalty { fine, confiscated, measures, .. }) = &case.file.outcome else { return };
    let text = &version.markdown;
    let mut wrong = Vec::new();
    if let Some(span) = proposed_span(text) {
        wrong.push(format!("以幅度“{span}”告知，视为没有告知具体数额"));
    }
    if let Some(fine) = fine.filter(|fine| !names(text, *fine)) {
        wrong.push(format!("没有写明罚款{fine}"));
    }
    let unnamed = measures.iter().filter(|measure| !stems(measure_name(**measure)).any(|stem| text.contains(stem)));
    wrong.extend(unnamed.map(|measure| format!("没有写明处罚种类“{}”", measure_name(*measure))));
    // What is confiscated may be a sum of money and goods whose worth the notice does not name as one amount.
    if let Some(worth) = confiscated.filter(|worth| !names(text, *worth)) {
        let message = format!("告知书没有写明没收的数额或者价值{worth}，请核对是否分项写明");
        sheet.for_person(ID, message, vec![pointer.clone()]);
    }
    if wrong.is_empty() {
        return sheet.ok(ID, "告知书写明了处罚种类和罚款的具体数额");
    }
    sheet.problem(ID, format!("告知书{}", wrong.join("；")), vec![pointer]);
}

/// A span of amounts in a sentence that proposes a fine; the statute's own words in quotation marks do not count.
fn proposed_span(text: &str) -> Option<&str> {
    let pattern = SPAN.as_ref()?;
    let sentences = text.split(['。', '；', '\n']);
    let proposes = |sentence: &&str| sentence.contains("罚款") && !sentence.contains('“') && !sentence.contains("基准");
    sentences.filter(proposes).find_map(|sentence| pattern.find(sentence)).map(|found| found.as_str())
}

/// How a text may name a measure: 没收违法所得 or 没收非法财物, 吊销…许可证.
fn stems(name: &'static str) -> impl Iterator<Item = &'static str> {
    let head: &[&str] = match name {
        "没收违法所得、没收非法财物" => &["没收"],
        "吊销许可证件" => &["吊销"],
        "暂扣许可证件" => &["暂扣"],
        "降低资质等级" => &["降低资质"],
        "责令停产停业" => &["停产停业", "停业整顿", "停产整顿"],
        "限制从业" => &["限制从业", "不得从事", "禁止从事"],
        "限制开展生产经营活动" => &["限制开展"],
        "其他行政处罚" => &[""],
        _ => &[],
    };
    std::iter::once(name).chain(head.iter().copied())
}

fn content(case: &Case<'_>, sheet: &mut Sheet, version: &DocumentVersion, pointer: Pointer) {
    const ID: &str = "procedure.notice_content";
    let text = &version.markdown;
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let hearing = case.rules.hearing_due(case.file).due;
    let parts = [
        (!text.contains(case.file.party.name.as_str()), "当事人"),
        (!has(&["事实", "查明", "经查"]), "违法事实"),
        (!has(&["理由", "鉴于", "情节", "裁量"]), "裁量理由"),
        (!(text.contains('第') && text.contains('条')), "法律依据"),
        (!text.contains("陈述") || !has(&["申辩"]), "陈述、申辩的权利"),
        (hearing && !text.contains("听证"), "要求听证的权利"),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return sheet.ok(ID, "告知书写明了事实、理由、依据和权利");
    }
    sheet.problem(ID, format!("告知书没有写明{}", missing.join("、")), vec![pointer]);
}

fn statement(case: &Case<'_>, sheet: &mut Sheet) {
    const PERIOD: &str = "procedure.statement_period";
    const ANSWER: &str = "procedure.statement_answered";
    let Some(notice) = &case.file.notice else {
        sheet.unknown(PERIOD, "尚未告知", Vec::new());
        return sheet.unknown(ANSWER, "尚未告知", Vec::new());
    };
    let over = notice.statement_waived || case.decided_on() > notice.statement_until || !notice.statements.is_empty();
    match (over, &case.file.decision) {
        (true, _) => sheet.ok(PERIOD, format!("陈述、申辩期限至{}，已经届满、放弃或者陈述", notice.statement_until)),
        (false, Some(decision)) => {
            let message = format!("陈述、申辩期限至{}，{}就作出决定", notice.statement_until, decision.decided_on);
            sheet.problem(PERIOD, message, Vec::new());
        }
        (false, None) => {
            sheet.unknown(PERIOD, format!("陈述、申辩期限至{}，尚未届满", notice.statement_until), Vec::new());
        }
    }
    match (&notice.answer, notice.statements.is_empty()) {
        (_, true) => sheet.ok(ANSWER, "没有收到陈述、申辩"),
        (None, false) => sheet.problem(ANSWER, "收到陈述、申辩，没有复核", Vec::new()),
        (Some((_, reason)), false) if reason.trim().chars().count() < 4 => {
            sheet.problem(ANSWER, "对陈述、申辩的复核没有说明理由", Vec::new());
        }
        (Some((adopted, _)), false) => {
            sheet.ok(ANSWER, format!("已经复核，{}采纳", if *adopted { "予以" } else { "不予" }));
        }
    }
}

/// Compares each outcome after a statement or a request for a hearing with the one that the party had been told.
fn heavier(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "procedure.not_heavier";
    let mut walk = Walk::default();
    case.history.iter().for_each(|recorded| walk.step(recorded));
    match walk.worse {
        None if walk.spoke => sheet.ok(ID, "陈述、申辩或者要求听证之后处罚没有加重"),
        None => sheet.ok(ID, "当事人没有陈述、申辩，也没有要求听证"),
        Some((seq, how)) if walk.new_facts => {
            let message =
                format!("当事人陈述、申辩之后处罚加重（{how}），其间违法事实有变更，请核对是否只因新查明的事实");
            sheet.for_person(ID, message, vec![Pointer::Act { seq }]);
        }
        Some((seq, how)) => {
            sheet.problem(ID, format!("当事人陈述、申辩之后处罚加重：{how}"), vec![Pointer::Act { seq }]);
        }
    }
}

#[derive(Default)]
struct Walk {
    outcome: Option<Outcome>,
    told: Option<Outcome>,
    spoke: bool,
    new_facts: bool,
    worse: Option<(u64, String)>,
}

impl Walk {
    fn step(&mut self, recorded: &Recorded) {
        match &recorded.act {
            Act::GiveNotice { .. } if !self.spoke => self.told.clone_from(&self.outcome),
            Act::ReceiveStatement { .. } | Act::RequestHearing { .. } => self.spoke = true,
            Act::SetFacts { .. } if self.spoke => self.new_facts = true,
            Act::SetOutcome { outcome, .. } => {
                if self.spoke {
                    let how = self.told.as_ref().and_then(|told| heavier_than(told, outcome));
                    self.worse = how.map(|how| (recorded.seq, how));
                }
                self.outcome = Some(outcome.clone());
            }
            _ => {}
        }
    }
}

/// How `after` is heavier than `before`.
fn heavier_than(before: &Outcome, after: &Outcome) -> Option<String> {
    let Outcome::Penalty { fine, confiscated, measures, .. } = after else { return None };
    let Outcome::Penalty { fine: old_fine, confiscated: old_confiscated, measures: old_measures, .. } = before else {
        return Some("由不予处罚变为处罚".to_owned());
    };
    let mut how = Vec::new();
    for (new, old, what) in [(fine, old_fine, "罚款"), (confiscated, old_confiscated, "没收")] {
        let (new, old) = (new.unwrap_or_default(), old.unwrap_or_default());
        if new > old {
            how.push(format!("{what}由{old}变为{new}"));
        }
    }
    let added = measures.iter().filter(|measure| !old_measures.contains(measure));
    how.extend(added.map(|measure| format!("增加{}", measure_name(*measure))));
    (!how.is_empty()).then(|| how.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_no_amount() {
        let spans =
            ["拟对你单位处1000元至2000元罚款。", "拟处以罚款1000-2000元", "拟罚款一千元到二千元", "拟罚款 1～2万元"];
        for text in spans {
            assert!(proposed_span(text).is_some(), "{text}");
        }
        let none = [
            "拟对你单位处1500元罚款。",
            "规定“处一千元至二千元罚款”，",
            "2025年3月1日至3月5日，拟罚款1500元",
            "处五千元以上五万元以下罚款",
        ];
        for text in none {
            assert_eq!(proposed_span(text), None, "{text}");
        }
    }
}
