#include "ingest_service/normalize/page_metadata.h"

#include <string>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::normalize {
namespace {

using ::testing::ElementsAre;

const absl::Time kLatest =
    absl::FromCivil(absl::CivilSecond(2024, 6, 1), absl::UTCTimeZone());

PageMetadata Read(const std::string& html) {
  const auto page = Document::Parse(html);
  EXPECT_TRUE(page.ok());
  return ReadPageMetadata(*page, "https://www.coastpost.example/bridge",
                          kLatest);
}

std::string Day(const std::optional<FoundDate>& date) {
  return date ? absl::FormatCivilTime(date->day) : "none";
}

TEST(PageMetadataTest, ReadsMicrodata) {
  const PageMetadata page = Read(
      "<title>Bridge closed | The Coast Post</title>"
      "<article itemscope itemtype=\"https://schema.org/NewsArticle\">"
      "<h1 itemprop=headline>Bridge closed</h1>"
      "<span itemprop=author itemscope><span itemprop=name>Ann "
      "Roe</span></span>"
      "<meta itemprop=datePublished content=\"2024-03-05T10:00:00+01:00\">"
      "<time itemprop=dateModified datetime=\"2024-03-07\">7 March</time>"
      "<div itemprop=articleBody><p>It is closed.</p></div></article>");
  EXPECT_EQ(page.title, "Bridge closed");
  EXPECT_THAT(page.authors, ElementsAre("Ann Roe"));
  EXPECT_EQ(Day(page.published), "2024-03-05");
  EXPECT_EQ(Day(page.modified), "2024-03-07");
  EXPECT_EQ(page.published_basis, v1::DATE_BASIS_METADATA);
}

TEST(PageMetadataTest, ReadsOpenGraphAndTheLinksOfAnAmpPage) {
  const PageMetadata page = Read(
      "<html amp lang=\"de-AT\"><meta property=\"og:site_name\" "
      "content=\"Küstenpost\"><meta property=\"og:title\" content=\"Brücke "
      "gesperrt – Küstenpost\"><meta property=\"article:published_time \" "
      "content=\"2024-03-05T23:30:00Z\"><meta property=\"article:author\" "
      "content=\"Ann Roe und Tom Lee\"><link rel=canonical "
      "href=\"https://www.kuestenpost.example/a/1\"><p>So ist es.");
  EXPECT_EQ(page.title, "Brücke gesperrt");
  EXPECT_EQ(page.site_name, "Küstenpost");
  EXPECT_EQ(page.canonical_url, "https://www.kuestenpost.example/a/1");
  EXPECT_EQ(page.language_code, "de-AT");
  EXPECT_THAT(page.authors, ElementsAre("Ann Roe", "Tom Lee"));
  EXPECT_EQ(Day(page.published), "2024-03-05");
}

TEST(PageMetadataTest, TheBodyOfJsonLdIsFoundAgain) {
  const PageMetadata page = Read(
      "<script>1</script><script type=\"application/ld+json\">{\"@type\":"
      "\"NewsArticle\",\"articleBody\":\"It is so.\"}</script>");
  EXPECT_EQ(page.article_body, "It is so.");
  EXPECT_GT(page.article_body_node, 0u);
}

struct DateCase {
  std::string name;
  std::string html;
  std::string published;
  std::string modified = "none";
};

class PageDateTest : public ::testing::TestWithParam<DateCase> {};

TEST_P(PageDateTest, Dates) {
  const PageMetadata page = Read(GetParam().html);
  EXPECT_EQ(Day(page.published), GetParam().published);
  EXPECT_EQ(Day(page.modified), GetParam().modified);
}

INSTANTIATE_TEST_SUITE_P(
    , PageDateTest,
    ::testing::ValuesIn<DateCase>({
        {"none", "<h1>Bridge</h1><p>It is closed.", "none"},
        {"comments_date_themselves",
         "<h1>Bridge</h1><div id=comments><time datetime=2024-04-02>2 April"
         "</time></div><p>Datum: 5. März 2024</p>",
         "2024-03-05"},
        {"comments_are_better_than_nothing",
         "<h1>Bridge</h1><p>Closed.<div id=comments><time "
         "datetime=2024-04-02>2 April</time></div>",
         "2024-04-02"},
        {"comments_may_hold_the_whole_page",
         "<body class=has-comments><h1>Bridge</h1><time "
         "datetime=2024-04-02>2 April</time>",
         "2024-04-02"},
        {"other_articles",
         "<h1>Bridge</h1><aside><time datetime=2024-04-02></time></aside>"
         "<span>5 March 2024</span>",
         "2024-03-05"},
        {"an_embedded_post",
         "<h1>Bridge</h1><blockquote class=twitter-tweet><p>So.</p>&mdash; A "
         "(@a) <a href=x>April 2, 2024</a></blockquote><span>5 March "
         "2024</span>",
         "2024-03-05"},
        {"what_says_published",
         "<h1>Bridge</h1><span>2 April 2024</span><p>Published: 5 March 2024",
         "2024-03-05"},
        {"what_says_updated",
         "<h1>Bridge</h1><p class=date>Updated: 2 April 2024</p><p>5 March "
         "2024</p>",
         "2024-03-05", "2024-04-02"},
        {"two_time_elements",
         "<h1>Bridge</h1><time class=updated datetime=2024-04-02></time><time "
         "class=\"entry-date published\" datetime=2024-03-05></time>",
         "2024-03-05", "2024-04-02"},
        {"the_clock_of_the_visit",
         "<p class=time>It is currently 30 May 2024</p><h1>Bridge</h1>",
         "none"},
        {"the_year_of_the_footer", "<h1>Bridge</h1><footer>© 3 May 2024 Post",
         "none"},
        {"a_date_of_something",
         "<meta name=date content=2024-04-02><h1>Bridge</h1><time "
         "datetime=2024-03-05></time>",
         "2024-03-05"},
        {"a_change_before_the_publication",
         "<meta name=pubdate content=2024-03-05><meta name=lastmod "
         "content=2024-03-01><h1>Bridge</h1>",
         "2024-03-05"},
        {"the_future",
         "<meta name=pubdate content=2030-03-05><h1>Bridge</h1>5 March 2024",
         "2024-03-05"},
    }),
    [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace hearsay::normalize
