//! A question for a range answered from the store: used by `caiheng range`, the service and the main job alike.

use chrono::NaiveDate;
use serde::Serialize;

use super::present_law;
use crate::config::Config;
use crate::discretion::benchmark::Benchmark;
use crate::discretion::decide::{Breached, Case, Governing, decide};
use crate::discretion::profile::{Chosen, Wanted};
use crate::discretion::range::RangeReport;
use crate::discretion::request::{Cited, RangeQuestion};
use crate::failure::Failure;
use crate::law::penalty_clause::parse;
use crate::law::provision::ArticleNumber;
use crate::store::Store;
use crate::store::benchmarks::BenchmarkQuery;
use crate::store::laws::{Found, VersionMatch};

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

/// Finds the provisions as of the act and as of the decision and computes the range. `today` is the day of the decision where
/// the question names none.
///
/// # Errors
/// `laws.empty`, `law.unknown`, `law.no_article`, `law.not_in_force`, `range.profile`, `range.benchmark`, `store.*`, and those of [`decide`].
pub async fn answer(
    question: &RangeQuestion,
    store: &Store,
    config: &Config,
    today: NaiveDate,
) -> Result<RangeAnswer, Failure> {
    require_laws(store).await?;
    let decided = question.dates.decided.unwrap_or(today);
    let mut breached = Vec::new();
    for cited in std::iter::once(&question.cited).chain(&question.also) {
        breached.push(look_up(cited, question, decided, store).await?);
    }
    let fields = fields(question, &breached, store).await?;
    let rules = rules(question, config, &fields, decided)?;
    let region = question.office.region.as_deref().or(config.agency.region.as_deref());
    let benchmarks = tables(question, region, store).await?;
    let of_rules = fields.iter().find(|field| rules.profile.is_some_and(|profile| profile.fields.contains(field)));
    let decision = decide(&Case {
        question,
        breached: &breached,
        benchmarks: &benchmarks,
        field: of_rules.or(fields.first()).map(String::as_str),
        region,
        rules,
        decided,
    })?;
    Ok(RangeAnswer { law: decision.law, number: decision.number, report: decision.report })
}

/// A provision as of the act; an act that went on is under the law of its last day.
async fn look_up(
    cited: &Cited,
    question: &RangeQuestion,
    decided: NaiveDate,
    store: &Store,
) -> Result<Breached, Failure> {
    let on = question.dates.ended.unwrap_or(question.dates.act);
    let found = article(store, &cited.law, cited.number, on).await?;
    if let VersionMatch::NotYet { note } | VersionMatch::Ended { note } = &found.version {
        let failure = Failure::new("law.not_in_force", format!("违法行为发生时（{on}）该法不在施行期间：{note}"));
        return Err(failure.with_hint("法不溯及既往，请改引行为时有效的法律"));
    }
    let present = present_law::of(&found, cited, question.successor.as_ref(), decided, store).await?;
    Ok(Breached { at_act: governing(&found, cited, on, None), present })
}

/// A provision ready to be computed.
pub(super) fn governing(found: &Found, cited: &Cited, on: NaiveDate, note: Option<String>) -> Governing {
    Governing {
        law: found.provision.law.clone(),
        number: found.provision.number,
        paragraph: cited.paragraph,
        item: cited.item,
        clauses: parse(&found.provision.text),
        on,
        note: note.or_else(|| found.version.note().map(str::to_owned)),
    }
}

/// The table that was named, else those that apply at the place on the day of the act: the agency's own before those above it.
/// Without a place only those of the whole country; a sample never applies by itself.
async fn tables(question: &RangeQuestion, region: Option<&str>, store: &Store) -> Result<Vec<Benchmark>, Failure> {
    let benchmarks = store.benchmarks();
    if let Some(id) = &question.benchmark {
        let named = benchmarks.get(id).await?;
        let unknown = || Failure::new("range.benchmark", format!("没有标识为“{id}”的裁量基准"));
        let hint = "caiheng benchmarks list 列出已经导入的裁量基准";
        return Ok(vec![named.ok_or_else(|| unknown().with_hint(hint))?]);
    }
    let mut found: Vec<Benchmark> = Vec::new();
    for cited in std::iter::once(&question.cited).chain(&question.also) {
        let query = BenchmarkQuery {
            provision: Some((cited.law.clone(), cited.number)),
            region: region.map(str::to_owned),
            on: Some(question.dates.ended.unwrap_or(question.dates.act)),
            ..BenchmarkQuery::default()
        };
        let applicable = benchmarks.applicable(&query).await?;
        for table in applicable {
            if found.iter().all(|held| held.head.id != table.head.id) {
                found.push(table);
            }
        }
    }
    Ok(found)
}

/// The field that was named, else those of the law.
async fn fields(question: &RangeQuestion, breached: &[Breached], store: &Store) -> Result<Vec<String>, Failure> {
    if let Some(field) = &question.office.field {
        return Ok(vec![field.clone()]);
    }
    let Some(first) = breached.first() else { return Ok(Vec::new()) };
    let versions = store.laws().versions_of(&first.at_act.law).await?;
    // Where the version of the day is not held, the field is that of the one that stands in for it.
    let of_day = versions.iter().find(|held| held.validity.contains(first.at_act.on));
    Ok(of_day.or(versions.first()).map(|held| held.fields.clone()).unwrap_or_default())
}

fn rules<'a>(
    question: &RangeQuestion,
    config: &'a Config,
    fields: &[String],
    decided: NaiveDate,
) -> Result<Chosen<'a>, Failure> {
    let office = &question.office;
    let wanted = Wanted {
        id: question.profile.as_deref(),
        agency: office.agency.as_deref().or(config.agency.name.as_deref()),
        region: office.region.as_deref().or(config.agency.region.as_deref()),
        fields,
    };
    let act = question.dates.ended.unwrap_or(question.dates.act);
    let chosen = config.profiles.choose(wanted, act, decided);
    if let (Some(id), None) = (wanted.id, chosen.profile) {
        let known: Vec<&str> = config.profiles.all().iter().map(|profile| profile.id.as_str()).collect();
        let failure = Failure::new("range.profile", format!("没有标识为“{id}”的裁量规则"));
        return Err(failure.with_hint(format!("可用：{}", known.join("、"))));
    }
    Ok(chosen)
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
