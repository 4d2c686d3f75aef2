//! Running a converter over fetched inputs, once.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use super::super::convert::{ConvertError, e5, whisper_ggml};
use super::super::error::ModelError;
use super::super::manifest::{Converter, FileEntry};
use super::Job;
use super::assembly::Assembly;
use super::meter::Meter;

/// Converts the inputs in `stage` into the entry's files in `target`; they land only when each is the one on record.
pub(super) fn run(converter: Converter, job: &Job<'_>, stage: &Path, target: &Path) -> Result<(), ModelError> {
    let meter = Meter::new(job.progress, &job.entry.name, 0);
    meter.say(0, format!("转换 {}", job.entry.name))?;
    let read = |name: &str| {
        let path = stage.join(name);
        std::fs::read(&path).map_err(|error| ModelError::io(&path, error))
    };
    match converter {
        Converter::Ctranslate2Whisper => {
            let (model, tokenizer) = (read("model.bin")?, read("tokenizer.json")?);
            let mut weights = job.output("weights")?;
            whisper_ggml::convert(&model, &tokenizer, &mut weights.writer).map_err(|error| weights.failure(error))?;
        }
        Converter::PackedE5 => {
            let packed = read("e5-small-q4.bin")?;
            let (mut weights, mut tokenizer, mut config) =
                (job.output("weights")?, job.output("tokenizer")?, job.output("config")?);
            e5::convert(&packed, &mut weights.writer, &mut tokenizer.writer, &mut config.writer)
                .map_err(|error| weights.failure(error))?;
        }
    }
    for file in &job.entry.files {
        let assembly = Assembly::open(&job.converted(file), &meter)?;
        let path = target.join(&file.name);
        let sha256 = assembly.finish(file.size, file.sha256.as_deref(), &path)?;
        job.store.digests.remember(&path, &sha256);
    }
    Ok(())
}

/// A file that a converter writes.
struct Output {
    path: std::path::PathBuf,
    writer: BufWriter<File>,
}

impl Output {
    fn failure(&self, error: ConvertError) -> ModelError {
        match error {
            ConvertError::Write(error) => ModelError::io(&self.path, error),
            malformed @ ConvertError::Malformed(_) => ModelError::Convert(malformed),
        }
    }
}

impl Job<'_> {
    fn output(&self, role: &str) -> Result<Output, ModelError> {
        let file = self.entry.files.iter().find(|file| file.role == role);
        let file = file.ok_or_else(|| ModelError::Manifest {
            origin: self.entry.name.clone(),
            what: format!("转换结果没有 {role} 文件可写"),
        })?;
        let path = self.converted(file);
        let writer = File::create(&path).map_err(|error| ModelError::io(&path, error))?;
        Ok(Output { writer: BufWriter::new(writer), path })
    }

    fn converted(&self, file: &FileEntry) -> std::path::PathBuf {
        self.parts.join(format!("{}.converted.partial", file.name))
    }
}
