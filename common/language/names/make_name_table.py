#!/usr/bin/env python3
"""Writes known_names.inc, the table of names that known_names.cc compiles in.

    make_name_table.py GAZETTEER > known_names.inc

GAZETTEER is a folder with the tables that NOTICE names, as TSV, gzipped, the
first line a header. Only tables whose licences NOTICE quotes are read. A line is
kind, canonical name and its other names, separated by tabs; the kinds are P
(place), H (person) and O (outlet); D gives an outlet's domain its name. A name
that two canonical names of one kind would share is left out.
"""
import collections
import csv
import gzip
import os
import re
import sys

# Names that are written by rule of thumb and stand in none of the tables.
SHORT_OUTLETS = {
    "The New York Times": ["NYT", "NY Times"],
    "The Wall Street Journal": ["WSJ"],
    "The Washington Post": ["WaPo"],
    "Financial Times": ["FT"],
    "Associated Press": ["AP"],
    "Agence France-Presse": ["AFP"],
    "Los Angeles Times": ["LA Times", "L.A. Times"],
    "Al Jazeera": ["Al-Jazeera", "Aljazeera"],
}
SHORT_PLACES = {
    "United States": ["US", "U.S.", "USA", "America"],
    "United Kingdom": ["UK", "U.K.", "Britain", "Great Britain"],
    "European Union": ["EU", "E.U."],
    "United Arab Emirates": ["UAE"],
}
LEAST_FOLLOWERS = 1_000_000
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f .,'\u2019()&-]*$")


def read(folder, name):
    with gzip.open(os.path.join(folder, name + ".tsv.gz"), "rt",
                   encoding="utf-8", newline="\n") as table:
        yield from csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)


def places(folder):
    names = collections.defaultdict(set)
    for row in read(folder, "territories-rigour"):
        if row["kind"] == "country" and row["strength"] == "strong":
            names[row["name"]].add(row["alias"])
    codes = {}
    for row in read(folder, "territories-cldr"):
        if row["locale"] == "en" and row["code"].isalpha():
            if not row["variant"]:
                codes[row["code"]] = row["name"]
    for row in read(folder, "territories-cldr"):
        name = codes.get(row["code"])
        if row["locale"] == "en" and name in names:
            names[name].add(row["name"])
    english = {row["zone"]: row["city"] for row in read(folder, "cities-cldr")
               if row["locale"] == "en"}
    for row in read(folder, "cities-cldr"):
        city = english.get(row["zone"])
        if city is None or row["zone"].startswith(("Etc/", "Antarctica/")):
            continue
        # The zone's own name is the older spelling: Europe/Kiev.
        names[city].add(row["zone"].rsplit("/", 1)[1].replace("_", " "))
        if row["locale"] in ("de", "fr", "es", "it", "pt", "nl", "pl", "en-GB"):
            names[city].add(row["city"])
    for name, short in SHORT_PLACES.items():
        names[name].update(short)
    return names


def people(folder):
    names = collections.defaultdict(set)
    for row in read(folder, "persons-us-congress"):
        names[row["name"]].add(row["variant"])
    return names


def outlets(folder):
    names = collections.defaultdict(set)
    for row in read(folder, "outlets-wikidata"):
        if int(row["followers"] or 0) >= LEAST_FOLLOWERS:
            names[row["name"]].add(row["name"])
    for row in read(folder, "outlets-fundus"):
        names[row["name"]].add(row["name"])
    for name, short in SHORT_OUTLETS.items():
        names[name].update(short)
    return names


def domains(folder):
    return {row["domain"]: row["name"] for row in read(folder, "outlets-fundus")}


def key(name):
    key = re.sub(r"[^\w]+", " ", name.lower()).strip()
    return key[4:] if key.startswith("the ") else key


def clean(names):
    # "Washington Post" and "The Washington Post" are one.
    merged, by_key = {}, {}
    for name in sorted(names, key=lambda n: (not n.startswith("The "), n)):
        first = by_key.setdefault(key(name), name)
        merged.setdefault(first, set()).update(names[name])
    owners = collections.defaultdict(set)
    for name, others in merged.items():
        for other in others | {name}:
            owners[key(other)].add(name)
    for name, others in sorted(merged.items()):
        if not LATIN.match(name) or "," in name:
            continue
        kept = {key(o): o for o in sorted(others)
                if LATIN.match(o) and len(key(o)) > 1 and
                (len(key(o)) > 3 or o.upper() == o) and
                owners[key(o)] == {name} and key(o) != key(name)}
        yield name, sorted(kept.values())


def quote(line):
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"').replace(
        "\t", "\\t") + '\\n"'


def main():
    folder = sys.argv[1]
    print("// Written by make_name_table.py; the licences stand in NOTICE.")
    for kind, table in (("P", places), ("H", people), ("O", outlets)):
        for name, others in clean(table(folder)):
            if others or kind == "O":
                print(quote("\t".join([kind, name] + others)))
    for domain, name in sorted(domains(folder).items()):
        print(quote("\t".join(["D", name, domain])))


if __name__ == "__main__":
    main()
