#ifndef HEARSAY_COMMON_STORAGE_MEMORY_USE_H_
#define HEARSAY_COMMON_STORAGE_MEMORY_USE_H_

#include <cstdint>

#include "common/storage/database.h"

namespace hearsay::storage {

// What a store holds in memory, by RocksDB's own account: about. All of it is
// bounded, by options.h.
struct MemoryUse {
  int64_t memtable_bytes = 0;
  int64_t block_cache_bytes = 0;   // Indexes and filters too.
  int64_t table_reader_bytes = 0;  // Beside the cache.
};
MemoryUse MemoryUseOf(const Database& database);

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_MEMORY_USE_H_
