#include "common/base/field_error.h"

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace hearsay {
namespace {

constexpr char kReasonUrl[] = "hearsay/reason";
constexpr char kFieldUrl[] = "hearsay/field";
constexpr char kRetryUrl[] = "hearsay/retry_after_ms";

std::string Payload(const absl::Status& status, const char* url) {
  const auto payload = status.GetPayload(url);
  return payload.has_value() ? std::string(*payload) : "";
}

}  // namespace

absl::Status ErrorWithDetail(absl::StatusCode code, absl::string_view message,
                             const ErrorDetail& detail) {
  absl::Status status(code, message);
  if (!detail.reason.empty()) {
    status.SetPayload(kReasonUrl, absl::Cord(detail.reason));
  }
  if (!detail.field.empty()) {
    status.SetPayload(kFieldUrl, absl::Cord(detail.field));
  }
  if (detail.retry_after.has_value()) {
    status.SetPayload(kRetryUrl,
                      absl::Cord(absl::StrCat(
                          absl::ToInt64Milliseconds(*detail.retry_after))));
  }
  return status;
}

absl::Status FieldError(absl::string_view reason, absl::string_view field,
                        absl::string_view description) {
  return ErrorWithDetail(absl::StatusCode::kInvalidArgument,
                         absl::StrCat(field, ": ", description),
                         {.reason = std::string(reason),
                          .field = std::string(field),
                          .retry_after = std::nullopt});
}

ErrorDetail GetErrorDetail(const absl::Status& status) {
  ErrorDetail detail;
  detail.reason = Payload(status, kReasonUrl);
  detail.field = Payload(status, kFieldUrl);
  int64_t retry_ms = 0;
  if (absl::SimpleAtoi(Payload(status, kRetryUrl), &retry_ms)) {
    detail.retry_after = absl::Milliseconds(retry_ms);
  }
  return detail;
}

}  // namespace hearsay
