#ifndef HEARSAY_COMMON_BASE_STEADY_TIME_H_
#define HEARSAY_COMMON_BASE_STEADY_TIME_H_

#include <chrono>

#include "absl/time/time.h"

namespace hearsay {

// Time since some moment of the past, by a clock that only goes forward: a wait
// that is measured by it lasts as long as it is meant to, also when the wall
// clock jumps meanwhile. For waits inside one process; what is stored or told
// has times by a Clock.
inline absl::Duration SteadyNow() {
  return absl::FromChrono(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_STEADY_TIME_H_
