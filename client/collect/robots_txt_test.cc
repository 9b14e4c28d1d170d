#include "client/collect/robots_txt.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

struct RobotsCase {
  std::string name;
  std::string text;
  std::string path;
  bool allowed;
};

class RobotsTxtTest : public ::testing::TestWithParam<RobotsCase> {};

TEST_P(RobotsTxtTest, Decides) {
  const RobotsCase& c = GetParam();
  EXPECT_EQ(RobotsRules::Parse(c.text, "collector").Allows(c.path), c.allowed);
}

INSTANTIATE_TEST_SUITE_P(
    , RobotsTxtTest,
    ::testing::ValuesIn<RobotsCase>({
        {"empty_allows", "", "/a", true},
        {"general_group", "User-agent: *\nDisallow: /a\n", "/a/b", false},
        {"other_path", "User-agent: *\nDisallow: /a\n", "/b", true},
        {"empty_disallow_allows", "User-agent: *\nDisallow:\n", "/a", true},
        {"other_agent", "User-agent: other\nDisallow: /\n", "/a", true},
        {"own_group_is_the_only_one",
         "User-agent: *\nDisallow: /\n\nUser-agent: collector\nDisallow: /x\n",
         "/a", true},
        {"agent_by_letter_case_and_version",
         "User-agent: Collector/2.0\nDisallow: /\n", "/a", false},
        {"groups_share_rules",
         "User-agent: other\nUser-agent: collector\nDisallow: /\n", "/a",
         false},
        {"groups_of_one_agent_add_up",
         "User-agent: collector\nDisallow: /a\nUser-agent: collector\n"
         "Disallow: /b\n",
         "/a", false},
        {"longest_rule_wins", "User-agent: *\nDisallow: /a\nAllow: /a/open\n",
         "/a/open/x", true},
        {"allow_wins_a_tie", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a",
         true},
        {"star", "User-agent: *\nDisallow: /*/print\n", "/news/1/print", false},
        {"star_needs_all", "User-agent: *\nDisallow: /*/print\n", "/print",
         true},
        {"end", "User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", false},
        {"not_at_the_end", "User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x",
         true},
        {"query", "User-agent: *\nDisallow: /*?s=\n", "/find?s=x", false},
        {"escapes_are_one", "User-agent: *\nDisallow: /%7Eann\n", "/~ann",
         false},
        {"bytes_are_escapes", "User-agent: *\nDisallow: /caf\xC3\xA9\n",
         "/caf%c3%a9", false},
        {"comments_and_noise",
         "# hello\nUser-agent: * # all\nnoise\nDisallow: /a # no\n", "/a",
         false},
        {"sitemap_does_not_end_a_group",
         "User-agent: *\nSitemap: http://x.test/s\nDisallow: /a\n", "/a",
         false},
        {"carriage_returns", "User-agent: *\r\nDisallow: /a\r\n", "/a", false},
        {"rule_before_any_agent", "Disallow: /\n", "/a", true},
        {"robots_itself", "User-agent: *\nDisallow: /\n", "/robots.txt", true},
    }),
    [](const auto& info) { return info.param.name; });

TEST(RobotsRulesTest, CrawlDelay) {
  const auto delay = [](const char* text) {
    return RobotsRules::Parse(text, "collector").crawl_delay();
  };
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: 2.5\n"), absl::Seconds(2.5));
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: soon\n"), std::nullopt);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: -1\n"), std::nullopt);
  EXPECT_EQ(delay("User-agent: *\nCrawl-delay: nan\n"), std::nullopt);
  EXPECT_EQ(delay("User-agent: other\nCrawl-delay: 9\n"), std::nullopt);
}

TEST(RobotsRulesTest, DisallowAll) {
  EXPECT_FALSE(RobotsRules::DisallowAll().Allows("/"));
  EXPECT_TRUE(RobotsRules::AllowAll().Allows("/a"));
}

TEST(RobotsRulesTest, ManyStarsEnd) {
  std::string pattern, path;
  for (int i = 0; i < 500; ++i) pattern += "*a";
  path.assign(2000, 'a');
  const auto rules = RobotsRules::Parse(
      absl::StrCat("User-agent: *\nDisallow: /", pattern, "b\n"), "collector");
  EXPECT_TRUE(rules.Allows("/" + path));
}

}  // namespace
}  // namespace hearsay::collect
