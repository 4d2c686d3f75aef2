//! `caiheng openapi`: the document of the HTTP interface.

use clap::Args;

use super::Context;
use crate::failure::Failure;
use crate::http;

/// Arguments of `caiheng openapi`.
#[derive(Debug, Args)]
pub struct OpenapiArgs {}

/// Prints the OpenAPI document, indented unless `--json` asks for one line.
///
/// # Errors
/// `output.write`.
pub fn run(_arguments: OpenapiArgs, context: &Context) -> Result<std::process::ExitCode, Failure> {
    let document = http::document();
    let indented = serde_json::to_string_pretty(&document).map_err(Failure::internal)?;
    context.output.print(&document, |_| indented)?;
    Ok(std::process::ExitCode::SUCCESS)
}
