//! Search results for a person.

use crate::law::money::Yuan;
use crate::law::numerals::to_chinese;
use crate::search::facets::{FacetCount, Facets};
use crate::search::highlight::Span;
use crate::search::hit::{CaseAnswer, CaseHit, ProvisionAnswer, ProvisionHit};
use crate::search::searched::Empty;
use crate::search::similar::Distribution;

/// Characters of a text that are shown.
const SHOWN: usize = 160;
/// Values of a facet that are shown.
const FACET_VALUES: usize = 8;
/// Terminal sequences around a matched word.
const BOLD: (&str, &str) = ("\u{1b}[1m", "\u{1b}[0m");

/// The answer; matched words are bold where `is_terminal`.
pub(super) fn provisions(answer: &ProvisionAnswer, is_terminal: bool) -> String {
    let marks = if is_terminal { BOLD } else { ("", "") };
    let mut blocks: Vec<String> = answer.hits.iter().map(|hit| provision(hit, marks)).collect();
    blocks.extend(answer.facets.iter().map(facets));
    blocks.extend(answer.next.iter().map(|next| format!("下一页：--cursor {next}")));
    join(blocks, &answer.notes, answer.empty.map(|empty| nothing(empty, "条文")))
}

pub(super) fn cases(answer: &CaseAnswer) -> String {
    let mut blocks: Vec<String> = answer.hits.iter().map(case).collect();
    blocks.extend(answer.distribution.iter().map(distribution));
    blocks.extend(answer.deviation.iter().map(|found| format!("对比：{}", found.reason)));
    join(blocks, &answer.notes, answer.empty.map(|empty| nothing(empty, "案例")))
}

/// That there is nothing, and whether that means anything.
fn nothing(empty: Empty, what: &str) -> String {
    match empty {
        Empty::NoMatch => format!("没有找到相符的{what}（已按词语和语义全部检索）"),
        Empty::PartlySearched => format!("按词语没有找到相符的{what}；未全部按语义检索，不等于没有"),
        Empty::NotSearched => format!("未检索{what}，不等于没有"),
    }
}

pub(super) fn join(mut blocks: Vec<String>, notes: &[String], nothing: Option<String>) -> String {
    if let Some(nothing) = nothing {
        blocks.insert(0, nothing);
    }
    blocks.extend(notes.iter().map(|note| format!("提示：{note}")));
    blocks.join("\n")
}

fn provision(hit: &ProvisionHit, marks: (&str, &str)) -> String {
    let from = hit.validity.from.map_or_else(|| "施行日期不详".to_owned(), |date| format!("{date}起施行"));
    let to = hit.validity.to.map_or_else(String::new, |date| format!("，{date}止"));
    let title = format!("{}. 《{}》{}（{from}{to}）", hit.rank, hit.law, hit.number);
    format!("{title}\n   {}\n   {}\n", passage(hit, marks), hit.why.join("；"))
}

/// The text where it is short, otherwise its best passage and where that stands.
fn passage(hit: &ProvisionHit, marks: (&str, &str)) -> String {
    let length = hit.text.chars().count();
    if length <= SHOWN {
        return marked(&hit.text.replace('\n', " "), &hit.spans, marks);
    }
    let snippet = &hit.snippet;
    let place = [(hit.paragraph, "款"), (hit.item, "项")];
    let place: String = place
        .into_iter()
        .filter_map(|(number, unit)| Some(format!("第{}{unit}", to_chinese(u64::from(number?)))))
        .collect();
    let place = if place.is_empty() { place } else { format!("［{place}］") };
    let before = if snippet.start > 0 { "……" } else { "" };
    let after = if snippet.start + snippet.text.chars().count() < length { "……" } else { "" };
    format!("{place}{before}{}{after}", marked(&snippet.text, &snippet.spans, marks))
}

/// The text with the signs of `marks` around each span.
fn marked(text: &str, spans: &[Span], (open, close): (&str, &str)) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, sign) in text.chars().enumerate() {
        if spans.iter().any(|span| span.end == at) {
            shown.push_str(close);
        }
        if spans.iter().any(|span| span.start == at) {
            shown.push_str(open);
        }
        shown.push(sign);
    }
    if spans.last().is_some_and(|span| span.end == text.chars().count()) {
        shown.push_str(close);
    }
    shown
}

fn facets(facets: &Facets) -> String {
    let list = |name: &str, counts: &[FacetCount]| {
        let shown = counts.iter().take(FACET_VALUES).map(|one| format!("{} {}", in_chinese(&one.value), one.count));
        let shown: Vec<String> = shown.collect();
        (!shown.is_empty()).then(|| format!("   {name}：{}", shown.join("，")))
    };
    let lines = [
        Some(format!("在 {} 条候选中：罚则 {}", facets.candidates, facets.penalty)),
        list("层级", &facets.level),
        list("法律", &facets.law),
        list("领域", &facets.field),
        list("地区", &facets.region),
        list("效力", &facets.status),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// A standing as a person reads it; what is Chinese already stays.
fn in_chinese(value: &str) -> &str {
    match value {
        "in_force" => "有效",
        "not_yet" => "尚未施行",
        "ended" => "已失效",
        other => other,
    }
}

fn case(hit: &CaseHit) -> String {
    let case = &hit.case;
    let date = case.decided_on.map_or_else(|| "日期不详".to_owned(), |date| date.to_string());
    let fine = case.fine.map_or_else(|| "未载罚款".to_owned(), |fine| format!("罚款{fine}"));
    let title = format!("{}. {} {}（{}，{date}，{fine}）", hit.rank, case.case_id, case.party, case.agency);
    let mut lines = vec![title, shorten(&case.facts), hit.why.join("；")];
    let compared = [("相同", &hit.alike), ("不同", &hit.differs)];
    lines.extend(
        compared.iter().filter(|(_, said)| !said.is_empty()).map(|(what, said)| format!("{what}：{}", said.join("；"))),
    );
    format!("{}\n", lines.join("\n   "))
}

/// How the fines under the same provision are spread, on one or two lines.
fn distribution(found: &Distribution) -> String {
    let amount = |yuan: Option<Yuan>| yuan.map_or_else(String::new, |yuan| yuan.to_string());
    let mut lines = Vec::new();
    if found.enough {
        let [min, p25, median, p75, max] = [found.min, found.p25, found.median, found.p75, found.max].map(amount);
        let counted = format!("{} {} 件", found.of, found.count);
        lines.push(format!("{counted}的罚款：最低{min}，下四分位{p25}，中位数{median}，上四分位{p75}，最高{max}"));
    }
    if let Some((fine, percentile)) = found.fine.zip(found.percentile) {
        lines.push(format!("本案拟罚{fine}，约高于其中 {percentile}%"));
    }
    lines.extend(found.note.iter().map(|note| format!("提示：{note}")));
    lines.join("\n")
}

pub(super) fn shorten(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let kept: String = line.chars().take(SHOWN).collect();
    format!("{kept}……")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_around_each_matched_word() {
        let spans = [Span { start: 0, end: 2 }, Span { start: 4, end: 6 }];
        assert_eq!(marked("饮酒后驾驾驶", &spans, ("<", ">")), "<饮酒>后驾<驾驶>");
        assert_eq!(marked("饮酒", &[], ("<", ">")), "饮酒");
    }
}
