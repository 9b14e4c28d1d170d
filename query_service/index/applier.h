#ifndef HEARSAY_QUERY_SERVICE_INDEX_APPLIER_H_
#define HEARSAY_QUERY_SERVICE_INDEX_APPLIER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/record/article_key.h"
#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/article_entry.h"
#include "query_service/index/claim_delta.h"
#include "query_service/index/open_chunk.h"
#include "query_service/index/read_model_core.h"
#include "query_service/index/staged_batch.h"
#include "query_service/index/stored_state.h"

namespace hearsay::index {

// Applies one run of changes to a read model; ReadModel::Apply says how. One
// Applier a run, under the core's `writer`.
class Applier {
 public:
  explicit Applier(ReadModelCore& core);
  absl::Status Apply(absl::string_view log_id,
                     const std::vector<internal::v1::Change>& changes,
                     bool durable);

 private:
  // Larger batches win nothing, and are all in memory.
  static constexpr size_t kCommitBytes = size_t{8} << 20;

  absl::Status ApplyOne(const internal::v1::Change& change);
  absl::Status Store(const internal::v1::Change& change,
                     const record::ArticleKey& key);
  absl::Status Retract(const internal::v1::Change& change,
                       const record::ArticleKey& key);
  // The article now stored under `key`, if any.
  absl::StatusOr<std::optional<StoredArticle>> Find(absl::string_view key);
  absl::StatusOr<std::optional<ArticleEntry>> FindEntry(uint64_t sequence);
  void Count(const ArticleEntry& entry, int sign);
  absl::Status AddEntry(uint64_t sequence,
                        const internal::v1::ArticleRecord& record);
  // For whoever watches.
  void Tell(const ChangeDeltas& change);
  // Hides the claims of `sequence` from `by` on.
  void Remove(uint64_t sequence, uint64_t by);
  // Takes the terms of `sequence` out of the postings.
  absl::Status Purge(uint64_t sequence);
  absl::Status PurgeList(absl::string_view term_key, uint32_t chunk,
                         uint32_t begin, uint32_t end);
  // Rewrites the columns of `chunk` without the strings of retracted claims.
  absl::Status ForgetStrings(uint32_t chunk);
  std::string EncodeColumns(const query::ClaimRows& rows, uint32_t chunk) const;
  // Writes the postings and columns of the open chunk.
  void Seal();
  absl::Status Commit(bool durable);
  // Commits what was staged before the change `sequence`.
  absl::Status CommitBefore(uint64_t sequence);

  ReadModelCore& core_;
  StagedBatch staged_;
  StoredState state_;
  std::shared_ptr<OpenChunk> open_;
  uint64_t committed_ = 0;
  bool seal_ = false;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_APPLIER_H_
