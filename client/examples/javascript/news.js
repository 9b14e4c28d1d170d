#!/usr/bin/env node
// Streams articles of a JSON lines file into Hearsay and asks about them.
//
//   news.js --ingest HOST:PORT --query HOST:PORT FILE.jsonl "WORDS"
'use strict';

const fs = require('fs');
const path = require('path');
const readline = require('readline');
const {parseArgs} = require('util');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const WINDOW = 64;  // Articles sent and not yet answered.

function loadApi() {
  const protos = process.env.HEARSAY_PROTO_DIR || path.join(__dirname, '../../../proto');
  const definition = protoLoader.loadSync(
      ['hearsay/v1/ingest_service.proto', 'hearsay/v1/query_service.proto'],
      {includeDirs: [protos], enums: String, longs: String, defaults: true});
  return grpc.loadPackageDefinition(definition).hearsay.v1;
}

function timestamp(text) {
  const ms = Date.parse(text);
  return {seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1e6};
}

async function* requestsOf(file) {
  const lines = readline.createInterface({input: fs.createReadStream(file, 'utf8'), crlfDelay: Infinity});
  let number = 0;
  for await (const line of lines) {
    const row = JSON.parse(line);
    const article = {externalId: row.id, url: row.url, source: row.site, title: row.title, text: row.text};
    if (row.published) article.publishTime = timestamp(row.published);
    yield {requestId: `${file}:${++number}`, article};
  }
}

// Sends all requests and gives each answer to `answered`. When the stream ends
// before its time, what has no answer is sent again on a new one.
async function stream(client, requests, answered) {
  const waiting = new Map();  // By request id, in the order sent.
  let exhausted = false;
  for (let attempt = 0; attempt < 20; ++attempt) {
    const ended = await new Promise((resolve) => {
      const call = client.StreamArticles();
      let filling = false;
      const fill = async () => {
        if (filling) return;
        filling = true;
        while (!exhausted && waiting.size < WINDOW) {
          const {value, done} = await requests.next();
          if (done) {
            exhausted = true;
          } else {
            waiting.set(value.requestId, value);
            call.write(value);
          }
        }
        filling = false;
        if (exhausted && waiting.size === 0) call.end();
      };
      call.on('data', (answer) => {
        if (waiting.delete(answer.requestId)) answered(answer);
        fill();
      });
      call.on('error', () => {});  // Its status follows.
      call.on('status', resolve);
      for (const request of waiting.values()) call.write(request);
      fill();
    });
    if (exhausted && waiting.size === 0) return;
    if (ended.code !== grpc.status.UNAVAILABLE) throw new Error(ended.details);
    await new Promise((wake) => setTimeout(wake, Math.min(5000, 100 * 2 ** attempt)));
  }
  throw new Error(`${waiting.size} articles have no answer`);
}

// All matches, page by page.
async function* claims(client, words, token) {
  const request = {query: words, consistencyToken: token, pageSize: 100, pageToken: ''};
  do {
    const page = await new Promise((resolve, reject) => {
      client.SearchClaims(request, {deadline: Date.now() + 30000}, (error, got) => error ? reject(error) : resolve(got));
    });
    for (const scored of page.claims) yield scored.claim;
    request.pageToken = page.nextPageToken;
  } while (request.pageToken);
}

async function main() {
  const {values, positionals} = parseArgs({
    options: {
      ingest: {type: 'string', default: '127.0.0.1:7401'},
      query: {type: 'string', default: '127.0.0.1:7402'},
    },
    allowPositionals: true,
  });
  if (positionals.length !== 2) {
    console.error('usage: news.js --ingest HOST:PORT --query HOST:PORT FILE.jsonl "WORDS"');
    process.exit(2);
  }
  const api = loadApi();
  const insecure = grpc.credentials.createInsecure();
  const ingest = new api.IngestService(values.ingest, insecure);
  let token = '';
  await stream(ingest, requestsOf(positionals[0]), (answer) => {
    console.error(answer.requestId, answer.outcome, answer.article || answer.error.message);
    // The newest sequence comes last from one service's commit order.
    token = answer.consistencyToken || token;
  });
  const query = new api.QueryService(values.query, insecure);
  for await (const claim of claims(query, positionals[1], token)) console.log(JSON.stringify(claim));
}

main().catch((error) => {
  console.error('news.js:', error.message);
  process.exit(1);
});
