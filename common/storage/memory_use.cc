#include "common/storage/memory_use.h"

namespace hearsay::storage {

MemoryUse MemoryUseOf(const Database& database) {
  const auto sum = [&](const char* property) {
    uint64_t bytes = 0;
    database.db().GetAggregatedIntProperty(property, &bytes);
    return static_cast<int64_t>(bytes);
  };
  MemoryUse use;
  use.memtable_bytes = sum("rocksdb.size-all-mem-tables");
  use.table_reader_bytes = sum("rocksdb.estimate-table-readers-mem");
  // All families share one cache, so one of them tells of it.
  uint64_t cached = 0;
  database.db().GetIntProperty(database.family(0), "rocksdb.block-cache-usage",
                               &cached);
  use.block_cache_bytes = static_cast<int64_t>(cached);
  return use;
}

}  // namespace hearsay::storage
