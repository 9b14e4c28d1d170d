#include "client/article_reader.h"

#include <zlib.h>
#include <zstd.h>

#include <fstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

std::string WriteFile(const std::string& name, const std::string& bytes) {
  const std::string path = ::testing::TempDir() + "/reader_test_" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string WriteGzip(const std::string& name, const std::string& bytes) {
  const std::string path = ::testing::TempDir() + "/reader_test_" + name;
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, bytes.data(), bytes.size());
  gzclose(file);
  return path;
}

std::vector<ArticleInput> ReadAll(std::vector<std::string> paths) {
  ArticleReader reader(std::move(paths));
  std::vector<ArticleInput> all;
  while (auto input = reader.Next()) all.push_back(*std::move(input));
  return all;
}

TEST(ArticleReaderTest, AJsonLineErrorNamesItsLineAndTheRestGoesOn) {
  const auto all =
      ReadAll({WriteFile("lines.jsonl",
                         "{\"text\":\"one\"}\n\n{\"text\":\"\xFF\"}\r\n"
                         "{\"text\":\"three\"}")});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].article->text(), "one");
  EXPECT_THAT(all[1].origin, EndsWith("lines.jsonl:3"));
  EXPECT_THAT(all[1].article, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(all[2].origin, EndsWith("lines.jsonl:4"));
  EXPECT_EQ(all[2].article->text(), "three");
}

TEST(ArticleReaderTest, OfWhatUnpacksWithoutEndNothingIsTaken) {
  const std::string bomb((ArticleReader::kMaxArticleBytes) + 1, ' ');
  const auto all =
      ReadAll({WriteGzip("bomb.html.gz", bomb),
               WriteGzip("bomb.jsonl.gz", bomb + "\n{\"text\":\"so\"}"),
               WriteFile("after.txt", "Plain.")});
  ASSERT_EQ(all.size(), 4u);
  EXPECT_THAT(all[0].article, StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(all[1].article, StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_EQ(all[2].article->text(), "so");
  EXPECT_EQ(all[3].article->text(), "Plain.");
}

TEST(ArticleReaderTest, WholeFilesTakeTheirNameAsId) {
  const auto all = ReadAll({WriteFile("a.b.txt", "Plain."),
                            WriteGzip("page.HTML.gz", "<p>\xE9</p>")});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].article->external_id(), "reader_test_a.b");
  EXPECT_EQ(all[0].article->text(), "Plain.");
  EXPECT_EQ(all[1].article->external_id(), "reader_test_page");
  EXPECT_EQ(all[1].article->html(), "<p>\xE9</p>");
}

TEST(ArticleReaderTest, ReadsGzippedLinesAcrossTheBuffersEdge) {
  std::string lines;
  const std::string body(1000, 'x');
  for (int i = 0; i < 1000; ++i) {
    lines +=
        "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + body + "\"}\n";
  }
  const std::string path = WriteGzip("many.jsonl.gz", lines);
  ArticleReader reader({path});
  EXPECT_GT(reader.total_bytes(), 0);
  for (int i = 0; i < 1000; ++i) {
    const auto input = reader.Next();
    ASSERT_TRUE(input.has_value());
    EXPECT_EQ(input->article->external_id(), std::to_string(i));
  }
  EXPECT_FALSE(reader.Next().has_value());
  EXPECT_EQ(reader.bytes_read(), reader.total_bytes());
}

TEST(ArticleReaderTest, FilesThatCannotBeReadAreErrorsAndTheRestGoesOn) {
  std::string gzip;
  {
    std::ifstream file(WriteGzip("cut.jsonl.gz", std::string(5000, '{')),
                       std::ios::binary);
    gzip.assign(std::istreambuf_iterator<char>(file), {});
  }
  const auto all = ReadAll(
      {::testing::TempDir() + "/there-is-none.jsonl",
       WriteFile("notes.doc", "x"),
       WriteFile("cut2.jsonl.gz", gzip.substr(0, gzip.size() - 9)),
       WriteFile("latin1.txt", "caf\xE9"), WriteFile("last.txt", "Read.")});
  ASSERT_EQ(all.size(), 5u);
  EXPECT_THAT(all[0].article, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(all[1].article, StatusIs(absl::StatusCode::kInvalidArgument,
                                       HasSubstr("no known kind")));
  EXPECT_FALSE(all[2].article.ok());
  EXPECT_THAT(all[3].article, StatusIs(absl::StatusCode::kInvalidArgument,
                                       HasSubstr("not UTF-8")));
  EXPECT_EQ(all[4].article->text(), "Read.");
}

std::string WriteZstd(const std::string& name, const std::string& bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(),
                              bytes.size(), 3));
  return WriteFile(name, packed);
}

TEST(ArticleReaderTest, ReadsZstandardLines) {
  const auto all = ReadAll(
      {WriteZstd("lines.jsonl.zst", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n"),
       WriteZstd("page.html.zst", "<p>x</p>")});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[1].article->text(), "two");
  EXPECT_EQ(all[2].article->external_id(), "reader_test_page");
}

TEST(ArticleReaderTest, AJsonFileIsOneObjectAnArrayOrLines) {
  const auto all =
      ReadAll({WriteFile("one.json", "{\n  \"text\": \"one\"\n}\n"),
               WriteFile("list.json",
                         "[{\"text\":\"a\"},\n{\"text\":7},\n"
                         "{\"text\":\"c\"}]"),
               WriteFile("lines.json", "{broken}\n{\"text\":\"x\"}\n"),
               WriteFile("ninjs.json",
                         "{\"uri\": \"tag:a.test,2024:7\",\n"
                         "\"body_text\": \"ninjs\"}")});
  ASSERT_EQ(all.size(), 7u);
  EXPECT_EQ(all[0].article->text(), "one");
  EXPECT_THAT(all[0].origin, EndsWith("one.json"));
  EXPECT_THAT(all[2].origin, EndsWith("list.json#2"));
  EXPECT_FALSE(all[2].article.ok());
  EXPECT_EQ(all[3].article->text(), "c");
  EXPECT_THAT(all[4].origin, EndsWith("lines.json:1"));
  EXPECT_FALSE(all[4].article.ok());
  EXPECT_EQ(all[5].article->text(), "x");
  EXPECT_EQ(all[6].article->source(), "a.test");
}

TEST(ArticleReaderTest, ReadsNewsMlAndArchives) {
  const std::string page = "<p>saved</p>";
  const auto all = ReadAll(
      {WriteFile("items.xml",
                 "<newsMessage><newsItem><contentSet><inlineData>one"
                 "</inlineData></contentSet></newsItem><newsItem/>"
                 "</newsMessage>"),
       WriteGzip("pages.warc.gz",
                 "WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/html"
                 "\r\nContent-Length: 12\r\n\r\n" +
                     page + "\r\n\r\n")});
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[0].article->text(), "one");
  EXPECT_THAT(all[1].origin, EndsWith("items.xml#2"));
  EXPECT_FALSE(all[1].article.ok());
  EXPECT_EQ(all[2].article->html(), page);
}

}  // namespace
}  // namespace hearsay::client
