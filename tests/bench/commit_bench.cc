// How many articles a second the record takes, by how many are sent before an
// answer is waited for, against the floor: the same bytes, one row each, the
// same number with each fsync.
//
//   commit_bench --benchmark_filter=...   (TMPDIR says which disk)

#include <benchmark/benchmark.h>
#include <rocksdb/write_batch.h>

#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <latch>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/clock.h"
#include "common/record/record_codec.h"
#include "common/storage/database.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/commit/article_store.h"
#include "ingest_service/commit/prepared_article.h"
#include "ingest_service/pipeline/ingest_pipeline.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

// About 3 KB of words, no two the same, that compress as prose does.
std::string Prose(uint64_t seed) {
  static const char* const kWords[] = {
      "the",    "minister",  "said",    "that",   "talks",  "would", "resume",
      "after",  "officials", "denied",  "report", "about",  "grain", "exports",
      "from",   "harbour",   "while",   "two",    "people", "close", "to",
      "market", "doubted",   "whether", "any",    "deal",   "could", "hold"};
  std::mt19937_64 random(seed);
  std::string text;
  while (text.size() < 3000) {
    absl::StrAppend(&text, kWords[random() % std::size(kWords)], " ");
  }
  absl::StrAppend(&text, seed);
  return text;
}

internal::v1::ArticleRecord Article(uint64_t n) {
  internal::v1::ArticleRecord record;
  record.set_day(static_cast<int32_t>(19000 + n % 365));
  record.set_source(absl::StrCat("outlet", n % 500, ".example"));
  record.set_canonical_url(absl::StrCat("https://outlet.example/", n));
  record.set_headline(absl::StrCat("Headline ", n));
  record.set_text(Prose(n));
  record.mutable_fetch_time()->set_seconds(1700000000);
  return record;
}

void BM_Commit(benchmark::State& state) {
  const TempDir dir;
  const SystemClock clock;
  const auto store = commit::ArticleStore::Open(dir.path(), clock).value();
  const auto window = state.range(0);
  uint64_t n = 0;
  for (auto _ : state) {
    std::latch answered(window);
    for (int64_t i = 0; i < window; ++i) {
      store->Commit(Article(n++),
                    [&](commit::CommitResult) { answered.count_down(); });
    }
    answered.wait();
  }
  state.SetItemsProcessed(static_cast<int64_t>(n));
}
BENCHMARK(BM_Commit)->Arg(1)->Arg(16)->Arg(64)->Arg(256)->UseRealTime();

void BM_Floor(benchmark::State& state) {
  const TempDir dir;
  const auto database =
      storage::Database::Open(dir.path(), {{.name = "rows"}}, {}).value();
  const auto window = state.range(0);
  uint64_t n = 0;
  for (auto _ : state) {
    rocksdb::WriteBatch batch;
    for (int64_t i = 0; i < window; ++i) {
      batch.Put(database->family(0), absl::StrCat(n),
                Article(n).SerializeAsString());
      ++n;
    }
    if (!database->Write(batch, /*durable=*/true).ok()) std::abort();
  }
  state.SetItemsProcessed(static_cast<int64_t>(n));
}
BENCHMARK(BM_Floor)->Arg(1)->Arg(16)->Arg(64)->Arg(256)->UseRealTime();

// The whole way without extraction: as BM_Commit, from raw plain text.
void BM_Pipeline(benchmark::State& state) {
  const TempDir dir;
  const SystemClock clock;
  const auto store = commit::ArticleStore::Open(dir.path(), clock).value();
  pipeline::IngestPipeline pipeline({}, nullptr, *store, clock);
  const auto window = state.range(0);
  uint64_t n = 0;
  for (auto _ : state) {
    std::latch answered(window);
    for (int64_t i = 0; i < window; ++i, ++n) {
      v1::RawArticle raw;
      raw.set_url(absl::StrCat("https://outlet.example/", n));
      raw.set_text(Prose(n));
      pipeline::IngestPipeline::Done done = [&](pipeline::IngestResult) {
        answered.count_down();
      };
      if (!pipeline.TrySubmit(raw, done, [] {})) std::abort();
    }
    answered.wait();
  }
  state.SetItemsProcessed(static_cast<int64_t>(n));
}
BENCHMARK(BM_Pipeline)->Arg(1)->Arg(16)->Arg(64)->Arg(256)->UseRealTime();

// What a worker does for each article, before the one commit thread.
void BM_Prepare(benchmark::State& state) {
  const internal::v1::ArticleRecord record = Article(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(commit::PrepareArticle(record));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_Prepare);

void BM_DecodeRecord(benchmark::State& state) {
  const std::string bytes = record::EncodeRecord(Article(1)).value();
  for (auto _ : state) {
    benchmark::DoNotOptimize(record::DecodeRecord(bytes));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(BM_DecodeRecord);

}  // namespace
}  // namespace hearsay

BENCHMARK_MAIN();
