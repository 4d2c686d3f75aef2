//! Materials, records, documents, runs: nothing is overwritten, and what is signed or issued is frozen.

use super::filing::before_decision;
use super::{created, nothing, said, who};
use crate::casework::case_file::act::{Act, Added, Verdict};
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::materials::{Exchange, Material};
use crate::casework::case_file::rules::Context;
use crate::casework::case_file::stage::Stage;
use crate::failure::Failure;

pub(super) fn add_material(file: &CaseFile, context: &Context<'_>, material: &Material) -> Result<Added, Failure> {
    who::officer(file, context)?;
    if file.stage == Stage::Filing || !file.stage.ended() {
        said("材料名称", &material.name)?;
        if material.taken_at > context.now {
            return Err(Failure::new("case.future", "材料的取得时间在将来"));
        }
        return created(context);
    }
    Err(Failure::new("case.stage", "案件已经终结，不能再添加材料"))
}

pub(super) fn exclude_material(
    file: &CaseFile,
    context: &Context<'_>,
    id: &str,
    reason: &str,
) -> Result<Added, Failure> {
    before_decision(file)?;
    who::officer(file, context)?;
    material(file, id)?;
    said("理由", reason)?;
    nothing()
}

/// The material `id`, unless it was excluded.
pub(super) fn material<'a>(file: &'a CaseFile, id: &str) -> Result<&'a Material, Failure> {
    if let Some(reason) = file.excluded.get(id) {
        return Err(Failure::new("case.material_excluded", format!("材料 {id} 已被排除：{reason}")));
    }
    file.materials.get(id).ok_or_else(|| Failure::new("case.material_not_found", format!("本案没有材料 {id}")))
}

pub(super) fn record(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    who::officer(file, context)?;
    if file.stage.ended() {
        return Err(Failure::new("case.stage", "案件已经终结，不能再变更笔录"));
    }
    match act {
        Act::BeginRecord { title, held_at, recording, exchanges, .. } => {
            said("笔录标题", title)?;
            if *held_at > context.now {
                return Err(Failure::new("case.future", "笔录的时间在将来"));
            }
            if let Some(recording) = recording {
                material(file, recording)?;
            }
            readable(exchanges)?;
            created(context)
        }
        Act::EditRecord { record, base, exchanges, reason } => {
            unsigned(file, record, *base)?;
            readable(exchanges)?;
            said("修改理由", reason)?;
            nothing()
        }
        Act::SignRecord { record, version, signatures } => {
            unsigned(file, record, *version)?;
            if signatures.is_empty() {
                return Err(Failure::new("case.empty", "没有签名"));
            }
            for signature in signatures {
                said("签名人", &signature.name)?;
            }
            nothing()
        }
        _ => nothing(),
    }
}

fn readable(exchanges: &[Exchange]) -> Result<(), Failure> {
    if exchanges.is_empty() {
        return Err(Failure::new("case.empty", "笔录没有内容"));
    }
    for exchange in exchanges {
        let bounds = (exchange.start.unwrap_or(0.0), exchange.end.unwrap_or(f64::MAX));
        if !bounds.0.is_finite() || !bounds.1.is_finite() || bounds.0 < 0.0 || bounds.1 < bounds.0 {
            return Err(Failure::new("case.position", "录音位置应当是从 0 起的秒数，且起点不晚于终点"));
        }
    }
    Ok(())
}

/// Refuses where the record is signed, or another version came in between.
fn unsigned(file: &CaseFile, id: &str, base: u32) -> Result<(), Failure> {
    let record = file.records.get(id);
    let record = record.ok_or_else(|| Failure::new("case.record_not_found", format!("本案没有笔录 {id}")))?;
    if let Some(signed) = &record.signed {
        let message = format!("笔录的第 {} 版已经签名确认，不能再变更", signed.version);
        return Err(Failure::new("case.frozen", message).with_hint("有出入的，另行制作补充笔录"));
    }
    newest(base, record.versions.len(), "笔录")
}

fn newest(base: u32, versions: usize, what: &str) -> Result<(), Failure> {
    if usize::try_from(base).is_ok_and(|base| base == versions) {
        return Ok(());
    }
    let message = format!("{what}的最新版本是第 {versions} 版，不是第 {base} 版：其间有人改过");
    Err(Failure::new("case.version_conflict", message).with_hint("取得最新版本，合并后再提交"))
}

/// The record `id`, which must be signed.
pub(super) fn signed(file: &CaseFile, id: &str) -> Result<(), Failure> {
    let record = file.records.get(id);
    let record = record.ok_or_else(|| Failure::new("case.record_not_found", format!("本案没有笔录 {id}")))?;
    if record.signed.is_some() {
        return Ok(());
    }
    Err(Failure::new("case.record_unsigned", "笔录尚未签名确认"))
}

pub(super) fn document(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    who::officer(file, context)?;
    if file.stage.ended() {
        return Err(Failure::new("case.stage", "案件已经终结，不能再变更文书"));
    }
    match act {
        Act::BeginDocument { markdown, run, .. } => {
            said("文书", markdown)?;
            if let Some(run) = run
                && !file.runs.contains_key(run)
            {
                return Err(Failure::new("case.run_not_linked", format!("运行 {run} 没有关联到本案")));
            }
            created(context)
        }
        Act::EditDocument { document, base, markdown, .. } => {
            said("文书", markdown)?;
            unissued(file, document, *base)?;
            nothing()
        }
        _ => nothing(),
    }
}

/// Refuses where the document is issued, or `version` is not its newest one.
pub(super) fn unissued(file: &CaseFile, id: &str, version: u32) -> Result<(), Failure> {
    let document = file.documents.get(id);
    let document = document.ok_or_else(|| Failure::new("case.document_not_found", format!("本案没有文书 {id}")))?;
    if let Some(issued) = document.issued {
        return Err(Failure::new("case.frozen", format!("文书的第 {issued} 版已经发出，不能再变更")));
    }
    newest(version, document.versions.len(), "文书")
}

pub(super) fn link_run(file: &CaseFile, context: &Context<'_>, run: &str) -> Result<Added, Failure> {
    before_decision(file)?;
    who::officer(file, context)?;
    said("运行编号", run)?;
    if file.runs.contains_key(run) {
        return Err(Failure::new("case.run_linked", "这次运行已经关联到本案"));
    }
    nothing()
}

pub(super) fn judge(file: &CaseFile, context: &Context<'_>, act: &Act) -> Result<Added, Failure> {
    let Act::JudgeSuggestion { run, suggestion, verdict, reason } = act else { return nothing() };
    before_decision(file)?;
    who::officer(file, context)?;
    said("建议", suggestion)?;
    if !file.runs.contains_key(run) {
        return Err(Failure::new("case.run_not_linked", format!("运行 {run} 没有关联到本案")));
    }
    if *verdict != Verdict::Accepted {
        said("修改或者不采纳的理由", reason)?;
    }
    nothing()
}
