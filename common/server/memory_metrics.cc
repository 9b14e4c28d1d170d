#include "common/server/memory_metrics.h"

#include <malloc.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <utility>

namespace hearsay::server {
namespace {

double ResidentBytes() {
  std::ifstream file("/proc/self/statm");
  int64_t size = 0;
  int64_t resident = 0;
  file >> size >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE));
}

}  // namespace

void AddMemoryGauges(std::function<storage::MemoryUse()> store,
                     Metrics& metrics) {
  metrics.AddGauge("hearsay_process_resident_bytes",
                   "Memory of this process, as the kernel counts it.",
                   ResidentBytes);
  const std::string heap = "hearsay_process_heap_bytes";
  const std::string heap_help =
      "Memory that the program asked for, and what it gave back and is kept.";
  metrics.AddGauge(heap, heap_help,
                   [] {
                     const struct mallinfo2 info = mallinfo2();
                     return static_cast<double>(info.uordblks + info.hblkhd);
                   },
                   {{"part", "used"}});
  metrics.AddGauge(heap, heap_help,
                   [] { return static_cast<double>(mallinfo2().fordblks); },
                   {{"part", "free"}});
  using Memory = storage::MemoryUse;
  const auto add = [&](const char* part, int64_t Memory::*bytes) {
    metrics.AddGauge(
        "hearsay_store_memory_bytes",
        "What RocksDB holds in memory, by its own account.",
        [store, bytes] { return static_cast<double>(store().*bytes); },
        {{"part", part}});
  };
  add("memtables", &Memory::memtable_bytes);
  add("block_cache", &Memory::block_cache_bytes);
  add("table_readers", &Memory::table_reader_bytes);
}

}  // namespace hearsay::server
