#ifndef HEARSAY_QUERY_SERVICE_INDEX_RECENT_CACHE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_RECENT_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <list>
#include <memory>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "common/base/mutex.h"

namespace hearsay::index {

// What was made of article revisions for the answers that were given last, by
// the sequence that brought each. Bounded by what its values are said to take
// in memory. Thread safe.
template <typename Value>
class RecentCache {
 public:
  using Shared = std::shared_ptr<const Value>;

  explicit RecentCache(size_t max_bytes) : max_bytes_(max_bytes) {}

  // Null when it is not there.
  Shared Find(uint64_t sequence) {
    MutexLock lock(mutex_);
    const auto found = by_sequence_.find(sequence);
    if (found == by_sequence_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->value;
  }
  // In place of what is there. What is too large is not kept.
  void Put(uint64_t sequence, Shared value, size_t bytes) {
    MutexLock lock(mutex_);
    DropIfThere(sequence);
    if (bytes > max_bytes_) return;
    order_.push_front({sequence, bytes, std::move(value)});
    by_sequence_[sequence] = order_.begin();
    held_bytes_ += bytes;
    while (held_bytes_ > max_bytes_) Drop(std::prev(order_.end()));
  }
  void Erase(uint64_t sequence) {
    MutexLock lock(mutex_);
    DropIfThere(sequence);
  }
  size_t held_bytes() const {
    MutexLock lock(mutex_);
    return held_bytes_;
  }

 private:
  struct Entry {
    uint64_t sequence;
    size_t bytes;
    Shared value;
  };
  using Order = std::list<Entry>;

  void DropIfThere(uint64_t sequence) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    const auto found = by_sequence_.find(sequence);
    if (found != by_sequence_.end()) Drop(found->second);
  }
  void Drop(typename Order::iterator entry)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    held_bytes_ -= entry->bytes;
    by_sequence_.erase(entry->sequence);
    order_.erase(entry);
  }

  const size_t max_bytes_;
  mutable Mutex mutex_;
  Order order_ ABSL_GUARDED_BY(mutex_);  // Used last first.
  absl::flat_hash_map<uint64_t, typename Order::iterator> by_sequence_
      ABSL_GUARDED_BY(mutex_);
  size_t held_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_RECENT_CACHE_H_
