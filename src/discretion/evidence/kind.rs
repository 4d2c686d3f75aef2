//! Kinds of evidence (行政处罚法 第四十六条第一款).

use serde::{Deserialize, Serialize};

/// One of the eight kinds of evidence that 行政处罚法 第四十六条第一款 lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// 书证.
    Documents,
    /// 物证.
    Physical,
    /// 视听资料.
    Audiovisual,
    /// 电子数据.
    ElectronicData,
    /// 证人证言.
    Witness,
    /// 当事人的陈述.
    PartyStatement,
    /// 鉴定意见.
    ExpertOpinion,
    /// 勘验笔录、现场笔录.
    SceneRecord,
}

impl EvidenceKind {
    /// On screen, in the words of the law.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "书证",
            Self::Physical => "物证",
            Self::Audiovisual => "视听资料",
            Self::ElectronicData => "电子数据",
            Self::Witness => "证人证言",
            Self::PartyStatement => "当事人的陈述",
            Self::ExpertOpinion => "鉴定意见",
            Self::SceneRecord => "勘验笔录、现场笔录",
        }
    }
}
