//! `caiheng assist`: the main job, end to end.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;
use sha2::{Digest, Sha256};

use super::assist_text::text;
use super::{Context, TerminalProgress, runtime};
use crate::assist::pipeline::{Services, run as run_pipeline};
use crate::assist::report::AssistReport;
use crate::assist::transcript_file::{InputKind, detect};
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::progress::CancelFlag;
use crate::store::Store;
use crate::store::runs::{NewRun, Owner};

/// Arguments of `caiheng assist`.
#[derive(Debug, Args)]
pub struct AssistArgs {
    /// Recording (wav, mp3, m4a, flac, ogg) or transcript (txt, tsv, json)
    file: PathBuf,
    /// Date whose law applies, instead of the date of the act found in the interview
    #[arg(long, value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// Account for which the run is made; otherwise it is nobody's, and no agency sees it
    #[arg(long = "as", value_name = "LOGIN")]
    acting_as: Option<String>,

    /// Folder for report.json and draft.md
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs the subcommand.
///
/// # Errors
/// Whatever step fails, with its stable code; what was finished stays in the record.
pub fn run(arguments: AssistArgs, context: &Context) -> Result<ExitCode, Failure> {
    let report = runtime()?.block_on(assist(&arguments, context))?;
    if let Some(folder) = &arguments.out {
        save(&report, folder)?;
    }
    context.output.print(&report, text)?;
    Ok(ExitCode::SUCCESS)
}

async fn assist(arguments: &AssistArgs, context: &Context) -> Result<AssistReport, Failure> {
    let kind = match detect(&arguments.file)? {
        InputKind::Audio => "audio",
        InputKind::Transcript => "transcript",
    };
    let path = arguments.file.canonicalize().map_err(|error| unreadable(&arguments.file, &error))?;
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
    let owner = match &arguments.acting_as {
        Some(login) => Some(owner(&services.store, login).await?),
        None => None,
    };
    let run_id = services
        .store
        .runs()
        .create(NewRun {
            title: file_name.clone(),
            file_name,
            stored_path: path.to_string_lossy().into_owned(),
            kind: kind.to_owned(),
            sha256: sha256(&path)?,
            as_of: arguments.as_of,
            owner,
        })
        .await?;
    let cancel = CancelFlag::default();
    let progress = Arc::new(TerminalProgress::new(cancel.clone()));
    let interrupt = tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            cancel.cancel();
        }
    });
    let outcome = run_pipeline(&services, &run_id, progress).await;
    interrupt.abort();
    if outcome.as_ref().is_err_and(|failure| failure.code == "cancelled") {
        services.store.runs().cancel(&run_id).await?;
    }
    outcome
}

async fn owner(store: &Store, login: &str) -> Result<Owner, Failure> {
    let account = store.people().by_login(login).await?.filter(|account| !account.disabled);
    let unknown = || Failure::new("people.not_found", format!("没有登录名为 {login} 的账号，或者已停用"));
    let person = account.ok_or_else(unknown)?.person;
    Ok(Owner { account_id: person.id, agency: person.agency })
}

fn save(report: &AssistReport, folder: &Path) -> Result<(), Failure> {
    let unwritable =
        |error: std::io::Error| Failure::new("output.write", format!("写不了 {}：{error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(unwritable)?;
    let json = serde_json::to_string_pretty(report).map_err(Failure::internal)?;
    std::fs::write(folder.join("report.json"), json).map_err(unwritable)?;
    std::fs::write(folder.join("draft.md"), &report.draft).map_err(unwritable)
}

/// SHA-256 of a file in hex, read in pieces since recordings may be large.
fn sha256(path: &Path) -> Result<String, Failure> {
    let mut file = std::fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut piece).map_err(|error| unreadable(path, &error))?;
        if read == 0 {
            return Ok(hex::encode(hasher.finalize()));
        }
        hasher.update(&piece[..read]);
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new("input.unreadable", format!("读不了文件 {}：{error}", path.display()))
}
