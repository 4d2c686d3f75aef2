//! The catalogue as it is written (TOML), and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;

use super::super::evidence::EvidenceKind;
use super::{Circumstance, Effect, Rule};
use crate::failure::Failure;

/// A file of circumstances.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub field_of: BTreeMap<String, String>,
    #[serde(default)]
    document: Vec<Document>,
    #[serde(default)]
    circumstance: Vec<Entry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    id: String,
    name: String,
    #[serde(default)]
    fields: Vec<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    laws: Vec<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    name: String,
    short: Option<String>,
    effect: Effect,
    source: String,
    law: Option<String>,
    proof: String,
    kinds: Vec<EvidenceKind>,
    #[serde(default)]
    excludes: Vec<String>,
    #[serde(default)]
    overlaps: Vec<String>,
    #[serde(default)]
    rules: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    by: String,
    at: String,
    effect: Option<Effect>,
    note: Option<String>,
}

impl File {
    /// Reads a file.
    ///
    /// # Errors
    /// `circumstances.file` where it is not of the form that `index/README.md` describes.
    pub fn read(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| wrong(error.to_string()))
    }

    /// This file with the entries of another behind its own. Rules of the other may name documents of this one.
    pub fn with(mut self, other: Self) -> Self {
        self.field_of.extend(other.field_of);
        self.document.extend(other.document);
        self.circumstance.extend(other.circumstance);
        self
    }

    /// The entries, checked against one another.
    ///
    /// # Errors
    /// `circumstances.file`: an identifier or document that stands there twice, an unknown one that is referred to, an empty text.
    pub fn entries(self) -> Result<Vec<Circumstance>, Failure> {
        let mut documents: BTreeMap<String, Document> = BTreeMap::new();
        for document in self.document {
            if let Some(twice) = documents.insert(document.id.clone(), document) {
                return Err(wrong(format!("文件“{}”出现两次", twice.id)));
            }
        }
        let mut ids = BTreeSet::new();
        if let Some(twice) = self.circumstance.iter().find(|entry| !ids.insert(entry.id.clone())) {
            return Err(wrong(format!("情节“{}”出现两次", twice.id)));
        }
        self.circumstance.into_iter().map(|entry| entry.checked(&documents, &ids)).collect()
    }
}

impl Entry {
    fn checked(self, documents: &BTreeMap<String, Document>, ids: &BTreeSet<String>) -> Result<Circumstance, Failure> {
        let empty = [&self.id, &self.name, &self.source, &self.proof].into_iter().any(|text| text.trim().is_empty());
        if empty || self.kinds.is_empty() {
            return Err(wrong(format!("情节“{}”缺少名称、依据、证明材料或者证据种类", self.id)));
        }
        if let Some(unknown) = self.excludes.iter().chain(&self.overlaps).find(|id| !ids.contains(*id)) {
            return Err(wrong(format!("情节“{}”提到的情节“{unknown}”不存在", self.id)));
        }
        let (id, effect) = (&self.id, self.effect);
        let rule = |written: Written| {
            let document = documents.get(&written.by);
            let document = document.ok_or_else(|| wrong(format!("情节“{id}”提到的文件“{}”不存在", written.by)))?;
            Ok(document.rule(written, effect))
        };
        let rules: Vec<Rule> = self.rules.into_iter().map(rule).collect::<Result<_, Failure>>()?;
        let all = || rules.iter().map(|rule| rule.effect).chain([effect]);
        if all().any(|effect| effect.aggravates())
            && all().any(|effect| effect.lightens() || effect == Effect::NoPenalty)
        {
            return Err(wrong(format!("情节“{id}”在不同规定中既从轻又从重")));
        }
        Ok(Circumstance {
            id: self.id,
            short: self.short.unwrap_or_else(|| self.name.clone()),
            name: self.name,
            effect: self.effect,
            source: self.source,
            law: self.law,
            proof: self.proof,
            kinds: self.kinds,
            excludes: self.excludes,
            overlaps: self.overlaps,
            rules,
        })
    }
}

impl Document {
    fn rule(&self, written: Written, effect: Effect) -> Rule {
        Rule {
            effect: written.effect.unwrap_or(effect),
            source: format!("{}{}", self.name, written.at),
            note: written.note,
            fields: self.fields.clone(),
            regions: self.regions.clone(),
            laws: self.laws.clone(),
            from: self.from,
            to: self.to,
        }
    }
}

fn wrong(what: String) -> Failure {
    Failure::new("circumstances.file", format!("情节目录有误：{what}")).with_hint("格式见 index/README.md")
}
