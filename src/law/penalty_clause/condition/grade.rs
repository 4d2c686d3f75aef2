//! Words that grade the circumstances.

use super::Grade;

/// Words of each grade; the longer before the shorter that it holds.
const GRADES: [(&str, Grade); 15] = [
    ("情节特别严重", Grade::VerySerious),
    ("特别严重", Grade::VerySerious),
    ("情节严重", Grade::Serious),
    ("严重情节", Grade::Serious),
    ("情节恶劣", Grade::Serious),
    ("情节较重", Grade::RatherSerious),
    ("情节较轻", Grade::Minor),
    ("情节轻微", Grade::Minor),
    ("拒不", Grade::NotCorrected),
    ("拒绝改正", Grade::NotCorrected),
    ("不改正", Grade::NotCorrected),
    ("未改正", Grade::NotCorrected),
    ("后果严重", Grade::Consequences),
    ("严重后果", Grade::Consequences),
    ("危害后果", Grade::Consequences),
];

/// The grade that one piece of a condition names.
pub(super) fn read(piece: &str) -> Option<Grade> {
    // Only what an order demanded is refused: 拒不改正, 拒不召回; 拒不签收 and the like describe an act.
    const DEMANDED: [&str; 8] = ["改正", "停止", "整改", "执行", "召回", "拆除", "恢复", "补"];
    let refused = |words: &str| words != "拒不" || DEMANDED.iter().any(|word| piece.contains(&format!("拒不{word}")));
    let named = GRADES.iter().find(|(words, _)| piece.contains(words) && refused(words)).map(|(_, grade)| *grade);
    named.or_else(|| overdue(piece)).or_else(|| consequences(piece))
}

/// 逾期不拆除, 逾期未关闭, 逾期仍不缴纳: a term that an order set has run out.
fn overdue(piece: &str) -> Option<Grade> {
    let after = piece.split_once("逾期").map(|(_, after)| after.trim_start_matches('仍'))?;
    ["不", "未", "拒不"].iter().any(|word| after.starts_with(word)).then_some(Grade::NotCorrected)
}

/// 造成后果, 导致危害网络安全等后果, 造成重大损失.
fn consequences(piece: &str) -> Option<Grade> {
    let caused = ["造成", "导致"].iter().find_map(|word| piece.strip_prefix(word))?;
    (caused.ends_with("后果") || caused.starts_with("重大")).then_some(Grade::Consequences)
}
