#include "query_service/answer/consistency.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/base/steady_time.h"
#include "common/record/consistency_token.h"

namespace hearsay::answer {
namespace {

// How often a wait looks whether the client has gone.
constexpr absl::Duration kLookEvery = absl::Milliseconds(200);
// A call without a deadline must not hold its thread for ever.
constexpr absl::Duration kLongestWait = absl::Seconds(30);

}  // namespace

absl::Status WaitForSequence(uint64_t sequence, const ClaimLibrary& library,
                             const query::CallLimits& limits) {
  const absl::Duration end =
      SteadyNow() + std::min(limits.deadline - absl::Now(), kLongestWait);
  while (library.AppliedSequence() < sequence) {
    if (limits.cancelled()) return absl::CancelledError("the client has gone");
    const absl::Duration left = end - SteadyNow();
    if (left <= absl::ZeroDuration()) {
      return ErrorWithDetail(
          absl::StatusCode::kDeadlineExceeded,
          absl::StrCat("sequence ", sequence, " is not applied yet, ",
                       library.AppliedSequence(),
                       " is; ask again, or without the token for what is "
                       "known now"),
          {.reason = "NOT_APPLIED_YET",
           .field = "",
           .retry_after = absl::Seconds(1)});
    }
    library.WaitForSequence(sequence, absl::Now() + std::min(left, kLookEvery));
  }
  return absl::OkStatus();
}

absl::Status WaitForToken(absl::string_view token, const ClaimLibrary& library,
                          const query::CallLimits& limits) {
  if (token.empty()) return absl::OkStatus();
  HEARSAY_ASSIGN_OR_RETURN(const record::ConsistencyToken promise,
                           record::ParseConsistencyToken(token));
  uint64_t sequence = 0;
  for (const auto& position : promise.positions) {
    sequence = std::max(sequence, position.sequence);
  }
  // A library that has applied nothing yet learns its log with the first
  // change.
  if (library.LogId().empty()) {
    HEARSAY_RETURN_IF_ERROR(WaitForSequence(1, library, limits));
  }
  if (promise.log_id != library.LogId()) {
    return ErrorWithDetail(
        absl::StatusCode::kFailedPrecondition,
        "consistency_token: is of another record than the one this service "
        "follows; the record was restored, or the token is another "
        "deployment's. Ask without it",
        {.reason = "LOG_ID_MISMATCH",
         .field = "consistency_token",
         .retry_after = {}});
  }
  return WaitForSequence(sequence, library, limits);
}

}  // namespace hearsay::answer
