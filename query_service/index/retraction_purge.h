#ifndef HEARSAY_QUERY_SERVICE_INDEX_RETRACTION_PURGE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_RETRACTION_PURGE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/database.h"
#include "common/storage/purger.h"

namespace hearsay::index {

// Where a retracted article stood in the read model: a row of `meta` under
// kPurgePrefix and the article's id, written with the retraction, tells the
// purger what to rewrite. Gone once that is done; no part of the digests.
struct RetractedRows {
  std::vector<std::string> article_keys;  // Of all days that it had.
  std::vector<uint64_t> sequences;        // Of its revisions.
  friend bool operator==(const RetractedRows&, const RetractedRows&) = default;
};
std::string EncodeRetractedRows(const RetractedRows& rows);
// kDataLoss when `bytes` is not one.
absl::StatusOr<RetractedRows> DecodeRetractedRows(absl::string_view bytes);

// Rewrites the files that hold anything of the articles of `pending`. Their
// words stand all over the postings, so that family is rewritten as a whole,
// once for all of them, unless none of them was ever in a full chunk. Slow.
absl::Status PurgeRetracted(const storage::Database& db,
                            const std::vector<storage::PendingPurge>& pending);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_RETRACTION_PURGE_H_
