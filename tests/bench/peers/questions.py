"""What peers.py asks each engine: the questions, and the words in them."""
import calendar
import itertools
import re
import time

PAGE = 20
DEEP_PAGE = 50

# What the index's tokeniser makes of the words that are asked for.
TERMS = {"government": "wgovern", "president": "wpresid", "country": "wcountri", "economy": "weconomi", "policy": "wpolici"}
# Where a term may be to match: anywhere, or in the claim's own words (content and names).
ANYWHERE, OWN = "", "A"


class Question:
    """One question as words, as a filter on the columns, and what is asked of it: the first page, a later one, counts."""

    def __init__(self, name, words, where=None, facets=(), page=1):
        self.name, self.words, self.where, self.facets, self.page = name, words, where, list(facets), page
        self.terms = [TERMS.get(word, "w" + word) for word in words]
        # Which words Hearsay reads as names of what the claim is about, and looks for in its own words only, is
        # settled by what it finds.
        self.places = [ANYWHERE] * len(words)
        self.total = None

    def readings(self):
        return itertools.product([ANYWHERE, OWN], repeat=len(self.words))

    def request(self):
        """As a SearchClaimsRequest."""
        request = {"query": " ".join(self.words), "pageSize": PAGE, "facets": self.facets}
        if self.where:
            request["filter"] = 'entity = "%s" AND publish_time >= "%s" AND publish_time < "%s"' % self.where
            request["orderBy"] = "publish_time desc"
        return request


def seconds(day):
    return calendar.timegm(time.strptime(day, "%Y-%m-%d"))


def questions_of(rows):
    """The questions about the claims of a file that make_store wrote: with a word that is rare, and the entity that is
    named most, in its first rows."""
    words, names = {}, {}
    with open(rows, encoding="utf-8", errors="replace") as lines:
        for line in itertools.islice(lines, 10000):
            fields = line.split("\t")
            for word in set(fields[8].split()):
                words[word] = words.get(word, 0) + 1
            for name in re.findall(r'"([^"]*)"', fields[7]):
                names[name] = names.get(name, 0) + 1
    entity = max((count, name) for name, count in names.items() if re.fullmatch(r"[A-Za-z ]+", name))[1]
    # One that its stemmer leaves as it is, so that the word is its term.
    rare = next(word for word, count in sorted(words.items()) if count == 4 and re.fullmatch(r"w[a-z]{5,8}[bcdgklmnprt]", word))
    return [
        Question("rare_term", [rare[1:]]),
        Question("three_common_terms", ["president", "government", "country"]),
        Question("conjunction", ["economy", "policy"]),
        Question("entity_and_date", [], where=(entity, "2015-01-01", "2016-01-01")),
        Question("facets", ["government"], facets=["source", "holder", "day"]),
        Question("deep_page", ["president"], page=DEEP_PAGE),
    ]
