#include "common/record/article_key.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::record {
namespace {

const std::string kLow(16, '\0');
const std::string kHigh(16, '\xff');

// In key order: day, then source, then id.
const std::vector<ArticleKey> kOrdered = {
    {std::numeric_limits<int32_t>::min(), "a", kLow},
    {-1, "example.org", kHigh},
    {0, "a", kLow},
    {0, "a", kHigh},
    {0, "a.b", kLow},
    {0, "ab", kLow},
    {0, "\xd0\xb6.example", kLow},
    {19000, "example.org", kLow},
    {std::numeric_limits<int32_t>::max(), "a", kLow},
};

TEST(ArticleKeyTest, RoundTrips) {
  for (const ArticleKey& key : kOrdered) {
    EXPECT_THAT(DecodeArticleKey(EncodeArticleKey(key)), IsOkAndHolds(key));
  }
}

TEST(ArticleKeyTest, ByteOrderIsKeyOrder) {
  EXPECT_TRUE(std::ranges::is_sorted(kOrdered, {}, EncodeArticleKey));
}

TEST(ArticleKeyTest, BytesOnDiskAreFrozen) {
  EXPECT_EQ(absl::BytesToHexString(
                EncodeArticleKey({19000, "ex.org", "0123456789abcdef"})),
            "80004a38"
            "65782e6f7267"
            "00"
            "30313233343536373839616263646566");
}

TEST(ArticleKeyTest, PrefixesCoverTheirKeys) {
  const std::string key = EncodeArticleKey({7, "a.b", kHigh});
  EXPECT_EQ(key.find(EncodeDayPrefix(7)), 0u);
  EXPECT_EQ(key.find(EncodeSourceDayPrefix(7, "a.b")), 0u);
  EXPECT_NE(key.find(EncodeSourceDayPrefix(7, "a")), 0u);
}

TEST(ArticleKeyTest, RejectsEveryShorterLength) {
  std::string bytes = EncodeArticleKey({1, "example.org", kHigh});
  while (!bytes.empty()) {
    bytes.pop_back();
    EXPECT_THAT(DecodeArticleKey(bytes), StatusIs(absl::StatusCode::kDataLoss));
  }
}

TEST(ArticleKeyTest, RejectsASourceThatIsNone) {
  for (const std::string& source :
       {std::string(), std::string("A"), std::string("a/b"), std::string("-"),
        std::string("a b"), std::string("a\0b", 3), std::string(254, 'a')}) {
    EXPECT_FALSE(IsValidSource(source)) << source;
    EXPECT_THAT(DecodeArticleKey(EncodeArticleKey({1, source, kLow})),
                StatusIs(absl::StatusCode::kDataLoss))
        << source;
  }
  EXPECT_TRUE(IsValidSource(std::string(253, 'a')));
  EXPECT_TRUE(IsValidSource("unknown"));
}

}  // namespace
}  // namespace hearsay::record
