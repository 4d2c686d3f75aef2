//! Search results for a person.

use crate::law::numerals::to_chinese;
use crate::law::provision::ArticleNumber;
use crate::search::hit::{CaseAnswer, CaseHit, ProvisionAnswer, ProvisionHit};

/// Characters of a text that are shown.
const SHOWN: usize = 160;

pub(super) fn provisions(answer: &ProvisionAnswer) -> String {
    let hits = answer.hits.iter().map(provision).collect();
    join(hits, &answer.notes, "没有找到相符的条文")
}

pub(super) fn cases(answer: &CaseAnswer) -> String {
    let hits = answer.hits.iter().map(case).collect();
    join(hits, &answer.notes, "没有找到相似的案例")
}

pub(super) fn join(mut blocks: Vec<String>, notes: &[String], nothing: &str) -> String {
    if blocks.is_empty() {
        blocks.push(nothing.to_owned());
    }
    blocks.extend(notes.iter().map(|note| format!("提示：{note}")));
    blocks.join("\n")
}

fn provision(hit: &ProvisionHit) -> String {
    let from = hit.validity.from.map_or_else(|| "施行日期不详".to_owned(), |date| format!("{date}起施行"));
    let to = hit.validity.to.map_or_else(String::new, |date| format!("，{date}止"));
    let title = format!("{}. 《{}》{}（{from}{to}）", hit.rank, hit.law, article(hit.number));
    format!("{title}\n   {}\n   {}\n", shorten(&hit.text), hit.why.join("；"))
}

fn case(hit: &CaseHit) -> String {
    let case = &hit.case;
    let date = case.decided_on.map_or_else(|| "日期不详".to_owned(), |date| date.to_string());
    let fine = case.fine.map_or_else(|| "未载罚款".to_owned(), |fine| format!("罚款{fine}"));
    let title = format!("{}. {} {}（{}，{date}，{fine}）", hit.rank, case.case_id, case.party, case.agency);
    format!("{title}\n   {}\n   {}\n", shorten(&case.facts), hit.why.join("；"))
}

fn article(number: ArticleNumber) -> String {
    let suffix = number.suffix.map_or_else(String::new, |suffix| format!("之{}", to_chinese(u64::from(suffix))));
    format!("第{}条{suffix}", to_chinese(u64::from(number.number)))
}

pub(super) fn shorten(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let kept: String = line.chars().take(SHOWN).collect();
    format!("{kept}……")
}
