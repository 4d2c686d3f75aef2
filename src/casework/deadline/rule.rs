//! One time limit, as checked from the file.

use serde::{Deserialize, Serialize};

use super::{Act, Milestone, Moments, Scope};
use crate::failure::Failure;

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineUnit)]
pub enum Unit {
    /// 工作日.
    WorkingDays,
    /// 日.
    NaturalDays,
    /// 小时, from moment to moment.
    Hours,
    /// 月.
    Months,
    /// By a day of each year.
    FixedDate,
}

/// How long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// So much of a unit.
    Length {
        /// At least 1.
        amount: u16,
        /// Never [`Unit::FixedDate`].
        unit: Unit,
    },
    /// Each year by that day.
    Yearly {
        /// 1 to 12.
        month: u32,
        /// A day that the month has every year.
        day: u32,
    },
    /// Law sets none, and the agency has not.
    Unset,
}

impl Term {
    /// What it is counted in.
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Length { unit, .. } => Some(unit),
            Self::Yearly { .. } => Some(Unit::FixedDate),
            Self::Unset => None,
        }
    }

    /// As a rule says it: 7个工作日, 每年1月31日.
    pub fn in_words(self) -> String {
        match self {
            Self::Length { amount, unit: Unit::WorkingDays } => format!("{amount}个工作日"),
            Self::Length { amount, unit: Unit::Hours } => format!("{amount}小时"),
            Self::Length { amount, unit: Unit::Months } => format!("{amount}个月"),
            Self::Length { amount, .. } => format!("{amount}日"),
            Self::Yearly { month, day } => format!("每年{month}月{day}日"),
            Self::Unset => "未规定".to_owned(),
        }
    }
}

/// Whose time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineHolder)]
pub enum Holder {
    /// The agency has to act.
    Agency,
    /// The party has to act.
    PartyDuty,
    /// The party may act; when it ends, the right has lapsed and nobody is late.
    PartyRight,
}

/// What an agency may change of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineAdjust)]
pub enum Adjust {
    /// Only make it stricter for itself.
    Stricter,
    /// Longer too where a law, regulation or rule says so, which has to be named.
    ByLaw,
    /// Law sets no length: anything.
    Free,
    /// Nothing but the warning: it is the party's.
    Fixed,
}

/// Who may extend it in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DeadlineExtender)]
pub enum Extender {
    /// 行政机关负责人, by approval.
    Head,
    /// The agency, on application.
    Agency,
    /// Law, regulation or rule, which has to be named.
    Law,
}

/// How it may be extended in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeadlineExtensionRule)]
pub struct ExtensionRule {
    /// Who may.
    pub by: Extender,
    /// By how much in all, in the unit of the rule; `None` where law sets no limit.
    pub most: Option<u16>,
    /// Whether law knows time that does not count (检验、鉴定).
    #[serde(default)]
    pub excluded: bool,
    /// What allows it, in Chinese.
    pub source: String,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DeadlineSource)]
pub struct Source {
    /// Full name of the law, or number of the document.
    pub document: String,
    /// Article and paragraph, or clause.
    pub place: String,
    /// The words that set it; empty where the text is not held.
    pub quote: String,
    /// Whether the text is in the corpus of laws.
    #[serde(default = "held")]
    pub in_corpus: bool,
}

fn held() -> bool {
    true
}

impl Source {
    /// As a document cites it: 《中华人民共和国行政处罚法》第六十条, 黑政办发〔2019〕26号二（一）3（1）.
    pub fn citation(&self) -> String {
        if self.document.contains('〔') {
            return format!("{}{}", self.document, self.place);
        }
        format!("《{}》{}", self.document, self.place)
    }
}

/// One time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Stable identifier.
    pub id: String,
    /// Short name in Chinese.
    pub name: String,
    /// What has to be done, as the end of a sentence.
    pub task: String,
    /// Of a case or of an agency.
    pub scope: Scope,
    /// Kinds of act it holds for; empty: all.
    pub acts: Vec<Act>,
    /// Whether `acts` names kinds of results: a penalty case may end without a penalty.
    pub by_result: bool,
    /// Whose time it is.
    pub holder: Holder,
    /// What it runs from; `None` of yearly ones only.
    pub starts: Option<Milestone>,
    /// Whether it runs backwards: to be done so long before.
    pub before: bool,
    /// What must have happened for it to start, and must not have been ended by one of `ends` since.
    pub requires: Option<Milestone>,
    /// What fulfils it or leaves nothing to fulfil.
    pub ends: Vec<Milestone>,
    /// Whether start and end must name the same subject.
    pub matched: bool,
    /// How long it is.
    pub term: Term,
    /// Whether a last day that is a rest day is carried to the next working day.
    pub carry: bool,
    /// Whether a yearly one is about the year before the one it is due in.
    pub about_previous_year: bool,
    /// From how long before its end it is due soon: working days, hours, or natural days for all other units.
    pub warn: u16,
    /// What an agency may change.
    pub adjust: Adjust,
    /// Who may extend it in a case.
    pub extension: Option<ExtensionRule>,
    /// What a user should know beside it, in Chinese.
    pub note: Option<String>,
    /// Where it comes from; the first one sets it.
    pub sources: Vec<Source>,
    /// What an agency's file names as the basis of its own length.
    pub own_basis: Option<String>,
}

impl Rule {
    /// Whether it holds for what these moments are about.
    pub fn holds_for(&self, moments: &Moments) -> bool {
        let kind = if self.by_result { moments.result.unwrap_or(moments.act) } else { moments.act };
        self.acts.is_empty() || self.acts.contains(&kind)
    }

    /// The sources as one line: what sets it, then what it is counted by.
    pub fn source(&self) -> String {
        let cited: Vec<String> = self.sources.iter().map(Source::citation).collect();
        cited.join("；")
    }

    /// Says what the file has wrong about the rule.
    pub(super) fn checked(self) -> Result<Self, Failure> {
        match self.fault() {
            Some(fault) => Err(Failure::new("deadline.file", format!("时限规则“{}”：{fault}", self.id))),
            None => Ok(self),
        }
    }

    fn fault(&self) -> Option<&'static str> {
        let yearly = matches!(self.term, Term::Yearly { .. });
        if self.id.is_empty() || self.name.is_empty() || self.task.is_empty() {
            return Some("缺少编号、名称或者事项");
        }
        if self.sources.is_empty() {
            return Some("没有依据");
        }
        if self.ends.is_empty() {
            return Some("没有写明以什么为完成");
        }
        if yearly == self.starts.is_some() {
            return Some("每年固定日期的不写起算事由，其他的必须写");
        }
        if yearly != (self.scope == Scope::Agency) {
            return Some("机关事项须为每年固定日期，案件事项不得为固定日期");
        }
        if matches!(self.term, Term::Unset) != (self.adjust == Adjust::Free) {
            return Some("没有法定期限的，须允许本机关设定");
        }
        if self.before && self.term.unit() != Some(Unit::WorkingDays) {
            return Some("提前办理的期限须以工作日计算");
        }
        None
    }
}
