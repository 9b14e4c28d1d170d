// Counts of matches by their values: facets, and AggregateClaims' groups.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/index_searcher_fixture.h"
#include "tests/integration/question_maker.h"
#include "tests/support/news_maker.h"
#include "tests/support/status_matchers.h"

namespace hearsay::retrieve {
namespace {

using internal::v1::Change;
using query::ClaimField;
using query::FilterNode;

TEST_F(IndexSearcherTest, FacetsCountAllMatches) {
  NewsMaker maker(17);
  Apply(maker.Next(500));
  query::SearchSpec spec;
  spec.page_size = 10;
  spec.facets = {query::FacetField::kSource, query::FacetField::kPolarity,
                 query::FacetField::kDay, query::FacetField::kHolder};
  const query::SearchPage page = Search(spec);
  ASSERT_EQ(page.facets.size(), 4);
  for (const query::SharedFacet& facet : page.facets) {
    uint64_t sum = 0;
    for (const auto& value : facet->values) sum += value.count;
    EXPECT_EQ(sum, page.total_size);
  }
  for (const auto& value : page.facets[0]->values) {
    query::SearchSpec narrow;
    narrow.query.filter.kind = FilterNode::Kind::kRestriction;
    narrow.query.filter.restriction.field = ClaimField::kSource;
    narrow.query.filter.restriction.text = value.value;
    EXPECT_EQ(Search(narrow).total_size, value.count) << value.value;
  }
}

TEST_F(IndexSearcherTest, CountsAgreeWithAPlainCount) {
  using query::FacetField;
  NewsMaker maker(19);
  Apply(maker.Next(4400));
  QuestionMaker questions(20);
  const FacetField fields[] = {FacetField::kSource,     FacetField::kHolder,
                               FacetField::kType,       FacetField::kPolarity,
                               FacetField::kEntity,     FacetField::kEvent,
                               FacetField::kFactuality, FacetField::kDay,
                               FacetField::kWeek,       FacetField::kMonth};
  for (int i = 0; i < 30; ++i) {
    query::CountSpec spec;
    if (i > 0) spec.query = questions.Next();
    spec.first = fields[i % 10];
    if (i % 3 > 0) spec.second = fields[(i + 3) % 10];
    spec.max_groups = 100000;
    const auto counted = searcher_->Count(spec, {});
    ASSERT_TRUE(counted.ok()) << counted.status();
    std::map<std::vector<std::string>, uint64_t> got;
    for (const query::ClaimGroup& group : counted->groups) {
      got[group.values] = group.count;
    }
    const std::vector<uint64_t> matches = oracle_.Search(spec.query);
    EXPECT_EQ(got, oracle_.Count(matches, spec)) << i;
    EXPECT_EQ(counted->total_size, matches.size()) << i;
    if (i == 0) {
      EXPECT_EQ(static_cast<int64_t>(counted->total_size),
                model_->Stats().claim_count);
    }
  }
}

TEST_F(IndexSearcherTest, CountsRefuseTooManyGroups) {
  NewsMaker maker(21);
  Apply(maker.Next(300));
  query::CountSpec spec;
  spec.first = query::FacetField::kDay;
  spec.second = query::FacetField::kHolder;
  spec.max_groups = 10;
  const absl::Status status = searcher_->Count(spec, {}).status();
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_EQ(GetErrorDetail(status).field, "group_by");
}

// Facets are kept between searches; they are to follow what is applied.
class KeptFacetsTest : public IndexSearcherTest {
 protected:
  // Asks twice, and holds both answers against a plain count.
  void Ask(absl::string_view when) {
    query::SearchSpec spec;
    spec.query.words = {Word("word0")};
    spec.page_size = 0;
    spec.facets = {query::FacetField::kSource, query::FacetField::kDay};
    const std::vector<uint64_t> matches = oracle_.Search(spec.query);
    ASSERT_FALSE(matches.empty());
    const query::SearchPage pages[] = {Search(spec), Search(spec)};
    for (size_t i = 0; i < spec.facets.size(); ++i) {
      query::CountSpec count;
      count.query = spec.query;
      count.first = spec.facets[i];
      const auto want = oracle_.Count(matches, count);
      ASSERT_LT(want.size(), 100);
      for (const query::SearchPage& page : pages) {
        std::map<std::vector<std::string>, uint64_t> got;
        for (const auto& value : page.facets[i]->values) {
          got[{value.value}] = value.count;
        }
        EXPECT_EQ(got, want) << when << " " << i;
      }
    }
  }
};

// Chunks and what is kept go by sequences: most of these can be of nothing.
TEST_F(KeptFacetsTest, FollowWhatIsApplied) {
  NewsMaker maker(21);
  Apply(maker.Next(600));
  Apply(maker.Gone(3700));  // One chunk is complete.
  for (int round = 0; round < 6; ++round) {
    Ask(absl::StrCat("round ", round));
    // Also takes down and revises what stands in the complete chunk.
    Apply(maker.Next(round < 3 ? 10 : 150));
    if (round >= 3) Apply(maker.Gone(1850));
  }
}

TEST_F(KeptFacetsTest, FollowWhatIsNewThroughChunks) {
  NewsMaker::Shape shape;
  shape.revised = shape.moved = shape.retracted = shape.reextracted = 0;
  NewsMaker maker(23, shape);
  Apply(maker.Next(300));
  Apply(maker.Gone(3600));
  Apply(maker.Next(100));
  // Little at a time, then enough to be kept, then over the end of a chunk and
  // over more than one.
  for (const int more : {1, 60, 300, 1, 4200, 5}) {
    Ask(absl::StrCat("before ", more));
    const int first = std::min(more, 60);
    const int last = std::min(more - first, 60);
    Apply(maker.Next(first));
    Apply(maker.Gone(more - first - last));
    Apply(maker.Next(last));
  }
  Ask("at the end");
}

}  // namespace
}  // namespace hearsay::retrieve
