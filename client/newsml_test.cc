#include "client/newsml.h"

#include <string>

#include "client/news_identifier.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

using ::testing::HasSubstr;

constexpr char kMeta[] =
    "<itemMeta><versionCreated>2024-03-06T08:00:00Z</versionCreated>"
    "<firstCreated>2024-03-05T08:00:00Z</firstCreated>"
    "<pubStatus qcode='stat:usable'/></itemMeta><contentMeta>"
    "<creator><name>Ann Lee</name></creator><creator><name>Bo</name></creator>"
    "<language tag='en'/><headline>Weir</headline></contentMeta>";

std::string Item(const std::string& meta, const std::string& content) {
  return "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' "
         "guid='tag:echo.example,2024:7' version='2'>" +
         meta + "<contentSet>" + content + "</contentSet></newsItem>";
}

v1::RawArticle One(const std::string& xml) {
  const auto read = ReadNewsMl(xml);
  EXPECT_TRUE(read.ok()) << read.status();
  if (!read.ok() || read->size() != 1) return {};
  EXPECT_TRUE((*read)[0].ok()) << (*read)[0].status();
  return (*read)[0].ok() ? *(*read)[0] : v1::RawArticle();
}

TEST(NewsMlTest, ReadsAnItem) {
  const v1::RawArticle article = One(Item(
      kMeta,
      "<inlineXML contenttype='application/xhtml+xml'><html "
      "xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body>"
      "<p>The weir <b>stays</b>.</p></body></html></inlineXML>"));
  EXPECT_EQ(article.external_id(), "tag:echo.example,2024:7");
  EXPECT_EQ(article.source(), "echo.example");
  EXPECT_EQ(article.title(), "Weir");
  EXPECT_EQ(article.byline(), "Ann Lee, Bo");
  EXPECT_EQ(article.language_code(), "en");
  EXPECT_EQ(article.publish_time().seconds(), 1709625600);
  EXPECT_EQ(article.html(),
            "<html><body><article><p>The weir <b>stays</b>.</p></article>"
            "</body></html>");
}

TEST(NewsMlTest, ReadsNitfAndPlainText) {
  const v1::RawArticle nitf = One(Item(
      "<contentMeta/>",
      "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body>"
      "<body.head><hedline><hl1>Weir</hl1></hedline><byline>By Ann</byline>"
      "</body.head><body.content><p>It stays.</p></body.content></body></nitf>"
      "</inlineXML>"));
  EXPECT_EQ(nitf.title(), "Weir");
  EXPECT_EQ(nitf.byline(), "By Ann");
  EXPECT_THAT(nitf.html(), HasSubstr("<p>It stays.</p>"));
  const v1::RawArticle plain = One(
      Item("", "<inlineData contenttype='text/plain'>It stays.</inlineData>"));
  EXPECT_EQ(plain.text(), "It stays.");
  const v1::RawArticle alone = One(
      "<nitf><head><docdata><doc-id id-string='7'/><date.issue "
      "norm='20240305T080000Z'/></docdata></head><body><body.content><p>Text."
      "</p></body.content></body></nitf>");
  EXPECT_EQ(alone.external_id(), "7");
  EXPECT_EQ(alone.publish_time().seconds(), 1709625600);
}

TEST(NewsMlTest, OneBadItemOfAMessageDoesNotKeepTheRestOut) {
  const auto read =
      ReadNewsMl("<newsMessage><header/><itemSet>" +
                 Item("<itemMeta><pubStatus qcode='stat:canceled'/></itemMeta>",
                      "<inlineData>x</inlineData>") +
                 Item("", "<remoteContent href='a.jpg'/>") +
                 Item(kMeta, "<inlineData>It stays.</inlineData>") +
                 "</itemSet></newsMessage>");
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->size(), 3u);
  EXPECT_THAT((*read)[0], StatusIs(absl::StatusCode::kInvalidArgument,
                                   HasSubstr("canceled")));
  EXPECT_THAT((*read)[1], StatusIs(absl::StatusCode::kInvalidArgument,
                                   HasSubstr("contentSet")));
  EXPECT_EQ((*read)[2]->text(), "It stays.");
}

TEST(NewsMlTest, SaysWhatItIsNot) {
  EXPECT_THAT(ReadNewsMl("<rss/>"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("<rss>")));
  EXPECT_THAT(ReadNewsMl("words"),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(NewsIdentifierTest, TellsTheProvider) {
  EXPECT_EQ(DomainOfIdentifier("https://www.Echo.example/a"), "echo.example");
  EXPECT_EQ(DomainOfIdentifier("tag:echo.example,2024:7"), "echo.example");
  EXPECT_EQ(DomainOfIdentifier("urn:newsml:echo.example:20240305:7"),
            "echo.example");
  EXPECT_EQ(DomainOfIdentifier("urn:uuid:7"), "");
  EXPECT_EQ(DomainOfIdentifier("tag:echo,2024:7"), "");
  EXPECT_EQ(DomainOfIdentifier("7"), "");
}

}  // namespace
}  // namespace hearsay::client
