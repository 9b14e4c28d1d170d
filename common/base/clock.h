#ifndef HEARSAY_COMMON_BASE_CLOCK_H_
#define HEARSAY_COMMON_BASE_CLOCK_H_

#include <atomic>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace hearsay {

// Tells the time. Whatever stores or compares times takes a Clock, so that
// tests decide what time it is. Thread safe.
class Clock {
 public:
  virtual ~Clock() = default;
  // The wall clock, UTC; may jump either way.
  virtual absl::Time Now() const = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
};

// A clock that stands still until it is told to move.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(absl::Time now) { Set(now); }
  absl::Time Now() const override {
    return absl::FromUnixNanos(now_ns_.load(std::memory_order_relaxed));
  }
  void Set(absl::Time now) { now_ns_ = absl::ToUnixNanos(now); }
  void Advance(absl::Duration by) { Set(Now() + by); }

 private:
  std::atomic<int64_t> now_ns_;
};

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_CLOCK_H_
