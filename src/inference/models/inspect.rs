//! Model files that a user drops in: what a path holds is read from the files, not from their names.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::architecture::is_known;
use super::error::ModelError;
use super::gguf_header;

/// ggml's magic as it lies in the file.
const GGML_MAGIC: [u8; 4] = 0x6767_6d6c_u32.to_le_bytes();
/// The vocabulary sizes of Whisper: English, multilingual, large-v3.
const WHISPER_VOCABULARIES: std::ops::RangeInclusive<u32> = 51_864..=51_866;

/// What a path holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) architecture: String,
    /// Files by role.
    pub(super) files: BTreeMap<String, PathBuf>,
}

/// Finds out what the file or folder at `path` is.
///
/// # Errors
/// [`ModelError::Format`] where it is no model of a known architecture.
pub(super) fn inspect(path: &Path) -> Result<Found, ModelError> {
    let weights = if path.is_dir() { weights_in(path)? } else { path.to_owned() };
    let (architecture, needs_company) = match weights.extension().and_then(|extension| extension.to_str()) {
        Some("safetensors") => (architecture_in_config(&weights)?, true),
        _ => {
            let architecture = architecture_in_header(&weights)?;
            let needs_company = matches!(architecture.as_str(), "bert" | "xlm-roberta");
            (architecture, needs_company)
        }
    };
    if !is_known(&architecture) {
        return Err(format(path, format!("架构 {architecture} 不受支持")));
    }
    let mut files = BTreeMap::from([("weights".to_owned(), weights.clone())]);
    if needs_company {
        for (role, name) in [("tokenizer", "tokenizer.json"), ("config", "config.json")] {
            files.insert(role.to_owned(), beside(&weights, name)?);
        }
    }
    Ok(Found { architecture, files })
}

fn weights_in(folder: &Path) -> Result<PathBuf, ModelError> {
    let listing = std::fs::read_dir(folder).map_err(|error| ModelError::io(folder, error))?;
    let mut candidates: Vec<PathBuf> = listing
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            let extension = path.extension().and_then(|extension| extension.to_str());
            let is_ggml = || starts_with(path).is_some_and(|magic| magic == GGML_MAGIC);
            matches!(extension, Some("gguf" | "safetensors")) || (extension == Some("bin") && is_ggml())
        })
        .collect();
    candidates.sort();
    match candidates.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(format(folder, "文件夹中没有 ggml、GGUF 或 safetensors 文件")),
        _ => Err(format(folder, "文件夹中有多个模型文件（分片的模型请先合并），请直接指定文件")),
    }
}

fn starts_with(path: &Path) -> Option<[u8; 4]> {
    let mut magic = [0; 4];
    File::open(path).ok()?.read_exact(&mut magic).ok()?;
    Some(magic)
}

fn architecture_in_header(path: &Path) -> Result<String, ModelError> {
    let file = File::open(path).map_err(|error| ModelError::io(path, error))?;
    let mut reader = BufReader::new(file);
    let mut magic = [0; 4];
    reader.read_exact(&mut magic).map_err(|_| format(path, "文件是空的或太短"))?;
    match magic {
        magic if &magic == gguf_header::MAGIC => {
            gguf_header::architecture(&mut reader).map_err(|error| format(path, format!("GGUF 文件头有误：{error}")))
        }
        GGML_MAGIC => {
            let mut vocabulary = [0; 4];
            reader.read_exact(&mut vocabulary).map_err(|_| format(path, "文件太短"))?;
            match WHISPER_VOCABULARIES.contains(&u32::from_le_bytes(vocabulary)) {
                true => Ok("whisper".to_owned()),
                false => Err(format(path, "是 ggml 文件，但不是 Whisper 模型")),
            }
        }
        _ => Err(format(path, "既不是 ggml，也不是 GGUF 或 safetensors")),
    }
}

#[derive(Deserialize)]
struct ConfigFile {
    model_type: String,
}

fn architecture_in_config(weights: &Path) -> Result<String, ModelError> {
    let path = beside(weights, "config.json")?;
    let text = std::fs::read(&path).map_err(|error| ModelError::io(&path, error))?;
    let config: ConfigFile =
        serde_json::from_slice(&text).map_err(|error| format(&path, format!("读不出 model_type：{error}")))?;
    Ok(config.model_type)
}

fn beside(weights: &Path, name: &str) -> Result<PathBuf, ModelError> {
    let path = weights.with_file_name(name);
    if path.is_file() { Ok(path) } else { Err(format(weights, format!("同一文件夹中缺少 {name}"))) }
}

fn format(path: &Path, what: impl Into<String>) -> ModelError {
    ModelError::Format { path: path.to_owned(), what: what.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(path: &Path) -> &'static str {
        inspect(path).expect_err("refuses").code()
    }

    #[test]
    fn whisper_is_known_by_its_header_under_any_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("anything");
        std::fs::write(&file, [GGML_MAGIC, 51_865_u32.to_le_bytes()].concat()).expect("writes");
        assert_eq!(inspect(&file).expect("finds").architecture, "whisper");
        std::fs::write(&file, [GGML_MAGIC, 32_000_u32.to_le_bytes()].concat()).expect("writes");
        assert_eq!(code(&file), "models.format");
    }

    #[test]
    fn a_safetensors_folder_needs_its_tokenizer_and_config() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("writes");
        write("model.safetensors", "x");
        assert_eq!(code(folder.path()), "models.format");
        write("config.json", r#"{"model_type":"bert"}"#);
        write("tokenizer.json", "{}");
        let found = inspect(folder.path()).expect("finds");
        assert_eq!(found.architecture, "bert");
        assert_eq!(found.files.keys().collect::<Vec<_>>(), ["config", "tokenizer", "weights"]);
        write("config.json", r#"{"model_type":"t5"}"#);
        assert_eq!(code(folder.path()), "models.format");
    }

    #[test]
    fn empty_files_and_other_files_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("x.gguf");
        for content in [&b""[..], b"GG", b"PK\x03\x04 a zip", b"GGUF\x09\0\0\0"] {
            std::fs::write(&file, content).expect("writes");
            assert_eq!(code(&file), "models.format");
        }
    }
}
