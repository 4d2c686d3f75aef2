//! The catalogue as it is written: `index/casework/review_catalogue.toml`, and an agency's own of the same shape.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::casework::case_file::model::{Measure, PartyKind};
use crate::failure::Failure;

/// What an entry can make due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CatalogueDuty)]
pub enum Duty {
    /// 法制审核.
    Review,
    /// 听证告知.
    Hearing,
    /// 集体讨论.
    Discussion,
}

/// Level of an agency (执法层级).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AgencyLevel)]
pub enum Level {
    /// 国务院部门及其直属机构.
    National,
    /// 省级.
    Province,
    /// 设区的市级.
    City,
    /// 县级.
    County,
    /// 乡镇、街道.
    Township,
}

/// A trait of the facts, as in the case file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseTrait)]
pub enum Trait {
    /// 涉及重大公共利益.
    PublicInterest,
    /// 可能造成重大社会影响或者引发社会风险.
    SocialImpact,
    /// 直接关系当事人或者第三人重大权益.
    MajorRights,
    /// 案件情况疑难复杂.
    Complex,
    /// 涉及多个法律关系.
    SeveralLegalRelations,
    /// 涉嫌犯罪.
    SuspectedCrime,
}

/// A state of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseState)]
pub enum State {
    /// The party has a right to a hearing.
    HearingDue,
    /// The party asked for one.
    HearingRequested,
    /// A hearing was held.
    HearingHeld,
}

/// From which amount an entry holds, in yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// For natural persons and 个体工商户.
    pub natural: u32,
    /// For legal persons and other organisations.
    pub organisation: u32,
    /// Whether the amount must be exceeded (超过, 不含本数).
    #[serde(default)]
    pub over: bool,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CatalogueEntry)]
pub struct Entry {
    /// Stable identifier; an agency's entry of the same one takes its place.
    pub id: String,
    /// What it makes due.
    #[serde(rename = "for")]
    pub duties: BTreeSet<Duty>,
    /// What it is about, in Chinese.
    pub what: String,
    /// Fields of enforcement; none means all.
    #[serde(default)]
    pub fields: Vec<String>,
    /// Words that the region of the case must contain one of; none means everywhere.
    #[serde(default)]
    pub regions: Vec<String>,
    /// Levels of agency; none means all.
    #[serde(default)]
    pub levels: BTreeSet<Level>,
    /// Kinds of party; none means all.
    #[serde(default)]
    pub parties: Vec<PartyKind>,
    /// Traits of the facts.
    #[serde(default)]
    pub traits: Vec<Trait>,
    /// Measures beside a fine.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// Amount of the fine.
    #[serde(default)]
    pub fine: Option<Threshold>,
    /// Amount confiscated.
    #[serde(default)]
    pub confiscated: Option<Threshold>,
    /// States of the case.
    #[serde(default)]
    pub states: BTreeSet<State>,
    /// Where it comes from.
    pub source: String,
    /// What must be checked before it is relied on.
    #[serde(default)]
    pub verify: Option<String>,
}

/// Amounts for a hearing where no other entry sets any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CatalogueFallback)]
pub struct Fallback {
    /// For natural persons and 个体工商户, in yuan.
    pub natural: u32,
    /// For organisations, in yuan.
    pub organisation: u32,
    /// Where they come from.
    pub source: String,
}

/// An entry that an agency takes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CatalogueWithout)]
pub struct Without {
    /// Which.
    pub id: String,
    /// Why.
    pub reason: String,
}

/// The file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReviewCatalogueFile)]
pub struct File {
    /// Level of the agency.
    #[serde(default)]
    pub level: Option<Level>,
    /// Amounts where nothing else is set.
    #[serde(default)]
    pub fallback: Option<Fallback>,
    /// Entries.
    #[serde(default, rename = "entry")]
    pub entries: Vec<Entry>,
    /// Entries taken out.
    #[serde(default)]
    pub without: Vec<Without>,
}

impl File {
    /// Reads and checks a file.
    ///
    /// # Errors
    /// `review.catalogue` with the entry that is wrong.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let file: Self = toml::from_str(text).map_err(|error| wrong(format!("格式不对：{}", error.message())))?;
        let mut seen = BTreeSet::new();
        for entry in &file.entries {
            entry.check()?;
            if !seen.insert(entry.id.as_str()) {
                return Err(wrong(format!("条目 {} 重复", entry.id)));
            }
        }
        for without in &file.without {
            if without.reason.trim().is_empty() {
                return Err(wrong(format!("停用条目 {} 没有写明理由", without.id)));
            }
        }
        Ok(file)
    }
}

impl Entry {
    fn check(&self) -> Result<(), Failure> {
        let id = &self.id;
        let empty = [id, &self.what, &self.source].iter().any(|text| text.trim().is_empty());
        if empty || self.duties.is_empty() {
            return Err(wrong(format!("条目 {id} 缺少标识、适用事项、内容或者来源")));
        }
        let amounts = [self.fine, self.confiscated];
        let triggers = !self.traits.is_empty() || !self.measures.is_empty() || !self.states.is_empty();
        if !triggers && amounts.iter().all(Option::is_none) {
            return Err(wrong(format!("条目 {id} 没有任何触发条件")));
        }
        if self.duties.contains(&Duty::Hearing) && self.states.contains(&State::HearingDue) {
            return Err(wrong(format!("条目 {id} 以应当告知听证为条件，又用于判断应否告知听证")));
        }
        if amounts.iter().flatten().any(|amount| amount.natural == 0 || amount.organisation == 0) {
            return Err(wrong(format!("条目 {id} 的金额应当大于零")));
        }
        Ok(())
    }
}

fn wrong(message: String) -> Failure {
    Failure::new("review.catalogue", format!("法制审核目录：{message}")).with_hint("条目的写法见 docs/REVIEW.md")
}
