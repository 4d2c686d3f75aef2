//! A question for a range as users put it (`facts.json` of `caiheng range`), checked before anything is computed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::circumstance::{by_id, catalogue};
use super::range::{CaseCircumstance, RangeFacts};
use crate::failure::Failure;
use crate::law::money::Yuan;
use crate::law::penalty_clause::Subject;
use crate::law::provision::ArticleNumber;

/// The question as written. Amounts in yuan; `date` is the date of the act.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeRequest {
    /// Law by any of its names.
    pub law: String,
    /// Number of the article.
    pub article: u32,
    /// Number behind 之.
    pub article_suffix: Option<u32>,
    /// Which paragraph (款), where the article has several with fines.
    pub paragraph: Option<u32>,
    /// Date of the act, `2025-03-12`.
    pub date: String,
    /// 货值金额; 0 where there is none, absent where it is not known.
    #[schema(value_type = Option<f64>)]
    pub goods_value: Option<Yuan>,
    /// 违法所得; 0 where there is none, absent where it is not known.
    #[schema(value_type = Option<f64>)]
    pub illegal_gain: Option<Yuan>,
    /// 违法经营额; 0 where there is none, absent where it is not known.
    #[schema(value_type = Option<f64>)]
    pub illegal_turnover: Option<Yuan>,
    /// Other bases by the words of the statute: `{"广告费用": 30000}`.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, f64>)]
    pub bases: BTreeMap<String, Yuan>,
    /// How many units (平方米, 人), where the fine is per unit.
    #[schema(value_type = Option<f64>)]
    pub units: Option<Yuan>,
    /// `unit` or `individual`.
    pub subject: Option<String>,
    /// The circumstances found.
    #[serde(default)]
    pub circumstances: Vec<GivenCircumstance>,
}

/// A circumstance by its identifier, with or without what shows it.
#[derive(Debug, Clone, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum GivenCircumstance {
    /// The identifier alone.
    Id(String),
    /// With its evidence.
    WithEvidence {
        /// The identifier.
        id: String,
        /// What shows it.
        evidence: String,
    },
}

/// A question that can be computed.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeQuestion {
    /// Law by any of its names.
    pub law: String,
    /// Which article.
    pub number: ArticleNumber,
    /// Which paragraph, where it is decided.
    pub paragraph: Option<u32>,
    /// Date of the act.
    pub date: NaiveDate,
    /// The facts.
    pub facts: RangeFacts,
    /// The circumstances; all are in the catalogue.
    pub circumstances: Vec<CaseCircumstance>,
}

/// Reads and checks a question in JSON.
///
/// # Errors
/// `range.json` and those of [`RangeRequest::check`].
pub fn parse(json: &str) -> Result<RangeQuestion, Failure> {
    let request: RangeRequest = serde_json::from_str(json).map_err(|error| {
        Failure::new("range.json", format!("案件事实不是有效的 JSON 或者字段有误：{error}"))
            .with_hint("必填 law、article、date；金额以元计；不知道的字段请省略")
    })?;
    request.check()
}

impl RangeRequest {
    /// Checks what the types can't.
    ///
    /// # Errors
    /// `range.negative`, `range.date`, `range.article`, `range.subject`, `range.circumstance`.
    pub fn check(self) -> Result<RangeQuestion, Failure> {
        self.check_amounts()?;
        if self.article == 0 || self.paragraph == Some(0) {
            return Err(Failure::new("range.article", "条、款的序号从1开始"));
        }
        let date = date(&self.date)?;
        let subject = self.subject.as_deref().map(subject).transpose()?;
        let circumstances = self.circumstances.into_iter().map(known).collect::<Result<_, _>>()?;
        let facts = RangeFacts {
            goods_value: self.goods_value,
            illegal_gain: self.illegal_gain,
            illegal_turnover: self.illegal_turnover,
            other_bases: self.bases,
            units: self.units.map(|units| units.0),
            subject,
        };
        let number = ArticleNumber { number: self.article, suffix: self.article_suffix };
        Ok(RangeQuestion { law: self.law, number, paragraph: self.paragraph, date, facts, circumstances })
    }

    fn check_amounts(&self) -> Result<(), Failure> {
        let named = [
            ("goods_value", self.goods_value),
            ("illegal_gain", self.illegal_gain),
            ("illegal_turnover", self.illegal_turnover),
            ("units", self.units),
        ];
        let bases = self.bases.iter().map(|(name, amount)| (name.as_str(), Some(*amount)));
        let negative =
            named.into_iter().chain(bases).find(|(_, amount)| amount.is_some_and(|amount| amount < Yuan::default()));
        match negative {
            Some((name, _)) => Err(Failure::new("range.negative", format!("“{name}”不能是负数"))),
            None => Ok(()),
        }
    }
}

fn date(written: &str) -> Result<NaiveDate, Failure> {
    written.parse().map_err(|_| {
        Failure::new("range.date", format!("“{written}”不是有效的日期")).with_hint("请写成 2025-03-12 的形式")
    })
}

fn subject(written: &str) -> Result<Subject, Failure> {
    match written {
        "unit" => Ok(Subject::Unit),
        "individual" => Ok(Subject::Individual),
        _ => Err(Failure::new("range.subject", format!("“{written}”不是 unit（单位）或者 individual（个人）"))),
    }
}

fn known(given: GivenCircumstance) -> Result<CaseCircumstance, Failure> {
    let (id, evidence) = match given {
        GivenCircumstance::Id(id) => (id, String::new()),
        GivenCircumstance::WithEvidence { id, evidence } => (id, evidence),
    };
    if by_id(&id).is_none() {
        let all: Vec<&str> = catalogue().iter().map(|entry| entry.id.as_str()).collect();
        let failure = Failure::new("range.circumstance", format!("不认识情节“{id}”"));
        return Err(failure.with_hint(format!("可用的情节：{}", all.join("、"))));
    }
    Ok(CaseCircumstance { id, evidence })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(json: &str) -> Option<&'static str> {
        parse(json).err().map(|failure| failure.code)
    }

    #[test]
    fn a_whole_question_is_read() {
        let question = parse(
            r#"{"law":"食品安全法","article":124,"date":"2025-03-12","goods_value":152,"subject":"unit",
                "circumstances":["first_offence",{"id":"cooperation","evidence":"笔录第3句"}]}"#,
        )
        .expect("valid");
        assert_eq!(question.facts.goods_value, Some(Yuan::from_integer(152)));
        assert_eq!(question.circumstances[1].evidence, "笔录第3句");
    }

    #[test]
    fn bad_input_is_refused_with_its_own_code() {
        let with = |more: &str| format!(r#"{{"law":"食品安全法","article":124,"date":"2025-03-12"{more}}}"#);
        assert_eq!(code(&with(r#","goods_value":-1"#)), Some("range.negative"));
        assert_eq!(code(&with(r#","bases":{"广告费用":-5}"#)), Some("range.negative"));
        assert_eq!(code(&with(r#","circumstances":["nice_weather"]"#)), Some("range.circumstance"));
        assert_eq!(code(&with(r#","subject":"cat""#)), Some("range.subject"));
        assert_eq!(code(&with(r#","paragraph":0"#)), Some("range.article"));
        assert_eq!(code(&with(r#","goodsvalue":5"#)), Some("range.json"));
        assert_eq!(code(r#"{"law":"食品安全法","article":124,"date":"2025-02-30"}"#), Some("range.date"));
        assert_eq!(code("{"), Some("range.json"));
    }
}
