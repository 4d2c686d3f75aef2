//! What is said of a table outside its rows: by the file, by a note beside it, or by the user.

use chrono::NaiveDate;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::head::after;
use crate::discretion::benchmark::{Head, Level, SourceFile};
use crate::failure::Failure;
use crate::law::region;
use crate::law::validity::Validity;

/// Particulars of a table, each where it is known. Also the form of the note beside a file (`<file>.toml`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Given {
    /// 标题.
    pub title: Option<String>,
    /// 文号.
    pub document_no: Option<String>,
    /// 制定机关.
    pub agency: Option<String>,
    /// 国家, 省, 市 or 县.
    pub level: Option<String>,
    /// Where it applies.
    pub region: Option<String>,
    /// Field of enforcement.
    pub field: Option<String>,
    /// 发布日期.
    pub issued_on: Option<NaiveDate>,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// First day on which it no longer applies.
    pub valid_to: Option<NaiveDate>,
    /// 有效期 in years from the first day.
    pub years: Option<u32>,
    /// Notes for the whole table.
    pub notes: Vec<String>,
    /// Whether it is a sample that binds nobody.
    pub sample: bool,
}

impl Given {
    /// Reads a note beside a file.
    ///
    /// # Errors
    /// `benchmarks.sidecar`.
    pub fn from_toml(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| {
            Failure::new("benchmarks.sidecar", format!("说明文件（.toml）有误：{}", error.message()))
                .with_hint("可用的项：title、document_no、agency、level、region、field、issued_on、valid_from、valid_to、years、notes、sample；日期写成 \"2024-01-01\"")
        })
    }

    /// This, with what it lacks from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            document_no: self.document_no.or(other.document_no),
            agency: self.agency.or(other.agency),
            level: self.level.or(other.level),
            region: self.region.or(other.region),
            field: self.field.or(other.field),
            issued_on: self.issued_on.or(other.issued_on),
            valid_from: self.valid_from.or(other.valid_from),
            valid_to: self.valid_to.or(other.valid_to),
            years: self.years.or(other.years),
            notes: if self.notes.is_empty() { other.notes } else { self.notes },
            sample: self.sample || other.sample,
        }
    }

    /// The head of the table, and how what nobody said was derived.
    ///
    /// # Errors
    /// `benchmarks.head` names what is missing or wrong.
    pub(super) fn settle(self, source: SourceFile) -> Result<(Head, Vec<String>), Failure> {
        let mut derived = Vec::new();
        let level = match &self.level {
            Some(written) => {
                Some(Level::of(written).ok_or_else(|| wrong(format!("层级“{written}”不是国家、省、市、县之一")))?)
            }
            None => self.agency.as_deref().and_then(level_of).inspect(|level| {
                derived.push(format!("层级按制定机关的名称定为“{}”", level.name()));
            }),
        };
        let is_local = level.is_some_and(|level| level != Level::National);
        let region = self.region.clone().or_else(|| {
            let named = self.agency.as_deref().and_then(region::of_title).filter(|_| is_local)?;
            derived.push(format!("地区按制定机关的名称定为“{named}”"));
            Some(named.to_owned())
        });
        let missing: Vec<&str> = [
            (self.title.is_none(), "标题（--title）"),
            (self.agency.is_none(), "制定机关（--agency）"),
            (level.is_none(), "层级（--level）"),
            (is_local && region.is_none(), "地区（--region）"),
            (self.valid_from.is_none(), "施行日期（--valid-from）"),
        ]
        .into_iter()
        .filter_map(|(is_missing, name)| is_missing.then_some(name))
        .collect();
        let (Some(title), Some(agency), Some(level), Some(from)) = (self.title, self.agency, level, self.valid_from)
        else {
            return Err(incomplete(&missing));
        };
        if !missing.is_empty() {
            return Err(incomplete(&missing));
        }
        let to = self.valid_to.or_else(|| {
            let to = after(from, self.years?)?;
            derived.push(format!("有效期{}年，{to}起失效", self.years.unwrap_or_default()));
            Some(to)
        });
        if to.is_some_and(|to| to <= from) {
            return Err(wrong(format!("失效日期不在施行日期{from}之后")));
        }
        let id = identifier(&agency, &title, from);
        let head = Head {
            id,
            title,
            document_no: self.document_no,
            agency,
            level,
            region,
            field: self.field,
            issued_on: self.issued_on,
            validity: Validity { from: Some(from), to },
            notes: self.notes,
            sample: self.sample,
            source: Some(source),
        };
        Ok((head, derived))
    }
}

fn wrong(message: String) -> Failure {
    Failure::new("benchmarks.head", message)
}

fn incomplete(missing: &[&str]) -> Failure {
    wrong(format!("文件没有写明{}", missing.join("、")))
        .with_hint("可以用括号中的参数给出，或者在文件旁放一个同名的 .toml 说明文件")
}

/// The level that the name of an agency shows.
fn level_of(agency: &str) -> Option<Level> {
    const CITIES_OF_PROVINCIAL_RANK: [&str; 4] = ["北京市", "上海市", "天津市", "重庆市"];
    let below = |text: &str| ["县", "区", "旗"].iter().any(|end| text.contains(end));
    if let Some(city) = CITIES_OF_PROVINCIAL_RANK.iter().find_map(|city| agency.strip_prefix(city)) {
        return Some(if below(city.trim_start_matches("市辖区")) { Level::County } else { Level::Province });
    }
    let region = region::of_title(agency);
    match region {
        None if agency.starts_with("国家") || agency.starts_with("国务院") || agency.ends_with('部') => {
            Some(Level::National)
        }
        None if agency.ends_with("总局") => Some(Level::National),
        Some(name) if name.ends_with('省') || name.ends_with("自治区") => {
            let rest = agency.strip_prefix(name).unwrap_or_default();
            let lower = region::of_title(rest);
            lower.map_or(Some(Level::Province), |_| level_of(rest))
        }
        Some(name) if name.ends_with('市') || name.ends_with("自治州") => {
            let rest = agency.strip_prefix(name).unwrap_or_default();
            // 某市某某区城市管理局: the district stands within the first letters.
            let is_lower = below(&rest.chars().take(5).collect::<String>());
            Some(if is_lower { Level::County } else { Level::City })
        }
        Some(name) if name.ends_with('县') => Some(Level::County),
        _ => None,
    }
}

/// The same for the same agency, title and first day, whatever file it comes in.
fn identifier(agency: &str, title: &str, from: NaiveDate) -> String {
    let hash = Sha256::digest(format!("{agency}\n{title}\n{from}"));
    format!("b{}", hex::encode(&hash[..6]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_shows_in_the_name_of_the_agency() {
        let levels = [
            ("深圳市城市管理和综合执法局", Some(Level::City)),
            ("新疆维吾尔自治区公安厅", Some(Level::Province)),
            ("北京市市场监督管理局", Some(Level::Province)),
            ("国家市场监督管理总局", Some(Level::National)),
            ("哈尔滨市南岗区城市管理局", Some(Level::County)),
            ("依兰县水务局", Some(Level::County)),
            ("城市管理局", None),
        ];
        for (agency, level) in levels {
            assert_eq!(level_of(agency), level, "{agency}");
        }
    }

    #[test]
    fn what_is_missing_is_named_with_the_flag_that_gives_it() {
        let source = SourceFile { name: "a.csv".into(), sha256: String::new() };
        let failure = Given::default().settle(source.clone()).expect_err("incomplete");
        assert_eq!(failure.code, "benchmarks.head");
        assert!(failure.message.contains("--agency") && failure.message.contains("--valid-from"));
        let given = Given {
            title: Some("某基准".into()),
            agency: Some("深圳市城市管理和综合执法局".into()),
            valid_from: "2023-12-15".parse().ok(),
            years: Some(5),
            ..Given::default()
        };
        let (head, derived) = given.settle(source).expect("whole");
        assert_eq!((head.level, head.region.as_deref()), (Level::City, Some("深圳市")));
        assert_eq!(head.validity.to, "2028-12-15".parse().ok());
        assert_eq!(derived.len(), 3);
    }
}
