#include "query_service/retrieve/term_rows.h"

#include <random>
#include <string>

#include "gtest/gtest.h"

namespace hearsay::retrieve {
namespace {

// Articles of some claims each, out of the order of their time, several at one.
query::ClaimRows ManyArticles(std::mt19937& random) {
  query::ClaimRows rows;
  for (uint32_t article = 0; article < query::kChunkSequences; ++article) {
    query::ClaimRow row;
    row.time_seconds = random() % 1000;
    const uint32_t claims = random() % 5;
    for (uint32_t claim = 0; claim < claims; ++claim) {
      row.low_number = article << record::kClaimOrdinalBits | claim;
      rows.Append(row, {}, {});
    }
  }
  return rows;
}

// With the term in about one of so many rows: few, and many.
class TermRowsByTimeTest : public ::testing::TestWithParam<uint32_t> {};
INSTANTIATE_TEST_SUITE_P(, TermRowsByTimeTest, ::testing::Values(100, 20));

TEST_P(TermRowsByTimeTest, LeavesWhatALookAtEachRowLeaves) {
  std::mt19937 random(8);
  query::ClaimRows rows = ManyArticles(random);
  const query::ClaimRows unsorted = rows;
  rows.SortArticles();
  query::PostingListBuilder list;
  for (uint32_t row = 0; row < rows.size(); ++row) {
    if (random() % GetParam() != 0) continue;
    list.Append(row,
                random() % 2 == 0 ? query::kInContent : query::kInHeadline);
  }
  const FieldNorms norms;
  TermRows plain = TermRows::Unpack(rows.size(), {list.Bytes()}).value();
  TermRows term = plain;
  EXPECT_FALSE(term.by_time());
  plain.Rank(unsorted, norms);
  EXPECT_FALSE(plain.by_time());
  term.Rank(rows, norms);
  ASSERT_TRUE(term.by_time());
  const struct {
    int64_t begin, end;
  } ranges[] = {{0, 1000},   {-5, 3}, {300, 301},  {250, 750},
                {999, 5000}, {7, 7},  {1000, 2000}};
  for (const auto& [begin, end] : ranges) {
    for (const query::Features places : {query::kPlaces, query::kInContent}) {
      // A view may see fewer rows than there are, and not all of these.
      RowSet given = RowSet::All(rows.size() - 1000);
      given.RemoveRange(100, 500);
      RowSet narrowed = given;
      term.NarrowInTime(places, rows.ArticlesBetween(begin, end), rows,
                        narrowed);
      RowSet want = given;
      plain.Narrow(places, want);
      want.KeepIf([&, begin = begin, end = end](uint32_t row) {
        return rows[row].time_seconds >= begin && rows[row].time_seconds < end;
      });
      EXPECT_EQ(narrowed.Count(), want.Count()) << begin << " to " << end;
      want.Remove(narrowed);
      EXPECT_TRUE(want.Empty()) << begin << " to " << end;
    }
  }
}

TEST(TermRowsTest, WhatVeryManyRowsHaveIsNotListedByTime) {
  std::mt19937 random(9);
  query::ClaimRows rows = ManyArticles(random);
  rows.SortArticles();
  query::PostingListBuilder list;
  for (uint32_t row = 0; row < rows.size(); row += 8) {
    list.Append(row, query::kInContent);
  }
  TermRows term = TermRows::Unpack(rows.size(), {list.Bytes()}).value();
  term.Rank(rows, FieldNorms());
  EXPECT_FALSE(term.by_time());
}

}  // namespace
}  // namespace hearsay::retrieve
