//! Acts in words, for the timeline.

use super::act::{Act, Recorded, Verdict};
use super::materials::RecordKind;
use crate::casework::review::opinion::OpinionResult;

/// What took place, in one line of Chinese, without who and when.
pub fn summary(recorded: &Recorded) -> String {
    match &recorded.act {
        Act::Open { title, .. } => format!("申请立案：{title}"),
        Act::ApproveFiling { number } => format!("批准立案，案号 {number}"),
        Act::RefuseFiling { reason } => format!("不予立案：{reason}"),
        Act::AssignOfficers { reason, .. } => {
            let names: Vec<&str> = recorded.added.people.iter().map(|officer| officer.name.as_str()).collect();
            format!("指定办案人员{}：{reason}", names.join("、"))
        }
        Act::SetParty { reason, .. } => format!("更正当事人信息：{reason}"),
        Act::AddMaterial { material } => format!("添加材料“{}”", material.name),
        Act::ExcludeMaterial { reason, .. } => format!("排除材料：{reason}"),
        Act::BeginRecord { kind, title, .. } => format!("制作{}“{title}”", record_name(*kind)),
        Act::EditRecord { base, reason, .. } => format!("修改笔录为第 {} 版：{reason}", base + 1),
        Act::SignRecord { version, .. } => format!("笔录第 {version} 版签名确认"),
        Act::LinkRun { run } => format!("关联辅助办理记录 {run}"),
        Act::JudgeSuggestion { suggestion, verdict, reason, .. } => judged(suggestion, *verdict, reason),
        Act::SetFacts { .. } => "填写违法事实".to_owned(),
        Act::SetProvisions { .. } => "填写法律依据".to_owned(),
        Act::SetOutcome { .. } => "填写拟作出的决定".to_owned(),
        Act::BeginDocument { kind, .. } => format!("起草{}", kind.name()),
        Act::EditDocument { base, .. } => format!("修改文书为第 {} 版", base + 1),
        Act::FinishInvestigation {} => "调查终结".to_owned(),
        _ => later(recorded),
    }
}

fn later(recorded: &Recorded) -> String {
    match &recorded.act {
        Act::RequestReview { .. } => "送法制审核".to_owned(),
        Act::TakeReview {} => "接手法制审核".to_owned(),
        Act::GiveOpinion { result, .. } => match result {
            OpinionResult::Agree {} => "法制审核意见：同意".to_owned(),
            OpinionResult::Problems {} => "法制审核意见：存在问题".to_owned(),
            OpinionResult::Supplement { by } => format!("法制审核意见：{by} 前补充材料"),
        },
        Act::Disagree { reason } => format!("对审核意见提出异议：{reason}"),
        Act::SettleDisagreement { another_review: true, reason } => format!("异议由其他审核人员重新审核：{reason}"),
        Act::SettleDisagreement { reason, .. } => format!("维持审核意见：{reason}"),
        Act::GiveNotice { received_on, .. } => format!("告知当事人，{received_on} 收到"),
        Act::ReceiveStatement { .. } => "收到陈述、申辩".to_owned(),
        Act::WaiveRights { hearing: true, .. } => "当事人放弃陈述、申辩和听证".to_owned(),
        Act::WaiveRights { .. } => "当事人放弃陈述、申辩".to_owned(),
        Act::AnswerStatement { adopted, .. } => {
            format!("复核陈述、申辩：{}", if *adopted { "采纳" } else { "不采纳" })
        }
        Act::RequestHearing { .. } => "当事人要求听证".to_owned(),
        Act::ScheduleHearing { held_on, .. } => format!("通知听证，{held_on} 举行"),
        Act::HoldHearing { .. } => "举行听证".to_owned(),
        Act::EndHearing { reason } => format!("终止听证：{reason}"),
        Act::RecordDiscussion { heads, .. } => format!("集体讨论：{}", heads.join("、")),
        Act::SubmitForDecision { .. } => "报请决定".to_owned(),
        Act::ReturnCase { reason } => format!("退回：{reason}"),
        Act::Decide { number, .. } => format!("作出决定 {number}"),
        Act::RevokeDecision { reason } => format!("决定被变更、撤销或者确认违法：{reason}"),
        Act::Serve { method, served_on, .. } => format!("{served_on} {method}"),
        Act::RecordExecution { what, .. } => format!("执行：{what}"),
        Act::MarkMilestone { milestone, .. } => milestone.label().to_owned(),
        Act::ExtendDeadline { deadline, until, .. } => format!("期限 {deadline} 延长至 {until}"),
        Act::Close { reason } => format!("结案：{reason}"),
        Act::Drop { reason } => format!("撤销案件：{reason}"),
        Act::Transfer { to, .. } => format!("批准移送{to}"),
        Act::Archive { volume } => format!("归档，卷宗号 {volume}"),
        Act::Note { text } => format!("备注：{text}"),
        _ => String::new(),
    }
}

fn judged(suggestion: &str, verdict: Verdict, reason: &str) -> String {
    let verdict = match verdict {
        Verdict::Accepted => "采纳",
        Verdict::Changed => "修改后采纳",
        Verdict::Refused => "不采纳",
    };
    let why = if reason.is_empty() { String::new() } else { format!("：{reason}") };
    format!("{verdict}建议 {suggestion}{why}")
}

const fn record_name(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Transcript => "录音转写",
        RecordKind::Interview => "询问笔录",
        RecordKind::Inspection => "现场检查笔录",
        RecordKind::Statement => "陈述申辩笔录",
        RecordKind::Hearing => "听证笔录",
        RecordKind::Discussion => "集体讨论笔录",
    }
}
