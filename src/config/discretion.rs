//! The rules by which the office divides a statutory range.

use std::path::PathBuf;

use serde::Deserialize;

use crate::discretion::profile::{Profiles, SHIPPED_PROFILES};
use crate::failure::Failure;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawDiscretion {
    profiles: Vec<PathBuf>,
}

impl RawDiscretion {
    /// The profiles that come with the program and those of the office's own files.
    ///
    /// # Errors
    /// `config.unreadable`, `profile.syntax`, `profile.value`.
    pub(super) fn check(self) -> Result<Profiles, Failure> {
        let mut profiles = SHIPPED_PROFILES.clone();
        for path in self.profiles {
            let place = path.display().to_string();
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Failure::new("config.unreadable", format!("读不了裁量规则文件 {place}：{error}")))?;
            profiles = profiles.extended(Profiles::parse(&text, &place)?);
        }
        Ok(profiles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_the_office_are_added_and_a_missing_one_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("ours.toml");
        std::fs::write(&file, "[[profile]]\nid = \"OURS\"\nname = \"某市办法\"\n").expect("writes");
        let profiles = RawDiscretion { profiles: vec![file] }.check().expect("loads");
        assert!(profiles.by_id("OURS").is_some() && profiles.by_id("SAMR-2022").is_some());
        let missing = RawDiscretion { profiles: vec![folder.path().join("none.toml")] };
        assert_eq!(missing.check().expect_err("refuses").code, "config.unreadable");
    }
}
