#include "common/storage/space_gate.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <utility>

#include "common/base/log.h"

namespace hearsay::storage {
namespace {

constexpr absl::Duration kMeasureEvery = absl::Seconds(1);

uint64_t Limit(uint64_t total_bytes, double share, uint64_t at_most) {
  const auto bytes =
      static_cast<uint64_t>(static_cast<double>(total_bytes) * share);
  return std::min(bytes, at_most);
}

}  // namespace

DiskSpace ReadDiskSpace(const std::string& path) {
  struct statvfs stats;
  if (statvfs(path.c_str(), &stats) != 0) return {};
  const uint64_t block_bytes = stats.f_frsize;
  return {stats.f_blocks * block_bytes, stats.f_bavail * block_bytes};
}

SpaceGate::SpaceGate(Probe probe, const SpaceLimits& limits, const Clock& clock)
    : probe_(std::move(probe)), limits_(limits), clock_(clock) {}

SpaceLevel SpaceGate::Level() {
  const absl::Time now = clock_.Now();
  MutexLock lock(mutex_);
  // The wall clock may jump back: then the time of the last look means nothing.
  if (now >= measured_ && now < measured_ + kMeasureEvery) return level_;
  const SpaceLevel level = Measure();
  if (level != level_) {
    Log(level == SpaceLevel::kAmple ? LogSeverity::kInfo
                                    : LogSeverity::kWarning,
        "disk space level changed",
        {{"level", level == SpaceLevel::kAmple  ? "ample"
                   : level == SpaceLevel::kSoft ? "soft limit"
                                                : "hard limit"}});
  }
  measured_ = now;
  level_ = level;
  return level;
}

SpaceLevel SpaceGate::Measure() const {
  const DiskSpace space = probe_();
  // A disk that cannot be measured is not taken for a full one.
  if (space.total_bytes == 0) return SpaceLevel::kAmple;
  if (space.available_bytes <
      Limit(space.total_bytes, limits_.hard_share, limits_.hard_bytes)) {
    return SpaceLevel::kHard;
  }
  if (space.available_bytes <
      Limit(space.total_bytes, limits_.soft_share, limits_.soft_bytes)) {
    return SpaceLevel::kSoft;
  }
  return SpaceLevel::kAmple;
}

}  // namespace hearsay::storage
