//! What the columns of registers hold; the titles that agencies give them are in `index/registers`.

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Number of the row; not kept.
    Number,
    /// Name of body, officer or power.
    Name,
    /// Part of a power that is listed by itself (子项).
    Item,
    /// The agency in whose register the row belongs.
    Agency,
    /// 统一社会信用代码 of a body, 职权编码 of a power.
    Code,
    /// 主体类别.
    Kind,
    /// 经费来源.
    Funding,
    /// 人员编制.
    Staffing,
    /// 职责.
    Duties,
    /// 法定代表人.
    LegalRepresentative,
    /// 地址.
    Address,
    /// 联系电话、监督电话.
    Hotline,
    /// 委托机关.
    EntrustedBy,
    /// 委托书 or 委托依据.
    Entrustment,
    /// 状态.
    Status,
    /// 所在单位.
    Unit,
    /// 职务、岗位.
    Post,
    /// 执法证号.
    Certificate,
    /// 执法类别 of an officer, 职权类别 of a power.
    Category,
    /// First day of validity.
    ValidFrom,
    /// Last day of validity.
    ValidUntil,
    /// Both in one cell.
    Validity,
    /// 实施依据.
    Basis,
    /// 责任事项.
    Duty,
    /// 程序.
    Procedure,
    /// 救济途径.
    Remedy,
    /// 处罚种类.
    Measures,
    /// Anything else; not kept.
    Remark,
}

impl Column {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "序号",
            Self::Name => "名称",
            Self::Item => "子项",
            Self::Agency => "机关",
            Self::Code => "代码",
            Self::Kind => "主体类别",
            Self::Funding => "经费来源",
            Self::Staffing => "编制",
            Self::Duties => "职责",
            Self::LegalRepresentative => "法定代表人",
            Self::Address => "地址",
            Self::Hotline => "电话",
            Self::EntrustedBy => "委托机关",
            Self::Entrustment => "委托依据",
            Self::Status => "状态",
            Self::Unit => "单位",
            Self::Post => "职务",
            Self::Certificate => "执法证号",
            Self::Category => "类别",
            Self::ValidFrom => "有效期起",
            Self::ValidUntil => "有效期止",
            Self::Validity => "有效期",
            Self::Basis => "实施依据",
            Self::Duty => "责任事项",
            Self::Procedure => "程序",
            Self::Remedy => "救济途径",
            Self::Measures => "处罚种类",
            Self::Remark => "备注",
        }
    }
}
