#ifndef HEARSAY_COMMON_SERVER_UNARY_CALL_H_
#define HEARSAY_COMMON_SERVER_UNARY_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/call_limits.h"
#include "common/server/call_runtime.h"
#include "common/server/status.h"

namespace hearsay::server {

// kResourceExhausted with RetryInfo: the executor's queue is full.
absl::Status BusyError();

// Runs `serve`, an absl::Status(const CallLimits&), on the runtime's executor
// and finishes the call with its status, exactly once. A full executor answers
// BusyError; a call whose time is up or whose client has gone before its turn
// comes is not served. Domain code blocks on storage, which a gRPC callback
// thread must never do. `method` is a constant, such as
// "QueryService/GetClaim".
template <typename Serve>
grpc::ServerUnaryReactor* ServeUnary(grpc::CallbackServerContext* context,
                                     const CallRuntime& runtime,
                                     absl::string_view method, Serve serve) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  RpcMetrics::Call call = runtime.metrics.Start(method);
  // gRPC may free the call, its request and its response after this.
  const auto finish = [reactor, call](const absl::Status& status) {
    call.Finish(status.code());
    reactor->Finish(ToGrpcStatus(status));
  };
  const bool accepted = runtime.executor.TrySchedule(
      [context, finish, serve = std::move(serve)]() mutable {
        CallLimits limits{absl::FromChrono(context->deadline()),
                          [context] { return context->IsCancelled(); }};
        if (absl::Now() >= limits.deadline) {
          finish(
              absl::DeadlineExceededError("the call's time was up before "
                                          "its turn came; retry later"));
        } else if (limits.cancelled()) {
          finish(absl::CancelledError("the client has gone"));
        } else {
          finish(serve(static_cast<const CallLimits&>(limits)));
        }
      });
  if (!accepted) finish(BusyError());
  return reactor;
}

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_UNARY_CALL_H_
