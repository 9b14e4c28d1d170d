#!/usr/bin/env python3
"""deploy/demo.sh as it is: its three questions, its JSON, and that it leaves
nothing behind."""
import json
import os
import subprocess
import tempfile

import pair
from pair import ROOT, expect

pair.require_programs()


def demo(*arguments, status=0):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([ROOT / "deploy/demo.sh", *arguments], capture_output=True, text=True, timeout=240,
                              env=dict(os.environ, HEARSAY_BIN=str(pair.BIN), TMPDIR=folder))
        expect(done.returncode == status, "exit %d of %s" % (status, arguments), done.returncode, done.stderr[-3000:])
        expect(os.listdir(folder) == [], "the temporary folder is removed", os.listdir(folder))
    return done


table = demo()
for words in ("all claims about the smuggling ring", "denials by Oslin", "claims with low confidence"):
    expect(words in table.stdout, "the question is shown", words)
expect("claims found" in table.stdout, "the total is shown", table.stdout)

lines = demo("--format", "json").stdout.splitlines()
claims = [json.loads(line) for line in lines]
expect(any(len(claim["chain"]) >= 4 for claim in claims), "a chain of several links")
expect(any(claim.get("polarity") == "POLARITY_NEGATIVE" for claim in claims), "a denial")
expect(any(claim.get("statedConfidence") == "STATED_CONFIDENCE_LOW" for claim in claims), "a claim of low confidence")

about_all = [json.loads(line) for line in
             demo("--format", "json", "--query", "claims about Lisvik").stdout.splitlines()]
texts = [claim["text"] for claim in about_all]
expect(any("five workers" in text for text in texts), "the revised claim is there", texts)
expect(not any("three workers" in text for text in texts), "the superseded claim is gone", texts)
expect(not any("coastgazette" in claim["source"] for claim in about_all), "the retracted article is gone", texts)

demo("--format", "xml", status=2)
demo("/no/such/file.txt", status=2)
print("the demo shows what it promises")
