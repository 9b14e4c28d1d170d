// The read model and the search over it, without any RPC: articles applied a
// second, and the time of each kind of question. HEARSAY_BENCH_ARTICLES says
// over how many made-up articles (default 20,000, six claims each on average).
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/time/clock.h"
#include "query_service/index/read_model.h"
#include "query_service/retrieve/index_searcher.h"
#include "tests/support/news_maker.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

using query::ClaimField;
using query::FilterNode;
using query::QueryWord;

NewsMaker::Shape NewsShape() {
  NewsMaker::Shape shape;
  shape.words = 50000;
  shape.claims = 12;
  shape.claim_words = 24;
  shape.revised = 5;
  shape.moved = shape.retracted = shape.reextracted = 1;
  return shape;
}

int Articles() {
  const char* const text = std::getenv("HEARSAY_BENCH_ARTICLES");
  int articles = 20000;
  if (text != nullptr && !absl::SimpleAtoi(text, &articles)) std::abort();
  return articles;
}

// Applied once, for all searches.
index::ReadModel& Model() {
  static auto* const dir = new TempDir;
  static auto* const model = [] {
    auto opened = index::ReadModel::Open(dir->path() + "/model");
    NewsMaker maker(1, NewsShape());
    for (int left = Articles(); left > 0; left -= 2000) {
      if (!(*opened)
               ->Apply("log", maker.Next(std::min(left, 2000)), false)
               .ok()) {
        std::abort();
      }
    }
    return opened->release();
  }();
  return *model;
}

void Apply(benchmark::State& state) {
  NewsMaker maker(2, NewsShape());
  TempDir dir;
  auto model = index::ReadModel::Open(dir.path() + "/model");
  for (auto _ : state) {
    state.PauseTiming();
    const auto changes = maker.Next(static_cast<int>(state.range(0)));
    state.ResumeTiming();
    if (!(*model)->Apply("log", changes, state.range(1)).ok()) std::abort();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(Apply)
    ->ArgNames({"batch", "sync"})
    ->Args({1, 0})
    ->Args({1, 1})
    ->Args({64, 0})
    ->Args({2000, 0})
    ->Unit(benchmark::kMicrosecond);

FilterNode Filter(ClaimField field, const std::string& text) {
  FilterNode node;
  node.kind = FilterNode::Kind::kRestriction;
  node.restriction.field = field;
  node.restriction.text = text;
  return node;
}

query::SearchSpec Words(std::vector<std::string> words) {
  query::SearchSpec spec;
  spec.query.order = query::ClaimOrder::kRelevance;
  for (std::string& word : words) {
    QueryWord& query_word = spec.query.words.emplace_back();
    query_word.text = std::move(word);
  }
  return spec;
}

void Search(benchmark::State& state, const query::SearchSpec& spec) {
  const retrieve::IndexSearcher searcher(Model());
  uint64_t total = 0;
  for (auto _ : state) {
    const auto page = searcher.Search(spec, {});
    if (!page.ok()) std::abort();
    total = page->total_size;
  }
  state.counters["matches"] = static_cast<double>(total);
  state.counters["claims"] = static_cast<double>(Model().Stats().claim_count);
  state.counters["bytes_a_claim"] =
      static_cast<double>(Model().Stats().disk_bytes) /
      static_cast<double>(Model().Stats().claim_count);
}

query::SearchSpec OptionalWords() {
  query::SearchSpec spec = Words({"word3", "word20", "word21"});
  spec.query.words[1].optional = spec.query.words[2].optional = true;
  return spec;
}

query::SearchSpec HolderAndDate() {
  query::SearchSpec spec = Words({"word30"});
  FilterNode date = Filter(ClaimField::kPublishTime, "");
  date.restriction.comparator = query::Comparator::kGreaterEqual;
  date.restriction.start_seconds = int64_t{19020} * 86400;
  spec.query.filter.kind = FilterNode::Kind::kAnd;
  spec.query.filter.children = {Filter(ClaimField::kHolder, "holder3"), date};
  return spec;
}

query::SearchSpec Facets() {
  query::SearchSpec spec = Words({"word1"});
  spec.facets = {query::FacetField::kSource, query::FacetField::kHolder,
                 query::FacetField::kDay};
  return spec;
}

query::SearchSpec Everything() {
  query::SearchSpec spec;
  spec.query.order = query::ClaimOrder::kNewestFirst;
  return spec;
}

BENCHMARK_CAPTURE(Search, rare_word, Words({"word40000"}))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, common_word, Words({"word1"}))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, three_common_words,
                  Words({"word1", "word2", "word3"}))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, common_and_rare, Words({"word1", "word5000"}))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, optional_words, OptionalWords())
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, holder_and_date, HolderAndDate())
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, facets, Facets())->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Search, everything, Everything())
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace hearsay

BENCHMARK_MAIN();
