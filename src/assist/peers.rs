//! Like cases (类案) of a case: the nearest ones, how the fines of the comparable ones are spread, and whether this case departs
//! from them.

use crate::discretion::circumstance::by_id;
use crate::discretion::range::FineRange;
use crate::failure::Failure;
use crate::law::money::Yuan;
use crate::law::penalty_clause::{BaseKind, PenaltyClause, When};
use crate::law::provision::ArticleNumber;
use crate::search::Engine;
use crate::search::cases::CaseQuery;
use crate::search::hit::CaseAnswer;
use crate::search::similar::{Applied, OwnCase};

/// A case whose like are looked for. What is not known is `None`.
#[derive(Debug, Clone, Copy, Default)]
pub struct PeerQuestion<'a> {
    /// The facts in words.
    pub text: &'a str,
    /// The penalty provision: full name of the law, and the article.
    pub provision: Option<(&'a str, ArticleNumber)>,
    /// Its penalty clauses.
    pub clauses: &'a [PenaltyClause],
    /// Field of enforcement, such as 市场监管.
    pub field: Option<&'a str>,
    /// Region of the agency.
    pub region: Option<&'a str>,
    /// 自然人, 个体工商户, 企业.
    pub party_kind: Option<&'a str>,
    /// Identifiers of its circumstances.
    pub circumstances: &'a [String],
    /// 货值金额 in yuan.
    pub goods_value: Option<Yuan>,
    /// 违法所得 in yuan.
    pub illegal_gain: Option<Yuan>,
    /// Where it is placed: 从轻, 一般, 从重.
    pub tier: Option<&'a str>,
    /// Its range.
    pub range: Option<FineRange>,
    /// The fine that is thought of, in yuan.
    pub proposed: Option<Yuan>,
    /// Cases wanted.
    pub limit: usize,
}

/// Finds the like cases of a case: the nearest ones, the distribution of the comparable ones, and how this case stands to them.
///
/// # Errors
/// Those of [`Engine::cases`].
pub async fn peers(engine: &Engine, question: &PeerQuestion<'_>) -> Result<CaseAnswer, Failure> {
    let query =
        CaseQuery { text: question.text.to_owned(), own: own(question), limit: question.limit, ..CaseQuery::default() };
    engine.cases(&query).await
}

fn own(question: &PeerQuestion<'_>) -> OwnCase {
    let names = question.circumstances.iter().filter_map(|id| by_id(id)).map(|entry| entry.short.clone());
    let owned = |text: Option<&str>| text.map(str::to_owned);
    OwnCase {
        field: owned(question.field),
        region: owned(question.region),
        applied: question.provision.iter().map(|(law, number)| Applied::new(law, *number)).collect(),
        party_kind: owned(question.party_kind),
        circumstances: names.collect(),
        goods_value: question.goods_value,
        illegal_gain: question.illegal_gain,
        fine: question.proposed,
        range: question.range.and_then(|range| Some((range.min.unwrap_or_default(), range.max?))),
        tier: owned(question.tier),
        thresholds: thresholds(question.clauses),
    }
}

/// The values of the goods at which the provision passes from one fine to another, each once.
fn thresholds(clauses: &[PenaltyClause]) -> Vec<Yuan> {
    let when = clauses.iter().flat_map(|clause| &clause.fines).flat_map(|fine| &fine.when);
    let mut values: Vec<Yuan> = when
        .filter_map(|when| match when {
            When::Threshold { on: BaseKind::GoodsValue, at_least, below, .. } => Some([*at_least, *below]),
            _ => None,
        })
        .flatten()
        .flatten()
        .collect();
    values.sort_unstable();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::penalty_clause::parse;

    fn range(min: Option<i64>, max: Option<i64>) -> FineRange {
        serde_json::from_value(serde_json::json!({ "min": min, "max": max })).expect("a range")
    }

    #[test]
    fn a_case_is_put_as_past_cases_are_written() {
        let clauses = parse(
            "货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款。",
        );
        let ids = ["recidivism".to_owned(), "unknown".to_owned()];
        let question = PeerQuestion {
            provision: Some(("中华人民共和国食品安全法", ArticleNumber { number: 124, suffix: None })),
            clauses: &clauses,
            circumstances: &ids,
            range: Some(range(None, Some(100_000))),
            ..PeerQuestion::default()
        };
        let own = own(&question);
        assert_eq!(own.circumstances, ["再次违法"]);
        assert_eq!(own.thresholds, [Yuan::from_integer(10_000)]);
        assert_eq!(own.range, Some((Yuan::default(), Yuan::from_integer(100_000))));
        assert_eq!(own.applied[0].to_string(), "《食品安全法》第一百二十四条");
    }

    #[test]
    fn a_range_without_a_top_has_no_place_among_cases() {
        let range = Some(range(Some(1), None));
        assert_eq!(own(&PeerQuestion { range, ..PeerQuestion::default() }).range, None);
    }
}
