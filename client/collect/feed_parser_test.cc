#include "client/collect/feed_parser.h"

#include <string>

#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::collect {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Feed Parse(const std::string& bytes, FeedSource source = {}) {
  if (source.url.empty()) source.url = "http://a.test/feed";
  const auto feed = ParseFeed(bytes, source);
  EXPECT_TRUE(feed.ok()) << feed.status();
  return feed.ok() ? *feed : Feed();
}

absl::Time At(const char* rfc3339) {
  absl::Time time;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, rfc3339, &time, nullptr));
  return time;
}

TEST(FeedParserTest, Rss) {
  const Feed feed = Parse(
      "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
      "<title>Echo</title><link>http://a.test/</link><language>en-gb</language>"
      "<ttl>30</ttl><item><title>Weir &amp;amp; mill</title><link>/1</link>"
      "<guid isPermaLink='false'>one</guid><dc:creator>Ann Lee</dc:creator>"
      "<pubDate>Tue, 05 Mar 2024 10:20:30 GMT</pubDate>"
      "<description>Short</description><content:encoded><![CDATA[<p>Long</p>]]>"
      "</content:encoded><enclosure url='/1.mp3' type='audio/mpeg' "
      "length='9'/></item></channel></rss>");
  EXPECT_EQ(feed.format, "rss 2.0");
  EXPECT_EQ(feed.title.value, "Echo");
  EXPECT_EQ(feed.update_every, absl::Minutes(30));
  ASSERT_EQ(feed.items.size(), 1u);
  const FeedItem& item = feed.items[0];
  EXPECT_EQ(item.id, "one");
  EXPECT_EQ(item.link, "http://a.test/1");
  EXPECT_EQ(item.title.value, "Weir &amp; mill");
  EXPECT_EQ(item.summary.value, "Short");
  EXPECT_EQ(item.content.value, "<p>Long</p>");
  ASSERT_EQ(item.authors.size(), 1u);
  EXPECT_EQ(item.authors[0].name, "Ann Lee");
  EXPECT_EQ(item.published.time, At("2024-03-05T10:20:30Z"));
  EXPECT_EQ(item.language, "en-gb");
  ASSERT_EQ(item.enclosures.size(), 1u);
  EXPECT_EQ(item.enclosures[0].url, "http://a.test/1.mp3");
}

TEST(FeedParserTest, GuidStandsInForTheLink) {
  const Feed feed = Parse(
      "<rss><channel><item><guid>http://a.test/1</guid></item>"
      "<item><guid isPermaLink='false'>http://a.test/2</guid></item>"
      "<item><guid>three</guid></item><item><link>http://a.test/4</link></item>"
      "</channel></rss>");
  ASSERT_EQ(feed.items.size(), 4u);
  EXPECT_EQ(feed.items[0].link, "http://a.test/1");
  EXPECT_EQ(feed.items[1].link, "");
  EXPECT_EQ(feed.items[2].link, "");
  EXPECT_EQ(feed.items[3].id, "http://a.test/4");
}

TEST(FeedParserTest, TheLastLinkCounts) {
  const Feed feed = Parse(
      "<rss><channel><item><link>/1</link><link>/2</link><link/></item>"
      "<item><link>/1</link><link href='/2'/><link rel='next' href='/3'/>"
      "</item><item><link href='/1'/><link>/2</link></item></channel></rss>");
  ASSERT_EQ(feed.items.size(), 3u);
  for (const FeedItem& item : feed.items) {
    EXPECT_EQ(item.link, "http://a.test/2");
  }
}

TEST(FeedParserTest, Rdf) {
  const Feed feed = Parse(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel "
      "rdf:about='http://a.test/'><title>Echo</title></channel><item "
      "rdf:about='http://a.test/1'><title>Weir</title>"
      "<dc:date>2024-03-05T10:20Z</dc:date></item></rdf:RDF>");
  EXPECT_EQ(feed.format, "rdf 1.0");
  ASSERT_EQ(feed.items.size(), 1u);
  EXPECT_EQ(feed.items[0].link, "http://a.test/1");
  EXPECT_EQ(feed.items[0].published.time, At("2024-03-05T10:20:00Z"));
}

TEST(FeedParserTest, Atom) {
  const Feed feed = Parse(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' "
      "xml:base='http://b.test/'><title>Echo</title><author><name>Ann</name>"
      "</author><entry><id>tag:1</id><link rel='self' href='s'/>"
      "<link rel='alternate' type='text/html' href='1'/>"
      "<title type='html'>&lt;b>Weir&lt;/b></title>"
      "<published>2024-03-05T10:20:30+01:00</published>"
      "<updated>2024-03-06T00:00:00Z</updated><source><title>Other</title>"
      "<id>tag:other</id></source></entry></feed>");
  EXPECT_EQ(feed.format, "atom 1.0");
  ASSERT_EQ(feed.items.size(), 1u);
  const FeedItem& item = feed.items[0];
  EXPECT_EQ(item.id, "tag:1");
  EXPECT_EQ(item.link, "http://b.test/1");
  EXPECT_EQ(item.title.value, "<b>Weir</b>");
  EXPECT_EQ(item.language, "de");
  EXPECT_EQ(item.published.time, At("2024-03-05T09:20:30Z"));
  EXPECT_EQ(item.updated.time, At("2024-03-06T00:00:00Z"));
  ASSERT_EQ(item.authors.size(), 1u);
  EXPECT_EQ(item.authors[0].name, "Ann");
}

TEST(FeedParserTest, DeletedEntries) {
  const Feed feed = Parse(
      "<feed xmlns='http://www.w3.org/2005/Atom' "
      "xmlns:at='http://purl.org/atompub/tombstones/1.0'><at:deleted-entry "
      "ref='tag:1' when='2024-03-05T10:20:30Z'><at:comment>An error"
      "</at:comment></at:deleted-entry></feed>");
  ASSERT_EQ(feed.deleted.size(), 1u);
  EXPECT_EQ(feed.deleted[0].id, "tag:1");
  EXPECT_EQ(feed.deleted[0].comment, "An error");
  EXPECT_EQ(feed.deleted[0].when.time, At("2024-03-05T10:20:30Z"));
}

TEST(FeedParserTest, Cdf) {
  const Feed feed = Parse(
      "<CHANNEL HREF='http://a.test/'><TITLE>Echo</TITLE><ITEM "
      "HREF='http://a.test/1' LASTMOD='2024-03-05T10:20'><TITLE>Weir</TITLE>"
      "<ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>");
  EXPECT_EQ(feed.format, "cdf");
  ASSERT_EQ(feed.items.size(), 1u);
  EXPECT_EQ(feed.items[0].link, "http://a.test/1");
  EXPECT_EQ(feed.items[0].summary.value, "Short");
  EXPECT_EQ(feed.items[0].updated.time, At("2024-03-05T10:20:00Z"));
}

TEST(FeedParserTest, JsonFeed) {
  const Feed feed = Parse(
      "\xEF\xBB\xBF{\"version\": \"https://jsonfeed.org/version/1.1\", "
      "\"title\": \"Echo\", \"language\": \"fr\", \"items\": [{\"id\": 7, "
      "\"url\": \"/1\", \"title\": \"Weir\", \"content_html\": \"<p>x</p>\", "
      "\"date_published\": \"2024-03-05T10:20:30Z\", \"authors\": [{\"name\": "
      "\"Ann\"}]}, \"noise\"]}");
  EXPECT_EQ(feed.format, "json 1.1");
  ASSERT_EQ(feed.items.size(), 1u);
  EXPECT_EQ(feed.items[0].id, "7");
  EXPECT_EQ(feed.items[0].link, "http://a.test/1");
  EXPECT_EQ(feed.items[0].language, "fr");
  EXPECT_EQ(feed.items[0].authors[0].name, "Ann");
}

TEST(FeedParserTest, SitemapOfNews) {
  const Feed feed = Parse(
      "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
      "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url>"
      "<loc>http://a.test/1</loc><lastmod>2024-03-06</lastmod><news:news>"
      "<news:publication><news:name>Echo</news:name><news:language>en"
      "</news:language></news:publication><news:publication_date>2024-03-05"
      "</news:publication_date><news:title>Weir</news:title></news:news></url>"
      "</urlset>");
  ASSERT_EQ(feed.items.size(), 1u);
  EXPECT_EQ(feed.items[0].link, "http://a.test/1");
  EXPECT_EQ(feed.items[0].title.value, "Weir");
  EXPECT_EQ(feed.items[0].language, "en");
  EXPECT_EQ(feed.items[0].published.time, At("2024-03-05T00:00:00Z"));
  EXPECT_THAT(Parse("<sitemapindex><sitemap><loc>http://a.test/s</loc>"
                    "</sitemap></sitemapindex>")
                  .sitemaps,
              ElementsAre("http://a.test/s"));
}

TEST(FeedParserTest, BrokenFeedsGiveTheirItems) {
  // An end tag that is missing nests the second item in the first.
  const Feed nested = Parse(
      "<rss><channel><item><title>One</title><description><p>x<br></p>"
      "</description></item><item><title>Two</title></item></channel></rss>");
  ASSERT_EQ(nested.items.size(), 2u);
  EXPECT_EQ(nested.items[0].title.value, "One");
  EXPECT_EQ(nested.items[1].title.value, "Two");
  EXPECT_THAT(nested.items[0].summary.value, Not(HasSubstr("Two")));
  // Cut off within the second item.
  const Feed cut =
      Parse("<rss><channel><item><title>One</title></item><item><title>Tw");
  ASSERT_EQ(cut.items.size(), 2u);
  EXPECT_EQ(cut.items[1].title.value, "Tw");
  // A namespace that is declared nowhere, and an ampersand.
  const Feed loose = Parse(
      "<rss><channel><item><dc:date>2024-03-05</dc:date><link>http://a.test/?"
      "a=1&b=2</link></item></channel></rss>");
  ASSERT_EQ(loose.items.size(), 1u);
  EXPECT_EQ(loose.items[0].link, "http://a.test/?a=1&b=2");
  EXPECT_TRUE(loose.items[0].published.time.has_value());
}

TEST(FeedParserTest, SaysWhatIsNoFeed) {
  EXPECT_THAT(
      ParseFeed("<html><body/></html>", {}),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is a web page")));
  EXPECT_THAT(ParseFeed("<svg/>", {}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("<svg>")));
  EXPECT_THAT(
      ParseFeed("{\"a\": 1}", {}),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no items")));
  EXPECT_THAT(
      ParseFeed("Not found", {}),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no element")));
}

}  // namespace
}  // namespace hearsay::collect
