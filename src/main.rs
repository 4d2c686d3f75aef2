//! The `caiheng` command: parse the command line and dispatch.

use std::process::ExitCode;

fn main() -> ExitCode {
    caiheng::cli::main()
}
