//! The guide to evidence that ships with the program (`index/discretion/evidence.toml`), and an office's additions.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Element, EvidenceKind};
use crate::failure::Failure;
use crate::law::provision::ArticleNumber;

const SHIPPED: &str = include_str!("../../../index/discretion/evidence.toml");

/// What has to be collected: for every case, by base, by condition and by act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    #[serde(default)]
    pub(super) general: Vec<Item>,
    #[serde(default)]
    pub(super) base: Vec<OfBase>,
    #[serde(default)]
    pub(super) condition: Vec<OfCondition>,
    #[serde(default)]
    pub(super) act: Vec<Act>,
}

/// Evidence about one element.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    pub element: Element,
    pub collect: String,
    pub kinds: Vec<EvidenceKind>,
    pub proves: String,
    pub source: Option<String>,
    pub words: Vec<String>,
}

/// Evidence of a base that a fine is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfBase {
    pub names: Vec<String>,
    pub collect: String,
    pub kinds: Vec<EvidenceKind>,
    pub proves: String,
    pub source: Option<String>,
    pub words: Vec<String>,
}

/// Evidence of a grade that a penalty clause sets; `grades` as `law::penalty_clause` writes them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfCondition {
    pub grades: Vec<String>,
    pub collect: String,
    pub kinds: Vec<EvidenceKind>,
    pub proves: String,
    pub source: Option<String>,
    pub words: Vec<String>,
}

/// Evidence of one act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Act {
    pub id: String,
    pub name: String,
    pub field: String,
    pub at: Vec<At>,
    pub words: Vec<String>,
    pub items: Vec<Item>,
}

/// The penalty article of an act; the law by its name without 中华人民共和国.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct At {
    pub law: String,
    pub article: u32,
}

static GUIDE: OnceLock<Guide> = OnceLock::new();

/// The guide in use. A shipped file that is broken would give an empty one, which a test shows.
pub fn guide() -> &'static Guide {
    GUIDE.get_or_init(|| Guide::read(None).unwrap_or_default())
}

/// Adds an office's own file; once, before the guide is first used. The same file again changes nothing.
///
/// # Errors
/// `evidence.file` where the file is wrong or doubles an act; `evidence.late` where another guide is in use.
pub fn install(own: &str) -> Result<(), Failure> {
    let wanted = Guide::read(Some(own))?;
    if *GUIDE.get_or_init(|| wanted.clone()) == wanted {
        return Ok(());
    }
    Err(Failure::new("evidence.late", "证据收集指引已经在使用，须重新启动后才能更换"))
}

impl Guide {
    /// The shipped guide with an office's file, where there is one.
    ///
    /// # Errors
    /// `evidence.file`.
    pub(super) fn read(own: Option<&str>) -> Result<Self, Failure> {
        let mut guide = Self::parse(SHIPPED)?;
        if let Some(own) = own {
            let own = Self::parse(own)?;
            guide.general.extend(own.general);
            guide.base.extend(own.base);
            guide.condition.extend(own.condition);
            guide.act.extend(own.act);
        }
        guide.check()?;
        Ok(guide)
    }

    fn parse(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| wrong(error.to_string()))
    }

    fn check(&self) -> Result<(), Failure> {
        for (index, act) in self.act.iter().enumerate() {
            if self.act.iter().take(index).any(|other| other.id == act.id) {
                return Err(wrong(format!("行为“{}”出现两次", act.id)));
            }
            if act.items.is_empty() || act.words.is_empty() && act.at.is_empty() {
                return Err(wrong(format!("行为“{}”没有证据，或者没有条文和用语可以对应", act.id)));
            }
        }
        let items = self.general.iter().chain(self.act.iter().flat_map(|act| &act.items));
        let without_kind = items.filter(|item| item.kinds.is_empty()).map(|item| item.collect.as_str()).next();
        without_kind.map_or(Ok(()), |collect| Err(wrong(format!("“{collect}”没有证据种类"))))
    }

    /// The acts that an article punishes, those whose words `words` holds; by the words alone where the article has no entry.
    /// The flag tells whether the article decided.
    pub(super) fn acts(&self, law: Option<(&str, ArticleNumber)>, words: &str) -> (Vec<&Act>, bool) {
        let of_article: Vec<&Act> = self.act.iter().filter(|act| law.is_some_and(|law| act.is_at(law))).collect();
        let named = |act: &&&Act| act.words.iter().any(|word| words.contains(word.as_str()));
        let best: Vec<&Act> = of_article.iter().filter(named).copied().collect();
        if !best.is_empty() {
            return (best, true);
        }
        if let [only] = of_article.as_slice() {
            return (vec![only], true);
        }
        // A single character (烟, 砂) says too little by itself.
        let hits = |act: &Act| {
            act.words.iter().filter(|word| word.chars().count() > 1 && words.contains(word.as_str())).count()
        };
        let most = self.act.iter().map(hits).max().unwrap_or(0);
        if !of_article.is_empty() || most == 0 {
            return (Vec::new(), true);
        }
        (self.act.iter().filter(|act| hits(act) == most).collect(), false)
    }

    /// The entry of a base, by the longest name that its words end with or hold.
    pub(super) fn base_of(&self, words: &str) -> Option<&OfBase> {
        let names = self.base.iter().flat_map(|base| base.names.iter().map(move |name| (name, base)));
        names.filter(|(name, _)| words.contains(name.as_str())).max_by_key(|(name, _)| name.len()).map(|(_, base)| base)
    }
}

impl Act {
    fn is_at(&self, (law, number): (&str, ArticleNumber)) -> bool {
        let is_here = |at: &At| law.ends_with(at.law.as_str()) && at.article == number.number;
        number.suffix.is_none() && self.at.iter().any(is_here)
    }
}

fn wrong(what: String) -> Failure {
    Failure::new("evidence.file", format!("证据收集指引有误：{what}")).with_hint("格式见 index/README.md")
}
