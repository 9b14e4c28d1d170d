#include "client/collect/feed_list.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(FeedListTest, ReadsOneAddressALine) {
  const auto list = ReadFeedList(
      "# the harbour\n\nhttps://a.test/feed#top  # weekly\r\n"
      "feed://b.test/rss\nhttps://a.test/feed#top\n");
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_THAT(*list,
              ElementsAre("https://a.test/feed#top", "http://b.test/rss"));
}

TEST(FeedListTest, ReadsNestedOutlines) {
  const auto list = ReadFeedList(
      "<?xml version='1.0'?><opml version='2.0'><body><outline text='x'>"
      "<outline type='rss' xmlUrl='http://a.test/?a=1&b=2'/></outline>"
      "<outline xmlurl='http://b.test/'/></body></opml>");
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_THAT(*list, ElementsAre("http://a.test/?a=1&b=2", "http://b.test/"));
}

TEST(FeedListTest, NamesTheLineThatIsNoAddress) {
  EXPECT_THAT(ReadFeedList("http://a.test/\nfile:///etc/passwd\n"),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("line 2: \"file:///etc/passwd\"")));
  EXPECT_THAT(ReadFeedList("\n"), StatusIs(absl::StatusCode::kInvalidArgument,
                                           HasSubstr("names no feed")));
}

}  // namespace
}  // namespace hearsay::collect
