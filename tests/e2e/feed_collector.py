#!/usr/bin/env python3
"""The collector against a news site that behaves well and badly, and against
kill -9: nothing is missed, nothing is stored twice."""
import collections
import json
import os
import random
import signal
import subprocess
import time

from feed_site import Site, article_page, rss
from pair import BIN, Pair, expect, rows

LONG = bool(os.environ.get("HEARSAY_LONG"))
ITEMS = 200 if LONG else 40
CREATED, UNCHANGED, REVISED = ("INGEST_OUTCOME_" + name for name in ("CREATED", "UNCHANGED", "REVISED"))


class Collector:
    """Runs `hearsay collect` over one list and one state."""

    def __init__(self, pair, name, feeds):
        self.pair = pair
        self.list = pair.folder / (name + ".txt")
        self.list.write_text("# %s\n%s\n" % (name, "\n".join(feeds)))
        self.command = [BIN / "hearsay", "collect", "--feeds", self.list, "--state", pair.folder / name, "--address",
                        pair.ingest.address, "--format", "json", "--host_pause", "0", "--page_backoff", "0"]

    def once(self, status=0, flags=()):
        """(outcome by URL, what was said)"""
        done = subprocess.run([*self.command, "--once", *flags], capture_output=True, text=True, timeout=120)
        expect(done.returncode == status, "exit status", done.returncode, done.stderr)
        return {row["requestId"]: row["outcome"] for row in rows(done.stdout)}, done.stderr

    def start(self, *flags):
        return subprocess.Popen([*self.command, *flags], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def article_count(pair):
    return int(json.loads(pair.hearsay("status", "--format", "json"))["ingest"].get("articleCount", 0))


def wait_until(holds, what, seconds=30):
    end = time.monotonic() + seconds
    while not holds():
        expect(time.monotonic() < end, what)
        time.sleep(0.05)


def test_faults(pair):
    site = Site()
    site.pages["/robots.txt"] = ("text/plain", "User-agent: *\nDisallow: /private/\n")
    for name in ("1", "2"):
        site.add_slow("/a/" + name, "text/html", article_page("a " + name), 0.1)
    site.add_article("/a/target")
    site.add_article("/private/x")
    site.add_redirect("/a/away", "/a/target")
    site.add_redirect("/a/loop", "/a/loop")
    site.add_status("/a/flaky", 503)
    site.add_status("/a/busy", 429, Retry_After="3600")
    site.pages["/a/pdf"] = ("application/pdf", "%PDF-1.4")
    site.add_bomb("/a/bomb", "text/html")
    site.add_cut_off("/a/cut", "text/html", "<html><body><p>The harbour")
    own = "The harbour office said the %s was closed for the whole of the winter because of the ice on the weir."
    items = [("/a/1", "One", ""), ("/a/2", "Two", ""), ("/a/away", "Away", ""), ("/a/loop", "Loop", own % "loop"),
             ("/a/flaky", "Flaky", ""), ("/a/busy", "Busy", ""), ("/a/pdf", "File", own % "file"),
             ("/a/none", "None", ""), ("/a/bomb", "Bomb", own % "bomb"), ("/a/cut", "Cut", ""),
             ("/private/x", "Private", own % "garden"), ("http://127.0.0.2:9/a", "Elsewhere", own % "island")]
    site.add_feed("/feed", rss([(site.url + path if path[0] == "/" else path, title, text)
                                for path, title, text in items]))
    site.add_redirect("/moved", "/feed2")
    site.add_feed("/feed2", rss([(site.url + "/a/1", "One", "")]))
    site.add_redirect("/loop", "/loop")
    site.add_status("/gone", 410)
    site.add_status("/busy", 429, Retry_After="3600")
    site.pages["/page"] = ("text/html", article_page("page"))
    site.add_bomb("/bomb", "application/rss+xml")
    site.add_article("/a/3")
    site.add_cut_off("/cut", "application/rss+xml", rss([(site.url + "/a/3", "Three", "")])[:-30])
    feeds = ["/feed", "/moved", "/loop", "/gone", "/busy", "/page", "/bomb", "/cut", "/none"]
    collector = Collector(pair, "faults", [site.url + feed for feed in feeds])

    outcomes, said = collector.once(status=1)
    got = sorted(url.replace(site.url, "") for url in outcomes)
    # Pages, and for those that cannot be had the feed's own text, where there is one.
    expect(got == sorted(["/a/1", "/a/2", "/a/target", "/a/3", "/a/loop", "/a/pdf", "/a/bomb", "/private/x",
                          "http://127.0.0.2:9/a"]), "what came in", got, said)
    expect(all(outcome != "INGEST_OUTCOME_REJECTED" for outcome in outcomes.values()), "all accepted", outcomes)
    for feed, why in (("/loop", "redirects too often"), ("/gone", "is gone"), ("/busy", "status 429"),
                      ("/page", "is a web page"), ("/bomb", "is larger than"), ("/cut", "broke off"),
                      ("/none", "status 404")):
        expect(any(line.startswith(site.url + feed + ":") and why in line for line in said.splitlines()),
               "a reason", feed, why, said)
    expect(site.count("/private/x") == 0, "robots.txt is obeyed")
    expect("no public address" in said, "a feed cannot name private addresses", said)
    expect(site.count("/robots.txt") == 1, "robots.txt is asked for once")
    expect(site.overlaps == 0, "one request at a time", site.overlaps)
    expect(all(agent.startswith("hearsay-collect/") for agent in site.agents), "the user agent", list(site.agents))

    # The next round: what failed comes in, what is known is not even asked for.
    before = {path: site.count(path) for path in ("/a/1", "/a/busy", "/busy", "/gone")}
    for name in ("flaky", "cut"):
        site.add_article("/a/" + name)
    outcomes, said = collector.once(status=1)
    got = sorted(url.replace(site.url, "") for url in outcomes)
    expect(got == ["/a/cut", "/a/flaky"], "only what failed", got, said)
    expect("/feed" in site.conditional, "a conditional request", site.conditional)
    after = {path: site.count(path) for path in before}
    expect(after == before, "known, busy and gone are left alone", before, after)


def test_retraction(pair):
    site = Site()
    site.add_article("/a/kept")
    site.add_article("/a/withdrawn")

    def atom(deleted):
        entry = "<entry><id>tag:%s</id><title>%s</title><link href='" + site.url + "/a/%s'/></entry>"
        names = ["kept"] if deleted else ["kept", "withdrawn"]
        gone = ("<at:deleted-entry ref='tag:withdrawn' when='2024-03-06T10:00:00Z'><at:comment>An error</at:comment>"
                "</at:deleted-entry>") if deleted else ""
        return ("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>"
                "<title>Site</title>%s%s</feed>" % ("".join(entry % (name, name, name) for name in names), gone))

    site.add_feed("/atom", atom(False))
    collector = Collector(pair, "retraction", [site.url + "/atom"])
    done = subprocess.run([*collector.command, "--once"], capture_output=True, text=True, timeout=60)
    names = {row["requestId"]: row["article"] for row in rows(done.stdout)}
    site.add_feed("/atom", atom(True))
    _, said = collector.once()
    expect("1 retracted" in said, "retracted", said)
    name = names[site.url + "/a/withdrawn"]
    wait_until(lambda: "CANCELED" in json.loads(pair.hearsay("get", "--format", "json", name)).get("pubStatus", ""),
               "a tombstone")
    _, said = collector.once()
    expect("0 retracted" in said, "once", said)


def test_kill(pair):
    site = Site()
    paths = ["/k/%d" % i for i in range(ITEMS)]
    for path in paths:
        site.add_slow(path, "text/html", article_page(path.strip("/")), 0.01)
    site.add_feed("/feed", rss([(site.url + path, path, "") for path in paths]))
    collector = Collector(pair, "kill", [site.url + "/feed"])
    before = article_count(pair)
    outcomes = collections.defaultdict(list)
    random.seed(7)
    kills = 0
    while True:
        process = collector.start("--once")
        try:
            out, _ = process.communicate(timeout=random.uniform(0.1, 0.6) if kills < 12 else 60)
            ended = True
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
            ended = False
            kills += 1
        for row in rows(out[:out.rfind("\n") + 1]):
            outcomes[row["requestId"]].append(row["outcome"])
        if ended:
            expect(process.returncode == 0, "a round that ends", process.returncode)
            break
    expect(kills > 0, "the collector was killed")
    expect(article_count(pair) - before == ITEMS, "each is stored once", article_count(pair) - before)
    # What was answered is not sent again. Of what is seen here, an answer whose line was lost with the process may be
    # missing, and the first answer of a re-sent article is UNCHANGED.
    expect(all(len(seen) == 1 for seen in outcomes.values()), "one answer each", dict(outcomes))
    expect(all(seen[0] in (CREATED, UNCHANGED, "INGEST_OUTCOME_NEAR_DUPLICATE") for seen in outcomes.values()),
           "nothing is revised", dict(outcomes))
    again = max(site.count(path) for path in paths)
    expect(again <= kills + 1, "pages are not asked for more often than the collector was killed", again, kills)
    fetched = len([hit for hit in site.hits if hit in set(paths)])
    # The sender's window and the outbox are what a kill can lose.
    print("killed %d times; %d pages fetched for %d articles" % (kills, fetched, ITEMS))
    empty, _ = collector.once()
    expect(not empty, "nothing is left", empty)


def test_daemon(pair):
    site = Site()
    site.add_article("/d/1")
    site.add_feed("/feed", rss([(site.url + "/d/1", "First", "")]))
    collector = Collector(pair, "daemon", [site.url + "/feed"])
    before = article_count(pair)
    process = collector.start("--min_interval", "0.1", "--max_interval", "0.2")
    wait_until(lambda: article_count(pair) == before + 1, "the first article")
    # News comes in by itself.
    site.add_article("/d/2")
    site.add_feed("/feed", rss([(site.url + "/d/2", "Second", ""), (site.url + "/d/1", "First", "")]))
    wait_until(lambda: article_count(pair) == before + 2, "the second article")
    other = subprocess.run([*collector.command, "--once"], capture_output=True, text=True, timeout=60)
    expect(other.returncode == 1 and "another process" in other.stderr, "one collector a state", other.stderr)
    # It ends though a page is on its way that takes long.
    site.add_slow("/d/slow", "text/html", article_page("slow"), 20)
    site.add_feed("/feed", rss([(site.url + "/d/slow", "Slow", "")]))
    wait_until(lambda: site.count("/d/slow") == 1, "the slow page is asked for")
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=15)
    expect(process.returncode == 0, "a clean end", process.returncode, said)
    expect(time.monotonic() - began < 10, "soon")
    # What was under way comes in the next time.
    site.add_article("/d/slow")
    outcomes, _ = collector.once()
    expect(list(outcomes) == [site.url + "/d/slow"], "it is not forgotten", outcomes)


with Pair() as pair:
    test_faults(pair)
    test_retraction(pair)
    test_kill(pair)
    test_daemon(pair)
print("the collector misses nothing and sends nothing twice")
