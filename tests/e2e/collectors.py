#!/usr/bin/env python3
"""Four collectors at once stream real news in many languages: every article is
answered once, every acked one is readable by name, and both sides count alike.
HEARSAY_ARTICLES says how many (20,000 in a long run)."""
import collections
import gzip
import itertools
import json
import os
import pathlib
import subprocess
import time

from pair import BIN, ROOT, Pair, expect, rows, skip

COLLECTORS = 4
# English first, the others to fill.
FILES = ("english-2021-2023", "english-2012-2020", "chinese-2023", "arabic-2015")
LONG = bool(os.environ.get("HEARSAY_LONG"))
WANTED = int(os.environ.get("HEARSAY_ARTICLES", 20000 if LONG else 600))

news = pathlib.Path(os.environ.get("HEARSAY_SHARED_DIR", ROOT.parent / "shared")) / "data/news"
packs = [news / (name + "-dev.jsonl.gz") for name in FILES]
if not all(pack.exists() for pack in packs):
    skip("no news articles in %s" % news)


def lines_of(pack):
    with gzip.open(pack, "rt", encoding="utf-8", newline="\n") as lines:
        # A short run takes some of each language.
        yield from lines if LONG else itertools.islice(lines, WANTED // len(FILES))


with Pair() as pair:
    inputs = [pair.folder / ("collector%d.jsonl" % i) for i in range(COLLECTORS)]
    sent = 0
    with open(inputs[0], "w") as a, open(inputs[1], "w") as b, open(inputs[2], "w") as c, open(inputs[3], "w") as d:
        for line in itertools.islice(itertools.chain.from_iterable(map(lines_of, packs)), WANTED):
            (a, b, c, d)[sent % COLLECTORS].write(line)
            sent += 1
    expect(sent == WANTED, "enough articles", sent)

    began = time.monotonic()
    outputs = [path.with_suffix(".answers") for path in inputs]
    processes = []
    for path, output in zip(inputs, outputs):
        with open(output, "w") as answers:
            processes.append(subprocess.Popen(
                [BIN / "hearsay", "ingest", "--address", pair.ingest.address, "--query_address", pair.query.address,
                 "--wait", "--format", "json", path], stdout=answers, stderr=subprocess.DEVNULL))
    for process in processes:
        process.wait()
    seconds = time.monotonic() - began

    outcomes = collections.Counter()
    names = set()
    for path, output in zip(inputs, outputs):
        answers = rows(output.read_text())
        expected = {"%s:%d" % (path, i + 1) for i in range(len(path.read_bytes().splitlines()))}
        expect(len(answers) == len(expected), "one answer an article", len(answers), len(expected))
        expect({answer["requestId"] for answer in answers} == expected, "each article has its own")
        for answer in answers:
            outcomes[answer["outcome"]] += 1
            if answer["outcome"] != "INGEST_OUTCOME_REJECTED":
                names.add(answer["article"])
    expect(sum(outcomes.values()) == sent, "as many answers as articles", outcomes)
    expect(outcomes["INGEST_OUTCOME_REJECTED"] < sent / 100, "real articles are taken", outcomes)

    # A revision may have moved an article's key: its old name leads to the new.
    current = set()
    ordered = sorted(names)
    for start in range(0, len(ordered), 1000):
        part = ordered[start:start + 1000]
        articles = rows(pair.hearsay("get", "--format", "json", *part))
        expect(len(articles) == len(part), "every acked article is readable")
        for article in articles:
            expect(article.get("text"), "it has its text", article["name"])
            current.add(article["name"])
    status = json.loads(pair.hearsay("status", "--format", "json"))
    for side in ("ingest", "query"):
        expect(int(status[side]["articleCount"]) == len(current), "as many articles", side, status, len(current))
    expect(status["ingest"]["claimCount"] == status["query"]["claimCount"], "as many claims", status)
    expect(status["lag"] == 0, "no lag", status)
print("%d articles in %.1f s by %d collectors, %d names, %s claims: %s" % (
    sent, seconds, COLLECTORS, len(current), status["query"]["claimCount"], dict(outcomes)))

