//! `caiheng publication show|act|list|due|feed`: the publication of decisions, on behalf of an account.

mod text;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::Context;
use super::case::{account, read_json};
use crate::assist::pipeline::Services;
use crate::casework::people::{Permission, Person};
use crate::casework::publication::Asked;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::handling::views::{Seen, seen};
use crate::handling::{Terms, publication};
use crate::store::publications::{ListFilter, Wanted};

/// Most publications in a list.
const MOST: u64 = 1000;

/// Arguments of `caiheng publication`.
#[derive(Debug, Args)]
pub struct PublicationArgs {
    /// Login name of the account on whose behalf it is done
    #[arg(long = "as", value_name = "LOGIN", global = true)]
    login: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The publication of a case as it stands: text, redactions, approval, time limits
    Show {
        /// Identifier of the case
        case: String,
    },
    /// Do an act: prepare, confirm, submit, approve, publish, correct, withdraw ...
    Act {
        /// Identifier of the case
        case: String,
        /// The act as JSON (docs/PUBLICATION.md); `-` reads standard input
        act: PathBuf,
    },
    /// Decisions of the agency with their publications, newest first
    List,
    /// What is to be published, withdrawn or ended, by its last day
    Due,
    /// What the platform above gets
    Feed {
        /// Number of the last change that it has
        #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
        after: i64,
        /// At most so many changes
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(1..=10_000))]
        limit: u64,
        /// Write it as a table for Excel
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
}

/// Runs the subcommand.
///
/// # Errors
/// `case.*`, `publication.*`, `redaction.*`, `people.not_found`, `access.permission`, `store.*`.
pub fn run(arguments: PublicationArgs, context: &Context) -> Result<ExitCode, Failure> {
    super::runtime()?.block_on(async {
        let services = Services::open(context.config.clone(), Arc::new(SystemClock)).await?;
        let account = account(&services, arguments.login.as_deref()).await?;
        let called = format!("{}（{}，命令行）", account.person.name, account.login);
        let terms = Terms { called: Some(&called), ..Terms::default() };
        let actor = account.person;
        match arguments.what {
            What::Show { case } => {
                may(&actor, Permission::ReadCases)?;
                let sheet = publication::show(&services, &case, &actor).await?;
                seen(&services, &actor, Some(&called), Seen::Publication(&case)).await?;
                context.output.print(&sheet, text::sheet)?;
            }
            What::Act { case, act } => {
                let asked: Asked = read_json(&act)?;
                let sheet = publication::act(&services, &case, &actor, &asked, terms).await?;
                context.output.print(&sheet, text::sheet)?;
            }
            What::List => {
                may(&actor, Permission::ReadCases)?;
                let filter = ListFilter { wanted: Wanted::All, stage: None, before: None, limit: MOST };
                let rows = publication::list(&services, &actor.agency, &filter).await?;
                context.output.print(&rows, |rows| text::list(rows))?;
            }
            What::Due => {
                may(&actor, Permission::ReadCases)?;
                let rows = publication::due(&services, &actor.agency, MOST).await?;
                context.output.print(&rows, |rows| text::due(rows))?;
            }
            What::Feed { after, limit, csv } => {
                may(&actor, Permission::ReadPublications)?;
                let page = publication::feed(&services, &actor.agency, after, limit).await?;
                if let Some(path) = csv {
                    let table = publication::csv(&page)?;
                    std::fs::write(&path, table)
                        .map_err(|error| Failure::new("output.write", format!("写不了 {}：{error}", path.display())))?;
                }
                context.output.print(&page, text::feed)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn may(actor: &Person, permission: Permission) -> Result<(), Failure> {
    if actor.may(permission) {
        return Ok(());
    }
    Err(Failure::new("access.permission", format!("{}的角色没有这项权限", actor.name)))
}
