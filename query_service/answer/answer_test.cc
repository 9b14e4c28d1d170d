#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "common/base/field_error.h"
#include "common/record/consistency_token.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/answer/article_listing.h"
#include "query_service/answer/claim_counts.h"
#include "query_service/answer/claim_search.h"
#include "query_service/answer/consistency.h"
#include "query_service/answer/fake_claims.h"
#include "tests/support/status_matchers.h"

namespace hearsay::answer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// 2023-05-20.
constexpr int32_t kDay = 19497;

class AnswerTest : public ::testing::Test {
 protected:
  AnswerTest() {
    claims_.Add("one.example", kDay, {"drones came", "nobody knew"});
    claims_.Add("two.example", kDay + 1, {"it was staged"}, "Moscow");
    claims_.Add("one.example", kDay + 2, {"more came"});
  }

  // One page, and its claims in `shown_`.
  absl::StatusOr<SearchAnswer> Search(const SearchRequest& request) {
    std::string bytes;
    auto answer = search_.Search(request, {}, bytes);
    v1::SearchClaimsResponse shown;
    EXPECT_TRUE(shown.ParseFromString(bytes));
    shown_.assign(shown.claims().begin(), shown.claims().end());
    return answer;
  }

  // The texts of all pages.
  std::vector<std::string> Walk(
      SearchRequest request, const std::function<void()>& between = [] {}) {
    std::vector<std::string> texts;
    do {
      const auto answer = Search(request);
      EXPECT_TRUE(answer.ok()) << answer.status();
      if (!answer.ok()) break;
      for (const auto& scored : shown_) {
        texts.push_back(scored.claim().text());
      }
      request.page_token = answer->next_page_token;
      between();
    } while (!request.page_token.empty());
    return texts;
  }

  FakeClock clock_{absl::FromUnixSeconds(int64_t{86400} * (kDay + 5))};
  PageTokenSealer sealer_{"sixteen byte key", clock_};
  FakeClaims claims_;
  ClaimSearch search_{claims_, claims_, sealer_, clock_};
  std::vector<v1::ScoredClaim> shown_;
};

TEST_F(AnswerTest, AnswersWithClaimsAndAnAccountOfTheWords) {
  SearchRequest request;
  request.query = "denials about drones";
  request.facets = {query::FacetField::kSource};
  const auto answer = Search(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->total_size, 4u);
  ASSERT_EQ(shown_.size(), 4u);
  EXPECT_EQ(shown_[0].claim().text(), "more came");
  EXPECT_EQ(shown_[0].score(), 0.5F);
  EXPECT_EQ(answer->next_page_token, "");
  EXPECT_EQ(answer->facets.size(), 1u);
  EXPECT_EQ(answer->interpretation.filter, "type:DENIAL OR polarity:NEGATIVE");
  EXPECT_THAT(answer->interpretation.words, ElementsAre("drones"));
  EXPECT_EQ(claims_.last_spec.query.order, query::ClaimOrder::kRelevance);
}

TEST_F(AnswerTest, PagesHoldEveryMatchOnceWhateverIsAdded) {
  for (size_t size = 1; size <= 5; ++size) {
    SearchRequest request;
    request.page_size = size;
    const std::vector<std::string> before = Walk(request);
    const std::vector<std::string> during =
        Walk(request, [&] { claims_.Add("new.example", kDay, {"new"}); });
    EXPECT_EQ(before, during) << size;
  }
}

TEST_F(AnswerTest, LaterPagesKeepTheStatisticsAndTheHour) {
  SearchRequest request;
  request.query = "Dugina since yesterday";
  request.page_size = 1;
  const auto first = Search(request);
  ASSERT_TRUE(first.ok());
  request.page_token = first->next_page_token;
  clock_.Advance(absl::Minutes(50));
  const auto second = Search(request);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->interpretation.filter, first->interpretation.filter);
  ASSERT_TRUE(claims_.last_spec.statistics.has_value());
  EXPECT_THAT(claims_.last_spec.statistics->document_frequencies,
              ElementsAre(3, 4));
}

TEST_F(AnswerTest, RetractedClaimsVanishFromTheirPage) {
  SearchRequest request;
  request.page_size = 1;
  const auto first = Search(request);
  ASSERT_TRUE(first.ok());
  claims_.articles.erase(2);
  request.page_size = 10;
  request.page_token = first->next_page_token;
  const auto rest = Search(request);
  ASSERT_TRUE(rest.ok());
  EXPECT_EQ(shown_.size(), 2);
}

TEST_F(AnswerTest, PageTokenIsForOneRequestAndOneLog) {
  SearchRequest request;
  request.page_size = 1;
  const auto first = Search(request);
  ASSERT_TRUE(first.ok());
  request.page_token = first->next_page_token;
  SearchRequest other = request;
  other.filter = "holder:Kyiv";
  EXPECT_EQ(Search(other).status().code(), absl::StatusCode::kInvalidArgument);
  claims_.log_id = "restored";
  EXPECT_EQ(Search(request).status().code(), absl::StatusCode::kOutOfRange);
}

TEST_F(AnswerTest, ConsistencyTokenWaitsWithinTheDeadline) {
  const auto token = [&](const std::string& log, uint64_t sequence) {
    return record::FormatConsistencyToken({log, {{0, sequence}}});
  };
  const query::CallLimits soon{absl::Now() + absl::Milliseconds(20),
                               [] { return false; }};
  EXPECT_TRUE(WaitForToken("", claims_, soon).ok());
  EXPECT_TRUE(WaitForToken(token("log", 3), claims_, soon).ok());
  EXPECT_EQ(WaitForToken(token("other", 3), claims_, soon).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(WaitForToken("?", claims_, soon).code(),
            absl::StatusCode::kInvalidArgument);
  const absl::Status late = WaitForToken(token("log", 4), claims_, soon);
  EXPECT_EQ(late.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_THAT(std::string(late.message()), HasSubstr("3 is"));
  EXPECT_EQ(WaitForToken(token("log", 4), claims_,
                         {absl::InfiniteFuture(), [] { return true; }})
                .code(),
            absl::StatusCode::kCancelled);
}

TEST_F(AnswerTest, ListsArticlesInKeyOrderAPageAtATime) {
  ListRequest request;
  request.page_size = 2;
  const auto first = ListArticles(request, claims_, sealer_);
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_EQ(first->articles.size(), 2u);
  EXPECT_EQ(first->articles[0].source(), "one.example");
  EXPECT_EQ(first->articles[0].text(), "");
  request.page_token = first->next_page_token;
  const auto second = ListArticles(request, claims_, sealer_);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->articles.size(), 1u);
  EXPECT_EQ(second->next_page_token, "");
  request.source = "two.example";
  EXPECT_EQ(ListArticles(request, claims_, sealer_).status().code(),
            absl::StatusCode::kInvalidArgument);
  request.page_token = "";
  EXPECT_EQ(ListArticles(request, claims_, sealer_)->articles.size(), 1u);
}

TEST_F(AnswerTest, ListsADateRange) {
  ListRequest request;
  request.start_seconds = int64_t{86400} * (kDay + 1) + 5;
  request.end_seconds = int64_t{86400} * (kDay + 2);
  auto answer = ListArticles(request, claims_, sealer_);
  ASSERT_EQ(answer->articles.size(), 1u);
  EXPECT_EQ(answer->articles[0].source(), "two.example");
  request.end_seconds += 1;
  EXPECT_EQ(ListArticles(request, claims_, sealer_)->articles.size(), 2u);
}

TEST_F(AnswerTest, CountsByDateFirstAndElseByCount) {
  using query::FacetField;
  const auto days =
      CountClaims({}, {FacetField::kHolder, FacetField::kDay}, claims_, {});
  ASSERT_TRUE(days.ok()) << days.status();
  EXPECT_EQ(days->total_size, 4u);
  ASSERT_EQ(days->groups.size(), 3u);
  EXPECT_THAT(days->groups[0].values, ElementsAre("Kyiv", "2023-05-20"));
  EXPECT_EQ(days->groups[0].count, 2u);
  EXPECT_THAT(days->groups[1].values, ElementsAre("Moscow", "2023-05-21"));
  EXPECT_THAT(days->groups[2].values, ElementsAre("Kyiv", "2023-05-22"));
  claims_.Add("three.example", kDay, {"a", "b", "c", "d"}, "Zagreb");
  const auto holders = CountClaims({}, {FacetField::kHolder}, claims_, {});
  ASSERT_TRUE(holders.ok());
  ASSERT_EQ(holders->groups.size(), 3u);
  EXPECT_THAT(holders->groups[0].values, ElementsAre("Zagreb"));
  EXPECT_THAT(holders->groups[1].values, ElementsAre("Kyiv"));
  EXPECT_THAT(holders->groups[2].values, ElementsAre("Moscow"));
}

}  // namespace
}  // namespace hearsay::answer
