// Whether a search over the index finds what a plain search does, on all pages.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "common/base/field_error.h"
#include "common/record/claim_number.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/index_searcher_fixture.h"
#include "tests/integration/question_maker.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"

namespace hearsay::retrieve {
namespace {

using internal::v1::Change;
using query::ClaimOrder;
using query::QueryWord;

TEST_F(IndexSearcherTest, AgreesWithAPlainSearchInMemoryAndOnDisk) {
  NewsMaker maker(11);
  QuestionMaker questions(12);
  size_t found = 0;
  for (int round = 0; round < 5; ++round) {
    Apply(maker.Next(900));
    for (int i = 0; i < 15; ++i) {
      const query::ClaimQuery query = questions.Next();
      const std::vector<uint64_t> want = oracle_.Search(query);
      ASSERT_EQ(All(query, 200), want) << round << " " << i;
      found += want.size();
    }
  }
  EXPECT_GT(found, 1000);
}

TEST_F(IndexSearcherTest, RelevancePagesAreOneOrderAndLeaveOutNothing) {
  NewsMaker maker(13);
  QuestionMaker questions(14);
  Apply(maker.Next(4300));
  for (int i = 0; i < 20; ++i) {
    query::ClaimQuery query = questions.Next();
    std::vector<uint64_t> want = oracle_.Search(query);
    query.order = ClaimOrder::kRelevance;
    std::vector<uint64_t> whole = All(query, 100000);
    if (want.size() < 2000) {
      EXPECT_EQ(All(query, 37), whole) << i;
    }
    std::sort(whole.begin(), whole.end());
    std::sort(want.begin(), want.end());
    EXPECT_EQ(whole, want) << i;
  }
}

TEST_F(IndexSearcherTest, PinnedPagesStandStillWhileChangesAreApplied) {
  NewsMaker::Shape shape;
  shape.retracted = 0;
  NewsMaker maker(15, shape);
  Apply(maker.Next(3900));
  query::ClaimQuery query;
  query.words = {Word("word0")};
  query.order = ClaimOrder::kRelevance;
  const std::vector<uint64_t> want = All(query, 100000);
  ASSERT_GT(want.size(), 500);
  query::SearchSpec spec;
  spec.query = query;
  spec.page_size = 50;
  std::vector<uint64_t> got;
  for (;;) {
    const query::SearchPage page = Search(spec);
    for (const auto& hit : page.hits) got.push_back(hit.claim_number);
    EXPECT_EQ(page.total_size, want.size());
    if (!page.more) break;
    Turn(page, spec);
    // Crosses the end of a chunk on the way.
    Apply(maker.Next(25));
  }
  EXPECT_EQ(got, want);
}

TEST_F(IndexSearcherTest, RetractedClaimsVanishFromPinnedPages) {
  NewsMaker maker(16);
  const std::vector<Change> log = maker.Next(300);
  Apply({log.begin(), log.begin() + 100});
  query::SearchSpec spec;
  spec.page_size = 100000;
  spec.sequence = 100;
  const query::SearchPage before = Search(spec);
  Apply({log.begin() + 100, log.end()});
  std::set<std::string> retracted;
  for (const Change& change : log) {
    if (change.kind() == internal::v1::CHANGE_KIND_RETRACTED) {
      retracted.insert(change.record().article_id());
    }
  }
  std::vector<uint64_t> want;
  for (const auto& hit : before.hits) {
    const Change& change = log[record::SequenceOf(hit.claim_number) - 1];
    if (!retracted.contains(change.record().article_id())) {
      want.push_back(hit.claim_number);
    }
  }
  std::vector<uint64_t> got;
  for (const auto& hit : Search(spec).hits) got.push_back(hit.claim_number);
  EXPECT_EQ(got, want);
  EXPECT_LT(got.size(), before.hits.size());
}

TEST_F(IndexSearcherTest, ChecksItsLimitsAndItsSequence) {
  Apply(NewsMaker(18).Next(10));
  query::CallLimits cancelled;
  cancelled.cancelled = [] { return true; };
  EXPECT_THAT(searcher_->Search({}, cancelled),
              StatusIs(absl::StatusCode::kCancelled));
  query::CallLimits late;
  late.deadline = absl::InfinitePast();
  EXPECT_THAT(searcher_->Search({}, late),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
  query::SearchSpec future;
  future.sequence = 11;
  EXPECT_THAT(searcher_->Search(future, {}),
              StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace hearsay::retrieve
