#include "client/rpc_error.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"
#include "common/server/status.h"

namespace hearsay::client {

std::string ExplainError(const absl::Status& error) {
  std::string text(error.message());
  const ErrorDetail detail = GetErrorDetail(error);
  if (!absl::StrContains(text, detail.field)) {
    absl::StrAppend(&text, "; field ", detail.field);
  }
  if (detail.retry_after) {
    absl::StrAppend(&text, "; try again in ",
                    absl::FormatDuration(*detail.retry_after));
  }
  if (!text.empty()) text.push_back(' ');
  absl::StrAppend(&text, "(", absl::StatusCodeToString(error.code()), ")");
  return text;
}

std::string ExplainError(const google::rpc::Status& error) {
  return ExplainError(server::FromRpcStatus(error));
}

std::string ExplainError(const grpc::Status& error) {
  return ExplainError(server::FromGrpcStatus(error));
}

}  // namespace hearsay::client
