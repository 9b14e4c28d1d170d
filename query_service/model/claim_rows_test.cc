#include "query_service/model/claim_rows.h"

#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::query {
namespace {

using ::testing::ElementsAre;

// Rows of articles, each of some claims, published at `times` in this order; an
// article in the middle of the chunk's sequences has none.
ClaimRows RowsOf(const std::vector<int64_t>& times,
                 const std::vector<uint32_t>& claims) {
  ClaimRows rows;
  for (size_t article = 0; article < times.size(); ++article) {
    for (uint32_t ordinal = 0; ordinal < claims[article]; ++ordinal) {
      ClaimRow row;
      row.time_seconds = times[article];
      row.low_number = static_cast<uint32_t>(
          (article << record::kClaimOrdinalBits) | ordinal);
      rows.Append(row, {}, {});
    }
  }
  return rows;
}

std::vector<int64_t> Times(const ClaimRows& rows, int64_t begin, int64_t end) {
  std::vector<int64_t> times;
  const ClaimRows::Places between = rows.ArticlesBetween(begin, end);
  for (uint32_t place = between.first; place < between.end; ++place) {
    times.push_back(rows.articles()[place].time_seconds);
  }
  return times;
}

TEST(ClaimRowsTest, FindsArticlesByTimeAndRowsBySequence) {
  ClaimRows rows = RowsOf({50, 10, 30, 20, 30}, {2, 3, 0, 1, 2});
  EXPECT_FALSE(rows.sorted());
  EXPECT_THAT(Times(rows, 0, 100), ElementsAre());
  rows.SortArticles();
  ASSERT_TRUE(rows.sorted());
  EXPECT_THAT(Times(rows, 0, 100), ElementsAre(10, 20, 30, 50));
  EXPECT_THAT(Times(rows, 10, 30), ElementsAre(10, 20));
  EXPECT_THAT(Times(rows, 30, 30), ElementsAre());
  EXPECT_THAT(Times(rows, 51, 99), ElementsAre());
  EXPECT_EQ(rows.FirstOf(1), 2u);
  EXPECT_EQ(rows.FirstOf(2), 5u);  // Without a row: the next one's.
  EXPECT_EQ(rows.FirstOf(3), 5u);
  EXPECT_EQ(rows.FirstOf(5), 8u);
}

TEST(ClaimRowsTest, FindsTheArticleOfEachRow) {
  std::mt19937 random(1);
  std::vector<int64_t> times(500);
  std::vector<uint32_t> claims(times.size());
  for (size_t i = 0; i < times.size(); ++i) {
    times[i] = random() % 1000;
    // Some without a claim.
    claims[i] = random() % 5;
  }
  ClaimRows rows = RowsOf(times, claims);
  rows.SortArticles();
  for (uint32_t row = 0; row < rows.size(); ++row) {
    const uint32_t place = rows.ArticleOf(row);
    const ClaimRows::ArticleRows& article = rows.articles()[place];
    ASSERT_LE(article.first, row);
    ASSERT_GT(article.end, row);
    ASSERT_EQ(article.time_seconds, rows[row].time_seconds);
    ASSERT_EQ(rows.ArticlesBetween(250, 750).Has(place),
              article.time_seconds >= 250 && article.time_seconds < 750);
  }
}

}  // namespace
}  // namespace hearsay::query
