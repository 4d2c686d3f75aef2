//! Where a local regulation or rule applies, by the name that it bears: 山东省道路运输条例, 淄博市散装水泥管理办法.

/// Levels of documents that apply in their own region only (立法法 第八十条, 第九十三条).
const LOCAL_LEVELS: [&str; 2] = ["地方性法规", "地方政府规章"];
/// What the name of a region ends with, the larger first; of districts only new ones make rules, and their names say so.
const ENDINGS: [&str; 7] = ["自治区", "自治州", "自治县", "省", "市", "县", "新区"];
/// The longest name of a region, in characters (新疆维吾尔自治区 has eight, 黔西南布依族苗族自治州 eleven).
const LONGEST: usize = 12;

/// Words that end as the name of a region does, and are none.
const NO_REGIONS: [&str; 8] = ["城市", "上市", "都市", "超市", "门市", "集市", "夜市", "高新区"];
/// What makes another word of the ending together with what follows: 市场, 县级.
const OTHER_WORDS: [&str; 8] = ["市场", "市政", "市容", "市民", "县级", "县域", "省级", "省际"];
/// A city that makes rules for its special zone names the zone: 深圳经济特区.
const SPECIAL_ZONE: &str = "经济特区";

/// Whether documents of this level apply in one region only.
pub fn is_local(level: &str) -> bool {
    LOCAL_LEVELS.contains(&level)
}

/// The region that the title of a local document begins with.
pub fn of_title(title: &str) -> Option<&str> {
    let head = title.char_indices().nth(LONGEST).map_or(title, |(end, _)| &title[..end]);
    let end = |ending: &str| head.find(ending).map(|at| at + ending.len());
    // 内蒙古自治区 before 区, 广西壮族自治区… before 市: the first ending in the title, the longer where two end alike.
    if let Some((city, _)) = head.split_once(SPECIAL_ZONE) {
        return Some(city).filter(|city| !city.is_empty());
    }
    let place = ENDINGS.iter().filter_map(|ending| end(ending)).min()?;
    let name = head.get(..place)?;
    let last = name.char_indices().next_back().map_or(0, |(at, _)| at);
    let is_other_word = title.get(last..).is_some_and(|rest| OTHER_WORDS.iter().any(|word| rest.starts_with(word)));
    let is_name = name.chars().count() > 1
        && !name.starts_with("中华人民共和国")
        && !name.contains("关于")
        && !NO_REGIONS.contains(&name)
        && !is_other_word;
    is_name.then_some(name)
}

/// Whether a document of `level` with this title applies to an agency in `region` (such as 山东省淄博市).
pub fn applies(level: &str, title: &str, region: &str) -> bool {
    !is_local(level) || of_title(title).is_some_and(|local| region.contains(local))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_its_region() {
        assert_eq!(of_title("山东省道路运输条例"), Some("山东省"));
        assert_eq!(of_title("淄博市散装水泥管理办法"), Some("淄博市"));
        assert_eq!(of_title("新疆维吾尔自治区草原管理条例"), Some("新疆维吾尔自治区"));
        assert_eq!(of_title("延边朝鲜族自治州自治条例"), Some("延边朝鲜族自治州"));
        assert_eq!(of_title("聊城市物业管理条例"), Some("聊城市"));
        assert_eq!(of_title("深圳经济特区消防条例"), Some("深圳"));
        assert_eq!(of_title("某某管理办法"), None);
        assert_eq!(of_title(""), None);
    }

    #[test]
    fn words_that_look_like_a_region_are_none() {
        for title in [
            "市场监督管理行政处罚程序规定",
            "文化市场综合行政执法管理办法",
            "城市绿化条例",
            "海区航标设置管理办法",
            "国务院关于加强市县政府依法行政的决定",
            "上市公司信息披露管理办法",
            "保税区海关监管办法",
            "中华人民共和国自然保护区条例",
            "区域性股权市场监督管理办法",
        ] {
            assert_eq!(of_title(title), None, "{title}");
        }
    }

    #[test]
    fn a_local_rule_applies_in_its_own_region_and_a_national_one_everywhere() {
        assert!(applies("行政法规", "道路运输条例", ""));
        assert!(applies("地方性法规", "山东省道路运输条例", "山东省淄博市"));
        assert!(applies("地方政府规章", "淄博市供热办法", "山东省淄博市"));
        assert!(!applies("地方性法规", "济南市供热条例", "山东省淄博市"));
        assert!(!applies("地方性法规", "山东省道路运输条例", ""));
    }
}
