#ifndef HEARSAY_QUERY_SERVICE_INDEX_REMOVAL_TABLE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_REMOVAL_TABLE_H_

#include <bitset>
#include <cstdint>
#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "common/base/mutex.h"
#include "query_service/model/claim_rows.h"

namespace hearsay::index {

// When a sequence's removal hides its claims.
constexpr uint64_t kRetracted = 0;  // From every page, at once.

// Which sequences' claims are no longer current: superseded by a later
// sequence, or retracted. 16 bytes each, all in memory. Thread safe.
class RemovalTable {
 public:
  // `removed_by` is a later sequence or kRetracted; the latest word counts.
  void Set(uint64_t sequence, uint64_t removed_by);
  std::optional<uint64_t> RemovedBy(uint64_t sequence) const;
  // By sequence offset: what a view at `pin` does not see of `chunk`; with pin
  // 0 what was retracted.
  std::bitset<query::kChunkSequences> HiddenAt(uint32_t chunk,
                                               uint64_t pin) const;
  // A number that is another one whenever HiddenAt is of any chunk, for views
  // that see all removals; none for a `pin` before one of them.
  std::optional<uint64_t> GenerationAt(uint64_t pin) const;
  void Clear();

 private:
  mutable Mutex mutex_;
  // By chunk, then by offset: what removed it.
  absl::flat_hash_map<uint32_t, absl::flat_hash_map<uint32_t, uint64_t>>
      removals_ ABSL_GUARDED_BY(mutex_);
  uint64_t generation_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t last_removal_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_REMOVAL_TABLE_H_
