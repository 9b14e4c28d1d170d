#include "common/server/callback_pulse.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace hearsay::server {
namespace {

TEST(CallbackPulseTest, GoesOnUntilItEnds) {
  const CallbackPulse pulse;
  const absl::Time end = absl::Now() + absl::Seconds(30);
  while (pulse.pulses() < 3 && absl::Now() < end) {
    absl::SleepFor(absl::Milliseconds(10));
  }
  EXPECT_GE(pulse.pulses(), 3);
}

TEST(CallbackPulseTest, EndsAtAnyTime) {
  for (int i = 0; i < 100; ++i) const CallbackPulse pulse;
}

}  // namespace
}  // namespace hearsay::server
