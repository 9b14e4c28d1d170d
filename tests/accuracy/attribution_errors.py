#!/usr/bin/env python3
"""Counts how attributions of two awkward kinds fare.

  attribution_errors.py GOLD OUTPUT [--show N]

GOLD has the lines of ../shared/data/attribution (plain or .gz), OUTPUT those of
`hearsay extract`. The kinds, of the gold attributions:

  elided     the source stands before the cue of another attribution that has
             the same source, and that cue before this one: "she said … and
             added that", "…, adding that"
  addressee  a cue of telling is followed by whom is told, then by the content:
             "told reporters on Friday that"

For each: how many there are; how many are linked (the cues meet, the sources
meet, half of the contents is common, by token F1); and what is wrong with the
others: no cue met; no source; another source; the content takes what stands
between cue and content (addressees alone); another content. --show prints N of
each. Standard library only.
"""

import argparse
import collections
import gzip
import json
import re

TOKEN = re.compile(r"\w+|[^\w\s]")
TELLING = re.compile(r"(?:told|tells?|telling|assur\w+|inform\w*|remind\w*|"
                     r"warn\w*|advis\w+|ask\w*)\b", re.IGNORECASE)
MOST_WORDS_BETWEEN = 12


def read(path):
    open_any = gzip.open if path.endswith(".gz") else open
    with open_any(path, "rt", encoding="utf-8") as lines:
        return {o["id"]: o for o in map(json.loads, lines)}


class Attribution:
    """The tokens of an attribution's roles, by where they begin."""

    def __init__(self, spans, tokens, text):
        self.text = text
        self.spans = {role: sorted(map(tuple, spans.get(role) or []))
                      for role in ("source", "cue", "content")}
        self.source, self.cue, self.content = (
            {begin for begin, end in tokens
             if any(begin < e and b < end for b, e in self.spans[role])}
            for role in ("source", "cue", "content"))

    def words(self, role):
        return " … ".join(self.text[b:e] for b, e in self.spans[role])


def same_source(gold, other):
    return bool(gold.source & other.source) or not (gold.source or other.source)


def content_f1(gold, other):
    both = len(gold.content) + len(other.content)
    return 2 * len(gold.content & other.content) / both if both else 1.0


def is_elided(gold, all_gold):
    if not gold.source or not gold.cue or max(gold.source) > min(gold.cue):
        return False
    return any(other is not gold and other.source == gold.source and other.cue
               and max(gold.source) < min(other.cue) < min(gold.cue)
               for other in all_gold)


def between(gold, tokens):
    """The words after a cue of telling and before the content."""
    if not gold.cue or not TELLING.match(gold.words("cue")):
        return set()
    end = max(gold.cue)
    after = [begin for begin in gold.content if begin > end]
    if not after:
        return set()
    words = {begin for begin, _ in tokens if end < begin < min(after)
             and gold.text[begin].isalnum() and begin not in gold.source}
    return words if len(words) <= MOST_WORDS_BETWEEN else set()


def verdict(gold, found, told):
    met = [other for other in found if other.cue & gold.cue]
    if any(same_source(gold, other) and content_f1(gold, other) >= 0.5
           for other in met):
        return "linked"
    if not met:
        return "no cue"
    best = max(met, key=lambda other: content_f1(gold, other))
    if told & best.content:
        return "takes addressee"
    if not same_source(gold, best):
        return "other source" if best.source else "no source"
    return "other content"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold")
    parser.add_argument("output")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    output = read(args.output)
    counts = collections.defaultdict(collections.Counter)
    shown = collections.defaultdict(list)
    # Linked or not, contents that begin with whom is told.
    taken = 0
    for article, line in read(args.gold).items():
        text = line["text"]
        tokens = [match.span() for match in TOKEN.finditer(text)]
        gold, found = (
            [Attribution(spans, tokens, text) for spans in attributions]
            for attributions in (line["attributions"],
                                 output[article]["attributions"]))
        for one in gold:
            told = between(one, tokens)
            kinds = (["elided"] if is_elided(one, gold) else []) + (
                ["addressee"] if told else [])
            for kind in kinds:
                result = verdict(one, found, told)
                counts[kind][result] += 1
                shown[kind, result].append(one)
            taken += bool(told) and any(
                other.cue & one.cue and told & other.content
                for other in found)
    for kind in ("elided", "addressee"):
        all_of_kind = sum(counts[kind].values())
        print(f"{kind:10} {all_of_kind:5}  " + "  ".join(
            f"{result} {count} ({100 * count / all_of_kind:.1f} %)"
            for result, count in counts[kind].most_common()))
    print(f"addressees in contents, linked or not: {taken}")
    for (kind, result), ones in shown.items():
        for one in ones[:args.show if result != "linked" else 0]:
            print(f"\n{kind}, {result}: {one.words('source')} | "
                  f"{one.words('cue')} | {one.words('content')[:200]}")


if __name__ == "__main__":
    main()
