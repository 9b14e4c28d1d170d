#ifndef HEARSAY_COMMON_SERVER_UNARY_CALL_H_
#define HEARSAY_COMMON_SERVER_UNARY_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/call_limits.h"
#include "common/server/call_runtime.h"

namespace hearsay::server {

// kResourceExhausted with RetryInfo: the executor's queue is full.
absl::Status BusyError();

// One unary call that is under way. Copies are the same call; Finish is called
// once, on any of them. `method` is a constant, such as
// "QueryService/GetClaim".
class UnaryCall {
 public:
  UnaryCall(grpc::CallbackServerContext* context, const CallRuntime& runtime,
            absl::string_view method);

  // What the handler returns to gRPC.
  grpc::ServerUnaryReactor* reactor() const { return reactor_; }

  // Ends the call, from any thread. gRPC may free it, its request and its
  // response from here on.
  grpc::ServerUnaryReactor* Finish(const absl::Status& status) const;

  // Runs `serve` on the runtime's executor and finishes with its status. A full
  // executor answers BusyError; a call whose time is up or whose client has
  // gone before its turn comes is not served. Domain code blocks on storage,
  // which a gRPC callback thread must never do.
  using Serve = absl::AnyInvocable<absl::Status(const CallLimits&)>;
  grpc::ServerUnaryReactor* Run(Serve serve) const;

 private:
  grpc::CallbackServerContext* context_;
  Executor& executor_;
  grpc::ServerUnaryReactor* reactor_;
  RpcMetrics::Call metric_;
};

// Serves one unary call with `serve`: UnaryCall's Run.
grpc::ServerUnaryReactor* ServeUnary(grpc::CallbackServerContext* context,
                                     const CallRuntime& runtime,
                                     absl::string_view method,
                                     UnaryCall::Serve serve);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_UNARY_CALL_H_
