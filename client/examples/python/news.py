#!/usr/bin/env python3
"""Streams articles of a JSON lines file into Hearsay and asks about them.

    news.py --ingest HOST:PORT --query HOST:PORT FILE.jsonl "WORDS"
"""
import argparse
import json
import queue
import sys
import time

import grpc
from google.protobuf import json_format

from hearsay.v1 import ingest_service_pb2, ingest_service_pb2_grpc
from hearsay.v1 import query_service_pb2, query_service_pb2_grpc

WINDOW = 64  # Articles sent and not yet answered.


def articles_of(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            request = ingest_service_pb2.StreamArticlesRequest(request_id="%s:%d" % (path, number))
            article = request.article
            article.external_id = row.get("id", "")
            article.url = row.get("url", "")
            article.source = row.get("site", "")
            article.title = row.get("title", "")
            article.text = row["text"]
            if row.get("published"):
                article.publish_time.FromJsonString(row["published"])
            yield request


def stream(stub, requests):
    """Sends all requests and yields one answer for each. When the stream ends
    before its time, what has no answer is sent again on a new one."""
    waiting = {}  # By request_id, in the order sent.
    source = iter(requests)
    exhausted = False
    for attempt in range(20):
        outgoing = queue.Queue()
        for request in waiting.values():
            outgoing.put(request)

        def fill():
            nonlocal exhausted
            while not exhausted and len(waiting) < WINDOW:
                request = next(source, None)
                if request is None:
                    exhausted = True
                else:
                    waiting[request.request_id] = request
                    outgoing.put(request)
            if exhausted and not waiting:
                outgoing.put(None)

        fill()
        try:
            for answer in stub.StreamArticles(iter(outgoing.get, None)):
                if waiting.pop(answer.request_id, None) is not None:
                    yield answer
                fill()
        except grpc.RpcError as error:
            outgoing.put(None)
            if error.code() != grpc.StatusCode.UNAVAILABLE:
                raise
            time.sleep(min(5, 0.1 * 2 ** attempt))
        if exhausted and not waiting:
            return
    sys.exit("news.py: %d articles have no answer" % len(waiting))


def claims(stub, words, token):
    """All matches, page by page."""
    request = query_service_pb2.SearchClaimsRequest(query=words, consistency_token=token, page_size=100)
    while True:
        page = stub.SearchClaims(request, timeout=30)
        for scored in page.claims:
            yield scored.claim
        if not page.next_page_token:
            return
        request.page_token = page.next_page_token


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ingest", default="127.0.0.1:7401")
    parser.add_argument("--query", default="127.0.0.1:7402")
    parser.add_argument("file")
    parser.add_argument("words")
    options = parser.parse_args()

    token = ""
    ingest = ingest_service_pb2_grpc.IngestServiceStub(grpc.insecure_channel(options.ingest))
    for answer in stream(ingest, articles_of(options.file)):
        outcome = ingest_service_pb2.IngestOutcome.Name(answer.outcome)
        print(answer.request_id, outcome, answer.article or answer.error.message, file=sys.stderr)
        # The newest sequence comes last from one service's commit order.
        token = answer.consistency_token or token

    query = query_service_pb2_grpc.QueryServiceStub(grpc.insecure_channel(options.query))
    for claim in claims(query, options.words, token):
        print(json.dumps(json_format.MessageToDict(claim), ensure_ascii=False))


if __name__ == "__main__":
    main()
