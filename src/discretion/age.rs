//! Age of a natural person at the act (行政处罚法 第三十条).

use chrono::{Datelike, NaiveDate};

use super::range::Step;

const SOURCE: &str = "行政处罚法第三十条；周岁从生日的第二天起算";

/// What the age comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Age {
    /// 不满十四周岁: 不予处罚.
    Under14,
    /// 已满十四周岁不满十八周岁: 应当从轻或者减轻.
    From14To18,
    /// 已满十八周岁.
    Adult,
}

impl Age {
    /// The circumstance of the catalogue that it is.
    pub(super) fn circumstance(self) -> Option<&'static str> {
        match self {
            Self::Under14 => Some("under_14"),
            Self::From14To18 => Some("aged_14_to_18"),
            Self::Adult => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Under14 => "不满十四周岁",
            Self::From14To18 => "已满十四周岁不满十八周岁",
            Self::Adult => "已满十八周岁",
        }
    }
}

/// The age on the day of the act, with its step. Somebody is of an age from the day after the birthday.
pub(super) fn at(birth: NaiveDate, act: NaiveDate) -> (Age, Step) {
    let (fourteen, eighteen) = (birthday(birth, 14), birthday(birth, 18));
    let age = if act <= fourteen {
        Age::Under14
    } else if act <= eighteen {
        Age::From14To18
    } else {
        Age::Adult
    };
    let input = format!("{birth}出生，{fourteen}为十四周岁生日，{eighteen}为十八周岁生日；违法行为发生于{act}");
    let step =
        Step { rule: "违法时的年龄".to_owned(), source: SOURCE.to_owned(), input, result: age.name().to_owned() };
    (age, step)
}

/// The birthday in the year of an age; who was born on 29 February has it on 28 February of other years.
fn birthday(birth: NaiveDate, age: i32) -> NaiveDate {
    let year = birth.year() + age;
    birth.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(birth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(birth: &str, act: &str) -> Age {
        at(birth.parse().expect("a date"), act.parse().expect("a date")).0
    }

    #[test]
    fn somebody_is_of_an_age_from_the_day_after_the_birthday() {
        assert_eq!(age("2011-03-12", "2025-03-12"), Age::Under14);
        assert_eq!(age("2011-03-12", "2025-03-13"), Age::From14To18);
        assert_eq!(age("2007-03-12", "2025-03-12"), Age::From14To18);
        assert_eq!(age("2007-03-12", "2025-03-13"), Age::Adult);
        assert_eq!(age("2012-02-29", "2026-02-28"), Age::Under14);
        assert_eq!(age("2012-02-29", "2026-03-01"), Age::From14To18);
    }
}
