#ifndef HEARSAY_QUERY_SERVICE_INDEX_STORED_STATE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_STORED_STATE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "query_service/model/claim_index.h"

namespace hearsay::index {

// What is written with every batch: how far the log is applied, and the counts
// that go with that.
struct StoredState {
  std::string log_id;
  uint64_t applied_sequence = 0;
  uint64_t article_count = 0;  // Not retracted.
  query::CorpusTotals totals;  // Of live claims.
};

// Varints behind the log id and its length. FROZEN: the bytes are on disk.
std::string EncodeStoredState(const StoredState& state);
// kDataLoss when `bytes` is not one.
absl::StatusOr<StoredState> DecodeStoredState(absl::string_view bytes);

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_STORED_STATE_H_
