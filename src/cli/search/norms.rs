//! `caiheng search norms`.

use chrono::NaiveDate;
use clap::Args;

use super::{Asked, batch, show};
use crate::cli::Context;
use crate::failure::Failure;
use crate::search::Engine;
use crate::search::norms::{NormAnswer, NormHit, NormQuery};
use crate::search::searched::{Reach, Searched};

/// Arguments of `caiheng search norms`.
#[derive(Debug, Args)]
pub(super) struct NormArgs {
    #[command(flatten)]
    asked: Asked,
    /// The norms that apply on this date [default: today]
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
}

pub(super) async fn run(engine: &Engine, given: NormArgs, context: &Context) -> Result<(), Failure> {
    let ask = |text: String| {
        let query = NormQuery { text, on: given.as_of, limit: usize::from(given.asked.limit) };
        async move { engine.norms(&query).await }
    };
    if let Some(file) = &given.asked.batch {
        // Norms are searched by words only.
        let searched = Searched { words: true, meaning: Reach::None };
        let ask = |text| async { ask(text).await.map(|answer| (answer.hits, answer.notes, searched)) };
        return batch::run(file, context.output, ask).await;
    }
    let answer = ask(given.asked.query.unwrap_or_default()).await?;
    context.output.print(&answer, describe)
}

fn describe(answer: &NormAnswer) -> String {
    let nothing = answer.hits.is_empty().then(|| "按词语没有找到相符的办案规范".to_owned());
    show::join(answer.hits.iter().map(hit).collect(), &answer.notes, nothing)
}

fn hit(hit: &NormHit) -> String {
    let number = hit.number.as_deref().map_or_else(String::new, |number| format!("（{number}）"));
    let title = format!("{}. 《{}》{number}{}", hit.rank, hit.document, hit.label);
    let heading = if hit.heading.is_empty() { String::new() } else { format!("   {}\n", hit.heading) };
    format!("{title}\n{heading}   {}\n   {}\n", show::shorten(&hit.text), hit.why.join("；"))
}
