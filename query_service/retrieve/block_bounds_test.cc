#include "query_service/retrieve/block_bounds.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace hearsay::retrieve {
namespace {

// Not a multiple of 64, and none of 16.
constexpr uint32_t kRows = 1000;

struct Term {
  std::vector<uint8_t> steps = std::vector<uint8_t>(kRows);
  RowBlocks blocks = RowBlocks(RowSet(kRows));
  float step = 0;
};

Term RandomTerm(std::mt19937& random, float step) {
  Term term;
  term.step = step;
  for (uint32_t row = 0; row < kRows; ++row) {
    if (random() % 3 != 0) continue;
    term.steps[row] = static_cast<uint8_t>(random() % 256);
    term.blocks.Raise(row, term.steps[row]);
  }
  return term;
}

TEST(BlockBoundsTest, LeavesOutWhatCannotReachAndNothingElse) {
  struct Case {
    std::string name;
    std::vector<float> steps;
  };
  const Case cases[] = {{"one", {0.01f}},
                        {"two_alike", {0.02f, 0.02f}},
                        {"one_that_hardly_counts", {1e-6f, 0.02f, 0.01f}},
                        {"one_of_no_worth", {0, 0.03f}},
                        {"all_of_no_worth", {0, 0}},
                        {"as_many_as_there_may_be", std::vector<float>(16, 1)}};
  std::mt19937 random(7);
  for (const Case& test : cases) {
    std::vector<Term> terms;
    float most = 0;
    for (const float step : test.steps) {
      terms.push_back(RandomTerm(random, step));
      most += 255 * step;
    }
    BlockBounds bounds;
    EXPECT_TRUE(bounds.empty());
    for (const Term& term : terms) {
      ASSERT_TRUE(bounds.Add(term.blocks, term.step)) << test.name;
    }
    EXPECT_FALSE(bounds.empty());
    for (float share = 0; share <= 1; share += 0.02f) {
      const float least = share * most;
      RowSet rows = RowSet::All(kRows);
      bounds.Narrow(least, rows);
      for (uint32_t row = 0; row < kRows; ++row) {
        float sum = 0, block = 0;
        for (const Term& term : terms) {
          sum += static_cast<float>(term.steps[row]) * term.step;
          const auto begin = term.steps.begin() + row / 16 * 16;
          const auto end = begin + std::min(16u, kRows - row / 16 * 16);
          block +=
              static_cast<float>(*std::max_element(begin, end)) * term.step;
        }
        if (sum >= least) {
          EXPECT_TRUE(rows.Has(row)) << test.name << row;
        }
        // Factors are rounded up, by less than one in 113 each.
        if (rows.Has(row)) {
          EXPECT_GE(block + most / 7, least) << test.name << row;
        }
      }
    }
    RowSet rows = RowSet::All(kRows);
    bounds.Narrow(most * 1.001f + 1, rows);
    EXPECT_TRUE(rows.Empty()) << test.name;
  }
}

TEST(BlockBoundsTest, OneTermIsBoundedToTheStep) {
  RowBlocks blocks{RowSet(kRows)};
  for (uint32_t block = 0; block < kRows / 16; ++block) {
    blocks.Raise(block * 16 + block % 16, static_cast<uint8_t>(4 * block));
  }
  BlockBounds bounds;
  ASSERT_TRUE(bounds.Add(blocks, 0.5f));
  RowSet rows = RowSet::All(kRows);
  bounds.Narrow(0.5f * (4 * 60 - 3), rows);
  EXPECT_EQ(rows.Count(), 2 * 16u);  // 60 and 61.
  EXPECT_TRUE(rows.Has(60 * 16));
  EXPECT_TRUE(rows.Has(61 * 16 + 15));
}

TEST(BlockBoundsTest, RefusesMoreTermsThanItCanAdd) {
  const RowBlocks blocks{RowSet(kRows)};
  BlockBounds bounds;
  for (int i = 0; i < 16; ++i) EXPECT_TRUE(bounds.Add(blocks, 1));
  EXPECT_FALSE(bounds.Add(blocks, 1));
}

}  // namespace
}  // namespace hearsay::retrieve
