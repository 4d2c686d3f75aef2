//! Annual statistics and half-yearly reports: figures of an agency's cases over a period, in the forms that people ask for.

use std::str::FromStr;

use chrono::NaiveDate;

use super::AgencyRules;
use crate::assist::pipeline::Services;
use crate::casework::calendar::china_date;
use crate::casework::people::Role;
use crate::casework::registers::{Entry, Held, Register};
use crate::casework::statistics::report::{Report, annual, half_year};
use crate::casework::statistics::{Counting, Period, Registered, Source, Staff};
use crate::documents;
use crate::failure::Failure;

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// 年度统计, of a year.
    Annual {
        /// The year.
        year: i32,
    },
    /// 半年报告.
    HalfYear {
        /// Last day.
        until: NaiveDate,
        /// First day; the day after the report before, where it is not said.
        since: Option<NaiveDate>,
    },
}

/// The report of an agency.
///
/// # Errors
/// `report.period`, `report.future`, `report.agency`, `calendar.file`, `deadline.*`, `store.*`.
pub async fn report(services: &Services, agency: &str, which: Which) -> Result<Report, Failure> {
    let period = match which {
        Which::Annual { year } => Period::year(year)?,
        Which::HalfYear { until, since: None } => Period::since_last_report(until),
        Which::HalfYear { until, since: Some(since) } => Period::new(since, until)?,
    };
    let (now, today) = (services.clock.now(), services.clock.today());
    if period.from > today {
        return Err(Failure::new("report.future", format!("统计期自 {} 起，尚未开始", period.from)));
    }
    let rules = AgencyRules::load(&services.config.home, agency)?;
    let last = period.until.min(china_date(now));
    let registers = registers(services, agency).await?;
    let is_known = registers.are_held() || !services.store.people().list(Some(agency)).await?.is_empty();
    let source = Source {
        agency,
        staff: staff(services, agency, &registers, last).await?,
        registered: registers.counting_on(last),
        limits: &rules.deadlines,
        calendar: &rules.calendar,
        now,
    };
    let mut counting = Counting::new(source, period);
    services.store.case_files().each(agency, &mut |id, acts, events| counting.case(id, acts, events)).await?;
    let statistics = counting.finish();
    if !is_known && statistics.basis.cases == 0 {
        // Noughts for a name that was misspelt would look like a year without cases.
        let message = format!("没有“{agency}”的账号、案件和登记册");
        return Err(Failure::new("report.agency", message).with_hint("请核对机关名称，须与账号所写的完全一致"));
    }
    Ok(match which {
        Which::Annual { .. } => annual(statistics),
        Which::HalfYear { .. } => half_year(statistics),
    })
}

/// The registers of an agency; what was never imported is `None`.
struct Registers {
    bodies: Option<Vec<Held>>,
    officers: Option<Vec<Held>>,
    powers: Option<Vec<Held>>,
}

async fn registers(services: &Services, agency: &str) -> Result<Registers, Failure> {
    let held = services.store.registers();
    Ok(Registers {
        bodies: held.versions(Register::Bodies, agency).await?,
        officers: held.versions(Register::Officers, agency).await?,
        powers: held.versions(Register::Powers, agency).await?,
    })
}

impl Registers {
    fn are_held(&self) -> bool {
        self.bodies.is_some() || self.officers.is_some() || self.powers.is_some()
    }

    fn counting_on(&self, day: NaiveDate) -> Registered {
        let count = |held: &Option<Vec<Held>>| {
            held.as_ref().map(|held| held.iter().filter(|held| held.counts_on(day)).count() as u64)
        };
        Registered { bodies: count(&self.bodies), officers: count(&self.officers), powers: count(&self.powers) }
    }

    /// Officers of the register who may enforce on a day.
    fn officers_on(&self, day: NaiveDate) -> Option<u64> {
        let may = |held: &&Held| match &held.entry {
            Entry::Officer(officer) => {
                let begun = officer.valid_from.is_none_or(|from| from <= day);
                held.counts_on(day)
                    && begun
                    && officer.left.is_none()
                    && officer.valid_until.is_none_or(|until| day <= until)
            }
            Entry::Body(_) | Entry::Power(_) => false,
        };
        self.officers.as_ref().map(|held| held.iter().filter(may).count() as u64)
    }
}

async fn staff(services: &Services, agency: &str, registers: &Registers, day: NaiveDate) -> Result<Staff, Failure> {
    let people = services.store.people().of_agency(agency).await?;
    let with = |role: Role| people.values().filter(move |account| account.person.roles.contains(&role));
    let qualified = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    Ok(Staff {
        registered_officers: registers.officers_on(day),
        officers: with(Role::Officer).count() as u64,
        reviewers: with(Role::Reviewer).count() as u64,
        qualified_reviewers: with(Role::Reviewer)
            .filter(|account| qualified(&account.person.legal_qualification))
            .count() as u64,
    })
}

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReportFormat)]
pub enum Format {
    /// Everything, for programs.
    Json,
    /// A Word document in the layout of GB/T 9704.
    Docx,
    /// A workbook.
    Xlsx,
    /// The figures, separated by commas.
    Csv,
    /// Markdown.
    Md,
}

impl FromStr for Format {
    type Err = Failure;

    fn from_str(ending: &str) -> Result<Self, Failure> {
        match ending.to_lowercase().as_str() {
            "json" => Ok(Self::Json),
            "docx" => Ok(Self::Docx),
            "xlsx" => Ok(Self::Xlsx),
            "csv" => Ok(Self::Csv),
            "md" => Ok(Self::Md),
            _ => Err(Failure::new("report.format", format!("不能写成 .{ending} 文件"))
                .with_hint("可以写成 .docx、.xlsx、.csv、.json、.md")),
        }
    }
}

impl Format {
    /// Media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Docx => documents::DOCX,
            Self::Xlsx => documents::XLSX,
            Self::Csv => "text/csv; charset=utf-8",
            Self::Md => "text/markdown; charset=utf-8",
        }
    }

    /// Ending of a file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Md => "md",
        }
    }
}

/// The bytes of a report in a form.
///
/// # Errors
/// `internal` where a writer fails.
pub fn bytes(report: &Report, format: Format) -> Result<Vec<u8>, Failure> {
    match format {
        Format::Json => serde_json::to_vec_pretty(report).map_err(Failure::internal),
        Format::Docx => documents::docx(&documents::report_document(report)),
        Format::Xlsx => documents::xlsx(report),
        Format::Csv => documents::csv(&report.statistics),
        Format::Md => Ok(documents::report_markdown(report).into_bytes()),
    }
}
