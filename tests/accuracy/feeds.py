#!/usr/bin/env python3
"""What `hearsay collect --parse` reads of the feed test suites, field by field.

    feeds.py [--shared DIR] [--bin DIR] [--wrong] [--least SHARE]

Unpacks feeds/feeds-*.tar.xz of the shared data, reads every file, and compares
with what the suites' own parsers expect: feedparser's conditions and gofeed's
objects; markup is equal when it means the same. Prints the share that is equal for each field and each family, and
checks for all files that reading them ends, without a crash, in bounded time;
that an ill-formed feed with items still gives items; and that the families of
HTML sanitizing run no script through a headline. --wrong lists what differs.
Exit 1 when a file crashes or hangs, or when the well-formed entries' share is
below --least.
"""
import argparse
import collections
import datetime
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Where feedparser's own tests serve their files from.
SERVED = "http://127.0.0.1:8097/"
FIELDS = ("id", "link", "title", "author", "summary", "content", "published", "updated", "language")
SKIPPED = 77
ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)


def headers_of(case):
    found = {}
    for line in case.get("http_headers") or []:
        name, _, value = line.partition(":")
        found[name.strip().lower()] = value.strip()
    return found


def read(binary, path, case, url):
    """(the feed or None, what went wrong or None)"""
    headers = headers_of(case)
    command = [binary / "hearsay", "collect", "--parse", path, "--url", url]
    for flag in ("content-type", "content-location", "content-language"):
        if headers.get(flag):
            command += ["--" + flag.replace("-", "_"), headers[flag]]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20)
    except subprocess.TimeoutExpired:
        return None, "hangs"
    if done.returncode not in (0, 1):
        return None, "crashes (%d)" % done.returncode
    return json.loads(done.stdout or "null"), None


def seconds(text):
    """Seconds since the epoch, of RFC 3339 or a struct_time as a list."""
    if not text:
        return None
    if isinstance(text, list):
        return datetime.datetime(*text[:6], tzinfo=datetime.timezone.utc).timestamp()
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class Events(html.parser.HTMLParser):
    """Markup as what it means to HTML: the order and quotes of attributes, how an empty element ends and how a character
    is referred to mean nothing, nor does what declares a namespace, which HTML does not read. An end tag of drawings and
    formulas, whose elements all end, ends what is open within too."""

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.events = []
        self.open = []  # Of a drawing or formula, from its outermost element on.
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        if self.open or tag in ("svg", "math"):
            self.open.append(tag)
        self.events.append((tag, sorted((name, value or "") for name, value in attrs
                                        if name != "xmlns" and not name.startswith("xmlns:"))))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while tag in self.open:
            last = self.open.pop()
            if last == tag:
                break
            self.events.append("/" + last)
        self.events.append("/" + tag)

    def handle_data(self, data):
        self.events.append(data)


def same(ours, wanted):
    if ours == wanted or (not ours and not wanted):
        return True
    return any(all(isinstance(text, str) and mark in text for text in (ours, wanted)) for mark in ("<", "&#")) and \
        Events(ours).events == Events(wanted).events


def author_text(persons):
    """As feedparser writes the first of them."""
    if not persons:
        return None
    name, email = persons[0]["name"], persons[0]["email"]
    return "%s (%s)" % (name, email) if name and email else name or email or None


def of_feedparser(path, entity, is_entry):
    """(field, ours) for a feedparser path below an entry or the feed, or None."""
    head = path[0]
    detail = path[1] if len(path) == 2 else None
    if head in ("id", "guid") and not detail:
        return "id", entity.get("id")
    if head == "link" and not detail:
        return "link", entity.get("link")
    if (head == "title" and not detail) or (head == "title_detail" and detail == "value"):
        return "title", entity.get("title")
    if (head in ("summary", "description", "subtitle", "tagline") and not detail) or (
            head in ("summary_detail", "subtitle_detail", "tagline_detail") and detail == "value"):
        # To feedparser an entry's content is its summary when it has no other.
        return "summary", entity.get("summary") or entity.get("content") if is_entry else entity.get("subtitle")
    if head == "content" and path[1:] == [0, "value"]:
        return "content", entity.get("content")
    if head == "author" and not detail:
        return "author", author_text(entity["authors"])
    if head in ("author_detail", "authors") and path[-1] in ("name", "email"):
        index = path[1] if head == "authors" else 0
        persons = entity["authors"]
        return "author", persons[index][path[-1]] if index < len(persons) else None
    for name in ("published", "updated", "created"):
        if head == name and not detail:
            return name, entity.get(name + "_text")
        if head == name + "_parsed" and not detail:
            return name, seconds(entity.get(name))
    if head == "language" and not detail:
        return "language", entity.get("language")
    if head == "enclosures" and len(path) == 3:
        files = entity.get("enclosures") or []
        key = {"href": "url", "url": "url"}.get(path[2], path[2])
        return "enclosures", files[path[1]].get(key) if path[1] < len(files) else None
    return None


def feedparser_checks(case, feed):
    """[(entry or feed, field, equal, ours, wanted)] of the conditions that name our fields."""
    for condition in case["expect"]:
        path = condition["path"]
        if condition["is"] not in ("equal", "absent"):
            continue
        if len(path) > 2 and path[0] == "entries" and isinstance(path[1], int):
            items = feed["items"] if feed else []
            entity, rest, kind = (items[path[1]] if path[1] < len(items) else None), path[2:], "entry"
        elif len(path) > 1 and path[0] == "feed":
            entity, rest, kind = feed, path[1:], "feed"
        else:
            continue
        empty = {"authors": []}
        found = of_feedparser(rest, entity or empty, kind == "entry")
        if found is None:
            continue
        field, ours = found
        wanted = None if condition["is"] == "absent" else condition["value"]
        if rest[-1].__class__ is str and rest[-1].endswith("_parsed"):
            wanted = seconds(wanted)
        yield kind, field, same(ours, wanted), ours, wanted


def gofeed_entry_checks(want, item):
    def text(value):
        return value.get("value") if isinstance(value, dict) else value

    simple = {"title": "title", "summary": "summary", "description": "summary", "content": "content", "id": "id",
              "guid": "id", "link": "link"}
    for key, field in simple.items():
        if want.get(key) is not None:
            yield field, item.get(field), text(want[key])
    for key, field in (("publishedParsed", "published"), ("pubDateParsed", "published"), ("updatedParsed", "updated")):
        if want.get(key):
            yield field, seconds(item.get(field)), seconds(want[key])
    if isinstance(want.get("author"), str):
        yield "author", (item["authors"] or [{}])[0].get("name"), want["author"]
    for index, person in enumerate(want.get("authors") or []):
        ours = item["authors"][index] if index < len(item["authors"]) else {}
        for key in ("name", "email"):
            if person.get(key):
                yield "author", ours.get(key), person[key]


def gofeed_checks(case, feed):
    want = case["expect_object"]
    items = feed["items"] if feed else []
    for index, entry in enumerate(want.get("entries") or want.get("items") or []):
        ours = items[index] if index < len(items) else {"authors": []}
        for field, got, wanted in gofeed_entry_checks(entry, ours):
            yield "entry", field, same(got, wanted), got, wanted
    for key, field in (("title", "title"), ("link", "link"), ("language", "language"), ("id", "id")):
        if isinstance(want.get(key), str):
            got = (feed or {}).get(field)
            yield "feed", field, same(got, want[key]), got, want[key]


def family_of(case):
    """The suite and its family, by the path: feedparser keeps most under wellformed."""
    if any(condition["path"] == ["bozo"] and condition["is"] == "true" for condition in case.get("expect") or []):
        return "feedparser illformed"
    parts = case["file"].split("/")[1:-1]
    if parts[:2] == ["feedparser", "wellformed"]:
        return "feedparser " + parts[2]
    return " ".join([parts[0], case["family"]])


def share(right, total):
    return "%5d/%-5d %5.1f %%" % (right, total, 100.0 * right / total) if total else "%20s" % "-"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("HEARSAY_SHARED_DIR", ROOT.parent / "shared")))
    parser.add_argument("--bin", type=pathlib.Path,
                        default=pathlib.Path(os.environ.get("HEARSAY_BIN", ROOT / "build/release/bin")))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    options = parser.parse_args()
    archives = sorted((options.shared / "data/feeds").glob("feeds-*.tar.xz"))
    if not archives:
        print("skipped: no feeds in", options.shared)
        return SKIPPED
    table = collections.defaultdict(collections.Counter)  # (family, kind, field) -> right, total
    bad, files, empty = [], 0, []
    with tempfile.TemporaryDirectory(prefix="hearsay-feeds-") as folder:
        for archive in archives:
            with tarfile.open(archive) as packed:
                packed.extractall(folder)
        with open(pathlib.Path(folder) / "feeds/expect.jsonl", encoding="utf-8", newline="\n") as lines:
            cases = [json.loads(line) for line in lines]
        for case in cases:
            files += 1
            path = pathlib.Path(folder) / case["file"]
            served = SERVED + "/".join(["tests"] + case["file"].split("/")[2:])
            feed, trouble = read(options.bin, path, case, served)
            if trouble:
                bad.append("%s %s" % (case["file"], trouble))
            family = family_of(case)
            raw = path.read_bytes()
            if not (feed and feed["items"]) and ITEM.search(raw):
                empty.append(case["file"])
            checks = []
            if case.get("expect"):
                checks = feedparser_checks(case, feed)
            elif case.get("expect_object"):
                checks = gofeed_checks(case, feed)
            for kind, field, right, ours, wanted in checks:
                table[family, kind, field].update(total=1, right=int(right))
                if not right and options.wrong:
                    print("%s: %s %s: %r, not %r" % (case["file"], kind, field, ours, wanted))

    print("%-34s %-6s %-11s %s" % ("family", "of", "field", "equal"))
    for (family, kind, field), count in sorted(table.items()):
        print("%-34s %-6s %-11s %s" % (family, kind, field, share(count["right"], count["total"])))

    def total(kind, fields, wanted):
        right = sum(c["right"] for (f, k, n), c in table.items() if k == kind and n in fields and wanted(f))
        return right, sum(c["total"] for (f, k, n), c in table.items() if k == kind and n in fields and wanted(f))

    print("\nwell-formed entries, without the families that test sanitizing:")
    plain = lambda family: "sanitize" not in family and "illformed" not in family
    for field in FIELDS:
        print("  %-11s %s" % (field, share(*total("entry", [field], plain))))
    right, count = total("entry", FIELDS, plain)
    print("  %-11s %s" % ("all", share(right, count)))
    print("feeds, the same: %s" % share(*total("feed", FIELDS, plain)).strip())
    print("sanitizing, entries and feeds: %s, %s" % (
        share(*total("entry", FIELDS, lambda f: "sanitize" in f)).strip(),
        share(*total("feed", FIELDS, lambda f: "sanitize" in f)).strip()))
    print("%d files read, %d crash or hang, %d with items of which none was read" % (files, len(bad), len(empty)))
    for line in bad + (empty if options.wrong else []):
        print("  " + line)
    return 1 if bad or (count and right / count < options.least) else 0


if __name__ == "__main__":
    sys.exit(main())
