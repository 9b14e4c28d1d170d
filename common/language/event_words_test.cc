#include "common/language/event_words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(EventWordsTest, AnEventHasOtherWordsAndNeverItsOwn) {
  EXPECT_THAT(EventAlternatives("bombing"), Contains("assassination"));
  EXPECT_THAT(EventAlternatives("bombing"), Not(Contains("bomb")));
  EXPECT_THAT(EventAlternatives("bombings"), Contains("explosion"));
  EXPECT_THAT(EventAlternatives("mayor"), IsEmpty());
}

TEST(EventWordsTest, FamiliesTellWhatMayBeOneEvent) {
  EXPECT_NE(EventFamilies("bombing") & EventFamilies("assassination"), 0u);
  EXPECT_NE(EventFamilies("arrested") & EventFamilies("detention"), 0u);
  EXPECT_EQ(EventFamilies("arrest") & EventFamilies("election"), 0u);
  EXPECT_EQ(EventFamilies("mayor"), 0u);
  EXPECT_EQ(EventFamilies(""), 0u);
  EXPECT_TRUE(IsEventWord("bombing"));
  EXPECT_FALSE(IsEventWord("mayor"));
}

}  // namespace
}  // namespace hearsay::language
