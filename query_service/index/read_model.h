#ifndef HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_H_
#define HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/record/article_key.h"
#include "common/record/resource_name.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::index {

// Where a claim stands: in which article revision, and which one of its claims.
struct ClaimLocation {
  std::shared_ptr<const internal::v1::ArticleRecord> record;
  uint32_t ordinal = 0;
};

struct ReadModelStats {
  std::string log_id;
  uint64_t applied_sequence = 0;
  int64_t article_count = 0;  // Not retracted.
  int64_t claim_count = 0;    // Live.
  int64_t disk_bytes = 0;
};

// The query service's RocksDB: the articles and claims of the change feed, with
// an index over the claims. Can be deleted and rebuilt at any time. Applying is
// deterministic and idempotent. One writer thread (Apply), any number of
// readers.
class ReadModel {
 public:
  // Opens or creates it. A damaged or differently versioned one is refused with
  // kDataLoss or kFailedPrecondition that names the folder to delete.
  static absl::StatusOr<std::unique_ptr<ReadModel>> Open(
      const std::string& data_dir);
  ~ReadModel();

  // Applies consecutive changes in one batch with the new applied sequence.
  // Changes at or below the applied sequence are skipped; a gap is
  // kFailedPrecondition, another log id too. `durable` also syncs the WAL; what
  // is not durable is applied again after a crash.
  absl::Status Apply(absl::string_view log_id,
                     const std::vector<internal::v1::Change>& changes,
                     bool durable);

  uint64_t applied_sequence() const;
  std::string log_id() const;  // Empty before the first Apply.

  // Waits until `sequence` is applied or `deadline` has passed; tells which.
  bool WaitForSequence(uint64_t sequence, absl::Time deadline) const;

  // By name. kNotFound; a retracted article's tombstone is found. GetArticle
  // follows the redirects of moved articles and finds kept revisions.
  absl::StatusOr<internal::v1::ArticleRecord> GetArticle(
      const record::ArticleName& name) const;
  absl::StatusOr<ClaimLocation> GetClaim(const record::ClaimName& name) const;
  // By number, as a search gives them; in order of the numbers given. A claim
  // retracted since is missing: its record is null.
  absl::StatusOr<std::vector<ClaimLocation>> GetClaims(
      const std::vector<uint64_t>& claim_numbers) const;

  // Up to `limit` articles that are not retracted, in key order, of one source
  // or (`source` empty) of all, on days [first_day, end_day), after the key
  // `after`. One source costs one seek a day that has articles.
  absl::StatusOr<std::vector<internal::v1::ArticleRecord>> ListArticles(
      absl::string_view source, int32_t first_day, int32_t end_day,
      const std::optional<record::ArticleKey>& after, size_t limit) const;

  ReadModelStats Stats() const;

  // SHA-256 in hexadecimal of each column family's live logical entries.
  absl::StatusOr<std::map<std::string, std::string>> Digests() const;

 private:
  struct Impl;
  explicit ReadModel(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_H_
