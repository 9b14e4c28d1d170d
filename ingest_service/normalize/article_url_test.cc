#include "ingest_service/normalize/article_url.h"

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

std::string Canonical(absl::string_view url) {
  const auto parsed = ParseUrl(url);
  return parsed ? CanonicalUrl(*parsed) : "none";
}

struct AddressCase {
  std::string name;
  std::string url;
};

class OneArticleTest : public ::testing::TestWithParam<AddressCase> {};

TEST_P(OneArticleTest, IsOneAddress) {
  EXPECT_EQ(Canonical(GetParam().url), "https://www.post.example/news/bridge");
}

INSTANTIATE_TEST_SUITE_P(
    , OneArticleTest,
    ::testing::ValuesIn<AddressCase>({
        {"itself", "https://www.post.example/news/bridge"},
        {"trailing_slash", "https://www.post.example/news/bridge/"},
        {"trailing_slashes", "https://www.post.example/news/bridge//"},
        {"index_file", "https://www.post.example/news/bridge/index.html"},
        {"case_port_fragment", "HTTPS://WWW.Post.Example:443/news/bridge#top"},
        {"user_dot_empty_query", "https://user@www.post.example./news/bridge?"},
        {"campaign",
         "https://www.post.example/news/bridge?utm_source=a&utm_medium=b"},
        {"social_click_id", "https://www.post.example/news/bridge?fbclid=1"},
        {"search_click_ids",
         "https://www.post.example/news/bridge?gclid=1&gbraid=2&srsltid=3"},
        {"newsletter",
         "https://www.post.example/news/bridge?mc_cid=1&mkt_tok=2"},
        {"broadcaster", "https://www.post.example/news/bridge?ns_mchannel=rss"},
        {"amp_folder", "https://www.post.example/news/bridge/amp/"},
        {"amp_above", "https://www.post.example/amp/news/bridge"},
        {"amp_between", "https://www.post.example/news/amp/bridge"},
        {"amp_ending", "https://www.post.example/news/bridge.amp"},
        {"amp_parameter", "https://www.post.example/news/bridge?amp=1"},
        {"amp_output", "https://www.post.example/news/bridge?outputType=amp"},
        {"needless_escapes", "https://www.post.example/%6Eews/br%69dge"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(CanonicalUrlTest, KeepsTheFileOfAnAmpFile) {
  EXPECT_EQ(Canonical("https://a.example/x.amp.html"),
            "https://a.example/x.html");
}

TEST(CanonicalUrlTest, KeepsWhatTellsArticlesApart) {
  EXPECT_EQ(Canonical("http://a.example:8080/story.php?id=7&utm_source=x&p=2"),
            "http://a.example:8080/story.php?id=7&p=2");
  EXPECT_EQ(Canonical("https://a.example"), "https://a.example/");
  EXPECT_EQ(Canonical("https://a.example?id=1"), "https://a.example/?id=1");
  EXPECT_EQ(Canonical("https://a.example/amp"), "https://a.example/");
  EXPECT_EQ(Canonical("https://a.example/amplifier/champ"),
            "https://a.example/amplifier/champ");
  EXPECT_EQ(Canonical("https://a.example/caf%c3%a9%2Fx%"),
            "https://a.example/caf%C3%A9%2Fx%");
  EXPECT_EQ(Canonical("https://www.google.com/search?q=amp"),
            "https://www.google.com/search?q=amp");
}

TEST(ParseUrlTest, RefusesOthers) {
  for (const absl::string_view url :
       {"", "ftp://a.example/", "javascript:alert(1)", "https://", "a.example",
        "https:///path", "https://a b/", "https://a.example:port/",
        "https://a.example:999999/", "not available"}) {
    EXPECT_FALSE(ParseUrl(url)) << url;
  }
}

TEST(RegistrableDomainTest, KnowsSecondLevels) {
  EXPECT_EQ(RegistrableDomain("www.example.org"), "example.org");
  EXPECT_EQ(RegistrableDomain("news.example.co.uk"), "example.co.uk");
  EXPECT_EQ(RegistrableDomain("a.b.example.com.br"), "example.com.br");
  EXPECT_EQ(RegistrableDomain("co.uk"), "co.uk");
  EXPECT_EQ(RegistrableDomain("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(RegistrableDomain("localhost"), "localhost");
  EXPECT_EQ(RegistrableDomain("www.example.nsw.edu.au"), "example.nsw.edu.au");
  EXPECT_EQ(RegistrableDomain("www.harbour.blogspot.com"),
            "harbour.blogspot.com");
  EXPECT_EQ(RegistrableDomain("news.coast.example"), "coast.example");
  EXPECT_EQ(RegistrableDomain("a.b.city.kawasaki.jp"), "city.kawasaki.jp");
  EXPECT_EQ(RegistrableDomain("www.пример.рф"), "пример.рф");
}

TEST(FindOutletUrlTest, LooksThroughAmpCaches) {
  for (const absl::string_view url :
       {"https://www-post-example.cdn.ampproject.org/c/s/www.post.example/x",
        "https://www-post-example.cdn.ampproject.org/v/s/www.post.example/x",
        "https://www.google.com/amp/s/www.post.example/x",
        "https://www.google.co.uk/amp/s/www.post.example/x?utm_source=a"}) {
    const auto outlet = FindOutletUrl(*ParseUrl(url));
    ASSERT_TRUE(outlet) << url;
    EXPECT_EQ(CanonicalUrl(*outlet), "https://www.post.example/x");
  }
  for (const absl::string_view url :
       {"https://www.post.example/amp/s/x.example/y", "https://www.google.com/",
        "https://x.cdn.ampproject.org/i/s/a.example/b.jpg",
        "https://www.google.com/amp/s/"}) {
    EXPECT_FALSE(FindOutletUrl(*ParseUrl(url))) << url;
  }
}

TEST(ResolveUrlTest, TakesTheBasesParts) {
  const ArticleUrl base = *ParseUrl("https://a.example/x/y");
  EXPECT_EQ(CanonicalUrl(*ResolveUrl(base, "/z")), "https://a.example/z");
  EXPECT_EQ(CanonicalUrl(*ResolveUrl(base, "//b.example/z")),
            "https://b.example/z");
  EXPECT_FALSE(ResolveUrl(base, "z"));
}

}  // namespace
}  // namespace hearsay::normalize
