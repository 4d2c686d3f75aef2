//! Whole cases, step by step, and what the findings look like.

use super::*;

#[test]
fn every_check_of_the_table_can_speak_and_no_other_does() {
    let always = [
        "subject.person",
        "procedure.person",
        "facts.person",
        "law.milder",
        "authority.place",
        "documents.person",
        "crime.person",
    ];
    let tried: BTreeSet<&str> = SPOILED.iter().map(|(id, ..)| *id).chain(always).collect();
    let table: BTreeSet<&str> =
        table::rules().iter().map(|rule| rule.id.as_str()).filter(|id| !id.starts_with("text.")).collect();
    assert_eq!(tried, table);
    let emitted: BTreeSet<String> = run(&good()).into_iter().map(|check| check.id).collect();
    assert!(emitted.iter().all(|id| table::rule(id).is_some()), "{emitted:?}");
    assert!(always.iter().all(|id| emitted.contains(*id)));
}

#[test]
fn findings_on_the_decision_point_at_its_line() {
    let mut world = good();
    let text = text_of(&mut world, DocumentKind::Decision);
    text.markdown = text.markdown.replace("（伍仟元整）", "（伍万元整）");
    let line = text.markdown.lines().position(|line| line.contains("伍万元整")).expect("a line") + 1;
    let checks = run(&world);
    let found = checks.iter().find(|check| check.id == "text.penalty_amount_consistency").expect("a finding");
    let points = matches!(&found.refs[..], [Pointer::Document { line: Some(at), .. }] if *at == line);
    assert!(points && found.item == Item::Documents, "{found:?}");
}

#[test]
fn a_case_just_opened_is_checked_too() {
    let story = Story::begun();
    let checks = check(&story.file(), &story.history, &Outside::default(), &rules(), day("2025-03-11"));
    assert!(Item::ALL.iter().all(|item| checks.iter().any(|check| check.item == *item)));
    assert!(verdicts(&checks, "procedure.notice_first").iter().all(|verdict| *verdict != PROBLEM));
}

#[test]
fn the_parts_of_an_article_are_counted_for_its_citation() {
    const ARTICLE: &str = "有下列情形之一的，应当审核：\n（一）甲；\n（二）乙。\n审核人员应当具备资格。";
    let found = |paragraph| crate::law::citation::CheckedCitation {
        text: "第五十八条".into(),
        span: 0..0,
        law: Some("中华人民共和国行政处罚法".into()),
        number: Some(ArticleNumber { number: 58, suffix: None }),
        paragraph,
        item: None,
        exists: true,
        in_force: true,
        quote_ok: None,
        successor: None,
        note: None,
    };
    let parts = |paragraph, article| {
        let finding = CitationFinding::of(&found(paragraph), article);
        (finding.paragraphs, finding.items)
    };
    assert_eq!(parts(Some(1), Some(ARTICLE)), (Some(2), Some(2)));
    assert_eq!(parts(Some(2), Some(ARTICLE)), (Some(2), Some(0)));
    assert_eq!(parts(None, Some(ARTICLE)), (Some(2), None));
    assert_eq!(parts(None, Some("只有一款。")), (Some(1), Some(0)));
    assert_eq!(parts(Some(1), None), (None, None));
}

#[test]
fn findings_and_what_was_looked_up_keep_their_shape_as_json() {
    let world = good();
    let json = serde_json::to_value(&world.outside).expect("serialises");
    assert_eq!(json["citations"][0]["article"], 67);
    assert_eq!(serde_json::from_value::<Outside>(json).expect("reads"), world.outside);
    assert_eq!(serde_json::from_str::<Outside>("{}").expect("reads"), Outside::default());
    let checks = run(&world);
    let json = serde_json::to_string(&checks).expect("serialises");
    assert_eq!(serde_json::from_str::<Vec<Check>>(&json).expect("reads"), checks);
}

proptest::proptest! {
    /// Whatever people write into a case, the checks come to an end and each names a rule of the table.
    #[test]
    fn any_words_in_a_case_are_checked(words in "(\\PC|[\n《》第条款0-9元罚款回避登记保存]){0,80}", fine in 1_i64..10_000_000) {
        let mut world = good();
        facts_of(&mut world).summary.clone_from(&words);
        said(&mut world, &words);
        world.file.party.name.clone_from(&words);
        world.file.party.code = Some(words.clone());
        text_of(&mut world, DocumentKind::PriorNotice).markdown.clone_from(&words);
        text_of(&mut world, DocumentKind::Decision).markdown.clone_from(&words);
        penalty_of(&mut world, Some(fine), &[Measure::Other], &words);
        thing(&mut world, MaterialKind::Evidence, &words, "2025-03-10 10:00");
        for check in run(&world) {
            proptest::prop_assert!(table::rule(&check.id).is_some() && !check.message.is_empty());
        }
    }
}

/// Right after each of its steps, a case that goes its way has no problem once the investigation is over.
#[test]
fn no_step_of_a_case_in_order_raises_a_problem() {
    let story = served();
    let outside = good().outside;
    for length in 1..=story.history.len() {
        let history = &story.history[..length];
        let file = crate::casework::case_file::apply::replay("c1", history).expect("a case");
        let today = crate::casework::calendar::china_date(history[length - 1].at);
        let checks = check(&file, history, &outside, &rules(), today);
        assert!(Item::ALL.iter().all(|item| checks.iter().any(|check| check.item == *item)), "{length}");
        let wrong: Vec<&Check> = checks.iter().filter(|check| check.verdict == PROBLEM).collect();
        assert!(wrong.is_empty() || !file.stage.investigated() && file.decision.is_none(), "{length}: {wrong:?}");
    }
}

#[test]
fn extension_and_transfer_are_taken_into_account() {
    let mut world = good();
    world.file.filed_at = Some(moment("2025-01-02 09:00"));
    world.file.extensions.insert("decide".into(), day("2025-05-02"));
    assert_eq!(verdicts(&run(&world), "procedure.ninety_days"), [CheckVerdict::Ok]);
    facts_of(&mut world).traits.suspected_crime = true;
    world.file.stage = Stage::Transferred;
    assert_eq!(verdicts(&run(&world), "crime.flag"), [CheckVerdict::Ok]);
}

#[test]
fn evidence_that_was_preserved_and_decided_on_in_time_is_in_order() {
    let mut world = good();
    thing(&mut world, MaterialKind::Document, "先行登记保存证据通知书", "2025-03-10 11:00");
    let mut handled = world.file.materials["extra"].clone();
    (handled.id, handled.name) = ("handled".into(), "先行登记保存物品处理决定书".into());
    handled.taken_at = moment("2025-03-19 11:00");
    world.file.materials.insert("handled".into(), handled.clone());
    assert_eq!(verdicts(&run(&world), "procedure.preserved"), [CheckVerdict::Ok], "seven working days end on 19 March");
    handled.taken_at = moment("2025-03-20 11:00");
    world.file.materials.insert("handled".into(), handled);
    assert_eq!(verdicts(&run(&world), "procedure.preserved"), [PROBLEM]);
}

/// The table of the documentation is the table of the program.
#[test]
fn the_documentation_lists_every_check() {
    let page = include_str!("../../../../../docs/REVIEW.md");
    for rule in table::rules() {
        let item = table::item_of(&rule.id).name();
        let line = format!("| `{}` | {item} | {} | {} |", rule.id, rule.what, rule.source);
        assert!(page.lines().any(|held| held == line), "docs/REVIEW.md lacks {line}");
    }
    let rows = page.lines().filter(|line| line.starts_with("| `") && line.contains('.')).count();
    assert_eq!(rows, table::rules().len(), "docs/REVIEW.md lists a check that is gone");
}

#[test]
fn the_signs_of_crimes_read() {
    assert!(crime::SIGNS.len() > 10 && crime::SIGNS.iter().all(|sign| sign.source.starts_with("刑法第")));
}
