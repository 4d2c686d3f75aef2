#!/usr/bin/env bash
# Sets up what the tests need and runs them all: Rust (units, the real binary, the real models), pages, browser.
# May be run again at any time.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

install_build_tools
install_packages chromium fonts-noto-cjk ffmpeg
build_pages
build_binary
pull_models
# The small language model, for tests where the wording does not matter.
"$CAIHENG" models pull qwen2.5-coder-0.5b-instruct

say "unit tests of the pages"
(cd web && npm test --silent)

say "tests of the crate, the binary and the models"
cargo test --locked --workspace

say "the page in a browser, on the real binary"
(cd web && CAIHENG_BIN=$CAIHENG npm run --silent e2e)
