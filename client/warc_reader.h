#ifndef HEARSAY_CLIENT_WARC_READER_H_
#define HEARSAY_CLIENT_WARC_READER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "client/article_source.h"
#include "client/input_file.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::client {

// The pages of a web archive (WARC, ISO 28500): of each response with status
// 200 and of each resource, if it is HTML, its address, its bytes as served
// (chunks joined, gzip inflated) and the time of its capture. Other records are
// passed over. A record that cannot be read is an error with its number, and
// the next one follows; when the file itself is damaged, that is the last.
// Memory: one record of at most kMaxRecordBytes.
class WarcReader : public ArticleSource {
 public:
  static constexpr size_t kMaxRecordBytes = 64 << 20;

  WarcReader(InputFile file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  std::optional<ArticleInput> Next() override;
  int64_t disk_bytes_read() const override { return file_.disk_bytes_read(); }

 private:
  struct Record {
    std::string type;
    std::string content_type;
    std::string url;
    std::string date;
    int64_t length = -1;
  };
  // False at the end of the file; kDataLoss ends it, too.
  absl::StatusOr<bool> ReadHead(Record& record);
  // Nothing when the record is no page.
  absl::StatusOr<std::optional<v1::RawArticle>> ReadBody(const Record& record);

  InputFile file_;
  const std::string path_;
  int64_t number_ = 0;
  bool ended_ = false;
};

// The HTML page in the bytes of an HTTP response; nothing when it is of another
// type or status. kInvalidArgument when it cannot be read.
absl::StatusOr<std::optional<v1::RawArticle>> PageOfHttpResponse(
    absl::string_view response);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_WARC_READER_H_
