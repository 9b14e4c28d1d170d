#ifndef HEARSAY_INGEST_SERVICE_COMMIT_PREPARED_ARTICLE_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_PREPARED_ARTICLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/record/record_codec.h"
#include "hearsay/internal/v1/record.pb.h"
#include "ingest_service/commit/text_sketch.h"

namespace hearsay::commit {

// An article that waits for its commit. All that costs time (hashing, the
// sketch of the text, claim ids, encoding, compression) is done, so that the
// one commit thread only decides.
struct PreparedArticle {
  // What is decided from, and becomes part of the stored head.
  std::string source;
  int32_t day = 0;
  google::protobuf::Timestamp publish_time;
  v1::DateBasis publish_time_basis = v1::DATE_BASIS_UNSPECIFIED;
  v1::DatePrecision publish_time_precision = v1::DATE_PRECISION_UNSPECIFIED;
  int64_t fetch_time_us = 0;

  std::vector<std::string> identities;  // See record::IdentitiesOf.
  std::string content_hash;
  std::string text_hash;
  TextSketch sketch;
  std::string encoded_sketch;
  int32_t claim_count = 0;

  // The article's id when it is a new one; its claim ids are made for that.
  std::string expected_id;
  record::EncodedBody body;
};

// Takes `record` apart. More claims than kMaxClaimsPerArticle are cut, with a
// line in the log. kInvalidArgument when it cannot be keyed or is too large.
// Thread safe.
absl::StatusOr<PreparedArticle> PrepareArticle(
    internal::v1::ArticleRecord record);

// Makes the body's claim ids those of another article. Slow; needed only when
// an article is known by another identity than the one it came first under.
absl::StatusOr<record::EncodedBody> WithArticleId(
    const record::EncodedBody& body, const std::string& article_id);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_PREPARED_ARTICLE_H_
