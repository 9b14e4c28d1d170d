#include "common/server/status.h"

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"
#include "common/text/cut_utf8.h"
#include "google/rpc/error_details.pb.h"

namespace hearsay::server {
namespace {

constexpr char kDomain[] = "hearsay";
constexpr size_t kMaxMessageBytes = 1000;

#define HEARSAY_SAME_CODE(absl_code, grpc_code)                  \
  static_assert(static_cast<int>(absl::StatusCode::absl_code) == \
                static_cast<int>(grpc::StatusCode::grpc_code))
HEARSAY_SAME_CODE(kOk, OK);
HEARSAY_SAME_CODE(kCancelled, CANCELLED);
HEARSAY_SAME_CODE(kUnknown, UNKNOWN);
HEARSAY_SAME_CODE(kInvalidArgument, INVALID_ARGUMENT);
HEARSAY_SAME_CODE(kDeadlineExceeded, DEADLINE_EXCEEDED);
HEARSAY_SAME_CODE(kNotFound, NOT_FOUND);
HEARSAY_SAME_CODE(kAlreadyExists, ALREADY_EXISTS);
HEARSAY_SAME_CODE(kPermissionDenied, PERMISSION_DENIED);
HEARSAY_SAME_CODE(kUnauthenticated, UNAUTHENTICATED);
HEARSAY_SAME_CODE(kResourceExhausted, RESOURCE_EXHAUSTED);
HEARSAY_SAME_CODE(kFailedPrecondition, FAILED_PRECONDITION);
HEARSAY_SAME_CODE(kAborted, ABORTED);
HEARSAY_SAME_CODE(kOutOfRange, OUT_OF_RANGE);
HEARSAY_SAME_CODE(kUnimplemented, UNIMPLEMENTED);
HEARSAY_SAME_CODE(kInternal, INTERNAL);
HEARSAY_SAME_CODE(kUnavailable, UNAVAILABLE);
HEARSAY_SAME_CODE(kDataLoss, DATA_LOSS);
#undef HEARSAY_SAME_CODE

// Cuts at a code point boundary.
std::string Shortened(absl::string_view message) {
  if (message.size() <= kMaxMessageBytes) return std::string(message);
  return std::string(text::CutUtf8(message, kMaxMessageBytes)) + "…";
}

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  google::rpc::Status out;
  out.set_code(static_cast<int>(status.code()));
  if (status.ok()) return out;
  const std::string message = Shortened(status.message());
  out.set_message(message);

  const ErrorDetail detail = GetErrorDetail(status);
  google::rpc::ErrorInfo info;
  info.set_reason(detail.reason.empty()
                      ? absl::StatusCodeToString(status.code())
                      : detail.reason);
  info.set_domain(kDomain);
  out.add_details()->PackFrom(info);
  if (!detail.field.empty()) {
    absl::string_view description = message;
    if (absl::ConsumePrefix(&description, detail.field)) {
      absl::ConsumePrefix(&description, ": ");
    }
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(detail.field);
    violation->set_description(std::string(description));
    out.add_details()->PackFrom(bad_request);
  }
  if (detail.retry_after.has_value()) {
    google::rpc::RetryInfo retry;
    absl::Duration rest;
    retry.mutable_retry_delay()->set_seconds(
        absl::IDivDuration(*detail.retry_after, absl::Seconds(1), &rest));
    retry.mutable_retry_delay()->set_nanos(
        static_cast<int>(absl::ToInt64Nanoseconds(rest)));
    out.add_details()->PackFrom(retry);
  }
  return out;
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status body = ToRpcStatus(status);
  return grpc::Status(static_cast<grpc::StatusCode>(body.code()),
                      body.message(), body.SerializeAsString());
}

absl::Status FromRpcStatus(const google::rpc::Status& status) {
  if (status.code() == 0) return absl::OkStatus();
  ErrorDetail detail;
  for (const auto& any : status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad_request;
    google::rpc::RetryInfo retry;
    if (any.UnpackTo(&info)) {
      detail.reason = info.reason();
    } else if (any.UnpackTo(&bad_request)) {
      if (bad_request.field_violations_size() > 0) {
        detail.field = bad_request.field_violations(0).field();
      }
    } else if (any.UnpackTo(&retry)) {
      detail.retry_after = absl::Seconds(retry.retry_delay().seconds()) +
                           absl::Nanoseconds(retry.retry_delay().nanos());
    }
  }
  return ErrorWithDetail(static_cast<absl::StatusCode>(status.code()),
                         status.message(), detail);
}

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  google::rpc::Status body;
  if (!body.ParseFromString(status.error_details())) body.Clear();
  // The headers are what the transport vouches for; the body only adds details.
  body.set_code(static_cast<int>(status.error_code()));
  body.set_message(status.error_message());
  return FromRpcStatus(body);
}

}  // namespace hearsay::server
