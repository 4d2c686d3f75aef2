//! The manifest: which models there are, of which files they consist and where those come from.

mod source;

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::ModelError;
pub use source::{Converter, Input, Part, Place, Source};

/// The manifest inside the program.
const BUILT_IN: &str = include_str!("../../../../models/manifest.toml");

/// All entries, in the order of the file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The entries.
    #[serde(rename = "model")]
    pub models: Vec<Entry>,
}

/// A model, or a set of data that is fetched in the same way.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Name, which is also the folder's.
    pub name: String,
    /// What it is for.
    pub task: Task,
    /// Architecture: `whisper`, `bert`, `qwen2` ...
    pub architecture: String,
    /// Licence of the weights, as an SPDX identifier.
    pub licence: String,
    /// One line in Chinese.
    pub about: String,
    /// Whether `pull --all-defaults` fetches it.
    #[serde(default)]
    pub default: bool,
    /// What lies in its folder when it is complete.
    #[serde(rename = "file")]
    pub files: Vec<FileEntry>,
    /// Where to get it, in the order to try.
    #[serde(rename = "source", default)]
    pub sources: Vec<Source>,
}

/// What a model does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Task {
    /// Speech to text.
    Transcribe,
    /// Text to vector.
    Embed,
    /// Text generation and choice.
    Generate,
    /// No model: data for `caiheng import`.
    Data,
}

/// A file of a complete model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// `weights`, `tokenizer`, `config` or `data`.
    pub role: String,
    /// File name inside the model's folder.
    pub name: String,
    /// Size in bytes, where it is on record.
    pub size: Option<u64>,
    /// SHA-256 in hex, where one is on record.
    pub sha256: Option<String>,
}

impl Manifest {
    /// The built-in manifest, with the entries of `folder/manifest.toml` added to it or put in place of its own.
    ///
    /// # Errors
    /// [`ModelError::Manifest`], or [`ModelError::Io`] where the file is there but cannot be read.
    pub fn load(folder: &Path) -> Result<Self, ModelError> {
        let mut manifest = Self::parse(BUILT_IN, "（内置）")?;
        let path = folder.join("manifest.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => manifest.merge(Self::parse(&text, &path.display().to_string())?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(ModelError::io(&path, error)),
        }
        Ok(manifest)
    }

    /// Parses and checks a manifest; `origin` names it in errors.
    ///
    /// # Errors
    /// [`ModelError::Manifest`].
    pub fn parse(text: &str, origin: &str) -> Result<Self, ModelError> {
        let wrong = |what: String| ModelError::Manifest { origin: origin.to_owned(), what };
        let manifest: Self = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
        let mut names = BTreeSet::new();
        for entry in &manifest.models {
            if !names.insert(&entry.name) {
                return Err(wrong(format!("{} 出现两次", entry.name)));
            }
            entry.check().map_err(|what| wrong(format!("{}：{what}", entry.name)))?;
        }
        Ok(manifest)
    }

    /// The entry of that name.
    pub fn find(&self, name: &str) -> Option<&Entry> {
        self.models.iter().find(|entry| entry.name == name)
    }

    fn merge(&mut self, other: Self) {
        for entry in other.models {
            match self.models.iter_mut().find(|existing| existing.name == entry.name) {
                Some(existing) => *existing = entry,
                None => self.models.push(entry),
            }
        }
    }
}

impl Entry {
    /// The file that the model's identity is taken from: the weights, or the data.
    pub fn main_file(&self) -> Option<&FileEntry> {
        self.files.iter().find(|file| file.role == "weights").or_else(|| self.files.first())
    }

    /// Bytes in all, where every size is on record.
    pub fn total_size(&self) -> Option<u64> {
        self.files.iter().map(|file| file.size).sum()
    }

    /// What `source` gives: its inputs, completed from the files of the same name, or the files themselves.
    pub fn inputs(&self, source: &Source) -> Vec<Input> {
        if source.inputs.is_empty() {
            return self.files.iter().map(Input::of).collect();
        }
        let completed = |input: &Input| {
            let mut input = input.clone();
            if let Some(file) = self.files.iter().find(|file| source.convert.is_none() && file.name == input.name) {
                input.size = input.size.or(file.size);
                input.sha256 = input.sha256.or_else(|| file.sha256.clone());
            }
            input
        };
        source.inputs.iter().map(completed).collect()
    }

    fn check(&self) -> Result<(), String> {
        let inputs = self.sources.iter().flat_map(|source| &source.inputs);
        let names = self.files.iter().map(|file| &file.name).chain(inputs.map(|input| &input.name));
        if let Some(bad) = names.chain([&self.name]).find(|name| !is_plain_name(name)) {
            return Err(format!("名称“{bad}”不合规"));
        }
        if self.files.is_empty() {
            return Err("没有文件".to_owned());
        }
        let hashes = self.files.iter().filter_map(|file| file.sha256.as_ref());
        if let Some(bad) = hashes.into_iter().find(|hash| !is_sha256(hash)) {
            return Err(format!("sha256“{bad}”不合规"));
        }
        for source in &self.sources {
            let without_parts = source.inputs.is_empty() || source.inputs.iter().any(|input| input.parts.is_empty());
            if matches!(source.place, Place::Pip { .. }) && without_parts {
                return Err("pip 来源没有列出软件包".to_owned());
            }
        }
        Ok(())
    }
}

/// Whether a name can be a file or folder of its own: no separators, not hidden, plain characters.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_'))
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.chars().all(|letter| letter.is_ascii_hexdigit() && !letter.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built_in() -> Manifest {
        Manifest::parse(BUILT_IN, "built-in").expect("the built-in manifest holds")
    }

    #[test]
    fn each_task_of_the_main_job_has_one_default() {
        for task in [Task::Transcribe, Task::Embed, Task::Generate] {
            let defaults = built_in().models.iter().filter(|entry| entry.default && entry.task == task).count();
            assert_eq!(defaults, 1, "{task:?}");
        }
    }

    #[test]
    fn parts_add_up_to_the_size_of_their_file() {
        for entry in built_in().models {
            for source in &entry.sources {
                for input in entry.inputs(source).iter().filter(|input| !input.parts.is_empty()) {
                    let sum: u64 = input.parts.iter().map(|part| part.size).sum();
                    assert_eq!(Some(sum), input.size, "{} {}", entry.name, input.name);
                }
            }
        }
    }

    #[test]
    fn a_name_that_leaves_the_folder_is_refused() {
        for name in ["../x", "a/b", "", ".hidden", "a\\b"] {
            assert!(!is_plain_name(name), "{name}");
        }
    }

    #[test]
    fn a_manifest_in_the_folder_adds_and_replaces() {
        let folder = tempfile::tempdir().expect("a folder");
        let entry = |name: &str| {
            format!(
                "[[model]]\nname='{name}'\ntask='generate'\narchitecture='qwen2'\nlicence='MIT'\nabout='x'\n\
                 [[model.file]]\nrole='weights'\nname='m.gguf'\n"
            )
        };
        std::fs::write(folder.path().join("manifest.toml"), entry("ours") + &entry("whisper-base")).expect("writes");
        let manifest = Manifest::load(folder.path()).expect("loads");
        assert!(manifest.find("ours").is_some());
        assert_eq!(manifest.find("whisper-base").map(|entry| entry.architecture.as_str()), Some("qwen2"));
        assert_eq!(manifest.models.len(), built_in().models.len() + 1);
    }
}
