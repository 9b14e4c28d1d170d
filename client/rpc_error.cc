#include "client/rpc_error.h"

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"

namespace hearsay::client {

google::rpc::Status ToRpcStatus(const grpc::Status& status) {
  google::rpc::Status out;
  if (status.error_details().empty() ||
      !out.ParseFromString(status.error_details())) {
    out.Clear();
    out.set_code(static_cast<int>(status.error_code()));
    out.set_message(status.error_message());
  }
  return out;
}

std::string ExplainError(const google::rpc::Status& error) {
  std::string text = error.message();
  for (const auto& any : error.details()) {
    google::rpc::BadRequest bad;
    google::rpc::RetryInfo retry;
    if (any.Is<google::rpc::BadRequest>() && any.UnpackTo(&bad)) {
      for (const auto& violation : bad.field_violations()) {
        if (absl::StrContains(text, violation.field())) continue;
        absl::StrAppend(&text, "; ", violation.field(), ": ",
                        violation.description());
      }
    } else if (any.Is<google::rpc::RetryInfo>() && any.UnpackTo(&retry)) {
      absl::StrAppend(
          &text, "; try again in ",
          retry.retry_delay().seconds() + retry.retry_delay().nanos() / 1e9,
          " s");
    }
  }
  const auto code = static_cast<absl::StatusCode>(error.code());
  absl::StrAppend(&text, text.empty() ? "" : " ", "(",
                  absl::StatusCodeToString(code), ")");
  return text;
}

std::string ExplainError(const grpc::Status& status) {
  return ExplainError(ToRpcStatus(status));
}

}  // namespace hearsay::client
