//! Evidence and recordings, and records of what was said, with their versions.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a material is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    /// 书证、物证照片、电子数据 and other evidence.
    Evidence,
    /// 音像记录 of an act of enforcement.
    Recording,
    /// A signed or stamped document as a scan.
    Document,
    /// 送达回证.
    ServiceProof,
}

/// A file that belongs to the case; its bytes are kept under their hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Identifier within the case.
    pub id: String,
    /// Kind.
    pub kind: MaterialKind,
    /// Name of the file or of the thing.
    pub name: String,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Media type, as found in the content.
    pub media_type: String,
    /// When it was taken or recorded.
    pub taken_at: DateTime<Utc>,
    /// Where, and anything else that helps to find it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
}

/// What a record is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// Transcript of a recording (转写).
    Transcript,
    /// 询问笔录.
    Interview,
    /// 现场检查（勘验）笔录.
    Inspection,
    /// 陈述申辩笔录.
    Statement,
    /// 听证笔录.
    Hearing,
    /// 集体讨论笔录.
    Discussion,
}

/// One question with its answer, or one utterance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// Who asks or speaks; empty in a transcript without speakers.
    #[serde(default)]
    pub speaker: String,
    /// The question; empty where there is none.
    #[serde(default)]
    pub question: String,
    /// The answer, or what was said.
    pub answer: String,
    /// Where it begins in the recording, in seconds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub start: Option<f64>,
    /// Where it ends, in seconds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<f64>,
}

/// One version of a record; an edit makes a new one and keeps the old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct RecordVersion {
    /// Counted from 1.
    pub version: u32,
    /// What was said.
    pub exchanges: Vec<Exchange>,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it differs from the one before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

/// A signature under a record: by whom, and how it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Name of the person.
    pub name: String,
    /// 被询问人, 执法人员, 见证人 ...
    pub role: String,
    /// Refused to sign, and what was done then (拒绝签名的，注明原因).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub refused: Option<String>,
}

/// What was said on an occasion, in versions; frozen once it is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Record {
    /// Identifier within the case.
    pub id: String,
    /// Kind.
    pub kind: RecordKind,
    /// With whom, or about what.
    pub title: String,
    /// When it took place.
    pub held_at: DateTime<Utc>,
    /// Officers or others who were there for the agency, by account.
    pub present: BTreeSet<String>,
    /// Whether certificates were shown (行政处罚法 第五十五条第一款).
    pub certificates_shown: bool,
    /// Whether rights and duties were told (第四十四条; 申请回避).
    pub rights_told: bool,
    /// The recording that it was written from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub recording: Option<String>,
    /// Every version, oldest first.
    pub versions: Vec<RecordVersion>,
    /// Signatures, with the version that they stand under; `None` while it may be edited.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signed: Option<Signed>,
}

/// The version that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Signed {
    /// Which version.
    pub version: u32,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseDocumentKind)]
pub enum DocumentKind {
    /// 责令改正通知书.
    Correction,
    /// 调查终结报告.
    InvestigationReport,
    /// 行政处罚事先告知书（含听证告知）.
    PriorNotice,
    /// 听证通知书.
    HearingNotice,
    /// 法制审核意见书.
    ReviewOpinion,
    /// 行政处罚决定书.
    Decision,
    /// Others.
    Other,
}

impl DocumentKind {
    /// On screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Correction => "责令改正通知书",
            Self::InvestigationReport => "调查终结报告",
            Self::PriorNotice => "行政处罚事先告知书",
            Self::HearingNotice => "听证通知书",
            Self::ReviewOpinion => "法制审核意见书",
            Self::Decision => "行政处罚决定书",
            Self::Other => "其他文书",
        }
    }
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentVersion {
    /// Counted from 1.
    pub version: u32,
    /// Its text as Markdown.
    pub markdown: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it differs from the one before.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// The run of the main job that drafted it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub run: Option<String>,
}

/// A document of the case in versions; frozen once it is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = CaseDocument)]
pub struct Document {
    /// Identifier within the case.
    pub id: String,
    /// Kind.
    pub kind: DocumentKind,
    /// Every version, oldest first.
    pub versions: Vec<DocumentVersion>,
    /// The version that was issued.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub issued: Option<u32>,
}

impl Document {
    /// The version `number`.
    pub fn version(&self, number: u32) -> Option<&DocumentVersion> {
        self.versions.iter().find(|version| version.version == number)
    }
}
