//! 警告 and 通报批评.

use super::{MeasureKind, Taken, penalty};

/// Reads 警告 or 通报批评 where it is given; the word alone may be spoken about.
pub(super) fn read(phrase: &str, at: usize) -> Option<Taken> {
    let rest = phrase.get(at..)?;
    let (name, kind) = [("警告", MeasureKind::Warning), ("通报批评", MeasureKind::PublicCriticism)]
        .into_iter()
        .find(|(name, _)| rest.starts_with(name))?;
    let end = at + name.len();
    let is_penalty = is_given(&phrase[..at]) && !is_discipline(phrase) && !rest[name.len()..].starts_with(['后', '的']);
    // 处罚种类包括：警告、罚款: a list of kinds.
    let lists_kinds = at == 0 && rest[name.len()..].starts_with("、罚款");
    (is_penalty && !lists_kinds).then(|| (vec![penalty(name, at..end, kind)], end))
}

fn is_given(before: &str) -> bool {
    const GIVERS: [&str; 12] =
        ["予", "处", "、", "以", "或者", "并", "门", "构", "机关", "政府", "依法", "单处或者并处"];
    before.is_empty() || GIVERS.iter().any(|giver| before.ends_with(giver))
}

/// 给予警告、记过、记大过的处分: discipline within an agency (公务员法), no administrative penalty.
fn is_discipline(phrase: &str) -> bool {
    ["处分", "记过", "撤职"].iter().any(|word| phrase.contains(word))
}
