#!/usr/bin/env python3
"""Hearsay beside PostgreSQL's full-text search and SQLite's FTS5.

    peers.py --dir DIR --claims N [--claims N ...] [--articles 3000] --load FILE...
    peers.py --dir DIR --claims N [--claims N ...] [--rounds 100]

The first makes the stores under DIR, and keeps them; what is there is not made
again. FILEs are what `hearsay ingest` reads. Their articles are ingested and
extracted once; then their claims are repeated under other dates, sources and
ids until there are as many as asked for (make_store), for all three engines: the
same words by the same places, taken apart by Hearsay's own tokeniser, so that
each engine has to find exactly the same claims.

The second asks. Before anything is measured each engine lists all claims that
each question finds, and a difference between these sets is an error. (--trust
leaves that out for stores of which it was seen before.) Which of them come
first is each engine's own: Hearsay scores by fields as architecture.md tells,
SQLite by BM25 over the same fields, PostgreSQL by ts_rank without any
statistics. Then each question is asked for its first 20 claims (or the 50th page
of 20, or the counts by field), and for how many there are in all.

Hearsay answers over gRPC on loopback, with whole claims: their text, spans, chain
and mentions. PostgreSQL over a Unix socket and SQLite in this process, without
any call between processes, give the seven columns that they have of each; so a
question that finds little is about as quick as it is to carry. Needs Debian's
`postgresql`; it runs as a user that is not root, with settings that stand in
engines.py, so DIR must be a folder that user can reach. Prints one JSON object a
line; nothing of it is a test.
"""
import argparse
import json
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from engines import Postgres, Sqlite  # noqa: E402
from questions import questions_of  # noqa: E402
from run import Daemon, lines_of, say  # noqa: E402

# Of each engine and question; peers are slow over many claims.
SECONDS_A_QUESTION = 6
FEWEST_ROUNDS = 5


def percentile(values, share):
    return sorted(values)[int(share * (len(values) - 1))]


class Hearsay:
    def __init__(self, options, folder):
        self.bin = options.bin
        # Nothing to follow: the model is complete.
        self.daemon = Daemon([os.path.join(options.bin, "hearsay-query"), "--listen", "127.0.0.1:0", "--metrics_listen",
                              "127.0.0.1:0", "--data_dir", os.path.join(folder, "model"), "--ingest_address", "127.0.0.1:9"],
                             os.path.join(folder, "query.log"))

    def drive(self, questions, *more):
        argv = [os.path.join(self.bin, "search_driver"), "--address", self.daemon.address] + list(more)
        for question in questions:
            argv += ["--request", "%s=%s" % (question.name, json.dumps(question.request()))]
            if question.page > 1:
                argv += ["--page", "%s=%d" % (question.name, question.page)]
        return lines_of(argv)

    def ids(self, question):
        """Of each claim the last part of its name."""
        return {row["claim"].rsplit("/", 1)[1] for row in self.drive([question], "--list")}

    def measure(self, questions, rounds):
        return {row["name"]: row for row in self.drive(questions, "--rounds", str(rounds))}


def load(options, folder, claims, ingest):
    """Makes the stores of so many claims, but for those that are there."""
    os.makedirs(folder, exist_ok=True)
    rows = os.path.join(folder, "rows.tsv")

    def once(name, make):
        done = os.path.join(folder, name + ".json")
        if not os.path.exists(done):
            row = make()
            with open(done, "w", encoding="utf-8") as out:
                json.dump(row, out)
        with open(done, encoding="utf-8") as lines:
            say(json.load(lines))

    def ours():
        row = lines_of([os.path.join(options.bin, "make_store"), "--ingest", ingest(), "--claims", str(claims), "--model",
                        os.path.join(folder, "model"), "--rows", rows])[0]
        row["bytes_a_claim"] = row["disk_bytes"] / row["claims"]
        return row

    def theirs(engine):
        peer = engine(folder)
        start = time.monotonic()
        size = peer.load(rows)
        peer.stop()
        return {"name": engine.name + "_load", "claims": claims, "claims_per_second": claims / (time.monotonic() - start),
                "bytes_a_claim": size / claims}

    once("hearsay", ours)
    for engine in (Postgres, Sqlite):
        once(engine.name, lambda engine=engine: theirs(engine))


def agree(questions, hearsay, peers, trusted):
    """Settles how each question's words were read, and that all engines find the same claims."""
    for question in questions:
        counts = {}
        for question.places in question.readings():
            counts[question.places] = peers[0].count(question)
            if counts[question.places] == question.total:
                break
        else:
            sys.exit("%s: hearsay finds %d claims, postgres by reading %s" % (question.name, question.total, counts))
        if trusted:
            continue
        ids = hearsay.ids(question)
        for peer in peers:
            others = peer.ids(question)
            if others != ids:
                sys.exit("%s: %s does not find %d claims that hearsay finds, and finds %d others" %
                         (question.name, peer.name, len(ids - others), len(others - ids)))


def compare(options, folder, claims):
    hearsay = Hearsay(options, folder)
    peers = [Postgres(folder), Sqlite(folder)]
    questions = questions_of(os.path.join(folder, "rows.tsv"))
    ours = hearsay.measure(questions, options.rounds)
    for question in questions:
        question.total = ours[question.name]["total"]
    agree(questions, hearsay, peers, options.trust)
    say({"name": "health", "claims": claims, "p50_ms": ours["health"]["p50_ms"], "p99_ms": ours["health"]["p99_ms"]})
    for question in questions:
        mine = ours[question.name]
        row = {"name": question.name, "claims": claims, "matches": question.total, "hearsay_p50_ms": mine["p50_ms"],
               "hearsay_p99_ms": mine["p99_ms"], "to_health_check": mine["p50_ratio"]}
        for peer in peers:
            once = peer.measure(question, 1)[0] / 1000
            times = peer.measure(question, max(FEWEST_ROUNDS, min(options.rounds, int(SECONDS_A_QUESTION / once))))
            row[peer.name + "_p50_ms"] = round(percentile(times, 0.5), 3)
            row[peer.name + "_p99_ms"] = round(percentile(times, 0.99), 3)
            row[peer.name + "_to_hearsay"] = round(percentile(times, 0.5) / mine["p50_ms"], 1)
        say(row)
    memory = {"name": "memory", "claims": claims, "hearsay_mb": hearsay.daemon.peak_rss_mb()}
    for peer in peers:
        memory[peer.name + "_mb"] = peer.memory_mb()
        peer.stop()
    say(memory)
    hearsay.daemon.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--dir", required=True, help="where the stores are kept")
    parser.add_argument("--claims", type=int, action="append", required=True)
    parser.add_argument("--articles", type=int, default=3000, help="so many are ingested and repeated")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--trust", action="store_true", help="does not list what each engine finds")
    parser.add_argument("--load", nargs="+", metavar="FILE", help="makes the stores instead of asking")
    options = parser.parse_args()
    options.dir = os.path.abspath(options.dir)
    os.makedirs(options.dir, exist_ok=True)
    daemons = []

    def ingest():
        """The address of a service that holds the articles."""
        if not daemons:
            daemons.append(Daemon([os.path.join(options.bin, "hearsay-ingest"), "--listen", "127.0.0.1:0", "--metrics_listen",
                                   "127.0.0.1:0", "--data_dir", os.path.join(options.dir, "record")],
                                  os.path.join(options.dir, "ingest.log")))
            say(lines_of([os.path.join(options.bin, "load_driver"), "--address", daemons[0].address, "--limit",
                          str(options.articles)] + options.load)[0])
        return daemons[0].address

    for claims in options.claims:
        folder = os.path.join(options.dir, str(claims))
        if options.load:
            load(options, folder, claims, ingest)
        elif os.path.exists(os.path.join(folder, "sqlite.json")):
            compare(options, folder, claims)
        else:
            sys.exit("%s: has no complete stores; make them with --load" % folder)
    for daemon in daemons:
        daemon.stop()


if __name__ == "__main__":
    main()
