#!/usr/bin/env python3
"""Scores extracted claims against the set of nested reports.

  nested_eval.py GOLD OUTPUT [--errors]   scores the JSONL of `hearsay extract`
  nested_eval.py GOLD --check             validates the gold file alone

GOLD is a file of nested/; its fields and the rules by which it was
annotated are in nested/README.md. A gold claim is matched to at most one
extracted claim, whose content covers the same words with a token F1 of at
least 0.5, best pairs first. Every attribute is scored twice: over all gold
claims, where a claim that was not found is wrong, and over the found ones.
Exits 1 when the gold file is invalid. Standard library only.
"""

import argparse
import collections
import itertools
import json
import sys

from nested_match import (ENUMS, ROLES, chain_matches, enum, field,
                          holder_matches, match, normal, overlaps)


# --- Scores ----------------------------------------------------------------


class Tally:
    """Right answers, and how many were due, over all and over found claims."""

    def __init__(self):
        self.right = self.all = self.found = 0

    def add(self, found, right):
        self.all += 1
        self.found += found
        self.right += bool(found and right)

    def rates(self):
        return (self.right / self.all if self.all else 1.0,
                self.right / self.found if self.found else 1.0)


def prf(right, predicted, due):
    p = right / predicted if predicted else float(not due)
    r = right / due if due else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def day_range(value):
    start, _, end = value.partition("/")
    return start, end or start


def time_matches(gold_time, event):
    time = event.get("time", {})
    if "start" not in time:
        return False
    start, end = day_range(gold_time)
    last = time.get("end", time["start"])
    # A proto range ends one past the last instant it may mean.
    until = last[:10] if not last[10:].startswith("T00:00:00") else None
    return time["start"][:10] <= end and (
        start <= until if until else start < last[:10]
        or start == time["start"][:10])


def display(links):
    return " > ".join(
        field(link, "display_name") or link.get("source", {}).get("exact")
        or "?" for link in links)


def score(articles, outputs, report=None):
    """All figures by name; `report(kind, article, gold, predicted)` is told of
    each wrong case."""
    report = report or (lambda *_: None)
    tallies = collections.defaultdict(Tally)
    counts = collections.Counter()
    for article in articles:
        predicted = outputs.get(article["id"], [])
        pairs = match(article, predicted)
        counts["gold"] += len(article["claims"])
        counts["predicted"] += len(predicted)
        counts["matched"] += len(pairs)
        for j in sorted(set(range(len(predicted))) - set(pairs.values())):
            report("spurious", article, None, predicted[j])
        for i, gold in enumerate(article["claims"]):
            claim = predicted[pairs[i]] if i in pairs else None
            if claim is None:
                report("missed", article, gold, None)
            score_claim(article, gold, claim, tallies, counts, report)
        score_groups(article, predicted, counts)
        score_merges(article, predicted, pairs, counts, report)
    figures = {"claims": prf(counts["matched"], counts["predicted"],
                             counts["gold"])}
    for name in ("likelihood", "stated_confidence"):
        figures[name + " where stated"] = prf(
            counts[name, "right"], counts[name, "predicted"],
            counts[name, "gold"])
    figures["same-event pairs"] = prf(
        counts["pairs", "right"], counts["pairs", "predicted"],
        counts["pairs", "gold"])
    return figures, {k: t.rates() for k, t in tallies.items()}, counts


def score_claim(article, gold, claim, tallies, counts, report):
    found = claim is not None
    claim = claim or {}
    depth = min(len(gold["chain"]), 4)
    checks = {"chain": chain_matches(gold, claim)}
    checks[f"chain of {depth}" + "+" * (depth == 4)] = checks["chain"]
    checks["holder"] = holder_matches(gold, claim)
    last = (claim.get("chain") or [{}])[-1]
    checks["role"] = (field(last, "role", "").removeprefix("SOURCE_ROLE_") ==
                      gold["chain"][-1]["role"])
    checks["anonymous"] = (last.get("anonymous", False) ==
                           gold["chain"][-1]["anonymous"])
    for name in ENUMS:
        value = enum(claim, name)
        checks[name] = value == gold[name]
        if name == "polarity" and not gold["negation_in_content"]:
            checks["polarity, no inner negation"] = checks[name]
        if name in ("likelihood", "stated_confidence"):
            counts[name, "gold"] += gold[name] is not None
            counts[name, "predicted"] += value is not None
            counts[name, "right"] += (value == gold[name] is not None)
    if gold["events"]:
        main = gold["events"][0]
        hits = [e for e in claim.get("events", [])
                if "trigger" in e and overlaps(main, e["trigger"])]
        checks["main event"] = bool(hits)
        if main["time"]:
            checks["event time"] = any(
                time_matches(main["time"], e) for e in hits)
    for name, right in checks.items():
        tallies[name].add(found, right)
        if found and not right and not name.startswith("chain of"):
            report(name, article, gold, claim)


def score_groups(article, predicted, counts):
    """Pairs of mentions of one event: the gold groups against the ids."""
    mentions, groups = {}, {}
    for gold in article["claims"]:
        for e in gold["events"]:
            mentions[e["start"], e["end"]] = e
    for key, mention in mentions.items():
        for event in (e for p in predicted for e in p.get("events", [])):
            ident = event.get("event") or event.get("cluster")
            if ident and "trigger" in event and overlaps(mention,
                                                         event["trigger"]):
                groups.setdefault(key, set()).add(ident)
    for a, b in itertools.combinations(sorted(mentions), 2):
        same = mentions[a]["same_as"] == mentions[b]["same_as"]
        said = bool(groups.get(a, set()) & groups.get(b, set()))
        counts["pairs", "gold"] += same
        counts["pairs", "predicted"] += said
        counts["pairs", "right"] += same and said


def score_merges(article, predicted, pairs, counts, report):
    """Two different anonymous holders that were given one entity."""
    holders = {}
    for i, j in pairs.items():
        link = article["claims"][i]["chain"][-1]
        chain = predicted[j].get("chain", [])
        if link["anonymous"] and chain:
            holders.setdefault(normal(link["canonical"]), []).append(
                (i, j, chain[-1].get("entity")))
    for a, b in itertools.combinations(holders.values(), 2):
        counts["anonymous pairs"] += 1
        ids = {entity for _, _, entity in a if entity}
        shared = [x for x in b if x[2] in ids]
        if shared:
            counts["false merges"] += 1
            report("false merge", article, article["claims"][shared[0][0]],
                   predicted[shared[0][1]])


# --- Gold ------------------------------------------------------------------


def check(articles):
    """What is wrong with the gold file, one line a fault."""
    faults, seen = [], set()
    for article in articles:
        text, where = article["text"], article["id"]
        if where in seen:
            faults.append(f"{where}: id used twice")
        seen.add(where)
        for claim in article["claims"]:
            spans = claim["content"]
            at = f"{where}: {spans[0]['exact'][:40]!r}" if spans else where
            for s in spans:
                if text[s["start"]:s["end"]] != s["exact"] or not s["exact"]:
                    faults.append(f"{at}: span is not the text's")
            if not spans or any(a["end"] > b["start"]
                                for a, b in itertools.pairwise(spans)):
                faults.append(f"{at}: content is empty or out of order")
            for name, (_, values) in ENUMS.items():
                if claim[name] not in values:
                    faults.append(f"{at}: {name}: {claim[name]}")
            sign = {"S": "POSITIVE", "U": "UNDERSPECIFIED"}
            sign = ("NEGATIVE" if claim["factuality"].endswith("MINUS")
                    else sign[claim["factuality"][-1]])
            if claim["polarity"] != sign:
                faults.append(f"{at}: polarity and factuality disagree")
            if not claim["chain"]:
                faults.append(f"{at}: no holder")
            for k, link in enumerate(claim["chain"]):
                outlet = k == 0 and article["source"] != "unknown"
                if outlet != (link["name"] == article["source"]):
                    faults.append(f"{at}: outlet link")
                if link["role"] not in ROLES or (
                        not outlet and link["name"] not in text):
                    faults.append(f"{at}: link {link['name']!r}")
            for e in claim["events"]:
                if text[e["start"]:e["end"]] != e["trigger"] or not any(
                        s["start"] <= e["start"] and e["end"] <= s["end"]
                        for s in spans):
                    faults.append(f"{at}: trigger {e['trigger']!r}")
    return faults


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def print_case(kind, article, gold, claim):
    print(f"[{kind}] {article['id']}")
    if gold:
        words = " … ".join(s["exact"] for s in gold["content"])
        names = " > ".join(k["canonical"] for k in gold["chain"])
        events = " ".join(e["trigger"] for e in gold["events"])
        values = " ".join(str(gold[n]) for n in ENUMS)
        print(f"  gold {words}\n       {names} | {values} | {events}")
    if claim:
        words = " … ".join(s.get("exact", "") for s in
                           claim.get("content", []))
        events = " ".join(e.get("trigger", {}).get("exact", "")
                          for e in claim.get("events", []))
        values = " ".join(str(enum(claim, n)) for n in ENUMS)
        print(f"  said {words}\n       {display(claim.get('chain', []))} | "
              f"{values} | {events}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold")
    parser.add_argument("output", nargs="?")
    parser.add_argument("--errors", action="store_true",
                        help="print each wrong case")
    parser.add_argument("--check", action="store_true",
                        help="validate the gold file and stop")
    options = parser.parse_args()
    articles = read_jsonl(options.gold)
    faults = check(articles)
    if faults:
        sys.exit("\n".join(faults))
    if options.check:
        print(f"{len(articles)} articles, "
              f"{sum(len(a['claims']) for a in articles)} claims: valid")
        return
    if not options.output:
        parser.error("OUTPUT: name the file that `hearsay extract` wrote")
    outputs = {o["id"]: o.get("claims", [])
               for o in read_jsonl(options.output)}
    absent = [a["id"] for a in articles if a["id"] not in outputs]
    if absent:
        print(f"no output for {len(absent)} articles: {' '.join(absent)}",
              file=sys.stderr)
    figures, rates, counts = score(
        articles, outputs, print_case if options.errors else None)
    print(f"{len(articles)} articles, {counts['gold']} gold claims, "
          f"{counts['predicted']} extracted, {counts['matched']} matched")
    print(f"{'':30}{'P':>7}{'R':>7}{'F1':>7}")
    for name, values in figures.items():
        print(f"{name:30}" + "".join(f"{v:7.3f}" for v in values))
    print(f"{'accuracy':30}{'all':>7}{'found':>7}")
    for name in sorted(rates):
        print(f"{name:30}" + "".join(f"{v:7.3f}" for v in rates[name]))
    print(f"false merges of anonymous holders: {counts['false merges']} of "
          f"{counts['anonymous pairs']} pairs")


if __name__ == "__main__":
    main()
