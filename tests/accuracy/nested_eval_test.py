#!/usr/bin/env python3
"""Tests of the scorer: a perfect output scores 1, a damaged one less."""

import copy
import os
import unittest

import nested_eval
from nested_match import ENUMS, camel, link_matches

GOLD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "nested",
                    "reports.jsonl")


def perfect_claim(gold):
    """The proto3 JSON of a claim that says what `gold` says."""
    claim = {"content": [dict(s) for s in gold["content"]], "chain": [],
             "events": []}
    for link in gold["chain"]:
        said = {"displayName": link["canonical"],
                "role": "SOURCE_ROLE_" + link["role"],
                "entity": "entities/" + link["canonical"].casefold()}
        if not link["inferred"]:
            said["source"] = {"exact": link["name"]}
        for name in ("anonymous", "inferred"):
            if link[name]:  # proto3 JSON leaves out what is false.
                said[name] = True
        claim["chain"].append(said)
    for name, (prefix, _) in ENUMS.items():
        if gold[name]:
            claim[camel(name)] = prefix + gold[name]
    for e in gold["events"]:
        event = {"trigger": {"start": e["start"], "end": e["end"],
                             "exact": e["trigger"]},
                 "event": "events/" + e["same_as"]}
        if e["time"]:
            start, _, end = e["time"].partition("/")
            event["time"] = {"start": start + "T00:00:00Z",
                             "end": (end or start) + "T23:59:59Z"}
        claim["events"].append(event)
    return claim


class NestedEvalTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.articles = nested_eval.read_jsonl(GOLD)
        cls.perfect = {a["id"]: [perfect_claim(g) for g in a["claims"]]
                       for a in cls.articles}

    def damaged(self, change):
        """The scores after `change(claim)` was made to every claim."""
        outputs = copy.deepcopy(self.perfect)
        for claims in outputs.values():
            for claim in claims:
                change(claim)
        return nested_eval.score(self.articles, outputs)

    def test_gold_is_valid_and_large_enough(self):
        self.assertEqual(nested_eval.check(self.articles), [])
        self.assertGreaterEqual(len(self.articles), 45)
        self.assertGreaterEqual(
            sum(len(a["claims"]) for a in self.articles), 200)

    def test_check_finds_faults(self):
        faulty = copy.deepcopy(self.articles[:1])
        faulty[0]["claims"][0]["content"][0]["start"] += 1
        faulty[0]["claims"][1]["polarity"] = "MAYBE"
        faults = nested_eval.check(faulty)
        self.assertTrue(any("not the text's" in f for f in faults), faults)
        self.assertTrue(any("MAYBE" in f for f in faults), faults)

    def test_perfect_output_scores_one(self):
        figures, rates, counts = nested_eval.score(self.articles, self.perfect)
        for name, values in {**figures, **rates}.items():
            self.assertEqual(set(values), {1.0}, name)
        self.assertEqual(counts["false merges"], 0)
        self.assertGreater(counts["anonymous pairs"], 0)
        self.assertGreater(counts["pairs", "gold"], 0)

    def test_nothing_extracted_scores_zero(self):
        figures, rates, _ = nested_eval.score(self.articles, {})
        self.assertEqual(figures["claims"], (0.0, 0.0, 0.0))
        self.assertTrue(all(over_all == 0 for over_all, _ in rates.values()))

    def test_missed_claims_are_wrong_over_all_only(self):
        outputs = {k: v[1:] for k, v in self.perfect.items()}
        figures, rates, _ = nested_eval.score(self.articles, outputs)
        self.assertEqual(figures["claims"][0], 1.0)
        self.assertLess(figures["claims"][1], 1.0)
        self.assertLess(rates["polarity"][0], 1.0)
        self.assertEqual(rates["polarity"][1], 1.0)

    def test_spurious_claims_cost_precision(self):
        outputs = {k: v + v for k, v in self.perfect.items()}
        figures, _, _ = nested_eval.score(self.articles, outputs)
        self.assertEqual(figures["claims"][:2], (0.5, 1.0))

    def test_each_damage_lowers_its_own_score(self):
        def enum_set(name, value):
            return lambda claim: claim.update({name: value})

        cases = [
            ("type", enum_set("type", "CLAIM_TYPE_STATEMENT")),
            ("polarity", enum_set("polarity", "POLARITY_POSITIVE")),
            ("factuality", lambda c: c.pop("factuality")),
            ("likelihood", lambda c: c.pop("likelihood", None)),
            ("stated_confidence", lambda c: c.pop("statedConfidence", None)),
            ("quote_type", enum_set("quoteType", "QUOTE_TYPE_INDIRECT")),
            ("chain", lambda c: c["chain"].reverse()),
            ("holder", lambda c: c["chain"].pop()),
            ("role", lambda c: c["chain"][-1].pop("role")),
            ("anonymous", lambda c: c["chain"][-1].pop("anonymous", None)),
            ("main event", lambda c: c["events"].clear()),
            ("event time", lambda c: [e.pop("time", None)
                                      for e in c["events"]]),
        ]
        for name, change in cases:
            with self.subTest(name):
                figures, rates, _ = self.damaged(change)
                self.assertLess(rates[name][1], 1.0)
                self.assertEqual(figures["claims"], (1.0, 1.0, 1.0))

    def test_event_groups(self):
        def set_all(ident):
            def change(claim):
                for event in claim["events"]:
                    event["event"] = ident
            return change

        precision, recall, _ = self.damaged(
            set_all("events/one"))[0]["same-event pairs"]
        self.assertLess(precision, 1.0)
        self.assertEqual(recall, 1.0)
        self.assertEqual(self.damaged(set_all(""))[0]["same-event pairs"][1],
                         0.0)

    def test_false_merges_are_counted(self):
        def merge(claim):
            claim["chain"][-1]["entity"] = "entities/officials"

        counts = self.damaged(merge)[2]
        self.assertEqual(counts["false merges"], counts["anonymous pairs"])

    def test_names(self):
        def link(name, canonical, role="PERSON"):
            return {"name": name, "canonical": canonical, "role": role}

        cases = [
            # gold link, what was extracted, whether it is the same
            (link("Mayor Ana Bell", "Ana Bell"), "Ana Bell", True),
            (link("Bell", "Ana Bell"), "bell", True),
            (link("she", "Ana Bell"), "she", False),
            (link("The mayor", "Ana Bell"), "the mayor", False),
            (link("The mayor", "Ana Bell"), "Ana Bell", True),
            (link("officials in Ulm", "officials in Ulm", "GROUP"),
             "officials", True),
            (link("Ulm officials", "Ulm officials", "GROUP"),
             "officials", False),
            (link("the Bay Post", "Bay Post", "OUTLET"), "The Bay Post", True),
            (link("baypost.example", "baypost.example", "OUTLET"), "Bay Post",
             True),
            (link("the Bay Post", "Bay Post", "OUTLET"), "Reuters", False),
        ]
        for gold, said, same in cases:
            with self.subTest(gold=gold, said=said):
                self.assertEqual(
                    link_matches(gold, {"displayName": said}), same)


if __name__ == "__main__":
    unittest.main()
