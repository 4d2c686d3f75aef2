//! Every article in force, one line each clause, and what came of it in the end.

use std::collections::HashMap;
use std::io::Write;

use chrono::NaiveDate;
use serde::Serialize;

use super::references::{Texts, show};
use super::{read_named, words};
use crate::cli::Context;
use crate::failure::Failure;
use crate::law::penalty_clause::{PenaltyClause, Reading, Role, WhyUnread};
use crate::law::provision::{ArticleNumber, Provision};
use crate::store::Store;

/// Prints every clause in force on a day, or only what was not understood.
///
/// # Errors
/// `store.*`, `output.write`.
pub(super) async fn print(store: &Store, on: NaiveDate, unread_only: bool, context: &Context) -> Result<(), Failure> {
    let provisions = store.laws().provisions().await?;
    let in_force: Vec<&Provision> = provisions.iter().filter(|provision| provision.validity.contains(on)).collect();
    let mut by_law: HashMap<&str, Vec<&Provision>> = HashMap::new();
    for provision in &in_force {
        by_law.entry(provision.law.as_str()).or_default().push(provision);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut summary = Summary::default();
    for provision in &in_force {
        let reading = read_named(provision);
        summary.count(&reading);
        if unread_only {
            print_unread(&reading, context, &mut out)?;
            continue;
        }
        let refers = reading.clauses.iter().any(|clause| !clause.refers_to.is_empty());
        let others = by_law.get(provision.law.as_str()).filter(|_| refers);
        let texts = others.map(|others| Texts::of_law(&provision.law, others.iter().copied())).unwrap_or_default();
        for shown in show(reading.clauses, &texts) {
            let line = if context.output.is_json() {
                serde_json::to_string(&shown).map_err(Failure::internal)?
            } else {
                words::article(provision, std::slice::from_ref(&shown))
            };
            writeln!(out, "{line}").map_err(failed)?;
        }
    }
    out.flush().map_err(failed)?;
    // The summary is no result: a closed stderr takes nothing away.
    let _ = writeln!(std::io::stderr().lock(), "{}", summary.words());
    Ok(())
}

fn failed(error: std::io::Error) -> Failure {
    Failure::new("output.write", format!("写不出结果：{error}"))
}

/// One line of `--unread --json`.
#[derive(Serialize)]
struct UnreadLine<'a> {
    law: Option<&'a str>,
    #[serde(flatten)]
    number: Option<ArticleNumber>,
    paragraph: u32,
    text: &'a str,
    why: &'static str,
}

fn print_unread(reading: &Reading, context: &Context, out: &mut impl Write) -> Result<(), Failure> {
    for clause in &reading.clauses {
        for unread in &clause.unread {
            let line = UnreadLine {
                law: clause.law.as_deref(),
                number: clause.number,
                paragraph: clause.paragraph,
                text: &unread.text,
                why: unread.why.words(),
            };
            let printed = if context.output.is_json() {
                serde_json::to_string(&line).map_err(Failure::internal)?
            } else {
                format!("{} {}（{}）", words::place(clause), line.text, line.why)
            };
            writeln!(out, "{printed}").map_err(failed)?;
        }
    }
    Ok(())
}

#[derive(Default)]
struct Summary {
    articles: usize,
    punishing: usize,
    clauses: usize,
    fines: usize,
    quantified: usize,
    measures: usize,
    mentions: usize,
    spoken_about: usize,
    unread: Vec<WhyUnread>,
}

impl Summary {
    fn count(&mut self, reading: &Reading) {
        let sum = |count: fn(&PenaltyClause) -> usize| reading.clauses.iter().map(count).sum::<usize>();
        self.articles += 1;
        self.punishing += usize::from(!reading.clauses.is_empty());
        self.clauses += reading.clauses.len();
        self.fines += sum(|clause| clause.fines.len());
        self.quantified += sum(|clause| clause.fines.iter().filter(|fine| fine.is_quantified()).count());
        self.measures += sum(|clause| clause.measures.len());
        self.mentions += reading.mentions.len();
        let about = |mention: &&crate::law::penalty_clause::Mention| matches!(mention.role, Role::SpokenAbout(_));
        self.spoken_about += reading.mentions.iter().filter(about).count();
        self.unread.extend(reading.clauses.iter().flat_map(|clause| &clause.unread).map(|unread| unread.why));
    }

    fn words(&self) -> String {
        let of = |why: WhyUnread| self.unread.iter().filter(|unread| **unread == why).count();
        let reasons = [WhyUnread::Amount, WhyUnread::NoBase, WhyUnread::NoVerb];
        let unread: Vec<String> =
            reasons.into_iter().filter(|why| of(*why) > 0).map(|why| format!("{}{}处", why.words(), of(why))).collect();
        let unread = if unread.is_empty() { "无".to_owned() } else { unread.join("，") };
        format!(
            "法条{}条，其中有处罚规定的{}条、{}款；“罚款”出现{}次，其中未设罚款的{}次；读出罚款{}项（有数额的{}项），其他处罚{}项；未能解析：{unread}",
            self.articles,
            self.punishing,
            self.clauses,
            self.mentions,
            self.spoken_about,
            self.fines,
            self.quantified,
            self.measures,
        )
    }
}
