#ifndef HEARSAY_QUERY_SERVICE_ANSWER_CONSISTENCY_H_
#define HEARSAY_QUERY_SERVICE_ANSWER_CONSISTENCY_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "query_service/answer/claim_library.h"
#include "query_service/model/search_page.h"

namespace hearsay::answer {

// Waits until the library holds what a consistency token promises; at once for
// an empty token. Errors: kInvalidArgument on `consistency_token`, it is not
// one; kFailedPrecondition, it is of another log than the library's;
// kDeadlineExceeded and kCancelled by `limits`.
absl::Status WaitForToken(absl::string_view token, const ClaimLibrary& library,
                          const query::CallLimits& limits);

// The same for a sequence of the library's own log.
absl::Status WaitForSequence(uint64_t sequence, const ClaimLibrary& library,
                             const query::CallLimits& limits);

}  // namespace hearsay::answer

#endif  // HEARSAY_QUERY_SERVICE_ANSWER_CONSISTENCY_H_
