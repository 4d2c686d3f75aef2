//! The opinion: a result, and a finding on each of the seven items (政策二（三）3（1）).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a review looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReviewItem)]
pub enum Item {
    /// 执法主体是否合法，执法人员是否具备执法资格.
    Subject,
    /// 执法程序是否合法.
    Procedure,
    /// 案件事实是否清楚，证据是否合法充分.
    Facts,
    /// 适用法律、法规、规章是否准确，裁量基准运用是否适当.
    Law,
    /// 执法是否超越执法机关法定权限.
    Authority,
    /// 行政执法文书是否完备、规范.
    Documents,
    /// 违法行为是否涉嫌犯罪、需要移送司法机关.
    Crime,
}

impl Item {
    /// All seven, in the order of the policy.
    pub const ALL: [Self; 7] =
        [Self::Subject, Self::Procedure, Self::Facts, Self::Law, Self::Authority, Self::Documents, Self::Crime];

    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "执法主体和执法人员资格",
            Self::Procedure => "执法程序",
            Self::Facts => "事实和证据",
            Self::Law => "法律适用和裁量基准",
            Self::Authority => "法定权限",
            Self::Documents => "执法文书",
            Self::Crime => "是否涉嫌犯罪需要移送",
        }
    }
}

/// What the reviewer found on one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemFinding {
    /// Which item.
    pub item: Item,
    /// Whether it is in order.
    pub in_order: bool,
    /// What was looked at and found; an opinion without reasons is none.
    pub finding: String,
}

/// What the reviewer concludes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "result", rename_all = "snake_case", deny_unknown_fields)]
pub enum OpinionResult {
    /// 同意.
    Agree {},
    /// 存在问题, to be mended and resubmitted.
    Problems {},
    /// 补充材料, by a date.
    Supplement {
        /// Last day.
        by: NaiveDate,
    },
}
