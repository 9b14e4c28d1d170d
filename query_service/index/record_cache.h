#ifndef HEARSAY_QUERY_SERVICE_INDEX_RECORD_CACHE_H_
#define HEARSAY_QUERY_SERVICE_INDEX_RECORD_CACHE_H_

#include <cstddef>
#include <cstdint>

#include "hearsay/internal/v1/record.pb.h"
#include "query_service/index/recent_cache.h"

namespace hearsay::index {

// The article revisions that were read last, decoded: that takes longer than to
// find them. Bounded by their size in memory. Thread safe.
class RecordCache {
 public:
  using Record = RecentCache<internal::v1::ArticleRecord>::Shared;

  explicit RecordCache(size_t max_bytes) : records_(max_bytes) {}

  // Null when it is not there.
  Record Find(uint64_t sequence) { return records_.Find(sequence); }
  void Insert(uint64_t sequence, const Record& record) {
    records_.Put(sequence, record, BytesOf(*record));
  }
  void Erase(uint64_t sequence) { records_.Erase(sequence); }
  size_t held_bytes() const { return records_.held_bytes(); }

 private:
  // Protobuf counts what it asked for. A record is made of many small pieces,
  // and the allocator takes a third more for those of news.
  static size_t BytesOf(const internal::v1::ArticleRecord& record) {
    const size_t asked = record.SpaceUsedLong();
    return asked + asked / 3;
  }

  RecentCache<internal::v1::ArticleRecord> records_;
};

}  // namespace hearsay::index

#endif  // HEARSAY_QUERY_SERVICE_INDEX_RECORD_CACHE_H_
