#ifndef HEARSAY_CLIENT_ARTICLE_SOURCE_H_
#define HEARSAY_CLIENT_ARTICLE_SOURCE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::client {

// One article of the input, or why it could not be read.
struct ArticleInput {
  std::string origin;  // `news.jsonl.gz:17`, or the file's name.
  absl::StatusOr<v1::RawArticle> article;
  std::string warning;  // A field that was left out, or empty.
};

// The articles of one file, one by one. Not thread safe.
class ArticleSource {
 public:
  virtual ~ArticleSource() = default;
  // The next article, or nothing at the end.
  virtual std::optional<ArticleInput> Next() = 0;
  // Of the file as it is on disk.
  virtual int64_t disk_bytes_read() const = 0;
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_ARTICLE_SOURCE_H_
