#ifndef HEARSAY_QUERY_SERVICE_INDEX_ROWS_CACHE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_ROWS_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "common/base/mutex.h"
#include "query_service/model/claim_rows.h"

namespace hearsay::index {

using SharedRows = std::shared_ptr<const query::ClaimRows>;

// The rows of complete chunks that were read last; they never change. Bounded
// by their number. Thread safe.
class RowsCache {
 public:
  explicit RowsCache(size_t max_rows) : max_rows_(max_rows) {}

  // Null when they are not there.
  SharedRows Find(uint32_t chunk) {
    MutexLock lock(mutex_);
    const auto found = by_chunk_.find(chunk);
    if (found == by_chunk_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->second;
  }
  void Insert(uint32_t chunk, const SharedRows& rows) {
    MutexLock lock(mutex_);
    if (by_chunk_.contains(chunk)) return;
    order_.emplace_front(chunk, rows);
    by_chunk_[chunk] = order_.begin();
    held_rows_ += rows->size();
    while (held_rows_ > max_rows_ && order_.size() > 1) {
      held_rows_ -= order_.back().second->size();
      by_chunk_.erase(order_.back().first);
      order_.pop_back();
    }
  }

  // Without the symbols' texts.
  size_t held_bytes() const {
    MutexLock lock(mutex_);
    size_t bytes = 0;
    for (const auto& [chunk, rows] : order_) bytes += rows->MemoryBytes();
    return bytes;
  }

 private:
  using Order = std::list<std::pair<uint32_t, SharedRows>>;
  const size_t max_rows_;
  mutable Mutex mutex_;
  Order order_ ABSL_GUARDED_BY(mutex_);  // Used last first.
  absl::flat_hash_map<uint32_t, Order::iterator> by_chunk_
      ABSL_GUARDED_BY(mutex_);
  size_t held_rows_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_ROWS_CACHE_H_
