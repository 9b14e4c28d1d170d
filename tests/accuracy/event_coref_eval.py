#!/usr/bin/env python3
"""Scores predicted event mentions with their clusters, as CoNLL does: MUC, B-cubed, CEAF-e and the mean of their F1.

    event_coref_eval.py --truth ecbplus-dev.jsonl.gz --pred predictions.jsonl

Predictions are those of `event_coref … predicted`. A mention counts as found when its head lies in an annotated one;
what only one side has counts against precision or recall. With annotated mentions (`event_coref … gold`) the figures
are the same as those of the shared coref_eval.py, which is where the assignment for CEAF comes from.
"""
import argparse
import collections
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("HEARSAY_SHARED_DIR", os.path.join(HERE, "..", "..", "..", "shared"))
sys.path.insert(0, os.path.join(SHARED, "eval"))
try:
    import coref_eval
except ImportError:
    sys.exit("skipped: %s holds no eval/coref_eval.py" % SHARED)


def clusters(labels):
    return coref_eval.invert(labels)


def muc_side(groups, other):
    """Links of `groups` that `other` has too; what it lacks stands alone."""
    common = total = 0
    for group in groups:
        parts = {other.get(m, ("none", m)) for m in group}
        common += len(group) - len(parts)
        total += len(group) - 1
    return common, total


def b_cubed_side(groups, other):
    common = sum(
        sum(k * k for k in collections.Counter(other[m] for m in group if m in other).values()) / len(group)
        for group in groups)
    return common, sum(len(group) for group in groups)


def ceaf_e(gold, pred):
    """Groups that share a mention, however remotely, are assigned together; all others have nothing in common."""
    parent = {}

    def find(x):
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for m in gold:
        if m in pred:
            parent[find(("g", gold[m]))] = find(("p", pred[m]))
    parts = collections.defaultdict(lambda: ([], []))
    for side, (kind, labels) in enumerate((("g", gold), ("p", pred))):
        for label in set(labels.values()):
            parts[find((kind, label))][side].append(label)
    by_label = [collections.defaultdict(set), collections.defaultdict(set)]
    for side, labels in enumerate((gold, pred)):
        for m, label in labels.items():
            by_label[side][label].add(m)
    total = 0.0
    for left, right in parts.values():
        if not left or not right:
            continue
        a = [by_label[0][x] for x in left]
        b = [by_label[1][x] for x in right]
        if len(a) > len(b):
            a, b = b, a
        likeness = [[2 * len(x & y) / (len(x) + len(y)) for y in b] for x in a]
        total += sum(likeness[i][j] for i, j in coref_eval.assign([[-v for v in row] for row in likeness]))
    return coref_eval.prf(total, len(by_label[1]), total, len(by_label[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", required=True)
    parser.add_argument("--pred", required=True)
    args = parser.parse_args()
    gold = {(d["doc"], m["id"]): m["chain"] for d in coref_eval.rows(args.truth) for m in d["mentions"]
            if m["kind"] == "event" and m["selected"]}
    pred = {(x["doc"], x["mention"]): x["cluster"] for x in coref_eval.rows(args.pred)}
    found = sum(m in gold for m in pred)
    figures = {"mentions": coref_eval.prf(found, len(pred), found, len(gold))}
    pn, pd = muc_side(clusters(pred), gold)
    rn, rd = muc_side(clusters(gold), pred)
    figures["muc"] = coref_eval.prf(pn, pd, rn, rd)
    pn, pd = b_cubed_side(clusters(pred), gold)
    rn, rd = b_cubed_side(clusters(gold), pred)
    figures["b3"] = coref_eval.prf(pn, pd, rn, rd)
    figures["ceafe"] = ceaf_e(gold, pred)
    for name, (p, r, f) in figures.items():
        print("%-9s precision %5.1f  recall %5.1f  F1 %5.1f" % (name, 100 * p, 100 * r, 100 * f))
    print("CoNLL F1 %.2f" % (100 * sum(figures[k][2] for k in ("muc", "b3", "ceafe")) / 3))


if __name__ == "__main__":
    main()
