//! `caiheng search cases`.

use chrono::NaiveDate;
use clap::Args;
use rust_decimal::Decimal;

use super::{Asked, batch, show};
use crate::cli::Context;
use crate::failure::Failure;
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;
use crate::search::similar::{CaseFilter, OwnCase};
use crate::search::{CaseQuery, Engine};

/// Arguments of `caiheng search cases`.
#[derive(Debug, Args)]
pub(super) struct CaseArgs {
    #[command(flatten)]
    asked: Asked,
    /// Field of enforcement that the cases must belong to
    #[arg(long)]
    field: Option<String>,
    /// Region in which the cases must have been decided (黑龙江省)
    #[arg(long)]
    region: Option<String>,
    /// Law that the cases must have applied, by any name that people use
    #[arg(long)]
    law: Option<String>,
    /// Article of that law
    #[arg(long, requires = "law")]
    article: Option<u32>,
    /// Suffix of the article: 之一 as 1
    #[arg(long, requires = "article")]
    article_suffix: Option<u32>,
    /// First day of the decision
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Last day of the decision
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// Least fine, in yuan
    #[arg(long, value_name = "YUAN")]
    fine_min: Option<Decimal>,
    /// Greatest fine, in yuan
    #[arg(long, value_name = "YUAN")]
    fine_max: Option<Decimal>,
    /// A kind of penalty that must have been imposed (吊销许可证)
    #[arg(long)]
    penalty: Option<String>,
    /// The fine thought of in the case at hand, in yuan: tells where it falls among the cases under the same provision
    #[arg(long, value_name = "YUAN")]
    fine: Option<Decimal>,
    /// Least fine of the range of the case at hand, in yuan
    #[arg(long, value_name = "YUAN", requires = "range_max")]
    range_min: Option<Decimal>,
    /// Greatest fine of the range of the case at hand, in yuan: tells where the range lies among comparable cases
    #[arg(long, value_name = "YUAN")]
    range_max: Option<Decimal>,
    /// Where the case at hand is placed (从轻, 一般, 从重): only cases of the same tier count where there are enough of them
    #[arg(long)]
    tier: Option<String>,
    /// Field of the case at hand [default: that of --field]
    #[arg(long, value_name = "FIELD")]
    own_field: Option<String>,
    /// Region of the case at hand [default: that of --region]
    #[arg(long, value_name = "REGION")]
    own_region: Option<String>,
    /// Kind of party of the case at hand (自然人, 个体工商户, 企业)
    #[arg(long)]
    party_kind: Option<String>,
    /// A circumstance of the case at hand (初次违法); may be given several times
    #[arg(long = "circumstance", value_name = "CIRCUMSTANCE")]
    circumstances: Vec<String>,
    /// Value of the goods (货值金额) in the case at hand, in yuan
    #[arg(long, value_name = "YUAN")]
    goods_value: Option<Decimal>,
    /// Illegal gain (违法所得) in the case at hand, in yuan
    #[arg(long, value_name = "YUAN")]
    illegal_gain: Option<Decimal>,
}

impl CaseArgs {
    fn query(&self, text: String) -> CaseQuery {
        let suffix = self.article_suffix;
        let filter = CaseFilter {
            field: self.field.clone(),
            region: self.region.clone(),
            law: self.law.clone(),
            article: self.article.map(|number| ArticleNumber { number, suffix }),
            from: self.from,
            to: self.to,
            fine_min: self.fine_min.map(Yuan),
            fine_max: self.fine_max.map(Yuan),
            penalty: self.penalty.clone(),
        };
        let own = OwnCase {
            field: self.own_field.clone(),
            region: self.own_region.clone(),
            applied: Vec::new(),
            party_kind: self.party_kind.clone(),
            circumstances: self.circumstances.clone(),
            goods_value: self.goods_value.map(Yuan),
            illegal_gain: self.illegal_gain.map(Yuan),
            fine: self.fine.map(Yuan),
            range: self.range_max.map(|greatest| (Yuan(self.range_min.unwrap_or_default()), Yuan(greatest))),
            tier: self.tier.clone(),
            thresholds: Vec::new(),
        };
        CaseQuery { text, filter, own, limit: usize::from(self.asked.limit) }
    }
}

/// Searches the past cases and prints what was found.
///
/// # Errors
/// `search.empty_query`, `search.batch`, `search.bounds`, `law.unknown`, and whatever store and indexes say.
pub(super) async fn run(engine: &Engine, given: CaseArgs, context: &Context) -> Result<(), Failure> {
    let ask = |text: String| {
        let query = given.query(text);
        async move { engine.cases(&query).await }
    };
    if let Some(file) = &given.asked.batch {
        let ask = |text| async { ask(text).await.map(|answer| (answer.hits, answer.notes, answer.searched)) };
        return batch::run(file, context.output, ask).await;
    }
    let answer = ask(given.asked.query.clone().unwrap_or_default()).await?;
    context.output.print(&answer, show::cases)
}
