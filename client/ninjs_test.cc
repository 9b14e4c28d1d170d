#include "client/ninjs.h"

#include <string>

#include "common/record/proto_time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<JsonArticle> Read(const std::string& json) {
  return ReadArticleJson(json);
}

TEST(NinjsTest, ReadsVersion1) {
  const auto read = Read(
      R"({"uri": "http://www.echo.example/items/7", "type": "text",
          "headline": "Weir", "byline": "Ann Lee", "language": "en",
          "versioncreated": "2024-03-06T08:00:00Z",
          "firstcreated": "2024-03-05T08:00:00Z", "pubstatus": "usable",
          "body_text": "Plain, and longer than the markup.",
          "body_xhtml": "<p>Marked up.</p>"})");
  ASSERT_TRUE(read.ok()) << read.status();
  const v1::RawArticle& article = read->article;
  EXPECT_EQ(article.external_id(), "http://www.echo.example/items/7");
  EXPECT_EQ(article.source(), "echo.example");
  EXPECT_EQ(article.url(), "");
  EXPECT_EQ(article.title(), "Weir");
  EXPECT_EQ(article.byline(), "Ann Lee");
  EXPECT_EQ(article.language_code(), "en");
  EXPECT_EQ(article.html(), "<p>Marked up.</p>");
  EXPECT_EQ(article.publish_time().seconds(), 1709625600);
}

TEST(NinjsTest, ReadsVersion2) {
  const auto read = Read(
      R"({"uri": "urn:newsml:echo.example:20240305:7", "by": "Ann Lee",
          "headlines": [{"role": "short", "value": "W"},
                        {"role": "main", "value": "Weir"}],
          "bodies": [{"role": "main", "contenttype": "text/plain",
                      "value": "Plain."},
                     {"role": "web", "contenttype": "text/html",
                      "value": "<p>Web.</p>"}],
          "infosources": [{"name": "Wire", "uri": "https://wire.example/"}]})");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->article.title(), "Weir");
  EXPECT_EQ(read->article.byline(), "Ann Lee");
  EXPECT_EQ(read->article.html(), "<p>Web.</p>");
  EXPECT_EQ(read->article.source(), "wire.example");
}

TEST(NinjsTest, SaysWhatIsNoArticle) {
  EXPECT_THAT(
      Read(R"({"uri": "x", "pubstatus": "canceled", "body_text": "a"})"),
      StatusIs(absl::StatusCode::kInvalidArgument,
               HasSubstr("pubstatus: is canceled")));
  EXPECT_THAT(Read(R"({"uri": "x", "type": "picture", "headlines": []})"),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("of type picture")));
}

TEST(NinjsTest, ADateThatCannotBeReadIsAWarning) {
  const auto read =
      Read(R"({"uri": "x", "body_text": "a", "versioncreated": "soon"})");
  ASSERT_TRUE(read.ok());
  EXPECT_THAT(read->warning, HasSubstr("versioncreated"));
  EXPECT_FALSE(read->article.has_publish_time());
}

TEST(NinjsTest, OursIsNotNinjs) {
  const auto read = Read(R"({"id": "x", "text": "a", "headline": "b"})");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->article.external_id(), "x");
}

}  // namespace
}  // namespace hearsay::client
