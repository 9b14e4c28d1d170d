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
  for (const uint16_t place : rows.ArticlesBetween(begin, end)) {
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

TEST(ClaimRowsTest, ACursorFindsTheArticlesOfSomeRows) {
  std::mt19937 random(1);
  std::vector<int64_t> times(500);
  std::vector<uint32_t> claims(times.size());
  for (size_t i = 0; i < times.size(); ++i) {
    times[i] = random() % 1000;
    claims[i] = random() % 5;
  }
  ClaimRows rows = RowsOf(times, claims);
  rows.SortArticles();
  for (const uint32_t step : {1u, 2u, 7u, 100u, 5000u}) {
    ArticleCursor articles(rows.articles());
    for (uint32_t row = random() % step; row < rows.size();
         row += 1 + random() % step) {
      const ClaimRows::ArticleRows& article = articles.Of(row);
      EXPECT_LE(article.first, row);
      EXPECT_GT(article.end, row);
      EXPECT_EQ(article.time_seconds, rows[row].time_seconds);
    }
    EXPECT_EQ(articles.Of(rows.size() - 1).end, rows.size());
  }
}

}  // namespace
}  // namespace hearsay::query
