//! Words of tables that name a circumstance of the catalogue.

use super::Condition;
use crate::discretion::circumstance::catalogue;

/// What may stand before the words and changes nothing.
const BEFORE: [&str; 12] =
    ["当事人", "违法行为人", "违法当事人", "能够", "能", "已经", "已", "并", "且", "属于", "系", "经责令改正后"];

/// The words of each circumstance. They must be the whole term: 未及时改正 is no 及时改正.
const WORDS: [(&str, &[&str]); 15] = [
    ("first_offence", &["初次违法", "首次违法", "初犯", "初次实施违法行为", "首次实施违法行为"]),
    (
        "timely_correction",
        &[
            "及时改正",
            "及时改正违法行为",
            "立即改正",
            "主动改正",
            "主动改正违法行为",
            "及时纠正",
            "及时纠正违法行为",
            "按期改正",
            "按要求改正",
            "责令改正后及时改正",
        ],
    ),
    ("minor_harm", &["危害后果轻微", "后果轻微", "造成危害后果轻微", "违法行为危害后果轻微"]),
    (
        "no_harm",
        &["没有造成危害后果", "未造成危害后果", "没有危害后果", "无危害后果", "尚未造成危害后果", "没有造成后果"],
    ),
    ("minor_act", &["违法行为轻微", "违法情节轻微", "违法行为轻微，社会危害性较小"]),
    (
        "refused_correction",
        &[
            "拒不改正",
            "逾期未改正",
            "逾期不改正",
            "逾期拒不改正",
            "责令改正后拒不改正",
            "经责令改正拒不改正",
            "责令改正逾期未改正",
            "责令限期改正逾期不改正",
            "拒不改正违法行为",
            "责令改正而拒不改正",
        ],
    ),
    (
        "removed_harm",
        &[
            "主动消除或者减轻违法行为危害后果",
            "主动消除或者减轻危害后果",
            "主动消除危害后果",
            "主动减轻危害后果",
            "主动消除或减轻违法行为危害后果",
            "主动消除或减轻危害后果",
            "主动消除违法行为危害后果",
            "主动减轻违法行为危害后果",
        ],
    ),
    (
        "coerced",
        &["受他人胁迫或者诱骗实施违法行为", "受他人胁迫实施违法行为", "受他人诱骗实施违法行为", "受他人胁迫有违法行为"],
    ),
    ("voluntary_confession", &["主动供述行政机关尚未掌握的违法行为"]),
    ("meritorious", &["有立功表现", "配合行政机关查处违法行为有立功表现", "配合行政机关查处违法行为并有立功表现"]),
    (
        "cooperation",
        &[
            "积极配合调查",
            "积极配合调查并主动提供证据材料",
            "积极配合执法机关调查",
            "积极配合行政机关调查",
            "积极配合行政机关查处违法行为",
        ],
    ),
    (
        "concealment",
        &[
            "伪造、隐匿、毁灭证据",
            "隐匿、毁灭证据",
            "伪造、隐匿、销毁证据",
            "隐匿、销毁证据",
            "毁灭证据",
            "销毁证据",
            "伪造证据",
            "隐匿证据",
        ],
    ),
    (
        "obstruction",
        &[
            "阻碍或者拒不配合执法",
            "阻碍执法",
            "拒不配合执法",
            "阻碍执法人员执法",
            "拒绝、阻碍执法",
            "拒绝或者阻碍执法",
            "妨碍执法人员查处违法行为",
            "暴力抗法",
        ],
    ),
    ("serious_circumstances", &["情节严重"]),
    ("lesser_circumstances", &["情节较轻", "情节轻微"]),
];

/// Reads a term that names a circumstance; `text` is the term as written.
pub(super) fn read(bare: &str, text: &str) -> Option<Condition> {
    // The full name of an entry is said in its own words; what decisions call it in short may mean other things in a table.
    let by_name = |words: &str| catalogue().iter().find(|entry| entry.name == words).map(|entry| entry.id.as_str());
    let found =
        |words: &str| WORDS.iter().find(|(_, all)| all.contains(&words)).map(|(id, _)| *id).or_else(|| by_name(words));
    let mut rest = bare;
    loop {
        if let Some(id) = found(rest) {
            return Some(Condition::Circumstance { id, text: text.to_owned() });
        }
        rest = BEFORE.iter().find_map(|word| rest.strip_prefix(word))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discretion::circumstance::by_id;

    #[test]
    fn every_circumstance_is_one_of_the_catalogue_and_no_words_mean_two() {
        let mut seen = std::collections::BTreeSet::new();
        for (id, words) in WORDS {
            assert!(by_id(id).is_some(), "{id}");
            for word in words {
                assert!(seen.insert(*word), "{word} twice");
            }
        }
    }
}
