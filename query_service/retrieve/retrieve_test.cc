#include <array>
#include <bit>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query_service/retrieve/bit_count.h"
#include "query_service/retrieve/equal_bytes.h"
#include "query_service/retrieve/group_counter.h"
#include "query_service/retrieve/row_set.h"
#include "query_service/retrieve/scoring.h"
#include "query_service/retrieve/term_rows.h"

namespace hearsay::retrieve {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

RowSet Of(uint32_t rows, const std::set<uint32_t>& members) {
  RowSet set(rows);
  for (const uint32_t row : members) set.Add(row);
  return set;
}

std::set<uint32_t> Members(const RowSet& set) {
  std::set<uint32_t> members;
  set.ForEach([&](uint32_t row) { members.insert(row); });
  return members;
}

// The most that one row may weigh, which must not depend on what is asked for
// with it.
float MostAt(const TermRows& term, uint32_t row, float growth) {
  float alone = 0;
  term.AddMost({&row, 1}, growth, 1, &alone);
  const uint32_t rows[] = {row / 3, row, row + 1};
  std::array<float, 3> sums = {1, 2, 3};
  if (row > 0) {
    term.AddMost(rows, growth, 0.5f, sums.data());
    EXPECT_FLOAT_EQ(sums[1], 2 + alone / 2);
  }
  return alone;
}

TEST(RowSetTest, DoesWhatASetOfNumbersDoes) {
  std::mt19937 random(1);
  for (const uint32_t rows : {1u, 63u, 64u, 65u, 1000u}) {
    std::set<uint32_t> a;
    std::set<uint32_t> b;
    for (uint32_t i = 0; i < rows; ++i) {
      if (random() % 3 == 0) a.insert(i);
      if (random() % 2 == 0) b.insert(i);
    }
    const auto filtered = [&](auto keep) {
      std::set<uint32_t> out;
      for (uint32_t i = 0; i < rows; ++i) {
        if (keep(i)) out.insert(i);
      }
      return out;
    };
    RowSet set = Of(rows, a);
    EXPECT_EQ(set.Count(), a.size());
    EXPECT_EQ(set.Empty(), a.empty());
    set.And(Of(rows, b));
    EXPECT_EQ(Members(set), filtered([&](uint32_t i) {
                return a.contains(i) && b.contains(i);
              }));
    set = Of(rows, a);
    set.Or(Of(rows, b));
    EXPECT_EQ(Members(set), filtered([&](uint32_t i) {
                return a.contains(i) || b.contains(i);
              }));
    set = Of(rows, a);
    set.Remove(Of(rows, b));
    EXPECT_EQ(Members(set), filtered([&](uint32_t i) {
                return a.contains(i) && !b.contains(i);
              }));
    set = RowSet::All(rows);
    EXPECT_EQ(set.Count(), rows);
    set.KeepIf([](uint32_t row) { return row % 3 == 1; });
    EXPECT_EQ(Members(set), filtered([](uint32_t i) { return i % 3 == 1; }));
    set = Of(rows, a);
    set.KeepBits([](uint32_t row) { return uint64_t{0xF0F0} << row % 7; });
    EXPECT_EQ(Members(set), filtered([&](uint32_t i) {
                const uint64_t bits = uint64_t{0xF0F0} << (i / 64 * 64) % 7;
                return a.contains(i) && (bits >> i % 64 & 1);
              }));
    for (int round = 0; round < 20; ++round) {
      const uint32_t begin = random() % rows;
      const uint32_t end = begin + random() % (rows - begin + 1);
      set = RowSet::All(rows);
      set.RemoveRange(begin, end);
      EXPECT_EQ(Members(set),
                filtered([&](uint32_t i) { return i < begin || i >= end; }));
    }
  }
}

TEST(RowSetTest, CopiesRanges) {
  const RowSet set = Of(300, {3, 63, 64, 130, 131, 299});
  RowSet kept = set.Nothing();
  EXPECT_TRUE(kept.Empty());
  set.CopyRange(0, 4, kept);
  set.CopyRange(63, 131, kept);
  set.CopyRange(299, 300, kept);
  EXPECT_EQ(Members(kept), (std::set<uint32_t>{3, 63, 64, 130, 299}));
}

TEST(RowSetTest, VisitsAnyRange) {
  std::mt19937 random(1);
  RowSet set(300);
  for (int i = 0; i < 100; ++i) set.Add(random() % 300);
  for (const auto& [begin, end] :
       std::vector<std::pair<uint32_t, uint32_t>>{{0, 300},
                                                  {0, 0},
                                                  {5, 5},
                                                  {63, 64},
                                                  {64, 65},
                                                  {3, 61},
                                                  {60, 200},
                                                  {128, 192},
                                                  {299, 300}}) {
    std::vector<uint32_t> want, got;
    for (uint32_t row = begin; row < end; ++row) {
      if (set.Has(row)) want.push_back(row);
    }
    set.ForEachOf(begin, end, [&](uint32_t row) { got.push_back(row); });
    EXPECT_EQ(got, want) << begin << ".." << end;
  }
}

TEST(BitCountTest, CountsTheSameWithAndWithoutTheInstruction) {
  std::mt19937_64 random(1);
  std::vector<uint64_t> words = {0, 1, ~uint64_t{0}, uint64_t{1} << 63};
  uint64_t want = 66;
  for (int i = 0; i < 1000; ++i) {
    words.push_back(random() & random());
    want += static_cast<uint64_t>(std::popcount(words.back()));
  }
  EXPECT_EQ(CountBits(words), want);
  EXPECT_EQ(CountBitsPlainly(words), want);
  EXPECT_EQ(CountBits({}), 0u);
}

TEST(RowSetTest, LooksAtPartsOfItself) {
  const RowSet set = Of(300, {3, 64, 130, 299});
  EXPECT_TRUE(set.Any(64, 128));
  EXPECT_FALSE(set.Any(192, 256));
  EXPECT_TRUE(set.Any(256, 512));
  std::vector<uint32_t> rows;
  set.ForEach(64, 192, [&](uint32_t row) { rows.push_back(row); });
  EXPECT_THAT(rows, ElementsAre(64, 130));
}

TEST(TermRowsTest, JoinsListsAndKeepsPlacesApart) {
  query::PostingListBuilder english;
  english.Append(1, query::kInContent);
  english.Append(7, query::kInHeadline);
  english.Append(250, query::kInContent);
  query::PostingListBuilder german;
  german.Append(7, query::kInContent);
  german.Append(8, query::kInContext);
  // Rows from 200 on are not of this view.
  const std::string lists[] = {english.Bytes(), german.Bytes()};
  const std::optional<TermRows> unpacked =
      TermRows::Unpack(200, {lists[0], lists[1]});
  ASSERT_TRUE(unpacked.has_value());
  const TermRows& term = *unpacked;
  const auto with = [&](query::Features places) {
    RowSet rows = RowSet::All(200);
    term.Narrow(places, rows);
    return Members(rows);
  };
  EXPECT_EQ(with(query::kPlaces), (std::set<uint32_t>{1, 7, 8}));
  EXPECT_EQ(with(query::kInContent), (std::set<uint32_t>{1, 7}));
  EXPECT_EQ(term.At(7), query::kInContent | query::kInHeadline);
  EXPECT_EQ(term.At(9), 0);
  EXPECT_EQ(TermRows::Unpack(200, {lists[0], "\x05nonsense"}), std::nullopt);
}

TEST(TermRowsTest, FewAndManyRowsTellTheSame) {
  constexpr uint32_t kRows = 2000;
  std::mt19937 random(3);
  for (const uint32_t share : {2u, 20u, 200u, 1000u}) {
    std::vector<query::Features> want(kRows);
    query::PostingListBuilder list;
    for (uint32_t row = 0; row < kRows; ++row) {
      if (random() % share != 0) continue;
      want[row] = random() % 2 == 0 ? query::kInContent : query::kInHeadline;
      list.Append(row, want[row]);
    }
    const TermRows term = TermRows::Unpack(kRows, {list.Bytes()}).value();
    RowSet rows = RowSet::All(kRows);
    term.Narrow(query::kInContent, rows);
    for (uint32_t row = 0; row < kRows; ++row) {
      EXPECT_EQ(term.At(row), want[row]) << row << " of one in " << share;
      EXPECT_EQ(rows.Has(row), want[row] == query::kInContent) << row;
    }
  }
}

// Claims of some lengths, and a term in about one of `share` of them.
struct RandomTerm {
  static constexpr uint32_t kRows = 3000;

  explicit RandomTerm(uint32_t share) {
    query::PostingListBuilder list;
    for (uint32_t row = 0; row < kRows; ++row) {
      query::ClaimRow columns;
      for (uint8_t& length : columns.lengths) {
        length = static_cast<uint8_t>(random() % 256);
      }
      rows.Append(columns, {}, {});
      if (random() % share != 0) continue;
      // Few stand at many places.
      const auto places = static_cast<query::Features>(
          random() & random() & random() & query::kPlaces);
      list.Append(row, places == 0 ? query::kInContext : places);
    }
    bytes = list.Bytes();
  }

  std::mt19937 random{5};
  query::ClaimRows rows;
  std::string bytes;
};

TEST(TermRowsTest, RankingLosesNothingThatStandsOrWeighsEnough) {
  const FieldNorms before({30, 3, 60, 8});
  for (const uint32_t share : {1u, 3u, 200u}) {
    const RandomTerm given(share);
    const TermRows plain =
        TermRows::Unpack(RandomTerm::kRows, {given.bytes}).value();
    TermRows term = plain;
    term.Rank(given.rows, before);
    for (int places = 1; places <= query::kPlaces; ++places) {
      RowSet ranked = RowSet::All(RandomTerm::kRows);
      term.Narrow(static_cast<query::Features>(places), ranked);
      RowSet unranked = RowSet::All(RandomTerm::kRows);
      plain.Narrow(static_cast<query::Features>(places), unranked);
      EXPECT_EQ(Members(ranked), Members(unranked)) << places;
    }
    // Ranked by other averages than it is asked with.
    for (const FieldNorms& norms :
         {before, FieldNorms({20, 4, 60, 2}), FieldNorms({60, 3, 90, 9})}) {
      const float growth = term.GrowthTo(norms);
      uint64_t left = RandomTerm::kRows;
      for (float least = 0; least < 1.1f; least += 0.05f) {
        RowSet rows = RowSet::All(RandomTerm::kRows);
        term.Narrow(query::kPlaces, rows);
        term.NarrowToWeight(least, growth, rows);
        for (uint32_t row = 0; row < RandomTerm::kRows; ++row) {
          if (term.At(row) == 0) continue;
          const float weight = TermWeight(term.At(row), given.rows[row], norms);
          EXPECT_LE(weight, MostAt(term, row, growth));
          EXPECT_LE(weight, MostAt(plain, row, 1));
          EXPECT_LE(weight, term.Most(growth));
          if (weight >= least) {
            EXPECT_TRUE(rows.Has(row)) << least;
          }
        }
        EXPECT_LE(rows.Count(), left);
        left = rows.Count();
      }
      EXPECT_EQ(left, 0u);
    }
  }
}

TEST(TermRowsTest, RankingLeavesFewWhereMuchIsAskedFor) {
  const FieldNorms norms({30, 3, 60, 8});
  for (const uint32_t share : {1u, 200u}) {
    const RandomTerm given(share);
    TermRows term = TermRows::Unpack(RandomTerm::kRows, {given.bytes}).value();
    term.Rank(given.rows, norms);
    RowSet rows = RowSet::All(RandomTerm::kRows);
    term.Narrow(query::kPlaces, rows);
    const uint64_t all = rows.Count();
    const float growth = term.GrowthTo(norms);
    term.NarrowToWeight(0.98f * term.Most(growth), growth, rows);
    EXPECT_GT(rows.Count(), 0u);
    EXPECT_LT(rows.Count(), all / 4) << share;
  }
}

TEST(FieldNormsTest, WeightsGrowNoMoreThanTold) {
  const AverageLengths all[] = {
      {30, 3, 60, 8}, {20, 4, 60, 2}, {60, 1, 1, 9}, {0, 3, 60, 8}};
  std::mt19937 random(6);
  for (const AverageLengths& then : all) {
    for (const AverageLengths& now : all) {
      const FieldNorms before(then);
      const FieldNorms norms(now);
      const float growth = norms.GrowthSince(then);
      EXPECT_GE(growth, 1);
      for (int i = 0; i < 2000; ++i) {
        query::ClaimRow row;
        for (uint8_t& length : row.lengths) {
          length = static_cast<uint8_t>(random() % 256);
        }
        const auto features =
            static_cast<query::Features>(random() | query::kInContent);
        EXPECT_LE(TermWeight(features, row, norms),
                  TermWeight(features, row, before) * growth * 1.00001f);
      }
    }
  }
  EXPECT_EQ(FieldNorms(all[0]).GrowthSince(all[0]), 1);
}

TEST(EqualBytesTest, FindsEachByteAtEachPlace) {
  std::mt19937 random(4);
  for (int value = 0; value < 256; ++value) {
    std::array<uint8_t, 64> bytes;
    uint64_t want = 0;
    for (size_t i = 0; i < bytes.size(); ++i) {
      // The value, its neighbours, and others.
      bytes[i] = static_cast<uint8_t>(
          random() % 3 == 0 ? random() : value + random() % 3 - 1);
      if (bytes[i] == value) want |= uint64_t{1} << i;
    }
    EXPECT_EQ(EqualBytes(bytes.data(), static_cast<uint8_t>(value)), want)
        << value;
  }
}

TEST(ScoringTest, BoundsHoldForEveryLength) {
  const FieldNorms norms({12.0f, 3.0f, 30.0f, 8.0f});
  std::mt19937 random(2);
  for (int features = 1; features < 256; ++features) {
    const auto f = static_cast<query::Features>(features);
    for (int round = 0; round < 20; ++round) {
      query::ClaimRow row;
      for (uint8_t& length : row.lengths) {
        length = static_cast<uint8_t>(random() % (round == 0 ? 1 : 256));
      }
      EXPECT_LE(TermWeight(f, row, norms), TermWeightBound(f));
    }
  }
  EXPECT_EQ(TermWeightBound(0), 0);
}

TEST(ScoringTest, ContentWeighsMoreThanContextAndShortMoreThanLong) {
  const FieldNorms norms({12.0f, 3.0f, 30.0f, 8.0f});
  query::ClaimRow brief;
  brief.lengths = {6, 2, 15, 4};
  query::ClaimRow lengthy;
  lengthy.lengths = {60, 9, 200, 20};
  EXPECT_GT(TermWeight(query::kInContent, brief, norms),
            TermWeight(query::kInContext, brief, norms));
  EXPECT_GT(TermWeight(query::kInContent, brief, norms),
            TermWeight(query::kInContent, lengthy, norms));
  EXPECT_GT(InverseFrequency(1000, 3), InverseFrequency(1000, 300));
}

TEST(PagedCountsTest, CountsFarApart) {
  PagedCounts counts;
  for (const uint32_t value : {0u, 5u, 5u, 511u, 512u, 3652059u}) {
    counts.Count(value);
  }
  EXPECT_EQ(counts.distinct(), 5);
  EXPECT_THAT(counts.Take(), ElementsAre(Pair(0, 1), Pair(5, 2), Pair(511, 1),
                                         Pair(512, 1), Pair(3652059, 1)));
}

}  // namespace
}  // namespace hearsay::retrieve
