#!/usr/bin/env python3
"""Trains the ranking model (index/ranking.json) on what the program sees of each candidate.

    scripts/learn_ranking.py [--hidden N] [--check] OUT FEATURES[:WEIGHT]...

FEATURES are files that `caiheng eval retrieval --features` writes: query, document, grade and the features of each candidate,
tab-separated. WEIGHT is what a query of that file counts (default 1). Needs numpy only.

The loss is the cross-entropy of a softmax over the candidates of a query against its relevant ones; the model is linear plus one
hidden layer. --check prints the recall by five-fold cross-validation over queries before the final model is trained on all of
them.
"""
import argparse
import json
import re
import sys
from pathlib import Path

import numpy as np

ROUNDS = 60
RATE = 0.02
DECAY = 1e-4
# Candidates of a query that are trained on beside the relevant ones: those that the present model ranks highest, and some others.
HARD, RANDOM = 150, 50


def feature_names():
    """The names in the order of the program."""
    source = (Path(__file__).parent.parent / "src/search/ranking/features.rs").read_text()
    listed = re.search(r"FEATURES: \[&str; \d+\] = \[(.*?)\];", source, re.S).group(1)
    return re.findall(r'"(\w+)"', listed)


def read(path, width):
    """Queries as (features, grades, number of relevant documents that are no candidates)."""
    queries, order = {}, []
    with open(path) as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if cells[0] not in queries:
                queries[cells[0]] = ([], [], [0])
                order.append(cells[0])
            rows, grades, missed = queries[cells[0]]
            if cells[3] == "":
                missed[0] += 1
                continue
            rows.append(np.array(cells[3:], dtype=np.float32))
            grades.append(float(cells[2]))
    made = []
    for name in order:
        rows, grades, missed = queries[name]
        if rows:
            made.append((np.vstack(rows).reshape(-1, width), np.array(grades, np.float32), missed[0]))
    return made


class Model:
    def __init__(self, width, hidden, random):
        self.parts = [
            np.zeros(width, np.float32),
            random.normal(0, 0.3, (hidden, width)).astype(np.float32),
            np.zeros(hidden, np.float32),
            np.zeros(hidden, np.float32),
        ]
        self.parts[0][:] = 1.0
        self.moments = [(np.zeros_like(part), np.zeros_like(part)) for part in self.parts]
        self.step = 0

    def score(self, rows):
        linear, hidden, bias, output = self.parts
        return rows @ linear + np.tanh(rows @ hidden.T + bias) @ output

    def learn(self, rows, grades, weight, rate):
        """One step of Adam on one query."""
        linear, hidden, bias, output = self.parts
        active = np.tanh(rows @ hidden.T + bias)
        scores = rows @ linear + active @ output
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        error = (likely - grades / grades.sum()) * weight
        inner = np.outer(error, output) * (1 - active**2)
        slopes = [rows.T @ error, inner.T @ rows, inner.sum(0), active.T @ error]
        self.step += 1
        for part, slope, (first, second) in zip(self.parts, slopes, self.moments):
            slope = slope + DECAY * part
            first += 0.1 * (slope - first)
            second += 0.001 * (slope**2 - second)
            ahead = first / (1 - 0.9**self.step) / (np.sqrt(second / (1 - 0.999**self.step)) + 1e-8)
            part -= rate * ahead


def train(queries, width, hidden, seed=7):
    random = np.random.default_rng(seed)
    model = Model(width, hidden, random)
    chosen = {}
    for turn in range(ROUNDS):
        rate = RATE * 0.5 * (1 + np.cos(np.pi * turn / ROUNDS))
        if turn % 6 == 0:
            chosen = {n: choose(model, rows, grades, random) for n, (rows, grades, _, _) in enumerate(queries)}
        for n in random.permutation(len(queries)):
            rows, grades, _, weight = queries[n]
            if grades.sum() > 0:
                model.learn(rows[chosen[n]], grades[chosen[n]], weight, rate)
    return model


def choose(model, rows, grades, random):
    scores = model.score(rows)
    hard = np.argsort(-scores)[:HARD]
    others = random.integers(0, len(rows), RANDOM)
    return np.unique(np.concatenate([np.flatnonzero(grades), hard, others]))


def recall(model, queries):
    sums = {depth: 0.0 for depth in (1, 5, 10, 100)}
    for rows, grades, missed, _ in queries:
        ranked = grades[np.argsort(-model.score(rows), kind="stable")] > 0
        for depth in sums:
            sums[depth] += ranked[:depth].sum() / max((grades > 0).sum() + missed, 1)
    return {depth: total / max(len(queries), 1) for depth, total in sums.items()}


def show(name, found):
    print(name, " ".join(f"R@{depth} {share:.3f}" for depth, share in found.items()), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hidden", type=int, default=8)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("out")
    parser.add_argument("features", nargs="+")
    given = parser.parse_args()
    names = feature_names()
    sets = {}
    for argument in given.features:
        path, _, weight = argument.partition(":")
        sets[path] = [(*query, float(weight or 1)) for query in read(path, len(names))]
    if given.check:
        folds = 5
        for path, queries in sets.items():
            order = np.random.default_rng(1).permutation(len(queries))
            sums = []
            for fold in range(folds):
                held = set(order[fold::folds].tolist())
                rest = [query for n, query in enumerate(queries) if n not in held]
                others = [query for other, queries in sets.items() if other != path for query in queries]
                model = train(rest + others, len(names), given.hidden)
                sums.append(recall(model, [queries[n] for n in sorted(held)]))
            show(f"held out of {path}:", {depth: float(np.mean([s[depth] for s in sums])) for depth in sums[0]})
    everything = [query for queries in sets.values() for query in queries]
    model = train(everything, len(names), given.hidden)
    for path, queries in sets.items():
        show(f"trained on {path}:", recall(model, queries))
    linear, hidden, bias, output = (np.round(part.astype(float), 5) for part in model.parts)
    trained = {
        "features": names,
        "linear": linear.tolist(),
        "hidden": [[own, *weights] for own, weights in zip(bias.tolist(), hidden.tolist())],
        "output": output.tolist(),
    }
    Path(given.out).write_text(json.dumps(trained) + "\n")
    for name, weight in zip(names, trained["linear"]):
        print(f"  {name} {weight}", file=sys.stderr)


if __name__ == "__main__":
    main()
