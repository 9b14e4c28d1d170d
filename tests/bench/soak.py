#!/usr/bin/env python3
"""The pair under a steady load for a long time: latency and memory by minute.

    soak.py --bin build/release/bin [--minutes 30] [--share 0.8] [--workers 1] FILE...

FILEs are what `hearsay ingest` reads, all the while in turn (load_driver: again
and again, each time at other addresses, so from the second time on they are
near-duplicates of themselves), while a client asks five questions a second
(search_driver). First the rate that ingest reaches with extraction is measured,
as fast as it goes, for two minutes: the files' first thousand articles may be
shorter than the rest. Then for so many minutes a share of that rate is sent.

Prints one JSON object a minute: articles answered and their time to the ack, the
questions' times and their ratio to a health check in the same minute, changes
not yet applied, and the memory of both daemons; then one with how memory grew
over the second half, a minute and a claim: in all, and the rest, which is what
the heap has in use beside memtables, caches and the chunk of 4,096 articles that
a query service is filling. These have bounds that half an hour does not reach
(decision 45), so what is resident may grow; the rest may not, but for what a
query service keeps of each claim for as long as it runs: its row, 45 bytes, and
4 a name in it and 22 an article, and names not seen yet.
Nothing of it is a test.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request

from run import Daemon, lines_of, say

MEASURE_SECONDS = 120
ROUNDS_A_MINUTE = 55
FAR_ROUND = 1000  # That measuring the rate does not reach.
QUESTIONS = [("rare", "polio vaccine"), ("common", "president election people"), ("topic", "all claims about the debt ceiling"),
             ("denials", "denials"), ("holder", "claims by Trump")]


def memory_mb(daemon):
    """What is resident, and how much of that no file can give back."""
    with open("/proc/%d/status" % daemon.process.pid, encoding="ascii") as lines:
        status = lines.read()
    return [int(re.search(field + r":\s+(\d+)", status).group(1)) / 1024 for field in ("VmRSS", "RssAnon")]


def metrics(daemon):
    """The plain numbers of a daemon's page by name, and those of parts by name and part."""
    with open(daemon.log.name, encoding="utf-8") as lines:
        address = re.search(r'metrics[^\n]*?(127\.0\.0\.1:\d+)', lines.read()).group(1)
    with urllib.request.urlopen("http://%s/metrics" % address, timeout=10) as page:
        text = page.read().decode()
    found = re.findall(r'^(\w+)(?:\{part="(\w+)"\})? ([-+.e\d]+)$', text, re.M)
    return {name + ("." + part if part else ""): float(value) for name, part, value in found}


def parts_mb(numbers):
    """What the memory is in, by the daemon's own account: the heap, and parts of it."""
    return {name.split("_", 2)[2].replace("_bytes.", "."): round(value / 2**20, 1)
            for name, value in numbers.items() if "." in name and re.search("_(heap|memory|cache)_bytes", name)}


def rest_mb(parts):
    """What the heap has in use beside the parts that have a bound of their own."""
    bounded = sum(mb for name, mb in parts.items()
                  if name not in ("heap.used", "heap.free", "memory.table_readers", "cache.rows", "cache.names"))
    return round(parts["heap.used"] - bounded, 1)


def growth(rows, key, per):
    """By how much `key` grew a unit of `per`, by least squares."""
    xs, ys = [row[per] for row in rows], [row[key] for row in rows]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / spread if spread else 0.0


class Soak:
    def __init__(self, options, folder):
        self.options = options
        self.ingest = self.start("ingest", ["--workers", str(options.workers)], folder)
        self.query = self.start("query", ["--ingest_address", self.ingest.address], folder)

    def start(self, name, more, folder):
        argv = [os.path.join(self.options.bin, "hearsay-" + name), "--listen", "127.0.0.1:0", "--metrics_listen", "127.0.0.1:0",
                "--data_dir", os.path.join(folder, name)] + more
        return Daemon(argv, os.path.join(folder, name + ".log"))

    def load(self, *more):
        return [os.path.join(self.options.bin, "load_driver"), "--address", self.ingest.address] + list(more) + self.options.files

    def ask(self, rounds=ROUNDS_A_MINUTE):
        argv = [os.path.join(self.options.bin, "search_driver"), "--address", self.query.address, "--rounds", str(rounds),
                "--pause_ms", "1000"]
        for name, words in QUESTIONS:
            argv += ["--query", "%s=%s" % (name, words)]
        return subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)

    def minute(self, number, answered, asking):
        row = {"name": "minute", "minute": number, "articles": answered["articles"], "ack_p50_ms": round(answered["ack_p50_ms"], 1),
               "ack_p99_ms": round(answered["ack_p99_ms"], 1)}
        if asking is not None:
            for asked in (json.loads(line) for line in asking.communicate()[0].splitlines()):
                row[asked["name"] + "_ms"] = [asked["p50_ms"], asked["p99_ms"]]
                if "p50_ratio" in asked:
                    row[asked["name"] + "_to_health"] = asked["p50_ratio"]
        row["ingest_mb"], row["ingest_own_mb"] = (round(mb, 1) for mb in memory_mb(self.ingest))
        row["query_mb"], row["query_own_mb"] = (round(mb, 1) for mb in memory_mb(self.query))
        row["ingest_parts_mb"] = parts_mb(metrics(self.ingest))
        numbers = metrics(self.query)
        row["query_parts_mb"] = parts_mb(numbers)
        for service in ("ingest", "query"):
            row[service + "_rest_mb"] = rest_mb(row[service + "_parts_mb"])
        row["lag"] = int(numbers["hearsay_query_lag_changes"])
        row["claims"] = int(numbers["hearsay_query_claims"])
        row["changes"] = int(numbers["hearsay_query_applied_sequence"])
        say(row)
        return row

    def run(self):
        options = self.options
        asking = self.ask(ROUNDS_A_MINUTE * MEASURE_SECONDS // 60)
        most = lines_of(self.load("--seconds", str(MEASURE_SECONDS)))[-1]
        asking.communicate()
        rate = options.share * most["answers"] / most["seconds"]
        say({"name": "rate", "workers": options.workers, "most_articles_per_second": most["answers"] / most["seconds"], "rate": rate})
        load = subprocess.Popen(self.load("--rate", str(rate), "--seconds", str(60 * options.minutes), "--report_seconds", "60",
                                          "--first_round", str(FAR_ROUND)),
                                stdout=subprocess.PIPE, text=True)
        rows = []
        asking = self.ask()
        for number in range(1, options.minutes + 1):
            line = load.stdout.readline()
            if not line:
                break
            rows.append(self.minute(number, json.loads(line), asking))
            asking = self.ask() if number < options.minutes else None
        load.communicate()
        half = rows[len(rows) // 2:]
        verdict = {"name": "growth", "minutes": [half[0]["minute"], half[-1]["minute"]], "load_driver_failed": load.returncode != 0,
                   "claims_a_minute": growth(half, "claims", "minute")}
        for service in ("ingest", "query"):
            for name, key in (("", "_own_mb"), ("_rest", "_rest_mb")):
                verdict[service + name + "_mb_a_minute"] = growth(half, service + key, "minute")
                verdict[service + name + "_bytes_a_claim"] = growth(half, service + key, "claims") * 2**20
        say(verdict)
        self.query.stop()
        self.ingest.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--share", type=float, default=0.8, help="of the most that ingest takes")
    parser.add_argument("--workers", type=int, default=1, help="of ingest, each a core")
    parser.add_argument("--dir", help="where the stores go; a temporary folder unless given")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    folder = options.dir or tempfile.mkdtemp(prefix="hearsay_soak_")
    os.makedirs(folder, exist_ok=True)
    try:
        Soak(options, folder).run()
    finally:
        if options.dir is None:
            shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
