//! The report of the main job as a person reads it on a terminal.

use std::fmt::Write;

use crate::assist::facts::{Fact, Facts};
use crate::assist::report::AssistReport;
use crate::discretion::circumstance::by_id;
use crate::discretion::range::{FineRange, RangeReport};

/// Candidates and cases shown; the JSON holds all.
const SHOWN: usize = 5;

/// Writes the report as text.
pub(super) fn text(report: &AssistReport) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write_all(&mut out, report);
    out
}

fn write_all(out: &mut String, report: &AssistReport) -> std::fmt::Result {
    writeln!(out, "【笔录】{}句", report.transcript.segments.len())?;
    for (index, segment) in report.transcript.segments.iter().enumerate() {
        let speaker = segment.speaker.as_deref().map(|speaker| format!("{speaker}：")).unwrap_or_default();
        writeln!(out, "{:>3} [{:>6.1}秒] {speaker}{}", index + 1, segment.start, segment.text)?;
    }
    write_facts(out, &report.facts)?;
    writeln!(out, "\n【法条】按违法行为发生之日检索")?;
    for hit in report.provisions.iter().take(SHOWN) {
        let chosen =
            if report.chosen.iter().any(|chosen| chosen.provision_id == hit.provision_id) { "★" } else { " " };
        writeln!(out, "{chosen}{} {}第{}条（{}）", hit.rank, hit.law, hit.number.number, hit.why.join("；"))?;
    }
    for chosen in &report.chosen {
        writeln!(out, "选定：{}第{}条。{}", chosen.law, chosen.number.number, chosen.reason)?;
    }
    write_range(out, report.range.as_ref())?;
    writeln!(out, "\n【类案】")?;
    for hit in report.cases.iter().take(SHOWN) {
        let label = if hit.case.invented { "〔虚构〕" } else { "" };
        let fine = hit.case.fine.map_or("未记载罚款".to_owned(), |fine| format!("罚款{fine}"));
        writeln!(out, "{} {label}{}：{}（{fine}）", hit.rank, hit.case.case_id, hit.case.facts)?;
    }
    write_peers(out, report)?;
    writeln!(out, "\n【尚待收集的证据】")?;
    for need in report.evidence.iter().filter(|need| need.missing) {
        let kinds: Vec<&str> = need.kinds.iter().map(|kind| kind.name()).collect();
        writeln!(out, "· {}〔{}〕", need.line(), kinds.join("、"))?;
    }
    writeln!(out, "\n【草稿】\n{}", report.draft)?;
    let seconds: Vec<String> = report.timings.iter().map(|(step, seconds)| format!("{step} {seconds:.1}秒")).collect();
    writeln!(out, "\n【用时】{}", seconds.join("，"))
}

/// How the fines of comparable cases are spread, and whether this case departs from them.
fn write_peers(out: &mut String, report: &AssistReport) -> std::fmt::Result {
    if let Some(deviation) = &report.deviation {
        writeln!(out, "对比：{}", deviation.reason)?;
    }
    let note = report.distribution.as_ref().and_then(|found| found.note.as_deref());
    note.map_or(Ok(()), |note| writeln!(out, "提示：{note}"))
}

fn write_facts(out: &mut String, facts: &Facts) -> std::fmt::Result {
    writeln!(out, "\n【事实】")?;
    let texts = [
        ("当事人", &facts.party),
        ("主体类型", &facts.party_kind),
        ("被询问人", &facts.interviewee),
        ("地点", &facts.place),
        ("违法行为", &facts.act),
    ];
    for (name, fact) in texts {
        write_fact(out, name, fact, |value| value.clone())?;
    }
    write_fact(out, "日期", &facts.date, ToString::to_string)?;
    write_fact(out, "货值金额", &facts.goods_value, ToString::to_string)?;
    write_fact(out, "违法所得", &facts.illegal_gain, ToString::to_string)?;
    for fact in &facts.circumstances {
        write_fact(out, "情节", fact, |id| by_id(id).map_or(id.clone(), |known| known.name.clone()))?;
    }
    Ok(())
}

fn write_fact<T>(out: &mut String, name: &str, fact: &Fact<T>, show: impl Fn(&T) -> String) -> std::fmt::Result {
    let Some(value) = &fact.value else { return writeln!(out, "{name}：未提及") };
    let sentences: Vec<String> = fact.segments.iter().map(|index| (index + 1).to_string()).collect();
    let support = if fact.supported { "" } else { "（未见依据，待核实）" };
    writeln!(out, "{name}：{}{support}〔第{}句〕", show(value), sentences.join("、"))
}

fn write_range(out: &mut String, range: Option<&RangeReport>) -> std::fmt::Result {
    writeln!(out, "\n【裁量幅度】")?;
    let Some(range) = range else { return writeln!(out, "未计算") };
    let tier = range.tier.as_ref().map_or("由人衡量", |tier| tier.name.as_str());
    writeln!(out, "法定幅度：{}；阶次：{tier}；本案幅度：{}", bounds(range.statutory), bounds(range.case))?;
    for (index, step) in range.steps.iter().enumerate() {
        writeln!(out, "{:>3}. {}：{} → {}〔{}〕", index + 1, step.rule, step.input, step.result, step.source)?;
    }
    range.notes.iter().try_for_each(|note| writeln!(out, "  注意：{note}"))
}

fn bounds(range: FineRange) -> String {
    range.in_words().unwrap_or_else(|| "无法计算".to_owned())
}
