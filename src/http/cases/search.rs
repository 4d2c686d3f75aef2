//! `GET /api/v1/cases/search`.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;
use utoipa::IntoParams;

use super::super::error::ProblemBody;
use super::super::extract::ApiQuery;
use super::super::{ApiResult, ApiState};
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;
use crate::search::cases::CaseQuery;
use crate::search::hit::CaseAnswer;
use crate::search::similar::{CaseFilter, OwnCase};

const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 100;

/// What is looked for. Amounts are in yuan.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseParams {
    /// The facts, in plain words.
    #[param(example = "小超市销售过期食品，货值不足一百元，首次违法")]
    q: String,
    /// Field of enforcement that the cases must belong to, such as 食品安全.
    field: Option<String>,
    /// Region in which the cases must have been decided, such as 黑龙江省.
    region: Option<String>,
    /// Law that the cases must have applied, by any name that people use.
    #[param(example = "食品安全法")]
    law: Option<String>,
    /// Article of that law.
    article: Option<u32>,
    /// 之一 as 1.
    article_suffix: Option<u32>,
    /// First day of the decision.
    from: Option<NaiveDate>,
    /// Last day of the decision.
    to: Option<NaiveDate>,
    /// Least fine; cases without a fine are left out.
    #[param(value_type = Option<f64>)]
    fine_min: Option<Decimal>,
    /// Greatest fine, likewise.
    #[param(value_type = Option<f64>)]
    fine_max: Option<Decimal>,
    /// A kind of penalty that must have been imposed, such as 吊销许可证.
    penalty: Option<String>,
    /// The fine thought of in the case at hand: where it falls among the cases under the same provision.
    #[param(value_type = Option<f64>)]
    fine: Option<Decimal>,
    /// Least fine of the range of the case at hand, with `range_max`: where the range lies among them.
    #[param(value_type = Option<f64>)]
    range_min: Option<Decimal>,
    /// Greatest fine of that range.
    #[param(value_type = Option<f64>)]
    range_max: Option<Decimal>,
    /// Where the case at hand is placed: only cases of the same tier count where there are enough of them.
    #[param(example = "从轻")]
    tier: Option<String>,
    /// Field of the case at hand; that of the filter where it is absent.
    own_field: Option<String>,
    /// Region of the case at hand; that of the filter where it is absent.
    own_region: Option<String>,
    /// Kind of party of the case at hand: 自然人, 个体工商户, 企业.
    party_kind: Option<String>,
    /// Circumstances of the case at hand, separated by commas.
    #[param(example = "初次违法,主动改正")]
    circumstances: Option<String>,
    /// Value of the goods (货值金额) in the case at hand.
    #[param(value_type = Option<f64>)]
    goods_value: Option<Decimal>,
    /// Illegal gain (违法所得) in the case at hand.
    #[param(value_type = Option<f64>)]
    illegal_gain: Option<Decimal>,
    /// At most this many hits (1 to 100).
    #[param(default = 10, minimum = 1, maximum = 100)]
    limit: Option<usize>,
}

impl CaseParams {
    fn query(self) -> CaseQuery {
        let suffix = self.article_suffix;
        let filter = CaseFilter {
            field: self.field,
            region: self.region,
            law: self.law,
            article: self.article.map(|number| ArticleNumber { number, suffix }),
            from: self.from,
            to: self.to,
            fine_min: self.fine_min.map(Yuan),
            fine_max: self.fine_max.map(Yuan),
            penalty: self.penalty,
        };
        let circumstances = self.circumstances.as_deref().unwrap_or_default().split([',', '，', '、']).map(str::trim);
        let own = OwnCase {
            field: self.own_field,
            region: self.own_region,
            applied: Vec::new(),
            party_kind: self.party_kind,
            circumstances: circumstances.filter(|one| !one.is_empty()).map(str::to_owned).collect(),
            goods_value: self.goods_value.map(Yuan),
            illegal_gain: self.illegal_gain.map(Yuan),
            fine: self.fine.map(Yuan),
            range: self.range_max.map(|greatest| (Yuan(self.range_min.unwrap_or_default()), Yuan(greatest))),
            tier: self.tier,
            thresholds: Vec::new(),
        };
        CaseQuery { text: self.q, filter, own, limit: self.limit.unwrap_or(DEFAULT_LIMIT).clamp(1, MAX_LIMIT) }
    }
}

/// 检索类案
#[utoipa::path(
    get, path = "/api/v1/cases/search", tag = "search", params(CaseParams),
    responses(
        (status = 200, description = "类案，最相似的在前；invented 为 true 的是虚构示例；distribution 是可比案例的罚款分布，deviation 是本案与之相比是否偏离", body = CaseAnswer),
        (status = 400, description = "request.query、search.empty_query、search.bounds", body = ProblemBody,
         content_type = "application/problem+json"),
        (status = 422, description = "law.unknown（没有这部法律）", body = ProblemBody,
         content_type = "application/problem+json"),
    )
)]
pub async fn search_cases(
    State(state): State<ApiState>,
    ApiQuery(params): ApiQuery<CaseParams>,
) -> ApiResult<CaseAnswer> {
    Ok(Json(state.services.engine().await?.cases(&params.query()).await?))
}
