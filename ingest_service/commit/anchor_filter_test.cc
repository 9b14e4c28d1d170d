#include "ingest_service/commit/anchor_filter.h"

#include <cstdint>

#include "gtest/gtest.h"

namespace hearsay::commit {
namespace {

// The n-th of anchors as they are: 40 bits, small ones much more often.
uint64_t Anchor(uint64_t n) {
  uint64_t hash = (n + 1) * 0xbf58476d1ce4e5b9u;
  hash ^= hash >> 31;
  return (hash >> 24) >> (hash % 8);
}

void Add(uint64_t from, uint64_t to, AnchorFilter& filter) {
  for (uint64_t n = from; n < to; ++n) filter.Add(Anchor(n));
}

// Of anchors that were never added, the share that may have been.
double FalseShare(const AnchorFilter& filter) {
  constexpr int kAsked = 200'000;
  int found = 0;
  for (uint64_t n = 0; n < kAsked; ++n) {
    found += filter.MayContain(Anchor((uint64_t{1} << 40) + n)) ? 1 : 0;
  }
  return static_cast<double>(found) / kAsked;
}

TEST(AnchorFilterTest, HasNothingAtFirst) {
  const AnchorFilter filter;
  EXPECT_EQ(filter.added(), 0u);
  EXPECT_EQ(FalseShare(filter), 0);
}

TEST(AnchorFilterTest, KnowsWhatWasAddedAndLittleElse) {
  AnchorFilter filter;
  // Full, full but for one, and one more: where parts begin.
  uint64_t added = 0;
  for (const uint64_t to :
       {uint64_t{1000}, uint64_t{AnchorFilter::kFirstRoom - 1},
        uint64_t{AnchorFilter::kFirstRoom},
        uint64_t{AnchorFilter::kFirstRoom + 1},
        uint64_t{AnchorFilter::kFirstRoom * 5}}) {
    SCOPED_TRACE(to);
    Add(added, to, filter);
    added = to;
    EXPECT_EQ(filter.added(), to);
    for (uint64_t n = 0; n < to; ++n) {
      ASSERT_TRUE(filter.MayContain(Anchor(n))) << n;
    }
    // Some of these are equal to one that was added: 2^21 of 2^33 to 2^40.
    EXPECT_LT(FalseShare(filter), 0.01);
  }
}

TEST(AnchorFilterTest, AddingAgainChangesNoAnswer) {
  AnchorFilter filter;
  Add(0, 1000, filter);
  const double before = FalseShare(filter);
  Add(0, 1000, filter);
  EXPECT_EQ(FalseShare(filter), before);
}

}  // namespace
}  // namespace hearsay::commit
