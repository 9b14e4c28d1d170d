#ifndef HEARSAY_COMMON_SERVER_STATUS_H_
#define HEARSAY_COMMON_SERVER_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace hearsay::server {

// The only place where statuses cross the wire. An error carries ErrorInfo
// (domain `hearsay`; the code's name where it has no reason of its own),
// BadRequest when it names a field and RetryInfo when it says when to retry:
// see common/base/field_error.h. Messages are cut at 1000 bytes, because they
// travel in HTTP/2 headers, twice.
grpc::Status ToGrpcStatus(const absl::Status& status);
google::rpc::Status ToRpcStatus(const absl::Status& status);

// The way back, with the details as ErrorDetail. Details of others are dropped.
absl::Status FromGrpcStatus(const grpc::Status& status);
absl::Status FromRpcStatus(const google::rpc::Status& status);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_STATUS_H_
