//! `caiheng transcribe`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::{Context, TerminalProgress};
use crate::assist::transcript::{Segment, Transcript};
use crate::failure::Failure;
use crate::inference::models::ModelStore;
use crate::inference::transcriber::{AudioStream, Transcriber};
use crate::progress::CancelFlag;

/// Arguments of `caiheng transcribe`.
#[derive(Debug, Args)]
pub struct TranscribeArgs {
    /// Recording: wav, mp3, m4a/aac, flac or ogg/vorbis
    audio: PathBuf,
    /// Write the transcript to this file instead of the screen
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Runs the subcommand.
///
/// # Errors
/// `audio.*`, `models.*`, `transcriber.*`, or `output.write` where the result can't be written.
pub fn run(arguments: TranscribeArgs, context: &Context) -> Result<ExitCode, Failure> {
    // A file that is no recording is refused before the model takes its time to load.
    AudioStream::open(&arguments.audio)?;
    let files = ModelStore::open(&context.config.models_dir)?.locate(&context.config.models.transcriber)?;
    let transcriber = Transcriber::load(&files)?;
    let progress = TerminalProgress::new(CancelFlag::default());
    let transcript = transcriber.transcribe(&arguments.audio, &progress)?;
    match arguments.out {
        Some(path) => write(&path, &transcript, context.output.is_json())?,
        None => context.output.print(&transcript, as_text)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, transcript: &Transcript, json: bool) -> Result<(), Failure> {
    let text = if json { serde_json::to_string(transcript).map_err(Failure::internal)? } else { as_text(transcript) };
    std::fs::write(path, text + "\n")
        .map_err(|error| Failure::new("output.write", format!("写不出 {}：{error}", path.display())))
}

/// A line per segment, `[mm:ss.s] speaker：words`, and a line per warning.
fn as_text(transcript: &Transcript) -> String {
    let warnings = transcript.warnings.iter().map(|warning| format!("注意 [{}] {}", warning.code, warning.message));
    transcript.segments.iter().map(line).chain(warnings).collect::<Vec<_>>().join("\n")
}

fn line(segment: &Segment) -> String {
    let (minutes, seconds) = ((segment.start / 60.0).floor(), segment.start % 60.0);
    let speaker = segment.speaker.as_ref().map(|speaker| format!("{speaker}：")).unwrap_or_default();
    format!("[{minutes:02.0}:{seconds:04.1}] {speaker}{}", segment.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_minute_second_and_speaker() {
        let segment = Segment {
            start: 83.48,
            end: 85.89,
            speaker: Some("询问人".to_owned()),
            text: "以上笔录你看一下是否属实？".to_owned(),
            confidence: 0.9,
        };
        assert_eq!(line(&segment), "[01:23.5] 询问人：以上笔录你看一下是否属实？");
    }
}
