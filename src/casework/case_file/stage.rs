//! Where a case stands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The stages of an ordinary case (普通程序), and the ways in which one ends early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseStage)]
pub enum Stage {
    /// 立案: applied for, not yet approved.
    Filing,
    /// 调查取证.
    Investigation,
    /// 审核: the investigation is over; legal review where it is due.
    Review,
    /// 告知: the party was told what is proposed; statements, hearing.
    Notice,
    /// 决定: before the head.
    Decision,
    /// 送达.
    Service,
    /// 执行.
    Execution,
    /// 结案.
    Closed,
    /// 归档: nothing is changed any more.
    Archived,
    /// 不予立案.
    NotFiled,
    /// 撤销案件.
    Dropped,
    /// 移送司法机关或者其他机关.
    Transferred,
}

impl Stage {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Filing => "立案",
            Self::Investigation => "调查取证",
            Self::Review => "审核",
            Self::Notice => "告知",
            Self::Decision => "决定",
            Self::Service => "送达",
            Self::Execution => "执行",
            Self::Closed => "结案",
            Self::Archived => "归档",
            Self::NotFiled => "不予立案",
            Self::Dropped => "撤销案件",
            Self::Transferred => "移送",
        }
    }

    /// Whether facts, provisions and outcome may still be changed.
    pub const fn before_decision(self) -> bool {
        matches!(self, Self::Filing | Self::Investigation | Self::Review | Self::Notice | Self::Decision)
    }

    /// Whether the investigation is over and no decision has been issued.
    pub const fn investigated(self) -> bool {
        matches!(self, Self::Review | Self::Notice | Self::Decision)
    }

    /// Whether the case went to its end, in whichever way, and only filing away is left.
    pub const fn ended(self) -> bool {
        matches!(self, Self::Closed | Self::NotFiled | Self::Dropped | Self::Transferred)
    }
}
