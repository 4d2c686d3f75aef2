//! Random acts, most of them such as would come next.

use std::collections::BTreeSet;

use chrono::Duration;

use super::world::{PEOPLE, World, facts, party};
use crate::casework::case_file::act::{Act, Verdict};
use crate::casework::case_file::materials::{DocumentKind, Exchange, Material, MaterialKind, RecordKind, Signature};
use crate::casework::case_file::model::{CitedProvision, LegalBasis, Outcome};
use crate::casework::case_file::stage::Stage;
use crate::casework::review::opinion::{Item, ItemFinding, OpinionResult};
use crate::law::money::Yuan;
use crate::law::provision::ArticleNumber;

/// SplitMix64: a sequence is named by its seed.
pub(super) struct Dice(pub u64);

impl Dice {
    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        if from.is_empty() { None } else { from.get(self.below(from.len() as u64) as usize) }
    }
}

/// The next act and who tries it.
pub(super) fn next(world: &World, dice: &mut Dice) -> (&'static str, Act) {
    let act = if dice.chance(70) { likely(world, dice) } else { any(world, dice) };
    let fitting: &[&'static str] = match &act {
        Act::TakeReview {} | Act::GiveOpinion { .. } => &["reviewer-1", "reviewer-1", "reviewer-2"],
        Act::ApproveFiling { .. }
        | Act::Decide { .. }
        | Act::ReturnCase { .. }
        | Act::SettleDisagreement { .. }
        | Act::AssignOfficers { .. }
        | Act::RefuseFiling { .. }
        | Act::Drop { .. }
        | Act::Transfer { .. }
        | Act::RevokeDecision { .. }
        | Act::ExtendDeadline { .. } => &["head-1"],
        _ => &["officer-1", "officer-2"],
    };
    let who = if dice.chance(90) { fitting } else { &PEOPLE };
    (dice.pick(who).copied().unwrap_or("officer-1"), act)
}

/// What would come next in an ordinary case.
fn likely(world: &World, dice: &mut Dice) -> Act {
    let file = &world.file;
    match file.stage {
        Stage::Filing => Act::ApproveFiling { number: "2025-1".into() },
        Stage::Investigation => match dice.below(6) {
            0 if file.facts.is_none() => set_facts(dice),
            1 if file.provisions.is_none() => set_provisions(dice),
            2 if file.outcome.is_none() => set_outcome(dice),
            3 => add_material(world),
            _ if file.facts.is_none() => set_facts(dice),
            _ if file.provisions.is_none() => set_provisions(dice),
            _ if file.outcome.is_none() => set_outcome(dice),
            _ => Act::FinishInvestigation {},
        },
        Stage::Review | Stage::Notice => match dice.below(12) {
            0 | 1 => Act::RequestReview { note: "请审核".into() },
            2 => Act::TakeReview {},
            3 | 4 => opinion(world, dice),
            5 => begin_document(world, DocumentKind::PriorNotice),
            6 => give_notice(world, dice),
            7 => begin_document(world, DocumentKind::Decision),
            8 => Act::WaiveRights { material: material(world, dice), hearing: dice.chance(80) },
            9 => hearing(world, dice),
            _ => Act::SubmitForDecision { document: document(world, dice, DocumentKind::Decision) },
        },
        Stage::Decision => decide(world, dice),
        Stage::Service => {
            Act::Serve { method: "直接送达".into(), served_on: world.today(), proof: material(world, dice) }
        }
        Stage::Execution => match dice.below(2) {
            0 => Act::RecordExecution { what: "缴清".into(), done_on: world.today(), complete: true },
            _ => Act::Close { reason: "执行完毕".into() },
        },
        _ => Act::Archive { volume: "卷 1".into() },
    }
}

/// Anything at all.
fn any(world: &World, dice: &mut Dice) -> Act {
    let reason = || "试".to_owned();
    match dice.below(30) {
        0 => Act::ApproveFiling { number: "2025-2".into() },
        1 => officers(dice),
        2 => Act::SetParty { party: party(["甲店", "乙店"][dice.below(2) as usize]), reason: reason() },
        3 => add_material(world),
        4 => Act::ExcludeMaterial { material: material(world, dice), reason: reason() },
        5 => begin_record(world, dice),
        6 => edit_record(world, dice),
        7 => sign_record(world, dice),
        8 => Act::LinkRun { run: "run-1".into() },
        9 => Act::JudgeSuggestion {
            run: "run-1".into(),
            suggestion: "range".into(),
            verdict: Verdict::Accepted,
            reason: reason(),
        },
        10 => set_facts(dice),
        11 => set_provisions(dice),
        12 => set_outcome(dice),
        13 => edit_document(world, dice),
        14 => Act::RequestReview { note: "再次送审".into() },
        15 => Act::TakeReview {},
        16 => opinion(world, dice),
        17 => Act::Disagree { reason: reason() },
        18 => Act::SettleDisagreement { another_review: dice.chance(60), reason: reason() },
        19 => give_notice(world, dice),
        20 => Act::ReceiveStatement { received_on: world.today(), held_in: material(world, dice) },
        21 => Act::AnswerStatement { adopted: dice.chance(50), reason: reason() },
        22 => hearing(world, dice),
        23 => discussion(world, dice),
        24 => Act::ReturnCase { reason: reason() },
        25 => decide(world, dice),
        26 => Act::RevokeDecision { reason: reason() },
        27 => rarely(dice, Act::Drop { reason: reason() }),
        28 => rarely(dice, Act::Transfer { to: "公安机关".into(), reason: reason() }),
        _ => Act::Archive { volume: "卷 2".into() },
    }
}

fn rarely(dice: &mut Dice, act: Act) -> Act {
    if dice.chance(5) { act } else { Act::Note { text: "备注".into() } }
}

fn officers(dice: &mut Dice) -> Act {
    let two = [0, 1].map(|_| PEOPLE[dice.below(6) as usize].to_owned());
    Act::AssignOfficers { officers: BTreeSet::from(two), reason: "回避".into() }
}

fn set_facts(dice: &mut Dice) -> Act {
    let mut facts = facts(["销售过期面包", "销售过期牛奶"][dice.below(2) as usize]);
    facts.traits.complex = dice.chance(20);
    facts.traits.suspected_crime = dice.chance(2);
    Act::SetFacts { facts, reason: "查明".into() }
}

fn set_provisions(dice: &mut Dice) -> Act {
    let number = ArticleNumber { number: 124 + dice.below(2) as u32, suffix: None };
    let cited =
        CitedProvision { law: "中华人民共和国食品安全法".into(), number, paragraph: Some(1), item: None };
    Act::SetProvisions { basis: LegalBasis { duties: Vec::new(), penalties: vec![cited] }, reason: "核对".into() }
}

fn set_outcome(dice: &mut Dice) -> Act {
    let reason = "综合裁量".to_owned();
    let outcome = match dice.below(10) {
        0 => Outcome::NoPenalty { reason },
        1..=4 => Outcome::Penalty {
            fine: Some(Yuan::from_integer(120_000)),
            confiscated: None,
            measures: Vec::new(),
            reason,
        },
        _ => {
            Outcome::Penalty { fine: Some(Yuan::from_integer(50_000)), confiscated: None, measures: Vec::new(), reason }
        }
    };
    Act::SetOutcome { outcome, range_question: None, reason: "核定".into() }
}

fn add_material(world: &World) -> Act {
    Act::AddMaterial {
        material: Material {
            id: String::new(),
            kind: MaterialKind::Evidence,
            name: "现场照片".into(),
            sha256: "0".repeat(64),
            bytes: 1,
            media_type: "image/jpeg".into(),
            taken_at: world.now - Duration::hours(1),
            note: None,
        },
    }
}

fn exchanges(text: &str) -> Vec<Exchange> {
    vec![Exchange {
        speaker: String::new(),
        question: "是否属实？".into(),
        answer: text.into(),
        start: None,
        end: None,
    }]
}

fn begin_record(world: &World, dice: &mut Dice) -> Act {
    let kinds = [RecordKind::Interview, RecordKind::Hearing, RecordKind::Discussion, RecordKind::Statement];
    Act::BeginRecord {
        kind: *dice.pick(&kinds).unwrap_or(&RecordKind::Interview),
        title: "笔录".into(),
        held_at: world.now,
        present: BTreeSet::new(),
        certificates_shown: true,
        rights_told: true,
        recording: None,
        exchanges: exchanges("属实"),
    }
}

fn edit_record(world: &World, dice: &mut Dice) -> Act {
    let record = record(world, dice);
    let base = world.file.records.get(&record).map_or(1, |record| record.versions.len() as u32);
    Act::EditRecord { record, base, exchanges: exchanges("改过"), reason: "笔误".into() }
}

fn sign_record(world: &World, dice: &mut Dice) -> Act {
    let record = record(world, dice);
    let version = world.file.records.get(&record).map_or(1, |record| record.versions.len() as u32);
    let signature = Signature { name: "刘某".into(), role: "被询问人".into(), refused: None };
    Act::SignRecord { record, version, signatures: vec![signature] }
}

fn begin_document(world: &World, kind: DocumentKind) -> Act {
    let fine = world.file.outcome.as_ref().and_then(Outcome::fine).unwrap_or_default();
    Act::BeginDocument { kind, markdown: format!("拟对你单位罚款人民币{fine}。"), run: None }
}

fn edit_document(world: &World, dice: &mut Dice) -> Act {
    let ids: Vec<&String> = world.file.documents.keys().collect();
    let document = dice.pick(&ids).map_or_else(String::new, |id| (*id).clone());
    let base = world.file.documents.get(&document).map_or(1, |document| document.versions.len() as u32);
    Act::EditDocument { document, base, markdown: "改".into(), reason: String::new() }
}

fn opinion(world: &World, dice: &mut Dice) -> Act {
    let agrees = dice.chance(75);
    let finding =
        |item: Item| ItemFinding { item, in_order: agrees || item != Item::Facts, finding: "已核对".into() };
    let result = match (agrees, dice.chance(30)) {
        (true, _) => OpinionResult::Agree {},
        (false, true) => OpinionResult::Supplement { by: world.today() + Duration::days(3) },
        (false, false) => OpinionResult::Problems {},
    };
    Act::GiveOpinion { result, items: Item::ALL.map(finding).to_vec(), opinion: "审核意见".into() }
}

fn give_notice(world: &World, dice: &mut Dice) -> Act {
    let document = document(world, dice, DocumentKind::PriorNotice);
    let version = world.file.documents.get(&document).map_or(1, |document| document.versions.len() as u32);
    let received_on = world.today();
    let statement_until = received_on + Duration::days(5);
    Act::GiveNotice { document, version, received_on, statement_until, hearing_right: dice.chance(90) }
}

fn hearing(world: &World, dice: &mut Dice) -> Act {
    let Some(hearing) = &world.file.hearing else { return Act::RequestHearing { requested_on: world.today() } };
    if hearing.scheduled.is_none() {
        let (told_on, held_on) = (world.today(), world.today() + Duration::days(12));
        return Act::ScheduleHearing { told_on, held_on, place: "会议室".into(), chair: "reviewer-2".into() };
    }
    match dice.below(3) {
        0 => Act::EndHearing { reason: "撤回".into() },
        _ => Act::HoldHearing { record: record(world, dice) },
    }
}

fn discussion(world: &World, dice: &mut Dice) -> Act {
    Act::RecordDiscussion { record: record(world, dice), heads: vec!["甲".into(), "乙".into()] }
}

fn decide(world: &World, dice: &mut Dice) -> Act {
    let document = document(world, dice, DocumentKind::Decision);
    let version = world.file.documents.get(&document).map_or(1, |document| document.versions.len() as u32);
    Act::Decide { document, version, number: "罚〔2025〕1号".into() }
}

fn material(world: &World, dice: &mut Dice) -> String {
    let ids: Vec<&String> = world.file.materials.keys().collect();
    dice.pick(&ids).map_or_else(|| "x0".to_owned(), |id| (*id).clone())
}

fn record(world: &World, dice: &mut Dice) -> String {
    let ids: Vec<&String> = world.file.records.keys().collect();
    dice.pick(&ids).map_or_else(|| "x0".to_owned(), |id| (*id).clone())
}

/// The newest document of a kind that is not issued, or any.
fn document(world: &World, dice: &mut Dice, kind: DocumentKind) -> String {
    let open = world.file.documents.values().filter(|document| document.kind == kind && document.issued.is_none());
    let ids: Vec<&String> = open.map(|document| &document.id).collect();
    dice.pick(&ids).map_or_else(|| "x0".to_owned(), |id| (*id).clone())
}
