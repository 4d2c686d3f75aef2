//! A question for a range answered from the store: used by `caiheng range` and the service alike.

use chrono::NaiveDate;
use serde::Serialize;

use crate::discretion::profile::SAMR_2022;
use crate::discretion::range::{RangeInput, RangeReport, compute};
use crate::discretion::request::RangeQuestion;
use crate::failure::Failure;
use crate::law::penalty_clause::parse;
use crate::law::provision::ArticleNumber;
use crate::store::Store;
use crate::store::laws::Found;

/// The range with the provision that it was computed from.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct RangeAnswer {
    /// Full official name of the law.
    pub law: String,
    /// Which article.
    #[serde(flatten)]
    pub number: ArticleNumber,
    /// The range and its steps.
    #[serde(flatten)]
    pub report: RangeReport,
}

/// Finds the article as of the date of the act and computes the range.
///
/// # Errors
/// `laws.empty`, `law.unknown`, `law.no_article`, `store.*`.
pub async fn answer(question: &RangeQuestion, store: &Store) -> Result<RangeAnswer, Failure> {
    require_laws(store).await?;
    let cited = &question.cited;
    let found = article(store, &cited.law, cited.number, question.dates.act).await?;
    let provision = found.provision;
    let mut report = compute(&RangeInput {
        citation: &format!("《{}》{}", provision.law, provision.number),
        clauses: &parse(&provision.text),
        law: &provision.law,
        number: provision.number,
        paragraph: cited.paragraph,
        item: cited.item,
        date: question.dates.act,
        act: question.act.as_deref(),
        measures: &question.measures,
        established: &question.established,
        facts: &question.facts,
        circumstances: &question.circumstances,
        profile: &SAMR_2022,
    });
    report.notes.extend(found.version.note().map(str::to_owned));
    Ok(RangeAnswer { law: provision.law, number: provision.number, report })
}

/// An article by any name of its law, as of a date.
///
/// # Errors
/// `law.unknown` where the corpus has no such law, `law.no_article` where the law has no such article; `store.*`.
pub async fn article(store: &Store, law: &str, number: ArticleNumber, on: NaiveDate) -> Result<Found, Failure> {
    let laws = store.laws();
    let Some(name) = laws.full_name(law).await? else {
        let failure = Failure::new("law.unknown", format!("法规库中没有“{law}”"));
        return Err(failure.with_hint("请写法律的全称；地方性法规、规章须先导入"));
    };
    let found = laws.find(&name, number, on).await?;
    found.ok_or_else(|| Failure::new("law.no_article", format!("《{name}》没有{number}")))
}

/// That laws were imported at all.
///
/// # Errors
/// `laws.empty`, `store.*`.
pub async fn require_laws(store: &Store) -> Result<(), Failure> {
    if !store.laws().corpus_revision().await?.is_empty() {
        return Ok(());
    }
    Err(Failure::new("laws.empty", "法规库是空的，还没有导入法律")
        .with_hint("请先运行 caiheng import laws <laws.db 的路径>"))
}
