//! What the checks need to know that does not stand in the case file. Whoever calls supplies it; what is `None` was not looked up,
//! and the checks say so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::case_file::model::Measure;
use crate::casework::people::Person;
use crate::casework::registers::Held;
use crate::law::citation::CheckedCitation;
use crate::law::provision::ArticleNumber;
use crate::law::structure::split;

/// Findings from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = ReviewOutside)]
pub struct Outside {
    /// Citations of notice and decision, and the provisions of the case, as looked up.
    #[serde(default)]
    pub citations: Option<Vec<CitationFinding>>,
    /// The agency's powers (权责清单).
    #[serde(default)]
    pub powers: Option<Vec<Power>>,
    /// The agency in the register of bodies.
    #[serde(default)]
    pub body: Option<Body>,
    /// Every version of the agency's officers in the register.
    #[serde(default)]
    pub officers: Option<Vec<Held>>,
    /// Accounts as they are now, by identifier.
    #[serde(default)]
    pub people: BTreeMap<String, Person>,
    /// Other decisions on the same act of the same party.
    #[serde(default)]
    pub same_act: Option<Vec<SameAct>>,
    /// Whether the stored bytes of each material still have its hash, by identifier of the material.
    #[serde(default)]
    pub hashes: Option<BTreeMap<String, Stored>>,
}

/// A citation as looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CitationFinding {
    /// The document that it stands in; absent for a provision of the case itself.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub document: Option<String>,
    /// As written.
    pub text: String,
    /// Full official name of the law.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub law: Option<String>,
    /// Article.
    #[serde(flatten, skip_serializing_if = "Option::is_none", default)]
    pub number: Option<ArticleNumber>,
    /// 款, where it is named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraph: Option<u32>,
    /// 项, where it is named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub item: Option<u32>,
    /// Whether law, article, paragraph and item exist.
    pub exists: bool,
    /// Whether it was in force on the date that counts.
    pub in_force: bool,
    /// Whether the words quoted stand there.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quote_ok: Option<bool>,
    /// How many 款 the article has.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub paragraphs: Option<u32>,
    /// How many 项 the paragraph that is cited has.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub items: Option<u32>,
    /// Whether it is a mere normative document (规范性文件), which can set no penalty.
    #[serde(default)]
    pub normative_document: bool,
    /// Whether the case rests the penalty on it, rather than only naming it.
    #[serde(default)]
    pub is_basis: bool,
}

impl CitationFinding {
    /// A citation as the citation check found it, with the 款 and 项 that the article has; `article` is its whole text, where it is
    /// known. Whoever calls adds the document, and whether it is a mere normative document or the basis of the penalty.
    pub fn of(found: &CheckedCitation, article: Option<&str>) -> Self {
        let paragraphs = article.map(split);
        let paragraph = paragraphs.as_deref().and_then(|all| match found.paragraph {
            Some(number) => all.iter().find(|paragraph| paragraph.number == number),
            None if all.len() == 1 => all.first(),
            None => None,
        });
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        Self {
            document: None,
            text: found.text.clone(),
            law: found.law.clone(),
            number: found.number,
            paragraph: found.paragraph,
            item: found.item,
            exists: found.exists,
            in_force: found.in_force,
            quote_ok: found.quote_ok,
            paragraphs: paragraphs.as_ref().map(|all| count(all.len())),
            items: paragraph.map(|paragraph| count(paragraph.items.len())),
            normative_document: false,
            is_basis: false,
        }
    }
}

/// A power of the agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AgencyPower)]
pub struct Power {
    /// Full official name of the law.
    pub law: String,
    /// Article; none means every article of the law.
    #[serde(flatten, skip_serializing_if = "Option::is_none", default)]
    pub number: Option<ArticleNumber>,
    /// Measures beside a fine that it covers; none means those that the article sets.
    #[serde(default)]
    pub measures: Vec<Measure>,
}

/// The agency in the register of bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = EnforcementBody)]
pub struct Body {
    /// Its name.
    pub name: String,
    /// Whether it is a lawful subject of enforcement on the day of the decision.
    pub lawful: bool,
    /// Why it is not.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub because: Option<String>,
    /// The agency that entrusted it (行政处罚法 第二十条).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entrusted_by: Option<String>,
    /// The written entrustment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entrustment: Option<String>,
}

/// Another decision on the same act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SameAct {
    /// Its number.
    pub number: String,
    /// Whether it fined.
    pub fined: bool,
}

/// The bytes of a material.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = StoredMaterial)]
pub enum Stored {
    /// As registered.
    Intact,
    /// Their hash is another one.
    Altered,
    /// They are gone.
    Missing,
}
