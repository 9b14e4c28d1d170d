#!/usr/bin/env python3
"""Hearsay beside PostgreSQL's full-text search and SQLite's FTS5.

    peers.py --bin build/release/bin --claims 10000 [--claims 100000 ...]
             [--articles 3000] [--rounds 100] FILE...

FILEs are what `hearsay ingest` reads. Their articles are ingested and extracted
once; then their claims are repeated under other dates, sources and ids until
there are as many as asked for (make_store), for all three engines: the same
words by the same places, taken apart by Hearsay's own tokeniser, so that each
engine has to find exactly the same claims. Every question is asked for its
first 20 claims (or the 50th page of 20, or the counts by field) and for how
many there are in all; the counts are compared, and a difference is an error.

Hearsay answers over gRPC on loopback, with whole claims; PostgreSQL over a Unix
socket and SQLite in this process give numbers and scores alone. PostgreSQL 15
(Debian's) runs in a temporary folder as a user that is not root; its settings
stand below. Prints one JSON object a line; nothing of it is a test.
"""
import argparse
import calendar
import itertools
import json
import os
import pwd
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from run import Daemon, lines_of, say  # noqa: E402

POSTGRES = "/usr/lib/postgresql/15/bin"
# For a machine that serves nothing else: what its manual advises for search
# over tables that fit into memory.
SETTINGS = {
    "listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "shared_buffers": "2GB", "effective_cache_size": "6GB", "work_mem": "128MB", "maintenance_work_mem": "1GB",
    "random_page_cost": "1.1", "jit": "off", "max_wal_size": "8GB", "gin_fuzzy_search_limit": "0",
}
COLUMNS = ["content", "names", "outlet", "headline", "paragraph"]
PAGE = 20
DEEP_PAGE = 50


class Question:
    """One question, as words, a filter on the columns, and what is asked of it."""

    def __init__(self, name, words, where=None, facets=(), page=1, newest=False):
        self.name, self.words, self.where, self.facets = name, words, where, list(facets)
        self.page, self.newest = page, newest
        self.total = None


def percentile(values, share):
    return sorted(values)[int(share * (len(values) - 1))]


def timed(rounds, ask):
    """Milliseconds of each round after one that warms up."""
    ask()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return times


class Hearsay:
    def __init__(self, options, folder):
        self.options = options
        # Nothing to follow: the model is complete.
        self.daemon = Daemon([os.path.join(options.bin, "hearsay-query"), "--listen", "127.0.0.1:0", "--metrics_listen",
                              "127.0.0.1:0", "--data_dir", os.path.join(folder, "model"), "--ingest_address", "127.0.0.1:9"],
                             os.path.join(folder, "query.log"))

    def request(self, question):
        request = {"query": " ".join(question.words), "pageSize": PAGE, "facets": question.facets}
        if question.where:
            request["filter"] = 'entity = "%s" AND publish_time >= "%s" AND publish_time < "%s"' % question.where
        if question.newest:
            request["orderBy"] = "publish_time desc"
        return request

    def measure(self, questions, rounds):
        argv = [os.path.join(self.options.bin, "search_driver"), "--address", self.daemon.address, "--rounds", str(rounds)]
        for question in questions:
            argv += ["--request", "%s=%s" % (question.name, json.dumps(self.request(question)))]
            if question.page > 1:
                argv += ["--page", "%s=%d" % (question.name, question.page)]
        return {row["name"]: row for row in lines_of(argv)}


class Postgres:
    def __init__(self, folder):
        self.folder = tempfile.mkdtemp(prefix="pg_", dir=folder)
        self.user = pwd.getpwnam("nobody") if os.getuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
            for path in (folder, os.path.dirname(folder)):
                os.chmod(path, os.stat(path).st_mode | 0o011)
        self.data = os.path.join(self.folder, "data")
        self.run([POSTGRES + "/initdb", "-D", self.data, "-A", "trust", "-U", "hearsay", "--locale=C.UTF-8"])
        argv = [POSTGRES + "/postgres", "-D", self.data, "-k", self.folder]
        for name, value in SETTINGS.items():
            argv += ["-c", "%s=%s" % (name, value)]
        self.log = open(os.path.join(folder, "postgres.log"), "wb")
        self.server = subprocess.Popen(argv, stdout=self.log, stderr=self.log, **self.as_user())
        for _ in range(300):
            if os.path.exists(os.path.join(self.folder, ".s.PGSQL.5432")):
                done = subprocess.run(self.psql() + ["-c", "select 1"], capture_output=True, check=False)
                if done.returncode == 0:
                    return
            time.sleep(0.1)
        sys.exit("postgres did not start; see postgres.log")

    def as_user(self):
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    def run(self, argv):
        done = subprocess.run(argv, capture_output=True, text=True, cwd="/", check=False, **self.as_user())
        if done.returncode != 0:
            sys.exit("%s: %s" % (argv[0], done.stderr))

    def psql(self):
        return ["psql", "-X", "-q", "-h", self.folder, "-U", "hearsay", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]

    def sql(self, text):
        done = subprocess.run(self.psql() + ["-At"], input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit("psql: %s" % done.stderr)
        return done.stdout

    def load(self, rows):
        start = time.monotonic()
        self.sql("""
            CREATE UNLOGGED TABLE raw (id bigint, time bigint, source text, holder text, type int, polarity int, entities text[],
                                       content text, names text, outlet text, headline text, paragraph text);
            \\copy raw FROM '%s'
            CREATE TABLE claims AS SELECT id, time, source, holder, type, polarity, entities,
                setweight(to_tsvector('simple', content || ' ' || names), 'A') || setweight(to_tsvector('simple', outlet), 'B') ||
                setweight(to_tsvector('simple', headline), 'C') || setweight(to_tsvector('simple', paragraph), 'D') AS doc FROM raw;
            DROP TABLE raw;
            CREATE INDEX ON claims USING gin (doc) WITH (fastupdate = off);
            CREATE INDEX ON claims USING gin (entities) WITH (fastupdate = off);
            CREATE INDEX ON claims (time, id);
            VACUUM ANALYZE claims;
        """ % rows)
        return {"seconds": time.monotonic() - start, "bytes": int(self.sql("SELECT pg_total_relation_size('claims')"))}

    @staticmethod
    def match(question, places):
        conditions = []
        if question.words:
            terms = " & ".join(term + place for term, place in zip(question.terms, places))
            conditions.append("doc @@ '%s'::tsquery" % terms)
        if question.where:
            entity, first, end = question.where
            conditions.append("entities @> ARRAY['%s'] AND time >= %d AND time < %d" % (entity, seconds(first), seconds(end)))
        return " AND ".join(conditions)

    def statements(self, question, places):
        match = self.match(question, places)
        if question.facets:
            parts = []
            for field in question.facets:
                column = "time / 86400" if field == "day" else field
                parts.append("SELECT '%s', (%s)::text, count(*) FROM hits GROUP BY 2 ORDER BY 3 DESC LIMIT 100" % (field, column))
            union = " UNION ALL ".join("(%s)" % part for part in parts)
            return "WITH hits AS MATERIALIZED (SELECT source, holder, time FROM claims WHERE %s) %s" % (match, union)
        rank = "0" if question.newest else "ts_rank(doc, '%s'::tsquery)" % " & ".join(question.terms)
        order = "time DESC, id DESC" if question.newest else "2 DESC, 1 DESC"
        return ("SELECT id, %s, count(*) OVER () FROM claims WHERE %s ORDER BY %s LIMIT %d OFFSET %d" %
                (rank, match, order, PAGE, PAGE * (question.page - 1)))

    def count(self, question, places):
        return int(self.sql("SELECT count(*) FROM claims WHERE " + self.match(question, places)))

    def measure(self, question, rounds):
        text = "\\o /dev/null\nPREPARE ask AS %s;\n\\timing on\n%s" % (self.statements(question, question.places),
                                                                     "EXECUTE ask;\n" * (rounds + 1))
        done = subprocess.run(self.psql(), input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit("psql: %s" % done.stderr)
        return [float(ms) for ms in re.findall(r"^Time: ([0-9.]+) ms", done.stdout, re.M)][-rounds:]

    def memory_mb(self):
        total = 0
        for pid in [self.server.pid] + [int(p) for p in subprocess.run(
                ["ps", "-o", "pid=", "--ppid", str(self.server.pid)], capture_output=True, text=True, check=False).stdout.split()]:
            with open("/proc/%d/smaps_rollup" % pid, encoding="ascii") as lines:
                total += int(re.search(r"^Pss:\s+(\d+)", lines.read(), re.M).group(1))
        return total // 1024

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=60)
        self.log.close()


class Sqlite:
    def __init__(self, folder):
        self.path = os.path.join(folder, "claims.sqlite")
        self.db = sqlite3.connect(self.path)
        self.db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA cache_size = -2000000; PRAGMA mmap_size = 8000000000;")

    def load(self, rows):
        start = time.monotonic()
        self.db.executescript("""
            CREATE VIRTUAL TABLE words USING fts5(content, names, outlet, headline, paragraph, content='', tokenize='ascii');
            CREATE TABLE claims (id INTEGER PRIMARY KEY, time INTEGER, source TEXT, holder TEXT, type INTEGER, polarity INTEGER);
            CREATE TABLE entities (entity TEXT, id INTEGER, time INTEGER);
        """)
        with open(rows, encoding="utf-8", errors="replace") as lines:
            for batch in iter(lambda: list(itertools.islice(lines, 10000)), []):
                fields = [line.rstrip("\n").split("\t") for line in batch]
                self.db.executemany("INSERT INTO claims VALUES (?,?,?,?,?,?)",
                                    [f[:3] + [f[3].replace("\\\\", "\\")] + f[4:6] for f in fields])
                self.db.executemany("INSERT INTO words(rowid, content, names, outlet, headline, paragraph) VALUES (?,?,?,?,?,?)",
                                    [[f[0]] + f[7:12] for f in fields])
                self.db.executemany("INSERT INTO entities VALUES (?,?,?)",
                                    [(name, f[0], f[1]) for f in fields for name in re.findall(r'"([^"]*)"', f[6])])
        self.db.execute("INSERT INTO words(words) VALUES ('optimize')")
        self.db.execute("CREATE INDEX by_entity ON entities (entity, time, id)")
        self.db.execute("CREATE INDEX by_time ON claims (time, id)")
        self.db.execute("ANALYZE")
        self.db.commit()
        return {"seconds": time.monotonic() - start, "bytes": os.path.getsize(self.path)}

    @staticmethod
    def match(question):
        return " AND ".join(term if place == "" else "{content names} : " + term
                            for term, place in zip(question.terms, question.places))

    def ask(self, question):
        """The page, and how many there are."""
        run = self.db.execute
        if question.where:
            entity, first, end = question.where
            page = run("SELECT id FROM entities WHERE entity = ? AND time >= ? AND time < ? ORDER BY time DESC, id DESC LIMIT ?",
                       (entity, seconds(first), seconds(end), PAGE)).fetchall()
            return page, run("SELECT count(*) FROM entities WHERE entity = ? AND time >= ? AND time < ?",
                             (entity, seconds(first), seconds(end))).fetchone()[0]
        match = self.match(question)
        if question.facets:
            run("CREATE TEMP TABLE hits AS SELECT source, holder, time / 86400 AS day FROM claims WHERE id IN "
                "(SELECT rowid FROM words WHERE words MATCH ?)", (match,))
            page = [run("SELECT %s, count(*) FROM hits GROUP BY 1 ORDER BY 2 DESC LIMIT 100" % field).fetchall()
                    for field in question.facets]
            total = run("SELECT count(*) FROM hits").fetchone()[0]
            run("DROP TABLE hits")
            return page, total
        page = run("SELECT rowid, rank FROM words WHERE words MATCH ? AND rank MATCH 'bm25(3.0, 2.0, 1.5, 1.0, 0.5)' "
                   "ORDER BY rank LIMIT ? OFFSET ?", (match, PAGE, PAGE * (question.page - 1))).fetchall()
        return page, run("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()[0]


def seconds(day):
    return calendar.timegm(time.strptime(day, "%Y-%m-%d"))


def find_terms(questions, postgres):
    """How each question's words were read: as terms anywhere, or in a claim's own
    words; whichever gives Hearsay's count."""
    for question in questions:
        question.terms = [TERMS.get(word, "w" + word) for word in question.words]
        for places in itertools.product(["", ":A"], repeat=len(question.words)):
            if postgres.count(question, places) == question.total:
                question.places = places
                break
        else:
            sys.exit("%s: the engines do not find the same claims (%d)" % (question.name, question.total))


# What the tokeniser makes of the words that are asked for.
TERMS = {"president": "wpresid", "people": "wpeopl", "country": "wcountri", "economy": "weconomi", "policy": "wpolici"}


def questions_of(rare, entity):
    return [
        Question("rare_term", [rare]),
        Question("three_common_terms", ["president", "people", "country"]),
        Question("conjunction", ["economy", "policy"]),
        Question("entity_and_date", [], where=(entity, "2015-01-01", "2016-01-01"), newest=True),
        Question("facets", ["people"], facets=["source", "holder", "day"]),
        Question("deep_page", ["president"], page=DEEP_PAGE),
    ]


def usual(rows):
    """A word that is rare, and the entity that is named most, of the first rows."""
    words, names = {}, {}
    with open(rows, encoding="utf-8", errors="replace") as lines:
        for line in itertools.islice(lines, 10000):
            fields = line.split("\t")
            for word in set(fields[7].split()):
                words[word] = words.get(word, 0) + 1
            for name in re.findall(r'"([^"]*)"', fields[6]):
                names[name] = names.get(name, 0) + 1
    plain = [(count, name) for name, count in names.items() if re.fullmatch(r"[A-Za-z ]+", name)]
    rare = [word for word, count in sorted(words.items()) if count == 4 and re.fullmatch(r"w[a-z]{6,9}", word)]
    return rare, max(plain)[1]


def compare(options, folder, claims, ingest):
    folder = os.path.join(folder, str(claims))
    os.makedirs(folder)
    os.chmod(folder, 0o755)
    rows = os.path.join(folder, "rows.tsv")
    made = lines_of([os.path.join(options.bin, "make_store"), "--ingest", ingest, "--claims", str(claims), "--model",
                     os.path.join(folder, "model"), "--rows", rows])[0]
    made["bytes_a_claim"] = made["disk_bytes"] / made["claims"]
    say(made)
    hearsay = Hearsay(options, folder)
    postgres = Postgres(folder)
    loaded = postgres.load(rows)
    say({"name": "postgres_load", "claims": made["claims"], "claims_per_second": made["claims"] / loaded["seconds"],
         "bytes_a_claim": loaded["bytes"] / made["claims"]})
    sqlite = Sqlite(folder)
    loaded = sqlite.load(rows)
    say({"name": "sqlite_load", "claims": made["claims"], "claims_per_second": made["claims"] / loaded["seconds"],
         "bytes_a_claim": loaded["bytes"] / made["claims"]})

    rare_words, entity = usual(rows)
    questions = questions_of(rare_words[0][1:], entity)
    # The first rare word that is its own term.
    for word in rare_words:
        questions[0].words = [word[1:]]
        row = hearsay.measure(questions[:1], 1)["rare_term"]
        questions[0].total, questions[0].terms = row["total"], [word]
        if row["total"] and row["total"] in (postgres.count(questions[0], [""]), postgres.count(questions[0], [":A"])):
            break
    ours = hearsay.measure(questions, options.rounds)
    for question in questions:
        question.total = ours[question.name]["total"]
    find_terms(questions, postgres)
    say({"name": "health", "claims": made["claims"], "p50_ms": ours["health"]["p50_ms"], "p99_ms": ours["health"]["p99_ms"]})
    for question in questions:
        # The peers are slow over many claims: fewer rounds then.
        start = time.perf_counter()
        _, total = sqlite.ask(question)
        slow = time.perf_counter() - start
        if total != question.total:
            sys.exit("%s: sqlite finds %d, the others %d" % (question.name, total, question.total))
        rounds = max(5, min(options.rounds, int(20 / max(slow, 0.001))))
        theirs = {"postgres": postgres.measure(question, rounds), "sqlite": timed(rounds, lambda q=question: sqlite.ask(q))}
        row = {"name": question.name, "claims": made["claims"], "matches": question.total,
               "hearsay_p50_ms": ours[question.name]["p50_ms"], "hearsay_p99_ms": ours[question.name]["p99_ms"],
               "to_health_check": ours[question.name]["p50_ratio"]}
        for peer, times in theirs.items():
            row[peer + "_p50_ms"] = round(percentile(times, 0.5), 3)
            row[peer + "_p99_ms"] = round(percentile(times, 0.99), 3)
            row[peer + "_to_hearsay"] = round(percentile(times, 0.5) / ours[question.name]["p50_ms"], 1)
        say(row)
    with open("/proc/self/status", encoding="ascii") as lines:
        own = int(re.search(r"VmRSS:\s+(\d+)", lines.read()).group(1)) // 1024
    say({"name": "memory", "claims": made["claims"], "hearsay_mb": hearsay.daemon.peak_rss_mb(),
         "postgres_mb": postgres.memory_mb(), "sqlite_mb_with_this_script": own})
    hearsay.daemon.stop()
    postgres.stop()
    sqlite.db.close()
    shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/release/bin")
    parser.add_argument("--claims", type=int, action="append", required=True)
    parser.add_argument("--articles", type=int, default=3000, help="so many are ingested and repeated")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="hearsay_peers_")
    os.chmod(folder, 0o755)
    try:
        daemon = Daemon([os.path.join(options.bin, "hearsay-ingest"), "--listen", "127.0.0.1:0", "--metrics_listen", "127.0.0.1:0",
                         "--data_dir", os.path.join(folder, "record")], os.path.join(folder, "ingest.log"))
        say(lines_of([os.path.join(options.bin, "load_driver"), "--address", daemon.address, "--limit", str(options.articles)] +
                     options.files)[0])
        for claims in options.claims:
            compare(options, folder, claims, daemon.address)
        daemon.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
