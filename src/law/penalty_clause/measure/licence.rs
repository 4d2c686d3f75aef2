//! Licences suspended, revoked or lowered.

use super::context::{is_no_object, is_reported, object_end};
use super::{MeasureKind, Taken, penalty};

/// Reads 吊销许可证, 暂扣或者吊销导游证, 撤销相关业务许可, 降低资质等级.
pub(super) fn read(phrase: &str, at: usize) -> Option<Taken> {
    let rest = phrase.get(at..)?;
    lowered(phrase, at).or_else(|| {
        let (verb, kind) = [
            ("暂扣或者吊销", MeasureKind::SuspendLicence),
            ("暂扣、吊销", MeasureKind::SuspendLicence),
            ("暂停或者撤销", MeasureKind::SuspendLicence),
            ("暂扣", MeasureKind::SuspendLicence),
            ("吊销", MeasureKind::RevokeLicence),
            ("撤销", MeasureKind::RevokeLicence),
        ]
        .into_iter()
        .find(|(verb, _)| rest.starts_with(verb))?;
        let end = object_end(phrase, at + verb.len());
        let object = &phrase[at + verb.len()..end];
        let idle = object.is_empty() || object.starts_with(['的', '等', '、', '期']);
        if idle || is_reported(&phrase[..at]) || is_no_object(object) || !is_licence(verb, object) {
            return Some((Vec::new(), end));
        }
        let revoked = verb.find("吊销").or_else(|| verb.find("撤销")).filter(|place| *place > 0);
        let Some(second) = revoked else {
            return Some((vec![penalty(&phrase[at..end], at..end, kind)], end));
        };
        // One may be chosen: two penalties that share their object.
        let first: String = verb.chars().take(2).collect();
        let suspension = penalty(format!("{first}{object}"), at..end, kind);
        let revocation = penalty(&phrase[at + second..end], at + second..end, MeasureKind::RevokeLicence);
        Some((vec![suspension, revocation], end))
    })
}

/// 撤销 is a penalty where it takes a licence or a qualification; a guardian or a decision is revoked too.
fn is_licence(verb: &str, object: &str) -> bool {
    const HELD: [&str; 7] = ["许可", "许可证", "资格", "资质", "许可证件", "批准文件", "证明文件"];
    const NOT_HELD: [&str; 6] = ["监护", "行政许可", "入学", "遗产", "直接", "决定"];
    !verb.ends_with("撤销")
        || (HELD.iter().any(|held| object.ends_with(held)) && !NOT_HELD.iter().any(|word| object.contains(word)))
}

/// 降低资质等级, 降低测绘资质等级.
fn lowered(phrase: &str, at: usize) -> Option<Taken> {
    let object = phrase.get(at..)?.strip_prefix("降低")?;
    let named = object.find("等级").filter(|place| object[..*place].chars().count() <= 8)?;
    let qualifies = object[..named].contains("资质") || object[..named].contains("资格");
    let end = at + "降低".len() + named + "等级".len();
    let found = qualifies && !is_reported(&phrase[..at]);
    found.then(|| (vec![penalty(&phrase[at..end], at..end, MeasureKind::LowerQualification)], end))
}
