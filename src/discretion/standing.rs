//! What follows from dates and age before any range is computed: time limit, age, and the circumstances that they make.

use super::age;
use super::range::{CaseCircumstance, Step};
use super::request::RangeQuestion;
use super::time_limit::{self, Limit, Times};
use chrono::NaiveDate;

/// The circumstances of a case with those that dates and age make.
#[derive(Debug, Default)]
pub(super) struct Standing {
    pub circumstances: Vec<CaseCircumstance>,
    pub steps: Vec<Step>,
    pub notes: Vec<String>,
    /// Why it is not known whether the act was found in time.
    pub limit_unknown: Option<String>,
}

/// Works out time limit and age for an act under `law`.
pub(super) fn of(question: &RangeQuestion, law: &str, decided: NaiveDate) -> Standing {
    let mut standing = Standing { circumstances: question.circumstances.clone(), ..Standing::default() };
    standing.limit(question, law, decided);
    standing.age(question);
    standing
}

impl Standing {
    fn limit(&mut self, question: &RangeQuestion, law: &str, decided: NaiveDate) {
        let dates = question.dates;
        let times = Times {
            start: dates.ended.unwrap_or(dates.act),
            went_on: dates.ended.is_some(),
            found: dates.found,
            decided,
            harm: question.life_health_or_financial_harm,
        };
        match time_limit::check(law, times) {
            Limit::Kept(step) => {
                self.drop(&["time_barred"], &step.input);
                self.steps.push(step);
            }
            Limit::Passed(step) => {
                self.add("time_barred", &step.input);
                self.steps.push(step);
            }
            // A person who states it knows more than the dates tell.
            Limit::Unknown(..) if self.has("time_barred") => {}
            Limit::Unknown(step, why) => {
                self.steps.push(step);
                self.notes.push(why.clone());
                self.limit_unknown = Some(why);
            }
        }
    }

    fn age(&mut self, question: &RangeQuestion) {
        let Some(birth) = question.birth else { return };
        let (age, step) = age::at(birth, question.dates.act);
        let own = age.circumstance();
        let wrong: Vec<&str> = ["under_14", "aged_14_to_18"].into_iter().filter(|id| Some(*id) != own).collect();
        self.drop(&wrong, &step.input);
        if let Some(id) = own {
            self.add(id, &step.input);
        }
        if let Some(ended) = question.dates.ended
            && age::at(birth, ended).0 != age
        {
            self.notes.push(format!("行为持续到{ended}，其间年龄跨过了界限，须由办案人员分段判断"));
        }
        self.steps.push(step);
    }

    fn has(&self, id: &str) -> bool {
        self.circumstances.iter().any(|found| found.id == id)
    }

    fn add(&mut self, id: &str, evidence: &str) {
        if !self.has(id) {
            self.circumstances.push(CaseCircumstance { id: id.to_owned(), evidence: evidence.to_owned() });
        }
    }

    /// Takes out what the dates disprove, and says so.
    fn drop(&mut self, ids: &[&str], why: &str) {
        for id in
            ids.iter().filter(|id| self.circumstances.iter().any(|found| found.id == **id)).copied().collect::<Vec<_>>()
        {
            let name = super::circumstance::by_id(id).map_or(id, |entry| entry.name.as_str());
            self.notes.push(format!("情节“{name}”与日期不符，没有计入：{why}"));
            self.circumstances.retain(|found| found.id != id);
        }
    }
}
