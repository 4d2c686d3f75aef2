//! Full official names from the names that people use.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use serde::Deserialize;

use super::former;
use super::near;
use crate::failure::Failure;
use crate::law::citation::{FormerLaw, Names, Resolution};

const PREFIX: &str = "中华人民共和国";
const SHIPPED: &str = include_str!("../../../index/short_names.toml");

/// Customary short names of laws, `"食安法" = "中华人民共和国食品安全法"`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct ShortNames {
    short_names: BTreeMap<String, String>,
}

impl ShortNames {
    /// The names that come with the program, and those of the office's own file (which win) where it exists.
    ///
    /// # Errors
    /// `config.short_names` where a file is no such table.
    pub(in crate::store) fn load(own_file: &Path) -> Result<Self, Failure> {
        let mut names = Self::parse(SHIPPED, "index/short_names.toml")?;
        if let Ok(text) = std::fs::read_to_string(own_file) {
            names.short_names.extend(Self::parse(&text, &own_file.display().to_string())?.short_names);
        }
        Ok(names)
    }

    fn parse(text: &str, place: &str) -> Result<Self, Failure> {
        toml::from_str(text)
            .map_err(|error| Failure::new("config.short_names", format!("法律简称表 {place} 有误：{error}")))
    }

    fn get(&self, short: &str) -> Option<&str> {
        self.short_names.get(short).map(String::as_str)
    }
}

/// The names of the laws of a corpus, of those that they replaced, and their short names.
#[derive(Debug, Clone)]
pub struct LawNames {
    /// Full names by themselves and without 中华人民共和国, both without marks.
    exact: HashMap<String, String>,
    held: BTreeSet<String>,
    short: ShortNames,
    former: Vec<FormerLaw>,
}

impl LawNames {
    pub(super) fn new(held: BTreeSet<String>, short: ShortNames) -> Self {
        let mut exact = HashMap::new();
        for name in &held {
            exact.insert(plain(stem(name)), name.clone());
            exact.insert(plain(name), name.clone());
        }
        Self { exact, held, short, former: former::laws() }
    }

    /// The full name: as given, with 中华人民共和国 added, as a short name, or where it is the beginning or the end of
    /// exactly one name and was never the name of another law (合同法 is not 劳动合同法).
    pub(super) fn full_name(&self, given: &str) -> Option<String> {
        let given = plain(given);
        if given.is_empty() {
            return None;
        }
        let bare = stem(&given);
        if let Some(known) = self.exact.get(&given).or_else(|| self.exact.get(bare)) {
            return Some(known.clone());
        }
        if let Some(full) = self.short.get(bare) {
            return Some(full.to_owned());
        }
        // Two letters, such as 税法, say too little even where only one name happens to fit.
        let is_partial = bare.chars().count() > 2 && self.former(bare).is_none();
        let mut partial = self.containing(bare).into_iter();
        let only = partial.next().filter(|_| is_partial)?;
        partial.next().is_none().then(|| only.clone())
    }

    /// Names that begin or end with `bare`.
    fn containing(&self, bare: &str) -> Vec<&String> {
        let fits = |name: &&String| {
            let stem = plain(stem(name));
            stem.starts_with(bare) || stem.ends_with(bare)
        };
        self.held.iter().filter(fits).collect()
    }

    fn former(&self, bare: &str) -> Option<&FormerLaw> {
        self.former.iter().find(|law| stem(&law.name) == bare)
    }

    /// The one law that a part of a name can only mean, or all that it may mean.
    fn partial(&self, bare: &str) -> Option<Resolution> {
        const SHORTEST: usize = 5;
        const MOST_SHOWN: usize = 4;
        let letters = bare.chars().count();
        let all = self.containing(bare);
        if let [only] = all.as_slice() {
            // Most of the name must be there: 质量安全法 is a wrong name, not a part of 农产品质量安全法.
            let is_most = letters >= SHORTEST && letters * 3 >= stem(only).chars().count() * 2;
            // 全国人民代表大会常务委员会《关于惩治…的决定》: only who issued it is left out.
            if bare.starts_with("关于") && letters >= SHORTEST {
                return Some(Resolution::Law { name: (*only).clone(), note: None });
            }
            let note = Some(format!("“{bare}”不是法律的全称，按《{}》核查", stem(only)));
            return is_most.then(|| Resolution::Law { name: (*only).clone(), note });
        }
        let are_candidates = letters >= 2 && !all.is_empty() && all.len() <= 12;
        are_candidates
            .then(|| Resolution::Ambiguous { candidates: all.into_iter().take(MOST_SHOWN).cloned().collect() })
    }
}

impl Names for LawNames {
    fn is_known(&self, name: &str) -> bool {
        let is_short = || self.short.get(name).is_some_and(|full| self.held.contains(full));
        self.exact.contains_key(name) || is_short() || self.former(stem(name)).is_some()
    }

    fn resolve(&self, written: &str) -> Resolution {
        let written = plain(written);
        let bare = stem(&written);
        let is_full = bare.len() < written.len();
        // 中华人民共和国反分裂国家法: the state in front of a name that does not have it.
        if let Some(name) = self.exact.get(&written).or_else(|| self.exact.get(bare)) {
            return Resolution::Law { name: name.clone(), note: None };
        }
        if let Some(full) = self.short.get(bare).filter(|full| self.held.contains(*full)) {
            let note = is_full.then(|| format!("“{written}”不是法律的全称，按《{}》核查", stem(full)));
            return Resolution::Law { name: full.to_owned(), note };
        }
        if let Some(former) = self.former(bare) {
            return Resolution::Former(former.clone());
        }
        let partial = if is_full { None } else { self.partial(bare) };
        partial.unwrap_or_else(|| Resolution::Unknown { similar: near::similar(bare, &self.held, stem) })
    }
}

/// The name without blanks and title marks, with brackets of one kind.
fn plain(name: &str) -> String {
    let kept = name.chars().filter(|sign| !sign.is_whitespace() && !"《》〈〉<>".contains(*sign));
    kept.map(|sign| match sign {
        '(' => '（',
        ')' => '）',
        other => other,
    })
    .collect()
}

fn stem(name: &str) -> &str {
    name.strip_prefix(PREFIX).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> LawNames {
        let names = [
            "中华人民共和国食品安全法",
            "中华人民共和国安全生产法",
            "中华人民共和国行政处罚法",
            "中华人民共和国治安管理处罚法",
            "中华人民共和国劳动合同法",
            "中华人民共和国刑法修正案（十一）",
            "中华人民共和国农产品质量安全法",
            "中华人民共和国促进科技成果转化法",
            "全国人民代表大会常务委员会关于《中华人民共和国刑法》第三十条的解释",
            "反分裂国家法",
        ];
        let short = ShortNames::load(Path::new("/nonexistent")).expect("shipped names parse");
        LawNames::new(names.into_iter().map(str::to_owned).collect(), short)
    }

    fn full(given: &str) -> Option<String> {
        names().full_name(given)
    }

    fn law(given: &str) -> Option<String> {
        match names().resolve(given) {
            Resolution::Law { name, .. } => Some(stem(&name).to_owned()),
            _ => None,
        }
    }

    #[test]
    fn a_name_is_found_with_and_without_the_state_and_the_brackets() {
        for given in
            ["中华人民共和国食品安全法", "食品安全法", "《食品安全法》", " 《中华人民共和国食品安全法》 ", "食安法"]
        {
            assert_eq!(full(given).as_deref(), Some("中华人民共和国食品安全法"), "{given}");
            assert_eq!(law(given).as_deref(), Some("食品安全法"), "{given}");
        }
        assert_eq!(full("反分裂国家法").as_deref(), Some("反分裂国家法"));
        assert_eq!(law("刑法修正案(十一)").as_deref(), Some("刑法修正案（十一）"));
        assert!(law("全国人民代表大会常务委员会关于〈中华人民共和国刑法〉第三十条的解释").is_some());
    }

    #[test]
    fn an_ambiguous_part_of_a_name_is_no_name() {
        assert_eq!(full("处罚法"), None);
        assert_eq!(full("法"), None);
        assert_eq!(full(""), None);
        assert_eq!(full("治安管理处罚").as_deref(), Some("中华人民共和国治安管理处罚法"));
        assert!(matches!(names().resolve("处罚法"), Resolution::Ambiguous { candidates } if candidates.len() == 2));
    }

    #[test]
    fn a_wrong_name_is_never_taken_for_a_law() {
        assert_eq!(full("合同法"), None);
        assert!(matches!(names().resolve("合同法"), Resolution::Former(law) if law.successor.ends_with("民法典")));
        assert_eq!(law("质量安全法"), None);
        assert_eq!(law("促进科技成果转化").as_deref(), Some("促进科技成果转化法"));
        let Resolution::Unknown { similar } = names().resolve("食品安生法") else { panic!("resolved") };
        assert_eq!(similar, ["中华人民共和国食品安全法"]);
    }

    #[test]
    fn a_table_of_short_names_that_is_none_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("short_names.toml");
        std::fs::write(&file, "[short_names]\n\"我局简称\" = \"中华人民共和国食品安全法\"\n").expect("writes");
        let names = LawNames::new(names().held, ShortNames::load(&file).expect("loads"));
        assert_eq!(names.full_name("我局简称").as_deref(), Some("中华人民共和国食品安全法"));
        std::fs::write(&file, "short_names = 1").expect("writes");
        assert_eq!(ShortNames::load(&file).expect_err("refuses").code, "config.short_names");
    }
}
