//! The facts of a case, each with the segments that it was read from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::report::Warning;
use crate::law::money::Yuan;

/// A value with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Fact<T> {
    /// The value; `None` where nothing was said.
    #[schema(schema_with = nullable::<T>, required = true)]
    pub value: Option<T>,
    /// Indexes of the transcript segments it was read from.
    pub segments: Vec<usize>,
    /// Whether the value was found in those segments (numbers, dates and names by their Chinese readings too).
    pub supported: bool,
    /// How it was found: `rule`, `model`, or `none`.
    pub origin: Origin,
}

/// The schema of a value that may be null: for a generic type the derive does not say so.
fn nullable<T: utoipa::PartialSchema>() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Type};
    OneOfBuilder::new().item(ObjectBuilder::new().schema_type(Type::Null)).item(T::schema()).into()
}

impl<T> Default for Fact<T> {
    fn default() -> Self {
        Self { value: None, segments: Vec::new(), supported: false, origin: Origin::None }
    }
}

/// How a fact was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A rule read it from the words.
    Rule,
    /// The language model proposed it.
    Model,
    /// Nothing was found.
    #[default]
    None,
}

/// A number of things: 9袋面包.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Quantity {
    /// How many.
    #[serde(serialize_with = "crate::law::money::serialize_number")]
    #[schema(value_type = f64)]
    pub number: rust_decimal::Decimal,
    /// Measure word, such as 袋.
    pub unit: String,
    /// What is counted, where the words tell.
    pub of: Option<String>,
}

/// What the interview tells about the case (schema of `prompts/extract`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Facts {
    /// Name of the party (当事人): the person, or the unit where a unit acts.
    pub party: Fact<String>,
    /// 自然人, 个体工商户, 企业 ...
    pub party_kind: Fact<String>,
    /// Who was interviewed (被询问人), where that is not the party.
    pub interviewee: Fact<String>,
    /// Date of the act.
    pub date: Fact<NaiveDate>,
    /// Date of birth of the interviewed person, where it was said in full.
    #[serde(default)]
    pub birth: Fact<NaiveDate>,
    /// Place of the act.
    pub place: Fact<String>,
    /// The act in one sentence.
    pub act: Fact<String>,
    /// Goods value (货值金额) in yuan.
    pub goods_value: Fact<Yuan>,
    /// Illegal gain (违法所得) in yuan.
    pub illegal_gain: Fact<Yuan>,
    /// Quantities named.
    pub quantities: Vec<Fact<Quantity>>,
    /// Number plates named.
    pub plates: Vec<Fact<String>>,
    /// Circumstances (情节) by their identifier in `discretion::circumstance`, such as `first_offence`.
    pub circumstances: Vec<Fact<String>>,
    /// Evidence named.
    pub evidence: Vec<Fact<String>>,
    /// What the party states and pleads (陈述申辩).
    pub defence: Vec<Fact<String>>,
    /// Points in dispute.
    pub disputed: Vec<Fact<String>>,
}

impl Facts {
    /// The fields whose value nothing in the transcript supports, as warnings.
    pub fn warnings(&self) -> Vec<Warning> {
        let texts = [
            ("当事人", &self.party),
            ("主体类型", &self.party_kind),
            ("被询问人", &self.interviewee),
            ("地点", &self.place),
            ("违法行为", &self.act),
        ];
        let unsupported = |(name, fact): (&str, &Fact<String>)| {
            let value = fact.value.as_ref().filter(|_| !fact.supported)?;
            Some(Warning::new("fact.unsupported", format!("{name}“{value}”在笔录中未见依据，须核实")))
        };
        texts.into_iter().filter_map(unsupported).collect()
    }
}
