//! Party, facts, evidence, law, decision.

use super::Found;
use super::lists::{LISTS, any};
use super::text::{Line, Text, unquoted};
use crate::casework::review::amounts::amounts_in;
use crate::law::citation;
use crate::law::dates::{DateValue, find_dates};

pub(super) fn check(text: &Text, found: &mut Found) {
    party(text, found);
    facts(text, found);
    evidence(text, found);
    basis(text, found);
    decision(text, found);
}

/// Lines of the party: from the one that names it to the first that is a sentence.
fn party_lines(text: &Text) -> &[Line] {
    let names = |line: &Line| ["当事人", "被处罚人", "被处罚单位"].iter().any(|head| line.text.starts_with(head));
    let Some(start) = text.lines.iter().position(names) else { return &[] };
    let rest = text.lines.get(start..).unwrap_or_default();
    let end = rest.iter().position(|line| line.heading || !line.text.contains(['：', ':']) && line.text.contains('，'));
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// The name behind 当事人：.
pub(super) fn party_name(text: &Text) -> Option<(usize, String)> {
    let line = party_lines(text).first()?;
    let (_, behind) = line.text.split_once(['：', ':'])?;
    let name = behind.split(['，', ',', '；', ';', ' ', '。']).next()?.trim();
    (!name.is_empty()).then(|| (line.number, name.to_owned()))
}

/// Whether a name is one of an organisation or a business.
pub(super) fn is_business(name: &str) -> bool {
    const ENDS: [&str; 14] =
        ["公司", "厂", "店", "超市", "商行", "经营部", "中心", "企业", "合作社", "医院", "诊所", "酒店", "餐厅", "馆"];
    ENDS.iter().any(|end| name.ends_with(end)) || name.contains("有限") || name.chars().count() > 6
}

fn party(text: &Text, found: &mut Found) {
    const ID: &str = "text.party_information_completeness";
    let lines = party_lines(text);
    let Some((line, name)) = party_name(text) else {
        found.problem(ID, "没有写明当事人的姓名或者名称", lines.first().map(|line| line.number));
        return;
    };
    let part: String = lines.iter().map(|line| format!("{}\n", line.text)).collect();
    let has = |words: &[&str]| words.iter().any(|word| part.contains(word));
    let code: (&[&str], &str) = if is_business(&name) {
        (&["统一社会信用代码", "组织机构代码", "注册号", "证件名称及号码"], "统一社会信用代码")
    } else {
        (&["身份证", "护照", "证件号码", "证件名称及号码"], "身份证件号码")
    };
    let address: &[&str] = &["住所", "地址", "住址", "经营场所"];
    let missing: Vec<&str> = [(code.0, code.1), (address, "地址")]
        .into_iter()
        .filter(|(words, _)| !has(words))
        .map(|(_, name)| name)
        .collect();
    if !missing.is_empty() {
        found.problem(ID, format!("当事人“{name}”没有写明{}", missing.join("、")), Some(line));
    }
    if is_business(&name) && !has(&["法定代表人", "负责人", "经营者", "投资人", "执行事务合伙人"])
    {
        let message = format!("单位当事人“{name}”没有写明法定代表人、负责人或者经营者");
        found.problem("text.legal_representative_information", message, Some(line));
    }
}

fn facts(text: &Text, found: &mut Found) {
    const ID: &str = "text.violation_facts_specificity";
    let opens = |line: &str| ["经查", "查明", "违法事实", "调查认定"].iter().any(|word| line.contains(word));
    let Some(start) = text.lines.iter().position(|line| opens(&line.text)) else {
        found.problem(ID, "没有写明查明的违法事实", None);
        return;
    };
    // A heading 违法事实和证据 stands before what it opens.
    let sentences = text.lines.iter().skip(start).filter(|line| !line.heading && line.text.contains('，'));
    let part: Vec<&Line> = sentences.take_while(|line| !line.text.contains("证据")).take(6).collect();
    let words: String = part.iter().map(|line| line.text.as_str()).collect();
    let dated = find_dates(&words, None).iter().any(|date| matches!(date.value, DateValue::Day(_)));
    let placed = ["位于", "经营场所", "住所", "现场", "路", "街", "村", "镇", "区", "号", "门店", "工地", "厂区"];
    let missing = [
        (dated, "时间"),
        (placed.iter().any(|word| words.contains(word)), "地点"),
        (words.chars().count() >= 30, "行为的具体情况"),
    ];
    let missing: Vec<&str> = missing.iter().filter(|(held, _)| !held).map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        let line = part.first().map(|line| line.number);
        found.problem(ID, format!("违法事实没有写明{}", missing.join("、")), line);
    }
}

fn evidence(text: &Text, found: &mut Found) {
    const ID: &str = "text.evidence_enumeration";
    let names = |line: &Line| line.text.contains("证据");
    let opens = |line: &Line| names(line) && line.text.ends_with('：');
    let start = text.lines.iter().position(opens).or_else(|| text.lines.iter().position(names));
    let Some(start) = start else {
        found.problem(ID, "没有列举证据", None);
        return;
    };
    let line = text.lines.get(start).map(|line| line.number);
    let part: String = text.lines.iter().skip(start).take(12).map(|line| format!("{}\n", line.text)).collect();
    let kinds = LISTS.evidence.iter().filter(|kind| part.contains(kind.as_str())).count();
    if kinds < 2 {
        found.problem(ID, "证据没有逐项列举", line);
    }
}

fn basis(text: &Text, found: &mut Found) {
    const ID: &str = "text.legal_basis_completeness";
    let citations = citation::find(&text.whole);
    let mut kinds = (false, false);
    let mut at = 0;
    for sentence in text.whole.split_inclusive(['。', '\n']) {
        let span = at..at + sentence.len();
        at = span.end;
        let breaks = sentence.contains("违反");
        let punishes = ["依据", "根据", "依照", "按照"].iter().any(|word| sentence.contains(word))
            && ["处罚", "罚款", "决定", "责令", "没收"].iter().any(|word| sentence.contains(word));
        if !breaks && !punishes {
            continue;
        }
        // Citations come in the order of the text.
        let from = citations.partition_point(|cited| cited.span.start < span.start);
        let to = citations.partition_point(|cited| cited.span.start < span.end);
        let here = citations.get(from..to).unwrap_or_default();
        let whole = here.iter().any(|cited| cited.law.is_some() && cited.number.is_some());
        // The 行政处罚法 says how to punish, not what: it alone is no basis.
        let substantive = here.iter().any(|cited| {
            cited.number.is_some() && cited.law.as_deref().is_some_and(|law| !law.ends_with("行政处罚法"))
        });
        kinds = (kinds.0 || (breaks && whole), kinds.1 || (punishes && substantive));
        // A law named alone beside a full citation of it is fine; alone in the sentence it says too little.
        if !here.is_empty() && !whole {
            found.problem(ID, "引用法律没有写明具体条文", text.line_at(span.start));
        }
        for unclear in here.iter().filter(|cited| cited.is_unclear) {
            found.problem(ID, "引用的条文指代不明", text.line_at(unclear.span.start));
        }
    }
    let missing = [(kinds.0, "违反的条文"), (kinds.1, "处罚依据的条文")];
    let missing: Vec<&str> = missing.iter().filter(|(held, _)| !held).map(|(_, name)| *name).collect();
    if !missing.is_empty() {
        found.problem(ID, format!("没有完整写明{}", missing.join("、")), None);
    }
}

fn decision(text: &Text, found: &mut Found) {
    const ID: &str = "text.penalty_decision_specificity";
    let part = text.decision();
    let line = part.first().map(|line| line.number);
    let words: String = part.iter().map(|line| format!("{}\n", line.text)).collect();
    if part.first().is_some_and(|line| line.text.contains('拟')) {
        found.problem(ID, "处罚决定仍写作“拟”作出", line);
    }
    if any(&words, &LISTS.penalties).is_none() {
        found.problem(ID, "处罚决定没有写明处罚种类", line);
        return;
    }
    if !words.contains("罚款") {
        return;
    }
    // The statute's own words, such as 处五千元以上五万元以下罚款, are no amount of this decision.
    let own = unquoted(&words);
    let sentences: Vec<&str> = own.split(['。', '；', '\n']).filter(|part| part.contains("罚款")).collect();
    let definite =
        sentences.iter().any(|part| !(amounts_in(part).is_empty() || (part.contains("以上") && part.contains("以下"))));
    if !definite {
        found.problem(ID, "罚款没有写明具体数额", line);
    }
}
