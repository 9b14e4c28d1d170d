#!/usr/bin/env python3
"""The demo over the seed articles, where they are at hand: both claims about
Dugina with their sources, and nothing of the other event above them."""
import json
import os
import pathlib
import subprocess

import pair
from pair import ROOT, expect

seeds = pathlib.Path(os.environ.get("HEARSAY_SHARED_DIR", ROOT.parent / "shared")) / "data/seeds"
files = sorted(seeds.glob("*.txt"))
if not files:
    pair.skip("no seed articles in %s" % seeds)
pair.require_programs()

done = subprocess.run([ROOT / "deploy/demo.sh", "--format", "json", *files], capture_output=True, text=True, timeout=240,
                      env=dict(os.environ, HEARSAY_BIN=str(pair.BIN)))
expect(done.returncode == 0, "the demo runs", done.stderr[-3000:])
claims = [json.loads(line) for line in done.stdout.splitlines()]


def about(claim, *words):
    context = (claim["text"] + " " + claim.get("context", {}).get("exact", "")).lower()
    return any(word in context for word in words)


dugina = [i for i, claim in enumerate(claims) if about(claim, "dugin")]
expect(len(dugina) >= 2, "both claims about Dugina", [claim["text"] for claim in claims])
for i in dugina:
    link = claims[i]["chain"][-1]
    expect(link.get("displayName"), "each has its source", claims[i])
above = claims[:dugina[1]]
expect(all(about(claim, "dugin") for claim in above), "nothing else above them", [claim["text"] for claim in above])
print("%d claims about Dugina, first of %d" % (len(dugina), len(claims)))
