//! `caiheng penalties`: penalty clauses as parsed from statute text.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;
use rust_decimal::Decimal;

use super::Context;
use crate::assist::range_question::{article, require_laws};
use crate::clock::{Clock, SystemClock};
use crate::failure::Failure;
use crate::law::numerals::to_chinese;
use crate::law::penalty_clause::{Fine, FineUnit, PenaltyClause, parse};
use crate::law::provision::{ArticleNumber, Provision};
use crate::store::Store;

/// Arguments of `caiheng penalties`.
#[derive(Debug, Args)]
pub struct PenaltiesArgs {
    /// Law by any of its names
    #[arg(long, value_name = "NAME", requires = "article", required_unless_present = "all")]
    law: Option<String>,
    /// Number of the article
    #[arg(long, value_name = "N", requires = "law")]
    article: Option<u32>,
    /// Number behind 之, as in 第一百二十条之一
    #[arg(long, value_name = "N", requires = "article")]
    suffix: Option<u32>,
    /// Date on which the law applies [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// Every article in force on the date; with --json one line each clause
    #[arg(long, conflicts_with = "law")]
    all: bool,
}

/// Runs the subcommand.
///
/// # Errors
/// `laws.empty`, `law.unknown`, `law.no_article`, `store.*`.
pub fn run(arguments: PenaltiesArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(print(arguments, context))?;
    Ok(ExitCode::SUCCESS)
}

async fn print(arguments: PenaltiesArgs, context: &Context) -> Result<(), Failure> {
    let clock = Arc::new(SystemClock);
    let on = arguments.as_of.unwrap_or_else(|| clock.today());
    let store = Store::open(&context.config.database(), clock).await?;
    require_laws(&store).await?;
    match (arguments.law, arguments.article) {
        (Some(law), Some(number)) => {
            let number = ArticleNumber { number, suffix: arguments.suffix };
            let found = article(&store, &law, number, on).await?;
            let clauses = clauses_of(&found.provision);
            context.output.print(&clauses, |clauses| in_words(&found.provision, clauses))
        }
        _ => all(&store, on, context).await,
    }
}

/// One line for each clause of every article in force.
async fn all(store: &Store, on: NaiveDate, context: &Context) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new("output.write", format!("写不出结果：{error}"));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let provisions = store.laws().provisions().await?;
    for provision in provisions.iter().filter(|provision| provision.validity.contains(on)) {
        for clause in clauses_of(provision) {
            let line = if context.output.is_json() {
                serde_json::to_string(&clause).map_err(Failure::internal)?
            } else {
                in_words(provision, std::slice::from_ref(&clause))
            };
            writeln!(out, "{line}").map_err(failed)?;
        }
    }
    out.flush().map_err(failed)
}

fn clauses_of(provision: &Provision) -> Vec<PenaltyClause> {
    let mut clauses = parse(&provision.text);
    for clause in &mut clauses {
        clause.law = Some(provision.law.clone());
        clause.number = Some(provision.number);
    }
    clauses
}

fn in_words(provision: &Provision, clauses: &[PenaltyClause]) -> String {
    if clauses.is_empty() {
        return format!("《{}》{}没有处罚条款", provision.law, provision.number);
    }
    clauses.iter().map(|clause| clause_in_words(provision, clause)).collect::<Vec<_>>().join("\n")
}

fn clause_in_words(provision: &Provision, clause: &PenaltyClause) -> String {
    let paragraph = to_chinese(u64::from(clause.paragraph));
    let mut lines = vec![format!("《{}》{}第{paragraph}款", provision.law, provision.number)];
    lines.extend(clause.fines.iter().map(|fine| format!("  罚款 {}：{}", amount(fine), fine.text)));
    if !clause.other.is_empty() {
        lines.push(format!("  其他处罚 {}", clause.other.join("、")));
    }
    if !clause.orders.is_empty() {
        lines.push(format!("  责令 {}", clause.orders.join("、")));
    }
    lines.extend(clause.references.iter().map(|words| format!("  援引 {words}")));
    lines.extend(clause.unread.iter().map(|words| format!("  未能解析 {words}")));
    lines.join("\n")
}

fn amount(fine: &Fine) -> String {
    let end = |value: Option<Decimal>| value.map_or("不限".to_owned(), |value| value.normalize().to_string());
    let unit = match fine.unit {
        FineUnit::Yuan => "元".to_owned(),
        FineUnit::Times => format!("倍（{}）", fine.base.as_deref().unwrap_or("基数不明")),
    };
    let condition = fine.condition.as_ref().map(|words| format!("，{words}的")).unwrap_or_default();
    format!("{}—{}{unit}{condition}", end(fine.min), end(fine.max))
}
