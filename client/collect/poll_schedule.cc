#include "client/collect/poll_schedule.h"

#include <algorithm>
#include <cmath>

namespace hearsay::collect {
namespace {

void SetNext(absl::Duration wait, absl::Time now, double jitter,
             FeedState& state) {
  state.next_poll = now + wait * (1 + 0.1 * jitter);
}

}  // namespace

void ScheduleAfterPoll(bool news, std::optional<absl::Duration> asked,
                       const PollOptions& options, absl::Time now,
                       double jitter, FeedState& state) {
  state.failures = 0;
  const absl::Duration last = state.interval == absl::ZeroDuration()
                                  ? options.min_interval
                                  : state.interval;
  absl::Duration next = news ? last / 2 : last * 1.5;
  // A publisher's word is what he expects of readers: neither more often nor,
  // as far as news goes, less.
  if (asked) next = *asked;
  state.interval = std::clamp(next, options.min_interval, options.max_interval);
  SetNext(state.interval, now, jitter, state);
}

void ScheduleAfterFailure(std::optional<absl::Duration> retry_after,
                          const PollOptions& options, absl::Time now,
                          double jitter, FeedState& state) {
  constexpr int kMaxDoublings = 16;
  const double factor = std::exp2(std::min(state.failures, kMaxDoublings));
  ++state.failures;
  absl::Duration wait =
      std::min(options.min_interval * factor, options.max_interval);
  if (retry_after) wait = std::max(wait, *retry_after);
  SetNext(wait, now, jitter, state);
}

absl::Duration PageBackoff(absl::Duration first, int failures_before,
                           std::optional<absl::Duration> retry_after,
                           double jitter) {
  constexpr int kMaxDoublings = 10;
  absl::Duration wait =
      first * std::exp2(std::min(failures_before, kMaxDoublings));
  if (retry_after) wait = std::max(wait, *retry_after);
  return wait * (1 + 0.1 * jitter);
}

}  // namespace hearsay::collect
