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
#include "common/storage/memory_use.h"
#include "common/storage/purger.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/claim_delta.h"
#include "query_service/model/claim_index.h"

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

// How many sequences back a page may be pinned: a superseded claim can be
// searched for that long, and then leaves the postings.
constexpr uint64_t kPinWindow = uint64_t{1} << 18;
// How many sequences back `deltas` tells what changed.
constexpr uint64_t kDeltaWindow = uint64_t{1} << 20;

struct ReadModelCore;

// The query service's RocksDB: the articles and claims of the change feed, with
// an index over the claims. Can be deleted and rebuilt at any time. Applying is
// deterministic and idempotent: nothing that it stores depends on how changes
// are cut into batches, or on the clock. One writer thread (Apply), any number
// of readers. How it is laid out: keys.h.
class ReadModel final : public query::ClaimIndex {
 public:
  // Opens or creates it. A damaged or differently versioned one is refused with
  // kDataLoss or kFailedPrecondition that names the folder to delete.
  static absl::StatusOr<std::unique_ptr<ReadModel>> Open(
      const std::string& data_dir);
  ~ReadModel() override;

  // Applies consecutive changes, each batch together with its new applied
  // sequence. A few thousand changes at once are applied fastest. After an
  // error what came before it in `changes` may be applied.
  // Changes at or below the applied sequence are skipped; a gap is
  // kFailedPrecondition, another log id too; a change that is damaged as it
  // comes is kInvalidArgument, and a rebuild would stop at it; damage of what
  // is stored here is kDataLoss. `durable` also syncs the WAL; what is not
  // durable is applied again after a crash.
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
  // The same, each as a hearsay.v1.Claim on the wire that shows everything;
  // null when it was retracted since.
  absl::StatusOr<std::vector<std::shared_ptr<const std::string>>>
  ClaimsOnTheWire(const std::vector<uint64_t>& claim_numbers) const;

  // What changed, for whoever watches: up to `limit` changes of [first, end)
  // that told of claims, ascending. Those more than kDeltaWindow before the
  // applied sequence are no longer there.
  absl::StatusOr<std::vector<ChangeDeltas>> Deltas(uint64_t first, uint64_t end,
                                                   size_t limit) const;
  // The record that a change brought, current or superseded, and what it put
  // into the index; null and nothing when it was retracted since.
  absl::StatusOr<std::shared_ptr<const internal::v1::ArticleRecord>> Revision(
      uint64_t sequence) const;
  absl::StatusOr<std::optional<ArticleEntry>> Entry(uint64_t sequence) const;
  // The columns of a claim, whatever became of it, without its names; nothing
  // when there never was one.
  absl::StatusOr<std::optional<query::ClaimRow>> Row(
      uint64_t claim_number) const;

  // Up to `limit` articles that are not retracted, in key order, of one source
  // or (`source` empty) of all, on days [first_day, end_day), after the key
  // `after`. One source costs one seek a day that has articles.
  absl::StatusOr<std::vector<internal::v1::ArticleRecord>> ListArticles(
      absl::string_view source, int32_t first_day, int32_t end_day,
      const std::optional<record::ArticleKey>& after, size_t limit) const;

  ReadModelStats Stats() const;
  // In memory: what the store holds, the rows of claims that were searched, the
  // chunk that is being filled, the texts of names, the records that were read
  // last and the claims that were shown last.
  struct Memory {
    storage::MemoryUse store;
    int64_t row_bytes = 0;
    int64_t open_chunk_bytes = 0;
    int64_t name_bytes = 0;
    int64_t record_bytes = 0;
    int64_t shown_bytes = 0;
  };
  Memory MemoryUse() const;

  absl::StatusOr<std::unique_ptr<query::ClaimIndexView>> View(
      std::optional<uint64_t> sequence) const override;

  absl::StatusOr<std::map<std::string, std::string>> Digests() const;

  // Waits until the bytes of what was retracted are in no file any more.
  void WaitUntilPurged();

 private:
  explicit ReadModel(std::unique_ptr<ReadModelCore> core);
  const std::unique_ptr<ReadModelCore> core_;
  storage::Purger purger_;  // Last: it uses the core.
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_READ_MODEL_H_
