//! What happens in a case, as far as a time limit starts or ends with it.

use serde::{Deserialize, Serialize};

/// A milestone of a case or of an agency's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// 立案.
    Filed,
    /// 撤销立案 or 终止调查: the case ends without a decision.
    CaseDismissed,
    /// The party was told of the intended penalty (行政处罚法 第四十四条).
    PenaltyNotified,
    /// The party made a statement or defence.
    StatementMade,
    /// The party waived statement and defence.
    StatementWaived,
    /// The party was told of the right to a hearing.
    HearingRightTold,
    /// The party asked for a hearing.
    HearingRequested,
    /// The party waived the hearing.
    HearingWaived,
    /// A hearing is to be held: the moment is that of the hearing, which may lie ahead.
    HearingScheduled,
    /// Party and others were notified of time and place of the hearing.
    HearingNotified,
    /// Evidence was registered and preserved (行政处罚法 第五十六条).
    EvidencePreserved,
    /// What becomes of the preserved evidence was decided.
    PreservationDecided,
    /// Property was sealed or seized (行政强制法 第二十五条).
    PropertySeized,
    /// The seizure was decided upon or lifted.
    SeizureEnded,
    /// A coercive measure was taken on the spot, without approval before (行政强制法 第十九条).
    CoercionOnSpot,
    /// The measure was reported to the head of the agency.
    CoercionReported,
    /// The transfer of a suspected crime was approved.
    TransferApproved,
    /// The case was transferred to the public security organ.
    Transferred,
    /// A recording was finished.
    RecordingMade,
    /// The recording was stored in the system or the agency's own storage.
    RecordingStored,
    /// The decision was made.
    Decided,
    /// The decision was served.
    Served,
    /// A decision with a fine was served: beside [`Self::Served`].
    FineServed,
    /// The fine was paid.
    FinePaid,
    /// A fine was collected on the spot; on water, the day of landing.
    FineCollected,
    /// The officer handed it in to the agency.
    FineHandedIn,
    /// The agency paid it in at the bank.
    FineBanked,
    /// The decision was published.
    Published,
    /// It was decided, with reasons, that the decision is not published.
    PublicationExempted,
    /// The decision was changed, revoked, or found unlawful or void.
    DecisionOverturned,
    /// The published decision was withdrawn, with the reasons made public.
    PublicationWithdrawn,
    /// The period for which the decision was public was over.
    PublicationExpired,
    /// The enforcement act came to its end (行政执法行为终结).
    Closed,
    /// The file was archived.
    Archived,
    /// The party applied for reconsideration.
    ReconsiderationRequested,
    /// The party received the decision on reconsideration.
    ReconsiderationServed,
    /// The party brought an action.
    Sued,
    /// An agency published its statistics; the subject is the year that they are about.
    StatisticsPublished,
    /// An agency sent its report of June; the subject is the year.
    JuneReportSent,
    /// An agency sent its report of December; the subject is the year.
    DecemberReportSent,
}

impl Milestone {
    /// What happened, in Chinese: 立案, 送达决定书.
    pub fn label(self) -> &'static str {
        match self {
            Self::Filed => "立案",
            Self::CaseDismissed => "撤销立案或者终止调查",
            Self::PenaltyNotified => "告知拟作出的处罚",
            Self::StatementMade => "陈述、申辩",
            Self::StatementWaived => "放弃陈述、申辩",
            Self::HearingRightTold => "告知听证权利",
            Self::HearingRequested => "要求听证",
            Self::HearingWaived => "放弃听证",
            Self::HearingScheduled => "举行听证",
            Self::HearingNotified => "通知听证",
            Self::EvidencePreserved => "先行登记保存",
            Self::PreservationDecided => "处理登记保存的证据",
            Self::PropertySeized => "查封、扣押",
            Self::SeizureEnded => "处理或者解除查封、扣押",
            Self::CoercionOnSpot => "当场实施行政强制措施",
            Self::CoercionReported => "补报行政强制措施",
            Self::TransferApproved => "批准移送",
            Self::Transferred => "移送公安机关",
            Self::RecordingMade => "音像记录制作完成",
            Self::RecordingStored => "存储音像记录",
            Self::Decided => "作出决定",
            Self::Served => "送达决定书",
            Self::FineServed => "送达罚款决定书",
            Self::FinePaid => "缴纳罚款",
            Self::FineCollected => "当场收缴罚款",
            Self::FineHandedIn => "将罚款交至行政机关",
            Self::FineBanked => "将罚款缴付银行",
            Self::Published => "公开决定",
            Self::PublicationExempted => "决定不予公开",
            Self::DecisionOverturned => "决定被变更、撤销、确认违法或者无效",
            Self::PublicationWithdrawn => "撤回公开的决定",
            Self::PublicationExpired => "公示期满",
            Self::Closed => "行政执法行为终结",
            Self::Archived => "归档",
            Self::ReconsiderationRequested => "申请行政复议",
            Self::ReconsiderationServed => "收到复议决定书",
            Self::Sued => "提起行政诉讼",
            Self::StatisticsPublished => "公开行政执法数据",
            Self::JuneReportSent | Self::DecemberReportSent => "报送工作情况",
        }
    }
}
