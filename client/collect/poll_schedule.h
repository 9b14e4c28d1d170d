#ifndef HEARSAY_CLIENT_COLLECT_POLL_SCHEDULE_H_
#define HEARSAY_CLIENT_COLLECT_POLL_SCHEDULE_H_

#include <optional>

#include "absl/time/time.h"
#include "client/collect/collect_state.h"

namespace hearsay::collect {

// How often feeds are polled.
struct PollOptions {
  absl::Duration min_interval = absl::Minutes(5);
  absl::Duration max_interval = absl::Hours(6);
};

// All of these set `state.next_poll` and `state.interval`. `jitter`, 0 to 1,
// spreads the polls over a tenth of the interval, so that feeds that failed
// together do not come back together.

// After a poll. `news`: it had new items, and the next one comes in half the
// time; without, in one and a half times. `asked`, what the feed itself says,
// comes before that. The bounds of the options hold in any case.
void ScheduleAfterPoll(bool news, std::optional<absl::Duration> asked,
                       const PollOptions& options, absl::Time now,
                       double jitter, FeedState& state);

// After a failure: the interval doubles with each in a row. `retry_after`, what
// the server asks for, is waited in any case.
void ScheduleAfterFailure(std::optional<absl::Duration> retry_after,
                          const PollOptions& options, absl::Time now,
                          double jitter, FeedState& state);

// The time until a page is tried again: `first` after its first failure, twice
// that after the next, up to a thousand times.
absl::Duration PageBackoff(absl::Duration first, int failures_before,
                           std::optional<absl::Duration> retry_after,
                           double jitter);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_POLL_SCHEDULE_H_
