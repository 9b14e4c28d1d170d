#ifndef HEARSAY_COMMON_SERVER_CALL_DEADLINE_H_
#define HEARSAY_COMMON_SERVER_CALL_DEADLINE_H_

#include <grpcpp/server_context.h>

#include <chrono>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace hearsay::server {

// The call's deadline by absl::Now(), which may be behind the machine's clock,
// by which gRPC tells it, for two seconds after somebody has set that: put side
// by side they would end every call.
inline absl::Time DeadlineOf(const grpc::CallbackServerContext& context) {
  return absl::Now() + absl::FromChrono(context.deadline() -
                                        std::chrono::system_clock::now());
}

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_CALL_DEADLINE_H_
