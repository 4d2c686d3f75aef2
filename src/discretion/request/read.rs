//! Single fields of a question, each refused with a code of its own.

use chrono::NaiveDate;

use super::{Approval, ApprovedBy, Cited, CitedArticle, GivenApproval, GivenCircumstance};
use crate::discretion::circumstance::{by_id, catalogue};
use crate::discretion::range::CaseCircumstance;
use crate::failure::Failure;
use crate::law::penalty_clause::Subject;
use crate::law::provision::ArticleNumber;

pub(super) fn date(written: &str) -> Result<NaiveDate, Failure> {
    let read = NaiveDate::parse_from_str(written, "%Y-%m-%d").ok().filter(|_| written.len() == "2025-03-12".len());
    read.ok_or_else(|| {
        Failure::new("range.date", format!("“{written}”不是有效的日期")).with_hint("请写成 2025-03-12 的形式")
    })
}

pub(super) fn subject(written: &str) -> Result<Subject, Failure> {
    match written {
        "unit" => Ok(Subject::Unit),
        "individual" => Ok(Subject::Individual),
        _ => Err(Failure::new("range.subject", format!("“{written}”不是 unit（单位）或者 individual（个人）"))),
    }
}

pub(super) fn circumstance(given: GivenCircumstance) -> Result<CaseCircumstance, Failure> {
    let (id, evidence) = match given {
        GivenCircumstance::Id(id) => (id, String::new()),
        GivenCircumstance::WithEvidence { id, evidence } => (id, evidence),
    };
    if by_id(&id).is_none() {
        let all: Vec<&str> = catalogue().iter().map(|entry| entry.id.as_str()).collect();
        let failure = Failure::new("range.circumstance", format!("不认识情节“{id}”"));
        return Err(failure.with_hint(format!("可用的情节：{}", all.join("、"))));
    }
    Ok(CaseCircumstance { id, evidence })
}

pub(super) fn cited(given: CitedArticle) -> Result<Cited, Failure> {
    let numbers = [Some(given.article), given.article_suffix, given.paragraph, given.item];
    if numbers.contains(&Some(0)) {
        return Err(Failure::new("range.article", "条、款、项的序号从1开始"));
    }
    let number = ArticleNumber { number: given.article, suffix: given.article_suffix };
    Ok(Cited { law: given.law, number, paragraph: given.paragraph, item: given.item })
}

pub(super) fn tier(written: String) -> Result<String, Failure> {
    const TIERS: [&str; 5] = ["no_penalty", "mitigated", "light", "general", "heavy"];
    if TIERS.contains(&written.as_str()) {
        return Ok(written);
    }
    let failure = Failure::new("range.tier", format!("不认识裁量档次“{written}”"));
    Err(failure
        .with_hint("可用：no_penalty（不予处罚）、mitigated（减轻）、light（从轻）、general（一般）、heavy（从重）"))
}

pub(super) fn approval(given: GivenApproval) -> Result<Approval, Failure> {
    let by = match given.by.as_str() {
        "head" => ApprovedBy::Head,
        "collective" => ApprovedBy::Collective,
        "maker" => ApprovedBy::Maker,
        other => {
            let failure = Failure::new("range.approval", format!("不认识批准方式“{other}”"));
            return Err(failure.with_hint(
                "可用：head（本机关主要负责人批准）、collective（集体讨论通过）、maker（基准制定机关批准）",
            ));
        }
    };
    if given.record.trim().is_empty() {
        let failure = Failure::new("range.approval", "没有写明批准材料或者集体讨论记录");
        return Err(failure.with_hint("批准材料或者集体讨论记录应当归入案卷（国办发〔2022〕27号第（十二）项）"));
    }
    Ok(Approval { by, record: given.record })
}
