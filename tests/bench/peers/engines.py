"""The search engines that peers.py puts beside Hearsay, over the rows that make_store writes.

An engine keeps its store in a folder of its own, and loads it once. It counts what a question finds, gives the ids of
all of it, and measures how long its answer takes: the page with scores, or the counts by field, and how many there
are in all.
"""
import itertools
import os
import pwd
import re
import shutil
import sqlite3
import subprocess
import sys
import time

from questions import ANYWHERE, PAGE, seconds
from run import ends_with_its_parent

POSTGRES = "/usr/lib/postgresql/15/bin"
# What a page has of each claim.
ROW = "id, claim, time, source, holder, type, polarity"
# For a machine that serves nothing else: what its manual advises for search
# over tables that fit into memory.
SETTINGS = {
    "listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
    "shared_buffers": "2GB", "effective_cache_size": "6GB", "work_mem": "128MB", "maintenance_work_mem": "1GB",
    "random_page_cost": "1.1", "jit": "off", "max_wal_size": "8GB", "gin_fuzzy_search_limit": "0",
}


class Postgres:
    """A server of its own over a Unix socket, as a user that is not root."""

    name = "postgres"

    def __init__(self, folder):
        self.folder = os.path.join(folder, "postgres")
        self.user = pwd.getpwnam("nobody") if os.getuid() == 0 else None
        data = os.path.join(self.folder, "data")
        if not os.path.exists(data):
            os.makedirs(self.folder)
            if self.user:
                shutil.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
            self.run([POSTGRES + "/initdb", "-D", data, "-A", "trust", "-U", "hearsay", "--locale=C.UTF-8"])
        argv = [POSTGRES + "/postgres", "-D", data, "-k", self.folder]
        for name, value in SETTINGS.items():
            argv += ["-c", "%s=%s" % (name, value)]
        self.log = open(os.path.join(folder, "postgres.log"), "wb")
        self.server = subprocess.Popen(argv, stdout=self.log, stderr=self.log, cwd="/", preexec_fn=ends_with_its_parent,
                                       **self.as_user())
        for _ in range(600):
            if subprocess.run(self.psql() + ["-c", "select 1"], capture_output=True, check=False).returncode == 0:
                break
            time.sleep(0.1)
        else:
            sys.exit("postgres did not start; see %s" % self.log.name)
        if self.sql("SELECT to_regclass('claims')", "-At").strip():
            self.sql("CREATE INDEX IF NOT EXISTS claims_id ON claims (id)")

    def as_user(self):
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    def run(self, argv):
        done = subprocess.run(argv, capture_output=True, text=True, cwd="/", check=False, **self.as_user())
        if done.returncode != 0:
            sys.exit("%s: %s" % (argv[0], done.stderr))

    def psql(self):
        return ["psql", "-X", "-q", "-h", self.folder, "-U", "hearsay", "-d", "postgres", "-v", "ON_ERROR_STOP=1"]

    def sql(self, text, *options):
        done = subprocess.run(self.psql() + list(options), input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit("psql: %s" % done.stderr)
        return done.stdout

    def load(self, rows):
        self.sql("""
            DROP TABLE IF EXISTS raw, claims;
            CREATE UNLOGGED TABLE raw (id bigint, claim text, time bigint, source text, holder text, type int, polarity int,
                                       entities text[], content text, names text, outlet text, headline text, paragraph text);
            \\copy raw FROM '%s'
            CREATE TABLE claims AS SELECT id, claim, time, source, holder, type, polarity, entities,
                setweight(to_tsvector('simple', content || ' ' || names), 'A') || setweight(to_tsvector('simple', outlet), 'B') ||
                setweight(to_tsvector('simple', headline), 'C') || setweight(to_tsvector('simple', paragraph), 'D') AS doc FROM raw;
            DROP TABLE raw;
            CREATE INDEX ON claims USING gin (doc) WITH (fastupdate = off);
            CREATE INDEX ON claims USING gin (entities) WITH (fastupdate = off);
            CREATE INDEX ON claims (time, id);
            CREATE INDEX claims_id ON claims (id);
            VACUUM ANALYZE claims;
        """ % rows)
        return int(self.sql("SELECT pg_total_relation_size('claims')", "-At"))

    @staticmethod
    def words(question):
        return " & ".join(term + (":" + place if place else "") for term, place in zip(question.terms, question.places))

    def match(self, question):
        conditions = []
        if question.words:
            conditions.append("doc @@ '%s'::tsquery" % self.words(question))
        if question.where:
            entity, first, end = question.where
            conditions.append("entities @> ARRAY['%s'] AND time >= %d AND time < %d" % (entity, seconds(first), seconds(end)))
        return " AND ".join(conditions)

    def statement(self, question):
        match = self.match(question)
        if question.facets:
            parts = []
            for field in question.facets:
                column = "time / 86400" if field == "day" else field
                parts.append("SELECT '%s', (%s)::text, count(*) FROM hits GROUP BY 2 ORDER BY 3 DESC LIMIT 100" % (field, column))
            union = " UNION ALL ".join("(%s)" % part for part in parts)
            return "WITH hits AS MATERIALIZED (SELECT source, holder, time FROM claims WHERE %s) %s" % (match, union)
        rank = "ts_rank(doc, '%s'::tsquery)" % self.words(question) if question.words else "0"
        order = "2 DESC, 1 DESC" if question.words else "time DESC, id DESC"
        page = ("SELECT id, %s AS rank, count(*) OVER () AS total FROM claims WHERE %s ORDER BY %s LIMIT %d OFFSET %d" %
                (rank, match, order, PAGE, PAGE * (question.page - 1)))
        # The columns of the page's claims alone: sorting all matches with them would cost more.
        return ("WITH page AS MATERIALIZED (%s) SELECT %s, rank, total FROM page JOIN claims USING (id) ORDER BY %s" %
                (page, ROW, "rank DESC, id DESC" if question.words else order))

    def count(self, question):
        return int(self.sql("SELECT count(*) FROM claims WHERE " + self.match(question), "-At"))

    def ids(self, question):
        return set(self.sql("SELECT claim FROM claims WHERE " + self.match(question), "-At").split())

    def measure(self, question, rounds):
        """Milliseconds of each round, as psql tells them, after two that warm up."""
        said = self.sql("\\o /dev/null\nPREPARE ask AS %s;\n\\timing on\n%s" %
                        (self.statement(question), "EXECUTE ask;\n" * (rounds + 2)))
        return [float(ms) for ms in re.findall(r"^Time: ([0-9.]+) ms", said, re.M)][-rounds:]

    def memory_mb(self):
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.server.pid)], capture_output=True, text=True, check=False)
        total = 0
        for pid in [self.server.pid] + [int(pid) for pid in children.stdout.split()]:
            with open("/proc/%d/smaps_rollup" % pid, encoding="ascii") as lines:
                total += int(re.search(r"^Pss:\s+(\d+)", lines.read(), re.M).group(1))
        return total // 1024

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=60)
        self.log.close()


class Sqlite:
    """A library in this process."""

    name = "sqlite"

    def __init__(self, folder):
        self.path = os.path.join(folder, "claims.sqlite")
        self.db = sqlite3.connect(self.path)
        self.db.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; "
                              "PRAGMA cache_size = -2000000; PRAGMA mmap_size = 8000000000;")

    def load(self, rows):
        self.db.executescript("""
            DROP TABLE IF EXISTS words;
            DROP TABLE IF EXISTS claims;
            DROP TABLE IF EXISTS entities;
            CREATE VIRTUAL TABLE words USING fts5(content, names, outlet, headline, paragraph, content='', tokenize='ascii');
            CREATE TABLE claims (id INTEGER PRIMARY KEY, claim TEXT, time INTEGER, source TEXT, holder TEXT, type INTEGER, polarity INTEGER);
            CREATE TABLE entities (entity TEXT, id INTEGER, time INTEGER);
        """)
        with open(rows, encoding="utf-8", errors="replace") as lines:
            for batch in iter(lambda: list(itertools.islice(lines, 10000)), []):
                fields = [line.rstrip("\n").split("\t") for line in batch]
                self.db.executemany("INSERT INTO claims VALUES (?,?,?,?,?,?,?)",
                                    [f[:4] + [f[4].replace("\\\\", "\\")] + f[5:7] for f in fields])
                self.db.executemany("INSERT INTO words(rowid, content, names, outlet, headline, paragraph) VALUES (?,?,?,?,?,?)",
                                    [[f[0]] + f[8:13] for f in fields])
                self.db.executemany("INSERT INTO entities VALUES (?,?,?)",
                                    [(name, f[0], f[2]) for f in fields for name in re.findall(r'"([^"]*)"', f[7])])
        self.db.execute("INSERT INTO words(words) VALUES ('optimize')")
        self.db.execute("CREATE INDEX by_entity ON entities (entity, time, id)")
        self.db.execute("CREATE INDEX by_time ON claims (time, id)")
        self.db.execute("ANALYZE")
        self.db.commit()
        return os.path.getsize(self.path)

    def hits(self, question, columns, tail=""):
        """What matches, as a statement and its values; from the table that has it: `words`, or `entities`."""
        if question.where:
            entity, first, end = question.where
            return ("SELECT %s FROM entities WHERE entity = ? AND time >= ? AND time < ? %s" % (columns, tail),
                    (entity, seconds(first), seconds(end)))
        match = " AND ".join(term if place == ANYWHERE else "{content names} : " + term
                             for term, place in zip(question.terms, question.places))
        return "SELECT %s FROM words WHERE words MATCH ? %s" % (columns, tail), (match,)

    def count(self, question):
        return self.db.execute(*self.hits(question, "count(*)")).fetchone()[0]

    def ids(self, question):
        statement, values = self.hits(question, "id" if question.where else "rowid")
        return {row[0] for row in self.db.execute("SELECT claim FROM claims WHERE id IN (%s)" % statement, values)}

    def ask(self, question):
        if question.facets:
            statement, values = self.hits(question, "rowid")
            self.db.execute("CREATE TEMP TABLE hits AS SELECT source, holder, time / 86400 AS day FROM claims WHERE id IN (%s)" %
                            statement, values)
            for field in question.facets:
                self.db.execute("SELECT %s, count(*) FROM hits GROUP BY 1 ORDER BY 2 DESC LIMIT 100" % field).fetchall()
            self.db.execute("SELECT count(*) FROM hits").fetchone()
            self.db.execute("DROP TABLE hits")
            return
        window = "LIMIT %d OFFSET %d" % (PAGE, PAGE * (question.page - 1))
        if question.where:
            page = self.hits(question, "id", "ORDER BY time DESC, id DESC " + window)
        else:
            page = self.hits(question, "rowid, rank", "AND rank MATCH 'bm25(3.0, 2.0, 1.5, 1.0, 0.5)' ORDER BY rank " + window)
        ids = [row[0] for row in self.db.execute(*page)]
        self.db.execute("SELECT %s FROM claims WHERE id IN (%s)" % (ROW, ",".join("?" * len(ids))), ids).fetchall()
        self.count(question)

    def measure(self, question, rounds):
        """Milliseconds of each round after one that warms up."""
        times = []
        for _ in range(rounds + 1):
            start = time.perf_counter()
            self.ask(question)
            times.append((time.perf_counter() - start) * 1000)
        return times[1:]

    @staticmethod
    def memory_mb():
        """That of this process."""
        with open("/proc/self/status", encoding="ascii") as lines:
            return int(re.search(r"VmRSS:\s+(\d+)", lines.read()).group(1)) // 1024

    def stop(self):
        self.db.close()
