//! The catalogue that ships with the program, and an office's additions to it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Circumstance;
use super::file::File;
use crate::failure::Failure;

const SHIPPED: &str = include_str!("../../../index/discretion/circumstances.toml");

#[derive(Debug, Default, PartialEq, Eq)]
struct Catalogue {
    entries: Vec<Circumstance>,
    field_of: BTreeMap<String, String>,
}

static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();

/// All circumstances that are known, graver effects of each kind first.
pub fn catalogue() -> &'static [Circumstance] {
    &current().entries
}

/// The entry with an identifier.
pub fn by_id(id: &str) -> Option<&'static Circumstance> {
    catalogue().iter().find(|entry| entry.id == id)
}

/// The entry that goes by a name: its identifier, its name, or what decisions call it.
pub fn named(name: &str) -> Option<&'static Circumstance> {
    catalogue().iter().find(|entry| [&entry.id, &entry.name, &entry.short].into_iter().any(|known| known == name))
}

/// Adds an office's own file; once, before the catalogue is first used. The same file again changes nothing.
///
/// # Errors
/// `circumstances.file` where the file is wrong, or doubles an entry that ships with the program; `circumstances.late` where
/// another catalogue is in use.
pub fn install(own: &str) -> Result<(), Failure> {
    let wanted = read(Some(own))?;
    if *CATALOGUE.get_or_init(|| read(Some(own)).unwrap_or_default()) == wanted {
        return Ok(());
    }
    Err(Failure::new("circumstances.late", "情节目录已经在使用，须重新启动后才能更换"))
}

/// The field whose rules hold for a field: 食品安全 is a part of 市场监管.
pub(super) fn field_family(field: &str) -> &str {
    current().field_of.get(field).map_or(field, String::as_str)
}

/// Whether two names mean the same field, or one a part of the other as the catalogue's `field_of` says.
pub fn same_field(one: &str, other: &str) -> bool {
    field_family(one) == field_family(other)
}

/// A shipped file that is broken would give an empty catalogue, which a test shows.
fn current() -> &'static Catalogue {
    CATALOGUE.get_or_init(|| read(None).unwrap_or_default())
}

fn read(own: Option<&str>) -> Result<Catalogue, Failure> {
    let mut file = File::read(SHIPPED)?;
    if let Some(own) = own {
        file = file.with(File::read(own)?);
    }
    let field_of = file.field_of.clone();
    Ok(Catalogue { entries: file.entries()?, field_of })
}

#[cfg(test)]
mod tests {
    use super::super::Effect;
    use super::*;

    #[test]
    fn the_shipped_catalogue_is_sound() {
        let shipped = read(None).expect("sound");
        assert!(shipped.entries.len() >= 45, "{}", shipped.entries.len());
        for effect in [Effect::NoPenalty, Effect::MustLighten, Effect::MayLighten, Effect::MustAggravate] {
            assert!(shipped.entries.iter().any(|entry| entry.effect == effect), "{effect:?}");
        }
        // Each exclusion is written on one side or both; every rule names an article.
        let sources = shipped.entries.iter().flat_map(Circumstance::sources);
        let has_article = |source: &str| source.contains("条") || source.contains('（');
        assert!(sources.into_iter().all(has_article));
    }

    #[test]
    fn an_office_adds_entries_and_rules_of_shipped_documents() {
        let own = r#"
            [[circumstance]]
            id = "night_noise"
            name = "夜间作业"
            effect = "factor"
            source = "本市裁量细则第三条"
            proof = "现场笔录"
            kinds = ["scene_record"]
            rules = [{ by = "CHONGQING", effect = "may_aggravate", at = "第十五条" }]
        "#;
        let with_own = read(Some(own)).expect("sound");
        assert_eq!(with_own.entries.last().map(|entry| entry.rules[0].regions[0].as_str()), Some("重庆市"));
    }

    #[test]
    fn a_wrong_file_is_refused_with_what_is_wrong() {
        let entry = |more: &str| {
            format!(
                "[[circumstance]]\nid = \"a\"\nname = \"甲\"\neffect = \"factor\"\nsource = \"某办法第一条\"\nproof = \"书证\"\nkinds = [\"documents\"]\n{more}"
            )
        };
        let message = |own: &str| read(Some(own)).expect_err("wrong").message;
        assert!(read(Some(&entry(""))).is_ok());
        assert!(message(&entry("excludes = [\"b\"]")).contains("“b”不存在"));
        assert!(message(&entry("rules = [{ by = \"X\", at = \"第一条\" }]")).contains("“X”不存在"));
        assert!(message(&format!("{}{}", entry(""), entry(""))).contains("出现两次"));
        assert!(message(&entry("").replace("\"a\"", "\"under_14\"")).contains("出现两次"));
        assert!(message(&entry("").replace("[\"documents\"]", "[]")).contains("证据种类"));
        assert!(message("[[circumstance]]\nid = 1").contains("情节目录有误"));
        let both = entry(
            "rules = [{ by = \"SAMR\", at = \"第一条\", effect = \"may_lighten\" }, { by = \"MEE\", at = \"一\", effect = \"may_aggravate\" }]",
        );
        assert!(message(&both).contains("既从轻又从重"));
    }
}
