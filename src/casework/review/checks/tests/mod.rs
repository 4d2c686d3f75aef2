mod whole;
use std::collections::{BTreeMap, BTreeSet};

use super::outside::*;
use super::*;
use crate::casework::case_file::act::{Act, Added};
use crate::casework::case_file::file::{Discussion, Hearing, Scheduled};
use crate::casework::case_file::materials::{DocumentVersion, Material, MaterialKind};
use crate::casework::case_file::model::{Measure, Outcome, PartyKind};
use crate::casework::case_file::stage::Stage;
use crate::casework::people::Person;
use crate::casework::registers::{Entry, Held, Officer};
use crate::casework::review::opinion::Item;
use crate::casework::review::testing::*;
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

/// A case, its history and what was looked up; all in order.
struct World {
    file: CaseFile,
    history: Vec<Recorded>,
    outside: Outside,
    today: NaiveDate,
}

fn citation(article: u32, item: u32) -> CitationFinding {
    CitationFinding {
        document: None,
        text: format!("《食品安全法》第{article}条"),
        law: Some("中华人民共和国食品安全法".into()),
        number: Some(ArticleNumber { number: article, suffix: None }),
        paragraph: Some(1),
        item: Some(item),
        exists: true,
        in_force: true,
        quote_ok: None,
        paragraphs: Some(2),
        items: Some(9),
        normative_document: false,
        is_basis: true,
    }
}

/// An officer in the register, as the account says.
fn registered(person: &Person) -> Held {
    let held = person.certificate.clone().expect("a certificate");
    let officer = Officer {
        name: person.name.clone(),
        certificate: held.number.clone(),
        unit: None,
        post: None,
        category: None,
        valid_from: Some(held.valid_from),
        valid_until: Some(held.valid_until),
        left: None,
    };
    Held {
        agency: person.agency.clone(),
        key: held.number,
        version: 1,
        entry: Entry::Officer(officer),
        valid_from: None,
        valid_until: None,
    }
}

/// Changes the first officer of the register.
fn in_register(world: &mut World, change: fn(&mut Officer)) {
    let held = world.outside.officers.as_mut().and_then(|all| all.first_mut()).expect("an officer");
    let Entry::Officer(officer) = &mut held.entry else { panic!("no officer") };
    change(officer);
}

fn good() -> World {
    let story = served();
    let file = story.file();
    let power = Power {
        law: "中华人民共和国食品安全法".into(),
        number: Some(ArticleNumber { number: 125, suffix: None }),
        measures: vec![Measure::Confiscation],
    };
    let body = Body {
        name: "哈尔滨市市场监督管理局".into(),
        lawful: true,
        because: None,
        entrusted_by: None,
        entrustment: None,
    };
    let outside = Outside {
        citations: Some(vec![citation(67, 1), citation(125, 2)]),
        powers: Some(vec![power]),
        body: Some(body),
        officers: Some(vec![registered(&zhao()), registered(&qian())]),
        people: [zhao(), qian(), sun(), li()].into_iter().map(|person| (person.id.clone(), person)).collect(),
        same_act: Some(Vec::new()),
        hashes: Some(file.materials.keys().map(|id| (id.clone(), Stored::Intact)).collect()),
    };
    World { file, history: story.history, outside, today: day("2025-04-23") }
}

fn run(world: &World) -> Vec<Check> {
    check(&world.file, &world.history, &world.outside, &rules(), world.today)
}

fn verdicts(checks: &[Check], id: &str) -> Vec<CheckVerdict> {
    checks.iter().filter(|check| check.id == id).map(|check| check.verdict).collect()
}

#[test]
fn a_case_in_order_has_no_problem_and_no_item_is_empty() {
    let checks = run(&good());
    let wrong: Vec<&Check> =
        checks.iter().filter(|check| matches!(check.verdict, CheckVerdict::Problem | CheckVerdict::Unknown)).collect();
    assert_eq!(wrong, Vec::<&Check>::new());
    for item in Item::ALL {
        let own: Vec<&Check> = checks.iter().filter(|check| check.item == item).collect();
        assert!(own.iter().any(|check| check.verdict == CheckVerdict::ForPerson), "{item:?}");
        assert!(own.iter().any(|check| check.verdict == CheckVerdict::Ok), "{item:?}");
    }
    assert!(checks.is_sorted_by_key(|check| check.item));
    assert!(checks.iter().all(|check| !check.source.is_empty() && !check.message.is_empty()));
}

fn facts_of(world: &mut World) -> &mut crate::casework::case_file::model::Facts {
    world.file.facts.as_mut().expect("facts")
}

fn record_of(world: &mut World, kind: RecordKind) -> &mut Record {
    world.file.records.values_mut().find(|record| record.kind == kind).expect("a record")
}

fn text_of(world: &mut World, kind: DocumentKind) -> &mut DocumentVersion {
    let document = world.file.documents.values_mut().find(|document| document.kind == kind).expect("a document");
    document.versions.last_mut().expect("a version")
}

fn citation_of(world: &mut World) -> &mut CitationFinding {
    world.outside.citations.as_mut().expect("citations").last_mut().expect("a citation")
}

fn penalty_of(world: &mut World, fine: Option<i64>, measures: &[Measure], why: &str) {
    world.file.outcome = Some(Outcome::Penalty {
        fine: fine.map(Yuan::from_integer),
        confiscated: Some(Yuan::from_integer(10)),
        measures: measures.to_vec(),
        reason: why.into(),
    });
}

fn thing(world: &mut World, kind: MaterialKind, name: &str, taken_at: &str) {
    let held = Material {
        id: "extra".into(),
        kind,
        name: name.into(),
        sha256: "1".repeat(64),
        bytes: 1,
        media_type: "image/jpeg".into(),
        taken_at: moment(taken_at),
        note: None,
    };
    world.file.materials.insert("extra".into(), held);
}

fn later(world: &mut World, at: &str, act: Act) {
    let seq = u64::try_from(world.history.len()).expect("a count") + 1;
    let added = Added { id: Some(format!("n{seq}")), ..Added::default() };
    world.history.push(Recorded { seq, at: moment(at), actor: zhao(), act, added });
}

fn heard(world: &mut World) {
    let scheduled =
        Scheduled { told_on: day("2025-04-07"), held_on: day("2025-04-16"), place: "听证室".into(), chair: sun() };
    let requested_on = day("2025-04-03");
    world.file.hearing =
        Some(Hearing { requested_on, scheduled: Some(scheduled), record: None, ended: Some("撤回".into()) });
}

fn discussed(world: &mut World, heads: &[&str], said: &str) {
    let mut record = record_of(world, RecordKind::Interview).clone();
    (record.id, record.kind) = ("minutes".into(), RecordKind::Discussion);
    record.versions.last_mut().expect("a version").exchanges[0].answer = said.into();
    world.file.records.insert("minutes".into(), record);
    world.file.discussion = Some(Discussion {
        matter: world.file.matter,
        record: "minutes".into(),
        heads: heads.iter().map(|name| (*name).to_owned()).collect(),
        at: moment("2025-04-17 09:00"),
    });
}

fn said(world: &mut World, words: &str) {
    record_of(world, RecordKind::Interview).versions.last_mut().expect("a version").exchanges[1].answer = words.into();
}

const PROBLEM: CheckVerdict = CheckVerdict::Problem;
const UNKNOWN: CheckVerdict = CheckVerdict::Unknown;
const PERSON: CheckVerdict = CheckVerdict::ForPerson;

type Spoil = fn(&mut World);

/// What is wrong, and how the check must come out then.
const SPOILED: &[(&str, CheckVerdict, Spoil)] = &[
    ("subject.body", PROBLEM, |w| w.outside.body.as_mut().expect("a body").lawful = false),
    ("subject.body", PROBLEM, |w| w.outside.body.as_mut().expect("a body").entrusted_by = Some("市局".into())),
    ("subject.body", UNKNOWN, |w| w.outside.body = None),
    ("subject.register", UNKNOWN, |w| w.outside.officers = None),
    ("subject.register", PROBLEM, |w| drop(w.outside.officers.as_mut().expect("officers").pop())),
    ("subject.register", PROBLEM, |w| in_register(w, |officer| officer.name = "孙某".into())),
    ("subject.register", PROBLEM, |w| in_register(w, |officer| officer.left = Some("已调离".into()))),
    ("subject.register", PROBLEM, |w| in_register(w, |officer| officer.valid_until = Some(day("2025-03-31")))),
    ("subject.register", PROBLEM, |w| in_register(w, |officer| officer.valid_until = Some(day("2028-12-31")))),
    // On the day of the interview it was somebody else's certificate.
    ("subject.register", PROBLEM, |w| {
        w.outside.officers.as_mut().and_then(|all| all.first_mut()).expect("one").valid_from = Some(day("2025-03-20"));
    }),
    ("subject.officers_now", PROBLEM, |w| {
        w.outside.people.get_mut("zhao").expect("zhao").certificate = None;
    }),
    ("subject.officers_then", PROBLEM, |w| {
        record_of(w, RecordKind::Interview).present.remove("qian");
    }),
    ("subject.officers_then", PROBLEM, |w| record_of(w, RecordKind::Inspection).held_at = moment("2023-12-31 10:00")),
    ("subject.acts", PROBLEM, |w| w.history[3].actor.certificate = None),
    ("subject.certificates_shown", PROBLEM, |w| record_of(w, RecordKind::Inspection).certificates_shown = false),
    ("subject.recusal", PROBLEM, |w| {
        record_of(w, RecordKind::Interview).versions.last_mut().expect("a version").exchanges.remove(0);
    }),
    ("subject.recusal", PERSON, |w| said(w, "我申请回避，他是我亲戚")),
    ("subject.reviewer", PROBLEM, |w| {
        w.file.reviews[0].reviewer.as_mut().expect("a reviewer").legal_qualification = None;
    }),
    ("subject.reviewer", PROBLEM, |w| w.file.reviews[0].reviewer = Some(zhao())),
    ("procedure.filing", PROBLEM, |w| w.file.filed_at = None),
    ("procedure.rights_told", PROBLEM, |w| record_of(w, RecordKind::Interview).rights_told = false),
    ("procedure.records_signed", PROBLEM, |w| record_of(w, RecordKind::Interview).signed = None),
    ("procedure.records_signed", PROBLEM, |w| {
        record_of(w, RecordKind::Interview).signed.as_mut().expect("signed").signatures.remove(0);
    }),
    ("procedure.notice_first", PROBLEM, |w| w.file.notice = None),
    ("procedure.notice_first", PROBLEM, |w| w.file.matter.outcome += 1),
    ("procedure.notice_amounts", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::PriorNotice);
        text.markdown = text.markdown.replace("处罚款5000元", "处1000元至5000元罚款");
    }),
    ("procedure.notice_amounts", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::PriorNotice);
        text.markdown = text.markdown.replace("5000元", "6000元");
    }),
    ("procedure.notice_amounts", PERSON, |w| {
        let text = text_of(w, DocumentKind::PriorNotice);
        text.markdown = text.markdown.replace("没收违法所得10元", "没收违法所得");
    }),
    ("procedure.notice_content", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::PriorNotice);
        text.markdown = text.markdown.replace("提出陈述、申辩", "联系我局");
    }),
    ("procedure.statement_period", PROBLEM, |w| {
        w.file.notice.as_mut().expect("notice").statement_until = day("2025-04-30")
    }),
    ("procedure.statement_answered", PROBLEM, |w| {
        w.file.notice.as_mut().expect("notice").statements.push((day("2025-04-03"), "n1".into()));
    }),
    ("procedure.not_heavier", PROBLEM, |w| {
        later(w, "2025-04-23 09:00", Act::ReceiveStatement { received_on: day("2025-04-03"), held_in: "n1".into() });
        let heavier = Act::SetOutcome { outcome: penalty(6_000), range_question: None, reason: "从重".into() };
        later(w, "2025-04-23 10:00", heavier);
    }),
    ("procedure.not_heavier", PERSON, |w| {
        later(w, "2025-04-23 09:00", Act::ReceiveStatement { received_on: day("2025-04-03"), held_in: "n1".into() });
        later(w, "2025-04-23 09:30", Act::SetFacts { facts: facts(Vec::new()), reason: "查明新的事实".into() });
        let heavier = Act::SetOutcome { outcome: penalty(6_000), range_question: None, reason: "从重".into() };
        later(w, "2025-04-23 10:00", heavier);
    }),
    ("procedure.hearing_right", PROBLEM, |w| penalty_of(w, Some(100_000), &[], "没有从轻、从重情节，一般")),
    ("procedure.hearing_days", PROBLEM, |w| {
        w.file.notice.as_mut().expect("notice").hearing_until = Some(day("2025-04-04"));
    }),
    ("procedure.hearing_days", PROBLEM, |w| {
        heard(w);
        w.file.hearing.as_mut().expect("hearing").scheduled.as_mut().expect("scheduled").held_on = day("2025-04-10");
    }),
    ("procedure.hearing_chair", PROBLEM, |w| {
        heard(w);
        w.file.hearing.as_mut().expect("hearing").scheduled.as_mut().expect("scheduled").chair = zhao();
    }),
    ("procedure.hearing_record", PERSON, heard),
    ("procedure.hearing_record", PROBLEM, |w| {
        heard(w);
        w.file.hearing.as_mut().expect("hearing").ended = None;
    }),
    ("procedure.ninety_days", PROBLEM, |w| w.file.filed_at = Some(moment("2025-01-02 09:00"))),
    ("procedure.review", PROBLEM, |w| w.file.matter.facts += 1),
    ("procedure.review", PROBLEM, |w| {
        w.file.reviews.clear();
        facts_of(w).traits.public_interest = true;
    }),
    ("procedure.discussion", PROBLEM, |w| facts_of(w).traits.complex = true),
    ("procedure.discussion", PROBLEM, |w| discussed(w, &["李局"], "李局同意")),
    ("procedure.preserved", PROBLEM, |w| {
        thing(w, MaterialKind::Document, "先行登记保存证据通知书", "2025-03-10 11:00")
    }),
    ("procedure.preserved", UNKNOWN, |w| {
        thing(w, MaterialKind::Document, "先行登记保存证据通知书", "2025-04-22 11:00")
    }),
    ("procedure.seizure", PERSON, |w| thing(w, MaterialKind::Document, "扣押决定书", "2025-03-10 11:00")),
    ("procedure.service", PROBLEM, |w| w.file.service.as_mut().expect("service").served_on = day("2025-05-20")),
    ("procedure.service", PROBLEM, |w| w.file.service.as_mut().expect("service").proof = "n1".into()),
    ("procedure.service", PERSON, |w| w.file.service.as_mut().expect("service").method = "公告送达".into()),
    ("facts.elements", PROBLEM, |w| facts_of(w).place = None),
    ("facts.party", PROBLEM, |w| w.file.party.code = Some("91350100M000100Y44".into())),
    ("facts.party", PROBLEM, |w| w.file.party.representative = None),
    ("facts.party", PROBLEM, |w| w.file.party.kind = PartyKind::Natural),
    ("facts.party", UNKNOWN, |w| w.file.party.code = Some("230102".into())),
    ("facts.minor", PROBLEM, |w| w.file.party.minor = true),
    ("facts.evidence", PROBLEM, |w| {
        w.file.materials.clear();
        w.file.records.retain(|_, record| record.kind == RecordKind::Interview);
    }),
    ("facts.evidence", PROBLEM, |w| facts_of(w).materials.clear()),
    ("facts.materials_exist", PROBLEM, |w| facts_of(w).materials.push("nothing".into())),
    ("facts.materials_exist", PROBLEM, |w| {
        let used = facts_of(w).materials[0].clone();
        w.file.excluded.insert(used, "取证违法".into());
    }),
    ("facts.after_decision", PROBLEM, |w| {
        later(w, "2025-04-23 09:00", material(MaterialKind::Evidence, "补拍的照片", "2025-04-23 08:00"));
    }),
    ("facts.hashes", PROBLEM, |w| {
        w.outside.hashes.as_mut().expect("hashes").values_mut().for_each(|stored| *stored = Stored::Altered);
    }),
    ("facts.hashes", PROBLEM, |w| w.outside.hashes = Some(BTreeMap::new())),
    ("facts.hashes", UNKNOWN, |w| w.outside.hashes = None),
    ("facts.recordings", PROBLEM, |w| {
        later(w, "2025-03-14 09:00", material(MaterialKind::Recording, "录像", "2025-03-12 08:00"));
    }),
    ("facts.monitoring", PERSON, |w| facts_of(w).summary.push_str("，电子监控抓拍")),
    ("facts.circumstances", PROBLEM, |w| facts_of(w).circumstances.push("no_such_circumstance".into())),
    ("law.basis", PROBLEM, |w| w.file.provisions.as_mut().expect("provisions").duties.clear()),
    ("law.exists", PROBLEM, |w| citation_of(w).exists = false),
    ("law.exists", UNKNOWN, |w| w.outside.citations = None),
    ("law.in_force", PROBLEM, |w| citation_of(w).in_force = false),
    ("law.quotes", PROBLEM, |w| citation_of(w).quote_ok = Some(false)),
    ("law.precise", PROBLEM, |w| citation_of(w).paragraph = None),
    ("law.precise", PROBLEM, |w| citation_of(w).item = None),
    ("law.not_only_norms", PROBLEM, |w| {
        w.outside.citations.as_mut().expect("citations").iter_mut().for_each(|found| found.normative_document = true);
    }),
    ("law.cited_in_text", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::Decision);
        text.markdown = text.markdown.replace("第一百二十五条第一款第二项", "第一百二十六条");
    }),
    ("law.statutory_range", PROBLEM, |w| penalty_of(w, Some(60_000), &[], "没有从轻、从重情节，一般")),
    ("law.statutory_range", PROBLEM, |w| penalty_of(w, Some(3_000), &[], "没有从轻、从重情节，一般")),
    ("law.statutory_range", PERSON, |w| {
        facts_of(w).circumstances.push("removed_harm".into());
        penalty_of(w, Some(3_000), &[], "主动消除危害后果，减轻处罚");
    }),
    ("law.statutory_range", UNKNOWN, |w| w.file.range = None),
    ("law.benchmark", PROBLEM, |w| penalty_of(w, Some(20_000), &[], "没有从轻、从重情节，一般")),
    ("law.benchmark", PROBLEM, |w| w.file.range.as_mut().expect("a range").tier = Some("较重".into())),
    ("law.reason", PROBLEM, |w| penalty_of(w, Some(5_000), &[], "一般")),
    ("law.reason", PROBLEM, |w| penalty_of(w, Some(5_000), &[], "一般，应当从重处罚，处以罚款")),
    ("law.reason", PROBLEM, |w| {
        facts_of(w).circumstances.push("removed_harm".into());
        penalty_of(w, Some(5_000), &[], "按照“一般”阶次处以罚款");
    }),
    ("law.no_penalty", PROBLEM, |w| w.file.outcome = Some(Outcome::NoPenalty { reason: "当事人态度好".into() })),
    ("law.no_penalty", PERSON, |w| {
        w.file.outcome = Some(Outcome::NoPenalty { reason: "违法行为轻微并及时改正".into() })
    }),
    ("law.gains", PERSON, |w| {
        w.file.outcome = Some(Outcome::Penalty {
            fine: Some(Yuan::from_integer(5_000)),
            confiscated: None,
            measures: Vec::new(),
            reason: "没有从轻、从重情节，一般".into(),
        });
        facts_of(w).summary.push_str("，违法所得10元");
    }),
    ("law.correction", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::Decision);
        text.markdown = text.markdown.replace("责令当事人立即改正违法行为，并", "");
    }),
    ("law.once", PROBLEM, |w| w.outside.same_act = Some(vec![SameAct { number: "1号".into(), fined: true }])),
    ("law.once", PERSON, |w| w.outside.same_act = Some(vec![SameAct { number: "1号".into(), fined: false }])),
    ("law.once", UNKNOWN, |w| w.outside.same_act = None),
    ("law.time_limit", PROBLEM, |w| facts_of(w).acted_on = Some(day("2019-03-01"))),
    ("law.time_limit", PERSON, |w| facts_of(w).acted_on = Some(day("2022-03-01"))),
    ("law.time_limit", UNKNOWN, |w| facts_of(w).acted_on = None),
    ("authority.powers", PROBLEM, |w| w.outside.powers.as_mut().expect("powers").clear()),
    ("authority.powers", UNKNOWN, |w| w.outside.powers = None),
    ("authority.measures", PROBLEM, |w| {
        penalty_of(w, Some(5_000), &[Measure::RevokePermit], "没有从轻、从重情节，一般")
    }),
    ("authority.detention", PROBLEM, |w| penalty_of(w, None, &[Measure::Detention], "没有从轻、从重情节，一般")),
    ("documents.complete", PROBLEM, |w| {
        w.file.documents.retain(|_, document| document.kind != DocumentKind::InvestigationReport);
    }),
    ("documents.decision", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::Decision);
        text.markdown = text.markdown.replace("（伍仟元整）", "（伍万元整）");
    }),
    ("documents.remedies", PROBLEM, |w| {
        let text = text_of(w, DocumentKind::Decision);
        text.markdown = text.markdown.replace("向哈尔滨市道里区人民政府申请", "向上一级机关申请");
    }),
    ("documents.opinion", PROBLEM, |w| {
        w.file.reviews[0].opinion.as_mut().expect("an opinion").items[2].finding = "合法".into();
    }),
    ("documents.minutes", PROBLEM, |w| discussed(w, &["李局", "王副局长"], "李局说了意见")),
    ("crime.flag", PROBLEM, |w| facts_of(w).traits.suspected_crime = true),
    ("crime.words", PERSON, |w| said(w, "饼干里掺入了非食品原料")),
    ("crime.transfer", PERSON, |w| {
        later(w, "2025-04-23 09:00", Act::Transfer { to: "公安局".into(), reason: "涉嫌犯罪".into() });
    }),
    ("crime.transfer", PROBLEM, |w| {
        later(w, "2025-04-23 09:00", Act::Transfer { to: "公安局".into(), reason: "涉嫌犯罪".into() });
        thing(w, MaterialKind::Document, "移送书回执", "2025-04-25 10:00");
    }),
];

#[test]
fn each_check_speaks_where_something_is_wrong() {
    let good_checks = run(&good());
    for (index, (id, expected, spoil)) in SPOILED.iter().enumerate() {
        let mut world = good();
        spoil(&mut world);
        let checks = run(&world);
        assert!(verdicts(&checks, id).contains(expected), "{index} {id}: {:?}", {
            checks.iter().filter(|check| check.id == *id).collect::<Vec<_>>()
        });
        assert!(!verdicts(&good_checks, id).contains(expected), "{index} {id} says so of a good case too");
    }
}
