//! A publication as its events leave it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::context::Signature;
use super::draft::Draft;
use super::event::Event;

/// The text of which document is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationSource)]
pub struct Source {
    /// Identifier of the document in the case file.
    pub document_id: String,
    /// Its version, from 1.
    pub version: u32,
    /// SHA-256 of its text (UTF-8), in hexadecimal.
    pub sha256: String,
}

/// What the platform above gets besides the text (黑政办发〔2019〕26号 二（一）3：执法机关、执法对象、执法类别、执法结论).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationFields)]
pub struct Fields {
    /// 执法机关.
    pub body: String,
    /// 执法对象, as published: of a natural person, the name as redacted.
    pub party: String,
    /// 执法类别, such as 行政处罚.
    pub category: String,
    /// 执法结论, such as 罚款5000元.
    pub conclusion: String,
    /// 决定书文号.
    pub decision_number: String,
    /// Day of the decision.
    pub decided_on: NaiveDate,
}

impl Fields {
    /// Every field with its name on screen, the day of the decision apart.
    pub fn named(&self) -> [(&'static str, &str); 5] {
        [
            ("执法机关", &self.body),
            ("执法对象", &self.party),
            ("执法类别", &self.category),
            ("执法结论", &self.conclusion),
            ("决定书文号", &self.decision_number),
        ]
    }

    /// SHA-256 over all fields.
    pub fn sha256(&self) -> String {
        let day = self.decided_on.to_string();
        // Lengths before the words: no two sets of fields give one text.
        let part = |words: &str| format!("{}:{words}", words.len());
        let parts: Vec<String> = self.named().iter().map(|(_, words)| part(words)).chain([part(&day)]).collect();
        super::sha256(&parts.concat())
    }
}

/// Where a publication stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PublicationStage)]
pub enum Stage {
    /// Nothing is prepared.
    Empty,
    /// Prepared; people go through the redactions.
    Prepared,
    /// Waits for approval.
    Submitted,
    /// Approved, not public yet.
    Approved,
    /// Public. A correction may be under way: see the draft.
    Published,
    /// Taken down (行政处罚法 第四十八条第二款).
    Withdrawn,
    /// Its period is over.
    Expired,
}

impl Stage {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "未准备",
            Self::Prepared => "待核对",
            Self::Submitted => "待审批",
            Self::Approved => "已审批",
            Self::Published => "已公开",
            Self::Withdrawn => "已撤回",
            Self::Expired => "公示期满",
        }
    }
}

/// An approval holds for one text and one set of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationApproval)]
pub struct Approval {
    /// Who and when.
    pub signature: Signature,
    /// The text that they read.
    pub text_sha256: String,
    /// The fields that they read.
    pub fields_sha256: String,
}

/// What is or was public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationLive)]
pub struct Live {
    /// The document behind it.
    pub source: Source,
    /// The text as approved.
    pub text: String,
    /// Its SHA-256.
    pub text_sha256: String,
    /// The fields as approved.
    pub fields: Fields,
    /// The approval.
    pub approval: Approval,
    /// Who published this text, and when.
    pub published: Signature,
}

/// That something public was wrong and what came in its place (黑政办发〔2019〕26号 二（一）：不准确的，要及时予以更正).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationCorrection)]
pub struct Correction {
    /// What was wrong.
    pub reason: String,
    /// When the right text became public, and by whom.
    pub signature: Signature,
    /// SHA-256 of the text before.
    pub from_sha256: String,
    /// SHA-256 of the text since.
    pub to_sha256: String,
}

/// Why something public is taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PublicationGround)]
pub enum Ground {
    /// 决定被变更.
    Changed,
    /// 决定被撤销.
    Revoked,
    /// 被确认违法.
    FoundUnlawful,
    /// 被确认无效.
    FoundInvalid,
    /// 被要求重新作出 (黑政办发〔2019〕26号 二（一）3).
    OrderedRemade,
    /// Published although it may not be: a secret, a name that was not hidden. No article sets a time for this; at once.
    Disclosure,
}

impl Ground {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changed => "决定被依法变更",
            Self::Revoked => "决定被依法撤销",
            Self::FoundUnlawful => "决定被确认违法",
            Self::FoundInvalid => "决定被确认无效",
            Self::OrderedRemade => "决定被要求重新作出",
            Self::Disclosure => "公开了不应公开的内容",
        }
    }
}

/// That it was taken down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PublicationWithdrawal)]
pub struct Withdrawal {
    /// Why.
    pub ground: Ground,
    /// The reasons as the public reads them (行政处罚法 第四十八条第二款：公开说明理由).
    pub explanation: String,
    /// Who and when.
    pub signature: Signature,
    /// Last day for it: three working days (行政处罚法 第四十八条第二款、第八十五条), as the caller's calendar counts them.
    pub due: Option<NaiveDate>,
    /// Whether it came after that day.
    pub late: bool,
}

/// One publication.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// What is being prepared: the first text, or a correction.
    pub draft: Option<Draft>,
    /// What is public, or was until it was withdrawn or expired.
    pub live: Option<Live>,
    /// When it first became public.
    pub first_published_at: Option<DateTime<Utc>>,
    /// Last day for publishing, as the caller's calendar counts it (seven working days: 黑政办发〔2019〕26号 二（一）3).
    pub due: Option<NaiveDate>,
    /// Whether it was first published after that day.
    pub late: bool,
    /// Last day on which it is public. The law sets none; `None` where the agency sets none.
    pub until: Option<NaiveDate>,
    /// Every correction, in order.
    pub corrections: Vec<Correction>,
    /// That it was taken down.
    pub withdrawal: Option<Withdrawal>,
    /// That it was taken down before, for something that it disclosed, and published again without that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_withdrawals: Vec<Withdrawal>,
    /// When its period was over.
    pub expired: Option<Signature>,
}

impl Publication {
    /// The publication that these events make.
    pub fn fold<'e>(events: impl IntoIterator<Item = &'e Event>) -> Self {
        let mut publication = Self::default();
        for event in events {
            publication.apply(event);
        }
        publication
    }

    /// Whether a withdrawn text may be prepared anew: the decision stands, only the text told too much.
    pub fn may_begin_anew(&self) -> bool {
        self.withdrawal.as_ref().is_some_and(|withdrawal| withdrawal.ground == Ground::Disclosure)
    }

    /// Where it stands; a correction under way does not change that the old text is public, nor a new text that it was withdrawn.
    pub fn stage(&self) -> Stage {
        if self.withdrawal.is_some() {
            return Stage::Withdrawn;
        }
        if self.expired.is_some() {
            return Stage::Expired;
        }
        if self.live.is_some() {
            return Stage::Published;
        }
        match &self.draft {
            None => Stage::Empty,
            Some(draft) if draft.approval.is_some() => Stage::Approved,
            Some(draft) if draft.submitted.is_some() => Stage::Submitted,
            Some(_) => Stage::Prepared,
        }
    }

    /// What the public may read now.
    pub fn visible(&self) -> Option<&Live> {
        self.live.as_ref().filter(|_| self.stage() == Stage::Published)
    }
}
