// Walks through all pages of a search by its tokens while changes of every kind
// are applied, over the real parts but gRPC.

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "common/base/clock.h"
#include "common/record/resource_name.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/answer/claim_search.h"
#include "query_service/answer/page_token.h"
#include "query_service/index/read_model.h"
#include "query_service/read_model_ports.h"
#include "query_service/retrieve/index_searcher.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay {
namespace {

using internal::v1::Change;

// So many that 100,000 claims match in the long run.
int Articles() { return std::getenv("HEARSAY_LONG") != nullptr ? 50000 : 4000; }

class PagingTest : public ::testing::TestWithParam<answer::SearchRequest> {
 protected:
  void SetUp() override {
    auto model = index::ReadModel::Open(dir_ / "model");
    HEARSAY_ASSERT_OK(model);
    model_ = *std::move(model);
    library_ = std::make_unique<ReadModelLibrary>(*model_);
    searcher_ = std::make_unique<retrieve::IndexSearcher>(*model_);
    search_ = std::make_unique<answer::ClaimSearch>(*searcher_, *library_,
                                                    sealer_, clock_);
  }

  void Apply(int changes) {
    const std::vector<Change> log = maker_.Next(changes);
    HEARSAY_ASSERT_OK(model_->Apply("log", log, false));
    for (const Change& change : log) {
      if (change.kind() != internal::v1::CHANGE_KIND_RETRACTED) continue;
      retracted_.insert(record::EncodeId(change.record().article_id()));
    }
  }

  // The names of all pages in order; applies `between` changes after each.
  // Names end in the ids that a move leaves as they are.
  std::vector<std::string> Walk(answer::SearchRequest request, int between) {
    std::vector<std::string> names;
    uint64_t total = 0;
    do {
      std::string bytes;
      const auto page = search_->Search(request, {}, bytes);
      EXPECT_THAT(page, IsOk());
      if (!page.ok()) break;
      if (total == 0) total = page->total_size;
      EXPECT_LE(page->total_size, total);
      v1::SearchClaimsResponse shown;
      EXPECT_TRUE(shown.ParseFromString(bytes));
      for (const auto& scored : shown.claims()) {
        const std::string& name = scored.claim().name();
        names.push_back(name.substr(name.find('-') + 1));
      }
      request.page_token = page->next_page_token;
      if (between > 0) Apply(between);
    } while (!request.page_token.empty());
    return names;
  }

  bool Retracted(const std::string& name) const {
    return retracted_.contains(name.substr(0, name.find('/')));
  }

  TempDir dir_;
  FakeClock clock_{absl::FromUnixSeconds(1684540800)};
  answer::PageTokenSealer sealer_{"sixteen byte key", clock_};
  std::unique_ptr<index::ReadModel> model_;
  std::unique_ptr<ReadModelLibrary> library_;
  std::unique_ptr<retrieve::IndexSearcher> searcher_;
  std::unique_ptr<answer::ClaimSearch> search_;
  NewsMaker maker_{31};
  std::set<std::string> retracted_;
};

TEST_P(PagingTest, EveryMatchComesOnceWhateverIsApplied) {
  Apply(Articles());
  const answer::SearchRequest request = GetParam();
  const std::vector<std::string> want = Walk(request, 0);
  ASSERT_GT(want.size(), Articles() / 10u);
  retracted_.clear();
  const std::vector<std::string> got = Walk(request, 40);
  // In the same order, and nothing is missing but what was taken down.
  size_t at = 0;
  size_t missing = 0;
  for (const std::string& name : want) {
    if (at < got.size() && got[at] == name) {
      ++at;
      continue;
    }
    EXPECT_TRUE(Retracted(name)) << name << " was left out";
    ++missing;
  }
  EXPECT_EQ(at, got.size()) << got[at] << " is not of the first page's time";
  EXPECT_LT(missing, want.size() / 10);
  EXPECT_FALSE(retracted_.empty());
}

answer::SearchRequest Request(
    const std::string& query, const std::string& filter, size_t page_size,
    std::optional<query::ClaimOrder> order = std::nullopt) {
  answer::SearchRequest request;
  request.query = query;
  request.filter = filter;
  request.page_size = page_size;
  request.order = order;
  request.basic_view = true;
  return request;
}

std::string NameOf(
    const ::testing::TestParamInfo<answer::SearchRequest>& info) {
  const char* const names[] = {"newest_first", "oldest_first", "by_score"};
  return names[info.index];
}

INSTANTIATE_TEST_SUITE_P(
    , PagingTest,
    ::testing::Values(Request("", "", 500),
                      Request("", "text:word0", 97,
                              query::ClaimOrder::kOldestFirst),
                      Request("word0", "", 50)),
    NameOf);

}  // namespace
}  // namespace hearsay
