//! Whether the provisions exist and were in force, and whether each standard lies inside the range that they give.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::basis::CitedProvision;
use super::super::model::{Benchmark, BenchmarkTier, Item};
use super::super::standard::Standard;
use super::{Finding, RULE_BASIS, RULE_WITHIN, Verdict};
use crate::law::penalty_clause::{Fine, FineUnit, PenaltyClause, Subject};

/// A provision as the corpus holds it.
#[derive(Debug, Clone, PartialEq)]
pub enum Statute {
    /// The corpus holds no such law: nothing can be said.
    UnknownLaw,
    /// The law has no such article.
    NoArticle,
    /// It is held.
    Held {
        /// Its penalty clauses, as on the first day of the table.
        clauses: Vec<PenaltyClause>,
        /// Whether it was in force on that day.
        in_force: bool,
        /// The day since which it no longer is, where that lies after the first day of the table.
        ended: Option<NaiveDate>,
    },
}

/// The provisions that a table cites, by the law as written and the article.
pub type Statutes = BTreeMap<CitedProvision, Statute>;

/// Checks one act.
pub(super) fn check(benchmark: &Benchmark, item: &Item, statutes: &Statutes, findings: &mut Vec<Finding>) {
    if !item.basis.trim().is_empty() && item.provisions.is_empty() {
        let message = format!("法定依据没有写明法律和条款，未能核对：“{}”", item.basis);
        findings.push(Finding::of_item(item, Verdict::Doubtful, "basis_unread", message, Some(RULE_BASIS)));
    }
    let mut named: Vec<String> = Vec::new();
    for provision in &item.provisions {
        let place = article(provision);
        let finding = existence(benchmark, item, &place, statutes.get(&place));
        if let Some(finding) = finding
            && !named.contains(&finding.message)
        {
            named.push(finding.message.clone());
            findings.push(finding);
        }
    }
    let allowed = allowed(item, statutes);
    ranges(item, statutes, &allowed, findings);
}

fn existence(benchmark: &Benchmark, item: &Item, place: &CitedProvision, statute: Option<&Statute>) -> Option<Finding> {
    let find = |verdict, code, message: String| Some(Finding::of_item(item, verdict, code, message, Some(RULE_BASIS)));
    match statute? {
        Statute::UnknownLaw => {
            find(Verdict::Doubtful, "law_unknown", format!("法规库中没有《{}》，未与条文核对", place.law))
        }
        Statute::NoArticle => find(Verdict::Refused, "no_article", format!("《{}》没有{}", place.law, place.number)),
        Statute::Held { in_force: false, .. } => {
            let from = benchmark.head.validity.from.map(|from| from.to_string()).unwrap_or_default();
            find(Verdict::Refused, "not_in_force", format!("{place}在本基准施行之日（{from}）不是有效条文"))
        }
        Statute::Held { ended: Some(ended), .. } => {
            find(Verdict::Doubtful, "law_changed", format!("{place}已于{ended}修改或者失效，本基准应当及时调整"))
        }
        Statute::Held { .. } => None,
    }
}

/// The article of a provision, as [`Statutes`] is keyed.
pub(super) fn article(provision: &CitedProvision) -> CitedProvision {
    CitedProvision { paragraph: None, item: None, ..provision.clone() }
}

/// All clauses of the article of a provision.
fn clauses_of<'a>(provision: &CitedProvision, statutes: &'a Statutes) -> &'a [PenaltyClause] {
    match statutes.get(&article(provision)) {
        Some(Statute::Held { clauses, .. }) => clauses,
        _ => &[],
    }
}

/// The clauses that the basis cites: of the paragraphs that it names where these punish, else of the whole articles.
fn cited<'a>(item: &Item, statutes: &'a Statutes) -> Vec<&'a PenaltyClause> {
    let mut found: Vec<&PenaltyClause> = Vec::new();
    for provision in &item.provisions {
        let clauses = clauses_of(provision, statutes);
        let of_paragraph: Vec<&PenaltyClause> = clauses
            .iter()
            .filter(|clause| provision.paragraph == Some(clause.paragraph) && !clause.fines.is_empty())
            .collect();
        found.extend(if of_paragraph.is_empty() { clauses.iter().collect() } else { of_paragraph });
    }
    found
}

/// The fines that the cited provisions allow; those of the table's own column of ranges where none is held.
fn allowed<'a>(item: &'a Item, statutes: &'a Statutes) -> Vec<&'a Fine> {
    let cited: Vec<&Fine> = cited(item, statutes).into_iter().flat_map(|clause| &clause.fines).collect();
    if !cited.is_empty() {
        return cited;
    }
    item.penalty_read.iter().flat_map(|penalty| &penalty.fines).collect()
}

/// Whether the statute leaves a choice of amount.
pub(super) fn has_range(item: &Item, statutes: &Statutes) -> bool {
    allowed(item, statutes).iter().any(|fine| fine.min != fine.max)
}

fn ranges(item: &Item, statutes: &Statutes, allowed: &[&Fine], findings: &mut Vec<Finding>) {
    let all: Vec<&PenaltyClause> =
        item.provisions.iter().flat_map(|provision| clauses_of(provision, statutes)).collect();
    let is_held = all.iter().any(|clause| !clause.fines.is_empty());
    if allowed.is_empty() {
        let is_known = item
            .provisions
            .iter()
            .any(|provision| matches!(statutes.get(&article(provision)), Some(Statute::Held { in_force: true, .. })));
        if is_known && item.tiers.iter().any(|tier| !tier.standard.fines.is_empty()) {
            let message = "所列条文中没有读出罚款幅度，标准未能与法定幅度核对";
            findings.push(Finding::of_item(item, Verdict::Doubtful, "not_compared", message, Some(RULE_WITHIN)));
        }
        return;
    }
    if let Some(penalty) = item.penalty_read.as_ref().filter(|_| is_held)
        && let Fit::Outside = fit_all(penalty, allowed)
    {
        let message = format!("所列处罚幅度与条文不符，条文为：{}", texts(allowed));
        findings.push(Finding::of_item(item, Verdict::Refused, "range_differs", message, Some(RULE_WITHIN)));
        return;
    }
    for tier in &item.tiers {
        match fit_all(&tier.standard, allowed) {
            Fit::Inside => {}
            Fit::Outside if tier.standard.mitigated => {
                let message = "标准低于法定幅度，减轻处罚须符合行政处罚法第三十二条等规定的条件";
                findings.push(Finding::of_tier(item, tier, Verdict::Doubtful, "mitigated", message, Some(RULE_WITHIN)));
            }
            Fit::Outside => {
                let message = format!("标准“{}”超出法定幅度：{}", tier.words(), texts(allowed));
                findings.push(Finding::of_tier(
                    item,
                    tier,
                    Verdict::Refused,
                    "outside_statute",
                    message,
                    Some(RULE_WITHIN),
                ));
            }
            Fit::Unknown => {
                let message = format!("标准“{}”未能与法定幅度核对", tier.words());
                findings.push(Finding::of_tier(
                    item,
                    tier,
                    Verdict::Doubtful,
                    "not_compared",
                    message,
                    Some(RULE_WITHIN),
                ));
            }
        }
        measures(item, tier, &all, is_held, findings);
    }
}

/// Penalties beside the fine that the provision does not name.
fn measures(item: &Item, tier: &BenchmarkTier, cited: &[&PenaltyClause], is_held: bool, findings: &mut Vec<Finding>) {
    if !is_held {
        return;
    }
    let kind = |name: &str| name.chars().take(2).collect::<String>();
    for name in &tier.standard.other {
        let named = cited
            .iter()
            .flat_map(|clause| &clause.other)
            .any(|other| kind(other) == kind(name) || other.contains(name.as_str()));
        let spoken = cited.iter().flat_map(|clause| &clause.fines).any(|fine| fine.instead_of.contains(name));
        if !named && !spoken {
            let message = format!("条文的处罚条款中没有读出“{name}”");
            findings.push(Finding::of_tier(
                item,
                tier,
                Verdict::Doubtful,
                "measure_unfounded",
                message,
                Some(RULE_BASIS),
            ));
        }
    }
}

fn texts(fines: &[&Fine]) -> String {
    fines.iter().map(|fine| format!("“{}”", fine.text)).collect::<Vec<_>>().join("；")
}

/// How a standard stands to a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// Within, or it imposes no fine.
    Inside,
    /// Not within any that can be compared with it.
    Outside,
    /// Nothing to compare with, such as yuan against multiples.
    Unknown,
}

/// Whether every fine of a standard lies in one of the allowed.
pub(super) fn fit_all(standard: &Standard, allowed: &[&Fine]) -> Fit {
    if !standard.is_read() || standard.fines.is_empty() {
        return Fit::Inside;
    }
    let fits: Vec<Fit> = standard.fines.iter().map(|fine| fit(fine, allowed)).collect();
    [Fit::Outside, Fit::Unknown].into_iter().find(|fit| fits.contains(fit)).unwrap_or(Fit::Inside)
}

/// Whether every fine of a standard lies between the least and the greatest of the allowed that can be compared with it.
pub(super) fn fit_between(standard: &Standard, allowed: &[&Fine]) -> bool {
    standard.fines.iter().all(|fine| {
        let comparable: Vec<&&Fine> =
            allowed.iter().filter(|other| is_comparable(fine, other) && hits_alike(fine, other, allowed)).collect();
        let reaches_down = |other: &&&Fine| other.min.is_none_or(|least| fine.min.is_some_and(|min| min >= least));
        let reaches_up = |other: &&&Fine| other.max.is_none_or(|most| fine.max.is_some_and(|max| max <= most));
        comparable.iter().any(reaches_down) && comparable.iter().any(reaches_up)
    })
}

fn fit(fine: &Fine, allowed: &[&Fine]) -> Fit {
    let mut comparable =
        allowed.iter().filter(|other| is_comparable(fine, other) && hits_alike(fine, other, allowed)).peekable();
    if comparable.peek().is_none() {
        return Fit::Unknown;
    }
    if comparable.any(|other| contains(other, fine)) { Fit::Inside } else { Fit::Outside }
}

/// A fine for whoever acts is not measured by one for the persons responsible inside a unit.
fn hits_alike(fine: &Fine, other: &Fine, allowed: &[&Fine]) -> bool {
    let only_persons = allowed.iter().all(|other| other.subject == Subject::Individual);
    match (fine.subject, other.subject) {
        (Subject::Any, Subject::Individual) => only_persons,
        (one, other) => one == Subject::Any || other == Subject::Any || one == other,
    }
}

fn is_comparable(one: &Fine, other: &Fine) -> bool {
    let alike = match (&one.base, &other.base) {
        (Some(one), Some(other)) => one.ends_with(other.as_str()) || other.ends_with(one.as_str()),
        (None, None) => true,
        _ => one.unit == FineUnit::Yuan,
    };
    one.unit == other.unit && one.per.is_some() == other.per.is_some() && alike && other.is_quantified()
}

fn contains(range: &Fine, fine: &Fine) -> bool {
    let above = range.min.is_none_or(|least| fine.min.is_some_and(|min| min >= least));
    let below = range.max.is_none_or(|most| fine.max.is_some_and(|max| max <= most));
    above && below
}
