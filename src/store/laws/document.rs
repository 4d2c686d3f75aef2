//! A version of a law, or a document that changes or explains one.

use chrono::NaiveDate;
use serde::Serialize;

use super::origin::Origin;
use super::versions::Version;
use crate::law::validity::Validity;
use crate::store::entities::law_document;
use crate::store::error::StoreError;

/// What kind of document it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DocumentKind)]
pub enum Kind {
    /// 法律: a law itself.
    Law,
    /// 宪法.
    Constitution,
    /// 立法解释: an interpretation by the legislator.
    Interpretation,
    /// 修正案: an amendment.
    Amendment,
    /// 修改决定: a decision that amends a law.
    Decision,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Law, Self::Constitution, Self::Interpretation, Self::Amendment, Self::Decision];

    /// The stable identifier: `law`, `constitution`, `interpretation`, `amendment`, `decision`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Constitution => "constitution",
            Self::Interpretation => "interpretation",
            Self::Amendment => "amendment",
            Self::Decision => "decision",
        }
    }

    /// For a person.
    pub fn label(self) -> &'static str {
        match self {
            Self::Law => "法律",
            Self::Constitution => "宪法",
            Self::Interpretation => "立法解释",
            Self::Amendment => "修正案",
            Self::Decision => "修改决定",
        }
    }

    /// Whether its articles are applied and cited as they stand; those of amendments and decisions only say how another
    /// law is to be changed.
    pub fn is_citable(self) -> bool {
        matches!(self, Self::Law | Self::Constitution | Self::Interpretation)
    }

    fn from_text(text: &str) -> Result<Self, StoreError> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or_else(|| StoreError::Corrupt(format!("文件类别 {text}")))
    }
}

/// A document of the statute corpus: one version.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Document {
    /// Row in the store.
    pub id: i64,
    /// Full official name.
    pub name: String,
    /// What kind of document it is.
    pub kind: Kind,
    /// 宪法, 法律 ...
    pub level: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Branch of law, such as 行政法.
    pub department: Option<String>,
    /// Status as the source gives it: 现行有效, 已废止, 历史版本, 已被修改.
    pub status: String,
    /// Day on which this version was published.
    pub publish_date: Option<NaiveDate>,
    /// Date that the text itself names as its beginning; for an amended law that of its first version.
    pub stated_effective_date: Option<NaiveDate>,
    /// When this version is in force.
    #[serde(flatten)]
    pub validity: Validity,
    /// Whether `valid_from` is the day itself; otherwise it is the earliest possible one.
    pub start_known: bool,
    /// Whether `valid_to` is the day itself; otherwise it is the latest possible one.
    pub end_known: bool,
    /// How the period was derived, in Chinese.
    pub validity_basis: String,
    /// Full name of the law that replaced it.
    pub successor: Option<String>,
    /// Whether the law ended with this version (repealed or replaced), rather than being amended.
    pub is_last: bool,
    /// Fields of enforcement that it belongs to, such as 市场监管; empty where it is not known.
    pub fields: Vec<String>,
    /// What tells the fields, in Chinese: 来源文件夹, 制定机关 or 文件名称.
    pub field_basis: Option<String>,
    /// Where a local document applies, such as 淄博市; `None` for national ones.
    pub region: Option<String>,
    /// What each source gave of this version; exactly one of them gave the text.
    pub sources: Vec<Origin>,
}

impl Document {
    /// What the choice of a version needs to know.
    pub fn version(&self) -> Version {
        Version { validity: self.validity, last: self.is_last }
    }

    /// The first day on which the law was in force in some version, as far as its own text or its source tells.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.stated_effective_date.or(self.validity.from)
    }

    /// Whether the law had begun by `on`.
    pub fn existed(&self, on: NaiveDate) -> bool {
        self.first_day().is_none_or(|first| first <= on)
    }

    /// The name without 中华人民共和国, in 《》.
    pub fn short_title(&self) -> String {
        format!("《{}》", self.name.strip_prefix("中华人民共和国").unwrap_or(&self.name))
    }
}

impl TryFrom<law_document::Model> for Document {
    type Error = StoreError;

    fn try_from(row: law_document::Model) -> Result<Self, StoreError> {
        Ok(Self {
            kind: Kind::from_text(&row.kind)?,
            validity: Validity { from: row.valid_from, to: row.valid_to },
            id: row.id,
            name: row.name,
            level: row.level,
            issuer: row.issuer,
            department: row.department,
            status: row.status,
            publish_date: row.publish_date,
            stated_effective_date: row.stated_effective_date,
            start_known: row.start_known,
            end_known: row.end_known,
            validity_basis: row.validity_basis,
            successor: row.successor,
            is_last: row.is_last,
            fields: serde_json::from_str(&row.fields)?,
            field_basis: row.field_basis,
            region: row.region,
            sources: serde_json::from_str(&row.sources)?,
        })
    }
}
