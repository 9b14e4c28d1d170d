#include "common/text/collector_prefix.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::text {
namespace {

TEST(CollectorPrefixTest, FindsTheDateAndItsSpace) {
  const std::string text = " date 2021-03-09 Rivers rose overnight.";
  const auto prefix = FindCollectorPrefix(text);
  ASSERT_TRUE(prefix.has_value());
  EXPECT_EQ(prefix->year, 2021);
  EXPECT_EQ(prefix->month, 3);
  EXPECT_EQ(prefix->day, 9);
  EXPECT_EQ(prefix->span.begin, 0u);
  EXPECT_EQ(text.substr(prefix->span.end), "Rivers rose overnight.");
}

TEST(CollectorPrefixTest, TakesOtherSpellings) {
  EXPECT_TRUE(FindCollectorPrefix("date 2020-02-29\nText"));
  EXPECT_TRUE(FindCollectorPrefix("Date: 2020-02-29 Text"));
  EXPECT_TRUE(FindCollectorPrefix("date 2020-02-29"));
}

TEST(CollectorPrefixTest, LeavesTextAlone) {
  for (const char* text :
       {"", " ", "date", "date ", "date 2020", "date 2020-02-30 Text",
        "date 2020-02-2", "date 2020-02-29th", "dates 2020-02-28 x",
        "The date 2020-02-28 was set.", "date2020-02-28 x", "2020-02-28 x"}) {
    EXPECT_FALSE(FindCollectorPrefix(text)) << text;
  }
}

}  // namespace
}  // namespace hearsay::text
