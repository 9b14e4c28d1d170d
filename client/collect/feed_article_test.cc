#include "client/collect/feed_article.h"

#include <string>
#include <vector>

#include "common/record/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kFeed[] = "http://www.a.test/feed";
const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

FeedItem Item() {
  FeedItem item;
  item.id = "one";
  item.link = "http://a.test/1";
  item.title = {"Mill &amp; <i>weir</i>", true};
  item.summary = {"Short", false};
  item.content = {"<p>Long</p>", true};
  item.authors = {{"Ann Lee", "", ""}, {"", "bo@a.test", ""}, {"Bo", "", ""}};
  item.published = {"then", kNow - absl::Hours(3)};
  item.language = "en";
  return item;
}

TEST(FeedArticleTest, HintsAreWhatTheFeedSays) {
  const v1::RawArticle hints = HintsOf(Item(), kNow);
  EXPECT_EQ(hints.external_id(), "one");
  EXPECT_EQ(hints.url(), "http://a.test/1");
  EXPECT_EQ(hints.title(), "Mill & weir");
  EXPECT_EQ(hints.byline(), "Ann Lee, Bo");
  EXPECT_EQ(hints.language_code(), "en");
  EXPECT_EQ(record::FromTimestamp(hints.publish_time()), kNow - absl::Hours(3));
  EXPECT_EQ(hints.html(), "<p>Long</p>");
  EXPECT_EQ(hints.content_type(), "text/html; charset=utf-8");
}

TEST(FeedArticleTest, TheOriginalLinkComesBeforeTheCounter) {
  FeedItem item = Item();
  item.original_link = "http://a.test/original";
  EXPECT_EQ(HintsOf(item, kNow).url(), "http://a.test/original");
}

TEST(FeedArticleTest, DatesThatNobodyMeantAreLeftOut) {
  FeedItem item = Item();
  for (const absl::Time time :
       {absl::UnixEpoch(), kNow + absl::Hours(48), absl::InfiniteFuture()}) {
    item.published.time = time;
    EXPECT_FALSE(HintsOf(item, kNow).has_publish_time()) << time;
  }
  item.published.time.reset();
  item.updated.time = kNow;
  EXPECT_FALSE(HintsOf(item, kNow).has_publish_time());
}

TEST(FeedArticleTest, AnItemIsKnownByIdAndAddress) {
  const auto found = FoundItemOf(kFeed, Item(), kNow);
  ASSERT_TRUE(found.has_value());
  ASSERT_THAT(found->keys, SizeIs(2));
  EXPECT_EQ(found->keys[0], IdKey(kFeed, "one"));
  EXPECT_EQ(IdKey("http://www.a.test/other", "one"), IdKey(kFeed, "one"));
  EXPECT_NE(IdKey("http://b.test/feed", "one"), IdKey(kFeed, "one"));
  FeedItem other = Item();
  other.id = "two";
  other.link += "#comments";
  EXPECT_EQ(FoundItemOf(kFeed, other, kNow)->keys[1], found->keys[1]);
}

TEST(FeedArticleTest, TheVersionFollowsTheText) {
  const std::string version = FoundItemOf(kFeed, Item(), kNow)->version;
  EXPECT_EQ(FoundItemOf(kFeed, Item(), kNow + absl::Hours(1))->version,
            version);
  FeedItem changed = Item();
  changed.content.value += "!";
  EXPECT_NE(FoundItemOf(kFeed, changed, kNow)->version, version);
  changed = Item();
  changed.updated.text = "now";
  EXPECT_NE(FoundItemOf(kFeed, changed, kNow)->version, version);
}

TEST(FeedArticleTest, ItemsWithoutAPage) {
  FeedItem item = Item();
  item.link = "mailto:ann@a.test";
  const auto found = FoundItemOf(kFeed, item, kNow);
  ASSERT_TRUE(found.has_value());
  v1::RawArticle hints;
  ASSERT_TRUE(hints.ParseFromString(found->hints));
  EXPECT_EQ(hints.url(), "");
  EXPECT_EQ(hints.source(), "a.test");
  item.content.value.clear();
  item.summary.value.clear();
  EXPECT_FALSE(FoundItemOf(kFeed, item, kNow).has_value());
}

TEST(FeedArticleTest, KeysThatItemsShareAreDropped) {
  std::vector<FoundItem> items = {{{"id", "url1"}, "", ""},
                                  {{"id", "url2"}, "", ""},
                                  {{"id3", "url3"}, "", ""},
                                  {{"twice", "same"}, "", "first"},
                                  {{"twice", "same"}, "", "second"}};
  DropSharedKeys(items);
  ASSERT_THAT(items, SizeIs(4));
  EXPECT_THAT(items[0].keys, ElementsAre("url1"));
  EXPECT_THAT(items[1].keys, ElementsAre("url2"));
  EXPECT_THAT(items[2].keys, ElementsAre("id3", "url3"));
  EXPECT_THAT(items[3].keys, ElementsAre("twice", "same"));
  EXPECT_EQ(items[3].hints, "first");
}

}  // namespace
}  // namespace hearsay::collect
