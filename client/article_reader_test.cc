#include "client/article_reader.h"

#include <zlib.h>

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

}  // namespace
}  // namespace hearsay::client
