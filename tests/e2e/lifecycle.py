#!/usr/bin/env python3
"""One article's life by the command line: in, found, revised, restarted over,
retracted, gone."""
import json

from pair import Daemon, Pair, expect, rows

ARTICLE = {
    "id": "weir", "url": "https://valleyecho.example/weir", "published": "2024-04-02T08:00:00Z",
    "title": "Weir to be rebuilt", "lang": "en",
    "text": "Mayor Tomas Ferro said the weir at Aldbrook would be rebuilt.\n\nThe river flooded twice last winter.",
}
REVISED = dict(
    ARTICLE, text="Mayor Tomas Ferro said the weir at Aldbrook would be removed.\n\nThe river flooded twice last winter.")

with Pair() as pair:
    empty = json.loads(pair.hearsay("status", "--format", "json"))
    expect(empty["lag"] == 0, "an empty pair has no lag", empty)

    # In, and found at once.
    (answer,) = pair.ingest_lines(ARTICLE)
    expect(answer["outcome"] == "INGEST_OUTCOME_CREATED", "created", answer)
    name = answer["article"]
    (again,) = pair.ingest_lines(ARTICLE)
    expect(again["outcome"] == "INGEST_OUTCOME_UNCHANGED", "unchanged", again)
    expect(again["article"] == name, "the same name", again)
    claims = pair.query_claims("weir")
    expect(len(claims) == 1 and "rebuilt" in claims[0]["text"], "one claim", claims)
    claim = claims[0]
    expect(claim["chain"][-1]["displayName"].endswith("Tomas Ferro"), "the holder", claim["chain"])
    expect(claim["chain"][0]["role"] == "SOURCE_ROLE_OUTLET", "the outlet comes first", claim["chain"])
    article = json.loads(pair.hearsay("get", "--format", "json", name))
    for span in claim["content"]:
        expect(article["text"][span.get("start", 0):span["end"]] == span["exact"], "spans are exact", span)
    expect(json.loads(pair.hearsay("get", "--format", "json", claim["name"])) == claim, "the claim by its name")

    # A line that cannot be read and an empty article do not keep the rest out.
    lines = ["{broken", json.dumps({"id": "empty", "source": "valleyecho.example", "text": " "}),
             json.dumps(dict(ARTICLE, id="other", url="", source="valleyecho.example", title="Mill to stay",
                             text="The council said the mill would stay."))]
    answers = rows(pair.hearsay("ingest", "--wait", "--format", "json", "-", stdin="\n".join(lines), status=1))
    by_line = {answer["requestId"]: answer["outcome"] for answer in answers}
    expect(by_line == {"-:1": "INGEST_OUTCOME_REJECTED", "-:2": "INGEST_OUTCOME_REJECTED",
                       "-:3": "INGEST_OUTCOME_CREATED"}, "one answer a line", by_line)

    # Revised: the new claim replaces the old one, the old text stays by its name.
    (revised,) = pair.ingest_lines(REVISED)
    expect(revised["outcome"] == "INGEST_OUTCOME_REVISED" and revised["revision"] == 2, "revised", revised)
    claims = pair.query_claims("weir")
    expect(len(claims) == 1 and "removed" in claims[0]["text"], "only the new claim", claims)
    table = pair.hearsay("query", "what does Tomas Ferro claim")
    expect("Ferro" in table and "1 claim found" in table, "the table", table)

    # Both daemons restart over their stores.
    status = json.loads(pair.hearsay("status", "--digest", "--format", "json"))
    expect(status["lag"] == 0, "no lag", status)
    expect(status["ingest"]["articleCount"] == status["query"]["articleCount"], "equal counts", status)
    expect(pair.query.stop() == 0 and pair.ingest.stop() == 0, "both stop cleanly")
    pair.ingest = Daemon(pair.folder, "hearsay-ingest")
    pair.query = Daemon(pair.folder, "hearsay-query", "--ingest_address", pair.ingest.address)
    (kept,) = pair.ingest_lines(REVISED)
    expect(kept["outcome"] == "INGEST_OUTCOME_UNCHANGED", "the record is kept", kept)
    after = json.loads(pair.hearsay("status", "--digest", "--format", "json"))
    expect(after["query"]["digests"] == status["query"]["digests"], "the same read model", after, status)

    # Retracted: gone from answers, a tombstone stays, and it cannot come back.
    pair.hearsay("retract", "--wait", name, "--reason", "The interview never took place.")
    expect(pair.query_claims("weir") == [], "no claim is left")
    tombstone = json.loads(pair.hearsay("get", "--format", "json", name))
    expect(tombstone["pubStatus"] == "PUB_STATUS_CANCELED" and not tombstone.get("text"), "a tombstone", tombstone)
    (refused,) = pair.ingest_lines(ARTICLE, status=1)
    expect(refused["outcome"] == "INGEST_OUTCOME_REJECTED", "it cannot come back", refused)
    pair.hearsay("get", "sources/valleyecho.example/articles/20240402-" + "0" * 26, status=1)
print("an article lives and dies as promised")
