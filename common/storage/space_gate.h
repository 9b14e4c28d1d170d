#ifndef HEARSAY_COMMON_STORAGE_SPACE_GATE_H_
#define HEARSAY_COMMON_STORAGE_SPACE_GATE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/base/mutex.h"

namespace hearsay::storage {

// What a file system has.
struct DiskSpace {
  uint64_t total_bytes = 0;
  uint64_t available_bytes = 0;
};

// Of the file system that holds `path`; all zero when it cannot be told.
DiskSpace ReadDiskSpace(const std::string& path);

// Stops writing before the disk is full, since a full one leaves no room for
// the compaction that would free some. The limits are shares of the disk, but
// on a large one never more than the bytes given.
struct SpaceLimits {
  double soft_share = 0.10;
  double hard_share = 0.05;
  uint64_t soft_bytes = uint64_t{2} << 30;
  uint64_t hard_bytes = uint64_t{1} << 30;
};

enum class SpaceLevel {
  kAmple,
  kSoft,  // Below the soft limit: take no new data.
  kHard,  // Below the hard limit: write nothing at all.
};

// Thread safe. Looks at the disk at most once a second.
class SpaceGate {
 public:
  using Probe = std::function<DiskSpace()>;
  SpaceGate(Probe probe, const SpaceLimits& limits, const Clock& clock);
  SpaceLevel Level();

 private:
  SpaceLevel Measure() const;

  const Probe probe_;
  const SpaceLimits limits_;
  const Clock& clock_;
  Mutex mutex_;
  absl::Time measured_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  SpaceLevel level_ ABSL_GUARDED_BY(mutex_) = SpaceLevel::kAmple;
};

}  // namespace hearsay::storage

#endif  // HEARSAY_COMMON_STORAGE_SPACE_GATE_H_
