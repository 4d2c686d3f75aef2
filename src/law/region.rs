//! Where a local regulation or rule applies, by the name that it bears: 山东省道路运输条例, 淄博市散装水泥管理办法.

/// Levels of documents that apply in their own region only (立法法 第八十条, 第九十三条).
const LOCAL_LEVELS: [&str; 2] = ["地方性法规", "地方政府规章"];
/// What the name of a region ends with, the larger first.
const ENDINGS: [&str; 6] = ["自治区", "自治州", "省", "市", "县", "区"];
/// The longest name of a region, in characters (新疆维吾尔自治区 has eight, 黔西南布依族苗族自治州 eleven).
const LONGEST: usize = 12;

/// Whether documents of this level apply in one region only.
pub fn is_local(level: &str) -> bool {
    LOCAL_LEVELS.contains(&level)
}

/// The region that the title of a local document begins with.
pub fn of_title(title: &str) -> Option<&str> {
    let head = title.char_indices().nth(LONGEST).map_or(title, |(end, _)| &title[..end]);
    let end = |ending: &str| head.find(ending).map(|at| at + ending.len());
    // 内蒙古自治区 before 区, 广西壮族自治区… before 市: the first ending in the title, the longer where two end alike.
    let place = ENDINGS.iter().filter_map(|ending| end(ending)).min()?;
    head.get(..place)
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
        assert_eq!(of_title("某某管理办法"), None);
        assert_eq!(of_title(""), None);
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
