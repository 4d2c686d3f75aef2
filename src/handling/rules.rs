//! The rules of an agency: those shipped, with its own in place of them. Where several agencies share an installation, each has a
//! folder of its own under `agencies/` in the data folder; what lies in the data folder itself holds for the others.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
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

/// What was read last, by data folder and agency: reading it anew for every request would cost more than the request.
static READ: LazyLock<Mutex<ByFolder>> = LazyLock::new(Mutex::default);

type ByFolder = HashMap<(PathBuf, String), (Stamp, Arc<AgencyRules>)>;

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
    /// The rules shipped, with `review_catalogue.toml`, `calendar.toml`, `deadlines.toml` and `publication.toml` of the agency, or
    /// else of `home`, where they are there, as these files are now.
    ///
    /// # Errors
    /// `review.catalogue`, `calendar.file`, `deadline.*`, `publication.policy`, `home.unreadable` where a file can't be read or used.
    pub fn load(home: &Path, agency: &str) -> Result<Arc<Self>, Failure> {
        let paths = OWN.map(|name| own_path(home, agency, name));
        let stamp = paths.each_ref().map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok());
        let key = (home.to_owned(), agency.to_owned());
        let held = READ.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some((of, rules)) = held
            && of == stamp
        {
            return Ok(rules);
        }
        let rules = Arc::new(Self::read(&paths)?);
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(key, (stamp, Arc::clone(&rules)));
        Ok(rules)
    }

    fn read([of_reviews, of_days, of_limits, of_publication]: &[PathBuf; 4]) -> Result<Self, Failure> {
        let mut catalogue = Catalogue::shipped()?;
        if let Some(own) = read(of_reviews)? {
            catalogue = catalogue.with(Catalogue::from_toml(&own)?)?;
        }
        let calendar = match read(of_days)? {
            Some(own) => Calendar::with_tables(&own)?,
            None => Calendar::published(),
        };
        let deadlines = match read(of_limits)? {
            Some(own) => deadline::Rules::with_overrides(&own)?,
            None => deadline::Rules::shipped(),
        };
        let publication = match read(of_publication)? {
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

/// Where the rules of an agency stand: in its own folder, or else in the data folder.
fn own_path(home: &Path, agency: &str, name: &str) -> PathBuf {
    // The name of an agency is a single part of a path, or it names no folder.
    let mut parts = Path::new(agency).components();
    if let (Some(Component::Normal(folder)), None) = (parts.next(), parts.next()) {
        let own = home.join("agencies").join(folder).join(name);
        if own.exists() {
            return own;
        }
    }
    home.join(name)
}

fn read(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read_to_string(path) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_has_rules_of_its_own_and_no_name_leads_out_of_the_folder() {
        let home = tempfile::tempdir().expect("a folder");
        let own = home.path().join("agencies/甲局");
        std::fs::create_dir_all(&own).expect("a folder");
        std::fs::write(own.join("publication.toml"), "").expect("writes");
        assert_eq!(own_path(home.path(), "甲局", "publication.toml"), own.join("publication.toml"));
        for agency in ["甲局", "乙局", "", "..", "../agencies/甲局", "/", "甲局/.."] {
            let of_all = home.path().join("calendar.toml");
            assert_eq!(own_path(home.path(), agency, "calendar.toml"), of_all, "{agency}");
        }
        std::fs::write(own.join("calendar.toml"), "no table").expect("writes");
        assert_eq!(AgencyRules::load(home.path(), "甲局").expect_err("refuses").code, "calendar.file");
        AgencyRules::load(home.path(), "乙局").expect("the shipped rules");
    }
}
