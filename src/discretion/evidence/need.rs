//! One thing that has to be proved, and with what.

use serde::{Deserialize, Serialize};

use super::EvidenceKind;

/// What a piece of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// 主体.
    Subject,
    /// 行为.
    Act,
    /// 时间.
    Time,
    /// 地点.
    Place,
    /// 数量、货值、违法所得: what a fine is computed from.
    Amount,
    /// 主观.
    Fault,
    /// 后果.
    Consequence,
    /// 改正.
    Correction,
    /// 在先处罚.
    History,
    /// A condition that the penalty clause sets.
    Condition,
    /// A circumstance that is claimed.
    Circumstance,
}

impl Element {
    /// On screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Subject => "主体",
            Self::Act => "行为",
            Self::Time => "时间",
            Self::Place => "地点",
            Self::Amount => "数量、金额",
            Self::Fault => "主观",
            Self::Consequence => "后果",
            Self::Correction => "改正",
            Self::History => "在先处罚",
            Self::Condition => "处罚条件",
            Self::Circumstance => "情节",
        }
    }
}

/// Evidence that a case needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Need {
    /// What it is about.
    pub element: Element,
    /// On screen: the element, the base, the condition or the circumstance.
    pub name: String,
    /// What to collect.
    pub collect: String,
    /// Of which kinds it is (行政处罚法 第四十六条).
    pub kinds: Vec<EvidenceKind>,
    /// What it proves.
    pub proves: String,
    /// Segments of the interview that state the fact or name the evidence.
    pub have: Vec<usize>,
    /// Whether nothing but the party's own words supports it so far.
    pub missing: bool,
    /// What the interview says of it, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// The article that asks for it, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub source: Option<String>,
}

impl Need {
    /// The line for the officer: 货值金额：涉案物品清单…（证明…）.
    pub fn line(&self) -> String {
        let note = self.note.as_ref().map(|note| format!("；{note}")).unwrap_or_default();
        format!("{}：{}（证明{}{note}）", self.name, self.collect, self.proves)
    }
}
