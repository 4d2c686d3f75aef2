//! Item six: documents.

use super::sheet::{Check, CheckVerdict, Pointer, Sheet};
use super::{Case, words};
use crate::casework::case_file::materials::{DocumentKind, MaterialKind, RecordKind};
use crate::casework::case_file::model::Outcome;
use crate::casework::case_file::stage::Stage;
use crate::casework::review::document_text;

pub(super) fn check(case: &Case<'_>, sheet: &mut Sheet) {
    complete(case, sheet);
    decision(case, sheet);
    opinion(case, sheet);
    minutes(case, sheet);
    sheet.for_person("documents.person", "印章、手写签名、复印件与原件核对情况，须由审核人员判断", Vec::new());
}

fn complete(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "documents.complete";
    let file = case.file;
    let signed = |kinds: &[RecordKind]| {
        file.records.values().any(|record| kinds.contains(&record.kind) && record.signed.is_some())
    };
    let material = |kind: MaterialKind| {
        file.materials.values().any(|held| held.kind == kind && !file.excluded.contains_key(&held.id))
    };
    let issued = |kind: DocumentKind| file.documents.values().any(|held| held.kind == kind && held.issued.is_some());
    let investigated = file.stage.investigated() || file.decision.is_some();
    let decides = file.stage == Stage::Decision || file.decision.is_some();
    let penalty = matches!(file.outcome, Some(Outcome::Penalty { .. }));
    let needed = [
        (file.stage != Stage::Filing && file.stage != Stage::NotFiled && file.number.is_none(), "立案审批"),
        (investigated && !signed(&[RecordKind::Interview, RecordKind::Inspection]), "签名的询问笔录或者检查笔录"),
        (investigated && !material(MaterialKind::Evidence), "证据材料"),
        (investigated && case.document(DocumentKind::InvestigationReport).is_none(), "调查终结报告"),
        (decides && penalty && !issued(DocumentKind::PriorNotice), "行政处罚事先告知书"),
        (
            decides && file.hearing.as_ref().is_some_and(|hearing| hearing.record.is_none() && hearing.ended.is_none()),
            "听证笔录",
        ),
        (decides && case.rules.review_due(file).due && file.reviews.is_empty(), "法制审核意见"),
        (decides && case.rules.discussion_due(file).due && file.discussion.is_none(), "集体讨论笔录"),
        (file.decision.is_some() && !issued(DocumentKind::Decision), "行政处罚决定书"),
        (file.service.is_some() && !material(MaterialKind::ServiceProof), "送达回证"),
    ];
    let missing: Vec<&str> = needed.iter().filter(|(lacks, _)| *lacks).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return sheet.ok(ID, format!("{}阶段应有的文书齐全", file.stage.name()));
    }
    sheet.problem(ID, format!("案卷没有{}", missing.join("、")), Vec::new());
}

/// Every finding on the text of the decision, with its line.
fn decision(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "documents.decision";
    const REMEDIES: &str = "documents.remedies";
    let Some((document, version)) = case.document(DocumentKind::Decision) else {
        sheet.unknown(ID, "尚无决定书", Vec::new());
        return sheet.unknown(REMEDIES, "尚无决定书", Vec::new());
    };
    let findings = document_text::check(&version.markdown, Some(case.file));
    let remedies: Vec<String> =
        findings.iter().filter(|found| found.id == "text.remedy_notice").map(|found| found.message.clone()).collect();
    if remedies.is_empty() {
        sheet.ok(REMEDIES, "写明了复议机关、法院和期限");
    } else {
        sheet.problem(REMEDIES, remedies.join("；"), vec![Pointer::document(&document.id)]);
    }
    if findings.is_empty() {
        return sheet.ok(ID, "决定书文本没有发现问题");
    }
    sheet.problem(ID, format!("决定书文本有{}处问题", findings.len()), vec![Pointer::document(&document.id)]);
    findings.into_iter().for_each(|found| sheet.push(in_document(found, &document.id)));
}

fn in_document(mut found: Check, id: &str) -> Check {
    let refs = found.refs.into_iter().map(|pointer| match pointer {
        Pointer::Line { line } => Pointer::Document { id: id.to_owned(), line: Some(line) },
        other => other,
    });
    found.refs = refs.collect();
    debug_assert!(found.verdict != CheckVerdict::Ok);
    found
}

/// An opinion that says nothing but 合法 on an item is too brief.
fn opinion(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "documents.opinion";
    const SHORTEST: usize = 6;
    let Some(opinion) = case.file.reviews.last().and_then(|round| round.opinion.as_ref()) else {
        return sheet.ok(ID, "尚无审核意见");
    };
    let brief = opinion.items.iter().filter(|item| item.finding.trim().chars().count() < SHORTEST);
    let brief: Vec<&str> = brief.map(|item| item.item.name()).collect();
    if brief.is_empty() {
        return sheet.ok(ID, "审核意见逐项作了说明");
    }
    sheet.problem(ID, format!("审核意见过于简单：{}", brief.join("、")), Vec::new());
}

fn minutes(case: &Case<'_>, sheet: &mut Sheet) {
    const ID: &str = "documents.minutes";
    let Some(discussion) = &case.file.discussion else { return sheet.ok(ID, "没有集体讨论") };
    let refs = vec![Pointer::record(&discussion.record)];
    let Some(record) = case.file.records.get(&discussion.record) else {
        return sheet.problem(ID, "案卷中没有集体讨论笔录", refs);
    };
    let text = words(record);
    let speakers: Vec<&str> = record
        .versions
        .last()
        .into_iter()
        .flat_map(|version| &version.exchanges)
        .map(|said| said.speaker.as_str())
        .collect();
    let named = |head: &&String| text.contains(head.as_str()) || speakers.contains(&head.as_str());
    let unnamed: Vec<&str> = discussion.heads.iter().filter(|head| !named(head)).map(String::as_str).collect();
    let mut wrong = Vec::new();
    if !unnamed.is_empty() {
        wrong.push(format!("没有记明{}的意见", unnamed.join("、")));
    }
    if !["同意", "决定", "一致", "结论", "不同意"].iter().any(|word| text.contains(word)) {
        wrong.push("没有记明讨论的结论".to_owned());
    }
    if wrong.is_empty() {
        return sheet.ok(ID, "集体讨论笔录记明了参加的负责人和结论");
    }
    sheet.problem(ID, format!("集体讨论笔录{}", wrong.join("；")), refs);
}
