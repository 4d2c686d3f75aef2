//! Whether words order a measure or only speak about one.

/// What a measure ends before, wherever it stands.
const STOPS: [&str; 34] = [
    "直至",
    "或者吊销",
    "或者责令",
    "或者撤销",
    "或者降低",
    "或者禁止",
    "或者取缔",
    "或者由",
    "或者处",
    "或者依法",
    "、责令",
    "、吊销",
    "、暂扣",
    "、没收",
    "、撤销",
    "、降低",
    "、取缔",
    "、收回",
    "、处",
    "、警告",
    "处以",
    "和吊销",
    "、限制",
    "、注销",
    "、五年",
    "\"",
    "”",
    "“",
    "及责令",
    "、一年",
    "、二年",
    "、三年",
    "、通报",
    "、建议",
];
/// What begins another predicate when it stands behind 并: 没收工具并处….
const AFTER_BY: [&str; 20] = [
    "处", "可", "吊", "给予", "予", "组织", "上缴", "责", "没收", "依法", "对", "公告", "通报", "将", "撤", "收", "在",
    "由", "以", "向",
];

/// Where the object of a measure ends that begins at `from`, in bytes.
pub(super) fn object_end(phrase: &str, from: usize) -> usize {
    let tail = phrase.get(from..).unwrap_or_default();
    let stop = STOPS.iter().filter_map(|stop| tail.find(stop)).min();
    let by = tail.match_indices('并').find_map(|(at, by)| {
        let after = &tail[at + by.len()..];
        AFTER_BY.iter().any(|word| after.starts_with(word)).then_some(at)
    });
    from + stop.into_iter().chain(by).min().unwrap_or(tail.len())
}

/// 作出吊销许可证的决定前, 经责令停产停业整顿后: the whole phrase is about a penalty, not one.
pub(super) fn speaks_about_penalties(phrase: &str) -> bool {
    const ENDS: [&str; 15] = [
        "的行政处罚",
        "的处罚决定",
        "处罚决定前",
        "措施前",
        "之前",
        "期间",
        "之日起",
        "期限",
        "的申请",
        "的判决",
        "意见书",
        "监管措施",
        "监督管理措施",
        "行政行为时",
        "的行为",
    ];
    ENDS.iter().any(|end| phrase.ends_with(end))
}

/// Whether the words before a measure make it something that was done or is asked for: 被吊销, 协助没收.
pub(super) fn is_reported(before: &str) -> bool {
    const WORDS: [&str; 13] =
        ["协助", "请求", "申请", "不服", "作出", "采取", "实施", "法院", "受到", "依法应当", "决定", "返还", "除"];
    const NOT_PASSIVE: [&str; 10] = ["处罚", "检查", "侵", "许可", "执行", "害", "监督", "审计", "调查", "委托"];
    // 移送海关没收 reports what another does; 由海关没收 orders it.
    let by_customs = before.ends_with("海关") && !before.ends_with("由海关");
    if by_customs || WORDS.iter().any(|word| before.ends_with(word)) {
        return true;
    }
    let Some(at) = before.rfind('被') else { return false };
    let between = &before[at + '被'.len_utf8()..];
    let names_someone = NOT_PASSIVE.iter().any(|word| between.starts_with(word));
    !names_someone && between.chars().count() <= 20
}

/// Whether the object of a measure shows that it is only spoken about: 没收违法所得的申请, 吊销许可证后.
pub(super) fn is_no_object(object: &str) -> bool {
    const WORDS: [&str; 14] = [
        "之日",
        "处罚",
        "的理由",
        "的申请",
        "的决定",
        "的判决",
        "意见书",
        "程序",
        "请求",
        "的款项",
        "的损失",
        "行政行为",
        "等刑罚",
        "指定其他机构",
    ];
    object.ends_with(['的', '后', '前', '时', '外'])
        || ["拘留", "期间", "期限"].iter().any(|end| object.ends_with(end))
        || WORDS.iter().any(|word| object.contains(word))
}
