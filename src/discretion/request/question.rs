//! A question that can be computed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::discretion::range::{CaseCircumstance, RangeFacts};
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

/// An article of a law by any of its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Law by any of its names.
    pub law: String,
    /// Which article.
    pub number: ArticleNumber,
    /// Which paragraph, where it is decided.
    pub paragraph: Option<u32>,
    /// Which item, where it is decided.
    pub item: Option<u32>,
}

/// The dates of a case; their order was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseDates {
    /// Date of the act, or its first day.
    pub act: NaiveDate,
    /// Last day of an act that went on.
    pub ended: Option<NaiveDate>,
    /// Day on which it was found.
    pub found: Option<NaiveDate>,
    /// Day of the decision; `None` means today.
    pub decided: Option<NaiveDate>,
}

/// Whose rules apply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Office {
    /// Name of the agency.
    pub agency: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Field of enforcement.
    pub field: Option<String>,
}

/// Who approved a departure from the benchmark (国办发〔2022〕27号 (十二)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApprovedBy {
    /// 本行政机关主要负责人批准.
    Head,
    /// 集体讨论通过.
    Collective,
    /// 上级基准的制定机关批准.
    Maker,
}

impl ApprovedBy {
    /// On screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Head => "本机关主要负责人批准",
            Self::Collective => "集体讨论通过",
            Self::Maker => "基准制定机关批准",
        }
    }
}

/// An approval with the document that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Who approved.
    pub by: ApprovedBy,
    /// The document of the case file.
    pub record: String,
}

/// The fine that a person proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// How much.
    pub amount: Yuan,
    /// Why it departs from the range.
    pub reason: Option<String>,
    /// Who approved that.
    pub approval: Option<Approval>,
}

/// A question that can be computed.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeQuestion {
    /// The provision.
    pub cited: Cited,
    /// Other provisions that the same act breaches.
    pub also: Vec<Cited>,
    /// The article of the law that replaced it, where a person named it.
    pub successor: Option<Cited>,
    /// The dates.
    pub dates: CaseDates,
    /// Date of birth of a natural person.
    pub birth: Option<NaiveDate>,
    /// Whether the limit of five years applies; `None`: not known.
    pub life_health_or_financial_harm: Option<bool>,
    /// The facts.
    pub facts: RangeFacts,
    /// The circumstances; all are in the catalogue.
    pub circumstances: Vec<CaseCircumstance>,
    /// Whose rules apply.
    pub office: Office,
    /// Rule profile by its identifier.
    pub profile: Option<String>,
    /// Benchmark by its identifier.
    pub benchmark: Option<String>,
    /// The act in plain words.
    pub act: Option<String>,
    /// What was counted or measured.
    pub measures: BTreeMap<String, Decimal>,
    /// Factors of a formula, as shares of one.
    pub factors: BTreeMap<String, Decimal>,
    /// Conditions that a person has confirmed.
    pub established: Vec<String>,
    /// The tier that a person chose.
    pub tier: Option<String>,
    /// The fine that a person proposes.
    pub proposal: Option<Proposal>,
}
