#ifndef HEARSAY_CLIENT_RPC_ERROR_H_
#define HEARSAY_CLIENT_RPC_ERROR_H_

#include <string>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"

namespace hearsay::client {

// An error for a person to read: the message, then what its details add (the
// field, when to try again), then the code's name. One line.
std::string ExplainError(const absl::Status& error);
std::string ExplainError(const google::rpc::Status& error);
std::string ExplainError(const grpc::Status& error);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_RPC_ERROR_H_
