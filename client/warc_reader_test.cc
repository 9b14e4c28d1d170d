#include "client/warc_reader.h"

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace hearsay::client {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

std::string Record(const std::string& type, const std::string& content_type,
                   const std::string& block) {
  return absl::StrCat("WARC/1.0\r\nWARC-Type: ", type,
                      "\r\nWARC-Target-URI: <http://a.test/1>\r\n"
                      "WARC-Date: 2024-03-05T08:00:00Z\r\nContent-Type: ",
                      content_type, "\r\nContent-Length: ", block.size(),
                      "\r\n\r\n", block, "\r\n\r\n");
}

std::string Http(const std::string& headers, const std::string& body) {
  return absl::StrCat("HTTP/1.1 200 OK\r\n", headers, "\r\n\r\n", body);
}

std::vector<ArticleInput> ReadAll(const std::string& bytes) {
  const TempDir dir;  // Tests run beside each other.
  const std::string path = dir / "pages.warc";
  std::ofstream(path, std::ios::binary) << bytes;
  auto file = InputFile::Open(path);
  EXPECT_TRUE(file.ok());
  WarcReader reader(*std::move(file), path);
  std::vector<ArticleInput> all;
  while (auto input = reader.Next()) all.push_back(*std::move(input));
  return all;
}

TEST(WarcReaderTest, GivesThePagesAndPassesTheRestOver) {
  const std::string html =
      Http("Content-Type: text/html; charset=latin1", "<p>\xE9</p>");
  const auto all = ReadAll(
      Record("warcinfo", "application/warc-fields", "software: x\r\n") +
      Record("request", "application/http; msgtype=request", "GET /") +
      Record("response", "application/http; msgtype=response", html) +
      Record("response", "application/http",
             Http("Content-Type: image/png", "x")) +
      Record("response", "application/http",
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx") +
      Record("resource", "text/html", "<p>saved</p>"));
  ASSERT_EQ(all.size(), 2u);
  ASSERT_TRUE(all[0].article.ok()) << all[0].article.status();
  EXPECT_THAT(all[0].origin, EndsWith(".warc:3"));
  EXPECT_EQ(all[0].article->url(), "http://a.test/1");
  EXPECT_EQ(all[0].article->html(), "<p>\xE9</p>");
  EXPECT_EQ(all[0].article->content_type(), "text/html; charset=latin1");
  EXPECT_EQ(all[0].article->fetch_time().seconds(), 1709625600);
  EXPECT_EQ(all[1].article->html(), "<p>saved</p>");
}

TEST(WarcReaderTest, JoinsChunks) {
  const auto page = PageOfHttpResponse(
      Http("Content-Type: text/html\r\nTransfer-Encoding: chunked",
           "5\r\n<p>ab\r\n6;x=y\r\ncd</p>\r\n0\r\n\r\n"));
  ASSERT_TRUE(page.ok() && page->has_value());
  EXPECT_EQ((*page)->html(), "<p>abcd</p>");
  // The writer has joined them already.
  const auto joined = PageOfHttpResponse(Http(
      "Content-Type: text/html\r\nTransfer-Encoding: chunked", "<p>whole</p>"));
  ASSERT_TRUE(joined.ok() && joined->has_value());
  EXPECT_EQ((*joined)->html(), "<p>whole</p>");
}

TEST(WarcReaderTest, ABadRecordIsAnErrorAndTheNextFollows) {
  const auto all =
      ReadAll(Record("response", "application/http", "no response") +
              Record("resource", "text/html", "<p>saved</p>"));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_THAT(all[0].origin, EndsWith(".warc:1"));
  EXPECT_THAT(all[0].article, StatusIs(absl::StatusCode::kInvalidArgument,
                                       HasSubstr("no HTTP response")));
  EXPECT_TRUE(all[1].article.ok());
}

TEST(WarcReaderTest, DamageEndsTheFile) {
  const std::string good = Record("resource", "text/html", "<p>saved</p>");
  const auto cut = ReadAll(good + good.substr(0, good.size() - 10));
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_TRUE(cut[0].article.ok());
  EXPECT_THAT(cut[1].article, StatusIs(absl::StatusCode::kDataLoss));
  const auto noise = ReadAll("noise\r\n" + good);
  ASSERT_EQ(noise.size(), 1u);
  EXPECT_THAT(noise[0].article, StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace hearsay::client
