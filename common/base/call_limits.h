#ifndef HEARSAY_COMMON_BASE_CALL_LIMITS_H_
#define HEARSAY_COMMON_BASE_CALL_LIMITS_H_

#include <functional>

#include "absl/time/time.h"

namespace hearsay {

// What a call may still cost. Long work checks both now and then, and ends
// kDeadlineExceeded or kCancelled.
struct CallLimits {
  absl::Time deadline = absl::InfiniteFuture();
  std::function<bool()> cancelled = [] { return false; };
};

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_CALL_LIMITS_H_
