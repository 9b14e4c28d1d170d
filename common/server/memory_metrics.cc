#include "common/server/memory_metrics.h"

#include <malloc.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/mutex.h"

namespace hearsay::server {
namespace {

double ResidentBytes() {
  std::ifstream file("/proc/self/statm");
  int64_t size = 0;
  int64_t resident = 0;
  file >> size >> resident;
  return static_cast<double>(resident * sysconf(_SC_PAGESIZE));
}

// What the allocator says of itself. To answer it goes through all that is
// free, with its heaps locked: 100 ms and more after a read model was built. So
// one answer serves both gauges, and whoever scrapes in the next seconds.
class HeapUse {
 public:
  double used() {
    MutexLock lock(mutex_);
    Look();
    return static_cast<double>(info_.uordblks + info_.hblkhd);
  }
  double free() {
    MutexLock lock(mutex_);
    Look();
    return static_cast<double>(info_.fordblks);
  }

 private:
  static constexpr absl::Duration kGoodFor = absl::Seconds(10);

  void Look() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    const absl::Time now = absl::Now();
    if (now < looked_ + kGoodFor && now >= looked_) return;
    info_ = mallinfo2();
    looked_ = now;
  }

  Mutex mutex_;
  absl::Time looked_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  struct mallinfo2 info_ ABSL_GUARDED_BY(mutex_) = {};
};

}  // namespace

void AddMemoryGauges(std::function<storage::MemoryUse()> store,
                     Metrics& metrics) {
  metrics.AddGauge("hearsay_process_resident_bytes",
                   "Memory of this process, as the kernel counts it.",
                   ResidentBytes);
  const std::string heap = "hearsay_process_heap_bytes";
  const std::string heap_help =
      "Memory that the program asked for, and what it gave back and is kept.";
  const auto heap_use = std::make_shared<HeapUse>();
  metrics.AddGauge(heap, heap_help, [heap_use] { return heap_use->used(); },
                   {{"part", "used"}});
  metrics.AddGauge(heap, heap_help, [heap_use] { return heap_use->free(); },
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
