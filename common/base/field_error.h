#ifndef HEARSAY_COMMON_BASE_FIELD_ERROR_H_
#define HEARSAY_COMMON_BASE_FIELD_ERROR_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace hearsay {

// What the RPC edge turns into google.rpc details. Travels as payloads of an
// absl::Status, so that domain code below the edge can name a field.
struct ErrorDetail {
  std::string reason;                         // ErrorInfo, UPPER_SNAKE_CASE.
  std::string field;                          // BadRequest path; may be empty.
  std::optional<absl::Duration> retry_after;  // RetryInfo.
};

// kInvalidArgument with the message "<field>: <description>". `field` is the
// path in the request, such as `article.text`; `description` says what is wrong
// and what to do: "is empty; send the article's text or html".
absl::Status FieldError(absl::string_view reason, absl::string_view field,
                        absl::string_view description);

// A status of any code other than kOk with a detail.
absl::Status ErrorWithDetail(absl::StatusCode code, absl::string_view message,
                             const ErrorDetail& detail);

// The detail of `status`; empty strings where it has none.
ErrorDetail GetErrorDetail(const absl::Status& status);

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_FIELD_ERROR_H_
