#include "common/server/unary_call.h"

#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"
#include "common/server/call_deadline.h"
#include "common/server/status.h"

namespace hearsay::server {

absl::Status BusyError() {
  return ErrorWithDetail(absl::StatusCode::kResourceExhausted,
                         "the server is busy; retry later",
                         {.reason = "SERVER_BUSY",
                          .field = "",
                          .retry_after = absl::Milliseconds(200)});
}

UnaryCall::UnaryCall(grpc::CallbackServerContext* context,
                     const CallRuntime& runtime, absl::string_view method)
    : context_(context),
      executor_(runtime.executor),
      reactor_(context->DefaultReactor()),
      metric_(runtime.metrics.Start(method)) {}

grpc::ServerUnaryReactor* UnaryCall::Finish(const absl::Status& status) const {
  metric_.Finish(status.code());
  reactor_->Finish(ToGrpcStatus(status));
  return reactor_;
}

grpc::ServerUnaryReactor* UnaryCall::Run(Serve serve) const {
  const bool accepted =
      executor_.TrySchedule([call = *this, serve = std::move(serve)]() mutable {
        grpc::CallbackServerContext* context = call.context_;
        const CallLimits limits{DeadlineOf(*context),
                                [context] { return context->IsCancelled(); }};
        if (absl::Now() >= limits.deadline) {
          call.Finish(absl::DeadlineExceededError(
              "the call's time was up before its turn came; retry later"));
        } else if (limits.cancelled()) {
          call.Finish(absl::CancelledError("the client has gone"));
        } else {
          call.Finish(serve(limits));
        }
      });
  if (!accepted) Finish(BusyError());
  return reactor_;
}

grpc::ServerUnaryReactor* ServeUnary(grpc::CallbackServerContext* context,
                                     const CallRuntime& runtime,
                                     absl::string_view method,
                                     UnaryCall::Serve serve) {
  return UnaryCall(context, runtime, method).Run(std::move(serve));
}

}  // namespace hearsay::server
