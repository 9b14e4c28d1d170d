#include "ingest_service/commit/recent_anchors.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "ingest_service/commit/fingerprint_row.h"

namespace hearsay::commit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr uint64_t kLargest = (uint64_t{1} << 40) - 1;

std::vector<uint64_t> Holders(const RecentAnchors& anchors, uint64_t anchor) {
  std::vector<uint64_t> holders;
  anchors.AppendHolders(anchor, holders);
  return holders;
}

TEST(RecentAnchorsTest, HoldsPairs) {
  RecentAnchors anchors(4);
  EXPECT_THAT(Holders(anchors, 5), IsEmpty());
  anchors.Add(kLargest, ~uint64_t{0});
  anchors.Add(5, 2);
  anchors.Add(5, 1);
  anchors.Add(5, 2);
  EXPECT_THAT(Holders(anchors, 5), UnorderedElementsAre(1, 2));
  EXPECT_THAT(anchors.Sorted(), ElementsAre(Pair(5, 1), Pair(5, 2),
                                            Pair(kLargest, ~uint64_t{0})));
  anchors.Remove(5, 2);
  anchors.Remove(6, 2);
  EXPECT_THAT(Holders(anchors, 5), ElementsAre(1));
}

TEST(RecentAnchorsTest, ClearTakesBackAll) {
  RecentAnchors anchors(4);
  for (uint64_t holder = 1; holder < 10; ++holder)
    anchors.Add(holder % 3, holder);
  anchors.Clear();
  EXPECT_EQ(anchors.size(), 0u);
  EXPECT_THAT(Holders(anchors, 1), IsEmpty());
  anchors.Add(1, 4);
  EXPECT_THAT(Holders(anchors, 1), ElementsAre(4));
}

TEST(RecentAnchorsTest, AnAnchorHasABoundedNumberOfHolders) {
  RecentAnchors anchors(0);
  for (uint64_t holder = 1; holder < 100; ++holder) anchors.Add(5, holder);
  EXPECT_THAT(Holders(anchors, 5), SizeIs(kMaxCopiesInRow));
  EXPECT_EQ(anchors.size(), kMaxCopiesInRow);
}

// Against a map of sets, with anchors that all want the same few slots.
TEST(RecentAnchorsTest, TruncateTakesBackWhatWasAddedSince) {
  std::mt19937 random(1);
  RecentAnchors anchors(0);
  std::map<uint64_t, std::set<uint64_t>> model;
  for (int batch = 0; batch < 400; ++batch) {
    const auto before = model;
    const size_t size = anchors.size();
    for (int i = 0; i < 20; ++i) {
      const uint64_t anchor = (random() % 300) << 20 | random() % 3;
      const uint64_t holder = 1 + random() % 12;
      anchors.Add(anchor, holder);
      model[anchor].insert(holder);
    }
    if (batch % 2 == 0) {
      anchors.Truncate(size);
      model = before;
    }
    for (const auto& [anchor, holders] : model) {
      ASSERT_THAT(Holders(anchors, anchor),
                  ::testing::UnorderedElementsAreArray(holders));
    }
  }
  std::vector<std::pair<uint64_t, uint64_t>> all;
  for (const auto& [anchor, holders] : model) {
    for (const uint64_t holder : holders) all.emplace_back(anchor, holder);
  }
  EXPECT_THAT(anchors.Sorted(), ::testing::ElementsAreArray(all));
  EXPECT_GT(anchors.size(), 1000u);
}

}  // namespace
}  // namespace hearsay::commit
