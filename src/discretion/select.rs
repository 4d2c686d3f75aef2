//! Which fine of an article applies: its paragraph, whom it hits, and its conditions.

use super::applies::{Holds, holds, is_graded};
use super::input::RangeInput;
use super::range::Step;
use crate::law::penalty_clause::{Fine, PenaltyClause, Subject};

/// The fines that apply, or why none could be chosen.
#[derive(Debug, Default)]
pub(super) struct Selection<'a> {
    /// The clause that applies.
    pub clause: Option<&'a PenaltyClause>,
    /// One fine; several where the statute itself lets choose between amounts.
    pub fines: Vec<&'a Fine>,
    /// Fines that the facts can't decide between.
    pub undecided: Vec<&'a Fine>,
    pub steps: Vec<Step>,
    pub notes: Vec<String>,
}

/// Chooses the clause and its fines.
pub(super) fn select<'a>(input: &RangeInput<'a>) -> Selection<'a> {
    let mut selection = Selection::default();
    let Some(clause) = choose_clause(input, &mut selection) else { return selection };
    selection.clause = Some(clause);
    let clause = follow_reference(clause, input, &mut selection);
    if clause.fines.is_empty() {
        selection.notes.push(format!("{}没有读出罚款规定，请查阅条文原文", input.source(clause.paragraph)));
    }
    for words in &clause.unread {
        selection.notes.push(format!("条文中“{words}”未能解析，请查阅原文"));
    }
    let hit = of_item(hitting(clause, input, &mut selection), input);
    by_condition(&hit, input, &mut selection);
    selection
}

fn choose_clause<'a>(input: &RangeInput<'a>, selection: &mut Selection<'a>) -> Option<&'a PenaltyClause> {
    if let Some(number) = input.paragraph {
        let named = input.clauses.iter().find(|clause| clause.paragraph == number);
        if named.is_none() {
            selection.notes.push(format!("{}不是处罚条款", input.source(number)));
        }
        return named;
    }
    let with_fines: Vec<_> = input.clauses.iter().filter(|clause| !clause.fines.is_empty()).collect();
    match with_fines[..] {
        [] => {
            selection.notes.push(format!("{}没有读出罚款规定，请查阅条文原文", input.citation));
            input.clauses.first()
        }
        [only] => Some(only),
        _ => {
            let paragraphs: Vec<_> = with_fines.iter().map(|clause| describe(clause, input)).collect();
            let listed = paragraphs.join("；");
            selection.notes.push(format!("本条有多款规定罚款，须先确定适用哪一款：{listed}"));
            None
        }
    }
}

fn describe(clause: &PenaltyClause, input: &RangeInput<'_>) -> String {
    let fines: Vec<_> = clause.fines.iter().map(|fine| format!("“{}”", with_condition(fine))).collect();
    format!("{}：{}", input.source(clause.paragraph), fines.join("、"))
}

/// The words of a fine with its condition in front.
pub(super) fn with_condition(fine: &Fine) -> String {
    match &fine.condition {
        Some(condition) => format!("{condition}的，{}", fine.text),
        None => fine.text.clone(),
    }
}

/// 依照前款规定处罚: the fines stand in the paragraph that it names.
fn follow_reference<'a>(
    clause: &'a PenaltyClause,
    input: &RangeInput<'a>,
    selection: &mut Selection<'a>,
) -> &'a PenaltyClause {
    let Some(reference) = clause.refers_to.first().filter(|_| clause.fines.is_empty()) else { return clause };
    let here = reference.targets.iter().find(|target| target.law.is_none() && target.article.is_none());
    let number = here.and_then(|target| target.paragraphs.first().copied());
    let target = input.clauses.iter().find(|other| Some(other.paragraph) == number);
    let Some(target) = target else {
        selection.notes.push(format!("本款“{}”，请以所援引的条款为处罚依据计算", reference.text));
        return clause;
    };
    selection.steps.push(Step {
        rule: "援引的处罚条款".to_owned(),
        source: input.source(clause.paragraph),
        input: reference.text.clone(),
        result: format!("适用{}", input.source(target.paragraph)),
    });
    if reference.heavier {
        selection.notes.push(format!("本款“{}”，应当在所援引条款的幅度内从重处罚", reference.text));
    }
    target
}

/// The fines that hit the party: its own, not those for persons responsible inside a unit. Where a person has confirmed in which
/// role the party acted (`established`, in the words of the statute: 直接负责的主管人员和其他直接责任人员), those of the role.
fn hitting<'a>(clause: &'a PenaltyClause, input: &RangeInput<'a>, selection: &mut Selection<'a>) -> Vec<&'a Fine> {
    let confirmed = |fine: &&Fine| fine.subject_text.as_deref().is_some_and(|whom| input.is_established(whom));
    let of_role: Vec<&Fine> = clause.fines.iter().filter(confirmed).collect();
    if !of_role.is_empty() {
        return of_role;
    }
    let is_for_all = clause.fines.iter().any(|fine| fine.subject_text.is_none());
    let apart = |fine: &&Fine| is_for_others(fine, input) || is_for_all && is_for_a_role(fine);
    let (others, own): (Vec<&Fine>, Vec<&Fine>) = clause.fines.iter().partition(apart);
    for fine in others {
        let whom = fine.subject_text.as_deref().unwrap_or("个人");
        selection.notes.push(format!("另对{whom}有罚款规定：“{}”", with_condition(fine)));
    }
    let special: Vec<&Fine> = own.iter().copied().filter(|fine| fine.subject != Subject::Any).collect();
    let exact = input.facts.subject.is_some_and(|subject| special.iter().any(|fine| fine.subject == subject));
    if exact {
        return special.into_iter().filter(|fine| Some(fine.subject) == input.facts.subject).collect();
    }
    own.into_iter().filter(|fine| !excluded(fine.subject, input.facts.subject)).collect()
}

/// Amounts that stand in items (（一）…的，处…): those of the item of the case.
fn of_item<'a>(fines: Vec<&'a Fine>, input: &RangeInput<'a>) -> Vec<&'a Fine> {
    let Some(item) = input.item else { return fines };
    fines.into_iter().filter(|fine| fine.item.is_none_or(|of| of == item)).collect()
}

/// Persons responsible inside a unit, and special roles such as 农户 or 船长.
fn is_for_others(fine: &Fine, input: &RangeInput<'_>) -> bool {
    const GENERAL: [&str; 6] = ["个人", "违法的个人", "公民", "自然人", "个人的", "单位"];
    let individual = fine.subject == Subject::Individual;
    let general = fine.subject_text.as_deref().is_none_or(|named| GENERAL.contains(&named));
    let unit_acts = input.facts.subject == Some(Subject::Unit);
    individual && (!general || unit_acts)
}

/// A role beside those whom the rest of the clause hits (对货主以外的承运人处…).
fn is_for_a_role(fine: &Fine) -> bool {
    fine.subject == Subject::Any && fine.subject_text.is_some()
}

fn excluded(fine: Subject, party: Option<Subject>) -> bool {
    matches!((fine, party), (Subject::Unit, Some(Subject::Individual)) | (Subject::Individual, Some(Subject::Unit)))
}

/// Keeps the fines whose conditions hold; a grade that holds goes before the plain fine, a threshold likewise.
fn by_condition<'a>(fines: &[&'a Fine], input: &RangeInput<'a>, selection: &mut Selection<'a>) {
    let answers: Vec<(&Fine, Holds)> = fines.iter().map(|fine| (*fine, answer(fine, input))).collect();
    for (fine, answer) in &answers {
        note_condition(fine, *answer, input, selection);
    }
    let that = |answer: Holds| answers.iter().filter(move |(_, held)| *held == answer).map(|(fine, _)| *fine);
    let conditional: Vec<&Fine> = that(Holds::Yes).filter(|fine| fine.condition.is_some()).collect();
    let graded: Vec<&Fine> = conditional.iter().copied().filter(|fine| is_graded(fine)).collect();
    let plain: Vec<&Fine> = that(Holds::Yes).filter(|fine| fine.condition.is_none()).collect();
    let unknown: Vec<&Fine> = that(Holds::Unknown).collect();
    if !graded.is_empty() {
        selection.fines = graded;
    } else if !conditional.is_empty() {
        selection.fines = conditional;
    } else if !unknown.is_empty() {
        selection.undecided = unknown.into_iter().chain(plain).collect();
    } else {
        selection.fines = plain;
    }
}

/// Whether the condition of a fine holds. Where it is the item itself (（二）发生较大事故的，处…), naming the item establishes it.
fn answer(fine: &Fine, input: &RangeInput<'_>) -> Holds {
    let is_item = fine.item.is_some() && fine.item == input.item && fine.when.is_empty();
    if is_item { Holds::Yes } else { holds(fine.condition.as_deref(), &fine.when, input) }
}

/// A step for each condition that the facts decide, a note for each that a person must judge.
fn note_condition<'a>(fine: &'a Fine, answer: Holds, input: &RangeInput<'a>, selection: &mut Selection<'a>) {
    let Some(condition) = &fine.condition else { return };
    let graded_and_absent = is_graded(fine) && answer == Holds::No;
    match answer {
        Holds::Judged => {
            selection.notes.push(format!("是否属于“{condition}”须由办案人员判断；属于的：“{}”", fine.text));
        }
        Holds::Unknown => {
            selection.notes.push(format!("事实不足，无法判断是否“{condition}”；是的：“{}”", fine.text));
        }
        _ if graded_and_absent => {
            selection.notes.push(format!("未见“{condition}”的认定；若认定：“{}”", fine.text));
        }
        _ => selection.steps.push(Step {
            rule: format!("是否“{condition}”"),
            source: input.source(selection.clause.map_or(1, |clause| clause.paragraph)),
            input: basis(fine, input),
            result: if answer == Holds::Yes { "是" } else { "否" }.to_owned(),
        }),
    }
}

/// The facts that a condition was measured by.
fn basis(fine: &Fine, input: &RangeInput<'_>) -> String {
    use crate::law::penalty_clause::When;
    let kinds = fine.when.iter().filter_map(|when| match when {
        When::Threshold { on, .. } | When::Missing { on } | When::Present { on } => Some(*on),
        _ => None,
    });
    let mut known: Vec<String> =
        kinds.filter_map(|kind| Some(format!("{}{}", kind.name(), input.facts.base(kind)?))).collect();
    known.dedup();
    let found = input.found().map(|found| found.name().to_owned());
    if known.is_empty() { found.collect::<Vec<_>>().join("、") } else { known.join("，") }
}
