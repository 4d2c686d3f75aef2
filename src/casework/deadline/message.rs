//! What a person is told about a time limit, in Chinese.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::Milestone;
use super::evaluate::Running;
use super::outcome::{Deadline, Status};
use super::period::Due;
use super::rule::{Holder, Rule, Term, Unit};
use crate::casework::calendar::in_words;

const LAST_DAY: &str = "今日为最后一日";

/// Before it runs.
pub(super) fn not_started(rule: &Rule, starts: Milestone) -> String {
    let (from, task, term) = (starts.label(), &rule.task, rule.term.in_words());
    match rule.term {
        Term::Unset => format!("尚未起算：{from}后{}{task}，{}", may(rule.holder), nobody_set(rule.holder)),
        Term::Length { unit: Unit::Hours, .. } => format!("尚未起算：自{from}时起{term}内{}{task}", may(rule.holder)),
        _ if rule.before => format!("尚未起算：{}在{from}的{term}前{task}", may(rule.holder)),
        _ => format!("尚未起算：自{from}之日起{term}内{}{task}", may(rule.holder)),
    }
}

/// Once it runs, or has ended.
pub(super) fn of(running: &Running<'_>, deadline: &Deadline, today: NaiveDate) -> String {
    let (rule, unit) = (running.rule, running.rule.term.unit());
    if let (Some(moment), Some(on)) = (running.fulfilled, deadline.fulfilled_on) {
        return done(moment.what, on, running.due.as_ref().map(|due| end(due, unit)), deadline.status);
    }
    let Some(due) = &running.due else {
        return format!("{}{}，{}", may(rule.holder), rule.task, nobody_set(rule.holder));
    };
    let owed = format!("{}在{}前（含当{}）{}", may(rule.holder), end(due, unit), moment_word(unit), rule.task);
    let left = deadline.hours_left.or(deadline.days_left).unwrap_or_default();
    let still = || if unit != Some(Unit::Hours) && due.date == today { LAST_DAY.to_owned() } else { still(left, unit) };
    match deadline.status {
        Status::Overdue => format!("{}：{owed}", overdue_by(-left, unit)),
        Status::Lapsed => format!("期限于{}届满，当事人未{}", end(due, unit), rule.task),
        Status::DueSoon => format!("即将到期：{owed}，{}", still()),
        _ => format!("{owed}，{}", still()),
    }
}

/// Behind the message of one that was extended.
pub(super) fn extended(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("；期限已由{}延至{}", in_words(from), in_words(to)),
        _ => String::new(),
    }
}

fn done(what: Milestone, on: NaiveDate, end: Option<String>, status: Status) -> String {
    let (what, on) = (what.label(), in_words(on));
    match end {
        Some(end) if status == Status::MetLate => format!("{on}{what}，晚于期限（{end}）"),
        Some(end) => format!("已于{on}{what}，未超过期限（{end}）"),
        None => format!("已于{on}{what}"),
    }
}

fn may(holder: Holder) -> &'static str {
    match holder {
        Holder::Agency => "应当",
        Holder::PartyDuty => "当事人应当",
        Holder::PartyRight => "当事人可以",
    }
}

fn nobody_set(holder: Holder) -> &'static str {
    match holder {
        Holder::Agency => "没有规定天数，本机关也未设定期限",
        Holder::PartyDuty | Holder::PartyRight => "法律没有规定期限，本机关也未设定",
    }
}

fn moment_word(unit: Option<Unit>) -> &'static str {
    if unit == Some(Unit::Hours) { "时" } else { "日" }
}

fn still(left: i64, unit: Option<Unit>) -> String {
    match (left, unit) {
        (0, Some(Unit::Hours)) => "不足1小时".to_owned(),
        (0, _) => "没有剩余工作日".to_owned(),
        _ => format!("还有{}", length(left, unit)),
    }
}

fn overdue_by(behind: i64, unit: Option<Unit>) -> String {
    if behind > 0 { format!("已超期{}", length(behind, unit)) } else { "已超期".to_owned() }
}

fn length(amount: i64, unit: Option<Unit>) -> String {
    match unit {
        Some(Unit::WorkingDays) => format!("{amount}个工作日"),
        Some(Unit::Hours) => format!("{amount}小时"),
        _ => format!("{amount}日"),
    }
}

fn end(due: &Due, unit: Option<Unit>) -> String {
    if unit == Some(Unit::Hours) { to_the_minute(due.at) } else { in_words(due.date) }
}

/// A moment as a clock in China shows it.
fn to_the_minute(at: DateTime<Utc>) -> String {
    let local = at.naive_utc().checked_add_signed(TimeDelta::hours(8)).unwrap_or_else(|| at.naive_utc());
    format!("{}{}", in_words(local.date()), local.format("%H时%M分"))
}
