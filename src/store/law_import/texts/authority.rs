//! Level and issuer of a text, by its promulgation line, its title and the folders that it lies in.

use std::sync::LazyLock;

use regex::Regex;

use crate::law::region;

/// The levels of documents, as collections name folders after them.
pub(super) const LEVELS: [&str; 7] =
    ["法律", "行政法规", "部门规章", "地方性法规", "地方政府规章", "司法解释", "规范性文件"];
const COURTS: [&str; 2] = ["最高人民法院", "最高人民检察院"];
/// How a name of an authority ends.
const AUTHORITY: &str = "常务委员会|人民代表大会|国务院办公厅|国务院|政务院|军事委员会|人民政府|法院|检察院|委员会|总局|部|局|署|银行|办公室|办公厅|总会|发展改革委|卫生计生委|保监会|银监会|证监会|银保监会";

static LOCAL_CONGRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[省市区州县旗][^，。；\n]{0,14}(?:人民代表大会|人大)").ok());
static LOCAL_GOVERNMENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[省市区州]\S{0,4}(?:人民)?政府(?:令|第\S{1,8}号|公布|发布|常务会议|修[改订])").ok());
static STATE_COUNCIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:国务院|政务院)[^，。；《》\n]{0,14}(?:令|公布|发布|批准|通过|第\S{1,8}次常务会议|批转)|(?:国务院|政务院)[、\s]+(?:中华人民共和国)?中央军|^(?:国务院|政务院)\s*$").ok()
});
static MINISTRY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:部|局|署|办|委员会|革委|生委|银行|办公室|总会|院|监会)\s*(?:第\S{1,8}次)?(?:令|公告|公布|发布|规章|修[改订]|[部局署委行院]务会议|局长办公会|办公会)|(?:部|局|署|委员会|革委|生委)[^，。；\n]{0,8}第\s*\d+\s*号|第\S{1,4}次[部局署委]务会议").ok()
});
static ISSUER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = format!(
        r"(?:日|^|[（(、，,和由经已\s\u{{3000}}])(?:中华人民共和国)?((?:\p{{Han}}{{2,24}}?第\p{{Han}}{{1,4}}届)?\p{{Han}}{{0,24}}?(?:{AUTHORITY}))(?:\p{{Han}}{{0,2}}令|\p{{Han}}{{1,5}}[〔\d]|公告|第|公布|发布|批准|批转|通过|会议|审判|检察|[部局署委]务|局长办公|修订|修正|[、\s\u{{3000}}（(]|$)"
    );
    Regex::new(&pattern).ok()
});
static SESSION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"第\p{Han}{1,4}届").ok());

/// The level of a text.
pub(super) fn level(preamble: &[String], title: &str, place: &str) -> &'static str {
    let whole = preamble.join("\n");
    let has = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(&whole));
    if COURTS.iter().any(|court| title.contains(court)) || by_court(preamble) {
        return "司法解释";
    }
    let national = title.starts_with("中华人民共和国");
    if national && title.ends_with('法') && !title.ends_with("办法") {
        return "法律";
    }
    if title.starts_with("中国共产党") || title.starts_with("中共") {
        return "规范性文件";
    }
    let local = region::of_title(title).is_some();
    if !national && has(&LOCAL_CONGRESS) && (!whole.contains("全国人民代表大会") || local) {
        return "地方性法规";
    }
    if !national && has(&LOCAL_GOVERNMENT) {
        return "地方政府规章";
    }
    if local && !national {
        return by_local_title(title);
    }
    // A notice that carries a document tells of a normative document, whoever signed it (规章制定程序条例 第六条, 第三十条).
    let is_notice = title.ends_with("通知") || preamble.iter().take(3).any(|line| line.contains("关于印发"));
    if has(&STATE_COUNCIL) && !is_notice {
        return "行政法规";
    }
    // Only the State Council may call a regulation 条例, beside local congresses (行政法规制定程序条例 第五条).
    if title.ends_with("条例") {
        return "行政法规";
    }
    if let Some(level) = of_folders(place) {
        return level;
    }
    if is_notice {
        return "规范性文件";
    }
    if has(&MINISTRY) || whole.contains("现予公布") || whole.contains("现予发布") {
        return "部门规章";
    }
    if whole.contains("全国人民代表大会") { "法律" } else { "规范性文件" }
}

/// Who issued a text of `level`.
pub(super) fn issuer(preamble: &[String], title: &str, place: &str, level: &str) -> Option<String> {
    let courts: Vec<&str> = COURTS.into_iter().filter(|court| title.contains(court)).collect();
    if level == "司法解释" && !courts.is_empty() {
        return Some(courts.join("、"));
    }
    let found = preamble.iter().find_map(|line| named(line)).or_else(|| by_title(title));
    match level {
        // 立法法 第七十二条: only the State Council makes them.
        "行政法规" => found.or_else(|| Some("国务院".to_owned())),
        "部门规章" => found.or_else(|| by_folder(place)),
        _ => found,
    }
}

/// The first authority that a line names.
fn named(line: &str) -> Option<String> {
    let found = ISSUER.as_ref()?.captures(line)?;
    let name = found.get(1)?.as_str();
    let name = name.rsplit("中华人民共和国").next().unwrap_or(name).trim_start_matches(['经', '由', '已']);
    let name = SESSION.as_ref()?.replace(name, "").into_owned();
    let name = name.trim_end_matches("审判委员会").trim_end_matches("检察委员会").to_owned();
    let is_name = name.chars().count() > 2 && !name.starts_with(['各', '本']) && !name.starts_with("地方");
    is_name.then_some(name)
}

/// 国务院关于…的规定.
fn by_title(title: &str) -> Option<String> {
    let (head, _) = title.split_once("关于")?;
    let head = head.strip_prefix("中华人民共和国").unwrap_or(head);
    let names: Vec<&str> = head.split(['、', ' ']).collect();
    let is_authority = |name: &&str| AUTHORITY.split('|').any(|ending| name.ends_with(ending));
    (!head.is_empty() && names.iter().all(is_authority)).then(|| head.to_owned())
}

/// The ministry that a folder is named after: 部门规章/公安部/….
fn by_folder(place: &str) -> Option<String> {
    let folder = place.rsplit(['/', '\\']).nth(1)?;
    let is_ministry = folder.ends_with('部') || folder.ends_with("总局") || folder.ends_with('署');
    is_ministry.then(|| folder.to_owned())
}

/// Adopted by a court, rather than applying what a court said.
fn by_court(preamble: &[String]) -> bool {
    preamble.iter().take(3).any(|line| {
        COURTS.iter().any(|court| line.contains(court))
            && ["审判委员会", "检察委员会", "通过", "公布", "发布", "印发"].iter().any(|word| line.contains(word))
    })
}

fn by_local_title(title: &str) -> &'static str {
    if title.ends_with("条例") || title.contains("人民代表大会") {
        return "地方性法规";
    }
    let is_rule = ["办法", "规定", "细则"].iter().any(|ending| title.ends_with(ending));
    if is_rule { "地方政府规章" } else { "规范性文件" }
}

/// The level that a folder is named after: 农业农村/02.行政法规, 部门规章/公安部, 02地方性法规.
fn of_folders(place: &str) -> Option<&'static str> {
    let (folders, _) = place.rsplit_once(['/', '\\'])?;
    folders.split(['/', '\\']).find_map(|folder| {
        let bare = folder.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '、' | ' '));
        let is_ministry_rules = bare.ends_with("部规章");
        LEVELS.into_iter().find(|level| *level == bare || (is_ministry_rules && *level == "部门规章"))
    })
}
