#ifndef HEARSAY_TESTS_INTEGRATION_INDEX_SEARCHER_FIXTURE_H_
#define HEARSAY_TESTS_INTEGRATION_INDEX_SEARCHER_FIXTURE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/index/read_model.h"
#include "query_service/retrieve/index_searcher.h"
#include "tests/integration/plain_search.h"
#include "tests/support/temp_dir.h"

namespace hearsay::retrieve {

inline query::QueryWord Word(
    const std::string& text,
    query::QueryWord::Scope scope = query::QueryWord::Scope::kAnywhere) {
  query::QueryWord word;
  word.text = text;
  word.scope = scope;
  return word;
}

// A searcher over a read model, and a plain search over the same changes.
class IndexSearcherTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto model = index::ReadModel::Open(dir_.path() + "/model");
    ASSERT_TRUE(model.ok()) << model.status();
    model_ = *std::move(model);
    searcher_ = std::make_unique<IndexSearcher>(*model_);
  }

  void Apply(const std::vector<internal::v1::Change>& changes) {
    for (const internal::v1::Change& change : changes) oracle_.Apply(change);
    const absl::Status status = model_->Apply("log", changes, false);
    ASSERT_TRUE(status.ok()) << status;
  }

  query::SearchPage Search(const query::SearchSpec& spec) {
    auto page = searcher_->Search(spec, {});
    EXPECT_TRUE(page.ok()) << page.status();
    return page.ok() ? *std::move(page) : query::SearchPage();
  }

  // Brings `spec` to the page behind `page`.
  static void Turn(const query::SearchPage& page, query::SearchSpec& spec) {
    const query::SearchHit& last = page.hits.back();
    spec.after = {last.score, last.time_seconds, last.claim_number};
    spec.sequence = page.sequence;
    spec.statistics = page.statistics;
  }

  std::vector<uint64_t> All(const query::ClaimQuery& query, size_t page_size) {
    query::SearchSpec spec;
    spec.query = query;
    spec.page_size = page_size;
    std::vector<uint64_t> numbers;
    for (;;) {
      const query::SearchPage page = Search(spec);
      for (const auto& hit : page.hits) numbers.push_back(hit.claim_number);
      if (!page.more) {
        EXPECT_EQ(page.total_size, numbers.size());
        return numbers;
      }
      Turn(page, spec);
    }
  }

  TempDir dir_;
  std::unique_ptr<index::ReadModel> model_;
  std::unique_ptr<IndexSearcher> searcher_;
  PlainSearch oracle_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_TESTS_INTEGRATION_INDEX_SEARCHER_FIXTURE_H_
