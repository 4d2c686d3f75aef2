//! Tables on the screen.

use crate::discretion::benchmark::condition::Condition;
use crate::discretion::benchmark::{Benchmark, BenchmarkTier, Item};
use crate::store::benchmarks::Listed;

/// One line a table, with the acts that fit.
pub(super) fn list(tables: &[Listed]) -> String {
    if tables.is_empty() {
        return "没有相符的裁量基准".to_owned();
    }
    tables.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn one(listed: &Listed) -> String {
    let head = &listed.head;
    let sample = if head.sample { "（示例，非正式基准）" } else { "" };
    let region = head.region.as_deref().unwrap_or("全国");
    let from = head.validity.from.map(|day| day.to_string()).unwrap_or_default();
    let to = head.validity.to.map(|day| format!("至{day}（不含）")).unwrap_or_default();
    let mut lines = vec![format!(
        "{}  {}{sample}  {}，{region}，{from}起{to}，{}项",
        head.id,
        head.citation(),
        head.agency,
        listed.items
    )];
    lines.extend(listed.acts.iter().map(|act| format!("    {}. {}（{}）", act.number, act.act, act.basis)));
    lines.join("\n")
}

/// A whole table with what was understood of it.
pub(super) fn table(benchmark: &Benchmark) -> String {
    let head = &benchmark.head;
    let mut lines = vec![head.citation(), format!("{}（{}）", head.agency, head.level.name())];
    lines.extend(head.notes.iter().map(|note| format!("说明：{note}")));
    for item in &benchmark.items {
        lines.push(String::new());
        lines.extend(act(item));
    }
    lines.join("\n")
}

fn act(item: &Item) -> Vec<String> {
    let code = item.code.as_ref().map(|code| format!("[{code}] ")).unwrap_or_default();
    let mut lines = vec![format!("{}. {code}{}", item.number, item.act)];
    if !item.basis.is_empty() {
        lines.push(format!("   依据：{}", item.basis));
    }
    lines.extend(item.penalty.iter().map(|penalty| format!("   处罚：{penalty}")));
    lines.extend(item.tiers.iter().map(tier));
    lines
}

fn tier(tier: &BenchmarkTier) -> String {
    let judged = if tier.condition.is_computed() { "" } else { "（须由人判断）" };
    let condition =
        if tier.condition == Condition::Always { "（没有写明条件）" } else { tier.written.condition.trim() };
    let name = if tier.written.name.is_empty() { "裁量基准" } else { &tier.written.name };
    format!("   - {name}：{condition}{judged} → {}", tier.words())
}
