//! The fields of enforcement that a document belongs to: by the folder of a collection, or by issuer or title.

use std::path::Path;

use serde::Deserialize;

use crate::failure::Failure;

const SHIPPED: &str = include_str!("../../../index/fields.toml");

/// What tells a field; the words of `Document::field_basis`.
const BY_FOLDER: &str = "来源文件夹";
const BY_ISSUER: &str = "制定机关";
const BY_TITLE: &str = "文件名称";

/// The fields of enforcement and what each is known by.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct Fields {
    field: Vec<Entry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    folders: Vec<String>,
    #[serde(default)]
    issuers: Vec<String>,
    #[serde(default)]
    titles: Vec<String>,
}

/// The fields found, and what told them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::store) struct Belonging {
    /// Names of the fields, sorted; several where a collection keeps a document under several.
    pub fields: Vec<String>,
    /// In Chinese; `None` where nothing told.
    pub basis: Option<String>,
}

impl Fields {
    /// The fields that come with the program, and those of the office's own file where it exists.
    ///
    /// # Errors
    /// `config.fields` where a file is no such table.
    pub(in crate::store) fn load(own_file: &Path) -> Result<Self, Failure> {
        let mut fields = Self::parse(SHIPPED, "index/fields.toml")?;
        if let Ok(text) = std::fs::read_to_string(own_file) {
            for entry in Self::parse(&text, &own_file.display().to_string())?.field {
                fields.add(entry);
            }
        }
        Ok(fields)
    }

    fn parse(text: &str, place: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| Failure::new("config.fields", format!("执法领域表 {place} 有误：{error}")))
    }

    fn add(&mut self, entry: Entry) {
        match self.field.iter_mut().find(|known| known.name == entry.name) {
            Some(known) => {
                known.folders.extend(entry.folders);
                known.issuers.extend(entry.issuers);
                known.titles.extend(entry.titles);
            }
            None => self.field.push(entry),
        }
    }

    /// The fields of a document that lies at `places` in its sources.
    pub(in crate::store) fn of<'a>(
        &self,
        places: impl IntoIterator<Item = &'a str>,
        issuer: Option<&str>,
        title: &str,
    ) -> Belonging {
        let mut by_folder: Vec<String> = places.into_iter().filter_map(|place| self.of_place(place)).collect();
        by_folder.sort_unstable();
        by_folder.dedup();
        if !by_folder.is_empty() {
            return Belonging { fields: by_folder, basis: Some(BY_FOLDER.to_owned()) };
        }
        let by_issuer = issuer.and_then(|issuer| self.longest(issuer, |entry| &entry.issuers));
        let by_title = || self.longest(title, |entry| &entry.titles).map(|name| (name, BY_TITLE));
        match by_issuer.map(|name| (name, BY_ISSUER)).or_else(by_title) {
            Some((name, basis)) => Belonging { fields: vec![name], basis: Some(basis.to_owned()) },
            None => Belonging::default(),
        }
    }

    /// The field of the first folder of a place that names one: 农业农村/02.行政法规/饲料和饲料添加剂管理条例.md.
    fn of_place(&self, place: &str) -> Option<String> {
        let (folders, _) = place.rsplit_once(['/', '\\'])?;
        folders.split(['/', '\\']).find_map(|folder| {
            let bare =
                folder.trim_start_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '、' | ' '));
            let entry = self.field.iter().find(|entry| entry.folders.iter().any(|known| known == bare))?;
            Some(entry.name.clone())
        })
    }

    /// The field of the longest word of its list that `text` holds; the first of two that are as long.
    fn longest(&self, text: &str, words: impl Fn(&Entry) -> &Vec<String>) -> Option<String> {
        let mut best: Option<(usize, &str)> = None;
        for entry in &self.field {
            let held = words(entry).iter().filter(|word| !word.is_empty() && text.contains(word.as_str()));
            let length = held.map(|word| word.chars().count()).max().unwrap_or_default();
            if length > best.map_or(0, |(longest, _)| longest) {
                best = Some((length, &entry.name));
            }
        }
        best.map(|(_, name)| name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Fields {
        Fields::load(Path::new("/nonexistent")).expect("the shipped table parses")
    }

    fn of(places: &[&str], issuer: Option<&str>, title: &str) -> (Vec<String>, Option<String>) {
        let found = shipped().of(places.iter().copied(), issuer, title);
        (found.fields, found.basis)
    }

    #[test]
    fn the_folder_decides_before_issuer_and_title() {
        let places = ["农业农村/02.行政法规/中华人民共和国航标条例.md", "交通运输/06.海事/中华人民共和国航标条例.md"];
        let (fields, basis) = of(&places, Some("国务院"), "中华人民共和国航标条例");
        assert_eq!((fields, basis.as_deref()), (vec!["交通运输".to_owned(), "农业农村".to_owned()], Some(BY_FOLDER)));
        let (fields, basis) = of(&["行政法规/某办法.md"], Some("国家市场监督管理总局"), "某办法");
        assert_eq!((fields, basis.as_deref()), (vec!["市场监管".to_owned()], Some(BY_ISSUER)));
    }

    #[test]
    fn the_longest_word_of_a_title_decides_and_an_unknown_one_is_left_open() {
        assert_eq!(of(&[], None, "中华人民共和国环境保护税法").0, ["税务"]);
        assert_eq!(of(&[], Some("国务院"), "中华人民共和国食品安全法").0, ["市场监管"]);
        assert_eq!(of(&[], None, "中华人民共和国国歌法"), (Vec::new(), None));
    }

    #[test]
    fn an_office_adds_words_and_fields_and_a_broken_table_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("fields.toml");
        std::fs::write(
            &file,
            "[[field]]\nname = \"税务\"\ntitles = [\"国歌\"]\n[[field]]\nname = \"气象\"\ntitles = [\"气象\"]\n",
        )
        .expect("writes");
        let fields = Fields::load(&file).expect("loads");
        assert_eq!(fields.of([], None, "中华人民共和国国歌法").fields, ["税务"]);
        assert_eq!(fields.of([], None, "中华人民共和国气象法").fields, ["气象"]);
        std::fs::write(&file, "field = 1").expect("writes");
        assert_eq!(Fields::load(&file).expect_err("refuses").code, "config.fields");
    }

    #[test]
    fn no_word_of_a_title_belongs_to_two_fields() {
        let mut seen = std::collections::HashMap::new();
        for entry in shipped().field {
            for word in entry.titles {
                let other = seen.insert(word.clone(), entry.name.clone());
                assert_eq!(other, None, "{word}");
            }
        }
    }
}
