#ifndef HEARSAY_CLIENT_ARTICLE_READER_H_
#define HEARSAY_CLIENT_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "client/input_file.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::client {

// One article of the input, or why it could not be read.
struct ArticleInput {
  std::string origin;  // `news.jsonl.gz:17`, or the file's name.
  absl::StatusOr<v1::RawArticle> article;
  std::string warning;  // A field that was left out, or empty.
};

// Reads the articles of several files, one after the other:
//   .jsonl .ndjson .json   an object a line (article_json.h); blank lines are
//                          skipped
//   .txt                   one article, plain text
//   .html .htm             one article, the page's bytes
// each also gzip-compressed (.gz), and "-", standard input, as JSON lines. The
// article of a .txt or .html file takes the file's name, without folder and
// endings, as its id. What cannot be read is an ArticleInput with an error, and
// reading goes on behind it. Memory: one article.
class ArticleReader {
 public:
  // Longer lines and files are errors: no server takes them.
  static constexpr size_t kMaxArticleBytes = 64 << 20;

  explicit ArticleReader(std::vector<std::string> paths);

  // The next article, or nothing at the end.
  std::optional<ArticleInput> Next();

  // Of all files, as they are on disk; 0 when standard input is among them.
  int64_t total_bytes() const { return total_bytes_; }
  int64_t bytes_read() const;

 private:
  ArticleInput ReadWholeFile(const std::string& path, bool html);
  std::optional<ArticleInput> ReadJsonLine();

  const std::vector<std::string> paths_;
  size_t next_path_ = 0;
  std::optional<InputFile> lines_;  // The JSONL file being read.
  std::string lines_path_;
  int64_t line_number_ = 0;
  std::string line_;
  int64_t total_bytes_ = 0;
  int64_t bytes_before_ = 0;  // Of the files that are done.
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_ARTICLE_READER_H_
