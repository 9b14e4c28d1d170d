#ifndef HEARSAY_COMMON_SERVER_MEMORY_METRICS_H_
#define HEARSAY_COMMON_SERVER_MEMORY_METRICS_H_

#include <functional>

#include "common/server/metrics.h"
#include "common/storage/memory_use.h"

namespace hearsay::server {

// Tells what the memory of this process is in, so that its growth can be
// explained without stopping it:
//   hearsay_process_resident_bytes  what the kernel counts, files mapped too
//   hearsay_process_heap_bytes      used: asked for and not given back;
//                                   free: given back and kept for the next who
//                                   asks; of all arenas, and large pieces;
//                                   up to ten seconds old
//   hearsay_store_memory_bytes      memtables, block_cache, table_readers:
//                                   of what is used, by RocksDB's own account
// `store` is called at every scrape, until the metrics are stopped.
void AddMemoryGauges(std::function<storage::MemoryUse()> store,
                     Metrics& metrics);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_MEMORY_METRICS_H_
