#ifndef HEARSAY_CLIENT_VISIBILITY_H_
#define HEARSAY_CLIENT_VISIBILITY_H_

#include <string>

#include "absl/time/time.h"
#include "grpcpp/support/status.h"

namespace hearsay::client {

// Waits until the query service at `address` answers from a read model that
// covers `consistency_token`. DEADLINE_EXCEEDED after `timeout`.
grpc::Status WaitUntilVisible(const std::string& address,
                              const std::string& consistency_token,
                              absl::Duration timeout);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_VISIBILITY_H_
