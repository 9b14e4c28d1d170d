#include "common/record/claim_number.h"

#include "gtest/gtest.h"

namespace hearsay::record {
namespace {

TEST(ClaimNumberTest, HoldsSequenceAndOrdinal) {
  for (const uint64_t sequence : {uint64_t{1}, uint64_t{77}, kMaxSequence}) {
    for (const uint32_t ordinal : {0u, 1u, kMaxClaimsPerArticle - 1}) {
      const uint64_t number = ClaimNumber(sequence, ordinal);
      EXPECT_EQ(SequenceOf(number), sequence);
      EXPECT_EQ(OrdinalOf(number), ordinal);
    }
  }
}

TEST(ClaimNumberTest, OrderIsSequenceThenOrdinal) {
  EXPECT_LT(ClaimNumber(1, kMaxClaimsPerArticle - 1), ClaimNumber(2, 0));
  EXPECT_LT(ClaimNumber(2, 0), ClaimNumber(2, 1));
}

TEST(ClaimNumberTest, NumbersAreFrozen) {
  EXPECT_EQ(ClaimNumber(3, 5), 0x3005u);
}

}  // namespace
}  // namespace hearsay::record
