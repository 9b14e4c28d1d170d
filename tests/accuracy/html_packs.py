#!/usr/bin/env python3
"""Accuracy of normalisation on the HTML packs: one line a pack.

    html_packs.py [--packs NAME,NAME] [--half 0|1] [--floors] [--worst METRIC:N] [--predictions DIR]

Runs `hearsay normalize` over each pack of ../shared/data/html (HEARSAY_SHARED_DIR
for another place) and scores what it prints by ../shared/eval/html_eval.py, whose
definitions of the figures hold. `--half` takes the pages of one half by a hash of
their site: what is tuned on half 0 is to be tested on half 1. `--floors` fails when
a figure has sunk below the one noted in FLOORS. Skipped (77) without the packs.
"""
import argparse
import base64
import importlib.util
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("HEARSAY_SHARED_DIR", ROOT.parent / "shared"))
BIN = pathlib.Path(os.environ.get("HEARSAY_BIN", ROOT / "build/release/bin"))
PACKS = ("scrapinghub", "fundus", "fundus-eval", "wcxb", "webpages", "newspaper4k", "readability", "postlight")

# What the three packs of news sites gave when last written down, less a page or two.
FLOORS = {
    "scrapinghub": {"shingle": 0.960},
    "fundus": {"shingle": 0.955, "title": 0.850, "date": 0.965},
    "postlight": {"title": 0.880, "authors": 0.600},
}


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def evaluator():
    path = SHARED / "eval/html_eval.py"
    if not path.is_file():
        skip("no %s" % path)
    spec = importlib.util.spec_from_file_location("html_eval", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def site_half(row):
    host = urllib.parse.urlsplit(row.get("url") or "").hostname or row.get("publisher") or row["id"]
    site = ".".join(host.split(".")[-2:])
    return hashlib.sha256(site.encode()).digest()[0] & 1


def load(pack):
    """The truth rows of a pack, each with its page's bytes."""
    rows, pages = [], {}
    with tarfile.open(SHARED / "data/html" / (pack + "-dev.tar.xz")) as tar:
        for member in tar:
            inside = member.name.split("/", 1)[-1]
            if not member.isfile():
                continue
            if inside == "truth.jsonl":
                text = tar.extractfile(member).read().decode("utf8")
                rows = [json.loads(line) for line in text.split("\n") if line]
            elif inside.startswith("html/"):
                pages[inside] = tar.extractfile(member).read()
    return [(row, pages[row["file"]]) for row in rows]


def normalize(pages):
    """What `hearsay normalize` prints for the pages, by id."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as given:
        for row, html in pages:
            article = {"id": row["id"], "html_base64": base64.b64encode(html).decode()}
            if (row.get("url") or "").startswith("http"):  # Some rows have a mark of their own there.
                article["url"] = row["url"]
            if row.get("crawled"):
                article["fetch_time"] = row["crawled"].split(".")[0].replace(" ", "T") + "Z"
            given.write(json.dumps(article) + "\n")
        given.flush()
        done = subprocess.run([BIN / "hearsay", "normalize", given.name], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    refused = done.stderr.decode(errors="replace").splitlines()
    made = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    return {article["id"]: article for article in made}, refused


def language(pages, made):
    """(pages, share whose primary subtag is the truth's)."""
    pairs = [(row["lang"], made.get(row["id"], {}).get("language", "")) for row, _ in pages if row.get("lang")]
    right = sum(a.split("-")[0].lower() == b.split("-")[0].lower() for a, b in pairs)
    return len(pairs), right / len(pairs) if pairs else None


def figures(ev, pages, made):
    """The figures of one pack by name, as html_eval defines them."""
    truth = [row for row, _ in pages]
    out = {}

    def score(metric, rows):
        rows = [row for row in rows if ev.wanted(row, metric)]
        return ev.evaluate(rows, made, metric)[0] if rows else None

    if (body := score("shingle", truth)):
        out["shingle"] = body["f1"]
    articles = [row for row in truth if row.get("page_type", "article") == "article"]
    if (body := score("words", articles)):
        out["words"] = body["f1"]
    if (body := score("segments", truth)):
        out["snippets"] = body["f1"]
    meta = score("meta", truth)
    if meta:
        for name, key in (("title", "equal"), ("authors", "f1"), ("date", "accuracy"), ("site", "equal")):
            if name in meta:
                out[name] = meta[name][key]
    out["language"] = language(pages, made)[1]
    return out


def worst(ev, pages, made, metric, count):
    page, _ = ev.METRICS[metric]
    rows = [row for row, _ in pages if ev.wanted(row, metric)]
    scored = sorted(((page(row, made.get(row["id"], {})), row["id"]) for row in rows), key=lambda pair: pair[0]["score"])
    for result, name in scored[:count]:
        print("    %-60s %s" % (name, {k: round(v, 3) if isinstance(v, float) else v for k, v in result.items()}))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--packs", default=",".join(PACKS))
    ap.add_argument("--half", type=int, choices=(0, 1))
    ap.add_argument("--floors", action="store_true")
    ap.add_argument("--worst", default="")
    ap.add_argument("--predictions", type=pathlib.Path, help="leave what was printed here, one file a pack")
    options = ap.parse_args()
    ev = evaluator()
    if not (BIN / "hearsay").is_file():
        skip("no %s" % (BIN / "hearsay"))
    names = [name for name in options.packs.split(",") if (SHARED / "data/html" / (name + "-dev.tar.xz")).is_file()]
    if not names:
        skip("no packs in %s" % (SHARED / "data/html"))
    columns = ("shingle", "words", "snippets", "title", "authors", "date", "site", "language")
    print("%-12s %5s %7s " % ("pack", "pages", "refused") + " ".join("%8s" % column for column in columns))
    sunk = []
    for name in names:
        pages = [pair for pair in load(name) if options.half is None or site_half(pair[0]) == options.half]
        made, refused = normalize(pages)
        found = figures(ev, pages, made)
        print("%-12s %5d %7d " % (name, len(pages), len(pages) - len(made)) +
              " ".join("%8s" % ("" if found.get(column) is None else "%.3f" % found[column]) for column in columns), flush=True)
        if options.predictions:
            options.predictions.mkdir(parents=True, exist_ok=True)
            with open(options.predictions / (name + ".jsonl"), "w", encoding="utf8") as out:
                for article in made.values():
                    out.write(json.dumps(article, ensure_ascii=False) + "\n")
        if options.worst:
            metric, count = options.worst.split(":")
            worst(ev, pages, made, metric, int(count))
        for column, floor in FLOORS.get(name, {}).items():
            if found[column] < floor:
                sunk.append("%s of %s is %.3f, below %.3f" % (column, name, found[column], floor))
                print("\n".join(refused[:5]))
    for line in sunk if options.floors else []:
        print("FAILED: " + line)
    sys.exit(1 if sunk and options.floors else 0)


if __name__ == "__main__":
    main()
