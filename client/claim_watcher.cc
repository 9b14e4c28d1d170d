#include "client/claim_watcher.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "client/rpc_error.h"
#include "common/base/steady_time.h"

namespace hearsay::client {
namespace {

// Whether the same request would fail the same way again.
bool IsFinal(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::OUT_OF_RANGE:
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::UNAUTHENTICATED:
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNIMPLEMENTED:
    case grpc::StatusCode::DATA_LOSS:
      return true;
    default:
      return false;
  }
}

}  // namespace

ClaimWatcher::ClaimWatcher(const std::shared_ptr<grpc::Channel>& channel,
                           v1::WatchClaimsRequest request,
                           const WatcherOptions& options, Events events)
    : stub_(v1::QueryService::NewStub(channel)),
      request_(std::move(request)),
      options_(options),
      events_(std::move(events)) {}

bool ClaimWatcher::stopped() const {
  MutexLock lock(mutex_);
  return stopped_;
}

void ClaimWatcher::Stop() {
  MutexLock lock(mutex_);
  stopped_ = true;
  if (context_ != nullptr) context_->TryCancel();
  wake_.SignalAll();
}

bool ClaimWatcher::Pause(absl::Duration delay) {
  MutexLock lock(mutex_);
  const absl::Duration until = SteadyNow() + delay;
  while (!stopped_ && SteadyNow() < until) {
    wake_.WaitFor(mutex_, until - SteadyNow());
  }
  return !stopped_;
}

grpc::Status ClaimWatcher::RunStream() {
  grpc::ClientContext context;
  {
    MutexLock lock(mutex_);
    if (stopped_) return grpc::Status::CANCELLED;
    context_ = &context;
  }
  progress_ = false;
  const auto reader = stub_->WatchClaims(&context, request_);
  v1::WatchClaimsResponse response;
  while (!stopped() && reader->Read(&response)) {
    progress_ = any_response_ = true;
    request_.set_resume_token(response.resume_token());
    if (!events_.told(response)) Stop();
  }
  {
    MutexLock lock(mutex_);
    context_ = nullptr;
  }
  return reader->Finish();
}

grpc::Status ClaimWatcher::Run() {
  const absl::Duration give_up = SteadyNow() + options_.connect_for;
  absl::Duration backoff = options_.min_backoff;
  while (true) {
    const grpc::Status status = RunStream();
    if (stopped()) return grpc::Status::OK;
    if (IsFinal(status.error_code())) return status;
    if (!any_response_ && SteadyNow() >= give_up) return status;
    if (progress_) backoff = options_.min_backoff;
    events_.trouble(absl::StrCat(
        status.ok() ? "the service ended the stream" : ExplainError(status),
        "; trying again"));
    if (!Pause(backoff)) return grpc::Status::OK;
    backoff = std::min(backoff * 2, options_.max_backoff);
  }
}

}  // namespace hearsay::client
