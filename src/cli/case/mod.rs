//! `caiheng case list|show|timeline|review|act|add-material|document|export|verify|import`: case files on the command line, on behalf of an account.

mod text;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde::de::DeserializeOwned;
use std::io::Read;

use super::Context;
use crate::assist::pipeline::Services;
use crate::casework::case_file::act::Act;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::handling::views::{Seen, seen};
use crate::handling::{self, Given, Terms, sheet};
use crate::store::case_files::{CaseFilter, Kept, Materials};
use crate::store::people::Account;

/// Most cases in a list.
const MOST_CASES: u64 = 1000;

/// Arguments of `caiheng case`.
#[derive(Debug, Args)]
pub struct CaseArgs {
    /// Login name of the account on whose behalf it is done
    #[arg(long = "as", value_name = "LOGIN", global = true)]
    login: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Cases of the agency, newest first
    List {
        /// Only those that the account handles
        #[arg(long)]
        mine: bool,
        /// Words of title, party or number
        words: Option<String>,
    },
    /// A case as it stands: what is missing, what runs out
    Show {
        /// Identifier of the case
        case: String,
    },
    /// Everything that happened to a case
    Timeline {
        /// Identifier of the case
        case: String,
    },
    /// What a legal review has before it
    Review {
        /// Identifier of the case
        case: String,
    },
    /// The decision as it may be published, with everything that was hidden
    Redact {
        /// Identifier of the case
        case: String,
    },
    /// Do an act; without a case, open one
    Act {
        /// The act as JSON (docs/CASEWORK.md); `-` reads standard input
        act: PathBuf,
        /// Identifier of the case
        #[arg(long)]
        case: Option<String>,
    },
    /// Write a document as a Word file in the layout of GB/T 9704: as issued, or the newest version marked as a draft
    Document {
        /// Identifier of the case
        case: String,
        /// Identifier of the document
        document: String,
        /// File to write; it must not be there
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Write a case as a folder, or as a zip where the name ends so, that verifies itself
    Export {
        /// Identifier of the case
        case: String,
        /// Folder or zip to write
        target: PathBuf,
    },
    /// Check an exported case against itself, without a database; exits with 1 where anything does not fit
    Verify {
        /// Folder or zip
        archive: PathBuf,
    },
    /// Take an exported case up in this installation
    Import {
        /// Folder or zip
        archive: PathBuf,
    },
    /// Add a file to a case
    AddMaterial {
        /// Identifier of the case
        case: String,
        /// The file
        file: PathBuf,
        /// evidence, recording, document or service_proof
        #[arg(long, default_value = "evidence")]
        kind: String,
        /// Name [default: that of the file]
        #[arg(long)]
        name: Option<String>,
        /// When it was taken, such as 2026-03-01T09:30:00+08:00
        #[arg(long, value_name = "TIME")]
        taken_at: DateTime<Utc>,
    },
}

/// Runs the subcommand.
///
/// # Errors
/// `case.*`, `people.not_found`, `material.*`, `store.*`.
pub fn run(arguments: CaseArgs, context: &Context) -> Result<ExitCode, Failure> {
    if let What::Verify { archive } = &arguments.what {
        return verify(archive, context);
    }
    super::runtime()?.block_on(async {
        let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
        if let What::Import { archive } = &arguments.what {
            let taken = handling::archive::import(&services, archive).await?;
            context.output.print(&taken, text::file)?;
            return Ok(ExitCode::SUCCESS);
        }
        let account = account(&services, arguments.login.as_deref()).await?;
        let called = format!("{}（{}，命令行）", account.person.name, account.login);
        let terms = Terms { called: Some(&called), ..Terms::default() };
        let actor = account.person;
        let record = async |shown: Seen<'_>| seen(&services, &actor, Some(&called), shown).await;
        match arguments.what {
            What::List { mine, words } => {
                let officer = mine.then(|| actor.id.clone());
                let filter = CaseFilter { officer, words, limit: MOST_CASES, ..CaseFilter::default() };
                let rows = services.store.case_files().list(&actor.agency, &filter).await?;
                record(Seen::List { count: rows.len(), filter: &filter }).await?;
                context.output.print(&rows, |rows| text::list(rows))?;
            }
            What::Show { case } => {
                let sheet = sheet::case(&services, &case, &actor).await?;
                record(Seen::File(&case)).await?;
                context.output.print(&sheet, text::sheet)?;
            }
            What::Timeline { case } => {
                let entries = handling::timeline::timeline(&services, &case, &actor).await?;
                record(Seen::Timeline(&case)).await?;
                context.output.print(&entries, |entries| text::timeline(entries))?;
            }
            What::Review { case } => {
                let sheet = sheet::review(&services, &case, &actor).await?;
                record(Seen::Review(&case)).await?;
                context.output.print(&sheet, text::review)?;
            }
            What::Redact { case } => {
                let redacted = handling::redaction::redact(&services, &case, &actor).await?;
                record(Seen::Redaction(&case)).await?;
                context.output.print(&redacted, text::redacted)?;
            }
            What::Act { act, case } => {
                let act: Act = read_json(&act)?;
                let file = match case {
                    Some(case) => handling::act(&services, &case, &actor, act, terms).await?,
                    None => handling::open(&services, &actor, act, terms).await?,
                };
                context.output.print(&file, text::file)?;
            }
            What::Document { case, document, out } => {
                let laid = handling::documents::docx(&services, &case, &document, &actor).await?;
                record(Seen::Document { case: &case, document: &document, version: laid.version }).await?;
                super::new_file::write(&out, &laid.bytes)?;
                let state = if laid.issued { "已签发" } else { "草稿" };
                let said = format!("已写入 {}（{}，{state}）", out.display(), laid.name);
                let facts = serde_json::json!({"file": out, "document": document, "version": laid.version, "issued": laid.issued});
                context.output.print(&facts, |_| said)?;
            }
            What::Export { case, target } => {
                let manifest = handling::archive::export(&services, &case, &actor, &called, &target).await?;
                let (files, case) = (manifest.files.len(), &manifest.case);
                let said = format!("已导出案件 {}：{files} 个文件，办理记录 {} 项", case.id, case.events);
                context.output.print(&manifest, |_| said)?;
            }
            // Done above: neither acts for an account.
            What::Verify { .. } | What::Import { .. } => {}
            What::AddMaterial { case, file, kind, name, taken_at } => {
                let kind = serde_json::from_value(serde_json::Value::from(kind.as_str()))
                    .map_err(|_| Failure::new("material.kind", format!("不认识的材料种类：{kind}")))?;
                let kept = keep(&services, &file)?;
                let named = file.file_name().map(|name| name.to_string_lossy().into_owned());
                let given = Given { name: name.or(named).unwrap_or_default(), kind, taken_at, note: None };
                let file = handling::add_material(&services, &case, &actor, given, kept, terms).await?;
                context.output.print(&file, text::file)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn verify(archive: &Path, context: &Context) -> Result<ExitCode, Failure> {
    let report = handling::archive::check(archive)?.report;
    context.output.print(&report, text::archive)?;
    Ok(if report.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The account on whose behalf something is done.
pub(super) async fn account(services: &Services, login: Option<&str>) -> Result<Account, Failure> {
    let login = login.ok_or_else(|| Failure::new("people.login", "须用 --as 指明以哪个账号办理"))?;
    let account = services.store.people().by_login(login).await?;
    let account = account.filter(|account| !account.disabled);
    account.ok_or_else(|| Failure::new("people.not_found", format!("没有登录名为 {login} 的账号，或者已停用")))
}

/// What is asked for, from a file or from standard input.
pub(super) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Failure> {
    let json = if path == Path::new("-") {
        let mut text = String::new();
        let read = std::io::stdin().read_to_string(&mut text);
        read.map_err(|error| Failure::new("case.unreadable", format!("读不了标准输入：{error}")))?;
        text
    } else {
        super::text_file::read(path)?
    };
    serde_json::from_str(&json).map_err(|error| Failure::new("case.act", format!("不是一件可以办理的事：{error}")))
}

/// Stores the bytes of a file.
fn keep(services: &Services, path: &Path) -> Result<Kept, Failure> {
    let unreadable = |error| Failure::new("material.unreadable", format!("读不了 {}：{error}", path.display()));
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    let materials = Materials::under(&services.config.home);
    let most = services.config.casework.max_material_bytes;
    let mut incoming = materials.receive(&uuid::Uuid::new_v4().to_string(), most)?;
    let mut chunk = vec![0; 1 << 20];
    loop {
        match file.read(&mut chunk).map_err(unreadable)? {
            0 => break,
            read => incoming.write(chunk.get(..read).unwrap_or_default())?,
        }
    }
    incoming.keep()
}
