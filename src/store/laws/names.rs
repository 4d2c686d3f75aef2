//! Full official names from the names that people use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use crate::failure::Failure;

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

/// Finds the full name among `held` (the names in the corpus): as given, with 中华人民共和国 added, as a short name, or
/// where it is the beginning or the end of exactly one name.
pub(super) fn resolve(given: &str, held: &BTreeSet<String>, short: &ShortNames) -> Option<String> {
    let plain: String = given.chars().filter(|sign| !sign.is_whitespace() && !"《》〈〉<>".contains(*sign)).collect();
    if plain.is_empty() {
        return None;
    }
    let candidates = [plain.clone(), format!("{PREFIX}{plain}")];
    if let Some(exact) = candidates.iter().find(|name| held.contains(*name)) {
        return Some(exact.clone());
    }
    let bare = plain.strip_prefix(PREFIX).unwrap_or(&plain);
    if let Some(full) = short.get(bare) {
        return Some(full.to_owned());
    }
    let stem = |name: &str| name.strip_prefix(PREFIX).unwrap_or(name).to_owned();
    let mut partial = held.iter().filter(|name| stem(name).starts_with(bare) || stem(name).ends_with(bare));
    let first = partial.next()?;
    // Two letters, such as 税法, say too little even where only one name happens to fit.
    let is_unambiguous = partial.next().is_none() && bare.chars().count() > 2;
    is_unambiguous.then(|| first.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held() -> BTreeSet<String> {
        let names = [
            "中华人民共和国食品安全法",
            "中华人民共和国安全生产法",
            "中华人民共和国行政处罚法",
            "中华人民共和国治安管理处罚法",
            "反分裂国家法",
        ];
        names.into_iter().map(str::to_owned).collect()
    }

    fn full(given: &str) -> Option<String> {
        resolve(given, &held(), &ShortNames::load(Path::new("/nonexistent")).expect("shipped names parse"))
    }

    #[test]
    fn a_name_is_found_with_and_without_the_state_and_the_brackets() {
        for given in
            ["中华人民共和国食品安全法", "食品安全法", "《食品安全法》", " 《中华人民共和国食品安全法》 ", "食安法"]
        {
            assert_eq!(full(given).as_deref(), Some("中华人民共和国食品安全法"), "{given}");
        }
        assert_eq!(full("反分裂国家法").as_deref(), Some("反分裂国家法"));
    }

    #[test]
    fn an_ambiguous_part_of_a_name_is_no_name() {
        assert_eq!(full("处罚法"), None);
        assert_eq!(full("法"), None);
        assert_eq!(full(""), None);
        assert_eq!(full("治安管理处罚").as_deref(), Some("中华人民共和国治安管理处罚法"));
    }

    #[test]
    fn a_table_of_short_names_that_is_none_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("short_names.toml");
        std::fs::write(&file, "[short_names]\n\"我局简称\" = \"中华人民共和国食品安全法\"\n").expect("writes");
        let names = ShortNames::load(&file).expect("loads");
        assert_eq!(resolve("我局简称", &held(), &names).as_deref(), Some("中华人民共和国食品安全法"));
        std::fs::write(&file, "short_names = 1").expect("writes");
        assert_eq!(ShortNames::load(&file).expect_err("refuses").code, "config.short_names");
    }
}
