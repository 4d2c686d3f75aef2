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

    /// Words by which an interview names evidence of this kind; none for the party's own statement, which the interview is.
    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Documents => &[
                "通知书",
                "决定书",
                "证明",
                "合同",
                "票",
                "许可证",
                "残疾证",
                "协议",
                "谅解书",
                "病历",
                "单子",
                "凭证",
                "记录",
                "公告",
            ],
            Self::Physical => &["实物", "扣", "封存", "样品"],
            Self::Audiovisual => &["照片", "录像", "视频", "监控"],
            Self::ElectronicData => &["截图", "聊天记录", "转账", "数据", "流水"],
            Self::Witness => &["证言", "证人"],
            Self::PartyStatement => &[],
            Self::ExpertOpinion => &["鉴定", "检测报告", "评估", "验收", "监测"],
            Self::SceneRecord => &["现场笔录", "复查", "勘验", "来看过"],
        }
    }
}
