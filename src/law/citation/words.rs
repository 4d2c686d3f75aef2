//! Words around a number that tell a citation from the counting of things: 第三条生产线 is no article.

/// Things that 条 counts.
const THINGS: [&str; 96] = [
    "道路",
    "公路",
    "马路",
    "大街",
    "街",
    "路",
    "巷",
    "胡同",
    "河",
    "江",
    "沟",
    "渠",
    "船",
    "生产线",
    "流水线",
    "装配线",
    "包装线",
    "输送线",
    "灌装线",
    "检测线",
    "产线",
    "传送带",
    "输送带",
    "皮带",
    "履带",
    "线",
    "航",
    "铁路",
    "高速",
    "管",
    "鱼",
    "蛇",
    "狗",
    "腿",
    "裤",
    "裙",
    "毛巾",
    "被",
    "毯",
    "床单",
    "围巾",
    "项链",
    "烟",
    "香烟",
    "卷烟",
    "绳",
    "带子",
    "链",
    "信息",
    "消息",
    "短信",
    "微信",
    "留言",
    "评论",
    "新闻",
    "记录",
    "建议",
    "意见",
    "理由",
    "措施",
    "命",
    "黄瓜",
    "标语",
    "横幅",
    "跑道",
    "车道",
    "经验",
    "教训",
    "原则",
    "体会",
    "途径",
    "出路",
    "曲线",
    "裂",
    "伤",
    "疤",
    "尾巴",
    "龙",
    "虫",
    "广告",
    "视频",
    "帖子",
    "动态",
    "朋友圈",
    "语音",
    "弹幕",
    "字幕",
    "数据",
    "日志",
    "指令",
    "命令",
    "通告",
    "口供",
    "供述",
    "私信",
    "彩信",
];
/// What may be said of a thing before it is named.
const QUALITIES: [char; 8] = ['新', '旧', '主', '大', '小', '长', '老', '热'];
/// What stands before the numbers of a contract or of house rules.
const PAPERS: [&str; 20] = [
    "合同",
    "协议",
    "协议书",
    "章程",
    "制度",
    "手册",
    "公约",
    "条款",
    "约定",
    "文件",
    "公告",
    "标书",
    "须知",
    "说明书",
    "规程",
    "守则",
    "承诺书",
    "判决书",
    "决定书",
    "笔录",
];
/// What follows a place in a law.
const AFTER: [&str; 47] = [
    "规定", "的", "所", "第", "情形", "行为", "、", "，", ",", "。", "；", ";", "：", ":", "）", ")", "】", "之", "中",
    "和", "及", "与", "或", "以", "明", "要求", "处", "予", "给", "进行", "“", "”", "「", "对", "已", "均", "也", "又",
    "并", "还", "则", "再", "\n", "\r", "罚", "载", "属",
];

/// Whether `rest` begins with something that is counted in 条.
pub(super) fn counts_things(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{3000}']).trim_start_matches(QUALITIES);
    THINGS.iter().any(|thing| rest.starts_with(thing))
}

/// Whether `before` ends with the name of a contract or of house rules, or `rest` says that somebody agreed on it.
pub(super) fn is_of_a_paper(before: &str, rest: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{3000}', '的', '中']);
    PAPERS.iter().any(|paper| before.ends_with(paper)) || rest.starts_with("约定")
}

/// Whether `rest` goes on as it does behind a place in a law.
pub(super) fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{3000}']);
    rest.is_empty() || AFTER.iter().any(|word| rest.starts_with(word))
}

/// Whether a number at the start of a line is the heading of an article of this very text.
pub(super) fn is_heading(before: &str, rest: &str) -> bool {
    let line = before.trim_end_matches([' ', '\u{3000}', '\t', '#', '*']);
    let rest = rest.strip_prefix("**").unwrap_or(rest);
    (line.is_empty() || line.ends_with('\n')) && rest.starts_with([' ', '\u{3000}', '\t', '：', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_and_articles_are_not() {
        assert!(counts_things("生产线") && counts_things(" 道路") && counts_things("新传送带"));
        assert!(!counts_things("规定") && !counts_things("、第四条"));
        assert!(is_of_a_paper("双方合同", "") && is_of_a_paper("", "约定"));
        assert!(is_heading("\n", "　为了") && !is_heading("依照", " 处罚"));
    }
}
