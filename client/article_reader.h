#ifndef HEARSAY_CLIENT_ARTICLE_READER_H_
#define HEARSAY_CLIENT_ARTICLE_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/article_source.h"

namespace hearsay::client {

// Reads the articles of several files, one after the other:
//   .jsonl .ndjson   an object a line, ours (article_json.h) or ninjs
//                    (ninjs.h); blank lines are skipped
//   .json            one such object over any number of lines, or an array of
//                    them, or an object a line
//   .xml .nitf       NewsML-G2 or NITF (newsml.h), one item or many
//   .warc            the pages of a web archive (warc_reader.h)
//   .txt             one article, plain text
//   .html .htm       one article, the page's bytes
// each also compressed (.gz, .zst), and "-", standard input, as JSON lines. The
// article of a .txt or .html file takes the file's name, without folder and
// endings, as its id. What cannot be read is an ArticleInput with an error
// whose origin names the line or the number of the record, and reading goes on
// behind it. Memory: one article; of .json and .xml one file.
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
  const std::vector<std::string> paths_;
  size_t next_path_ = 0;
  std::unique_ptr<ArticleSource> source_;  // Of the file being read.
  int64_t source_bytes_ = 0;               // Of that file.
  int64_t total_bytes_ = 0;
  int64_t bytes_before_ = 0;  // Of the files that are done.
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_ARTICLE_READER_H_
