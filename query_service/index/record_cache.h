#ifndef HEARSAY_QUERY_SERVICE_INDEX_RECORD_CACHE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_RECORD_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "common/base/mutex.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::index {

// The article revisions that were shown last, decoded, by the sequence that
// brought them: showing a page costs more in decoding than in finding it.
// Bounded by their size in memory. Thread safe.
class RecordCache {
 public:
  using Record = std::shared_ptr<const internal::v1::ArticleRecord>;

  explicit RecordCache(size_t max_bytes) : max_bytes_(max_bytes) {}

  // Null when it is not there.
  Record Find(uint64_t sequence) {
    MutexLock lock(mutex_);
    const auto found = by_sequence_.find(sequence);
    if (found == by_sequence_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->record;
  }
  void Insert(uint64_t sequence, const Record& record) {
    const size_t bytes = BytesOf(*record);
    MutexLock lock(mutex_);
    if (bytes > max_bytes_ || by_sequence_.contains(sequence)) return;
    order_.push_front({sequence, bytes, record});
    by_sequence_[sequence] = order_.begin();
    held_bytes_ += bytes;
    while (held_bytes_ > max_bytes_) Drop(std::prev(order_.end()));
  }
  size_t held_bytes() const {
    MutexLock lock(mutex_);
    return held_bytes_;
  }
  void Erase(uint64_t sequence) {
    MutexLock lock(mutex_);
    const auto found = by_sequence_.find(sequence);
    if (found != by_sequence_.end()) Drop(found->second);
  }

 private:
  // Protobuf counts what it asked for. A record is made of many small pieces,
  // and the allocator takes a third more for those of news.
  static size_t BytesOf(const internal::v1::ArticleRecord& record) {
    const size_t asked = record.SpaceUsedLong();
    return asked + asked / 3;
  }

  struct Entry {
    uint64_t sequence;
    size_t bytes;
    Record record;
  };
  using Order = std::list<Entry>;

  void Drop(Order::iterator entry) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    held_bytes_ -= entry->bytes;
    by_sequence_.erase(entry->sequence);
    order_.erase(entry);
  }

  const size_t max_bytes_;
  mutable Mutex mutex_;
  Order order_ ABSL_GUARDED_BY(mutex_);  // Used last first.
  absl::flat_hash_map<uint64_t, Order::iterator> by_sequence_
      ABSL_GUARDED_BY(mutex_);
  size_t held_bytes_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_RECORD_CACHE_H_
