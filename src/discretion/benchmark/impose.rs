//! What the tier that applies imposes, within the statute.

use super::apply::{row, row_source};
use super::model::{Benchmark, BenchmarkTier, Item};
use super::outcome::{Applied, Outcome};
use super::standard::{Detention, Standard};
use super::table::Guide;
use crate::discretion::applies::{Holds, holds};
use crate::discretion::range::{FineRange, RangeInput, Step, Tier};
use crate::discretion::statutory::{self, words};
use crate::law::money::Yuan;
use crate::law::penalty_clause::{Fine, Subject};

/// The outcome of a tier; undecided where its standard can't be computed or lies outside the statute.
pub(super) fn impose(
    benchmark: &Benchmark,
    item: &Item,
    tier: &BenchmarkTier,
    input: &RangeInput<'_>,
    statutory: FineRange,
    mut steps: Vec<Step>,
    mut notes: Vec<String>,
) -> Applied {
    let source = row_source(benchmark, item);
    let standard = &tier.standard;
    notes.extend(standard.remarks.iter().cloned());
    let range = match range(standard, input, &source, &mut steps, &mut notes) {
        Ok(range) => range,
        Err(why) => return undecided(benchmark, item, tier, steps, notes, why),
    };
    let case = match within(range, statutory, standard.mitigated, &source, &mut steps, &mut notes) {
        Ok(case) => case,
        Err(why) => return undecided(benchmark, item, tier, steps, notes, why),
    };
    warn(standard.may_warn, &mut notes);
    if tier.words().contains("可以") {
        notes.push(format!("具体标准写明“可以”的，是否适用由办案人员决定：“{}”", tier.words()));
    }
    // An amount for each, or a single multiple, comes to one figure where the facts say of how much.
    let single = range.min.filter(|min| !standard.fines.is_empty() && range.max == Some(*min));
    let given = standard.point.or(single);
    let point = given.filter(|point| is_within(*point, case));
    if given.is_some() && point.is_none() {
        notes.push("裁量基准的指导数额在法定幅度之外，不作为建议".to_owned());
    }
    steps.push(Step {
        rule: "裁量基准的具体标准".to_owned(),
        source: source.clone(),
        input: tier.words(),
        result: result(standard, case, point),
    });
    let id = if standard.no_penalty {
        "no_penalty"
    } else if standard.mitigated {
        "mitigated"
    } else {
        "benchmark"
    };
    Applied::Placed(Outcome {
        tier: Tier { id: id.to_owned(), name: tier.name().to_owned(), source },
        case,
        point,
        other: standard.other.clone(),
        detention: standard.detention,
        may_warn: standard.may_warn,
        no_penalty: standard.no_penalty,
        row: row(benchmark, item, tier),
        steps,
        notes,
    })
}

fn undecided(
    benchmark: &Benchmark,
    item: &Item,
    tier: &BenchmarkTier,
    steps: Vec<Step>,
    mut notes: Vec<String>,
    why: String,
) -> Applied {
    notes.push(why);
    let candidate = super::apply::candidate(benchmark, item, tier, Vec::new(), Vec::new());
    Applied::Undecided { candidates: vec![candidate], steps, notes }
}

/// The fine that the standard gives; [`FineRange::OPEN`] where it imposes none.
fn range(
    standard: &Standard,
    input: &RangeInput<'_>,
    source: &str,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Result<FineRange, String> {
    if !standard.is_read() {
        return Err(format!("裁量基准的具体标准未能解析，由办案人员查阅：“{}”", standard.unread.join("；")));
    }
    if standard.no_penalty {
        return Ok(FineRange::closed(Some(Yuan::default()), Some(Yuan::default())));
    }
    let Some(fine) = applying(&hitting(&standard.fines, input), input)? else { return Ok(FineRange::OPEN) };
    let fine = with_floor_of_statute(fine, input);
    let computed = statutory::compute(&fine, input, source);
    steps.extend(computed.steps.into_iter().map(|step| match step.rule.as_str() {
        "法定罚款幅度" => Step { rule: "裁量基准的罚款标准".to_owned(), ..step },
        _ => step,
    }));
    notes.extend(computed.notes);
    computed.range.ok_or_else(|| "裁量基准的罚款标准缺少计算所需的事实".to_owned())
}

/// The fines that hit the party: 对单位处…；对个人处… where it is known which of both acted.
fn hitting<'a>(fines: &'a [Fine], input: &RangeInput<'_>) -> Vec<&'a Fine> {
    let party = input.facts.subject;
    fines.iter().filter(|fine| party.is_none() || fine.subject == Subject::Any || Some(fine.subject) == party).collect()
}

/// The fine whose condition holds; one with a condition goes before one without. `None` where none is imposed.
fn applying<'a>(fines: &[&'a Fine], input: &RangeInput<'_>) -> Result<Option<&'a Fine>, String> {
    let that = |answer: Holds| -> Vec<&'a Fine> {
        let held = |fine: &&'a Fine| holds(fine.condition.as_deref(), &fine.when, input) == answer;
        fines.iter().copied().filter(held).collect()
    };
    let (yes, open) = (that(Holds::Yes), [that(Holds::Unknown), that(Holds::Judged)].concat());
    let (conditional, plain): (Vec<&Fine>, Vec<&Fine>) = yes.into_iter().partition(|fine| fine.condition.is_some());
    match (&conditional[..], &open[..], &plain[..]) {
        ([only], _, _) | ([], [], [only]) => Ok(Some(only)),
        ([], [], []) => Ok(None),
        ([], [_, ..], _) => {
            let conditions: Vec<String> =
                open.iter().filter_map(|fine| Some(format!("“{}”", fine.condition.as_deref()?))).collect();
            Err(format!("裁量基准的具体标准以{}为条件，现有事实不能确定", conditions.join("、")))
        }
        _ => Err("裁量基准的具体标准有多项罚款，须由办案人员确定".to_owned()),
    }
}

/// 货值金额不足一万元的，按一万元计算 stands in the statute and holds for the multiples of the table too.
fn with_floor_of_statute(fine: &Fine, input: &RangeInput<'_>) -> Fine {
    let mut fine = fine.clone();
    let same =
        |other: &&Fine| other.base.is_some() && other.base_floor.is_some() && ends_alike(&other.base, &fine.base);
    let of_statute = input.clauses.iter().flat_map(|clause| &clause.fines).find(same);
    if let Some(other) = of_statute.filter(|_| fine.base_floor.is_none()) {
        fine.base_floor = other.base_floor;
        fine.base_floors.clone_from(&other.base_floors);
    }
    fine
}

fn ends_alike(one: &Option<String>, two: &Option<String>) -> bool {
    let (Some(one), Some(two)) = (one, two) else { return false };
    one.ends_with(two.as_str()) || two.ends_with(one.as_str())
}

/// The part of the range that the statute allows.
fn within(
    range: FineRange,
    statutory: FineRange,
    mitigated: bool,
    source: &str,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Result<FineRange, String> {
    let is_none = range.max == Some(Yuan::default()) || range == FineRange::OPEN;
    if is_none || statutory == FineRange::OPEN {
        if !is_none {
            notes.push("法定幅度未能确定，裁量基准的标准没有与法定幅度核对".to_owned());
        }
        return Ok(range);
    }
    if mitigated {
        notes.push("减轻处罚低于法定幅度的，须符合行政处罚法第三十二条等规定的条件，由办案人员认定".to_owned());
    }
    let floor = if mitigated { None } else { statutory.min };
    let min = range.min.max(floor);
    let max = match (range.max, statutory.max) {
        (Some(range), Some(statutory)) => Some(range.min(statutory)),
        (range, statutory) => range.or(statutory),
    };
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        return Err(format!(
            "裁量基准的标准（{}）在法定幅度（{}）之外，不能适用，须报制定机关",
            words(range),
            words(statutory)
        ));
    }
    let cut = FineRange {
        min_excluded: min.is_some() && min == statutory.min && statutory.min_excluded,
        max_excluded: max.is_some() && max == statutory.max && statutory.max_excluded,
        min,
        max,
    };
    let is_cut = min != range.min && range.min.is_some() || max != range.max && range.max.is_some();
    if is_cut {
        notes.push(format!("裁量基准的标准（{}）超出法定幅度，已限于{}", words(range), words(cut)));
    }
    if cut.min != range.min || cut.max != range.max {
        steps.push(Step {
            rule: "限于法定幅度之内".to_owned(),
            source: source.to_owned(),
            input: format!("{}；法定{}", words(range), words(statutory)),
            result: words(cut),
        });
    }
    Ok(cut)
}

fn is_within(point: Yuan, case: FineRange) -> bool {
    case.min.is_none_or(|min| min <= point) && case.max.is_none_or(|max| point <= max)
}

fn warn(may_warn: Option<bool>, notes: &mut Vec<String>) {
    match may_warn {
        Some(true) => notes.push("裁量基准注明“可警告”：可以依法给予警告".to_owned()),
        Some(false) => notes.push("裁量基准注明“不可警告”".to_owned()),
        None => {}
    }
}

fn result(standard: &Standard, case: FineRange, point: Option<Yuan>) -> String {
    if standard.no_penalty {
        return "不予处罚".to_owned();
    }
    let mut parts = Vec::new();
    if case != FineRange::OPEN {
        parts.push(format!("罚款{}", words(case)));
    }
    parts.extend(point.map(|point| format!("指导数额{point}")));
    parts.extend(standard.detention.map(in_days));
    parts.extend(standard.other.iter().cloned());
    parts.extend(standard.orders.iter().cloned());
    parts.join("；")
}

fn in_days(days: Detention) -> String {
    let point = days.point.map(|point| format!("，指导{point}日")).unwrap_or_default();
    format!("拘留{}日以上{}日以下{point}", days.min, days.max)
}

impl BenchmarkTier {
    /// The standard in words, also of a table by code.
    pub fn words(&self) -> String {
        match &self.written.guide {
            Some(guide) if self.written.standard.trim().is_empty() => guide.in_words(),
            _ => self.written.standard.clone(),
        }
    }
}

impl Guide {
    /// 罚款200元至2000元，指导基准1500元；拘留0日至15日，指导基准5日；不可警告.
    pub fn in_words(&self) -> String {
        let mut parts = Vec::new();
        if let Some(max) = self.fine_max {
            let point = self.fine_point.map(|point| format!("，指导基准{point}")).unwrap_or_default();
            parts.push(format!("罚款{}至{max}{point}", self.fine_min.unwrap_or_default()));
        }
        if let Some(max) = self.detention_max.filter(|max| *max > 0) {
            let point = self.detention_point.map(|point| format!("，指导基准{point}日")).unwrap_or_default();
            parts.push(format!("拘留{}日至{max}日{point}", self.detention_min.unwrap_or_default()));
        }
        parts.extend(self.may_warn.map(|may| if may { "可警告" } else { "不可警告" }.to_owned()));
        parts.join("；")
    }
}
