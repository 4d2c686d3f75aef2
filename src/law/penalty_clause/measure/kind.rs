//! The kinds of penalty that 行政处罚法 第九条 names.

use serde::Serialize;

/// A kind of penalty after 行政处罚法 第九条; the fine (第二项) has a type of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// 警告 (第一项).
    Warning,
    /// 通报批评 (第一项).
    PublicCriticism,
    /// 没收违法所得 (第二项), also where the law says 违法收入 or names a fee that was taken.
    ConfiscateGain,
    /// 没收非法财物 (第二项): goods, tools, equipment.
    ConfiscateProperty,
    /// 暂扣许可证件 (第三项).
    SuspendLicence,
    /// 降低资质等级 (第三项).
    LowerQualification,
    /// 吊销许可证件 (第三项), also where the law says 撤销许可 or 撤销资格.
    RevokeLicence,
    /// 限制开展生产经营活动 (第四项).
    RestrictActivity,
    /// 责令停产停业 (第四项), also 停业整顿 and 停产整治.
    StopBusiness,
    /// 责令关闭 (第四项).
    CloseDown,
    /// 限制从业 (第四项).
    RestrictPractice,
    /// 行政拘留 (第五项).
    Detention,
}

impl MeasureKind {
    /// Its name in 行政处罚法 第九条.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "警告",
            Self::PublicCriticism => "通报批评",
            Self::ConfiscateGain => "没收违法所得",
            Self::ConfiscateProperty => "没收非法财物",
            Self::SuspendLicence => "暂扣许可证件",
            Self::LowerQualification => "降低资质等级",
            Self::RevokeLicence => "吊销许可证件",
            Self::RestrictActivity => "限制开展生产经营活动",
            Self::StopBusiness => "责令停产停业",
            Self::CloseDown => "责令关闭",
            Self::RestrictPractice => "限制从业",
            Self::Detention => "行政拘留",
        }
    }
}
