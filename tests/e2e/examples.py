#!/usr/bin/env python3
"""The example clients in other languages against the real services: what they
print is what the hearsay command prints, and they resend across a restart."""
import json
import os
import shutil
import subprocess
import sys
import threading
import time

from pair import ROOT, Daemon, Pair, expect, rows, skip

EXAMPLES = ROOT / "client/examples"
SAMPLES = ROOT / "deploy/samples/articles.jsonl"
WORDS = "all claims about the smuggling ring"


def python_client(folder):
    """The command that runs the Python example, or why it cannot run."""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import grpc, google.protobuf"], capture_output=True).returncode == 0:
            break
    else:
        return None, "no Python with grpc (python3-grpcio)"
    subprocess.run([EXAMPLES / "python/generate.sh", folder / "stubs"], check=True)
    os.environ["PYTHONPATH"] = str(folder / "stubs")
    return [python, EXAMPLES / "python/news.py"], None


def javascript_client(folder):
    if not shutil.which("npm"):
        return None, "no npm"
    home = folder / "javascript"
    shutil.copytree(EXAMPLES / "javascript", home, ignore=shutil.ignore_patterns("node_modules"))
    done = subprocess.run(["npm", "install", "--no-audit", "--no-fund"], cwd=home, capture_output=True, text=True)
    if done.returncode != 0:
        return None, "npm cannot install @grpc/grpc-js"
    os.environ["HEARSAY_PROTO_DIR"] = str(ROOT / "proto")
    return ["node", home / "news.js"], None


def articles(path, name, count):
    with open(path, "w") as lines:
        for i in range(count):
            lines.write(json.dumps({
                "id": "r%d" % i, "site": name + ".example", "published": "2024-05-%02dT08:00:00Z" % (1 + i % 28),
                "text": "Warden Ida Brook said that gate %d would stay shut until the %s inquest is over." % (i, name)}) + "\n")


def check(pair, name, client):
    addresses = ["--ingest", pair.ingest.address, "--query", pair.query.address]
    done = subprocess.run([*client, *addresses, SAMPLES, WORDS], capture_output=True, text=True, timeout=120)
    expect(done.returncode == 0, name + " runs", done.stderr[-2000:])
    names = [claim["name"] for claim in rows(done.stdout)]
    ours = [claim["name"] for claim in pair.query_claims(WORDS)]
    expect(ours and names == ours, name + " finds what the command finds", names, ours)

    # The ingest service goes down under it and comes back: all are answered once.
    path = pair.folder / (name + ".jsonl")
    count = 3000
    articles(path, name, count)
    process = subprocess.Popen([*client, *addresses, path, "claims about the %s inquest" % name], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    answers, restarted = [], False
    reader = threading.Thread(target=lambda: answers.extend(process.stderr))
    reader.start()
    while len(answers) < 100 and process.poll() is None:
        time.sleep(0.01)
    port = pair.ingest.address
    pair.ingest.process.kill()
    pair.ingest.process.wait()
    restarted = len(answers) < count
    pair.ingest = Daemon(pair.folder, "hearsay-ingest", listen=port)
    output = process.stdout.read()
    reader.join()
    expect(process.wait() == 0, name + " survives a restart of ingest", answers[-5:])
    expect(restarted, name + " was under way at the restart", len(answers))
    expect(len({line.split()[0] for line in answers}) == count == len(answers), name + " gets one answer an article", len(answers))
    expect(len(rows(output)) == count, name + " reads every page", len(rows(output)))


ran = []
with Pair() as pair:
    for name, prepare in (("python", python_client), ("javascript", javascript_client)):
        client, why = prepare(pair.folder)
        if client is None:
            print("skipped:", name, "-", why)
            continue
        check(pair, name, client)
        ran.append(name)
if not ran:
    skip("no example can run here")
print("examples that ran:", ", ".join(ran))
