use super::*;
use crate::casework::case_file::model::Outcome;
use crate::casework::diff::Change;
use crate::casework::review::opinion::OpinionResult;
use crate::casework::review::testing::*;

/// A review found problems, the officers changed facts, outcome, a document and the evidence, and asked again.
fn resubmitted() -> Story {
    let mut story = investigated();
    story.act("2025-03-24 09:00", zhao(), Act::RequestReview { note: String::new() });
    story.act("2025-03-24 10:00", sun(), Act::TakeReview {});
    let mut items = findings();
    items[2].in_order = false;
    let opinion = Act::GiveOpinion { result: OpinionResult::Problems {}, items, opinion: "证据不足".into() };
    story.act("2025-03-25 10:00", sun(), opinion);
    let document = story.file().documents.keys().next().cloned().expect("the report");
    let photo = story.file().facts.expect("facts").materials[0].clone();
    let act = material(crate::casework::case_file::materials::MaterialKind::Evidence, "进货单", "2025-03-26 08:00");
    let receipt = story.act("2025-03-26 09:00", zhao(), act);
    story.act("2025-03-26 09:10", zhao(), Act::ExcludeMaterial { material: photo, reason: "照片模糊".into() });
    let facts = facts(vec![receipt]);
    story.act("2025-03-26 09:20", zhao(), Act::SetFacts { facts, reason: "补充了进货单".into() });
    let outcome = Act::SetOutcome { outcome: penalty(6_000), range_question: None, reason: "重新裁量".into() };
    story.act("2025-03-26 09:30", zhao(), outcome);
    let edit = Act::EditDocument {
        document,
        base: 1,
        markdown: "# 调查终结报告\n\n建议给予行政处罚，罚款6000元。".into(),
        reason: "按审核意见修改".into(),
    };
    story.act("2025-03-26 10:00", zhao(), edit);
    story.act("2025-03-27 09:00", zhao(), Act::RequestReview { note: "已补充证据".into() });
    story
}

#[test]
fn the_reviewer_of_the_next_round_sees_all_that_changed() {
    let story = resubmitted();
    let changes = changes_since_last_opinion(&story.file(), &story.history).expect("a round before");
    let parts: Vec<&str> = changes.parts.iter().map(|part| part.part.as_str()).collect();
    assert_eq!(parts, ["违法事实", "拟作出的决定"]);
    assert!(changes.parts[0].before.contains("证据：标签照片") && changes.parts[0].after.contains("证据：进货单"));
    assert_eq!(changes.parts[0].reasons, ["补充了进货单"]);
    let outcome = &changes.parts[1];
    let changed: Vec<(Change, &str)> = outcome
        .diff
        .lines
        .iter()
        .filter(|line| line.change != Change::Kept)
        .map(|line| (line.change, line.text.as_str()))
        .collect();
    assert_eq!(changed, [(Change::Removed, "罚款：5000元"), (Change::Added, "罚款：6000元")]);
    assert_eq!(changes.materials.iter().map(|held| held.name.as_str()).collect::<Vec<_>>(), ["进货单"]);
    assert_eq!(changes.excluded[0].reason, "照片模糊");
    let document = &changes.documents[0];
    assert_eq!((document.from, document.to, document.issued), (1, 2, false));
    let old = "# 调查终结报告\n\n建议给予行政处罚。";
    assert_eq!(document.diff.apply(old).as_deref(), Some("# 调查终结报告\n\n建议给予行政处罚，罚款6000元。"));
    assert!(changes.records.is_empty() && !changes.is_empty());
    assert_eq!(changes.acts.len() + usize::try_from(changes.since).expect("a count"), story.history.len());
}

#[test]
fn nothing_changed_since_the_round_itself() {
    let story = resubmitted();
    assert!(changes_since(&story.history, 1).expect("the second round").is_empty());
    assert_eq!(changes_since(&story.history, 2), None);
    assert_eq!(changes_since(&investigated().history, 0), None);
    let first = reviewed();
    assert!(changes_since_last_opinion(&first.file(), &first.history).expect("a round").is_empty());
}

#[test]
fn a_change_that_was_taken_back_is_none() {
    let mut story = reviewed();
    let mut set = |fine, at: &str| {
        let outcome: Outcome = penalty(fine);
        let act = Act::SetOutcome { outcome, range_question: None, reason: "核对".into() };
        story.act(at, zhao(), act);
    };
    set(6_000, "2025-03-26 09:00");
    set(5_000, "2025-03-26 10:00");
    let changes = changes_since(&story.history, 0).expect("a round");
    assert!(changes.is_empty() && changes.acts.len() > 2, "{:?}", changes.parts);
}
