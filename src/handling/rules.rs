//! The rules of the agency that runs this installation: those shipped, and its own beside them in the data folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};

use crate::casework::calendar::Calendar;
use crate::casework::case_file::act::Recorded;
use crate::casework::case_file::file::CaseFile;
use crate::casework::case_file::moments::{extensions, moments};
use crate::casework::case_file::rules::Rules;
use crate::casework::deadline::{self, Deadline};
use crate::casework::publication::{Life, Policy};
use crate::casework::review::catalogue::Catalogue;
use crate::casework::review::due::Due;
use crate::failure::Failure;

/// Files of the data folder that an agency may have.
const OWN: [&str; 4] = ["review_catalogue.toml", "calendar.toml", "deadlines.toml", "publication.toml"];

/// When each of the own files was last changed; `None` where there is none.
type Stamp = [Option<SystemTime>; 4];

/// What was read last, by data folder: reading it anew for every request would cost more than the request.
static READ: LazyLock<Mutex<ByFolder>> = LazyLock::new(Mutex::default);

type ByFolder = HashMap<PathBuf, (Stamp, Arc<AgencyRules>)>;

/// Catalogue of reviews, calendar, time limits and publication.
#[derive(Debug)]
pub struct AgencyRules {
    catalogue: Catalogue,
    /// Which days are working days.
    pub calendar: Calendar,
    /// Time limits.
    pub deadlines: deadline::Rules,
    /// How decisions are published.
    pub publication: Policy,
}

impl AgencyRules {
    /// The rules shipped, with `review_catalogue.toml`, `calendar.toml`, `deadlines.toml` and `publication.toml` of `home` where they
    /// are there, as these files are now.
    ///
    /// # Errors
    /// `review.catalogue`, `calendar.file`, `deadline.*`, `publication.policy`, `home.unreadable` where a file can't be read or used.
    pub fn load(home: &Path) -> Result<Arc<Self>, Failure> {
        let changed = |name: &str| std::fs::metadata(home.join(name)).and_then(|file| file.modified()).ok();
        let stamp = OWN.map(changed);
        let held = READ.lock().unwrap_or_else(PoisonError::into_inner).get(home).cloned();
        if let Some((of, rules)) = held
            && of == stamp
        {
            return Ok(rules);
        }
        let rules = Arc::new(Self::read(home)?);
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(home.to_owned(), (stamp, Arc::clone(&rules)));
        Ok(rules)
    }

    fn read(home: &Path) -> Result<Self, Failure> {
        let mut catalogue = Catalogue::shipped()?;
        let [of_reviews, of_days, of_limits, of_publication] = OWN;
        if let Some(own) = read(home, of_reviews)? {
            catalogue = catalogue.with(Catalogue::from_toml(&own)?)?;
        }
        let calendar = match read(home, of_days)? {
            Some(own) => Calendar::with_tables(&own)?,
            None => Calendar::published(),
        };
        let deadlines = match read(home, of_limits)? {
            Some(own) => deadline::Rules::with_overrides(&own)?,
            None => deadline::Rules::shipped(),
        };
        let publication = match read(home, of_publication)? {
            Some(own) => Policy::from_toml(&own)?,
            None => Policy::default(),
        };
        Ok(Self { catalogue, calendar, deadlines, publication })
    }

    /// How every time limit of a case stands at `now`, from its acts and the life of its publication.
    pub fn time_limits(&self, acts: &[Recorded], life: Life, now: DateTime<Utc>) -> Vec<Deadline> {
        let moments = life.on(moments(acts));
        deadline::deadlines(&self.deadlines, &self.calendar, &moments, &extensions(acts), now)
    }
}

fn read(home: &Path, name: &str) -> Result<Option<String>, Failure> {
    let path = home.join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::new("home.unreadable", format!("读不了 {}：{error}", path.display()))),
    }
}

impl Rules for AgencyRules {
    fn review_due(&self, file: &CaseFile) -> Due {
        self.catalogue.review_due(file)
    }

    fn hearing_due(&self, file: &CaseFile) -> Due {
        self.catalogue.hearing_due(file)
    }

    fn discussion_due(&self, file: &CaseFile) -> Due {
        self.catalogue.discussion_due(file)
    }

    fn working_days_after(&self, date: NaiveDate, days: u16) -> NaiveDate {
        self.calendar.add_working_days(date, days).date
    }
}
