//! `caiheng transcribe`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Context, TerminalProgress};
use crate::failure::Failure;
use crate::inference::models::ModelFiles;
use crate::inference::transcriber::Transcriber;
use crate::progress::CancelFlag;

/// Arguments of `caiheng transcribe`.
#[derive(Debug, Args)]
pub struct TranscribeArgs {
    /// Recording: wav, mp3, m4a/aac, flac or ogg/vorbis
    audio: PathBuf,
    /// Also write the transcript to this file (JSON where its name ends in .json)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the subcommand.
///
/// # Errors
/// Whatever fails, with its stable code.
pub fn run(arguments: TranscribeArgs, context: &Context) -> Result<ExitCode, Failure> {
    let files = ModelFiles {
        name: "whisper-base".into(),
        architecture: "whisper".into(),
        files: [("weights".to_owned(), context.config.models_dir.join("whisper-base/ggml-model.bin"))].into(),
        sha256: String::new(),
    };
    let transcriber = Transcriber::load(&files)?;
    let progress = TerminalProgress::new(CancelFlag::default());
    let transcript = transcriber.transcribe(&arguments.audio, &progress)?;
    context.output.print(&transcript, |transcript| {
        let lines: Vec<String> = transcript
            .segments
            .iter()
            .map(|s| format!("[{:.2}-{:.2}] {:.2} {}", s.start, s.end, s.confidence, s.text))
            .collect();
        lines.join("\n")
    })?;
    Ok(ExitCode::SUCCESS)
}
