//! Watches the built pages (`web/dist`), which `rust-embed` embeds but does not track, and refuses a release without them.

use std::path::Path;
use std::process::ExitCode;

/// The folder that `http::pages` embeds.
const DIST: &str = "web/dist";

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=CAIHENG_WITHOUT_PAGES");
    // The folder must exist, or cargo would run this script anew at each build and the embedding would not compile.
    if let Err(error) = std::fs::create_dir_all(DIST) {
        println!("cargo::error=cannot create {DIST}: {error}");
        return ExitCode::FAILURE;
    }
    println!("cargo::rerun-if-changed={DIST}");

    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let wants_pages = std::env::var_os("CAIHENG_WITHOUT_PAGES").is_none();
    if is_release && wants_pages && !Path::new(DIST).join("index.html").exists() {
        println!(
            "cargo::error={DIST}/index.html is missing: build the pages first (in web/: npm ci && npm run build), \
             or set CAIHENG_WITHOUT_PAGES=1 to build a binary without pages"
        );
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
