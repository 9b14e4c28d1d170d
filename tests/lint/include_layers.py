#!/usr/bin/env python3
"""Checks that includes point down.

    include_layers.py ROOT

Every quoted include of a source file of ours is looked up in the table below:
a folder may include its own folder and folders of a lower layer, never one of
its own layer or above, and ingest_service and query_service never each other.
gRPC headers are for layer 5 and up, RocksDB's for common/storage and up. A
folder that the table does not know is an error. foo.cc includes foo.h before
all else, which proves that foo.h needs nothing before it. Within a folder that
is parted, a part includes itself and the parts before it in PARTS; files beside
the parts, and tests, include any. Prints one line a breach and exits 1 when
there is any.
"""
import os
import re
import sys

LAYER = {
    "common/base": 0,
    "common/text": 1, "common/record": 1,
    "common/storage": 2, "common/feed": 2, "common/language": 2, "common/api": 2,
    "ingest_service/model": 3, "ingest_service/normalize": 3, "ingest_service/claims": 3, "ingest_service/commit": 3,
    "query_service/model": 3, "query_service/interpret": 3, "query_service/index": 3, "query_service/retrieve": 3,
    "ingest_service/pipeline": 4, "ingest_service/training": 4,
    "query_service/answer": 4, "query_service/watch": 4, "query_service/follow": 4,
    "common/server": 5, "common/feed/carriers": 5, "ingest_service/rpc": 5, "query_service/rpc": 5,
    "ingest_service": 6, "query_service": 6, "client": 6,
}
# A stage's own plain structs are beneath the stages, though of their layer.
BENEATH = {"ingest_service/model", "query_service/model", "common/record", "common/text", "common/storage", "common/server"}
# The parts of a folder, the lowest first.
PARTS = {
    "ingest_service/claims": ("lexicon", "analysis", "attribution", "mentions", "rules", "learned", "quotation",
                              "screening", "mending", "chains", "stance", "events"),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def folder_of(path):
    """The longest known folder that `path` lies in, or None."""
    parts = path.split("/")[:-1]
    while parts:
        name = "/".join(parts)
        if name in LAYER:
            return name
        parts.pop()
    return None


def part_breach(here, path, target):
    """What is wrong with an include within one folder, or None."""
    parts = PARTS.get(here, ())
    own, other = (name[len(here) + 1:].split("/") for name in (path, target))
    for pieces in (own, other):
        if parts and len(pieces) > 1 and pieces[0] not in parts:
            return "%s/%s is no part of %s; add it to include_layers.py" % (here, pieces[0], here)
    if len(own) == 1 or path.endswith("_test.cc") or not parts:
        return None
    if len(other) == 1:
        return "includes up: from %s/%s to what is made of it" % (here, own[0])
    if parts.index(other[0]) > parts.index(own[0]):
        return "includes up: %s to %s" % (own[0], other[0])
    return None


def breach(here, path, quoted, target):
    """What is wrong with one include, or None."""
    layer = LAYER[here]
    if not quoted and (target.startswith("grpcpp/") or target.startswith("grpc/")):
        return "gRPC is for layer 5 and up" if layer < 5 else None
    if not quoted and target.startswith("rocksdb/"):
        return "RocksDB is for common/storage and up" if layer < 2 else None
    if target.endswith(".grpc.pb.h"):
        return "service stubs are for layer 5 and up" if layer < 5 else None
    if not quoted or not target.startswith(("common/", "ingest_service/", "query_service/", "client/")):
        return None
    there = folder_of(target)
    if there is None:
        return "the folder of %s has no layer; add it to include_layers.py" % target
    if there == here:
        return part_breach(here, path, target)
    if here == "client" and there.startswith("client"):
        return None
    if {here.split("/")[0], there.split("/")[0]} == {"ingest_service", "query_service"}:
        return "the two services never include each other"
    if LAYER[there] > layer:
        return "includes up: layer %d to layer %d" % (layer, LAYER[there])
    if LAYER[there] == layer and there not in BENEATH:
        return "includes sideways: %s to %s" % (here, there)
    return None


def main():
    root = sys.argv[1]
    bad = read = 0
    for top in ("common", "ingest_service", "query_service", "client"):
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                if not name.endswith((".h", ".cc")):
                    continue
                path = os.path.relpath(os.path.join(folder, name), root)
                here = folder_of(path)
                read += 1
                if here is None:
                    print("%s: its folder has no layer; add it to include_layers.py" % path)
                    bad += 1
                    continue
                own = path[:-3] + ".h" if path.endswith(".cc") else None
                if own and not os.path.exists(os.path.join(root, own)):
                    own = None
                with open(os.path.join(root, path), encoding="utf-8") as lines:
                    for number, line in enumerate(lines, 1):
                        match = INCLUDE.match(line)
                        if not match:
                            continue
                        if own and match.group(2) != own:
                            print("%s:%d: %s must be its first include" % (path, number, own))
                            bad += 1
                        own = None
                        why = breach(here, path, match.group(1) == '"', match.group(2))
                        if why:
                            print("%s:%d: %s (%s)" % (path, number, why, match.group(2)))
                            bad += 1
    print("%d files read, %d breaches" % (read, bad))
    sys.exit(1 if bad or not read else 0)


if __name__ == "__main__":
    main()
