#include "client/article_json.h"

#include <string>

#include "common/record/proto_time.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(ArticleJsonTest, ReadsEveryName) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(const JsonArticle read, ReadArticleJson(R"({
    "id": "a1", "url": "https://harbour.test/a1", "site": "harbour.test",
    "published": "2024-03-02T10:00:00Z", "title": "Dam holds",
    "authors": ["Ana Reyes", "Bo Lind"], "lang": "en", "text": "It holds.",
    "fetch_time": "2024-03-02T11:00:00Z", "unknown": {"x": [1, 2]}})"));
  const v1::RawArticle& article = read.article;
  EXPECT_EQ(read.warning, "");
  EXPECT_EQ(article.external_id(), "a1");
  EXPECT_EQ(article.url(), "https://harbour.test/a1");
  EXPECT_EQ(article.source(), "harbour.test");
  EXPECT_EQ(article.publish_time().seconds(), 1709373600);
  EXPECT_EQ(article.fetch_time().seconds(), 1709377200);
  EXPECT_EQ(article.title(), "Dam holds");
  EXPECT_EQ(article.byline(), "Ana Reyes, Bo Lind");
  EXPECT_EQ(article.language_code(), "en");
  EXPECT_EQ(article.text(), "It holds.");
}

TEST(ArticleJsonTest, NullGivesWayToTheNextName) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const JsonArticle read,
      ReadArticleJson(R"({"site": null, "outlet": "o.test", "body": "b",
                          "headline": "h", "external_id": 7})"));
  EXPECT_EQ(read.article.source(), "o.test");
  EXPECT_EQ(read.article.text(), "b");
  EXPECT_EQ(read.article.title(), "h");
  EXPECT_EQ(read.article.external_id(), "7");
}

TEST(ArticleJsonTest, HtmlBytesKeepTheirCharsetAndHtmlTextIsUtf8) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const JsonArticle bytes,
      ReadArticleJson(R"({"html_base64": "PHA+6TwvcD4=",
                          "content_type": "text/html; charset=latin1"})"));
  EXPECT_EQ(bytes.article.html(), "<p>\xE9</p>");
  EXPECT_EQ(bytes.article.content_type(), "text/html; charset=latin1");
  HEARSAY_ASSERT_OK_AND_ASSIGN(const JsonArticle text,
                               ReadArticleJson(R"({"html": "<p>\u00e9</p>",
                          "content_type": "text/html; charset=latin1"})"));
  EXPECT_EQ(text.article.html(), "<p>\xC3\xA9</p>");
  EXPECT_EQ(text.article.content_type(), "text/html; charset=utf-8");
}

TEST(ArticleJsonTest, DateThatCannotBeReadIsAWarning) {
  HEARSAY_ASSERT_OK_AND_ASSIGN(
      const JsonArticle read,
      ReadArticleJson(R"({"text": "x", "date": "last Tuesday"})"));
  EXPECT_FALSE(read.article.has_publish_time());
  EXPECT_THAT(read.warning, HasSubstr("date: \"last Tuesday\""));
}

struct BadCase {
  std::string name;
  std::string json;
  std::string message;
};

class BadArticleJsonTest : public ::testing::TestWithParam<BadCase> {};

TEST_P(BadArticleJsonTest, IsRefused) {
  EXPECT_THAT(ReadArticleJson(GetParam().json),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr(GetParam().message)));
}

INSTANTIATE_TEST_SUITE_P(
    , BadArticleJsonTest,
    ::testing::ValuesIn<BadCase>({
        {"empty", "", "not JSON"},
        {"cut_short", R"({"text": "x)", "not JSON"},
        {"invalid_utf8", "{\"text\": \"\xFF\"}", "not JSON"},
        {"lone_surrogate", R"({"text": "\ud800"})", "not JSON"},
        {"an_array", "[1]", "not a JSON object"},
        {"no_body", R"({"id": "1"})", "has no body"},
        {"number_for_text", R"({"text": 5})", "text: must be a string"},
        {"list_for_id", R"({"id": [], "text": "x"})", "id: must be"},
        {"number_among_authors", R"({"authors": [1], "text": "x"})", "authors"},
        {"bad_base64", R"({"html_base64": "*"})", "html_base64"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(ReadArticlesJsonTest, OneObjectOrAnArrayOfThem) {
  const auto one = ReadArticlesJson("\xEF\xBB\xBF{\n\"text\": \"a\"\n}\n");
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0]->article.text(), "a");
  const auto list =
      ReadArticlesJson("[{\"text\": \"a\"}, 7, {\"text\": \"b\"}]");
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0]->article.text(), "a");
  EXPECT_FALSE(list[1].ok());
  EXPECT_EQ(list[2]->article.text(), "b");
  EXPECT_EQ(ReadArticlesJson("[]").size(), 0u);
  ASSERT_EQ(ReadArticlesJson("{broken").size(), 1u);
  EXPECT_FALSE(ReadArticlesJson("{broken")[0].ok());
}

TEST(IsJsonLineTest, AnObjectThatEndsWhereItsLineDoes) {
  EXPECT_TRUE(IsJsonLine("{\"text\": \"a\"}\r"));
  EXPECT_TRUE(IsJsonLine("{broken}"));
  EXPECT_FALSE(IsJsonLine("{"));
  EXPECT_FALSE(IsJsonLine("["));
  EXPECT_FALSE(IsJsonLine("[{\"text\": \"a\"}]"));
  EXPECT_FALSE(IsJsonLine(""));
}

}  // namespace
}  // namespace hearsay::client
