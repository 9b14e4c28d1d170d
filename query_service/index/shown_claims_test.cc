#include "query_service/index/shown_claims.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include "common/record/claim_number.h"

namespace hearsay::index {
namespace {

using record::ClaimNumber;

ShownClaims::Bytes BytesOf(size_t size, char fill = 'x') {
  return std::make_shared<const std::string>(size, fill);
}

size_t HeapInUse() {
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

TEST(ShownClaimsTest, FindsEachOfAnArticlesClaims) {
  ShownClaims shown(100000);
  shown.Insert(ClaimNumber(5, 3), BytesOf(10, 'a'));
  shown.Insert(ClaimNumber(5, 1), BytesOf(10, 'b'));
  shown.Insert(ClaimNumber(6, 3), BytesOf(10, 'c'));
  EXPECT_EQ(shown.Find(ClaimNumber(5, 3))->front(), 'a');
  EXPECT_EQ(shown.Find(ClaimNumber(5, 1))->front(), 'b');
  EXPECT_EQ(shown.Find(ClaimNumber(6, 3))->front(), 'c');
  EXPECT_EQ(shown.Find(ClaimNumber(5, 2)), nullptr);
  EXPECT_EQ(shown.Find(ClaimNumber(4, 3)), nullptr);
}

TEST(ShownClaimsTest, ForgetsAllOfWhatWasRetracted) {
  ShownClaims shown(100000);
  shown.Insert(ClaimNumber(5, 3), BytesOf(10));
  shown.Insert(ClaimNumber(5, 1), BytesOf(10));
  shown.Insert(ClaimNumber(6, 1), BytesOf(10));
  shown.Erase(5);
  EXPECT_EQ(shown.Find(ClaimNumber(5, 3)), nullptr);
  EXPECT_EQ(shown.Find(ClaimNumber(5, 1)), nullptr);
  EXPECT_NE(shown.Find(ClaimNumber(6, 1)), nullptr);
  shown.Erase(6);
  EXPECT_EQ(shown.held_bytes(), 0u);
}

TEST(ShownClaimsTest, DropsWhatWasShownLongestAgo) {
  ShownClaims shown(10000);
  for (uint64_t sequence = 1; sequence <= 3; ++sequence) {
    shown.Insert(ClaimNumber(sequence, 0), BytesOf(3000));
    ASSERT_NE(shown.Find(ClaimNumber(1, 0)), nullptr);
  }
  shown.Insert(ClaimNumber(3, 1), BytesOf(3000));
  EXPECT_EQ(shown.Find(ClaimNumber(2, 0)), nullptr);
  EXPECT_NE(shown.Find(ClaimNumber(1, 0)), nullptr);
  EXPECT_NE(shown.Find(ClaimNumber(3, 1)), nullptr);
  EXPECT_LE(shown.held_bytes(), 10000u);
  shown.Insert(ClaimNumber(9, 0), BytesOf(20000));  // Too large for all of it.
  EXPECT_EQ(shown.Find(ClaimNumber(9, 0)), nullptr);
  EXPECT_NE(shown.Find(ClaimNumber(1, 0)), nullptr);
}

TEST(ShownClaimsTest, CountsWhatTheHeapHolds) {
  ShownClaims shown(size_t{1} << 30);
  const size_t before = HeapInUse();
  for (uint64_t i = 0; i < 20000; ++i) {
    shown.Insert(ClaimNumber(i / 3, static_cast<uint32_t>(i % 3)),
                 BytesOf(1000));
  }
  const size_t grown = HeapInUse() - before;
  if (grown == 0) return;  // An allocator that does not tell.
  EXPECT_LT(grown, shown.held_bytes() * 5 / 4);
  EXPECT_GT(grown, shown.held_bytes() * 3 / 4);
}

}  // namespace
}  // namespace hearsay::index
