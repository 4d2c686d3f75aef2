//! Whom a fine hits: what stands between 对 and the verb.

use super::Subject;

/// Words that name natural persons.
const PERSONS: [&str; 16] = [
    "人员",
    "个人",
    "主管人",
    "负责人",
    "责任人",
    "法定代表人",
    "船长",
    "船员",
    "驾驶人",
    "自然人",
    "公民",
    "导游",
    "机长",
    "公证员",
    "首要分子",
    "农户",
];
/// Words that name organisations.
const ORGANISATIONS: [&str; 9] = ["单位", "公司", "企业", "机构", "组织", "法人", "平台", "学校", "合作社"];
/// What a subject ends with: persons and organisations, and roles that either may hold (经营人, 广告主).
const ROLES: [&str; 7] = ["人", "员", "者", "主", "长", "分子", "单位"];
/// What may stand between the subject and the verb.
const BETWEEN: [&str; 9] = ["可以", "应当", "依法", "分别", "按日", "按次", "并", "还", "的"];

/// The subject that the words before the verb name (对…处, 对…给予警告), and these words.
pub(crate) fn named_in(words: &str) -> Option<(Subject, String)> {
    let mut places: Vec<usize> = words.match_indices('对').map(|(at, _)| at).collect();
    places.reverse();
    places.into_iter().find_map(|at| {
        let named = without_tail(cut_at_measure(&words[at + '对'.len_utf8()..]));
        let ends_well = ORGANISATIONS.iter().chain(&PERSONS).chain(&ROLES).any(|word| named.ends_with(word));
        ends_well.then(|| (kind_of(named), named.to_owned()))
    })
}

/// A phrase that ends with a subject and imposes nothing: 对农户，并处…; 可以根据情形对负有责任的人员，处….
pub(crate) fn alone_in(phrase: &str) -> Option<(Subject, String)> {
    let (subject, named) = named_in(phrase)?;
    let before = phrase.strip_suffix(named.as_str())?.strip_suffix('对')?;
    let opens = before.is_empty()
        || ["并", "同时"].contains(&before)
        || before.starts_with('由')
        || before.contains("可以根据")
        || before.ends_with("部门")
        || before.ends_with("机关");
    opens.then_some((subject, named))
}

fn without_tail(named: &str) -> &str {
    let shorter = BETWEEN.iter().find_map(|word| named.strip_suffix(word));
    shorter.map_or(named, without_tail)
}

/// 直接负责的主管人员给予警告: the person ends where the first measure begins.
fn cut_at_measure(named: &str) -> &str {
    const MEASURES: [&str; 12] =
        ["按每", "按照", "给予", "处", "并处", "可以", "没收", "暂扣", "吊销", "责令", "依法", "予以"];
    let end = MEASURES.iter().filter_map(|word| named.find(word)).min();
    named.get(..end.unwrap_or(named.len())).unwrap_or(named)
}

fn kind_of(named: &str) -> Subject {
    let last = |words: &[&str]| words.iter().filter_map(|word| named.rfind(word)).max();
    let both = ["或者个人", "或个人", "、个人", "和个人"].iter().any(|words| named.ends_with(words));
    match (last(&PERSONS), last(&ORGANISATIONS)) {
        (Some(_), Some(_)) if both => Subject::Any,
        (Some(person), Some(organisation)) if organisation > person => Subject::Unit,
        (Some(_), _) => Subject::Individual,
        (None, Some(_)) => Subject::Unit,
        (None, None) => Subject::Any,
    }
}

/// 单位…的, 个人…的: a segment that itself says who acts.
pub(crate) fn acting_in(phrase: &str) -> Option<Subject> {
    let acts = phrase.ends_with('的');
    let begins = |words: &[&str]| words.iter().any(|word| phrase.starts_with(word));
    if acts && begins(&["单位有", "单位违反", "单位实施", "属于单位", "单位犯"]) {
        return Some(Subject::Unit);
    }
    if acts && begins(&["个人有", "个人违反", "个人实施", "属于个人"]) {
        return Some(Subject::Individual);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_units_are_told_apart() {
        let cases = [
            ("对直接负责的主管人员和其他直接责任人员", Subject::Individual),
            ("并对其直接负责的主管人员和其他直接责任人员可以", Subject::Individual),
            ("对单位", Subject::Unit),
            ("对个人可以", Subject::Individual),
            ("由公安机关对船舶所有人、船长", Subject::Individual),
            ("对单位直接负责的主管人员", Subject::Individual),
            ("对违法的单位可以并", Subject::Unit),
            ("对有关组织或者个人", Subject::Any),
            ("对违法船舶的所有人、经营人或者管理人", Subject::Any),
        ];
        for (words, subject) in cases {
            assert_eq!(named_in(words).map(|(subject, _)| subject), Some(subject), "{words}");
        }
        for words in ["由有关主管部门", "国务院对外贸易主管部门可以", "消除对国家安全的影响"]
        {
            assert_eq!(named_in(words), None, "{words}");
        }
    }
}
