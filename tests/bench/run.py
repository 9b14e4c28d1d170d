#!/usr/bin/env python3
"""Measures the pair of services over real gRPC on real articles.

    run.py --bin build/release/bin [--limit 20000] [--streams 4] [--floor_rounds 5] [--plain_only] FILE...

Everything runs on this machine, on loopback, in one run, so the figures are
given as ratios too:
  * articles a second and ack latency, with and without extraction, against the
    floor: a server that only makes the same bytes durable and echoes. Without
    extraction a run takes seconds, in which a machine is now faster and now
    slower, so the two alternate, each over a store of its own: a ratio is that
    of two runs that followed one another, and given is the median of them, with
    the least and the greatest;
  * time from ack to searchable;
  * search latency by kind of question against a health check.
FILEs are what `hearsay ingest` reads. Prints one JSON object a line.
"""
import argparse
import ctypes
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time


def ends_with_its_parent():
    """To be called in a child: however this program ends, its daemons are told to."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


class Daemon:
    """One server process: its address once it listens, stopped by its pid."""

    def __init__(self, argv, log):
        self.log = open(log, "w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(argv, stderr=self.log, stdout=subprocess.DEVNULL, preexec_fn=ends_with_its_parent)
        for _ in range(600):
            with open(log, encoding="utf-8", errors="replace") as lines:
                match = re.search(r"listening on (\S+:\d+)", lines.read())
            if match:
                self.address = match.group(1)
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        sys.exit("%s did not start; see %s" % (argv[0], log))

    def peak_rss_mb(self):
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as lines:
            return int(re.search(r"VmHWM:\s+(\d+)", lines.read()).group(1)) // 1024

    def cpu_seconds(self):
        with open("/proc/%d/stat" % self.process.pid, encoding="ascii") as lines:
            fields = lines.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        self.log.close()


def lines_of(argv):
    """Runs a driver and gives the JSON lines that it prints."""
    done = subprocess.run(argv, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("%s failed" % " ".join(argv[:1]))
    return [json.loads(line) for line in done.stdout.splitlines()]


def load(options, name, argv, folder):
    """Streams the articles to one server; gives the server, still running."""
    server = Daemon(argv, os.path.join(folder, name + ".log"))
    driver = [os.path.join(options.bin, "load_driver"), "--address", server.address,
              "--streams", str(options.streams), "--window", str(options.window),
              "--limit", str(options.limit)] + options.files
    row = lines_of(driver)[0]
    row.update(name=name, server_cpu_seconds=server.cpu_seconds(), server_peak_rss_mb=server.peak_rss_mb())
    return server, row


def say(row):
    print(json.dumps(row), flush=True)


RATIOS = {"rate_to_floor": "articles_per_second", "ack_p50_to_floor": "ack_p50_ms", "ack_p99_to_floor": "ack_p99_ms",
          "server_cpu_to_floor": "server_cpu_seconds"}


def ratios(row, floor):
    return {name: row[field] / floor[field] for name, field in RATIOS.items()}


def spread(pairs):
    """Of each ratio its median, least and greatest over the rounds."""
    rounds = [ratios(row, floor) for row, floor in pairs]
    columns = {name: [one[name] for one in rounds] for name in RATIOS}
    return {name: [statistics.median(column), min(column), max(column)] for name, column in columns.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--limit", type=int, default=20000)
    parser.add_argument("--streams", type=int, default=4)
    parser.add_argument("--window", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--floor_rounds", type=int, default=5, help="runs of the floor, and beside it of ingest without extraction")
    parser.add_argument("--plain_only", action="store_true", help="stop after ingest without extraction beside the floor")
    parser.add_argument("--query", action="append", default=[], metavar="NAME=WORDS")
    parser.add_argument("--filter", action="append", default=[], metavar="NAME=FILTER")
    parser.add_argument("--dir", help="where the stores go; a temporary folder unless given")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    folder = options.dir or tempfile.mkdtemp(prefix="hearsay_bench_")
    os.makedirs(folder, exist_ok=True)

    def floor_run():
        store = os.path.join(folder, "floor")
        shutil.rmtree(store, ignore_errors=True)
        server, row = load(options, "floor", [os.path.join(options.bin, "floor_server"), store], folder)
        server.stop()
        return row

    def ingest(name, *more):
        store = os.path.join(folder, name)
        shutil.rmtree(store, ignore_errors=True)
        return load(options, name, [os.path.join(options.bin, "hearsay-ingest"), "--listen", "127.0.0.1:0", "--metrics_listen",
                                    "127.0.0.1:0", "--data_dir", store] + list(more), folder)

    def plain_run():
        server, row = ingest("plain", "--extract=false")
        server.stop()
        return row

    pairs = []
    for number in range(options.floor_rounds):
        # In turn each is the first of two, so that none gains by its place.
        floor, plain = reversed((plain_run(), floor_run())) if number % 2 else (floor_run(), plain_run())
        pairs.append((plain, floor))
        plain.update(ratios(plain, floor))
        say(floor)
        say(plain)
    say({"name": "plain_to_floor", "rounds": len(pairs), "ratio_median_least_greatest": spread(pairs)})
    if options.plain_only:
        return
    server, row = ingest("extract")
    row.update(ratios(row, sorted((floor for _, floor in pairs), key=lambda one: one["articles_per_second"])[len(pairs) // 2]))
    say(row)

    query = Daemon([os.path.join(options.bin, "hearsay-query"), "--listen", "127.0.0.1:0", "--metrics_listen", "127.0.0.1:0",
                    "--data_dir", os.path.join(folder, "query"), "--ingest_address", server.address],
                   os.path.join(folder, "query.log"))
    start = time.monotonic()
    status = [os.path.join(options.bin, "hearsay"), "status", "--ingest_address", server.address, "--query_address", query.address,
              "--format", "json"]
    while True:
        row = lines_of(status)
        text = json.dumps(row)
        applied = re.search(r'"appliedSequence": "?(\d+)', text)
        last = re.search(r'"lastSequence": "?(\d+)', text)
        if applied and last and applied.group(1) == last.group(1):
            break
        time.sleep(0.2)
    seconds = time.monotonic() - start
    say({"name": "catch_up", "changes": int(last.group(1)), "seconds": seconds, "changes_per_second": int(last.group(1)) / seconds,
         "query_peak_rss_mb": query.peak_rss_mb()})

    fresh = lines_of([os.path.join(options.bin, "freshness_driver"), "--ingest", server.address, "--query", query.address,
                      "--rounds", str(options.rounds)])[0]
    fresh["name"] = "freshness"
    say(fresh)
    driver = [os.path.join(options.bin, "search_driver"), "--address", query.address, "--rounds", str(options.rounds)]
    for question in options.query or ["rare=polio vaccine", "common=president election people", "topic=all claims about the debt ceiling"]:
        driver += ["--query", question]
    for question in options.filter or ['holder=holder:"Trump"', 'holder_date=holder:"Biden" AND publish_time >= "2022-01-01"',
                                       "denials=type:DENIAL", "common_term=text:president"]:
        driver += ["--filter", question]
    for row in lines_of(driver):
        say(row)
    query.stop()
    server.stop()


if __name__ == "__main__":
    main()
